//! Report → pages: cover, contents, prose, tables, figures, what runs along.
//!
//! Parts are laid out one by one into stacks of pages, then bound: blank sides, page numbers, margins. Page numbers inside
//! the text are known only when the book is bound, so a book with such references is laid out again until they stand.

mod bind;
mod contents;
mod cover;
mod feet;
mod figure;
mod flow;
mod prose;
mod running;
mod signature;
mod table;
pub(crate) mod typeset;

use std::cell::RefCell;
use std::collections::BTreeMap;

use parkgauge_core::report::{
    Anchor, Block, Figure, Paragraph, ParagraphRole, Part, PartKind, Report, Span, Table,
};

use crate::error::DossierError;
use crate::font::{FontFinding, FontSet};
use crate::length::Um;
use crate::measure::Measurer;
use crate::page::{Page, Placed};
use crate::structure::{ElementId, Notebook, Role, Structure};
use crate::template::Template;
pub(crate) use figure::photo_extent;

use feet::Feet;
use flow::{Flowed, Stack, fill_pages};
use table::SetTable;
pub(crate) use table::Shares;
use typeset::Desk;

/// Where an anchor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// Page, counted from 0.
    pub page: usize,
    /// Distance from the top of the page.
    pub y: Um,
}

/// A heading of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineEntry {
    /// 0 for a part, 1 to 4 for headings below it.
    pub level: u8,
    /// Text with its number.
    pub title: String,
    /// Where it is.
    pub target: Target,
}

/// A book laid out, before any PDF is written.
#[derive(Debug, Clone)]
pub struct Layout {
    /// Pages in order.
    pub pages: Vec<Page>,
    /// Every named place of the report.
    pub anchors: BTreeMap<Anchor, Target>,
    /// Headings in order.
    pub outline: Vec<OutlineEntry>,
    /// Characters that no font has, by character.
    pub findings: Vec<FontFinding>,
    /// What the pages mean, in reading order.
    pub structure: Structure,
}

/// How often a book is laid out before its page references are given up as unstable.
const PASSES: u32 = 6;

/// Lays out a report.
///
/// # Errors
/// A link to a place that does not exist, a name used twice, a table whose cells do not fit its grid, page references
/// that do not settle.
pub fn lay_out(report: &Report, fonts: &FontSet, template: &Template) -> Result<Layout, DossierError> {
    let mut known: BTreeMap<Anchor, String> = BTreeMap::new();
    let has_references = refers_to_pages(report);
    let numbers = feet::numbers(report);
    for _ in 0..PASSES {
        let measurer = Measurer::new(fonts).numbering(numbers.clone());
        let feet = Feet::new(&numbers, &measurer, template);
        let page_of = |anchor: &Anchor| known.get(anchor).cloned().unwrap_or_else(|| "00".to_owned());
        let structure = RefCell::default();
        let notes = Notebook::new(&structure);
        let desk =
            Desk { measurer: &measurer, template, page_of: &page_of, tight: false, notes, feet: &feet };
        let sections: Vec<_> = report.parts.iter().map(|_| notes.open(Role::Section)).collect();
        let stacks = lay_parts(report, &sections, desk)?;
        let mut layout = bind::bind(report, stacks, &sections, desk)?;
        let labels: BTreeMap<Anchor, String> = layout
            .anchors
            .iter()
            .map(|(anchor, target)| (anchor.clone(), layout.pages[target.page].label.clone()))
            .collect();
        if !has_references || labels == known {
            layout.structure = structure.take();
            return Ok(layout);
        }
        known = labels;
    }
    Err(DossierError::Unsettled { passes: PASSES })
}

/// A chart alone as wide as the text, and its height.
pub(crate) fn chart(
    figure: &Figure,
    fonts: &FontSet,
    template: &Template,
    structure: &RefCell<Structure>,
) -> (Vec<Placed>, Um) {
    let measurer = Measurer::new(fonts);
    let page_of = |_: &Anchor| String::new();
    let notes = Notebook::new(structure);
    let feet = Feet::default();
    let desk = Desk { measurer: &measurer, template, page_of: &page_of, tight: false, notes, feet: &feet };
    figure::drawn(figure, desk)
}

/// How the width of the text is shared out among the columns of a table.
///
/// # Errors
/// Cells that do not fit the grid.
pub(crate) fn shares(table: &Table, fonts: &FontSet, template: &Template) -> Result<Shares, DossierError> {
    let measurer = Measurer::new(fonts);
    let page_of = |_: &Anchor| "00".to_owned();
    let structure = RefCell::default();
    let notes = Notebook::new(&structure);
    let feet = Feet::default();
    let desk = Desk { measurer: &measurer, template, page_of: &page_of, tight: false, notes, feet: &feet };
    Shares::of(table, desk, template.measure())
}

/// Lays out every part but the contents, which need the page numbers of the others.
fn lay_parts(
    report: &Report,
    sections: &[ElementId],
    desk: Desk<'_>,
) -> Result<Vec<Option<Stack>>, DossierError> {
    report
        .parts
        .iter()
        .zip(sections)
        .map(|(part, section)| {
            let desk = desk.within(*section);
            if part.kind == PartKind::Contents {
                return Ok(None);
            }
            let frame = desk.frame();
            let stack = fill_pages(&flowed(part, desk)?, desk);
            if stack.ends_short(frame) && part.blocks.iter().any(|block| matches!(block, Block::Table(_))) {
                let closer = fill_pages(&flowed(part, Desk { tight: true, ..desk })?, desk);
                if closer.pages.len() < stack.pages.len() {
                    return Ok(Some(closer));
                }
            }
            Ok(Some(stack))
        })
        .collect()
}

fn flowed(part: &Part, desk: Desk<'_>) -> Result<Vec<Flowed>, DossierError> {
    if part.kind == PartKind::Cover {
        return cover::cover(part, desk);
    }
    let mut flowed = prose::part_title(part, desk);
    let mut list = None;
    for block in &part.blocks {
        let is_item = matches!(block, Block::Paragraph(one) if one.role == ParagraphRole::Item);
        list = is_item.then(|| list.unwrap_or_else(|| desk.notes.open(Role::List)));
        let desk = list.map_or(desk, |list| desk.within(list));
        // A note says something about what stands before it, so it never begins a page.
        if let (Block::Paragraph(paragraph), Some(Flowed::Piece(before))) = (block, flowed.last_mut())
            && paragraph.role == ParagraphRole::Note
        {
            before.keep = true;
        }
        flowed.extend(flowed_block(block, desk)?);
    }
    Ok(flowed)
}

/// Characters of a caption that stands above its table on every page.
const LONGEST_CAPTION: usize = 120;

fn flowed_block(block: &Block, desk: Desk<'_>) -> Result<Vec<Flowed>, DossierError> {
    let template = desk.template;
    Ok(match block {
        Block::Heading(heading) => prose::heading(heading, desk),
        Block::Paragraph(paragraph) => prose::paragraph(paragraph, desk),
        Block::Table(table) if table.caption.chars().count() > LONGEST_CAPTION => {
            // Repeated on each page, it would push its table off the page: it is said once, and begun above the table.
            let said = Paragraph::plain(ParagraphRole::Centred, table.caption.clone());
            let begun = table.caption.chars().take(LONGEST_CAPTION / 2).chain("……".chars()).collect();
            let mut flowed = prose::paragraph(&said, desk);
            flowed.extend(flowed_block(&Block::Table(Table { caption: begun, ..table.clone() }), desk)?);
            flowed
        }
        Block::Table(table) => {
            let table = SetTable::new(table, desk, template.measure(), template.depth())?;
            vec![Flowed::Table(Box::new(table))]
        }
        Block::Figure(figure) => vec![figure::figure(figure, desk)],
        Block::Signature(places) => signature::signatures(places, desk),
        Block::Fields(pairs) => signature::fields(pairs, desk, &template.style.body),
        Block::PageBreak => vec![Flowed::NewPage],
    })
}

fn refers_to_pages(report: &Report) -> bool {
    let in_spans = |spans: &[Span]| spans.iter().any(|span| matches!(span, Span::PageOf(_)));
    report.parts.iter().flat_map(|part| &part.blocks).any(|block| match block {
        Block::Paragraph(paragraph) => in_spans(&paragraph.spans),
        Block::Table(table) => table
            .header
            .iter()
            .chain(&table.rows)
            .flat_map(|row| &row.cells)
            .any(|cell| in_spans(&cell.spans)),
        _ => false,
    })
}
