//! Measures what an office waits for: one saved answer, and a roster of 50,000 firms.
#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::error::Error;
use std::time::{Duration, Instant};

use parkgauge_store::record::{Answer, Assessment, Firm, Moment, Slot};
use parkgauge_store::{OpenOptions, Store};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir_in(std::env::current_dir()?)?;
    let options = OpenOptions { app_version: "0.0.0".into(), now: Moment::default() };
    let now = Moment::default();
    let started = Instant::now();
    let mut store = Store::open(folder.path(), &options)?;
    println!("create a workspace            {:?}", started.elapsed());
    let assessment = Assessment {
        id: "a".into(),
        framework_id: "f".into(),
        edition: "1".into(),
        digest: "d".into(),
        framework_text: "t".into(),
        park: "p".into(),
        year: 2026,
        round: 1,
        created_at: now,
        archived: false,
    };
    store.write("new", "office", now, |tx| tx.put(assessment))?;

    let mut times = Vec::new();
    for number in 0..1000 {
        let answer =
            Answer::new("a", &format!("i{}", number % 60), Slot::Value, &format!("\"第 {number} 次\""));
        let started = Instant::now();
        store.write("save", "office", now, |tx| tx.put(answer))?;
        times.push(started.elapsed());
    }
    times.sort();
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or(Duration::ZERO);
    println!("save one answer, p50 {:?}  p99 {:?}  worst {:?}", at(50), at(99), at(100).max(times[999]));

    let started = Instant::now();
    store.write("import", "office", now, |tx| (0..50_000).try_for_each(|n| tx.put(firm(n, 0)).map(drop)))?;
    println!("import 50,000 firms × 20      {:?}", started.elapsed());
    let started = Instant::now();
    let firms = store.read().firms(2026)?.len();
    println!("read {firms} firms             {:?}", started.elapsed());
    let started = Instant::now();
    store.write("import", "office", now, |tx| (0..50_000).try_for_each(|n| tx.put(firm(n, 0)).map(drop)))?;
    println!("import the same again         {:?}", started.elapsed());
    let started = Instant::now();
    store.undo("office", now)?;
    println!("undo the import               {:?}", started.elapsed());
    store.redo("office", now)?;
    let started = Instant::now();
    store.backup_now(now)?;
    println!("back up and check             {:?}", started.elapsed());
    store.close()?;
    let started = Instant::now();
    let store = Store::open(folder.path(), &options)?;
    println!("open again                    {:?}", started.elapsed());

    let bytes = vec![7; 200 << 20];
    let started = Instant::now();
    store.blobs().add(bytes.as_slice(), "memory".as_ref())?;
    println!("add 200 MiB of evidence       {:?}", started.elapsed());
    Ok(())
}

fn firm(number: i64, position: i64) -> Firm {
    let cells: BTreeMap<String, String> =
        (0..20).map(|column| (format!("column_{column}"), format!("企业{number}的值{column}"))).collect();
    Firm { year: 2026, id: format!("F{number:06}"), position: number + position, cells }
}
