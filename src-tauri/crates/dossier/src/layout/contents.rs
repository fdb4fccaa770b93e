//! 目录: parts and headings with the number of their page; every line is a link.

use parkgauge_core::report::{Anchor, Part};

use super::flow::{Entry, Flowed, Piece};
use super::prose::part_title;
use super::typeset::{Desk, place_line};
use crate::length::Um;
use crate::linebreak::{Fill, break_lines};
use crate::page::{Ink, Placed, Spot, Stroke};
use crate::structure::{Role, tagged};

/// A line of the contents.
pub struct ContentsLine {
    /// The heading.
    pub entry: Entry,
    /// Where it stands.
    pub anchor: Anchor,
    /// The number of its page, as printed.
    pub page: String,
}

/// Sets the contents.
pub fn contents(part: &Part, lines: &[ContentsLine], desk: Desk<'_>) -> Vec<Flowed> {
    let mut flowed = part_title(part, desk);
    let desk = desk.within(desk.notes.open(Role::Contents));
    for line in lines {
        flowed.extend(entry(line, desk).into_iter().map(Flowed::Piece));
    }
    flowed
}

fn entry(line: &ContentsLine, desk: Desk<'_>) -> Vec<Piece> {
    let template = desk.template;
    let style =
        if line.entry.level == 0 { &template.style.contents_part } else { &template.style.contents_heading };
    let setting = template.setting(style);
    let pitch = template.line(style);
    let square = template.square(style);
    let measure = template.measure();
    let indent = square * Um::from(line.entry.level);
    let number_setting = crate::measure::Setting { face: setting.latin, ..setting };
    let number = desk.measurer.plain(&line.page, number_setting);
    // Three figures have room for themselves; a title never runs into them.
    let column = measure - 2 * square;
    let title = desk.measurer.plain(&line.entry.title, setting);
    let broken = break_lines(&title, column - indent, column - indent - square, Fill::Ragged);
    let count = broken.len();
    let mut pieces = Vec::new();
    let element = desk.notes.open(Role::ContentsItem);
    for (index, broken_line) in broken.iter().enumerate() {
        let left = if index == 0 { indent } else { indent + square };
        let mut items = place_line(&title, broken_line, left, 0, pitch);
        if index + 1 == count {
            let from = left + broken_line.width() + square / 2;
            let to = measure - number.width() - square / 2;
            if to > from + square {
                items.push(leader(from, to, pitch * 63 / 100, setting.ink));
            }
            let at = Spot { x: measure - number.width(), y: 0 };
            items.extend(desk.one_line(&number, super::typeset::Place::Start, at, number.width(), pitch));
        }
        let mut items = tagged(items, element);
        items.push(Placed::Link {
            at: Spot { x: left, y: 0 },
            extent: (measure - left, pitch),
            to: line.anchor.clone(),
            element: Some(element),
        });
        pieces.push(Piece { height: pitch, keep: index + 1 < count, items, ..Piece::default() });
    }
    if let Some(first) = pieces.first_mut().filter(|_| line.entry.level == 0) {
        first.before = pitch / 5;
    }
    pieces
}

/// Dots from title to number: drawn, so that they are not part of the text that is searched and copied. They stand on
/// one grid of the line, so that the dots of all entries lie below each other.
fn leader(from: Um, to: Um, y: Um, ink: Ink) -> Placed {
    const STEP: Um = 1_800;
    const DOT: Um = 320;
    let from = from.div_euclid(STEP) * STEP + STEP;
    let stroke = Stroke { width: DOT, ink, dash: Some((DOT, STEP - DOT)) };
    Placed::Rule { from: Spot { x: from, y }, to: Spot { x: to, y }, stroke }
}
