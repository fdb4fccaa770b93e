//! Nothing is lost: restart, undo, two people at one field.

use parkgauge_app::contract::Code;
use parkgauge_tests::{Expected, Firm, Story, Typed};
use serde_json::{Value, json};

/// Does something, then takes it back: everything is as it was, and the step was named.
fn check_undo(mut story: Story, step: impl FnOnce(&mut Story), named: &str) {
    let before = without_undo(&mut story);
    let candidate = |story: &mut Story| story.call("assessment", json!({}))["undo"]["label"].clone();
    let former = candidate(&mut story);
    step(&mut story);
    assert_ne!(without_undo(&mut story), before, "the step changes something");
    assert!(candidate(&mut story).as_str().unwrap().contains(named), "offered: {}", candidate(&mut story));
    let undone = story.undo().unwrap();
    assert!(undone.contains(named), "{undone} names {named}");
    assert_eq!(without_undo(&mut story), before, "{undone}: exactly one thing was taken back");
    assert_eq!(candidate(&mut story), former, "and the one before it is offered next");
    let mut story = story.restart();
    assert_eq!(without_undo(&mut story), before, "{undone}: also after a restart");
}

/// Everything an office sees, but for when it was saved and as which revision: an undo is a change too.
fn without_undo(story: &mut Story) -> Vec<Value> {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(map) => {
                map.retain(|key, _| !["undo", "saved_at", "revision"].contains(&key.as_str()));
                map.values_mut().for_each(strip);
            }
            Value::Array(list) => list.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut seen = story.everything();
    seen.iter_mut().for_each(strip);
    seen
}

#[test]
fn undo_takes_back_one_answer() {
    let story = Story::new("hsdp").answer("h3-1", Typed::Chosen(&["asset"]));
    let step = |story: &mut Story| {
        story.save_answer("h3-1", "value", Typed::Chosen(&["asset", "green"]));
    };
    check_undo(story, step, "数字化运营管理覆盖主要环节");
}

#[test]
fn undo_takes_back_a_whole_roster_import() {
    let story = Story::new("hsdp").roster(&Firm::many(3));
    let file = story.beside("再次.csv");
    let mut firms = Firm::many(6);
    firms[1] = Firm::number(2).with("是否已开展数字化改造", "否");
    std::fs::write(&file, Firm::csv(&firms)).unwrap();
    let step = |story: &mut Story| {
        let view = story.call("import_roster", json!({ "file": file, "sheet": null, "matches": [] }));
        assert_eq!((&view["added"], &view["changed"], &view["unchanged"]), (&json!(3), &json!(1), &json!(2)));
    };
    check_undo(story, step, "导入企业名单");
}

#[test]
fn undo_takes_back_a_change_of_the_profile() {
    let step = |story: &mut Story| {
        story.save_profile("name", "晴川经济技术开发区");
    };
    check_undo(Story::new("hsdp"), step, "园区名称");
}

#[test]
fn undo_takes_back_added_evidence() {
    let story = Story::new("hsdp");
    let file = story.beside("批复.txt");
    std::fs::write(&file, "同意设立。").unwrap();
    let step = |story: &mut Story| {
        let view = story.call("add_evidence", json!({ "files": [file], "link": null }));
        assert_eq!(view["board"]["unlinked"], 1);
    };
    check_undo(story, step, "批复.txt");
}

#[test]
fn undo_takes_back_a_yearly_figure() {
    let step = |story: &mut Story| {
        story.save_figure("gross_output", "2025", "492.15");
    };
    check_undo(Story::new("hsdp"), step, "工业总产值 2025");
}

#[test]
fn a_new_workspace_has_nothing_to_undo() {
    assert_eq!(Story::before_anything().undo(), None);
}

#[test]
fn a_restart_shows_everything_as_it_was() {
    let mut story = Story::demo();
    let before = story.everything();
    let mut story = story.restart();
    for (before, after) in before.iter().zip(story.everything()) {
        assert_eq!(*before, after);
    }
}

#[test]
fn whoever_saves_second_is_told_and_nothing_is_lost() {
    let mut story = Story::new("hsdp").narrative("t1", "甲的文字");
    let save = |base: u64, text: &str| {
        json!({
            "indicator": "t1", "slot": "narrative", "base_revision": base, "raw": { "kind": "text", "text": text }
        })
    };
    let refused = story.refused("save_answer", save(0, "乙的文字"));
    assert_eq!(refused.code, Code::Conflict);
    assert!(!refused.say.zh.is_empty() && !refused.next.en.is_empty());
    let view = story.call("assessment", json!({}));
    let stored = &view["answers"][0];
    assert_eq!(stored["raw"]["text"], "甲的文字", "the refused save changed nothing");
    let saved = story.call("save_answer", save(stored["revision"].as_u64().unwrap(), "甲乙的文字"));
    assert_eq!(saved["answer"]["raw"]["text"], "甲乙的文字", "from the stored one on it works");
    let history = story.call("answer_history", json!({ "indicator": "t1", "slot": "narrative" }));
    assert_eq!(history["entries"].as_array().unwrap().len(), 2);
}

#[test]
fn a_save_whose_reply_was_lost_can_be_repeated() {
    let mut story = Story::new("hsdp");
    let request = json!({ "key": "name", "base_revision": 1, "raw": "晴川经济技术开发区" });
    let first = story.call("save_profile_field", request.clone());
    assert_eq!(story.call("save_profile_field", request), first);
    let refused =
        story.refused("save_profile_field", json!({ "key": "name", "base_revision": 1, "raw": "别的" }));
    assert_eq!(refused.code, Code::Conflict);
    let refused = story.refused(
        "save_base_value",
        json!({ "key": "tax", "period": "2025", "base_revision": 9, "raw": "1", "source": "", "person": "" }),
    );
    assert_eq!(refused.code, Code::Conflict);
}

#[test]
fn two_assessments_of_one_park_keep_their_answers_apart() {
    let mut story =
        Story::new("hsdp").answer("h3-1", Typed::Chosen(&["asset", "economy", "green", "safety"]));
    let first = story.call("assessments", json!({}))["current"].clone();
    story.call(
        "new_assessment",
        json!({ "framework": "hsdp", "edition": null, "park": "晴川产业园", "year": 2027 }),
    );
    let mut story = story.expect("h3-1", Expected::MissingData).because("the new year starts empty");
    story.call("open_assessment", json!({ "assessment": first }));
    let story = story.expect("h3-1", Expected::Met).because("the first one kept its answer");
    let _ = story.restart().expect("h3-1", Expected::Met).because("the one that was open opens again");
}

#[test]
fn another_park_is_not_put_into_the_folder_of_the_first() {
    let mut story = Story::new("hsdp");
    let other = json!({ "framework": "hsdp", "edition": null, "park": "另一个园区", "year": 2027 });
    let refused = story.refused("new_assessment", other);
    assert!(refused.say.zh.contains("晴川产业园"), "{}", refused.say.zh);
    assert_eq!(story.call("assessments", json!({}))["assessments"].as_array().unwrap().len(), 1);
}

#[test]
fn undoing_the_new_assessment_leaves_a_workspace_without_one() {
    let mut story = Story::new("hsdp");
    assert!(story.undo().is_some_and(|label| label.starts_with("新建自评估")));
    let state = story.call("workspace_state", json!({}));
    assert!(state["workspace"]["current"].is_null(), "{state}");
}

#[test]
fn each_day_of_work_begins_with_a_checked_copy() {
    let story = Story::new("hsdp").restart();
    let copies = |story: &Story| std::fs::read_dir(story.folder().join("backups")).unwrap().count();
    assert_eq!(copies(&story), 1);
    let story = story.restart();
    assert_eq!(copies(&story), 1, "one copy a day is enough");
}
