//! `cargo xtask bench --peers`: other programs at the same kind of work, in the same run.
//!
//! They come from PyPI in exact versions, into `target/`, and from Debian.

use serde_json::Value;

use crate::bench::{Figure, best, json, runs};
use crate::host;
use crate::step::{Trouble, call, cargo, output, root, run as run_step, target};

/// What is installed, in exact versions.
const PACKAGES: [&str; 4] = ["pyxform==4.5.0", "openpyxl==3.1.5", "typst==0.15.0", "weasyprint==70.0"];

/// Who typesets the content of the book, and what that is called in the table.
const TYPESETTERS: [(&str, &str); 4] = [
    ("typst", "typst 0.15"),
    ("weasyprint", "WeasyPrint 70"),
    ("chromium", "Chromium print"),
    ("libreoffice", "LibreOffice docx → pdf"),
];

/// The lines of the peers.
pub fn figures(profile: &[&str]) -> Result<Vec<Figure>, Trouble> {
    let place = target().join("peers");
    let python = place.join("bin/python");
    if !python.exists() {
        run_step(call("python3", ["-m", "venv"]).arg(&place))?;
    }
    let python = python.to_string_lossy().into_owned();
    run_step(
        call(&python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(PACKAGES),
    )?;
    let script = root().join("tests/bench/peers/pyxform.py");
    let said = json(&output(call(&python, [script]).arg(place.join("questions.xlsx")))?)?;
    let mut figures = vec![Figure {
        name: "pyxform 4.5: 1 000 questions compiled".into(),
        runs: runs(&said, "ms"),
        unit: "ms",
        aim: None,
    }];
    figures.extend(typeset(&python, profile)?);
    Ok(figures)
}

/// The same prose and tables with the same fonts, set by us and by others. Our own run also draws the charts, tags what is
/// read and checks every character.
fn typeset(python: &str, profile: &[&str]) -> Result<Vec<Figure>, Trouble> {
    host::ensure(&[host::TEST, host::PEERS])?;
    let place = target().join("peers/book");
    let measure = |what: &[&str]| {
        let example = ["--package", "parkgauge-tests", "--example", "measure"];
        let mut command = cargo([&["run", "--quiet"][..], &example, profile, &["--"], what].concat());
        output(command.current_dir(root()))
    };
    measure(&["peers", &place.to_string_lossy()])?;
    let own = json(&measure(&["book300"])?)?;
    let browser = host::browser().unwrap_or_else(|| "chromium".into());
    let script = root().join("tests/bench/peers/book.py");
    let mut all = call(python, [script.to_string_lossy().as_ref(), "all"]);
    all.arg(&place).arg(root().join("assets/fonts")).arg(browser).arg("soffice");
    let others = json(&output(&mut all)?)?;
    let fastest = best(&runs(&own, "ms"));
    let mut figures = lines("the same content: ParkGauge", &own, "peak_mib", None);
    for (key, name) in TYPESETTERS {
        figures.extend(lines(&format!("the same content: {name}"), &others[key], "mib", fastest));
    }
    Ok(figures)
}

/// Time, how often our own it is, and memory.
fn lines(name: &str, said: &Value, memory: &str, own: Option<f64>) -> Vec<Figure> {
    let line = |name: &str, runs: Vec<f64>, unit| Figure { name: name.to_owned(), runs, unit, aim: None };
    let time = runs(said, "ms");
    let ratio = best(&time).zip(own).map(|(theirs, own)| theirs / own);
    let mut figures = vec![line(name, time, "ms")];
    figures.extend(ratio.map(|ratio| line("  best of it to our best", vec![ratio], "×")));
    figures.push(line("  its pages", runs(said, "pages"), "pages"));
    figures.push(line("  its size", runs(said, "kib"), "KiB"));
    figures.push(line("  its memory, peak", runs(said, memory), "MiB"));
    figures
}
