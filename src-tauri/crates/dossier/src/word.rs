//! The same report as an editable document (Office Open XML, ISO/IEC 29500): headings as styles, the contents as a field.
//!
//! Written part by part into a zip: the few parts that a report needs are shorter than the calls of a library, every byte is
//! ours to keep the same, and the sizes and faces come from the template that the book is set by.

mod block;
mod footnote;
mod section;
mod style;
mod table;
mod xml;

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::io::{Cursor, Write};

use parkgauge_core::report::{Anchor, Block, Part, PartKind, Report};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::error::DossierError;
use crate::font::FontSet;
use crate::layout::{Layout, Shares, shares};
use crate::picture::{Picture, figure_picture};
use crate::template::Template;
use footnote::Notes;

/// What the parts of a document are.
const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/word/footer2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;
const RELATIONSHIPS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Writes a report as a Word document. `layout` is the book made from the same report: its page numbers stand in the
/// contents until the reader's program counts its own.
///
/// The same report gives the same bytes.
///
/// # Errors
/// A chart that cannot be laid out or drawn; a zip that cannot be written.
pub fn make_docx(
    report: &Report,
    layout: &Layout,
    fonts: &FontSet,
    template: &Template,
) -> Result<Vec<u8>, DossierError> {
    let mut writer = Writer::new(report, layout, template);
    for block in report.parts.iter().flat_map(|part| &part.blocks) {
        match block {
            Block::Figure(figure) => writer.pictures.push(figure_picture(figure, fonts, template)?),
            Block::Table(table) => writer.shares.push_back(shares(table, fonts, template)?),
            _ => {}
        }
    }
    let document = writer.document(report);
    let failed = |reason: String| DossierError::Pdf { step: "docx", reason };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix);
    let mut parts: Vec<(String, Vec<u8>)> = vec![
        ("[Content_Types].xml".to_owned(), CONTENT_TYPES.into()),
        ("_rels/.rels".to_owned(), RELATIONSHIPS.into()),
        ("docProps/core.xml".to_owned(), section::properties(report).into()),
        ("word/document.xml".to_owned(), document.into()),
        ("word/_rels/document.xml.rels".to_owned(), relationships(&writer.pictures).into()),
        ("word/styles.xml".to_owned(), style::styles(template).into()),
        ("word/settings.xml".to_owned(), section::settings(template).into()),
        ("word/footnotes.xml".to_owned(), writer.notes.borrow().part().into()),
        ("word/header1.xml".to_owned(), section::header(report).into()),
        ("word/footer1.xml".to_owned(), section::footer("right").into()),
        ("word/footer2.xml".to_owned(), section::footer("left").into()),
    ];
    let pictures = std::mem::take(&mut writer.pictures);
    parts.extend((1..).zip(pictures).map(|(index, picture): (usize, Picture)| {
        (format!("word/media/image{index}.{}", picture.ending), picture.bytes)
    }));
    for (name, bytes) in parts {
        zip.start_file(name, options).map_err(|cause| failed(cause.to_string()))?;
        zip.write_all(&bytes).map_err(|cause| failed(cause.to_string()))?;
    }
    zip.finish().map(Cursor::into_inner).map_err(|cause| failed(cause.to_string()))
}

fn relationships(pictures: &[Picture]) -> String {
    let mut xml = format!(
        "{}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
        xml::HEAD
    );
    let fixed = [
        ("styles", "styles", "styles.xml"),
        ("settings", "settings", "settings.xml"),
        ("footnotes", "footnotes", "footnotes.xml"),
        ("header1", "header", "header1.xml"),
        ("footer1", "footer", "footer1.xml"),
        ("footer2", "footer", "footer2.xml"),
    ];
    for (id, kind, target) in fixed {
        xml.push_str(&format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>"));
    }
    for (index, picture) in (1..).zip(pictures) {
        let index: usize = index;
        xml.push_str(&format!(
            "<Relationship Id=\"image{index}\" Type=\"{OFFICE}/image\" Target=\"media/image{index}.{}\"/>",
            picture.ending
        ));
    }
    xml.push_str("</Relationships>");
    xml
}

/// Writes the body of the document.
struct Writer<'a> {
    template: &'a Template,
    layout: &'a Layout,
    /// Names that a document may have for the places of the report.
    bookmarks: BTreeMap<&'a Anchor, usize>,
    pictures: Vec<Picture>,
    /// The columns of the tables to come.
    shares: VecDeque<Shares>,
    /// How many pictures are placed.
    placed: usize,
    notes: RefCell<Notes>,
    /// Whether the next paragraph begins a page.
    on_new_page: bool,
    xml: String,
}

impl<'a> Writer<'a> {
    fn new(report: &'a Report, layout: &'a Layout, template: &'a Template) -> Self {
        let mut bookmarks = BTreeMap::new();
        for anchor in anchors(report) {
            let next = bookmarks.len() + 1;
            bookmarks.entry(anchor).or_insert(next);
        }
        Self {
            template,
            layout,
            bookmarks,
            pictures: Vec::new(),
            shares: VecDeque::new(),
            placed: 0,
            notes: RefCell::default(),
            on_new_page: false,
            xml: String::new(),
        }
    }

    fn document(&mut self, report: &'a Report) -> String {
        self.xml = format!(
            "{}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"{OFFICE}\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>",
            xml::HEAD
        );
        let mut begun = Vec::new();
        let mut before = None;
        let mut parts = report.parts.iter().peekable();
        while let Some(part) = parts.next() {
            // A new section begins on a page of its own anyway.
            let goes_on = before.replace(Numbers::of(part.kind)) == Some(Numbers::of(part.kind));
            self.part(part, goes_on);
            let here = Numbers::of(part.kind);
            let next = parts.peek().map(|part| Numbers::of(part.kind));
            if next == Some(here) {
                continue;
            }
            // A section ends where the way of numbering changes; its properties stand at its end.
            let starts = !begun.contains(&here);
            begun.push(here);
            if next.is_none() {
                self.section(here, starts);
            } else {
                // So low that it never needs a page of its own.
                self.xml.push_str(
                    "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>",
                );
                self.section(here, starts);
                self.xml.push_str("</w:pPr></w:p>");
            }
        }
        self.xml.push_str("</w:body></w:document>");
        std::mem::take(&mut self.xml)
    }

    fn part(&mut self, part: &'a Part, goes_on: bool) {
        // With the title itself: a break in a paragraph of its own leaves a blank page where the page before is full.
        self.on_new_page = goes_on && !part.title.is_empty();
        if goes_on && part.title.is_empty() {
            self.xml.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
        }
        let style = if part.kind == PartKind::Cover { "CoverTitle" } else { "Heading1" };
        if !part.title.is_empty() {
            let style = if part.kind == PartKind::Contents { "ContentsTitle" } else { style };
            self.titled(style, &part.title, &part.anchor);
        }
        if part.kind == PartKind::Contents {
            self.contents(&part.anchor);
        }
        for block in &part.blocks {
            self.block(block, part.kind);
        }
    }
}

/// How the pages of a part are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbers {
    None,
    Roman,
    Arabic,
}

impl Numbers {
    const fn of(kind: PartKind) -> Self {
        match kind {
            PartKind::Cover => Self::None,
            PartKind::Front | PartKind::Contents => Self::Roman,
            PartKind::Pledge | PartKind::Body => Self::Arabic,
        }
    }
}

/// Every place of the report that has a name.
fn anchors(report: &Report) -> impl Iterator<Item = &Anchor> {
    report.parts.iter().flat_map(|part| {
        let blocks = part.blocks.iter().flat_map(|block| match block {
            Block::Heading(heading) => vec![&heading.anchor],
            Block::Figure(figure) => vec![&figure.anchor],
            Block::Table(table) => {
                let rows = table.rows.iter().filter_map(|row| row.anchor.as_ref());
                std::iter::once(&table.anchor).chain(rows).collect()
            }
            _ => Vec::new(),
        });
        std::iter::once(&part.anchor).chain(blocks)
    })
}
