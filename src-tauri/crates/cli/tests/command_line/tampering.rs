//! Whatever is done to a set, `verify` ends with status 1 and names it.

use std::fs::File;
use std::io::{Read, Write};

use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{Office, demo, run};

type Files = Vec<(String, Vec<u8>)>;

fn demo_zip() -> &'static str {
    demo().0["package"]["file"].as_str().unwrap()
}

fn check(change: impl FnOnce(&mut Files)) -> Value {
    let office = Office::new();
    let mut archive = ZipArchive::new(File::open(demo_zip()).unwrap()).unwrap();
    let mut files = Files::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.push((file.name().unwrap().into_owned(), bytes));
    }
    change(&mut files);
    let out = office.beside("tampered.zip");
    let mut writer = ZipWriter::new(File::create(&out).unwrap());
    for (name, bytes) in &files {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap();
    let told = run(&["--json", "dossier", "verify", &out]);
    assert_eq!(told.status, 1, "{told:?}");
    assert_eq!(told.json()["ok"], false);
    told.json()
}

fn at(files: &Files, name: &str) -> usize {
    files.iter().position(|file| file.0 == name).unwrap()
}

#[test]
fn a_changed_byte_of_a_file() {
    let found = check(|files| {
        let data = at(files, "data/assessment.json");
        files[data].1[20] ^= 1;
    });
    assert_eq!(found["changed"], json!(["data/assessment.json"]));
}

#[test]
fn a_removed_file() {
    let found = check(|files| {
        files.remove(at(files, "申报书.pdf"));
    });
    assert_eq!(found["missing"], json!(["申报书.pdf"]));
}

#[test]
fn an_added_file() {
    let found = check(|files| files.push(("later.txt".to_owned(), b"x".to_vec())));
    assert_eq!(found["extra"], json!(["later.txt"]));
}

#[test]
fn a_renamed_file() {
    let found = check(|files| {
        let book = at(files, "申报书.pdf");
        files[book].0 = "申报.pdf".to_owned();
    });
    assert_eq!((&found["missing"], &found["extra"]), (&json!(["申报书.pdf"]), &json!(["申报.pdf"])));
}

/// Verifies the demo's set with this byte changed.
fn changed_at(whole: &[u8], position: usize) -> super::Told {
    let office = Office::new();
    let mut bytes = whole.to_vec();
    bytes[position] ^= 0x10;
    let out = office.beside("changed.zip");
    std::fs::write(&out, &bytes).unwrap();
    run(&["--json", "dossier", "verify", &out])
}

/// Where the directory of the zip begins, by the record at its end.
fn directory(zip: &[u8]) -> usize {
    let offset = zip[zip.len() - 6..zip.len() - 2].try_into().unwrap();
    u32::from_le_bytes(offset) as usize
}

/// Bytes all over the files and between them: the set can be read, and what differs is named.
#[test]
fn a_changed_byte_of_the_content() {
    let whole = std::fs::read(demo_zip()).unwrap();
    for part in 0..24 {
        let position = (directory(&whole) - 1) * part / 23;
        let told = changed_at(&whole, position);
        assert_eq!(told.status, 1, "byte {position}: {told:?}");
        let found = told.json();
        let named = ["changed", "missing", "extra", "problems"];
        assert!(named.iter().any(|list| found[list] != json!([])), "byte {position}: {found}");
    }
}

/// In the directory and the record at the end, what no reader can do without makes it no set at all;
/// everything else is named as changed.
#[test]
fn a_changed_byte_of_the_directory() {
    let whole = std::fs::read(demo_zip()).unwrap();
    let (line, end) = (directory(&whole), whole.len() - 22);
    for (position, what, status) in [
        (line, "mark of a line", 3),
        (line + 12, "time of a file", 1),
        (line + 28, "length of a name", 3),
        (line + 38, "attributes of a file", 1),
        (line + 46, "name of a file", 1),
        (end, "mark of the end", 3),
        (end + 10, "number of files", 3),
        (end + 12, "size of the directory", 1),
        (whole.len() - 1, "length of a comment", 3),
    ] {
        let told = changed_at(&whole, position);
        assert_eq!(told.status, status, "{what}: {told:?}");
        if status == 3 {
            super::assert_failure(&told, 3, "bad_file");
        }
    }
}

#[test]
fn what_is_wrong_with_a_set_is_said_in_the_language_asked_for() {
    let office = Office::new();
    let mut bytes = std::fs::read(demo_zip()).unwrap();
    let attributes = directory(&bytes) + 38;
    bytes[attributes] ^= 0x10;
    let out = office.beside("changed.zip");
    std::fs::write(&out, &bytes).unwrap();
    let problem = |words: &[&str]| {
        let found = run(&[words, &["--json", "dossier", "verify", &out]].concat()).json();
        found["problems"][0].as_str().unwrap().to_owned()
    };
    assert!(problem(&[]).contains("压缩包本身被改动"), "{}", problem(&[]));
    assert!(problem(&["--lang", "en"]).contains("zip around the files was changed"), "{}", problem(&[]));
    let plain = run(&["--lang", "en", "dossier", "verify", &out]);
    assert!(!super::is_chinese(&plain.out) && plain.out.contains("not as it was made"), "{plain:?}");
}
