//! Charts as vectors, with caption below.

mod bars;
mod photo;
mod radar;
mod spread;
mod timeline;
mod trend;

pub(crate) use photo::photo_extent;

use parkgauge_core::report::{Figure, FigureKind};

use super::flow::{Flowed, Mark, Piece};
use super::prose::balanced;
use super::typeset::{Column, Desk, Place};
use crate::length::Um;
use crate::linebreak::Fill;
use crate::measure::Setting;
use crate::page::{Ink, Placed, Spot, Stroke};
use crate::structure::{Role, tagged, wholly_tagged};

/// A chart with its caption; never cut.
pub fn figure(figure: &Figure, desk: Desk<'_>) -> Flowed {
    let template = desk.template;
    let width = template.measure();
    let gap = template.pitch() / 3;
    let (items, height) = drawn(figure, desk);
    let mut items = wholly_tagged(items, desk.notes.figure(&figure.alternative));
    let style = &template.style.caption;
    let text = desk.measurer.plain(&figure.caption, template.setting(style));
    let caption = Column::new(text, width, template.line(style), Fill::Ragged);
    let element = desk.notes.open(Role::Caption);
    items.extend(tagged(caption.place(Spot { x: 0, y: height }, width, Place::Centre), element));
    Flowed::Piece(Piece {
        height: height + caption.height() + gap,
        before: gap,
        keep: false,
        items,
        marks: vec![Mark { anchor: figure.anchor.clone(), entry: None }],
        ..Piece::default()
    })
}

/// The chart alone, and its height.
pub(super) fn drawn(figure: &Figure, desk: Desk<'_>) -> (Vec<Placed>, Um) {
    let width = desk.template.measure();
    match &figure.kind {
        FigureKind::Radar { axes, series } => radar::radar(axes, series, desk, width),
        FigureKind::Bars(rows) => bars::bars(rows, desk, width),
        FigureKind::Spread(rows) => spread::spread(rows, desk, width),
        FigureKind::Trend(panels) => trend::trend(panels, desk, width),
        FigureKind::Photo(file) => photo::photo(file, desk, width),
        FigureKind::Timeline(timeline) => timeline::timeline(timeline, desk, width),
    }
}

/// A text of a chart from `top` down, broken to `width` into lines that balance.
fn label(content: &str, desk: Desk<'_>, top: Spot, width: Um, place: Place) -> (Vec<Placed>, Um) {
    let style = &desk.template.style.chart;
    let text = desk.measurer.plain(content, desk.template.setting(style));
    let lines = balanced(&text, width);
    let column = Column { text, lines, pitch: desk.template.line(style) };
    (column.place(top, width, place), column.height())
}

/// The height of such a text.
fn label_height(content: &str, desk: Desk<'_>, width: Um) -> Um {
    label(content, desk, Spot { x: 0, y: 0 }, width, Place::Start).1
}

/// The small grey type of scales, and its line.
fn scale_type(desk: Desk<'_>) -> (Setting, Um) {
    let mut setting = desk.template.setting(&desk.template.style.chart);
    setting.size = setting.size * 3 / 4;
    setting.ink = Ink::GREY;
    (setting, crate::length::em(1_400, setting.size))
}

/// A frame without a ground: not nought, but not known.
fn unknown(at: Spot, (width, height): (Um, Um)) -> Placed {
    let (right, bottom) = (at.x + width, at.y + height);
    let points =
        vec![at, Spot { x: right, y: at.y }, Spot { x: right, y: bottom }, Spot { x: at.x, y: bottom }];
    let stroke = Stroke { width: 150, ink: Ink::GREY, dash: Some((900, 700)) };
    Placed::Shape { points, fill: None, stroke: Some(stroke) }
}

/// `share` basis points of a length.
const fn part(length: Um, share: u16) -> Um {
    length * share as Um / 10_000
}
