//! The editable document: what an office program finds in it.

#![allow(clippy::unwrap_used)]

mod sample;

use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::sync::LazyLock;

use parkgauge_core::report::{Block, Finality, ParagraphRole, Report, Span};
use parkgauge_dossier::{FontSet, Template, lay_out, make_docx};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

static FONTS: LazyLock<FontSet> = LazyLock::new(sample::fonts);
static TEMPLATE: LazyLock<Template> = LazyLock::new(sample::template);

fn made(report: &Report) -> Vec<u8> {
    let layout = lay_out(report, &FONTS, &TEMPLATE).unwrap();
    make_docx(report, &layout, &FONTS, &TEMPLATE).unwrap()
}

fn part(document: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(document)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let found = tag.attributes().map(Result::unwrap).find(|one| one.key.as_ref() == name)?;
    Some(found.value.into_owned())
}

/// Every tag that opens, with its name, of a part that must be well-formed.
fn tags(xml: &str) -> Vec<(String, BytesStart<'static>)> {
    let mut reader = Reader::from_str(xml);
    let mut tags = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                tags.push((name, tag.into_owned()));
            }
            Event::Eof => return tags,
            _ => {}
        }
    }
}

fn count(report: &Report, is: fn(&Block) -> bool) -> usize {
    report.parts.iter().flat_map(|part| &part.blocks).filter(|block| is(block)).count()
}

#[test]
fn headings_are_styles_and_tables_are_tables_and_charts_are_pictures() {
    let report = sample::report(1, Finality::Draft);
    let document = made(&report);
    let tags = tags(&part(&document, "word/document.xml"));
    let of = |name: &str| tags.iter().filter(|(tag, _)| tag == name).count();
    assert_eq!(of("w:tbl"), count(&report, |block| matches!(block, Block::Table(_))));
    let charts = count(&report, |block| matches!(block, Block::Figure(_)));
    assert!(charts > 0);
    assert_eq!(of("pic:pic"), charts);
    let styles = tags.iter().filter(|(tag, _)| tag == "w:pStyle");
    let headings = styles.filter(|(_, tag)| attribute(tag, "w:val").unwrap().starts_with("Heading")).count();
    let titles = report.parts.iter().filter(|part| !part.title.is_empty()).count();
    // Cover and contents have a title of another kind.
    assert_eq!(headings, titles - 2 + count(&report, |block| matches!(block, Block::Heading(_))));
    let mut archive = ZipArchive::new(Cursor::new(&document)).unwrap();
    for index in 1..=charts {
        let mut picture = Vec::new();
        archive.by_name(&format!("word/media/image{index}.png")).unwrap().read_to_end(&mut picture).unwrap();
        assert!(picture.starts_with(b"\x89PNG") && picture.len() > 5_000, "{} bytes", picture.len());
    }
}

#[test]
fn every_style_exists_and_every_link_has_its_place() {
    let document = made(&sample::report(1, Finality::Final));
    let styles: BTreeSet<String> = tags(&part(&document, "word/styles.xml"))
        .iter()
        .filter_map(|(_, tag)| attribute(tag, "w:styleId"))
        .collect();
    let tags = tags(&part(&document, "word/document.xml"));
    let all = |name: &str, key: &str| -> BTreeSet<String> {
        tags.iter().filter(|(tag, _)| tag == name).filter_map(|(_, tag)| attribute(tag, key)).collect()
    };
    assert!(all("w:pStyle", "w:val").is_subset(&styles));
    let places = all("w:bookmarkStart", "w:name");
    let links = all("w:hyperlink", "w:anchor");
    assert!(links.len() > 10 && links.is_subset(&places), "{:?}", links.difference(&places));
}

#[test]
fn every_row_fills_the_grid_of_its_table() {
    let xml = part(&made(&sample::report(1, Finality::Final)), "word/document.xml");
    let (mut grid, mut filled, mut rows) = (0, 0, 0);
    for (name, tag) in tags(&xml) {
        match name.as_str() {
            "w:tblGrid" => (grid, filled) = (0, 0),
            "w:gridCol" => grid += 1,
            "w:tr" => {
                assert!(rows == 0 || filled % grid == 0 || grid == 0);
                (filled, rows) = (0, rows + 1);
            }
            "w:tc" => filled += 1,
            "w:gridSpan" => filled += attribute(&tag, "w:val").unwrap().parse::<usize>().unwrap() - 1,
            _ => {}
        }
        assert!(filled <= grid || grid == 0, "a row is wider than its table");
    }
    assert!(rows > 50);
}

#[test]
fn the_words_are_those_of_the_report_and_the_contents_are_a_field() {
    let report = sample::report(1, Finality::Draft);
    let document = made(&report);
    let xml = part(&document, "word/document.xml");
    assert!(xml.contains(" TOC \\o ") && xml.contains("PAGEREF"));
    for block in report.parts.iter().flat_map(|part| &part.blocks) {
        let Block::Paragraph(paragraph) = block else { continue };
        for span in &paragraph.spans {
            if let Span::Text(text) = span
                && paragraph.role == ParagraphRole::Body
            {
                let text = text
                    .replace('&', "&amp;")
                    .replace('<', "&lt;")
                    .replace('>', "&gt;")
                    .replace('"', "&quot;");
                assert!(xml.contains(&text), "{text}");
            }
        }
    }
    let header = part(&document, "word/header1.xml");
    assert!(header.contains("草稿") && header.contains(&report.stamp.fingerprint), "{header}");
    assert!(part(&document, "word/footer1.xml").contains(" PAGE "));
}

#[test]
fn the_same_report_gives_the_same_document_and_hostile_text_is_still_xml() {
    let mut report = sample::one_page("a<b>&\"\u{0}\u{1b}\u{FFFF}🎉]]>");
    assert_eq!(made(&report), made(&report));
    report.title = "<&>".into();
    let document = made(&report);
    for name in
        ["word/document.xml", "word/styles.xml", "word/settings.xml", "word/header1.xml", "docProps/core.xml"]
    {
        assert!(!tags(&part(&document, name)).is_empty());
    }
}

#[test]
fn a_part_begins_a_page_with_its_title_so_that_no_page_stays_blank() {
    let report = sample::report(1, Finality::Final);
    let document = part(&made(&report), "word/document.xml");
    assert!(
        !document.contains(
            "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"Heading1\"/>"
        )
    );
    let begins = document.matches("<w:pStyle w:val=\"Heading1\"/><w:pageBreakBefore/>").count();
    assert!(begins >= 3, "{begins}");
}

#[test]
fn the_columns_of_a_table_are_those_of_the_book() {
    let report = sample::report(1, Finality::Final);
    let document = part(&made(&report), "word/document.xml");
    let grids: Vec<Vec<i64>> = document
        .split("<w:tblGrid>")
        .skip(1)
        .map(|grid| {
            let columns = grid.split("</w:tblGrid>").next().unwrap();
            let widths = columns.split("w:w=\"").skip(1).map(|width| width.split('"').next().unwrap());
            widths.map(|width| width.parse().unwrap()).collect()
        })
        .collect();
    let measure = 156 * 1440 * 10 / 254;
    for grid in &grids {
        let total: i64 = grid.iter().sum();
        assert!((total - measure).abs() <= 1 + grid.len() as i64, "{total} of {measure}");
    }
    let tables = report.parts.iter().flat_map(|part| &part.blocks).filter_map(|block| match block {
        Block::Table(table) => Some(table.columns.iter().map(|column| column.weight).collect::<Vec<_>>()),
        _ => None,
    });
    // By weight alone a number or a code would be parted: some column got more than its weight.
    let by_weight = |(grid, weights): (&Vec<i64>, Vec<u32>)| {
        let all: u32 = weights.iter().sum();
        grid.iter()
            .zip(weights)
            .all(|(width, weight)| (width - measure * i64::from(weight) / i64::from(all)).abs() < 20)
    };
    assert!(!grids.iter().zip(tables).all(by_weight));
}
