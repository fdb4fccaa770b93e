//! The book as a whole: what is on which page, and what is in the file.

#![allow(clippy::unwrap_used)]

mod sample;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use lopdf::{Document, Object};
use parkgauge_core::report::{
    Align, Anchor, Block, Cell, Column, Finality, Paragraph, ParagraphRole, Report, Row, Span, Table,
};
use parkgauge_dossier::page::{Page, Placed};
use parkgauge_dossier::{
    Attachment, Book, DossierError, FontSet, Layout, Relationship, Template, lay_out, make_pdf,
};

static FONTS: LazyLock<FontSet> = LazyLock::new(sample::fonts);
static TEMPLATE: LazyLock<Template> = LazyLock::new(sample::template);

fn laid_out(report: &Report) -> Layout {
    lay_out(report, &FONTS, &TEMPLATE).unwrap()
}

fn made(report: &Report) -> Book {
    make_pdf(report, &FONTS, &TEMPLATE, &[]).unwrap()
}

/// The text of a page, line after line as it was placed.
fn text_of(page: &Page) -> String {
    let runs = page.items.iter().filter_map(|item| match item {
        Placed::Text(run) => Some(run.text.as_str()),
        _ => None,
    });
    runs.collect()
}

fn with_blocks(blocks: Vec<Block>) -> Report {
    let mut report = sample::one_page("");
    report.parts[0].blocks = blocks;
    report
}

fn table(rows: Vec<Row>) -> Table {
    let column = Column { weight: 1, align: Align::Start };
    Table {
        anchor: Anchor::new("t"),
        caption: "表1　清单".into(),
        columns: vec![column; 3],
        header: vec![Row::of(["序号", "名称", "说明"].map(Cell::head).to_vec())],
        rows,
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = sample::report(1, Finality::Draft);
    assert!(made(&report).bytes == made(&report).bytes);
}

#[test]
fn a_one_page_document_is_small() {
    let book = made(&sample::one_page(sample::PROSE[0]));
    assert_eq!(book.pages, 1);
    assert!(book.bytes.len() < 200_000, "{} bytes", book.bytes.len());
}

#[test]
fn every_link_of_the_file_goes_to_a_page_of_the_file() {
    let report = sample::report(1, Finality::Final);
    let book = made(&report);
    let document = Document::load_mem(&book.bytes).unwrap();
    let pages: BTreeSet<_> = document.get_pages().into_values().collect();
    let mut links = 0;
    for page in &pages {
        let Ok(annotations) = document.get_dictionary(*page).unwrap().get(b"Annots") else { continue };
        for annotation in annotations.as_array().unwrap() {
            let link = document.get_dictionary(annotation.as_reference().unwrap()).unwrap();
            assert_eq!(link.get(b"F").unwrap().as_i64().unwrap(), 4, "links are printed");
            let target = link.get(b"Dest").unwrap().as_array().unwrap()[0].as_reference().unwrap();
            assert!(pages.contains(&target));
            links += 1;
        }
    }
    let layout = laid_out(&report);
    let placed =
        layout.pages.iter().flat_map(|page| &page.items).filter(|item| matches!(item, Placed::Link { .. }));
    assert_eq!(links, placed.count());
    assert!(links > 20);
}

#[test]
fn a_link_to_nowhere_is_refused_by_name() {
    let link = Span::Link { text: "见附件".into(), to: Anchor::new("annex-9") };
    let report =
        with_blocks(vec![Block::Paragraph(Paragraph { role: ParagraphRole::Body, spans: vec![link] })]);
    let refused = lay_out(&report, &FONTS, &TEMPLATE).unwrap_err();
    assert!(matches!(&refused, DossierError::DanglingLink { anchor } if anchor.0 == "annex-9"), "{refused}");
}

#[test]
fn the_contents_name_the_page_on_which_a_part_begins() {
    let report = sample::report(2, Finality::Final);
    let layout = laid_out(&report);
    let contents = &layout.pages[layout.anchors[&Anchor::new("contents")].page];
    for part in ["五、企业名单", "六、佐证材料目录"] {
        let entry = layout.outline.iter().find(|entry| entry.title == part).unwrap();
        let label = &layout.pages[entry.target.page].label;
        assert!(text_of(contents).contains(&format!("{part}{label}")), "{}", text_of(contents));
    }
}

#[test]
fn a_page_reference_in_the_text_is_the_printed_number() {
    let layout = laid_out(&sample::report(3, Finality::Final));
    let roster = &layout.pages[layout.anchors[&Anchor::new("roster")].page].label;
    let text: String = layout.pages.iter().map(text_of).collect();
    assert!(text.contains(&format!("见第{roster}页企业名单")));
}

#[test]
fn the_pledge_has_a_sheet_of_its_own() {
    let layout = laid_out(&sample::report(1, Finality::Final));
    let pledge = layout.anchors[&Anchor::new("pledge")].page;
    assert_eq!(pledge % 2, 0, "a right-hand page");
    assert!(layout.pages[pledge + 1].label.is_empty(), "its back is blank");
    assert!(!text_of(&layout.pages[pledge + 1]).contains("园区概况"));
}

#[test]
fn every_page_carries_the_fingerprint_and_a_draft_says_so() {
    let layout = laid_out(&sample::report(1, Finality::Draft));
    assert!(layout.pages.iter().all(|page| page.draft && text_of(page).contains("7C41-9E0B-53AD")));
    assert!(laid_out(&sample::report(1, Finality::Final)).pages.iter().all(|page| !page.draft));
}

#[test]
fn a_character_without_a_glyph_is_named_and_seen() {
    let book = made(&sample::one_page("联系人：王\u{2A6A5}\u{2A6A5}先生"));
    assert_eq!(book.findings.len(), 1);
    let finding = &book.findings[0];
    assert_eq!((finding.character, finding.count), ('\u{2A6A5}', 2));
    assert!(finding.context.contains("联系人：王"));
    let layout = laid_out(&sample::one_page("联系人：王\u{2A6A5}先生"));
    assert!(text_of(&layout.pages[0]).contains("王〓先生"));
}

#[test]
fn rare_characters_of_names_come_from_the_fallback() {
    let book = made(&sample::one_page("喆堃镕㙦㛃䶮，☐☑㎡①≥"));
    assert!(
        book.findings.iter().all(|finding| finding.character == '㙦' || finding.character == '㛃'),
        "{:?}",
        book.findings
    );
}

#[test]
fn a_long_table_repeats_its_header_and_loses_no_row() {
    let rows: Vec<Row> = (0..200)
        .map(|row| Row::of(vec![Cell::plain(format!("R{row:03}")), Cell::plain("名称"), Cell::plain("说明")]))
        .collect();
    let layout = laid_out(&with_blocks(vec![Block::Table(table(rows))]));
    assert!(layout.pages.len() > 3);
    let text: String = layout.pages.iter().map(text_of).collect();
    for row in 0..200 {
        assert_eq!(text.matches(&format!("R{row:03}")).count(), 1);
    }
    for page in &layout.pages {
        assert!(text_of(page).contains("序号名称说明"));
    }
    assert_eq!(text.matches("（续）").count(), layout.pages.len() - 1);
}

#[test]
fn a_merged_cell_goes_on_with_its_name_on_the_next_page() {
    let mut rows =
        vec![Row::of(vec![Cell::plain("基础设施").tall(90), Cell::plain("甲"), Cell::plain("乙")])];
    rows.extend((1..90).map(|_| Row::of(vec![Cell::plain("甲"), Cell::plain("乙")])));
    let layout = laid_out(&with_blocks(vec![Block::Table(table(rows))]));
    assert!(text_of(&layout.pages[0]).contains("基础设施甲"));
    for page in &layout.pages[1..] {
        assert!(text_of(page).contains("基础设施（续）"), "{}", text_of(page));
    }
}

#[test]
fn a_row_higher_than_a_page_is_cut_and_nothing_of_it_is_lost() {
    let long: String = (0..1500).map(|index| char::from_u32(0x4E00 + index).unwrap()).collect();
    let row = Row::of(vec![Cell::plain("一"), Cell::plain(long.clone()), Cell::plain("二")]);
    let layout = laid_out(&with_blocks(vec![Block::Table(table(vec![row]))]));
    assert!(layout.pages.len() > 1);
    let bottom = TEMPLATE.top() + TEMPLATE.depth();
    let mut found = String::new();
    for item in layout.pages.iter().flat_map(|page| &page.items) {
        if let Placed::Text(run) = item
            && run.size == TEMPLATE.style.cell.size()
            && run.text.chars().all(|character| long.contains(character))
        {
            assert!(run.at.y < bottom);
            found.push_str(&run.text);
        }
    }
    for character in long.chars() {
        assert!(found.contains(character), "{character} is lost");
    }
}

#[test]
fn a_table_that_does_not_fill_its_grid_is_refused_with_its_row() {
    let rows = vec![Row::of(vec![Cell::plain("一"), Cell::plain("二")])];
    let refused = lay_out(&with_blocks(vec![Block::Table(table(rows))]), &FONTS, &TEMPLATE).unwrap_err();
    assert!(matches!(refused, DossierError::TableShape { row: 1, .. }), "{refused}");
}

#[test]
fn no_text_stands_below_the_text_block() {
    let layout = laid_out(&sample::report(3, Finality::Final));
    let bottom = TEMPLATE.top() + TEMPLATE.depth();
    for (index, page) in layout.pages.iter().enumerate() {
        for item in &page.items {
            if let Placed::Text(run) = item {
                let furniture = run.at.y > bottom + 3_000;
                let is_furniture =
                    run.size == TEMPLATE.foot.style.size() || run.size == TEMPLATE.number.style.size();
                assert!(
                    run.at.y <= bottom || (furniture && is_furniture),
                    "page {}: {}",
                    index + 1,
                    run.text
                );
            }
        }
    }
}

#[test]
fn no_paragraph_leaves_a_single_line_on_a_page() {
    let mut blocks = Vec::new();
    for round in 0..60 {
        blocks.push(Block::Paragraph(Paragraph::plain(ParagraphRole::Body, sample::PROSE[round % 6])));
    }
    let layout = laid_out(&with_blocks(blocks));
    let left = |page: usize| TEMPLATE.left(page + 1);
    for (index, page) in layout.pages.iter().enumerate().skip(1) {
        // First lines are indented: two at the foot, or none; what begins a page is not the end of a paragraph alone.
        let starts: Vec<i64> = first_runs(page).iter().map(|x| x - left(index)).collect();
        let indented = |x: &i64| *x > 8_000;
        assert!(!indented(&starts[0]) || starts.len() > 1);
        if !indented(&starts[0]) {
            assert!(!indented(&starts[1]), "page {} begins with a widow", index + 1);
        }
        assert!(
            !indented(starts.last().unwrap()) || index + 1 == layout.pages.len(),
            "page {} ends with an orphan",
            index + 1
        );
    }
}

/// Left edges of the lines of the body, from top to bottom.
fn first_runs(page: &Page) -> Vec<i64> {
    let mut lines: Vec<(i64, i64)> = Vec::new();
    for item in &page.items {
        if let Placed::Text(run) = item
            && run.size == TEMPLATE.style.body.size()
            && lines.last().is_none_or(|(y, _)| *y != run.at.y)
        {
            lines.push((run.at.y, run.at.x));
        }
    }
    lines.into_iter().map(|(_, x)| x).collect()
}

#[test]
fn the_file_says_what_it_is() {
    let report = sample::report(1, Finality::Final);
    let data = Attachment {
        name: "assessment.json".into(),
        mime: "application/json".into(),
        description: "评估数据".into(),
        relationship: Relationship::Source,
        bytes: b"{\"a\":1}".to_vec(),
    };
    let book = make_pdf(&report, &FONTS, &TEMPLATE, &[data]).unwrap();
    assert!(book.bytes.starts_with(b"%PDF-1.7"));
    let document = Document::load_mem(&book.bytes).unwrap();
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"zh-CN");
    assert_eq!(catalog.get(b"PageMode").unwrap().as_name().unwrap(), b"UseOutlines");
    let file = catalog.get(b"AF").unwrap().as_array().unwrap()[0].as_reference().unwrap();
    let file = document.get_dictionary(file).unwrap();
    assert_eq!(file.get(b"AFRelationship").unwrap().as_name().unwrap(), b"Source");
    let stream = file.get(b"EF").unwrap().as_dict().unwrap().get(b"F").unwrap().as_reference().unwrap();
    let stream = document.get_object(stream).unwrap().as_stream().unwrap();
    assert_eq!(stream.get_plain_content().unwrap(), b"{\"a\":1}");
    assert!(matches!(document.trailer.get(b"ID").unwrap(), Object::Array(ids) if ids.len() == 2));
}

#[test]
fn a_word_is_not_parted_in_a_table_that_has_room_for_it() {
    let code = "91320500MA1000000X";
    let cells = ["1", code, "云泽市精密机械制造有限公司"].map(Cell::plain).to_vec();
    let mut narrow = table(vec![Row::of(cells)]);
    narrow.columns[1].weight = 1;
    narrow.columns[2].weight = 12;
    let layout = laid_out(&with_blocks(vec![Block::Table(narrow)]));
    assert!(layout.pages[0].items.iter().any(|item| matches!(item, Placed::Text(run) if run.text == code)));
}

#[test]
fn a_page_can_be_read_as_a_listing() {
    let layout = laid_out(&sample::one_page("园区概况。"));
    let listing = layout.pages[0].listing();
    assert!(listing.starts_with("page “1” 210000 x 297000\n"), "{listing}");
    assert!(listing.contains("text 39142,") && listing.contains("Fang 16000 “园区概况。”"), "{listing}");
}
