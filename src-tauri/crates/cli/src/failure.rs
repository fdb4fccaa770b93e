//! Failures of the call itself, in the shape of every other failure.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use parkgauge_app::contract::{Code, Failure};

/// An argument that should be `KEY=VALUE`.
pub fn not_a_pair(text: &str) -> Failure {
    Failure::new(
        Code::Call,
        text.to_owned(),
        ["要写成“名称=值”。", "Write KEY=VALUE."],
        ["例如 name=某某园区。", "For example name=My park."],
    )
}

/// Words that are no command.
pub fn not_a_call(error: &clap::Error) -> Failure {
    let words: Vec<String> =
        std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let (zh, en) = wrong_words(error);
    let (next_zh, next_en) = match named(error, ContextKind::InvalidArg).as_str() {
        year if year.starts_with("--year") => {
            ("请填写 2000 到 2100 之间的四位年度。", "Give a year of four digits between 2000 and 2100.")
        }
        _ => ("请对照 parkgauge --help 修改。", "Compare it with parkgauge --help."),
    };
    let failure = Failure::new(Code::Call, words.join(" "), [&zh, &en], [next_zh, next_en]);
    match error.kind() {
        // Here clap says nothing but its whole help, which speaks both languages.
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => failure,
        _ => failure.because(error.to_string().trim_end()),
    }
}

/// What is wrong with the words, by kind of error.
fn wrong_words(error: &clap::Error) -> (String, String) {
    let argument = named(error, ContextKind::InvalidArg);
    let value = named(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let command = named(error, ContextKind::InvalidSubcommand);
            (format!("没有“{command}”这个命令。"), format!("There is no command `{command}`."))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => (
            "命令没有写完，缺少后面的词。".to_owned(),
            "The command is not finished; a word is missing.".to_owned(),
        ),
        ErrorKind::MissingRequiredArgument => {
            (format!("缺少参数：{argument}。"), format!("Missing: {argument}."))
        }
        ErrorKind::UnknownArgument => {
            (format!("不认识参数“{argument}”。"), format!("The argument `{argument}` is not known."))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            (format!("参数“{argument}”后面缺少内容。"), format!("A value is missing after `{argument}`."))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => (
            format!("参数“{argument}”不能是“{value}”。"),
            format!("The argument `{argument}` cannot be `{value}`."),
        ),
        ErrorKind::ArgumentConflict => (
            format!("参数“{argument}”重复，或不能与其他参数同用。"),
            format!("The argument `{argument}` is given twice or does not go with another one."),
        ),
        _ => ("参数不对。".to_owned(), "The arguments are wrong.".to_owned()),
    }
}

/// The words that an error is about, empty when it names none.
fn named(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(word)) => word.clone(),
        Some(ContextValue::Strings(words)) => words.join(" "),
        _ => String::new(),
    }
}

/// Exit status by what went wrong: 2 the call is wrong, 3 it could not be done.
pub fn status(code: Code) -> u8 {
    match code {
        Code::Call | Code::NothingOpen => 2,
        Code::Conflict
        | Code::Full
        | Code::ReadOnly
        | Code::InUse
        | Code::Newer
        | Code::Damaged
        | Code::BadFile
        | Code::Internal => 3,
    }
}
