//! What the book says beside a gap: whose word a target is called by, and what others have reached.

use chrono::DateTime;
use parkgauge_app::draft_report;
use parkgauge_core::report::{Block, Report, Row, Span, Table};
use parkgauge_tests::{AT, Story};

fn report(story: &Story) -> Report {
    draft_report(story.workbench(), DateTime::parse_from_rfc3339(AT).unwrap()).unwrap()
}

fn gap_table(report: &Report) -> &Table {
    let blocks = report.parts.iter().flat_map(|part| &part.blocks);
    let mut tables = blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.find(|table| table.anchor.0 == "gap-table").unwrap()
}

fn words(row: &Row) -> String {
    let spans = row.cells.iter().flat_map(|cell| &cell.spans);
    spans
        .map(|span| match span {
            Span::Text(text) | Span::Footnote(text) | Span::Link { text, .. } => text.as_str(),
            _ => "",
        })
        .collect()
}

#[test]
fn a_condition_is_called_what_its_source_calls_it() {
    let story = Story::new("new-industrialization-base");
    let book = report(&story);
    let rows: Vec<String> = gap_table(&book).rows.iter().map(words).collect();
    assert!(rows.iter().any(|row| row.contains("约束性")), "{rows:?}");
    assert!(!format!("{:?}", book.parts).contains("刚性"), "the source knows no 刚性");
    let other = report(&Story::new("hsdp"));
    assert!(gap_table(&other).rows.iter().map(words).any(|row| row.contains("刚性")), "no word of its own");
}

#[test]
fn figures_to_compare_with_say_when_of_whom_and_where_they_were_seen() {
    let story = Story::new("lianghua");
    let book = report(&story);
    let table = gap_table(&book);
    let rows: Vec<String> = table.rows.iter().map(words).filter(|row| row.contains("对照（")).collect();
    assert!(!rows.is_empty(), "{:?}", table.rows.iter().map(words).collect::<Vec<_>>());
    for row in &rows {
        for wanted in ["出处：", "效力：", "20"] {
            assert!(row.contains(wanted), "{wanted} in {row}");
        }
    }
    assert!(format!("{:?}", book.parts).contains("都不是达标线"));
}
