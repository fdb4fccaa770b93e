//! From measured text to placed runs: one line, or a column of lines.

use parkgauge_core::report::{Anchor, Span};

use super::feet::Feet;
use super::flow::Frame;
use crate::length::{Um, em};
use crate::linebreak::{Fill, Line, break_lines};
use crate::measure::{Atom, Measurer, Setting, Text};
use crate::page::{Placed, Run, Spot};
use crate::structure::{ElementId, Notebook};
use crate::template::{Style, Template};

/// What every part of the layout works with.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// Measures text and notes what cannot be drawn.
    pub measurer: &'a Measurer<'a>,
    /// The look.
    pub template: &'a Template,
    /// The printed page number of an anchor, as far as known in this pass.
    pub page_of: &'a dyn Fn(&Anchor) -> String,
    /// Whether tables are set closer, to spare a page of a few lines.
    pub tight: bool,
    /// Where the meaning of what is set is written down.
    pub notes: Notebook<'a>,
    /// The footnotes of the book.
    pub feet: &'a Feet,
}

impl Desk<'_> {
    /// A desk whose elements are part of one.
    pub fn within(self, parent: ElementId) -> Self {
        Self { notes: self.notes.within(parent), ..self }
    }

    /// The text block of a page.
    pub fn frame(&self) -> Frame {
        Frame { depth: self.template.depth(), pitch: self.template.pitch() }
    }

    /// Measures spans in a style.
    pub fn spans(&self, spans: &[Span], setting: Setting) -> Text {
        self.measurer.spans(spans, setting, self.page_of)
    }

    /// Sets one line of plain text in a style; the baseline lies as in a line of `height` that begins at `at`.
    pub fn label(&self, content: &str, style: &Style, place: Place, at: Spot, width: Um) -> Vec<Placed> {
        let setting = self.template.setting(style);
        self.one_line(&self.measurer.plain(content, setting), place, at, width, self.template.line(style))
    }

    /// Sets a text on one line, whatever its width.
    pub fn one_line(&self, text: &Text, place: Place, at: Spot, width: Um, height: Um) -> Vec<Placed> {
        let lines = break_lines(text, Um::MAX / 4, Um::MAX / 4, Fill::Ragged);
        let Some(line) = lines.first() else { return Vec::new() };
        place_line(text, line, at.x + place.offset(width - line.width()), at.y, height)
    }
}

/// Where a line stands in its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At the left.
    Start,
    /// In the middle.
    Centre,
    /// At the right.
    End,
}

impl Place {
    /// Distance from the left for a line that leaves `room`.
    pub const fn offset(self, room: Um) -> Um {
        match self {
            Self::Start => 0,
            Self::Centre => room / 2,
            Self::End => room,
        }
    }
}

/// Height of the square above the baseline, in thousandths; the rest hangs below.
const ABOVE: i64 = 880;

/// Distance from the top of a line to its baseline, with the square in the middle of the line.
pub fn baseline(size: i64, height: Um) -> Um {
    (height - em(1000, size)) / 2 + em(ABOVE, size)
}

/// Places one line whose top is at `top`. Runs first, then the areas of links.
pub fn place_line(text: &Text, line: &Line, left: Um, top: Um, height: Um) -> Vec<Placed> {
    let atoms = &text.atoms[line.start..line.end];
    let size = atoms.iter().map(|atom| text.setting_of(atom).size).max().unwrap_or(0);
    let base = top + baseline(size, height);
    let mut placed = Vec::new();
    let mut links: Vec<(u16, Um, Um)> = Vec::new();
    let mut x = left;
    let mut at = 0;
    while at < atoms.len() {
        let length = atoms[at..].iter().take_while(|atom| same_run(atom, &atoms[at])).count();
        let advances = &line.advances[at..at + length];
        placed.push(Placed::Text(run(text, &atoms[at..at + length], advances, Spot { x, y: base })));
        let width: Um = advances.iter().sum();
        if atoms[at].link != 0 {
            match links.last_mut() {
                Some((link, _, right)) if *link == atoms[at].link => *right = x + width,
                _ => links.push((atoms[at].link, x, x + width)),
            }
        }
        x += width;
        at += length;
    }
    for (link, from, to) in links {
        let target = text.links[usize::from(link) - 1].clone();
        placed.push(Placed::Link {
            at: Spot { x: from, y: top },
            extent: (to - from, height),
            to: target,
            element: None,
        });
    }
    placed
}

fn same_run(atom: &Atom, first: &Atom) -> bool {
    atom.face == first.face && atom.setting == first.setting && atom.link == first.link
}

fn run(text: &Text, atoms: &[Atom], advances: &[Um], at: Spot) -> Run {
    let setting = text.setting_of(&atoms[0]);
    // What a viewer advances by itself is the width without the grid's tracking.
    let extra: Vec<Um> = atoms
        .iter()
        .zip(advances)
        .map(|(atom, advance)| advance - atom.width + tracking_of(atom, setting))
        .collect();
    let inner = &extra[..extra.len() - 1];
    let tracking = most_common(inner).unwrap_or(0);
    // What follows the last character moves nothing of this run, but tells how far the next one stands from it.
    let is_told = |index: usize, extra: Um| index < inner.len() || extra.abs() > em(90, setting.size);
    let kerns = extra
        .iter()
        .enumerate()
        .filter(|(index, extra)| **extra != tracking && is_told(*index, **extra))
        .filter_map(|(index, extra)| Some((u32::try_from(index).ok()?, extra - tracking)))
        .collect();
    Run {
        at: Spot { x: at.x, y: at.y - setting.rise },
        face: atoms[0].face,
        size: setting.size,
        ink: setting.ink,
        text: atoms.iter().map(|atom| atom.character).collect(),
        tracking,
        kerns,
    }
}

fn tracking_of(atom: &Atom, setting: Setting) -> Um {
    // The measurer adds tracking to full squares only; see `Measurer::append`.
    if atom.width - setting.tracking >= em(1000, setting.size) { setting.tracking } else { 0 }
}

fn most_common(values: &[Um]) -> Option<Um> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let mut best: Option<(usize, Um)> = None;
    for chunk in sorted.chunk_by(|a, b| a == b) {
        if best.is_none_or(|(count, _)| chunk.len() > count) {
            best = Some((chunk.len(), chunk[0]));
        }
    }
    best.map(|(_, value)| value)
}

/// A text broken to a width, ready to be placed line by line.
pub struct Column {
    /// The text.
    pub text: Text,
    /// Its lines.
    pub lines: Vec<Line>,
    /// Distance of two lines.
    pub pitch: Um,
}

impl Column {
    /// Breaks a text to a width.
    pub fn new(text: Text, width: Um, pitch: Um, fill: Fill) -> Self {
        let lines = break_lines(&text, width, width, fill);
        Self { text, lines, pitch }
    }

    /// Height of all lines.
    pub fn height(&self) -> Um {
        self.pitch * Um::try_from(self.lines.len()).unwrap_or(0)
    }

    /// Places all lines below each other.
    pub fn place(&self, at: Spot, width: Um, place: Place) -> Vec<Placed> {
        let mut top = at.y;
        let mut placed = Vec::new();
        for line in &self.lines {
            placed.extend(place_line(
                &self.text,
                line,
                at.x + place.offset(width - line.width()),
                top,
                self.pitch,
            ));
            top += self.pitch;
        }
        placed
    }
}
