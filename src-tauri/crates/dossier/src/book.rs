//! The book as PDF: report in, bytes out.

use std::collections::BTreeMap;

use parkgauge_core::report::{Anchor, PartKind, Report};

use crate::error::DossierError;
use crate::finish::{Archive, Attachment, Signed, finish};
use crate::font::{FontFinding, FontSet};
use crate::layout::{Layout, lay_out};
use crate::length::Um;
use crate::pdf::write_pages;
use crate::structure::{Element, ElementId, Role};
use crate::template::Template;
use crate::volume::scan;

/// A finished book.
#[derive(Debug, Clone)]
pub struct Book {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// Pages.
    pub pages: u32,
    /// The page on which each named place stands, counted from 1 through the whole file.
    pub anchors: BTreeMap<Anchor, u32>,
    /// Characters that no font has; 〓 stands in their place.
    pub findings: Vec<FontFinding>,
}

/// Makes the book. The same report, fonts, template and attachments give the same bytes.
///
/// # Errors
/// What [`lay_out`] refuses; a font that cannot be subset; any warning of the PDF engine.
pub fn make_pdf(
    report: &Report,
    fonts: &FontSet,
    template: &Template,
    attachments: &[Attachment],
) -> Result<Book, DossierError> {
    make(report, fonts, template, attachments, Archive::A3b, None)
}

/// Makes the same book as PDF/A-1b and without attachments, for checkers that know only this norm.
///
/// # Errors
/// Those of [`make_pdf`].
pub fn make_archive_variant(
    report: &Report,
    fonts: &FontSet,
    template: &Template,
) -> Result<Book, DossierError> {
    make(report, fonts, template, &[], Archive::A1b, None)
}

/// Makes the book with the signed and scanned pledge in the place of the printed one. Everything else is as
/// [`make_pdf`] makes it.
///
/// `scan` is the picture file, `name` its name.
///
/// # Errors
/// Those of [`make_pdf`]; a report without a pledge; a scan that is no picture.
pub fn make_signed_pdf(
    report: &Report,
    fonts: &FontSet,
    template: &Template,
    attachments: &[Attachment],
    (scan, name): (&[u8], &str),
) -> Result<Book, DossierError> {
    make(report, fonts, template, attachments, Archive::A3b, Some((scan, name)))
}

fn make(
    report: &Report,
    fonts: &FontSet,
    template: &Template,
    attachments: &[Attachment],
    archive: Archive,
    scan: Option<(&[u8], &str)>,
) -> Result<Book, DossierError> {
    let mut layout = lay_out(report, fonts, template)?;
    // Written before the pledge is cleared: the faces, and with them the bytes of every other page, stay as they were.
    let mut written = write_pages(&mut layout.pages, fonts, &layout.structure)?;
    let signed = scan.map(|(bytes, name)| clear_pledge(report, &mut layout, bytes, name)).transpose()?;
    if let Some((signed, element)) = &signed
        && let Some(contents) = written.contents.get_mut(signed.page)
    {
        *contents = vec![*element];
    }
    let bytes =
        finish(written, report, &layout, attachments, archive, signed.as_ref().map(|(signed, _)| signed))?;
    // No paper book has four billion pages.
    let count = |pages: usize| u32::try_from(pages).unwrap_or(u32::MAX);
    let anchors =
        layout.anchors.iter().map(|(anchor, target)| (anchor.clone(), count(target.page + 1))).collect();
    Ok(Book { bytes, pages: count(layout.pages.len()), anchors, findings: layout.findings })
}

/// Takes everything off the page of the pledge, so that its scan can stand there.
fn clear_pledge(
    report: &Report,
    layout: &mut Layout,
    bytes: &[u8],
    name: &str,
) -> Result<(Signed, ElementId), DossierError> {
    let pledge =
        report.parts.iter().find(|part| part.kind == PartKind::Pledge).ok_or(DossierError::NoPledge)?;
    let place = layout.anchors.get(&pledge.anchor).ok_or(DossierError::NoPledge)?.page;
    let page = layout.pages.get_mut(place).ok_or(DossierError::NoPledge)?;
    // The edge of the integer world, as in `pdf.rs`.
    #[allow(clippy::cast_precision_loss)]
    let points = |length: Um| length as f64 * 72.0 / 25_400.0;
    let scan = scan(bytes, name, (points(page.width), points(page.height)))
        .map_err(|fault| DossierError::Scan { name: name.to_owned(), fault })?;
    page.items.clear();
    page.draft = false;
    let element = layout.structure.add(Element {
        role: Role::Figure,
        parent: None,
        alternative: format!("{}（已签字盖章，扫描件）", pledge.title),
        span: (1, 1),
    });
    Ok((Signed { page: place, scan }, element))
}
