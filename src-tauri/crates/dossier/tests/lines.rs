//! Breaking lines: nothing lost, nothing forbidden, nothing too wide.

#![allow(clippy::unwrap_used)]

mod sample;

use std::sync::LazyLock;

use parkgauge_dossier::FontSet;
use parkgauge_dossier::linebreak::{Fill, Line, break_lines};
use parkgauge_dossier::measure::{Class, Measurer, Setting, Text, classify};
use proptest::prelude::*;

static FONTS: LazyLock<FontSet> = LazyLock::new(sample::fonts);

fn setting() -> Setting {
    let template = sample::template();
    template.setting(&template.style.body)
}

fn measured(content: &str) -> Text {
    Measurer::new(&FONTS).plain(content, setting())
}

fn set(content: &str, measure: i64) -> (Text, Vec<Line>) {
    let text = measured(content);
    let lines = break_lines(&text, measure, measure, Fill::Justify);
    (text, lines)
}

fn strings(text: &Text, lines: &[Line]) -> Vec<String> {
    lines
        .iter()
        .map(|line| text.atoms[line.start..line.end].iter().map(|atom| atom.character).collect())
        .collect()
}

const SQUARE: i64 = 5_571;

#[test]
fn a_line_of_the_norm_holds_twenty_eight_characters() {
    let (text, lines) = set(&"数".repeat(60), 156_000);
    assert_eq!(
        strings(&text, &lines).iter().map(|line| line.chars().count()).collect::<Vec<_>>(),
        [28, 28, 4]
    );
}

#[test]
fn a_stop_that_would_begin_a_line_is_drawn_in() {
    let (text, lines) = set(&format!("{}，{}", "数".repeat(10), "据".repeat(9)), SQUARE * 106 / 10);
    assert_eq!(strings(&text, &lines)[0], format!("{}，", "数".repeat(10)));
    assert!(lines[0].width() <= SQUARE * 106 / 10);
}

#[test]
fn dashes_and_dots_are_never_parted() {
    for mark in ["——", "……"] {
        for before in 3..16 {
            let (text, lines) =
                set(&format!("{}{mark}{}", "数".repeat(before), "据".repeat(20)), SQUARE * 10);
            let strings = strings(&text, &lines);
            assert!(strings.iter().any(|line| line.contains(mark)), "{strings:?}");
        }
    }
}

#[test]
fn a_number_stays_with_its_unit() {
    for quantity in
        ["95.51%", "1 286.4亿元", "42.6平方公里", "312家", "≥75%", "120 PFLOPS", "第3轮", "￥12,800"]
    {
        for before in 0..12 {
            let (text, lines) =
                set(&format!("{}{quantity}{}", "数".repeat(before), "据".repeat(12)), SQUARE * 12);
            let strings = strings(&text, &lines);
            assert!(strings.iter().any(|line| line.contains(quantity)), "{strings:?}");
        }
    }
}

#[test]
fn a_web_address_is_parted_at_its_joints() {
    let address = "https://www.example-park.gov.cn/platform/industrial-internet/index.html";
    let (text, lines) = set(&format!("门户网站{address}已开通"), SQUARE * 14);
    let strings = strings(&text, &lines);
    assert!(strings[0].starts_with("门户网站https://"), "{strings:?}");
    assert_eq!(strings.concat(), format!("门户网站{address}已开通"));
}

#[test]
fn no_paragraph_ends_with_a_single_character() {
    let (text, lines) = set(&format!("{}。", "数".repeat(29)), 156_000);
    let last = strings(&text, &lines).pop().unwrap();
    assert!(last.chars().count() >= 3 || lines.len() == 1, "{last}");
}

#[test]
fn a_little_space_stands_between_chinese_and_western_text_typed_or_not() {
    let width = |content: &str| set(content, SQUARE * 30).1[0].width();
    let eighth = SQUARE / 8;
    let apart = width("建成5G基站386个") - width("建成基站个") - width("5G386");
    assert!((apart - 4 * eighth).abs() < SQUARE / 8, "{apart}");
    assert!((width("共 120 家") - width("共120家")).abs() < 10, "a typed space is that space");
    assert_eq!(width("（5G）"), width("（") + width("5G") + width("）"), "marks bring their own");
}

#[test]
fn a_hash_is_parted_rather_than_its_line_torn_open() {
    let hash = "e1f795ad996af152a63f89b622a33b78259a24500f1d875d2f17907b5c74d777";
    let (text, lines) = set(&format!("指标文本校验值（SHA-256）：{hash}"), SQUARE * 28);
    let strings = strings(&text, &lines);
    assert!(strings[0].contains("e1f795ad"), "{strings:?}");
    assert_eq!(strings.concat().matches(hash).count(), 1);
}

#[test]
fn facing_marks_share_their_blank_halves() {
    let (text, lines) = set("“一号工程”，", SQUARE * 30);
    assert!(lines[0].width() < text.width() - SQUARE / 3);
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[园区数字化转型企业覆盖率平台]{1,6}",
        3 => prop::sample::select(vec!["，", "。", "；", "！", "、"]).prop_map(str::to_owned),
        2 => "（[数据]{1,4}）",
        2 => "“[数据]{1,4}”",
        2 => "《[规划]{1,5}》",
        2 => "[0-9]{1,4}(\\.[0-9]{1,2})?(%|万元|家|亿元|平方公里)",
        1 => prop::sample::select(vec!["——", "……", " ", "5G", "PFLOPS", "10G-PON"]).prop_map(str::to_owned),
    ]
}

/// Text as people write it: marks follow characters, never each other in rows.
fn prose() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 1..40).prop_map(|pieces| {
        let mut text = String::from("园区");
        for piece in pieces {
            let first = piece.chars().next().map(classify);
            let last = text.chars().last().map(classify);
            let marks =
                |class| matches!(class, Some(Class::Close | Class::Dash | Class::Ellipsis | Class::Space));
            if marks(first) && marks(last) {
                text.push_str("建设");
            }
            text.push_str(&piece);
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_keep_to_the_rules(content in prose(), squares in 12i64..40) {
        let measure = squares * SQUARE;
        let (text, lines) = set(&content, measure);
        // Nothing lost: what is not drawn is spaces at the ends of lines.
        let drawn: String = strings(&text, &lines).concat();
        let without = |text: &str| text.replace(' ', "");
        prop_assert_eq!(without(&drawn), without(&content));
        for (index, line) in lines.iter().enumerate() {
            prop_assert!(line.width() <= measure, "line {} is {} wide", index, line.width());
            let atoms = &text.atoms[line.start..line.end];
            let (Some(first), Some(last)) = (atoms.first(), atoms.last()) else { continue };
            if index > 0 {
                prop_assert!(
                    !matches!(first.class, Class::Close | Class::Ellipsis | Class::Trailing | Class::Space),
                    "line begins with {}", first.character
                );
            }
            if index + 1 < lines.len() {
                prop_assert!(!matches!(last.class, Class::Open | Class::Leading), "line ends with {}", last.character);
            }
        }
        // Justified: every line but the last reaches the edge, unless its gaps would be wider than half a character.
        for line in lines.iter().rev().skip(1) {
            let gaps = text.atoms[line.start..line.end].iter().filter(|atom| atom.class == Class::Ideograph).count();
            let missing = measure - line.width();
            let each = missing / i64::try_from(gaps.max(1)).unwrap();
            prop_assert!(gaps < 2 || missing == 0 || each > SQUARE * 2 / 10, "{} of {}", line.width(), measure);
        }
    }

    #[test]
    fn any_text_is_set_without_loss(content in "\\PC{0,60}", squares in 1i64..12) {
        let (text, lines) = set(&content, squares * SQUARE);
        let drawn: usize = lines.iter().map(|line| line.end - line.start).sum();
        let spaces = text.atoms.iter().filter(|atom| matches!(atom.class, Class::Space | Class::Newline)).count();
        prop_assert!(drawn + spaces >= text.atoms.len());
        for pair in lines.windows(2) {
            prop_assert!(pair[0].end <= pair[1].start && pair[0].start < pair[1].start);
        }
    }
}
