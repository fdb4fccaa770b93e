//! The submission set: the same bytes twice, complete, and nothing in it can be changed unseen.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use parkgauge_tests::{AT, Story, demo_set, demo_workspace_made_anew};
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

#[test]
fn the_same_state_and_time_give_the_same_bytes() {
    let mut story = Story::demo();
    let (first, said_first) = story.make_set("一.zip");
    let (second, said_second) = story.make_set("二.zip");
    assert_eq!(said_first["sha256"], said_second["sha256"]);
    assert!(std::fs::read(first).unwrap() == std::fs::read(second).unwrap());
    let mut story = story.restart();
    assert_eq!(story.make_set("三.zip").1["sha256"], said_first["sha256"], "also after a restart");
}

#[test]
fn the_same_entries_give_the_same_bytes_wherever_they_were_made() {
    let place = tempfile::tempdir().unwrap();
    demo_workspace_made_anew(place.path());
    let made = &demo_set().made;
    let mut story = Story::demo();
    assert_eq!(story.make_set("别处.zip").1["fingerprint"], made["fingerprint"]);
    assert_eq!(story.make_set("别处.zip").1["sha256"], made["sha256"]);
}

#[test]
fn a_set_made_again_without_a_change_has_the_same_round() {
    let mut story = Story::demo();
    let round = |story: &mut Story| story.call("readiness", json!({}))["next_round"].clone();
    assert_eq!(round(&mut story), 1);
    story.make_set("一.zip");
    assert_eq!(round(&mut story), 1, "nothing was changed since");
    let mut story = story.profile("postcode", "310000");
    assert_eq!(round(&mut story), 2, "the first round was made from another state");
}

/// The smallest PNG: one grey dot.
const DOT: &[u8] = include_bytes!("dot.png");

#[test]
fn a_signed_pledge_goes_into_the_set_it_was_printed_from_and_into_no_other() {
    let mut story = Story::demo();
    let (_, printed) = story.make_set("一.zip");
    let scan = story.beside("承诺书.png");
    std::fs::write(&scan, DOT).unwrap();
    let request = |out: std::path::PathBuf| json!({ "out": out, "round": null, "at": null, "is_final": false, "signed_page": scan });
    let signed = story.call("make_package", request(story.beside("二.zip")));
    assert_eq!(signed["fingerprint"], printed["fingerprint"], "a week later, the same state");
    assert_eq!(signed["pages"], printed["pages"]);
    assert_ne!(signed["sha256"], printed["sha256"]);
    let found = story.call("verify_package", json!({ "file": story.beside("二.zip") }));
    assert_eq!(found["ok"], true, "{found}");
    let mut story = story.profile("postcode", "310000");
    let refused = story.refused("make_package", request(story.beside("三.zip")));
    assert!(refused.say.zh.contains("承诺书"), "{}", refused.say.zh);
}

#[test]
fn another_time_gives_another_fingerprint() {
    let mut story = Story::demo();
    let made = |story: &mut Story, at: &str| {
        let file = story.beside("set.zip");
        story.call("make_package", json!({ "out": file, "round": 1, "at": at, "is_final": false }))["fingerprint"].take()
    };
    assert_ne!(made(&mut story, AT), made(&mut story, "2026-03-05T09:30:01+08:00"));
}

#[test]
fn the_set_holds_the_book_the_data_and_every_original() {
    let set = demo_set();
    let archive = ZipArchive::new(File::open(set.zip()).unwrap()).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    for wanted in
        ["申报书.pdf", "data/assessment.json", "data/framework.toml", "manifest.json", "校验说明.txt"]
    {
        assert!(names.iter().any(|name| name == wanted), "{wanted} in {names:?}");
    }
    assert_eq!(names.iter().filter(|name| name.starts_with("佐证原件/")).count(), 30);
    assert_eq!(set.made["files"].as_u64().unwrap() as usize, names.len());
    let data: Value =
        serde_json::from_slice(&std::fs::read(set.unpacked().join("data/assessment.json")).unwrap()).unwrap();
    assert_eq!(data["roster"].as_array().unwrap().len(), 186);
    let personal = data["roster"].as_array().unwrap().iter().any(|firm| firm.get("phone").is_some());
    assert!(!personal, "personal data of firms stays at home");
}

/// The files of a zip, in order.
fn contents(zip: &Path) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(File::open(zip).unwrap()).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn packed(files: &[(String, Vec<u8>)], out: &Path) {
    let mut writer = ZipWriter::new(File::create(out).unwrap());
    for (name, bytes) in files {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap();
}

/// Packs the set again after `change` and gives what the verifier says.
fn check_tampered(change: impl FnOnce(&mut Vec<(String, Vec<u8>)>)) -> Value {
    let place = tempfile::tempdir().unwrap();
    let mut files = contents(&demo_set().zip());
    change(&mut files);
    let zip = place.path().join("tampered.zip");
    packed(&files, &zip);
    let found = Story::before_anything().call("verify_package", json!({ "file": zip }));
    assert_eq!(found["ok"], false, "{found}");
    found
}

fn at(files: &[(String, Vec<u8>)], name: &str) -> usize {
    files.iter().position(|file| file.0 == name).unwrap()
}

#[test]
fn the_set_as_it_was_made_is_whole() {
    let found = Story::before_anything().call("verify_package", json!({ "file": demo_set().zip() }));
    assert_eq!(found["ok"], true, "{found}");
    assert_eq!(found["fingerprint"], demo_set().made["fingerprint"]);
}

#[test]
fn a_changed_file_is_found() {
    let found = check_tampered(|files| {
        let book = at(files, "申报书.pdf");
        files[book].1[1000] ^= 1;
    });
    assert_eq!(found["changed"], json!(["申报书.pdf"]));
}

#[test]
fn a_missing_file_is_found() {
    let found = check_tampered(|files| {
        files.remove(at(files, "data/framework.toml"));
    });
    assert_eq!(found["missing"], json!(["data/framework.toml"]));
}

#[test]
fn an_added_file_is_found() {
    let found = check_tampered(|files| files.push(("佐证原件/补充.txt".to_owned(), b"later".to_vec())));
    assert_eq!(found["extra"], json!(["佐证原件/补充.txt"]));
}

#[test]
fn a_renamed_file_is_missing_and_extra() {
    let found = check_tampered(|files| {
        let book = at(files, "申报书.pdf");
        files[book].0 = "申报书2.pdf".to_owned();
    });
    assert_eq!((&found["missing"], &found["extra"]), (&json!(["申报书.pdf"]), &json!(["申报书2.pdf"])));
}

#[test]
fn a_final_set_is_refused_while_something_blocks() {
    let mut story = Story::new("hsdp").narrative("t1", &"字".repeat(1501));
    let file = story.beside("final.zip");
    let refused =
        story.refused("make_package", json!({ "out": file, "round": 1, "at": AT, "is_final": true }));
    assert!(refused.say.zh.contains("正式") && !file.exists(), "{refused:?}");
}
