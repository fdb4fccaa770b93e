//! A small column chart for each figure, three beside each other. Every scale begins at nought; a missing year is a gap.

use parkgauge_core::report::{TrendPanel, TrendPoint};

use super::{label, label_height, scale_type};
use crate::layout::typeset::{Desk, Place};
use crate::length::Um;
use crate::page::{Ink, Placed, Spot, Stroke};

/// Panels beside each other.
const BESIDE: usize = 3;
/// Height of the tallest column.
const TALLEST: Um = 19_000;
const GAP: Um = 6_000;

/// Draws the chart in a width; returns the items and their height.
pub(super) fn trend(panels: &[TrendPanel], desk: Desk<'_>, width: Um) -> (Vec<Placed>, Um) {
    let beside = Um::try_from(BESIDE).unwrap_or(1);
    let across = (width - GAP * (beside - 1)) / beside;
    let mut items = Vec::new();
    let mut y = 0;
    for row in panels.chunks(BESIDE) {
        let title = row.iter().map(|panel| label_height(&panel.title, desk, across)).max().unwrap_or(0);
        let mut height = 0;
        for (panel, x) in row.iter().zip((0..).map(|index| index * (across + GAP))) {
            items.extend(label(&panel.title, desk, Spot { x, y }, across, Place::Centre).0);
            let (drawn, depth) = columns(&panel.points, desk, Spot { x, y: y + title }, across);
            items.extend(drawn);
            height = height.max(depth);
        }
        y += title + height + GAP / 2;
    }
    (items, y)
}

/// The columns of one figure below a place; returns the items and their height.
fn columns(points: &[TrendPoint], desk: Desk<'_>, top: Spot, across: Um) -> (Vec<Placed>, Um) {
    let (small, line) = scale_type(desk);
    let lowest = points.iter().filter_map(|point| point.height).min().unwrap_or(0).min(0);
    let highest = points.iter().filter_map(|point| point.height).max().unwrap_or(0).max(0);
    let up = |share: i32| TALLEST * Um::from(share) / 10_000;
    // A value stands above its column, or below one that hangs.
    let base = top.y + line + up(highest);
    let bottom = base - up(lowest) + if lowest < 0 { line } else { 0 };
    let count = Um::try_from(points.len().max(1)).unwrap_or(1);
    let room = across / count;
    let wide = (room * 45 / 100).min(11_000);
    let mut items = Vec::new();
    for (point, x) in points.iter().zip((0..).map(|index| top.x + index * room)) {
        let mut put = |text: &str, y: Um| {
            let text = desk.measurer.plain(text, small);
            items.extend(desk.one_line(&text, Place::Centre, Spot { x, y }, room, line));
        };
        put(&point.label, bottom + 400);
        let Some(share) = point.height else {
            put("无数据", base - line);
            continue;
        };
        let height = up(share);
        put(&point.shown, if share < 0 { base - height } else { base - height - line });
        let at = Spot { x: x + (room - wide) / 2, y: if share < 0 { base } else { base - height } };
        if height != 0 {
            items.push(Placed::Fill { at, extent: (wide, height.abs()), ink: Ink::BLUE });
        }
    }
    let axis = Stroke::full(200, Ink::GREY);
    items.push(Placed::Rule {
        from: Spot { x: top.x, y: base },
        to: Spot { x: top.x + across, y: base },
        stroke: axis,
    });
    (items, bottom + 400 + line - top.y)
}
