//! Failures of the call itself, in the shape of every other failure.

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
    Failure::new(
        Code::Call,
        words.join(" "),
        ["没有这个命令，或参数不对。", "There is no such command, or its arguments are wrong."],
        ["请对照 parkgauge --help 修改。", "Compare it with parkgauge --help."],
    )
    .because(error.to_string().trim_end())
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
