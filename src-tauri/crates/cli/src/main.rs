//! `parkgauge`: the use cases of the window for people who script, for officials
//! who check many packages, and for tests.

mod args;
mod failure;
mod print;
mod run;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let arguments = args::Arguments::parse();
    let printer = print::Printer { is_json: arguments.json, lang: arguments.lang };
    match run::run(&arguments) {
        Ok(outcome) => printer.outcome(&outcome),
        Err(failure) => printer.failure(&failure),
    }
}
