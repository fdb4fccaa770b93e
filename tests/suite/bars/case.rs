//! The kinds of books: as it should be, empty, as large as any, and with whatever people paste.

use chrono::DateTime;
use parkgauge_app::draft_report;
use parkgauge_core::report::{Align, Anchor, Block, Cell, Column, Part, PartKind, Report, Row, Table};
use parkgauge_tests::{AT, Firm, Story, large_framework};
use serde_json::{Value, json};

fn report_of(story: &Story) -> Report {
    draft_report(story.workbench(), DateTime::parse_from_rfc3339(AT).unwrap()).unwrap()
}

pub fn empty() -> Report {
    report_of(&Story::new("hsdp"))
}

/// 1,000 indicators, 5,000 firms, 300 pieces of evidence.
pub fn huge() -> Report {
    report_of(&huge_story())
}

fn huge_story() -> Story {
    let mut story = Story::before_anything();
    let file = story.beside("一千项.toml");
    std::fs::write(&file, large_framework(1_000)).unwrap();
    story.call("add_framework", json!({ "file": file }));
    let new = json!({ "framework": "large", "edition": null, "park": "晴川产业园", "year": 2026 });
    story.call("new_assessment", new);
    let mut story = story.roster(&Firm::many(5_000));
    for part in (0..300).collect::<Vec<usize>>().chunks(30) {
        let files: Vec<_> = part
            .iter()
            .map(|number| {
                let file = story.beside(&format!("佐证材料第{number}份.txt"));
                std::fs::write(&file, format!("第{number}份")).unwrap();
                file
            })
            .collect();
        let link = json!({ "indicator": format!("i{}", part[0]), "pages": "", "reason": "" });
        story.call("add_evidence", json!({ "files": files, "link": link }));
    }
    story
}

/// Characters of the hostile texts that no font of the program has; each is named.
pub const WITHOUT_SHAPE: &str = "🏭👨👩👧👦🇨🇳😀עבריתלש";

/// What is pasted, and what a reader finds in its place.
pub const READ_AS: [(&str, &str); 4] = [
    ("⼯业⽣产⾏业⻓期⾯向", "工业生产行业长期面向"),
    ("喆\u{FA0A}堃", "喆見堃"),
    ("零\u{200B}宽\u{FEFF}空\u{2060}格", "零宽空格"),
    ("第一\u{1}行\u{7}\u{8}\u{b}完\u{1b}", "第一行完"),
];

/// Texts of every kind that people paste.
fn texts() -> Vec<String> {
    let mut texts: Vec<String> = READ_AS.iter().map(|(typed, _)| (*typed).to_owned()).collect();
    texts.extend([
        "，。、；：！？）》】”".repeat(60),
        "（《【“".repeat(80),
        "……——……——".repeat(40),
        "智慧园区🏭👨\u{200d}👩\u{200d}👧\u{200d}👦🇨🇳很好😀。".to_owned(),
        "园区 \u{202e}反向\u{202c} עברית של \u{200f}\u{2066}混合\u{2069}完。".to_owned(),
        "第一\u{1b}[31m\r\n第二\t行\u{7f}\u{85}\u{2028}\u{feff}\u{fffe}末。".to_owned(),
        "http://example.com/".to_owned() + &"very-long-path/".repeat(40),
        "1234567890".repeat(60),
        "营业收入12.5亿元、占比98.6%、面积3.2km²、温度25℃、噪声≤65dB。".repeat(12),
        "e\u{301}cole na\u{ef}ve Å Ω µ ㎡ ㎏ ① Ⅳ ☑ ‰".to_owned(),
    ]);
    texts
}

/// Each text as a narrative, in the profile, as a firm's name and as a note.
pub fn hostile() -> Report {
    let mut story = Story::new("hsdp");
    let score = story.call("score", json!({}));
    let ids: Vec<&str> = score["indicators"].as_array().unwrap().iter().filter_map(id).collect();
    let texts = texts();
    for (id, text) in ids.iter().zip(&texts) {
        story = story.narrative(id, text);
        story.save_answer(id, "note", parkgauge_tests::Typed::Text(text));
    }
    let firms: Vec<Firm> =
        (1..).zip(&texts).map(|(number, text)| Firm::number(number).with("企业名称", text)).collect();
    report_of(&story.profile("name", &texts.concat()).roster(&firms))
}

fn id(row: &Value) -> Option<&str> {
    row["id"].as_str()
}

/// A hundred thousand characters without a place to break, of Chinese and of Latin letters.
pub fn unbroken() -> Report {
    let story =
        Story::new("hsdp").narrative("t1", &"字".repeat(100_000)).narrative("t2", &"a".repeat(100_000));
    report_of(&story)
}

/// A table of 2,000 rows, a cell of each forty lines high.
pub fn tall_rows() -> Report {
    let mut report = empty();
    report.parts.retain(|part| matches!(part.kind, PartKind::Cover | PartKind::Contents));
    let text =
        |row: usize| (1..=40).map(|line| format!("第{row}项第{line}条")).collect::<Vec<_>>().join("\n");
    let rows = (1..=2_000).map(|row| {
        Row::of(vec![Cell::plain(format!("R{row:04}")), Cell::plain(text(row)), Cell::plain("甲")])
    });
    let table = Table {
        anchor: Anchor::new("tall"),
        caption: "建设内容清单".to_owned(),
        columns: [1, 2, 1].map(|weight| Column { weight, align: Align::Start }).to_vec(),
        header: vec![Row::of(["序号", "内容", "备注"].map(Cell::head).to_vec())],
        rows: rows.collect(),
    };
    report.parts.push(Part {
        anchor: Anchor::new("list"),
        kind: PartKind::Body,
        title: "清单".to_owned(),
        blocks: vec![Block::Table(table)],
    });
    report
}
