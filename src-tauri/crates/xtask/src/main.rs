//! Developer commands, never shipped. `cargo xtask` lists them.

#![expect(clippy::print_stdout, reason = "a command line talks to its user")]

mod bench;
mod bindings;
mod bridge;
mod check;
mod dist;
mod host;
mod http;
mod licences;
mod network;
mod page;
mod pdf;
mod peers;
mod run;
mod stage;
mod step;
mod test;
mod window;

use std::process::ExitCode;

use step::{Done, Trouble};

const HELP: &str = "\
cargo xtask run                    准备依赖、构建并打开窗口；没有图形界面时改为无界面生成示例材料包
                                   install what is missing, build, open the window; headless demo without a display
cargo xtask test [STAGE…]          全部测试 everything: system rust shell page window browser pdf network
cargo xtask check                  快速检查 the quick one: format, lints, unit tests, bindings, licences
cargo xtask bindings [--check]     生成或核对 TypeScript 类型 write (or compare) the TypeScript types
cargo xtask bridge [--port N] [--workspace DIR]
                                   在浏览器中打开页面 serve the page to a browser on this computer
cargo xtask bench [--peers]        测量 figures: medians of what people wait for; other programs beside them
cargo xtask dist [BUNDLE…]         生成安装包 build installers: deb and rpm, or those named (appimage, nsis, msi)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match command(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("\n✗ {trouble}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[&str]) -> Done {
    match arguments {
        ["run", rest @ ..] => run::run(rest),
        ["test", stages @ ..] => test::run(stages),
        ["check"] => check::run(),
        ["bindings"] => bindings::write(),
        ["bindings", "--check"] => bindings::check(),
        ["bridge", rest @ ..] => bridge::run(rest),
        ["bench", rest @ ..] => bench::run(rest),
        ["dist", bundles @ ..] => dist::run(bundles),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(Trouble::Call(other.join(" "))),
    }
}
