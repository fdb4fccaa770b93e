//! Places to sign and lines to fill in.

use parkgauge_core::report::SignaturePlace;

use super::flow::{Flowed, Piece};
use super::prose::balanced;
use super::typeset::{Desk, Place};
use crate::length::Um;
use crate::linebreak::natural_width;
use crate::page::{Ink, Placed, Spot, Stroke};
use crate::structure::{Role, tagged};
use crate::template::Style;

/// Thickness of a line to write on.
const LINE: Um = 180;
/// Radius of the place for a seal: the seals of offices at this level measure 42 mm at most.
const SEAL: Um = 21_000;

/// Places to sign, one a line, and the date. The seal goes over the last name and the date, as is the custom, so both
/// stand inside its circle. All stay on one page.
pub fn signatures(places: &[SignaturePlace], desk: Desk<'_>) -> Vec<Flowed> {
    let template = desk.template;
    let style = &template.style.body;
    let (square, pitch, measure) = (template.square(style), template.pitch(), template.measure());
    let label_width = widest(places.iter().map(|place| place.label.as_str()), desk, style);
    let left = 2 * square;
    let line_left = left + label_width + square / 4;
    let line_right = measure - square;
    let sealed = places.iter().any(|place| place.seal);
    let mut pieces = Vec::new();
    for (index, place) in places.iter().enumerate() {
        let mut items = desk.label(&place.label, style, Place::Start, Spot { x: left, y: 0 }, label_width);
        let value_at = Spot { x: line_left, y: 0 };
        items.extend(desk.label(&place.value, style, Place::Centre, value_at, line_right - line_left));
        let mut items = tagged(items, desk.notes.open(Role::Paragraph));
        items.push(write_line(line_left, line_right, pitch));
        let before = if index == 0 { pitch } else { pitch / 2 };
        pieces.push(Piece { height: pitch, before, keep: true, items, ..Piece::default() });
    }
    let mut items = Vec::new();
    if sealed {
        let centre = Spot { x: line_right - SEAL, y: 0 };
        items.extend(seal(centre, desk));
    }
    let date_width = 2 * SEAL;
    let at = Spot { x: line_right - date_width, y: pitch / 4 };
    let date = desk.label("年　　月　　日", style, Place::Centre, at, date_width);
    items.extend(tagged(date, desk.notes.open(Role::Paragraph)));
    // A seal reaches over the lines above it by its radius; only its lower half needs room here.
    let height = if sealed { SEAL + pitch / 2 } else { pitch * 5 / 4 };
    pieces.push(Piece { height, before: pitch / 2, items, ..Piece::default() });
    pieces.into_iter().map(Flowed::Piece).collect()
}

fn seal(centre: Spot, desk: Desk<'_>) -> Vec<Placed> {
    let stroke = Stroke { width: 150, ink: Ink::HAIR, dash: Some((1_200, 900)) };
    let mut items = vec![Placed::Circle { centre, radius: SEAL, fill: None, stroke: Some(stroke) }];
    let style = &desk.template.style.note;
    let setting = crate::measure::Setting { ink: Ink::GREY, ..desk.template.setting(style) };
    let text = desk.measurer.plain("（盖章处）", setting);
    let line = desk.template.line(style);
    let at = Spot { x: centre.x - SEAL, y: centre.y - SEAL + line };
    items.extend(desk.one_line(&text, Place::Centre, at, 2 * SEAL, line));
    items
}

/// Label and value pairs, one a line, the values on lines of one length.
pub fn fields(pairs: &[(String, String)], desk: Desk<'_>, style: &Style) -> Vec<Flowed> {
    let template = desk.template;
    let (square, pitch, measure) = (template.square(style), template.line(style), template.measure());
    let label_width = widest(pairs.iter().map(|pair| pair.0.as_str()), desk, style).min(measure / 2);
    let line_width = (measure - label_width - square).min(17 * square);
    let left = (measure - label_width - square / 2 - line_width) / 2;
    let line_left = left + label_width + square / 2;
    let mut pieces = Vec::new();
    for (label, value) in pairs {
        let setting = template.setting(style);
        let text = desk.measurer.plain(value, setting);
        let lines = balanced(&text, line_width);
        let element = desk.notes.open(Role::Paragraph);
        for (index, line) in lines.iter().enumerate() {
            let mut items = Vec::new();
            if index == 0 {
                // Labels are not spread over their column as some forms do: what is searched for is 地址, not 地 址.
                items.extend(desk.label(label, style, Place::End, Spot { x: left, y: 0 }, label_width));
            }
            let x = line_left + Place::Centre.offset(line_width - line.width());
            items.extend(super::typeset::place_line(&text, line, x, 0, pitch));
            let mut items = tagged(items, element);
            items.push(write_line(line_left, line_left + line_width, pitch * 86 / 100));
            pieces.push(Piece { height: pitch, keep: index + 1 < lines.len(), items, ..Piece::default() });
        }
    }
    pieces.into_iter().map(Flowed::Piece).collect()
}

fn widest<'t>(labels: impl Iterator<Item = &'t str>, desk: Desk<'_>, style: &Style) -> Um {
    let setting = desk.template.setting(style);
    labels.map(|label| natural_width(&desk.measurer.plain(label, setting))).max().unwrap_or(0)
}

fn write_line(from: Um, to: Um, y: Um) -> Placed {
    Placed::Rule { from: Spot { x: from, y }, to: Spot { x: to, y }, stroke: Stroke::full(LINE, Ink::BLACK) }
}
