//! The standing check list: every finding speaks two languages and points to a place that exists.

use std::collections::BTreeSet;

use parkgauge_tests::{Firm, Story, Typed};
use serde_json::{Value, json};

fn ids(list: &Value, key: &str) -> BTreeSet<String> {
    list.as_array().unwrap().iter().filter_map(|row| row[key].as_str()).map(str::to_owned).collect()
}

fn indicators(areas: &Value, found: &mut BTreeSet<String>) {
    for area in areas.as_array().unwrap() {
        found.extend(ids(&area["indicators"], "id"));
        indicators(&area["areas"], found);
    }
}

/// Every finding can be read and followed. Gives their codes.
fn check(story: &mut Story) -> BTreeSet<String> {
    let roster = story
        .call("roster", json!({ "offset": 0, "limit": 100_000, "search": "", "only": { "kind": "all" } }));
    let (firms, columns) = (ids(&roster["firms"], "id"), ids(&roster["columns"], "key"));
    let mut known = BTreeSet::new();
    indicators(&story.call("assessment", json!({}))["framework"]["areas"], &mut known);
    let fields: BTreeSet<String> = story.call("profile", json!({}))["groups"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|group| ids(&group["fields"], "key"))
        .collect();
    let figures = ids(&story.call("base_data", json!({}))["figures"], "key");
    let evidence = ids(&story.call("evidence", json!({}))["items"], "id");
    let findings = story.call("check", json!({}))["findings"].take();
    for finding in findings.as_array().unwrap() {
        for sentence in ["say", "next"] {
            let (zh, en) =
                (finding[sentence]["zh"].as_str().unwrap(), finding[sentence]["en"].as_str().unwrap());
            assert!(zh.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter)), "{finding}");
            assert!(en.chars().any(|letter| letter.is_ascii_alphabetic()), "{finding}");
        }
        let place = &finding["place"];
        let is_in =
            |list: &BTreeSet<String>, key: &str| place[key].as_str().is_some_and(|id| list.contains(id));
        let is_there = match place["kind"].as_str().unwrap() {
            "assessment" | "roster" => true,
            "indicator" => is_in(&known, "indicator"),
            "profile" => is_in(&fields, "key"),
            "base_data" => is_in(&figures, "key"),
            "firm" => is_in(&firms, "firm") && (place["column"].is_null() || is_in(&columns, "column")),
            "evidence" => is_in(&evidence, "evidence"),
            _ => false,
        };
        assert!(is_there, "nobody can go there: {finding}");
    }
    let blocks: Vec<bool> =
        findings.as_array().unwrap().iter().map(|finding| finding["severity"] == "blocks").collect();
    assert!(blocks.is_sorted_by(|before, after| before >= after), "what blocks stands first");
    ids(&findings, "code")
}

#[test]
fn findings_of_the_demo_can_be_read_and_followed() {
    let codes = check(&mut Story::demo());
    for wanted in ["roster.revenue_below_scale", "roster.revenue_above_scale", "roster.industry_missing"] {
        assert!(codes.contains(wanted), "odd on purpose, and found: {wanted} in {codes:?}");
    }
}

#[test]
fn findings_of_a_new_assessment_say_what_is_missing() {
    let codes = check(&mut Story::new("hsdp"));
    assert!(codes.contains("roster.empty") && codes.contains("indicator.empty"), "{codes:?}");
}

#[test]
fn findings_of_a_careless_office_can_be_read_and_followed() {
    let mut firms = Firm::many(4);
    firms[1] = Firm::number(2).with("统一社会信用代码", "91330100MA2XXXXXX0").with("行业代码", "C99");
    firms[2] = Firm::number(3).with("是否规上企业", "大概").with("统一社会信用代码", "");
    let mut story =
        Story::new("hsdp").roster(&firms).profile("area_planned_ha", "很大").profile("phone", "110");
    story.save_figure("employees", "2025", "-5");
    story.save_answer("h3-1", "value", Typed::Chosen(&["moon"]));
    story.save_answer("t1", "narrative", Typed::Text(&"字".repeat(2000)));
    let file = story.beside("图.pdf");
    std::fs::write(&file, "not a PDF").unwrap();
    let link = json!({ "indicator": "t1", "pages": "3-1", "reason": "" });
    story.call("add_evidence", json!({ "files": [file], "link": link }));
    let codes = check(&mut story);
    for wanted in ["answer.unknown_option", "text.too_long", "evidence.pages"] {
        assert!(codes.contains(wanted), "{wanted} in {codes:?}");
    }
}

#[test]
fn yearly_figures_are_held_against_the_roster_the_year_before_and_each_other() {
    let mut story = Story::new("hsdp").roster(&Firm::many(4));
    let found = |story: &mut Story, code: &str| -> Vec<(String, String)> {
        let findings = story.call("check", json!({}))["findings"].take();
        let those = findings.as_array().unwrap().iter().filter(|finding| finding["code"] == code);
        let place =
            |finding: &Value, part: &str| finding["place"][part].as_str().unwrap_or_default().to_owned();
        those.map(|finding| (place(finding, "key"), place(finding, "period"))).collect()
    };
    let at = |key: &str, period: &str| (key.to_owned(), period.to_owned());
    for (key, period, text) in [
        ("above_scale", "2025", "5"),
        ("enterprises", "2025", "4"),
        ("gross_output", "2024", "1000000万元"),
        ("gross_output", "2025", "210"),
        ("value_added", "2025", "2200000 万元"),
        ("energy", "2024", "1.2万吨标准煤"),
        ("energy", "2025", "1200万吨标准煤"),
    ] {
        story.save_figure(key, period, text);
    }
    assert_eq!(
        found(&mut story, "base_data.differs_from_roster"),
        [at("above_scale", "2025")],
        "four are counted"
    );
    assert_eq!(
        found(&mut story, "base_data.jump"),
        [at("gross_output", "2025")],
        "100 to 210 亿元, in one unit"
    );
    assert_eq!(found(&mut story, "base_data.unit_suspect"), [at("energy", "2025")], "a thousand times");
    let parts = found(&mut story, "base_data.part_over_whole");
    assert!(parts.contains(&at("value_added", "2025")), "220 of 210: {parts:?}");
    assert!(parts.contains(&at("above_scale", "2025")), "5 of 4: {parts:?}");
    story.save_figure("above_scale", "2025", "4");
    story.save_figure("gross_output", "2025", "200");
    story.save_figure("value_added", "2025", "60");
    story.save_figure("energy", "2025", "12,500 tce");
    for code in ["differs_from_roster", "jump", "unit_suspect", "part_over_whole"] {
        assert_eq!(found(&mut story, &format!("base_data.{code}")), [], "{code}");
    }
}
