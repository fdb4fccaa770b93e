//! The demo park against what another program counted in its spreadsheet.

use std::collections::BTreeSet;

use parkgauge_tests::{Story, root};
use serde_json::{Value, json};

fn expected() -> toml::Table {
    std::fs::read_to_string(root().join("assets/demo/expected.toml")).unwrap().parse().unwrap()
}

fn names(wanted: &toml::Table, key: &str) -> BTreeSet<String> {
    let list = wanted.get(key).and_then(toml::Value::as_array);
    list.into_iter().flatten().map(|name| name.as_str().unwrap().to_owned()).collect()
}

fn found_names(list: &Value) -> BTreeSet<String> {
    list.as_array().unwrap().iter().map(|firm| firm["name"].as_str().unwrap().to_owned()).collect()
}

/// Compares the result of an indicator with the count of the other program.
fn check(story: &mut Story, indicator: &str, wanted: &toml::Table) {
    let number = |key: &str| wanted[key].as_integer().unwrap();
    let result = story.result(indicator);
    let value = result["value"].as_str().unwrap();
    let shown = format!("{} / {} ", number("done"), number("total"));
    assert!(value.starts_with(&shown), "{indicator}: {value} is not {shown}");
    assert_eq!(result["state"], "short");
    let unit = if wanted.contains_key("missing_divisions") { "个行业大类" } else { "家" };
    let open = match number("unknown") {
        0 => String::new(),
        unknown => format!("，另有 {unknown} {unit}待补数据"),
    };
    assert_eq!(result["shortfall"], format!("差 {} {unit}{open}", number("missing")), "{indicator}");
    let firms = story.call("missing_firms", json!({ "indicator": indicator }));
    if wanted.contains_key("missing_names") {
        assert_eq!(found_names(&firms["missing"]), names(wanted, "missing_names"), "{indicator}: missing");
        assert_eq!(found_names(&firms["unknown"]), names(wanted, "unknown_names"), "{indicator}: not known");
        let aside = found_names(&firms["undetermined"]);
        assert_eq!(aside, names(wanted, "undetermined_names"), "{indicator}: perhaps not counted");
    } else {
        let codes =
            firms["industries"].as_array().unwrap().iter().map(|text| text.as_str().unwrap()[..2].to_owned());
        let wanted: BTreeSet<String> =
            names(wanted, "missing_divisions").union(&names(wanted, "unknown_divisions")).cloned().collect();
        assert_eq!(codes.collect::<BTreeSet<_>>(), wanted, "{indicator}: industries");
    }
}

#[test]
fn the_counted_indicators_are_what_another_program_counted() {
    let (expected, mut story) = (expected(), Story::demo());
    for indicator in ["h1-1", "h1-2", "h2-1", "h4-1"] {
        check(&mut story, indicator, expected[indicator].as_table().unwrap());
    }
    let view =
        story.call("roster", json!({ "offset": 0, "limit": 1, "search": "", "only": { "kind": "all" } }));
    assert_eq!(view["total"], expected["roster"]["firms"].as_integer().unwrap());
    assert_eq!(
        view["above_scale_industrial"],
        expected["roster"]["above_scale_industrial"].as_integer().unwrap()
    );
}

#[test]
fn each_reading_counts_what_another_program_counted() {
    let expected = expected();
    let mut readings = 0;
    for (definition, indicator) in
        [("transformed", "h1-2"), ("industries-scope", "h1-1"), ("dual-gigabit", "h4-1")]
    {
        for (option, wanted) in expected[indicator].as_table().unwrap() {
            let Some(wanted) = wanted.as_table() else { continue };
            let mut story = Story::demo().reading(definition, option);
            check(&mut story, indicator, wanted);
            readings += 1;
        }
    }
    assert_eq!(readings, 6, "every reading but the defaults has its count");
}

/// A figure of the demo in hundredths of its unit.
fn hundredths(figures: &str, key: &str, year: u32) -> i64 {
    let start = format!("{key},{year},");
    let line = figures.lines().find_map(|line| line.strip_prefix(&start)).unwrap();
    let value = line.split(',').next().unwrap();
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    format!("{whole}{fraction:0<2}").parse().unwrap()
}

#[test]
fn what_the_demo_divides_is_what_its_figures_give() {
    let figures = std::fs::read_to_string(root().join("assets/demo/base_data.csv")).unwrap();
    for year in 2023..=2025 {
        let of = |key: &str| hundredths(&figures, key, year);
        let check = |key: &str, part: i64, whole: i64| {
            assert_eq!(of(key), (2 * part + whole) / (2 * whole), "{key} {year}");
        };
        check("leading_industry_share", of("leading_industry_revenue") * 10_000, of("revenue"));
        check("rd_share", of("rd_spend") * 10_000, of("revenue"));
        // 亿元 by persons, in 万元.
        check("labour_productivity", of("value_added") * 1_000_000, of("employees"));
    }
}

#[test]
fn nothing_in_the_demo_looks_mistyped() {
    let mut story = Story::demo();
    let checked = story.call("check", json!({}));
    for finding in checked["findings"].as_array().unwrap() {
        let code = finding["code"].as_str().unwrap();
        assert!(!code.starts_with("figure.") && !code.starts_with("base_data."), "{finding}");
    }
}

#[test]
fn the_checklist_of_the_demo_lacks_what_was_left_out() {
    let (expected, mut story) = (expected(), Story::demo());
    let result = story.result("h3-1");
    assert_eq!(result["state"], "short");
    assert!(result["trace"].to_string().contains("绿色低碳"), "{result}");
    assert_eq!(expected["h3-1"]["missing_items"][0].as_str(), Some("green"));
}

#[test]
fn what_was_left_out_on_purpose_is_missing() {
    let mut story = Story::demo();
    let profile = story.call("profile", json!({}));
    let filled: Vec<&str> =
        profile["values"].as_array().unwrap().iter().map(|row| row["key"].as_str().unwrap()).collect();
    assert!(!filled.contains(&"far") && !filled.contains(&"certifications"));
    let story = story.expect("t5", parkgauge_tests::Expected::NotJudged).because("a state without words");
    let mut story = story;
    let findings = story.call("check", json!({}))["findings"].take();
    let about_t5 =
        findings.as_array().unwrap().iter().any(|finding| {
            finding["code"] == "indicator.no_narrative" && finding["place"]["indicator"] == "t5"
        });
    assert!(about_t5, "the missing words are found");
}
