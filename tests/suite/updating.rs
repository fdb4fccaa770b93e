//! A new edition comes out in the middle of the work: what is kept, what is to be looked at again, what is taken back.

use std::path::PathBuf;

use parkgauge_tests::{Story, Typed, root};
use serde_json::{Value, json};

/// The framework that ships, as another edition with these changes to its text.
fn edition(story: &Story, changes: &[(&str, &str)]) -> PathBuf {
    let shipped = root().join("assets/frameworks/hsdp/2025/framework.toml");
    let mut text = std::fs::read_to_string(shipped).unwrap();
    for (before, now) in [("edition = \"2025\"", "edition = \"2027\"")].iter().chain(changes) {
        assert!(text.contains(before), "{before}");
        text = text.replacen(before, now, 1);
    }
    let file = story.beside("framework-2027.toml");
    std::fs::write(&file, text).unwrap();
    file
}

fn to(file: &std::path::Path) -> Value {
    json!({ "to": { "id": null, "edition": null, "file": file } })
}

fn line<'v>(view: &'v Value, side: &str, id: &str) -> &'v Value {
    let lines = view["comparison"]["lines"].as_array().unwrap();
    lines.iter().find(|line| line[side]["id"] == id).unwrap()
}

/// The line of the file that begins indicator `t1`, and its question.
const ID: &str = "id         = \"t1\"";
const ASK: &str = "ask        = \"园区有没有培育出数字化转型做得好、别的企业可以照着学的标杆企业？\"";

#[test]
fn an_indicator_that_is_renamed_keeps_its_answer_and_the_update_can_be_taken_back() {
    let mut story = Story::new("hsdp").answer("t1", Typed::Chosen(&["built"])).narrative("t1", "已建成。");
    let before = story.call("assessment", json!({}));
    let file = edition(&story, &[(ID, "id = \"t1-new\"\nprevious = [\"t1\"]")]);
    let preview = story.call("preview_update", to(&file));
    assert_eq!(line(&preview, "from", "t1")["fate"], "moved");
    assert_eq!(story.call("assessment", json!({})), before, "a preview changes nothing");

    let done = story.call("update_assessment", to(&file));
    assert_eq!(done, preview, "what was foreseen is what came");
    let after = story.call("assessment", json!({}));
    assert_eq!(after["score"]["overall"], done["after"]);
    assert_eq!(after["framework"]["summary"]["edition"], "2027");
    let answers = after["answers"].as_array().unwrap();
    let moved: Vec<&Value> = answers.iter().filter(|answer| answer["indicator"] == "t1-new").collect();
    assert_eq!(moved.len(), 2);
    assert!(moved.iter().any(|one| one["raw"] == json!({ "kind": "chosen", "options": ["built"] })));

    assert!(story.undo().unwrap().starts_with("更新指标体系"));
    let back = story.call("assessment", json!({}));
    for part in ["answers", "score", "framework", "retired", "to_confirm"] {
        let (mut one, mut other) = (back[part].clone(), before[part].clone());
        // A record that came back was written again.
        for answer in one.as_array_mut().into_iter().chain(other.as_array_mut()).flatten() {
            answer["revision"].take();
            answer["saved_at"].take();
        }
        assert_eq!(one, other, "{part}");
    }
}

#[test]
fn what_is_asked_no_more_stays_readable_and_comes_back_with_the_edition_that_asks_it() {
    let mut story = Story::new("hsdp").answer("t1", Typed::Chosen(&["built"])).narrative("t1", "已建成。");
    // Another indicator under another id: t1 is gone.
    let file = edition(&story, &[(ID, "id = \"t1-other\"")]);
    let done = story.call("update_assessment", to(&file));
    assert_eq!(line(&done, "from", "t1")["fate"], "retired");
    let retired = &story.call("assessment", json!({}))["retired"][0];
    assert_eq!((&retired["indicator"], &retired["fields"][1]["text"]), (&json!("t1"), &json!("已建成。")));
    let mut story = story.restart();
    let (file, _) = story.make_set("set.zip");
    assert!(file.is_file(), "a set is made with what is kept");
    let request = json!({ "to": { "id": null, "edition": "2025", "file": null } });
    story.call("update_assessment", request);
    let back = story.call("assessment", json!({}));
    assert_eq!(back["retired"], json!([]));
    assert!(back["answers"].as_array().unwrap().iter().any(|one| one["indicator"] == "t1"));
}

#[test]
fn an_answer_to_a_question_that_changed_has_to_be_looked_at_before_a_final_set() {
    let mut story = Story::new("hsdp").answer("t1", Typed::Chosen(&["built"]));
    let file = edition(&story, &[(ASK, "ask = \"换了一个问法？\"")]);
    story.call("update_assessment", to(&file));
    let found = story.call("check", json!({}));
    let findings = found["findings"].as_array().unwrap();
    assert!(findings.iter().any(|one| one["code"] == "answer.to_confirm" && one["severity"] == "blocks"));
    let view = story.call("confirm_answer", json!({ "indicator": "t1" }));
    assert_eq!(view["to_confirm"], json!([]));
    assert!(story.undo().unwrap().ends_with("确认"));
    assert_eq!(story.call("assessment", json!({}))["to_confirm"][0]["indicator"], "t1");
    // Whoever answers it again has looked at it.
    story.save_answer("t1", "value", Typed::Chosen(&["planned"]));
    assert_eq!(story.call("assessment", json!({}))["to_confirm"], json!([]));
}

#[test]
fn another_framework_is_no_update() {
    let mut story = Story::new("hsdp");
    let file = edition(&story, &[("id      = \"hsdp\"", "id      = \"other\"")]);
    let refused = story.refused("update_assessment", to(&file));
    assert!(refused.say.zh.contains("不是"), "{refused:?}");
    let shipped = root().join("assets/frameworks/hsdp/2025/framework.toml");
    let refused = story.refused("preview_update", to(&shipped));
    assert!(refused.say.zh.contains("就是这个版本"), "{refused:?}");
}

#[test]
fn an_answer_of_another_framework_is_taken_over_and_waits_to_be_confirmed() {
    let mut story = Story::new("park-operation").answer("monitoring", Typed::Chosen(&["l4"]));
    let request = json!({ "framework": "hsdp", "edition": null, "park": "晴川产业园", "year": 2026 });
    story.call("new_assessment", request);
    let offers = story.call("prefill", json!({}));
    assert_eq!(offers["offers"][0]["to"]["id"], "t8");
    assert_eq!(offers["offers"][0]["value"], "已建成");
    let view = story.call("accept_prefill", json!({ "indicators": [] }));
    assert_eq!(view["to_confirm"][0]["origin"], "crosswalk");
    assert_eq!(story.call("prefill", json!({}))["offers"], json!([]), "nothing is written over");
    let found = story.call("check", json!({}));
    let findings = found["findings"].as_array().unwrap();
    assert!(findings.iter().any(|one| one["code"] == "answer.to_confirm"));
    assert_eq!(story.undo().as_deref(), Some("从其他自评估带入 1 项"));
    let back = story.call("assessment", json!({}));
    assert_eq!((&back["answers"], &back["to_confirm"]), (&json!([]), &json!([])));
}

#[test]
fn a_workbook_says_the_same_of_an_update_as_the_text_it_was_made_of() {
    let mut story = Story::new("hsdp").answer("t1", Typed::Chosen(&["built"]));
    let file = edition(&story, &[(ID, "id = \"t1-new\"\nprevious = [\"t1\"]")]);
    let of_the_text = story.call("preview_update", to(&file))["comparison"]["lines"].take();
    story.call("add_framework", json!({ "file": file }));
    let workbook = story.beside("framework-2027.xlsx");
    story.call("export_framework", json!({ "id": "hsdp", "edition": "2027", "out": workbook }));
    let of_the_workbook = story.call("preview_update", to(&workbook))["comparison"]["lines"].take();
    assert_eq!(of_the_text, of_the_workbook);
    std::fs::write(&workbook, b"PK\x03\x04 no workbook").unwrap();
    let refused = story.refused("preview_update", to(&workbook));
    assert!(!refused.say.zh.is_empty() && !refused.next.zh.is_empty(), "{refused:?}");
}
