//! Pictures of the evidence in the words of an indicator.

use parkgauge_tests::{Story, output_of, squeezed};
use serde_json::{Value, json};

fn with_picture(story: &mut Story, name: &str, bytes: &[u8]) {
    let file = story.beside(name);
    std::fs::write(&file, bytes).unwrap();
    let link = json!({ "indicator": "t1", "pages": "", "reason": "" });
    story.call("add_evidence", json!({ "files": [file], "link": link }));
}

fn codes(story: &mut Story) -> Vec<String> {
    let found = story.call("check", json!({}));
    let findings = found["findings"].as_array().unwrap().iter();
    let of_pictures = findings.filter(|one| one["code"].as_str().unwrap().starts_with("picture."));
    of_pictures
        .map(|one: &Value| format!("{} {}", one["code"].as_str().unwrap(), one["severity"].as_str().unwrap()))
        .collect()
}

#[test]
fn a_picture_that_cannot_be_shown_is_named_and_keeps_a_final_back() {
    let words = "已建成。\n![现场](现场.png)\n![合同](没有.jpg)";
    let mut story = Story::new("hsdp").narrative("t1", words);
    assert_eq!(codes(&mut story), ["picture.missing blocks", "picture.missing blocks"]);
    with_picture(&mut story, "现场.png", b"\x89PNG\r\n\x1a\nno picture at all");
    assert_eq!(codes(&mut story), ["picture.missing blocks", "picture.unreadable blocks"]);
    // A draft is made all the same and says where something is missing.
    let (zip, _) = story.make_set("set.zip");
    let folder = story.beside("set");
    story.call("unpack_package", json!({ "file": zip, "out": folder }));
    let book = folder.join("申报书.pdf").display().to_string();
    let text = output_of("pdftotext", &["-enc", "UTF-8", "-raw", &book, "-"]);
    assert!(text.contains("现场.png") && text.contains("没有.jpg") && text.contains("已建成。"), "{text}");
}

#[test]
fn a_picture_of_the_evidence_stands_in_the_book_with_its_number_and_caption() {
    let mut story = Story::new("hsdp").narrative("t1", "已建成。\n![指挥中心（夜间）](现场.png)\n继续运行。");
    with_picture(&mut story, "现场.png", include_bytes!("dot.png"));
    assert_eq!(codes(&mut story), Vec::<String>::new());
    let (zip, _) = story.make_set("set.zip");
    let folder = story.beside("set");
    story.call("unpack_package", json!({ "file": zip, "out": folder }));
    let book = folder.join("申报书.pdf").display().to_string();
    let text = output_of("pdftotext", &["-enc", "UTF-8", "-raw", &book, "-"]);
    assert!(text.contains("指挥中心（夜间）") && !text.contains("!["), "{text}");
    assert!(squeezed(&text).contains("图1指挥中心（夜间）"), "{text}");
}
