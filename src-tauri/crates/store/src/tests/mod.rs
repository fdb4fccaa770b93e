//! What an office relies on.
#![allow(clippy::unwrap_used)]

mod crash;
mod evidence;
mod journal;
mod migration;
mod past;
mod property;
mod refusal;
mod round_trip;
mod small_disk;

use std::path::Path;

use chrono::{DateTime, Utc};

use crate::record::{Answer, Assessment, Moment, Slot};
use crate::{OpenOptions, Store, StoreError};

/// A fixed morning, `seconds` later.
fn at(seconds: i64) -> Moment {
    Moment::from(DateTime::<Utc>::from_timestamp(1_793_000_000 + seconds, 123_000_000).unwrap())
}

fn options() -> OpenOptions {
    OpenOptions { app_version: "0.1.0".into(), now: at(0) }
}

fn open(folder: &Path) -> Result<Store, StoreError> {
    Store::open(folder, &options())
}

fn assessment(id: &str) -> Assessment {
    Assessment {
        id: id.into(),
        framework_id: "hsdp-guide".into(),
        edition: "2025".into(),
        digest: "d1".into(),
        framework_text: "title = \"高标准数字园区\"".into(),
        park: "示范园区".into(),
        year: 2026,
        round: 1,
        created_at: at(0),
        archived: false,
    }
}

/// A workspace with one assessment `a`, in a folder that goes away with the first part.
fn workspace() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path()).unwrap();
    store.write("新建自评估", "张三", at(1), |tx| tx.put(assessment("a"))).unwrap();
    (folder, store)
}

/// Saves the value of an indicator over whatever is there.
fn answer(store: &mut Store, indicator: &str, raw: &str) -> Answer {
    let record = Answer::new("a", indicator, Slot::Value, raw);
    store.write(&format!("填写 {indicator}"), "张三", at(2), |tx| tx.put(record)).unwrap().0
}

fn raw(store: &Store, indicator: &str) -> Option<String> {
    let key = Answer::key_of("a", indicator, Slot::Value);
    store.read().find::<Answer>(&key).unwrap().map(|answer| answer.raw)
}

/// The test binary, told to run one test in a process of its own with `variable` set.
fn own_process(test: &str, variable: &str, value: &Path) -> std::process::Command {
    let mut command = std::process::Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", test, "--nocapture", "--test-threads=1"]).env(variable, value);
    command
}
