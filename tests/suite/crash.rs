//! The program is killed while somebody types: whatever was shown as saved is there.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use parkgauge_app::dispatch;
use parkgauge_tests::{Day, workbench};
use serde_json::{Value, json};

const VARIABLE: &str = "PARKGAUGE_SUITE_CRASH";
const TEST: &str = "crash::every_value_that_was_shown_as_saved_survives_a_kill";
const FIELDS: [&str; 3] = ["t1", "t2", "t3"];
/// How many saves are acknowledged before the kill, one number a round.
const ROUNDS: [usize; 5] = [1, 3, 17, 40, 90];

fn call(workbench: &mut parkgauge_app::Workbench, command: &str, request: Value) -> Value {
    dispatch(workbench, command, request).unwrap()
}

fn text(number: usize) -> String {
    format!("第{number}次保存。{}", "内容".repeat(number % 50))
}

/// Types for ever into three fields in turn and says so after each save.
#[allow(clippy::print_stdout)] // this is how it says that something was saved
fn type_for_ever(folder: &Path) -> ! {
    let mut workbench = workbench(folder, &Day::default());
    call(&mut workbench, "open_workspace", json!({ "folder": folder }));
    let new = json!({ "framework": "hsdp", "edition": null, "park": "晴川", "year": 2026 });
    call(&mut workbench, "new_assessment", new);
    let mut revisions = [0, 0, 0];
    for number in 0.. {
        let field = number % 3;
        let saved = call(
            &mut workbench,
            "save_answer",
            json!({
                "indicator": (FIELDS[field]), "slot": "narrative", "base_revision": revisions[field],
                "raw": { "kind": "text", "text": text(number) }
            }),
        );
        revisions[field] = saved["answer"]["revision"].as_u64().unwrap();
        println!("saved {number}");
        std::io::stdout().flush().unwrap();
    }
    unreachable!("typing ends with the process")
}

#[test]
fn every_value_that_was_shown_as_saved_survives_a_kill() {
    if let Some(folder) = std::env::var_os(VARIABLE) {
        type_for_ever(Path::new(&folder));
    }
    for round in ROUNDS {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("park");
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", TEST, "--nocapture", "--test-threads=1"])
            .env(VARIABLE, &folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let shown: Vec<usize> = lines
            .filter_map(|line| line.split_once("saved ").and_then(|(_, number)| number.parse().ok()))
            .take(round)
            .collect();
        // SIGKILL: nothing in the child runs any more; it goes on typing until it arrives.
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(shown.len(), round, "the child typed");
        check_saved(&folder, round);
    }
}

/// Each field holds what was shown last, or something typed later.
fn check_saved(folder: &Path, shown: usize) {
    let mut workbench = workbench(folder, &Day::default());
    call(&mut workbench, "open_workspace", json!({ "folder": folder }));
    let view = call(&mut workbench, "assessment", json!({}));
    for (field, indicator) in FIELDS.into_iter().enumerate() {
        let Some(last) = (0..shown).rev().find(|number| number % 3 == field) else { continue };
        let request = json!({ "indicator": indicator, "slot": "narrative" });
        let history = call(&mut workbench, "answer_history", request);
        let texts: Vec<&str> = history["entries"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|entry| entry["raw"]["text"].as_str())
            .collect();
        assert!(texts.contains(&text(last).as_str()), "save {last} of {shown} was shown");
        let stored =
            view["answers"].as_array().unwrap().iter().find(|answer| answer["indicator"] == indicator);
        assert_eq!(
            stored.unwrap()["raw"]["text"].as_str(),
            texts.first().copied(),
            "what is shown is the newest"
        );
    }
}
