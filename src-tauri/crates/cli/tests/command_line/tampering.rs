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

/// Bytes all over the zip, in files and between them.
#[test]
fn a_changed_byte_anywhere() {
    let office = Office::new();
    let whole = std::fs::read(demo_zip()).unwrap();
    for part in 0..24 {
        let mut bytes = whole.clone();
        let position = (bytes.len() - 1) * part / 23;
        bytes[position] ^= 0x10;
        let out = office.beside("changed.zip");
        std::fs::write(&out, &bytes).unwrap();
        let told = run(&["--json", "dossier", "verify", &out]);
        // The last bytes are what makes it a zip: without them it is no set at all.
        let wanted = if part == 23 { [1, 3] } else { [1, 1] };
        assert!(wanted.contains(&told.status), "byte {position}: {told:?}");
    }
}
