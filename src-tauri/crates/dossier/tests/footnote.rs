//! Footnotes: on the page of their mark, once, below the text, and real ones in the editable document.

#![allow(clippy::unwrap_used)]

mod sample;

use std::collections::BTreeSet;
use std::io::Read;

use parkgauge_core::report::{
    Align, Anchor, Block, Cell, Column, Paragraph, ParagraphRole, Report, Row, Span, Table,
};
use parkgauge_dossier::layout::Layout;
use parkgauge_dossier::page::{Page, Placed};
use parkgauge_dossier::structure::Role;
use parkgauge_dossier::{lay_out, make_docx};
use sample::{fonts, template};

const NOTES: [&str; 3] = ["解读：甲。", "推算：乙，由已公布的数据计算得出。", "自拟：丙。"];

fn marked(text: &str, note: &str) -> Vec<Span> {
    vec![Span::text(text), Span::Footnote(note.into()), Span::text("，其余见正文。")]
}

/// Prose and a table of many rows, every third of which marks a note.
fn book() -> Report {
    let mut blocks = Vec::new();
    for number in 0..60 {
        let text = sample::PROSE[number % 6];
        let spans = if number % 3 == 0 { marked(text, NOTES[number % 2]) } else { vec![Span::text(text)] };
        blocks.push(Block::Paragraph(Paragraph { role: ParagraphRole::Body, spans }));
    }
    let column = Column { weight: 1, align: Align::Start };
    let rows = (0..200).map(|number| {
        let spans = if number % 7 == 0 { marked("值", NOTES[number % 3]) } else { vec![Span::text("值")] };
        Row::of(vec![Cell::plain(number.to_string()), Cell { spans, ..Cell::plain("") }])
    });
    blocks.push(Block::Table(Table {
        anchor: Anchor::new("t"),
        caption: "表".into(),
        columns: vec![column; 2],
        header: vec![Row::of(["序号", "值"].map(Cell::head).to_vec())],
        rows: rows.collect(),
    }));
    let mut report = sample::one_page("");
    report.parts[0].blocks = blocks;
    report
}

/// What stands on a page: text above the notes with the marks in it, and the notes. Each with its lowest or highest line.
struct Seen {
    marks: BTreeSet<String>,
    lowest: i64,
    notes: Vec<String>,
    highest: i64,
    last: i64,
}

fn seen(page: &Page, layout: &Layout) -> Seen {
    let mut seen = Seen { marks: BTreeSet::new(), lowest: 0, notes: Vec::new(), highest: i64::MAX, last: 0 };
    let mut within = None;
    let mut note = None;
    for item in &page.items {
        match item {
            Placed::Begin(element) => {
                within = layout.structure.get(*element).map(|found| (element, found.role))
            }
            Placed::End => within = None,
            Placed::Text(run) => match within {
                Some((element, Role::Note)) => {
                    if note != Some(element) {
                        note = Some(element);
                        seen.notes.push(String::new());
                    }
                    seen.notes.last_mut().unwrap().push_str(&run.text);
                    seen.highest = seen.highest.min(run.at.y);
                    seen.last = seen.last.max(run.at.y);
                }
                Some(_) => {
                    seen.lowest = seen.lowest.max(run.at.y);
                    // Raised numbers are set in a size that nothing else of this book has.
                    if [10_400, 6_825].contains(&run.size) {
                        seen.marks.insert(run.text.clone());
                    }
                }
                None => {}
            },
            _ => {}
        }
    }
    seen
}

#[test]
fn every_note_stands_once_below_the_text_of_each_page_that_marks_it() {
    let layout = lay_out(&book(), &fonts(), &template()).unwrap();
    let bottom = template().top() + template().depth();
    let mut noted = 0;
    for page in &layout.pages {
        let seen = seen(page, &layout);
        let numbers: BTreeSet<String> =
            seen.notes.iter().map(|note| note.chars().take_while(char::is_ascii_digit).collect()).collect();
        assert_eq!(numbers, seen.marks, "page {}: {:?}", page.label, seen.notes);
        assert_eq!(numbers.len(), seen.notes.len(), "page {}: a note stands twice", page.label);
        if !seen.notes.is_empty() {
            noted += 1;
            assert!(
                seen.lowest < seen.highest - 3_000,
                "page {}: {} and {}",
                page.label,
                seen.lowest,
                seen.highest
            );
            assert!(seen.last < bottom, "page {}: {}", page.label, seen.last);
        }
    }
    assert!(noted > 8, "{noted} of {} pages", layout.pages.len());
}

#[test]
fn the_editable_document_has_real_footnotes() {
    let layout = lay_out(&book(), &fonts(), &template()).unwrap();
    let document = make_docx(&book(), &layout, &fonts(), &template()).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(document)).unwrap();
    let mut read = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let (body, notes) = (read("word/document.xml"), read("word/footnotes.xml"));
    let referred = body.matches("<w:footnoteReference ").count();
    // A note for each of 20 paragraphs, and three for the table: its other marks point to them.
    assert_eq!((referred, notes.matches("<w:footnoteRef/>").count()), (23, 23));
    assert_eq!(body.matches("NOTEREF fn").count(), 29 - 3);
    assert!(notes.contains(NOTES[2]) && read("word/_rels/document.xml.rels").contains("footnotes.xml"));
    assert!(read("[Content_Types].xml").contains("/word/footnotes.xml"));
}
