//! A result is only as official as its weakest part.

use parkgauge_tests::Story;
use serde_json::json;

#[test]
fn an_official_task_answered_by_options_of_ours_is_ours() {
    let mut story = Story::demo();
    for indicator in ["t1", "h2-2", "h4-3"] {
        assert_eq!(story.result(indicator)["standing"], "house", "{indicator}");
    }
}

#[test]
fn an_official_requirement_judged_by_a_reading_is_a_reading() {
    let mut story = Story::demo();
    let view = story.call("eligibility", json!({}));
    let standing = |id: &str| {
        let all = view["requirements"].as_array().unwrap();
        all.iter().find(|requirement| requirement["id"] == id).unwrap()["standing"].clone()
    };
    assert_eq!(standing("approval"), "official");
    assert_eq!(standing("leading-industries"), "interpretation");
    assert_eq!(view["standing"], "interpretation");
}
