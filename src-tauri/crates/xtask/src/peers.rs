//! `cargo xtask bench --peers`: other programs at the same kind of work, in the same run.
//!
//! They come from PyPI in exact versions, into `target/`; without a network the table is printed without them.

use crate::bench::{Figure, json, runs};
use crate::step::{Trouble, call, output, root, run as run_step, target};

/// What is installed, in exact versions.
const PACKAGES: [&str; 2] = ["pyxform==4.5.0", "openpyxl==3.1.5"];

/// The lines of the peers.
pub fn figures() -> Result<Vec<Figure>, Trouble> {
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
    Ok(vec![Figure {
        name: "pyxform 4.5: 1 000 questions compiled".into(),
        runs: runs(&said, "ms"),
        unit: "ms",
        aim: None,
    }])
}
