//! `cargo xtask test`: everything.

use crate::stage::Stages;
use crate::step::{Done, Trouble, cargo, has, root, run as run_step};
use crate::{host, network, page, pdf, window};

type Stage = (&'static str, &'static str, fn() -> Done);

const STAGES: &[Stage] = &[
    ("system", "系统软件包与页面依赖 packages of the system and of the page", system),
    ("page", "页面构建、类型检查与单元测试 the page: build, types, units", page),
    ("rust", "Rust 测试 tests of every crate below the window", rust),
    ("shell", "窗口外壳测试 tests of the shell", shell),
    ("window", "真实窗口 journeys through the real window", window::test),
    ("browser", "浏览器 journeys in a browser, over the bridge", browser),
    ("pdf", "PDF 与材料包 the book and the package, seen by other programs", pdf::run),
    ("network", "断网 no network: what is linked, and the main job without interfaces", network::run),
];

/// Runs the named stages, or all of them. Nothing is skipped: what is missing is installed or fails.
pub fn run(names: &[&str]) -> Done {
    if let Some(unknown) = names.iter().find(|name| STAGES.iter().all(|stage| stage.0 != **name)) {
        return Err(Trouble::Call(format!("test {unknown}")));
    }
    let mut stages = Stages::begin();
    for (name, what, work) in STAGES {
        if names.is_empty() || names.contains(name) {
            stages.stage(name, what, work);
        }
    }
    stages.end()
}

fn system() -> Done {
    host::ensure(&[host::BUILD, host::FONTS, host::TEST])?;
    page::ensure_packages()
}

fn page() -> Done {
    page::check()?;
    page::test()?;
    page::build()
}

fn rust() -> Done {
    if has("cargo-nextest") {
        run_step(&mut cargo(["nextest", "run", "--no-fail-fast"]))?;
        // nextest does not run the examples in the documentation.
        return run_step(&mut cargo(["test", "--doc", "--quiet"]));
    }
    run_step(&mut cargo(["test", "--no-fail-fast"]))
}

fn shell() -> Done {
    // The features of the window journeys, so that the window's libraries are built once.
    run_step(&mut cargo(["test", "--package", "parkgauge-desktop", "--features", window::FEATURES]))
}

fn browser() -> Done {
    page::build()?;
    let browser = host::browser().ok_or_else(|| Trouble::Missing {
        what: host::BROWSERS.join(" / "),
        next: "cargo xtask test system".to_owned(),
    })?;
    let this = std::env::current_exe().map_err(|cause| Trouble::File { path: root().to_owned(), cause })?;
    let mut journeys = window::node_test(&root().join("tests/e2e/browser"))?;
    run_step(journeys.env("PARKGAUGE_BROWSER", browser).env("PARKGAUGE_XTASK", this))
}
