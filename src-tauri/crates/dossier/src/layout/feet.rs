//! Footnotes: numbered through the book by their text, set at the foot of every page on which one of them is marked.

use std::collections::{BTreeMap, BTreeSet};

use parkgauge_core::report::{Block, Report, Span};

use super::typeset::{Column, Place};
use crate::length::Um;
use crate::linebreak::{Fill, Line};
use crate::measure::{Measurer, Text};
use crate::page::{Ink, Placed, Spot, Stroke};
use crate::structure::{Notebook, Role, tagged};
use crate::template::Template;

/// Every footnote of a book, set once.
#[derive(Default)]
pub struct Feet {
    /// Note 1 stands first.
    notes: Vec<Column>,
    /// Space above the first note; its rule lies in it.
    above: Um,
    width: Um,
}

/// The numbers of the footnotes of a book, in the order of their first marks.
pub fn numbers(report: &Report) -> BTreeMap<String, u16> {
    let mut numbers = BTreeMap::new();
    let mut note = |spans: &[Span]| {
        for span in spans {
            if let Span::Footnote(text) = span {
                // A mark beyond the last number would be none; no book has so many.
                let next = u16::try_from(numbers.len() + 1).unwrap_or(u16::MAX);
                numbers.entry(text.clone()).or_insert(next);
            }
        }
    };
    for block in report.parts.iter().flat_map(|part| &part.blocks) {
        match block {
            Block::Paragraph(paragraph) => note(&paragraph.spans),
            Block::Table(table) => {
                let rows = table.header.iter().chain(&table.rows);
                rows.flat_map(|row| &row.cells).for_each(|cell| note(&cell.spans));
            }
            _ => {}
        }
    }
    numbers
}

impl Feet {
    /// Sets the notes.
    pub fn new(numbers: &BTreeMap<String, u16>, measurer: &Measurer<'_>, template: &Template) -> Self {
        let mut texts: Vec<(u16, &str)> =
            numbers.iter().map(|(text, number)| (*number, text.as_str())).collect();
        texts.sort_unstable();
        let style = template.style.footnote();
        let (setting, pitch, width) = (template.setting(style), template.line(style), template.measure());
        let notes = texts.into_iter().map(|(number, content)| {
            let mut text = Text::default();
            measurer.mark(&mut text, number, setting);
            measurer.append(&mut text, &format!(" {content}"), setting, None);
            Column::new(text, width, pitch, Fill::Justify)
        });
        Self { notes: notes.collect(), above: pitch, width }
    }

    /// Height of these notes with the space above them.
    pub fn height(&self, here: &BTreeSet<u16>) -> Um {
        if here.is_empty() {
            return 0;
        }
        self.above + here.iter().filter_map(|number| self.note(*number)).map(Column::height).sum::<Um>()
    }

    /// Places these notes from the top down.
    pub fn place(&self, here: &BTreeSet<u16>, notebook: Notebook<'_>) -> Vec<Placed> {
        if here.is_empty() {
            return Vec::new();
        }
        let middle = self.above / 2;
        let (from, to) = (Spot { x: 0, y: middle }, Spot { x: self.width / 4, y: middle });
        let mut items = vec![Placed::Rule { from, to, stroke: Stroke::full(180, Ink::BLACK) }];
        let mut y = self.above;
        for note in here.iter().filter_map(|number| self.note(*number)) {
            let element = notebook.open(Role::Note);
            items.extend(tagged(note.place(Spot { x: 0, y }, self.width, Place::Start), element));
            y += note.height();
        }
        items
    }

    fn note(&self, number: u16) -> Option<&Column> {
        self.notes.get(usize::from(number).checked_sub(1)?)
    }
}

/// The notes that lines of a text mark.
pub fn marked<'t>(text: &'t Text, lines: &'t [Line]) -> impl Iterator<Item = u16> + 't {
    text.feet.iter().filter_map(|(at, number)| {
        lines.iter().any(|line| (line.start..line.end).contains(at)).then_some(*number)
    })
}
