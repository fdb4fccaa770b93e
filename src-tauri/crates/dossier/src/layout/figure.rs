//! Charts as vectors: radar and bars, with caption below.

mod bars;
mod radar;

use parkgauge_core::report::{Figure, FigureKind};

use super::flow::{Flowed, Mark, Piece};
use super::typeset::{Column, Desk, Place};
use crate::length::Um;
use crate::linebreak::Fill;
use crate::page::{Placed, Spot};

/// A chart with its caption; never cut.
pub fn figure(figure: &Figure, desk: Desk<'_>) -> Flowed {
    let template = desk.template;
    let width = template.measure();
    let gap = template.pitch() / 3;
    let (mut items, height) = match &figure.kind {
        FigureKind::Radar { axes, series } => radar::radar(axes, series, desk, width),
        FigureKind::Bars(rows) => bars::bars(rows, desk, width),
    };
    let style = &template.style.caption;
    let text = desk.measurer.plain(&figure.caption, template.setting(style));
    let caption = Column::new(text, width, template.line(style), Fill::Ragged);
    items.extend(caption.place(Spot { x: 0, y: height }, width, Place::Centre));
    Flowed::Piece(Piece {
        height: height + caption.height() + gap,
        before: gap,
        keep: false,
        items,
        marks: vec![Mark { anchor: figure.anchor.clone(), entry: None }],
    })
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
