//! Charts as vectors: radar and bars, with caption below.

mod bars;
mod radar;

use parkgauge_core::report::{Figure, FigureKind};

use super::flow::{Flowed, Mark, Piece};
use super::typeset::{Column, Desk, Place};
use crate::length::Um;
use crate::linebreak::Fill;
use crate::page::{Placed, Spot};
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
    })
}

/// The chart alone, and its height.
pub(super) fn drawn(figure: &Figure, desk: Desk<'_>) -> (Vec<Placed>, Um) {
    let width = desk.template.measure();
    match &figure.kind {
        FigureKind::Radar { axes, series } => radar::radar(axes, series, desk, width),
        FigureKind::Bars(rows) => bars::bars(rows, desk, width),
    }
}

/// A text of a chart, centred on `middle`, broken to `width`.
fn label(content: &str, desk: Desk<'_>, top: Spot, width: Um, place: Place) -> (Vec<Placed>, Um) {
    let style = &desk.template.style.chart;
    let text = desk.measurer.plain(content, desk.template.setting(style));
    let column = Column::new(text, width, desk.template.line(style), Fill::Ragged);
    (column.place(top, width, place), column.height())
}

/// `share` basis points of a length.
const fn part(length: Um, share: u16) -> Um {
    length * share as Um / 10_000
}
