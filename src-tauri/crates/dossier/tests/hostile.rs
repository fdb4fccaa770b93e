//! What people paste: nothing panics, nothing is lost without a word, and no page is left by its text.

#![allow(clippy::unwrap_used)]

mod sample;

use std::sync::LazyLock;

use parkgauge_core::report::{
    Align, Anchor, Block, Cell, Column, Heading, Paragraph, ParagraphRole, Report, Row, Table,
};
use parkgauge_dossier::page::Placed;
use parkgauge_dossier::{FontSet, Layout, Template, lay_out, make_pdf};

static FONTS: LazyLock<FontSet> = LazyLock::new(sample::fonts);
static TEMPLATE: LazyLock<Template> = LazyLock::new(sample::template);

fn book_of(blocks: Vec<Block>) -> Report {
    let mut report = sample::one_page("");
    report.parts[0].blocks = blocks;
    report
}

fn paragraphs(content: &str) -> Vec<Block> {
    [ParagraphRole::Body, ParagraphRole::Item, ParagraphRole::Quote, ParagraphRole::Right]
        .into_iter()
        .map(|role| Block::Paragraph(Paragraph::plain(role, content)))
        .collect()
}

fn drawn(layout: &Layout) -> usize {
    let runs = layout.pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
        Placed::Text(run) => Some(run.text.chars().count()),
        _ => None,
    });
    runs.sum()
}

/// Lays the content out as paragraphs and as a cell; every character is drawn, or counted as missing and drawn as 〓.
fn check(content: &str) -> Layout {
    let layout = lay_out(&book_of(paragraphs(content)), &FONTS, &TEMPLATE).unwrap();
    for page in &layout.pages {
        for item in &page.items {
            if let Placed::Text(run) = item {
                assert!(run.at.y > 0 && run.at.y < page.height, "off the page: {}", run.text);
                for character in run.text.chars() {
                    assert!(FONTS.face(run.face).glyph(character).is_some(), "no glyph for {character:?}");
                }
            }
        }
    }
    let cell = Table {
        anchor: Anchor::new("t"),
        caption: String::new(),
        columns: vec![Column { weight: 1, align: Align::Start }; 3],
        header: vec![],
        rows: vec![Row::of(vec![Cell::plain(content), Cell::plain("甲"), Cell::plain(content)])],
    };
    lay_out(&book_of(vec![Block::Table(cell)]), &FONTS, &TEMPLATE).unwrap();
    layout
}

#[test]
fn a_hundred_thousand_characters_without_a_break_are_all_set() {
    for unit in ["数", "a", "1", "—", "…", "“", "，", "年1"] {
        let content = unit.repeat(100_000 / unit.chars().count());
        let layout = lay_out(
            &book_of(vec![Block::Paragraph(Paragraph::plain(ParagraphRole::Body, content.clone()))]),
            &FONTS,
            &TEMPLATE,
        )
        .unwrap();
        assert!(drawn(&layout) >= content.chars().count(), "{unit}");
    }
}

#[test]
fn nothing_but_marks_is_set() {
    check(&"，。；：？！、）》”".repeat(60));
    check(&"（《“【".repeat(60));
    check("。");
    check(" 　 ");
    check("");
}

#[test]
fn emoji_are_named_and_marks_without_a_shape_are_left_out() {
    let layout =
        check("进展👨‍👩‍👧顺利🎉，\u{202E}倒\u{202C}序\u{200F}，甲\u{0007}乙\u{0000}丙\u{FEFF}丁\r\n戊\t己");
    let named: Vec<char> = layout.findings.iter().map(|finding| finding.character).collect();
    assert!(named.contains(&'🎉') && named.contains(&'👩'), "{named:?}");
    assert!(
        named.iter().all(|character| *character > '\u{FFFF}'),
        "what has no shape is left out: {named:?}"
    );
}

#[test]
fn a_title_with_control_characters_leaves_the_file_readable() {
    let mut report = sample::one_page("正文");
    report.title = "申报\u{0000}书 <&> \u{FFFF}".into();
    let book = make_pdf(&report, &FONTS, &TEMPLATE, &[]).unwrap();
    let text = String::from_utf8_lossy(&book.bytes).into_owned();
    let packet = text.split("<?xpacket begin").nth(1).unwrap();
    assert!(packet.contains("申报书 &lt;&amp;&gt;</rdf:li>"), "{packet}");
}

#[test]
fn pasted_radicals_and_rare_names_are_set_or_named() {
    let layout = check("⽣产⼯业，龘𠮷𡈼，喆堃镕溯璟珺㙦");
    for finding in &layout.findings {
        assert!(u32::from(finding.character) >= 0x3400, "{finding:?}");
        assert!(!finding.context.is_empty() && finding.count > 0);
    }
}

#[test]
fn a_rare_character_of_a_name_is_as_light_as_its_neighbours() {
    let layout = check("云澜珺源、溯喆、镕栎、璟");
    for item in layout.pages.iter().flat_map(|page| &page.items) {
        if let Placed::Text(run) = item
            && run.size == TEMPLATE.style.body.size()
        {
            let heavy = run.face == parkgauge_dossier::font::FaceRole::Song;
            assert!(!heavy || run.text.chars().all(|character| (character as u32) < 0x3000), "{}", run.text);
        }
    }
}

#[test]
fn two_thousand_rows_of_forty_lines_come_to_an_end() {
    let long = "建设内容逐项说明，含目标、措施、责任单位和完成时限。".repeat(12);
    let rows = (0..2_000).map(|row| {
        Row::of(vec![Cell::plain(format!("R{row:04}")), Cell::plain(long.clone()), Cell::plain("甲")])
    });
    let table = Table {
        anchor: Anchor::new("t"),
        caption: "清单".into(),
        columns: vec![Column { weight: 1, align: Align::Start }; 3],
        header: vec![Row::of(["序号", "说明", "备注"].map(Cell::head).to_vec())],
        rows: rows.collect(),
    };
    let layout = lay_out(&book_of(vec![Block::Table(table)]), &FONTS, &TEMPLATE).unwrap();
    assert!(layout.pages.len() > 500, "{}", layout.pages.len());
    assert!(drawn(&layout) > 2_000 * long.chars().count());
}

#[test]
fn headings_without_text_below_them_do_not_hang() {
    let blocks = (0..500).map(|index| {
        Block::Heading(Heading {
            level: 1,
            text: format!("标题{index}"),
            anchor: Anchor::new(format!("h{index}")),
        })
    });
    let layout = lay_out(&book_of(blocks.collect()), &FONTS, &TEMPLATE).unwrap();
    assert!(layout.pages.len() > 15);
}
