//! A process is killed while it saves: whatever it had acknowledged is there.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;

use super::{assessment, at, open, own_process, workspace};
use crate::record::{Answer, Firm, Slot};

const VARIABLE: &str = "PARKGAUGE_TEST_CRASH";
/// What the child acknowledges before it is killed, one number a run.
const ACKNOWLEDGEMENTS: [usize; 8] = [1, 2, 7, 40, 99, 163, 250, 400];

#[test]
fn every_acknowledged_answer_survives_a_kill() {
    if let Some(folder) = std::env::var_os(VARIABLE) {
        save_for_ever(Path::new(&folder));
    }
    for acknowledgements in ACKNOWLEDGEMENTS {
        let folder = tempfile::tempdir().unwrap();
        let mut child =
            own_process("tests::crash::every_acknowledged_answer_survives_a_kill", VARIABLE, folder.path())
                .stdout(std::process::Stdio::piped())
                .spawn()
                .unwrap();
        let mut acknowledged = Vec::new();
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            if let Some(number) = line.unwrap().strip_prefix("saved ") {
                acknowledged.push(number.parse::<usize>().unwrap());
            }
            if acknowledged.len() == acknowledgements {
                break;
            }
        }
        // SIGKILL: nothing in the child runs any more. It goes on saving until it arrives.
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(acknowledged.len(), acknowledgements);

        let store = open(folder.path()).unwrap();
        let there = store.read().answers("a").unwrap();
        for number in acknowledged {
            let found = there.iter().find(|answer| answer.indicator == indicator(number));
            assert_eq!(
                found.map(|answer| &answer.raw),
                Some(&text(number)),
                "answer {number} was acknowledged"
            );
        }
        let firms = store.read().firms(2026).unwrap().len();
        assert!(firms.is_multiple_of(50), "a change of 50 firms is there wholly or not at all: {firms}");
        assert_eq!(store.check().unwrap(), []);
    }
}

/// A test cannot cut the power. What makes a commit survive that is SQLite's own promise for these
/// settings, so they must be what is in force, also after a restart.
#[test]
fn a_commit_waits_for_the_disk() {
    let (folder, store) = workspace();
    store.close().unwrap();
    let store = open(folder.path()).unwrap();
    let number = |name| store.connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
    let text = |name| store.connection.pragma_query_value(None, name, |row| row.get::<_, String>(0)).unwrap();
    assert_eq!(number("synchronous"), 2, "FULL");
    assert_eq!(number("foreign_keys"), 1);
    assert_eq!((text("journal_mode").as_str(), text("locking_mode").as_str()), ("wal", "exclusive"));
}

fn save_for_ever(folder: &Path) -> ! {
    let mut store = open(folder).unwrap();
    store.write("新建", "张三", at(1), |tx| tx.put(assessment("a"))).unwrap();
    for number in 0.. {
        let answer = Answer::new("a", &indicator(number), Slot::Value, &text(number));
        store.write("填写", "张三", at(2), |tx| tx.put(answer)).unwrap();
        // Past the harness, which would keep the line for itself.
        writeln!(std::io::stdout(), "saved {number}").unwrap();
        store
            .write("导入", "张三", at(3), |tx| {
                for row in 0..50 {
                    let id = format!("{number}-{row}");
                    tx.put(Firm { year: 2026, id, position: row, cells: Default::default() })?;
                }
                Ok(())
            })
            .unwrap();
    }
    std::process::exit(1)
}

fn indicator(number: usize) -> String {
    format!("i{number:05}")
}

fn text(number: usize) -> String {
    format!("\"第 {number} 条\"")
}
