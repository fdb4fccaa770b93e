//! What is typed, how it is understood, and what it leads to.

use parkgauge_tests::{Expected, Firm, Story, Typed};
use serde_json::{Value, json};

use Expected::{Met, MissingData, NotApplicable, NotJudged, Short};
use Typed::{Chosen, Cleared};

const LINKS: [&str; 4] = ["asset", "economy", "green", "safety"];

#[test]
fn a_checklist_is_met_by_every_item_and_nothing_less() {
    let story = Story::new("hsdp").expect("h3-1", MissingData).because("nothing is ticked yet");
    let story = story.answer("h3-1", Chosen(&LINKS[..3]));
    let story = story.expect("h3-1", Short("")).because("安全应急 is not there");
    let story = story.answer("h3-1", Chosen(&LINKS)).expect("h3-1", Met).because("all four");
    let story =
        story.answer("h3-1", Chosen(&[])).expect("h3-1", Short("")).because("none of them is an answer");
    let _ = story.answer("h3-1", Cleared).expect("h3-1", MissingData).because("an answer taken away");
}

#[test]
fn all_met_makes_the_whole_met() {
    let story = Story::new("hsdp").roster(&Firm::many(3));
    let story = story.expect_overall(MissingData).because("the checklist is open");
    let story =
        story.answer("h3-1", Chosen(&LINKS)).expect_overall(Met).because("every hard threshold is reached");
    let _ = story.restart().expect_overall(Met).because("and it still is tomorrow");
}

#[test]
fn not_applicable_needs_its_reason() {
    let story = Story::new("hsdp").answer("h3-1", Typed::NotApplicable("园区尚无独立管理机构"));
    let mut story = story.expect("h3-1", NotApplicable).because("the office says why");
    let saved = story.save_answer("h3-1", "value", Typed::NotApplicable("  "));
    assert!(!saved["problems"].as_array().unwrap().is_empty(), "{saved}");
    let _ = story.expect("h3-1", MissingData).because("without a reason it is only an empty field");
}

#[test]
fn what_is_only_described_is_not_judged() {
    let story = Story::new("hsdp").answer("t1", Chosen(&["built"])).narrative("t1", "已建成。");
    let _ = story.expect("t1", NotJudged).because("no threshold was published");
}

fn check_profile(typed: &str, understood: Option<&str>) {
    let mut story = Story::new("hsdp");
    let saved = story.save_profile("area_planned_ha", typed);
    assert_eq!(saved["raw"], typed, "kept as typed");
    assert_eq!(saved["problems"], json!([]), "{typed}");
    if let Some(understood) = understood {
        assert!(
            saved["understood"].as_str().is_some_and(|said| said.replace(',', "").contains(understood)),
            "{typed}: {saved}"
        );
    }
}

#[test]
fn figures_are_understood_as_offices_write_them() {
    check_profile("3860", None);
    check_profile("３８６０", None);
    check_profile("3,860", None);
    check_profile("3，860.5 公顷", None);
    check_profile("38.6平方公里", Some("3860"));
}

fn check_figure(key: &str, typed: &str, understood: &str) {
    let mut story = Story::new("hsdp");
    let saved = story.save_figure(key, "2025", typed);
    assert_eq!(saved["raw"], typed, "kept as typed");
    assert_eq!(saved["problems"], json!([]), "{typed}");
    assert!(
        saved["understood"].as_str().is_some_and(|said| said.replace(',', "").contains(understood)),
        "{typed}: {saved}"
    );
}

#[test]
fn wan_and_yi_are_converted_exactly() {
    check_figure("gross_output", "4921500万元", "492.15");
    check_figure("employees", "4.18万人", "41800");
    check_figure("dx_investment", "1.2亿元", "12000");
}

#[test]
fn land_and_energy_are_converted_exactly_and_never_in_silence() {
    check_profile("57,900亩", Some("3860"));
    check_profile("3860万平方米", Some("3860"));
    check_figure("energy", "1.25万吨标煤", "12500");
    check_figure("energy", "12500 tce", "12500");
    check_odd(&Story::new("hsdp").save_figure("energy", "2025", "12500 千瓦时"), "12500 千瓦时");
}

fn check_odd(saved: &Value, typed: &str) {
    assert_eq!(saved["raw"], typed, "never changed, never refused");
    let problems = saved["problems"].as_array().unwrap();
    assert!(!problems.is_empty(), "{typed}: {saved}");
    for problem in problems {
        for sentence in ["say", "next"] {
            assert!(!problem[sentence]["zh"].as_str().unwrap().is_empty(), "{problem}");
            assert!(!problem[sentence]["en"].as_str().unwrap().is_empty(), "{problem}");
        }
    }
}

#[test]
fn odd_input_is_kept_and_explained() {
    let mut story = Story::new("hsdp");
    for typed in ["约三千八百", "3860 或 3900", "12 吨", "--", "１２３abc"] {
        check_odd(&story.save_profile("area_planned_ha", typed), typed);
        check_odd(&story.save_figure("gross_output", "2025", typed), typed);
    }
    let mut story = story.restart();
    let view = story.call("profile", json!({}));
    let kept = view["values"].as_array().unwrap().iter().find(|row| row["key"] == "area_planned_ha").unwrap();
    check_odd(kept, "１２３abc");
}

#[test]
fn an_option_that_does_not_exist_is_kept_and_explained() {
    let mut story = Story::new("hsdp");
    let saved = story.save_answer("t1", "value", Chosen(&["finished_yesterday"]));
    assert_eq!(saved["problems"][0]["code"], "answer.unknown_option");
    let saved = story.save_answer("t1", "value", Chosen(&["built", "planned"]));
    assert_eq!(saved["problems"][0]["code"], "answer.several_options");
    assert_eq!(saved["raw"]["options"], json!(["built", "planned"]));
}

#[test]
fn text_is_stored_as_it_was_typed() {
    let text = "第一行\n\t第二行　全角空格 “引号” \u{200f}עברית 𠮷野家 😀\u{0}end";
    let mut story = Story::new("hsdp").narrative("t1", text).restart();
    let view = story.call("assessment", json!({}));
    let kept = view["answers"].as_array().unwrap().iter().find(|row| row["slot"] == "narrative").unwrap();
    assert_eq!(kept["raw"]["text"], text);
}

#[test]
fn eligibility_needs_an_approval_and_leading_industries() {
    let story = Story::new("hsdp").expect_eligibility(MissingData).because("nothing is filled in");
    let story = story
        .profile("approved_by", "province")
        .profile("leading_kinds", "both")
        .profile("is_sub_park", "no");
    let story = story.expect_eligibility(Met).because("a province may approve");
    let story =
        story.profile("approved_by", "other").expect_eligibility(Short("")).because("nobody else may");
    let story = story.profile("leading_kinds", "");
    let story =
        story.expect_eligibility(Short("")).because("what is known to fail fails, whatever is missing");
    let story =
        story.profile("approved_by", "xpcc").profile("leading_kinds", "both").profile("is_sub_park", "yes");
    let story = story.expect_eligibility(MissingData).because("a park in a park names the park around it");
    let story = story.profile("parent_park", "晴川经济技术开发区").profile("boundary", "东至东路，西至西路");
    let _ = story.restart().expect_eligibility(Met).because("now everything is said");
}
