//! `cargo xtask bench`: medians of what people wait for.

use serde_json::Value;

use crate::step::{Done, Trouble, built, call, cargo, output, root, run as run_step, target};
use crate::{host, page, peers, window};

/// One line of the table.
pub struct Figure {
    /// What is measured.
    pub name: String,
    /// Every run, in `unit`.
    pub runs: Vec<f64>,
    /// Unit of the runs.
    pub unit: &'static str,
    /// What we aim at, in the same unit.
    pub aim: Option<Aim>,
}

/// Which side of a bound is aimed at.
#[derive(Clone, Copy)]
pub enum Aim {
    /// Less is better.
    Below(f64),
    /// More is better.
    Above(f64),
}

/// Measures and prints. `--dev` measures the debug build, which is quicker to have and slower to run;
/// `--peers` puts other programs beside.
pub fn run(arguments: &[&str]) -> Done {
    host::ensure(&[host::BUILD, host::FONTS, host::TEST])?;
    let mut figures = Vec::new();
    let profile: &[&str] = if arguments.contains(&"--dev") { &[] } else { &["--release"] };
    figures.extend(measured(profile)?);
    figures.extend(window_figures(profile)?);
    if arguments.contains(&"--peers") {
        figures.extend(peers::figures(profile)?);
    }
    print(&figures);
    Ok(())
}

/// What `tests/bench/measure.rs` measures: its name, and for each list of runs the line of the table.
const MEASURED: [(&str, &[Line]); 12] = [
    ("save", &[("ms", "field left → durably saved", "ms", Some(Aim::Below(25.0)))]),
    ("score", &[("ms", "scoring the demo", "ms", Some(Aim::Below(1.0)))]),
    (
        "framework",
        &[
            ("check_ms", "1 000 indicators checked", "ms", Some(Aim::Below(500.0))),
            ("score_ms", "1 000 indicators scored", "ms", Some(Aim::Below(20.0))),
            ("kib", "their file", "KiB", None),
        ],
    ),
    (
        "roster",
        &[
            ("import_ms", "50 000 firms × 20 columns imported", "ms", Some(Aim::Below(3000.0))),
            ("preview_ms", "looked at before", "ms", None),
            ("accept_ms", "taken after the look", "ms", Some(Aim::Below(3000.0))),
            ("first_window_ms", "the first screen after it", "ms", None),
            ("cell_ms", "one cell of them: saved, all counted", "ms", Some(Aim::Below(20.0))),
            ("window_ms", "a screen of them", "ms", Some(Aim::Below(50.0))),
            ("duplicates_ms", "their duplicates", "ms", Some(Aim::Below(1000.0))),
            ("import_mib", "their memory, peak", "MiB", Some(Aim::Below(400.0))),
        ],
    ),
    (
        "questionnaires",
        &[
            ("make_ms", "500 questionnaires written", "ms", None),
            ("read_ms", "500 of them read and judged", "ms", Some(Aim::Below(10_000.0))),
            ("show_ms", "what they say together", "ms", Some(Aim::Below(1000.0))),
        ],
    ),
    ("book", &[("ms", "PDF of the demo", "ms", None), ("pages", "its pages", "pages", None)]),
    (
        "book300",
        &[
            ("ms", "PDF of about 300 pages", "ms", Some(Aim::Below(500.0))),
            ("pages", "its pages", "pages", None),
            ("kib", "its size", "KiB", None),
            ("peak_mib", "its memory, peak", "MiB", Some(Aim::Below(200.0))),
        ],
    ),
    (
        "book1000",
        &[
            ("ms", "book of 1 000 indicators", "ms", Some(Aim::Below(1000.0))),
            ("pages", "its pages", "pages", None),
            ("peak_mib", "its memory, peak", "MiB", Some(Aim::Below(200.0))),
        ],
    ),
    (
        "preview",
        &[
            ("first_ms", "preview asked for → its first page", "ms", Some(Aim::Below(500.0))),
            ("next_ms", "any other page of it", "ms", Some(Aim::Below(100.0))),
        ],
    ),
    (
        "package",
        &[
            ("add_mb_s", "adding 200 MB of evidence", "MB/s", None),
            ("make_mb_s", "package of 200 MB of evidence", "MB/s", Some(Aim::Above(200.0))),
        ],
    ),
    (
        "evidence",
        &[
            ("add_mb_s", "adding 2 GB of evidence", "MB/s", Some(Aim::Above(150.0))),
            ("growth_mib", "its memory, growth", "MiB", Some(Aim::Below(150.0))),
        ],
    ),
    (
        "volume",
        &[
            ("ms", "volume of 1,800 pages of 180 files", "ms", Some(Aim::Below(3000.0))),
            ("qpdf_ms", "the same files joined by qpdf", "ms", None),
            ("mutool_ms", "the same files joined by mutool", "ms", None),
            ("pages", "its sheets, covers included", "pages", None),
        ],
    ),
];

/// Key of the runs, name, unit and aim.
type Line = (&'static str, &'static str, &'static str, Option<Aim>);

fn measured(profile: &[&str]) -> Result<Vec<Figure>, Trouble> {
    let example = ["--package", "parkgauge-tests", "--example", "measure"];
    let mut figures = Vec::new();
    for (what, lines) in MEASURED {
        let mut command = cargo([&["run", "--quiet"][..], &example, profile, &["--", what]].concat());
        let said = json(&output(command.current_dir(root()))?)?;
        for (key, name, unit, aim) in lines {
            figures.push(Figure { name: (*name).into(), runs: runs(&said, key), unit, aim: *aim });
        }
        let name = format!("  memory of `measure {what}`, peak");
        figures.push(Figure { name, runs: runs(&said, "peak_mib"), unit: "MiB", aim: None });
    }
    Ok(figures)
}

/// What a measuring program printed.
pub fn json(text: &str) -> Result<Value, Trouble> {
    serde_json::from_str(text).map_err(|cause| Trouble::Found(format!("{cause}: {text}")))
}

/// The runs of one of its lists.
pub fn runs(said: &Value, name: &str) -> Vec<f64> {
    said[name].as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

fn window_figures(profile: &[&str]) -> Result<Vec<Figure>, Trouble> {
    page::build()?;
    let build = ["build", "--package", "parkgauge-desktop", "--features", window::FEATURES];
    run_step(&mut cargo([&build[..], profile].concat()))?;
    let is_debug = profile.is_empty();
    let binary =
        if is_debug { built("parkgauge-desktop") } else { target().join("release/parkgauge-desktop") };
    let mut script = call("node", [root().join("tests/bench/window.mjs")]);
    script.env("PARKGAUGE_E2E_BINARY", binary);
    let said = json(&output(&mut window::under_display(script))?)?;
    let runs = |name: &str| runs(&said, name);
    Ok(vec![
        Figure {
            name: "start → interactive window".into(),
            runs: runs("interactive_ms"),
            unit: "ms",
            aim: Some(Aim::Below(1000.0)),
        },
        Figure { name: "memory of the window, PSS".into(), runs: runs("pss_mib"), unit: "MiB", aim: None },
        Figure { name: "memory of the window, RSS".into(), runs: runs("rss_mib"), unit: "MiB", aim: None },
    ])
}

fn print(figures: &[Figure]) {
    println!("\n{:<36} {:>5} {:>10} {:>10} {:>10} {:>10}", "", "runs", "median", "p99", "aim", "unit");
    for figure in figures {
        let aim = figure.aim.map_or_else(
            || "–".to_owned(),
            |aim| match aim {
                Aim::Below(bound) => format!("< {bound}"),
                Aim::Above(bound) => format!("> {bound}"),
            },
        );
        let (median, late) = (rank(&figure.runs, 50), rank(&figure.runs, 99));
        println!(
            "{:<36} {:>5} {:>10} {:>10} {:>10} {:>10}",
            figure.name,
            figure.runs.len(),
            shown(median),
            shown(late),
            aim,
            figure.unit
        );
    }
}

fn shown(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.1}"))
}

/// The quickest run.
pub fn best(runs: &[f64]) -> Option<f64> {
    rank(runs, 0)
}

/// The run that `percent` of the runs do not exceed.
fn rank(runs: &[f64], percent: usize) -> Option<f64> {
    let mut sorted = runs.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = (sorted.len() * percent).div_ceil(100).max(1) - 1;
    sorted.get(place).copied()
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn a_median_is_a_run_that_happened() {
        assert_eq!(rank(&[3.0, 1.0, 2.0], 50), Some(2.0));
        assert_eq!(rank(&[4.0, 1.0, 2.0, 3.0], 50), Some(2.0));
        assert_eq!(rank(&[4.0, 1.0, 2.0, 3.0], 99), Some(4.0));
        assert_eq!(rank(&[], 50), None);
    }
}
