//! A real disk that is full or read-only: a small memory disk in a mount namespace of its own.
//!
//! Where the system forbids that (containers without user namespaces, Windows), the tests say so
//! on standard error and prove nothing; a full database is then still covered by its page limit
//! in `refusal`.
#![cfg(target_os = "linux")]
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::io::Read;
use std::path::Path;
use std::process::Command;

use super::{answer, assessment, at, open, raw};
use crate::StoreError;
use crate::record::{Answer, Slot};

const VARIABLE: &str = "PARKGAUGE_TEST_DISK";

/// Runs `test` again in its own process on a disk of 2 MB; that run must print `proof`.
fn on_small_disk(test: &str, proof: &str, inside: impl Fn(&Path)) {
    if let Some(folder) = std::env::var_os(VARIABLE) {
        inside(Path::new(&folder));
        println!("{proof}");
        return;
    }
    let permitted =
        Command::new("unshare").args(["-Urm", "true"]).status().is_ok_and(|status| status.success());
    if !permitted {
        eprintln!("{test}: not proved here, the system forbids mounting");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let script = "mount -t tmpfs -o size=2m none \"$0\" && exec \"$@\"";
    let output = Command::new("unshare")
        .args(["-Urm", "sh", "-c", script])
        .arg(folder.path())
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env(VARIABLE, folder.path())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && told.contains(proof),
        "{told}{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn a_full_disk_keeps_all_that_was_saved() {
    on_small_disk("tests::small_disk::a_full_disk_keeps_all_that_was_saved", "proved: full disk", |folder| {
        let mut store = open(folder).unwrap();
        store.write("新建", "张三", at(1), |tx| tx.put(assessment("a"))).unwrap();
        let text = |number: usize| format!("\"{number}{}\"", "字".repeat(6_000));
        let mut saved = 0;
        let refused = loop {
            let record = Answer::new("a", &format!("i{saved}"), Slot::Value, &text(saved));
            match store.write("填写", "张三", at(2), |tx| tx.put(record)) {
                Ok(_) => saved += 1,
                Err(cause) => break cause,
            }
        };
        assert!(matches!(refused, StoreError::Full { .. }), "{refused}");
        assert!(saved > 5, "{saved}");
        let evidence = store.blobs().add(std::io::repeat(7).take(4 << 20), "scan".as_ref());
        assert!(matches!(evidence, Err(StoreError::Full { .. })), "{evidence:?}");
        assert!(matches!(store.backup_now(at(3)), Err(StoreError::Full { .. })));
        for number in 0..saved {
            assert_eq!(raw(&store, &format!("i{number}")), Some(text(number)));
        }
        drop(store);
        let store = open(folder).unwrap();
        for number in 0..saved {
            assert_eq!(raw(&store, &format!("i{number}")), Some(text(number)));
        }
        assert_eq!(store.verify_blobs().unwrap(), []);
    });
}

#[test]
fn a_read_only_disk_is_named() {
    on_small_disk("tests::small_disk::a_read_only_disk_is_named", "proved: read-only disk", |folder| {
        let mut store = open(folder).unwrap();
        store.write("新建", "张三", at(1), |tx| tx.put(assessment("a"))).unwrap();
        answer(&mut store, "i1", "1");
        store.close().unwrap();
        let remount = |mode: &str| {
            Command::new("mount")
                .args(["-o", &format!("remount,{mode}")])
                .arg(folder)
                .status()
                .unwrap()
                .success()
        };
        assert!(remount("ro"));
        let refused = open(folder).unwrap_err();
        assert!(matches!(refused, StoreError::ReadOnly { .. }), "{refused}");
        assert!(matches!(open(&folder.join("new")), Err(StoreError::ReadOnly { .. })));
        assert!(remount("rw"));
        assert_eq!(raw(&open(folder).unwrap(), "i1").as_deref(), Some("1"));
    });
}
