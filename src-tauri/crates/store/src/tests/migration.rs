use std::fs;

use super::{answer, at, open, options, raw, workspace};
use crate::folder::DATABASE;
use crate::migrate::{MIGRATIONS, Migration};
use crate::{OpenOptions, Store, StoreError};

const SECOND: Migration = Migration {
    // Behind every step there is.
    version: 99,
    name: "second",
    sql: "create table later (x integer) strict; insert into later values (1);",
};

fn newer() -> OpenOptions {
    OpenOptions { app_version: "0.2.0".into(), now: at(100) }
}

fn steps(more: &[Migration]) -> Vec<Migration> {
    [MIGRATIONS, more].concat()
}

#[test]
fn an_older_file_is_copied_first_and_then_brought_up_to_date() {
    let (folder, mut store) = workspace();
    answer(&mut store, "i1", "1");
    assert_eq!(store.report().backup_before_migration, None);
    store.close().unwrap();

    let store = Store::open_with(folder.path(), &newer(), &steps(&[SECOND])).unwrap();
    assert_eq!(raw(&store, "i1").as_deref(), Some("1"));
    let copy = store.report().backup_before_migration.clone().unwrap();
    store.close().unwrap();

    // The program of before opens the copy, and refuses the new file by naming both versions.
    match open(folder.path()) {
        Err(StoreError::Newer { needed, ours, format: 99, .. }) => {
            assert_eq!((needed.as_str(), ours.as_str()), ("0.2.0", "0.1.0"));
        }
        other => panic!("{other:?}"),
    }
    let elsewhere = tempfile::tempdir().unwrap();
    fs::copy(copy, elsewhere.path().join(DATABASE)).unwrap();
    assert_eq!(raw(&open(elsewhere.path()).unwrap(), "i1").as_deref(), Some("1"));
}

#[test]
fn a_step_that_fails_changes_nothing() {
    let (folder, mut store) = workspace();
    answer(&mut store, "i1", "1");
    store.close().unwrap();
    let broken = Migration { sql: "create table later (x); insert into nowhere values (1);", ..SECOND };
    Store::open_with(folder.path(), &newer(), &steps(&[broken])).unwrap_err();
    let store = open(folder.path()).unwrap();
    assert_eq!(raw(&store, "i1").as_deref(), Some("1"));
    assert!(!store.connection.table_exists(None, "later").unwrap());
}

#[test]
fn a_step_that_breaks_a_reference_is_not_committed() {
    let (folder, mut store) = workspace();
    answer(&mut store, "i1", "1");
    store.close().unwrap();
    let careless = Migration { sql: "delete from assessment;", ..SECOND };
    Store::open_with(folder.path(), &newer(), &steps(&[careless])).unwrap_err();
    assert_eq!(open(folder.path()).unwrap().read().assessments().unwrap().len(), 1);
}

#[test]
fn a_released_step_that_was_altered_is_refused() {
    let (folder, store) = workspace();
    store.close().unwrap();
    let mut altered = MIGRATIONS.to_vec();
    altered[0].sql = "-- edited after release";
    assert!(matches!(
        Store::open_with(folder.path(), &options(), &altered),
        Err(StoreError::MigrationChanged { version: 1, .. })
    ));
    open(folder.path()).unwrap();
}

#[test]
fn steps_are_numbered_from_one_without_holes() {
    let numbers: Vec<_> = MIGRATIONS.iter().map(|step| step.version).collect();
    let expected: Vec<_> = (1..=MIGRATIONS.len() as i64).collect();
    assert_eq!(numbers, expected);
}
