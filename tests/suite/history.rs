//! Before and after a set is made: the book is looked at, and what was handed in is compared.

use parkgauge_tests::{Firm, Story, output_of, squeezed};
use serde_json::{Value, json};

#[test]
fn the_preview_has_the_pages_of_the_set_and_finds_its_words() {
    let mut story = Story::new("hsdp").roster(&[Firm::number(1), Firm::number(2)]);
    let seen = story.call("look_at_book", json!({}));
    let (_, made) = story.make_set("set.zip");
    assert_eq!(seen["pages"].as_array().unwrap().len() as u64, made["pages"].as_u64().unwrap());
    let drawn = story.call("draw_book_page", json!({ "page": 1, "width": 300 }));
    assert_eq!((&drawn["width"], &drawn["height"]), (&json!(300), &json!(424)));
    assert!(drawn["picture"].as_str().unwrap().starts_with("data:image/jpeg;base64,"));
    let found = story.call("search_book", json!({ "text": "真实性 承诺书" }));
    assert!(
        found["count"].as_u64().unwrap() > 0 && found["hits"][0]["page"].as_u64().unwrap() > 1,
        "{found}"
    );
    assert_eq!(story.call("search_book", json!({ "text": "没有的话语" }))["count"], 0);
}

#[test]
fn every_indicator_and_every_field_of_the_profile_is_reached_from_the_preview() {
    let mut story = Story::new("hsdp");
    let seen = story.call("look_at_book", json!({}));
    let places = seen["places"].as_array().unwrap();
    let reached = |kind: &str, key: &str| -> Vec<String> {
        let of_kind = places.iter().filter(|one| one["place"]["kind"] == kind);
        of_kind.map(|one| one["place"][key].as_str().unwrap().to_owned()).collect()
    };
    let score = story.call("score", json!({}));
    let indicators = reached("indicator", "indicator");
    for indicator in score["indicators"].as_array().unwrap() {
        assert!(indicators.contains(&indicator["id"].as_str().unwrap().to_owned()), "{indicator}");
    }
    assert!(reached("profile", "key").contains(&"name".to_owned()));
    let sorted = places.is_sorted_by_key(|one| {
        [&one["page"], &one["top"], &one["left"]].map(|number| number.as_u64().unwrap())
    });
    assert!(sorted, "places stand in the order of the pages");
}

#[test]
fn a_page_is_not_drawn_before_the_book_is_looked_at() {
    let refused = Story::new("hsdp").refused("draw_book_page", json!({ "page": 1, "width": 300 }));
    assert!(!refused.say.zh.is_empty());
}

#[test]
fn what_changed_between_two_sets_is_told_item_by_item() {
    let firms = [Firm::number(1), Firm::number(2)];
    let mut story = Story::new("hsdp").roster(&firms).profile("postcode", "310000").narrative("t1", "初稿。");
    let (_, first) = story.make_set("一.zip");
    let mut story = story.profile("postcode", "310001").narrative("t1", "改稿。");
    let (_, second) = story.make_set("二.zip");
    let same =
        story.call("compare_packages", json!({ "old": first["fingerprint"], "new": first["fingerprint"] }));
    assert_eq!(same["changes"], json!([]));
    let request = json!({ "old": first["fingerprint"], "new": second["fingerprint"] });
    let compared = story.call("compare_packages", request.clone());
    let changes: Vec<[&Value; 3]> = compared["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| [&change["subject"], &change["before"], &change["after"]])
        .collect();
    let (answer, profile) = (json!("answer"), json!("profile"));
    assert!(changes.contains(&[&profile, &json!("310000"), &json!("310001")]), "{compared}");
    assert!(changes.contains(&[&answer, &json!("初稿。"), &json!("改稿。")]), "{compared}");
    assert_eq!(changes.len(), 2, "{compared}");

    let out = story.beside("对照表.pdf").display().to_string();
    let mut request = request;
    request["out"] = json!(out);
    assert_eq!(story.call("print_comparison", request)["rows"], 2);
    let text = squeezed(&output_of("pdftotext", &["-enc", "UTF-8", "-raw", &out, "-"]));
    assert!(text.contains("310001") && text.contains("改稿") && text.contains("修改前"), "{text}");
}

#[test]
fn a_set_is_compared_with_the_data_as_they_are_now() {
    let firms = [Firm::number(1), Firm::number(2)];
    let mut story = Story::new("hsdp").roster(&firms);
    let (_, made) = story.make_set("一.zip");
    let mut story = story.roster(&[Firm::number(1), Firm::number(2), Firm::number(3)]);
    let compared = story.call("compare_packages", json!({ "old": made["fingerprint"] }));
    assert_eq!(compared["new"], Value::Null);
    let added = compared["changes"].as_array().unwrap().iter().filter(|change| change["subject"] == "roster");
    let added: Vec<&Value> = added.collect();
    assert_eq!(added.len(), 1, "{compared}");
    assert_eq!((&added[0]["before"], &added[0]["after"]), (&Value::Null, &json!("列入名单")));
}
