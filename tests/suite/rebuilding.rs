//! A set that was handed in is made again years later, whatever has become of the data since.

use std::path::{Path, PathBuf};

use parkgauge_app::{Assets, Setup, Workbench, dispatch};
use parkgauge_tests::{AT, Day, Firm, Story, root};
use serde_json::{Value, json};

/// The smallest PNG: one grey dot.
const DOT: &[u8] = include_bytes!("dot.png");

fn make(story: &mut Story, name: &str, more: Value) -> (PathBuf, Value) {
    let file = story.beside(name);
    let mut request = json!({ "out": file, "round": null, "at": null, "is_final": false });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let made = story.call("make_package", request);
    (file, made)
}

fn rebuild(story: &mut Story, set: &Value, name: &str) -> (PathBuf, Value) {
    let file = story.beside(name);
    let rebuilt = story.call("rebuild_package", json!({ "package": set, "out": file }));
    (file, rebuilt)
}

#[track_caller]
fn assert_same(first: &Path, (again, rebuilt): (PathBuf, Value)) {
    assert_eq!((&rebuilt["identical"], &rebuilt["differing"]), (&json!(true), &json!([])), "{rebuilt}");
    assert!(
        std::fs::read(first).unwrap() == std::fs::read(again).unwrap(),
        "said to be the same, and is not"
    );
}

/// Whatever an office does after it has handed in: corrects, imports, throws evidence away and brings other.
fn a_year_passes(mut story: Story) -> Story {
    for piece in story.call("evidence", json!({}))["items"].as_array().unwrap() {
        story.call("remove_evidence", json!({ "evidence": piece["id"] }));
    }
    let file = story.beside("新的材料.txt");
    std::fs::write(&file, "后来补的材料").unwrap();
    let link = json!({ "indicator": "h1-2", "pages": "", "reason": "" });
    story.call("add_evidence", json!({ "files": [file], "link": link }));
    story.call("number_evidence", json!({ "numbering": "continuous", "is_preview": false }));
    story.call("choose_binding", json!({ "max_bytes": 2_000_000, "certified": true, "scan_dpi": 100 }));
    story
        .profile("postcode", "310099")
        .narrative("t1", "一年以后重新写过。")
        .roster(&[Firm::number(1), Firm::number(2)])
        .restart()
}

#[test]
fn a_set_is_the_same_to_the_byte_after_everything_was_changed() {
    let mut story = Story::demo();
    let (first, made) = make(&mut story, "一.zip", json!({}));
    let mut story = a_year_passes(story);
    let (_, second) = make(&mut story, "二.zip", json!({}));
    assert_ne!(made["sha256"], second["sha256"]);
    let before = story.everything();
    let packages = story.call("readiness", json!({}))["packages"].clone();
    assert_same(&first, rebuild(&mut story, &made["fingerprint"], "一（重做）.zip"));
    let again = rebuild(&mut story, &packages[1]["id"], "一（再做）.zip");
    assert_same(&first, again);
    assert_eq!(before, story.everything(), "making again changes nothing");
    assert_eq!(packages, story.call("readiness", json!({}))["packages"], "and is no new set");
}

#[test]
fn a_set_of_another_hour_and_zone_is_made_again_with_its_time() {
    let mut story = Story::new("hsdp").profile("postcode", "310000");
    let (first, made) =
        make(&mut story, "一.zip", json!({ "at": "2026-03-04T20:30:00.5-05:00", "round": 7 }));
    let mut story = story.profile("postcode", "310001");
    assert_same(&first, rebuild(&mut story, &made["fingerprint"], "重做.zip"));
}

#[test]
fn the_printed_and_the_signed_set_are_both_made_again() {
    let mut story = Story::demo();
    let (printed, made) = make(&mut story, "一.zip", json!({ "template": "xiaosi-fangsong" }));
    let scan = story.beside("承诺书.png");
    std::fs::write(&scan, DOT).unwrap();
    // Without naming the template again: the page belongs into the book it was printed from.
    let (signed, sealed) = make(&mut story, "二.zip", json!({ "signed_page": scan }));
    assert_eq!((&made["fingerprint"], &made["pages"]), (&sealed["fingerprint"], &sealed["pages"]));
    std::fs::remove_file(scan).unwrap();
    let mut story = a_year_passes(story);
    let out = story.beside("哪一份.zip");
    let refused = story.refused("rebuild_package", json!({ "package": made["fingerprint"], "out": out }));
    assert!(refused.next.zh.contains(&sealed["sha256"].as_str().unwrap()[..12]), "{refused:?}");
    assert_same(&printed, rebuild(&mut story, &made["sha256"], "一（重做）.zip"));
    assert_same(&signed, rebuild(&mut story, &sealed["sha256"], "二（重做）.zip"));
    let packages = story.call("readiness", json!({}))["packages"].clone();
    assert_eq!((&packages[0]["is_signed"], &packages[1]["is_signed"]), (&json!(true), &json!(false)));
}

#[test]
fn a_template_of_the_office_need_not_be_kept_by_the_office() {
    let mut story = Story::new("hsdp");
    let template = story.beside("本市格式.toml");
    let text = std::fs::read_to_string(root().join("assets/dossier/gbt9704.toml")).unwrap();
    let own = text.replacen("top = \"37mm\"", "top = \"30mm\"", 1);
    assert_ne!(own, text);
    std::fs::write(&template, own).unwrap();
    let (first, made) = make(&mut story, "一.zip", json!({ "template": template }));
    std::fs::remove_file(template).unwrap();
    assert_same(&first, rebuild(&mut story, &made["fingerprint"], "重做.zip"));
}

/// The same office with another version of the program: one that ships another sentence.
fn with_another_program(story: &Story) -> Workbench {
    let assets = story.beside("assets");
    std::fs::create_dir(&assets).unwrap();
    for entry in std::fs::read_dir(root().join("assets")).unwrap() {
        let entry = entry.unwrap();
        if entry.file_name() != "help" {
            std::os::unix::fs::symlink(entry.path(), assets.join(entry.file_name())).unwrap();
        }
    }
    std::fs::create_dir(assets.join("help")).unwrap();
    std::fs::write(assets.join("help/verify.txt"), "校验说明，新版").unwrap();
    let day = Day::default();
    let setup = Setup {
        assets: Assets::at(assets),
        default_folder: story.folder().to_path_buf(),
        clock: Box::new(day.clone()),
        ids: Box::new(day),
    };
    Workbench::new(setup).unwrap()
}

#[test]
fn what_another_version_of_the_program_makes_differently_is_named() {
    let mut story = Story::new("hsdp");
    let (_, made) = make(&mut story, "一.zip", json!({}));
    story.call("close_workspace", json!({}));
    let mut newer = with_another_program(&story);
    dispatch(&mut newer, "open_workspace", json!({ "folder": story.folder() })).unwrap();
    let out = story.beside("重做.zip");
    let rebuilt =
        dispatch(&mut newer, "rebuild_package", json!({ "package": made["fingerprint"], "out": out }))
            .unwrap();
    assert_eq!((&rebuilt["identical"], &rebuilt["differing"]), (&json!(false), &json!(["校验说明.txt"])));
    assert_ne!(rebuilt["sha256"], made["sha256"]);
    assert_eq!(rebuilt["package"]["sha256"], made["sha256"]);
    let found = dispatch(&mut newer, "verify_package", json!({ "file": out })).unwrap();
    assert_eq!(
        (&found["ok"], &found["fingerprint"]),
        (&json!(true), &made["fingerprint"]),
        "whole, and of the same data"
    );
}

#[test]
fn nothing_that_is_there_is_replaced() {
    let mut story = Story::new("hsdp");
    let (first, made) = make(&mut story, "一.zip", json!({ "at": AT }));
    let before = std::fs::read(&first).unwrap();
    let refused = story.refused("rebuild_package", json!({ "package": made["fingerprint"], "out": first }));
    assert!(refused.say.zh.contains("不覆盖"), "{refused:?}");
    assert!(std::fs::read(&first).unwrap() == before);
    let out = story.beside("x.zip");
    let refused = story.refused("rebuild_package", json!({ "package": "0123", "out": out }));
    assert!(refused.say.zh.contains("0123"), "{refused:?}");
}

#[test]
fn an_original_that_is_lost_is_named_and_nothing_is_written() {
    let mut story = Story::demo();
    let (_, made) = make(&mut story, "一.zip", json!({}));
    let piece = story.call("evidence", json!({}))["items"][0].clone();
    let sha256 = piece["sha256"].as_str().unwrap();
    std::fs::remove_file(story.folder().join("evidence").join(&sha256[..2]).join(sha256)).unwrap();
    let out = story.beside("重做.zip");
    let refused = story.refused("rebuild_package", json!({ "package": made["fingerprint"], "out": out }));
    assert!(refused.say.zh.contains(piece["title"].as_str().unwrap()), "{refused:?}");
    assert!(!out.exists());
}
