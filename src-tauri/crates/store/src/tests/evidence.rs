use std::fs;
use std::io::{self, Read};

use super::{at, open, workspace};
use crate::folder::{EVIDENCE, UNFINISHED};
use crate::record::Evidence;
use crate::{BlobFault, StoreError};

fn listed(sha256: &str) -> Evidence {
    Evidence {
        id: sha256[..8].into(),
        sha256: sha256.into(),
        size: 0,
        media_type: String::new(),
        original_name: String::new(),
        title: String::new(),
        kind: String::new(),
        number_hint: String::new(),
        issuer: String::new(),
        document_number: String::new(),
        document_date: String::new(),
        valid_until: String::new(),
        note: String::new(),
        pages: None,
        added_at: at(1),
        trashed_at: None,
        confidentiality: String::new(),
    }
}

#[test]
fn the_same_content_is_kept_once() {
    let (folder, store) = workspace();
    let blobs = store.blobs();
    let original = folder.path().join("批复.pdf");
    fs::write(&original, b"abc").unwrap();
    let first = blobs.add_file(&original).unwrap();
    assert_eq!(first.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!((first.size, first.was_known), (3, false));
    assert!(blobs.add(&b"abc"[..], "again".as_ref()).unwrap().was_known);
    assert!(original.exists());
    let mut text = String::new();
    blobs.open(&first.sha256).unwrap().read_to_string(&mut text).unwrap();
    assert_eq!(text, "abc");
}

#[test]
fn missing_changed_and_unlisted_files_are_named() {
    let (_folder, mut store) = workspace();
    let blobs = store.blobs();
    let mut add = |text: &str| blobs.add(text.as_bytes(), "x".as_ref()).unwrap().sha256;
    let [whole, missing, changed, unlisted] = ["1", "2", "3", "4"].map(&mut add);
    store
        .write("添加", "张三", at(3), |tx| {
            [&whole, &missing, &changed].into_iter().try_for_each(|sha| tx.put(listed(sha)).map(drop))
        })
        .unwrap();
    fs::remove_file(blobs.path(&missing).unwrap()).unwrap();
    fs::write(blobs.path(&changed).unwrap(), "x").unwrap();
    let mut expected = vec![
        (missing, BlobFault::Missing),
        (changed.clone(), BlobFault::Changed),
        (unlisted, BlobFault::Unlisted),
    ];
    expected.sort();
    assert_eq!(store.verify_blobs().unwrap(), expected);

    assert!(!blobs.add(&b"3"[..], "x".as_ref()).unwrap().was_known, "a damaged file is healed");
    assert!(blobs.is_whole(&changed).unwrap());
}

#[test]
fn an_interrupted_copy_leaves_nothing_that_is_listed() {
    struct Breaks(u8);
    impl Read for Breaks {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.0 -= 1;
            if self.0 == 0 { Err(io::Error::other("the stick was pulled out")) } else { Ok(buffer.len()) }
        }
    }
    let (folder, store) = workspace();
    assert!(matches!(store.blobs().add(Breaks(9), "E:/scan.pdf".as_ref()), Err(StoreError::Io { .. })));
    assert_eq!(store.verify_blobs().unwrap(), []);
    store.close().unwrap();

    // A kill leaves the unfinished file behind; the next opening deletes it and nothing else.
    let left = folder.path().join(EVIDENCE).join(format!("{UNFINISHED}x"));
    fs::write(&left, "half").unwrap();
    open(folder.path()).unwrap();
    assert!(!left.exists());
}

#[test]
fn only_a_sha256_names_a_file() {
    let (_folder, store) = workspace();
    let upper = "AB".repeat(32);
    for name in ["", "../../etc/passwd", "ab", &upper, &"é".repeat(32)] {
        assert!(matches!(store.blobs().open(name), Err(StoreError::NotASha256 { .. })), "{name}");
    }
    assert!(matches!(store.blobs().open(&"ab".repeat(32)), Err(StoreError::BlobMissing { .. })));
}
