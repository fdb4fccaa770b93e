//! `cargo xtask run`: from a fresh clone to the open window.

use std::path::PathBuf;

use crate::step::{Done, cargo, run as run_step, target};
use crate::{host, page};

/// Installs what is missing, builds and opens the window; without a display does the main job headless.
pub fn run(arguments: &[&str]) -> Done {
    if !host::has_display() {
        println!(
            "没有图形界面，窗口无法打开：改为在命令行完成主要工作（示例园区 → 申报材料包）。\n\
             There is no display to open a window on: doing the main job headless (demo park → submission set)."
        );
        return demo();
    }
    host::ensure(&[host::BUILD, host::FONTS])?;
    page::build()?;
    let build = ["run", "--package", "parkgauge-desktop", "--features", "custom-protocol"];
    let profile: &[&str] = if arguments.contains(&"--release") { &["--release"] } else { &[] };
    run_step(&mut cargo([&build[..], profile].concat()))
}

fn demo() -> Done {
    host::ensure(&[&host::BUILD[..1]])?;
    let out = fresh_folder();
    let words = ["run", "--quiet", "--package", "parkgauge", "--", "demo", "--out"];
    run_step(cargo(words).arg(&out))?;
    println!("\n申报材料包在 The submission set is in\n  {}", out.display());
    Ok(())
}

fn fresh_folder() -> PathBuf {
    let free = (1..).map(|number| target().join(format!("demo-{number}"))).find(|folder| !folder.exists());
    free.unwrap_or_else(|| target().join("demo"))
}
