//! What cannot be done is said in two languages, and nothing is lost.

use std::path::Path;

use parkgauge_app::contract::{Code, Failure};
use parkgauge_tests::{Firm, Story};
use serde_json::{Value, json};

fn check(failure: &Failure, code: Code) {
    assert_eq!(failure.code, code, "{failure:?}");
    for said in [&failure.say, &failure.next] {
        assert!(said.zh.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter)), "{failure:?}");
        assert!(said.en.chars().any(|letter| letter.is_ascii_alphabetic()), "{failure:?}");
    }
}

/// Refuses to import this file, and the roster stays as it was.
fn check_roster_file(name: &str, content: &[u8]) {
    let mut story = Story::new("hsdp").roster(&Firm::many(3));
    let file = story.beside(name);
    std::fs::write(&file, content).unwrap();
    check_import(&mut story, &file);
}

fn check_import(story: &mut Story, file: &Path) {
    let before = story.everything();
    for command in ["preview_roster_import", "import_roster"] {
        let refused = story.refused(command, json!({ "file": file, "sheet": null, "matches": [] }));
        check(&refused, Code::BadFile);
        assert_eq!(refused.place.as_deref(), file.to_str(), "it says which file");
    }
    assert_eq!(story.everything(), before);
}

#[test]
fn a_corrupt_spreadsheet_is_refused() {
    check_roster_file("坏.xlsx", b"PK\x03\x04 this was a workbook once");
    let demo = std::fs::read(parkgauge_tests::root().join("assets/demo/roster.xlsx")).unwrap();
    check_roster_file("断.xlsx", &demo[..demo.len() / 2]);
}

#[test]
fn a_roster_without_a_header_is_refused() {
    check_roster_file("无表头.csv", "甲,34,是\r\n乙,35,否\r\n".as_bytes());
}

#[test]
fn an_empty_file_is_refused() {
    check_roster_file("空.xlsx", b"");
    check_roster_file("空.csv", b"");
}

#[test]
fn a_folder_or_nothing_at_all_is_no_spreadsheet() {
    let mut story = Story::new("hsdp").roster(&Firm::many(3));
    let folder = story.beside("文件夹.xlsx");
    std::fs::create_dir(&folder).unwrap();
    check_import(&mut story, &folder);
    let nowhere = story.beside("没有.xlsx");
    check_import(&mut story, &nowhere);
}

#[test]
fn ids_that_name_nothing_are_refused() {
    let mut story = Story::new("hsdp");
    let before = story.everything();
    let text = json!({ "kind": "text", "text": "1" });
    let calls: [(&str, Value); 10] = [
        ("framework", json!({ "id": "nope", "edition": null })),
        ("framework", json!({ "id": "hsdp", "edition": "1999" })),
        ("new_assessment", json!({ "framework": "nope", "edition": null, "park": "晴川", "year": 2026 })),
        ("open_assessment", json!({ "assessment": "nope" })),
        ("save_answer", json!({ "indicator": "z9", "slot": "value", "base_revision": 0, "raw": text })),
        ("save_profile_field", json!({ "key": "nope", "base_revision": 0, "raw": "1" })),
        ("choose_reading", json!({ "definition": "transformed", "option": "nope" })),
        ("missing_firms", json!({ "indicator": "z9" })),
        (
            "link_evidence",
            json!({ "evidence": "nope", "link": { "indicator": "t1", "pages": "", "reason": "" } }),
        ),
        ("fly_to_the_moon", json!({})),
    ];
    for (command, request) in calls {
        check(&story.refused(command, request), Code::Call);
    }
    check(&story.refused("score", json!([1])), Code::Call);
    assert_eq!(story.everything(), before);
}

#[test]
fn nothing_can_be_asked_before_something_is_open() {
    let mut story = Story::before_anything();
    check(&story.refused("score", json!({})), Code::NothingOpen);
    story.call("close_workspace", json!({}));
    check(&story.refused("profile", json!({})), Code::NothingOpen);
}

#[test]
fn evidence_that_cannot_be_read_is_refused_and_the_rest_is_taken() {
    let mut story = Story::new("hsdp");
    let (good, gone) = (story.beside("批复.txt"), story.beside("没有.pdf"));
    std::fs::write(&good, "同意。").unwrap();
    let view = story.call("add_evidence", json!({ "files": [gone, good], "link": null }));
    assert_eq!(view["added"].as_array().unwrap().len(), 1);
    assert_eq!(view["refused"].as_array().unwrap().len(), 1);
    assert_eq!(view["board"]["items"][0]["original_name"], "批复.txt");
}

#[test]
fn evidence_that_was_changed_in_its_folder_blocks_and_is_never_packed() {
    let mut story = Story::new("hsdp");
    let file = story.beside("批复.txt");
    std::fs::write(&file, "同意。").unwrap();
    let link = json!({ "indicator": "t1", "pages": "", "reason": "" });
    let view = story.call("add_evidence", json!({ "files": [file], "link": link }));
    let sha256 = view["board"]["items"][0]["sha256"].as_str().unwrap().to_owned();
    let stored = story.folder().join("evidence").join(&sha256[..2]).join(&sha256);
    let mut permissions = std::fs::metadata(&stored).unwrap().permissions();
    #[allow(clippy::permissions_set_readonly_false)] // a test file, gone in a moment
    permissions.set_readonly(false);
    std::fs::set_permissions(&stored, permissions).unwrap();
    std::fs::write(&stored, "不同意").unwrap();
    let found = story.call("check_evidence", json!({}));
    assert!(
        found["findings"].to_string().contains("evidence.damaged"),
        "as long as before, and still found: {found}"
    );
    let out = story.beside("set.zip");
    let refused =
        story.refused("make_package", json!({ "out": out, "round": 1, "at": null, "is_final": false }));
    check(&refused, Code::Damaged);
    assert!(!out.exists(), "half a set is no set");
}

#[test]
fn a_set_that_is_no_set_is_refused() {
    let mut story = Story::before_anything();
    let (empty, folder) = (story.beside("空.zip"), story.beside("夹.zip"));
    std::fs::write(&empty, b"").unwrap();
    std::fs::create_dir(&folder).unwrap();
    check(&story.refused("verify_package", json!({ "file": empty })), Code::BadFile);
    check(&story.refused("verify_package", json!({ "file": folder })), Code::BadFile);
    let nowhere = story.beside("没有.zip");
    check(&story.refused("verify_package", json!({ "file": nowhere })), Code::BadFile);
}
