//! The book: as large as it gets, its first page in the preview, and its content for programs of others.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use parkgauge_core::answer::{Answers, RawAnswer, Slot};
use parkgauge_core::assessment::Assessment;
use parkgauge_core::framework::examine;
use parkgauge_core::report::{Block, Cell, Report, Row, Span};
use parkgauge_core::score::score;
use parkgauge_dossier::{FontSet, Template, lay_out, make_docx, make_pdf};
use serde_json::{Value, json};

use crate::{Demo, INDICATORS, Outcome, call, demo, demo_values, milliseconds, report_of};

/// Dots across of the page that the window asks for first.
const FIRST_PAGE: u32 = 1_000;

pub fn template(assets: &Path) -> Outcome<Template> {
    Ok(Template::read("gbt9704.toml", &fs::read_to_string(assets.join("dossier/gbt9704.toml"))?)?)
}

/// Makes the book a few times, as a person waits for it: with loading the fonts.
pub fn runs(assets: &Path, build: impl Fn() -> Outcome<Report>) -> Outcome<Value> {
    let template = template(assets)?;
    let mut runs = Vec::new();
    let (mut pages, mut size) = (0, 0);
    for _ in 0..7 {
        let start = Instant::now();
        let report = build()?;
        let fonts = FontSet::load(&assets.join("fonts"))?;
        let book = make_pdf(&report, &fonts, &template, &[])?;
        runs.push(milliseconds(start));
        pages = book.pages;
        size = book.bytes.len();
    }
    Ok(json!({ "ms": runs, "pages": [pages], "kib": [size / 1024] }))
}

/// The book of a framework of a thousand indicators, every second one answered in words too.
pub fn large(assets: &Path) -> Outcome<Value> {
    let examined = examine(&parkgauge_tests::large_framework(INDICATORS), None);
    let framework = examined.framework.ok_or("the large framework is not whole")?;
    let mut answers = Answers::default();
    for (number, indicator) in framework.indicators.iter().enumerate() {
        let raw = match number % 4 {
            0 => RawAnswer::Text((number % 120).to_string()),
            1 => RawAnswer::Chosen(vec!["a".to_owned()]),
            2 => RawAnswer::Chosen(vec!["l2".to_owned()]),
            _ => continue,
        };
        answers.set(indicator.id.clone(), Slot::Value, raw);
        let words = "围绕主导产业开展数字化改造，建成公共服务平台，带动中小企业上云用数。".repeat(3);
        answers.set(indicator.id.clone(), Slot::Narrative, RawAnswer::Text(words));
    }
    let Demo { assessment, park } = demo_values(assets)?;
    let assessment = Assessment { framework: Arc::new(framework), answers, ..assessment };
    let card = score(&assessment, &park);
    runs(assets, || report_of(assets, &assessment, &park, &card))
}

/// From asking for the preview to the picture of its first page, as the window asks.
pub fn preview(assets: &Path) -> Outcome<Value> {
    let (_folder, mut workbench) = demo(assets)?;
    let (mut first, mut next) = (Vec::new(), Vec::new());
    for _ in 0..7 {
        let start = Instant::now();
        let seen = call(&mut workbench, "look_at_book", json!({}))?;
        call(&mut workbench, "draw_book_page", json!({ "page": 1, "width": FIRST_PAGE }))?;
        first.push(milliseconds(start));
        let pages = seen["pages"].as_array().map_or(0, Vec::len);
        for page in [pages / 3, pages / 2, pages - 1] {
            let start = Instant::now();
            call(&mut workbench, "draw_book_page", json!({ "page": page, "width": FIRST_PAGE }))?;
            next.push(milliseconds(start));
        }
    }
    Ok(json!({ "first_ms": first, "next_ms": next }))
}

/// Writes the content of a report for other programs: as JSON, and as the Word document that LibreOffice is given.
pub fn for_peers(assets: &Path, report: &Report, out: &str) -> Outcome {
    let (fonts, template) = (FontSet::load(&assets.join("fonts"))?, template(assets)?);
    let layout = lay_out(report, &fonts, &template)?;
    fs::create_dir_all(out)?;
    fs::write(Path::new(out).join("book.docx"), make_docx(report, &layout, &fonts, &template)?)?;
    let parts = report.parts.iter().map(|part| {
        let blocks: Vec<Value> = part.blocks.iter().filter_map(block).collect();
        json!({ "title": part.title, "blocks": blocks })
    });
    let content = json!({ "title": report.title, "parts": parts.collect::<Vec<_>>() });
    Ok(fs::write(Path::new(out).join("content.json"), content.to_string())?)
}

/// Charts and places to sign are left out: the others are spared them.
fn block(block: &Block) -> Option<Value> {
    Some(match block {
        Block::Heading(heading) => json!({ "kind": "heading", "level": heading.level, "text": heading.text }),
        Block::Paragraph(paragraph) => json!({ "kind": "paragraph", "text": text(&paragraph.spans) }),
        Block::Table(table) => json!({
            "kind": "table",
            "caption": table.caption,
            "weights": table.columns.iter().map(|column| column.weight).collect::<Vec<_>>(),
            "header": table.header.iter().map(row).collect::<Vec<_>>(),
            "rows": table.rows.iter().map(row).collect::<Vec<_>>(),
        }),
        Block::Fields(pairs) => {
            let rows = pairs.iter().map(|(label, value)| json!([{ "text": label }, { "text": value }]));
            json!({ "kind": "table", "caption": "", "weights": [1, 3], "header": [], "rows": rows.collect::<Vec<_>>() })
        }
        Block::Figure(_) | Block::Signature(_) | Block::PageBreak => return None,
    })
}

fn row(row: &Row) -> Vec<Value> {
    let cell = |cell: &Cell| json!({ "text": text(&cell.spans), "columns": cell.columns, "rows": cell.rows });
    row.cells.iter().map(cell).collect()
}

fn text(spans: &[Span]) -> String {
    let said = spans.iter().map(|span| match span {
        Span::Text(text) | Span::Strong(text) | Span::Link { text, .. } | Span::Superscript(text) => text,
        Span::LineBreak => "\n",
        Span::PageOf(_) | Span::Footnote(_) => "",
    });
    said.collect()
}
