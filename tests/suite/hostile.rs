//! Whatever is typed, there is a book.

use parkgauge_tests::{Firm, Story, output_of, program, squeezed};
use serde_json::{Value, json};

/// Makes the set, verifies it, has qpdf read the book; gives its text and the findings.
fn check_book(mut story: Story) -> (String, Value) {
    let (zip, mut made) = story.make_set("set.zip");
    let unpacked = story.beside("unpacked");
    let found = story.call("unpack_package", json!({ "file": zip, "out": unpacked }));
    assert_eq!(found["ok"], true, "{found}");
    let book = unpacked.join("申报书.pdf").display().to_string();
    let told = program("qpdf", &["--check", &book]);
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    (output_of("pdftotext", &["-enc", "UTF-8", "-raw", &book, "-"]), made["findings"].take())
}

/// A book with this text as a narrative and as the name of a firm.
fn check_text(text: &str) -> (String, Value) {
    let firms = [Firm::number(1).with("企业名称", text), Firm::number(2)];
    check_book(Story::new("hsdp").narrative("t1", text).profile("name", text).roster(&firms))
}

fn uncovered(findings: &Value) -> usize {
    findings.as_array().unwrap().iter().filter(|finding| finding["code"] == "font.uncovered").count()
}

#[test]
fn an_empty_assessment_gives_a_draft() {
    let (text, _) = check_book(Story::new("hsdp"));
    assert!(squeezed(&text).contains("晴川产业园"));
}

#[test]
fn ten_thousand_characters_without_a_break_give_a_book() {
    check_text(&"a".repeat(10_000));
    check_text(&"字".repeat(10_000));
}

#[test]
fn nothing_but_punctuation_gives_a_book() {
    check_text(&"，。、；：！？）》】”".repeat(200));
    check_text(&"（《【“".repeat(500));
}

#[test]
fn emoji_give_a_book_and_a_finding() {
    let (_, findings) = check_text("智慧园区🏭👨‍👩‍👧‍👦🇨🇳很好😀");
    assert!(uncovered(&findings) >= 3, "{findings}");
}

#[test]
fn writing_from_right_to_left_gives_a_book() {
    check_text("园区 \u{202e}反向\u{202c} עברית العربية \u{200f}\u{2066}混合\u{2069}");
}

#[test]
fn control_characters_give_a_book() {
    check_text("第一\u{1}行\u{7}\u{8}\u{b}\u{c}\u{1b}[31m\r\n第二\t行\u{7f}\u{85}\u{2028}\u{feff}\u{fffe}");
}

#[test]
fn radicals_come_out_as_the_characters_they_stand_for() {
    let (text, _) = check_text("⼯业⽣产⾏业⻓期");
    assert!(squeezed(&text).contains("工业生产行业长期"), "a search must find the word");
}

#[test]
fn names_of_rare_characters_give_a_book_and_a_finding() {
    let (text, findings) = check_text("𠮷野\u{2a6a5}有限公司");
    assert!(uncovered(&findings) >= 1 && text.contains('〓'), "{findings}");
    for finding in findings.as_array().unwrap().iter().filter(|finding| finding["code"] == "font.uncovered") {
        assert!(finding["say"]["zh"].as_str().unwrap().contains("U+"), "{finding}");
    }
}

#[test]
fn a_narrative_of_many_lines_keeps_every_line() {
    let lines: Vec<String> = (0..300).map(|line| format!("第{line}行完。")).collect();
    let (text, _) = check_book(Story::new("hsdp").narrative("t1", &lines.join("\n")));
    let text = squeezed(&text);
    for line in lines {
        assert!(text.contains(&line), "{line}");
    }
}
