//! `parkgauge`: the use cases of the window for people who script, for officials
//! who check many packages, and for tests.

mod args;
mod evidence;
mod failure;
mod print;
mod run;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let arguments = match args::Arguments::try_parse() {
        Ok(arguments) => arguments,
        // Help and version are asked for, not wrong.
        Err(answer) if !answer.use_stderr() => answer.exit(),
        Err(error) => return print::Printer::of_words().failure(&failure::not_a_call(&error)),
    };
    let printer = print::Printer { is_json: arguments.json, lang: arguments.lang };
    match run::run(&arguments) {
        Ok(outcome) => printer.outcome(&outcome),
        Err(failure) => printer.failure(&failure),
    }
}
