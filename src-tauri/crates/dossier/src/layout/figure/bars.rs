//! Horizontal bars with a mark for the target, the exact value in words beside each.

use parkgauge_core::report::BarRow;

use super::{label, label_height, part, scale_type, unknown};
use crate::layout::typeset::{Desk, Place};
use crate::length::Um;
use crate::page::{Ink, Placed, Spot, Stroke};

const BAR: Um = 4_200;
const ROW_AIR: Um = 3_400;

/// Draws the chart in a width; returns the items and their height.
pub(super) fn bars(rows: &[BarRow], desk: Desk<'_>, width: Um) -> (Vec<Placed>, Um) {
    let line = desk.template.line(&desk.template.style.chart);
    // Name, bar, value: a third, two fifths, the rest.
    let (name, gap) = (width * 30 / 100, line / 2);
    let track = Spot { x: name + gap, y: 0 };
    let length = width * 42 / 100;
    let shown_at = track.x + length + 2 * gap;
    let mut items = Vec::new();
    let mut y = line / 2;
    for row in rows {
        let name_height = label_height(&row.label, desk, name);
        let shown_height = label_height(&row.shown, desk, width - shown_at);
        let height = name_height.max(shown_height).max(BAR) + ROW_AIR;
        let middle = y + height / 2;
        items.extend(label(&row.label, desk, Spot { x: 0, y: middle - name_height / 2 }, name, Place::End).0);
        items.extend(bar(row, Spot { x: track.x, y: middle - BAR / 2 }, length));
        let at = Spot { x: shown_at, y: middle - shown_height / 2 };
        items.extend(label(&row.shown, desk, at, width - shown_at, Place::Start).0);
        y += height;
    }
    let (axis, axis_height) = axis(desk, track.x, y, length);
    items.extend(axis);
    items.extend(key(desk, track.x, y + axis_height, length));
    (items, y + axis_height + line * 3 / 2)
}

fn bar(row: &BarRow, at: Spot, length: Um) -> Vec<Placed> {
    let mut items = Vec::new();
    match row.value {
        Some(value) => {
            items.push(Placed::Fill { at, extent: (length, BAR), ink: Ink::TINT });
            items.push(Placed::Fill { at, extent: (part(length, value.min(10_000)), BAR), ink: Ink::BLUE });
        }
        None => items.push(unknown(at, (length, BAR))),
    }
    if let Some(target) = row.target {
        items.extend(target_mark(at.x + part(length, target.min(10_000)), at.y));
    }
    items
}

/// A line across the bar with a triangle on top: seen in grey as well as in colour.
fn target_mark(x: Um, top: Um) -> Vec<Placed> {
    const OVER: Um = 1_000;
    let stroke = Stroke::full(400, Ink::RED);
    let tip = Spot { x, y: top - 200 };
    let points = vec![tip, Spot { x: x - 900, y: tip.y - 1_300 }, Spot { x: x + 900, y: tip.y - 1_300 }];
    vec![
        Placed::Rule { from: Spot { x, y: top - 200 }, to: Spot { x, y: top + BAR + OVER }, stroke },
        Placed::Shape { points, fill: Some(Ink::RED), stroke: None },
    ]
}

fn axis(desk: Desk<'_>, left: Um, top: Um, length: Um) -> (Vec<Placed>, Um) {
    let (setting, height) = scale_type(desk);
    let stroke = Stroke::full(120, Ink::GREY);
    let mut items =
        vec![Placed::Rule { from: Spot { x: left, y: top }, to: Spot { x: left + length, y: top }, stroke }];
    for quarter in 0..=4u16 {
        let x = left + part(length, quarter * 2_500);
        items.push(Placed::Rule { from: Spot { x, y: top }, to: Spot { x, y: top + 700 }, stroke });
        let text = desk.measurer.plain(&format!("{}%", quarter * 25), setting);
        let at = Spot { x: x - text.width() / 2, y: top + 700 };
        items.extend(desk.one_line(&text, Place::Start, at, text.width(), height));
    }
    (items, height + 700)
}

fn key(desk: Desk<'_>, left: Um, top: Um, length: Um) -> Vec<Placed> {
    let style = &desk.template.style.chart;
    let (setting, line) = (desk.template.setting(style), desk.template.line(style));
    let text = desk.measurer.plain("目标", setting);
    let x = left + length - text.width();
    let mut items = desk.one_line(&text, Place::Start, Spot { x, y: top }, text.width(), line);
    let tip = Spot { x: x - line / 2, y: top + line * 2 / 3 };
    let points =
        vec![tip, Spot { x: tip.x - 900, y: tip.y - 1_300 }, Spot { x: tip.x + 900, y: tip.y - 1_300 }];
    items.push(Placed::Shape { points, fill: Some(Ink::RED), stroke: None });
    items
}
