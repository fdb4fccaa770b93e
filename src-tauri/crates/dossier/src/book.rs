//! The book as PDF: report in, bytes out.

use std::collections::BTreeMap;

use parkgauge_core::report::{Anchor, Report};

use crate::error::DossierError;
use crate::finish::{Attachment, finish};
use crate::font::{FontFinding, FontSet};
use crate::layout::lay_out;
use crate::pdf::write_pages;
use crate::template::Template;

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
    let layout = lay_out(report, fonts, template)?;
    let written = write_pages(&layout.pages, fonts)?;
    let bytes = finish(&written, report, &layout, attachments)?;
    // No paper book has four billion pages.
    let count = |pages: usize| u32::try_from(pages).unwrap_or(u32::MAX);
    let anchors =
        layout.anchors.iter().map(|(anchor, target)| (anchor.clone(), count(target.page + 1))).collect();
    Ok(Book { bytes, pages: count(layout.pages.len()), anchors, findings: layout.findings })
}
