use std::fs;
use std::io::{Read, Seek, SeekFrom, Write};

use super::{answer, at, open, options, own_process, raw, workspace};
use crate::folder::{BACKUPS, DATABASE};
use crate::{Store, StoreError};

#[test]
fn a_second_copy_of_the_program_is_refused_until_the_first_is_closed() {
    let (folder, store) = workspace();
    assert!(matches!(open(folder.path()), Err(StoreError::InUse { .. })));
    // Another process sees the same.
    let other = own_process("tests::refusal::other_process_opens", "PARKGAUGE_TEST_OTHER", folder.path())
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&other.stdout).contains("other process: store.in-use"), "{other:?}");
    store.close().unwrap();
    open(folder.path()).unwrap();
}

/// Alone, an ordinary opening of a new folder; in a process of its own, that of the folder named.
#[test]
fn other_process_opens() {
    let own = tempfile::tempdir().unwrap();
    let named = std::env::var_os("PARKGAUGE_TEST_OTHER");
    let folder = named.as_ref().map_or(own.path(), std::path::Path::new);
    match open(folder) {
        Ok(store) => assert!(named.is_none() && store.report().created),
        Err(cause) => {
            #[allow(clippy::print_stdout)]
            {
                println!("other process: {}", cause.code());
            }
            assert!(named.is_some());
        }
    }
}

#[test]
fn a_folder_on_a_drive_that_is_not_there_is_not_invented() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("usb").join("园区");
    assert!(matches!(open(&path), Err(StoreError::FolderMissing { .. })));
    assert!(!folder.path().join("usb").exists());
    open(&folder.path().join("园区")).unwrap();
}

#[test]
fn a_file_or_a_path_below_a_file_is_not_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "x").unwrap();
    assert!(matches!(open(&file), Err(StoreError::NotAFolder { .. })));
    assert!(matches!(open(&file.join("below")), Err(StoreError::NotAFolder { .. })));
}

/// Damages the database of a closed workspace with `damage`; it must be refused and left as it is.
#[track_caller]
fn refused_as_damaged(damage: impl Fn(&mut fs::File)) {
    let (folder, mut store) = workspace();
    for number in 0..400 {
        answer(&mut store, &format!("i{number}"), "\"一段用来占满几页的文字\"");
    }
    store.close().unwrap();
    let path = folder.path().join(DATABASE);
    damage(&mut fs::File::options().read(true).write(true).open(&path).unwrap());
    let bytes = fs::read(&path).unwrap();
    match open(folder.path()) {
        Err(StoreError::Damaged { path: named, .. }) => assert_eq!(named, path),
        other => panic!("{other:?}"),
    }
    assert!(fs::read(&path).unwrap() == bytes, "the damaged file was written to");
}

#[test]
fn an_emptied_database_is_not_taken_for_a_new_one() {
    refused_as_damaged(|file| file.set_len(0).unwrap());
}

#[test]
fn a_truncated_database_is_refused() {
    refused_as_damaged(|file| file.set_len(3 * 4096).unwrap());
}

#[test]
fn a_text_in_place_of_the_database_is_refused() {
    refused_as_damaged(|file| {
        file.set_len(0).unwrap();
        file.write_all("这不是数据库".repeat(500).as_bytes()).unwrap();
    });
}

#[test]
fn zeroed_pages_in_the_middle_are_refused() {
    refused_as_damaged(|file| {
        let mut page = [0; 4096];
        file.seek(SeekFrom::Start(4096)).unwrap();
        file.read_exact(&mut page).unwrap();
        let length = file.metadata().unwrap().len();
        for offset in (4096..length).step_by(4096) {
            file.seek(SeekFrom::Start(offset)).unwrap();
            file.write_all(&[0; 512]).unwrap();
        }
    });
}

#[test]
fn a_vanished_database_is_not_replaced_by_an_empty_one() {
    let (folder, store) = workspace();
    store.blobs().add(&b"proof"[..], "proof".as_ref()).unwrap();
    store.close().unwrap();
    fs::remove_file(folder.path().join(DATABASE)).unwrap();
    assert!(matches!(open(folder.path()), Err(StoreError::Damaged { .. })));
    assert!(!folder.path().join(DATABASE).exists());
}

#[test]
fn a_database_of_another_program_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(DATABASE);
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("pragma application_id = 7; create table t (x);").unwrap();
    drop(other);
    assert!(matches!(open(folder.path()), Err(StoreError::NotOurs { found: 7, .. })));
}

#[test]
fn a_database_held_open_by_another_program_is_in_use() {
    let (folder, store) = workspace();
    store.close().unwrap();
    let other = rusqlite::Connection::open(folder.path().join(DATABASE)).unwrap();
    other.execute_batch("begin exclusive; select * from change;").unwrap();
    assert!(matches!(open(folder.path()), Err(StoreError::InUse { .. })));
    drop(other);
    open(folder.path()).unwrap();
}

#[test]
fn a_full_disk_refuses_the_save_and_keeps_what_was_there() {
    let (folder, mut store) = workspace();
    answer(&mut store, "i1", "\"已保存\"");
    // SQLite reports a database at its page limit exactly as it reports a full disk.
    let pages: i64 = store.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    store.connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).unwrap();
    let long = format!("\"{}\"", "长".repeat(100_000));
    let record = crate::record::Answer::new("a", "i1", crate::record::Slot::Value, &long);
    let refused = store.write("填写", "张三", at(5), |tx| tx.put(record.clone())).unwrap_err();
    assert!(matches!(refused, StoreError::Full { .. }), "{refused}");
    assert_eq!(raw(&store, "i1").as_deref(), Some("\"已保存\""));

    // Once there is room, the same window saves without being opened again.
    store.connection.pragma_update_and_check(None, "max_page_count", 1 << 30, |_| Ok(())).unwrap();
    store.write("填写", "张三", at(6), |tx| tx.put(record)).unwrap();
    drop(store);
    assert_eq!(raw(&open(folder.path()).unwrap(), "i1"), Some(long));
}

#[test]
fn a_backup_is_a_whole_workspace_database() {
    let (folder, mut store) = workspace();
    answer(&mut store, "i1", "1");
    let backup = store.backup_now(at(30)).unwrap();
    let second = store.backup_now(at(30)).unwrap();
    assert_ne!(backup.path, second.path, "a copy never replaces a copy");
    answer(&mut store, "i1", "2");
    assert_eq!(store.backups().unwrap(), [second.clone(), backup.clone()]);

    let elsewhere = tempfile::tempdir().unwrap();
    fs::copy(&backup.path, elsewhere.path().join(DATABASE)).unwrap();
    let restored = Store::open(elsewhere.path(), &options()).unwrap();
    assert_eq!(raw(&restored, "i1").as_deref(), Some("1"));
    assert_eq!(restored.check().unwrap(), []);
    assert!(folder.path().join(BACKUPS).read_dir().unwrap().count() == 2, "nothing unfinished is left");
}
