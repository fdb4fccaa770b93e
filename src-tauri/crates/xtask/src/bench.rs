//! `cargo xtask bench`: medians of what people wait for.

use serde_json::Value;

use crate::step::{Done, Trouble, built, call, cargo, output, root, run as run_step, target};
use crate::{host, page, window};

/// One line of the table.
pub struct Figure {
    /// What is measured.
    pub name: String,
    /// Every run, in `unit`.
    pub runs: Vec<f64>,
    /// Unit of the runs.
    pub unit: &'static str,
    /// What we aim at, in the same unit; lower is better.
    pub aim: Option<f64>,
}

/// Measures and prints. `--dev` measures the debug build, which is quicker to have and slower to run.
pub fn run(arguments: &[&str]) -> Done {
    host::ensure(&[host::BUILD, host::FONTS, host::TEST])?;
    let mut figures = Vec::new();
    figures.extend(window_figures(arguments.contains(&"--dev"))?);
    print(&figures);
    Ok(())
}

fn window_figures(dev: bool) -> Result<Vec<Figure>, Trouble> {
    page::build()?;
    let profile: &[&str] = if dev { &[] } else { &["--release"] };
    let build = ["build", "--package", "parkgauge-desktop", "--features", window::FEATURES];
    run_step(&mut cargo([&build[..], profile].concat()))?;
    let binary = if dev { built("parkgauge-desktop") } else { target().join("release/parkgauge-desktop") };
    let mut script = call("node", [root().join("tests/bench/window.mjs")]);
    script.env("PARKGAUGE_E2E_BINARY", binary);
    let text = output(&mut window::under_display(script))?;
    let said: Value =
        serde_json::from_str(&text).map_err(|cause| Trouble::Found(format!("{cause}: {text}")))?;
    let runs = |name: &str| said[name].as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    Ok(vec![
        Figure {
            name: "start → interactive window".into(),
            runs: runs("interactive_ms"),
            unit: "ms",
            aim: Some(1000.0),
        },
        Figure { name: "memory of the window, PSS".into(), runs: runs("pss_mib"), unit: "MiB", aim: None },
        Figure { name: "memory of the window, RSS".into(), runs: runs("rss_mib"), unit: "MiB", aim: None },
    ])
}

fn print(figures: &[Figure]) {
    println!("\n{:<36} {:>5} {:>10} {:>10} {:>10} {:>10}", "", "runs", "median", "p99", "aim", "unit");
    for figure in figures {
        let aim = figure.aim.map_or_else(|| "–".to_owned(), |aim| format!("< {aim}"));
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
