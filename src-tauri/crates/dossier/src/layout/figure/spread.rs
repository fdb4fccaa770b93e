//! How many are at which level: horizontal bars from nought; those of whom it is not known stand apart as an empty frame.

use parkgauge_core::report::SpreadRow;

use super::{label, label_height, part, unknown};
use crate::layout::typeset::{Desk, Place};
use crate::length::Um;
use crate::page::{Ink, Placed, Spot, Stroke};

const BAR: Um = 4_200;
const ROW_AIR: Um = 2_200;

/// Draws the chart in a width; returns the items and their height.
pub(super) fn spread(rows: &[SpreadRow], desk: Desk<'_>, width: Um) -> (Vec<Placed>, Um) {
    let line = desk.template.line(&desk.template.style.chart);
    let (name, gap) = (width * 28 / 100, line / 2);
    let left = name + gap;
    let length = width * 54 / 100;
    let mut items = Vec::new();
    let top = line / 2;
    let mut y = top;
    for row in rows {
        let name_height = label_height(&row.label, desk, name);
        let height = name_height.max(BAR) + ROW_AIR;
        let middle = y + height / 2;
        items.extend(label(&row.label, desk, Spot { x: 0, y: middle - name_height / 2 }, name, Place::End).0);
        let bar = part(length, row.share);
        let at = Spot { x: left, y: middle - BAR / 2 };
        if bar > 0 && row.is_unknown {
            items.push(unknown(at, (bar, BAR)));
        } else if bar > 0 {
            items.push(Placed::Fill { at, extent: (bar, BAR), ink: Ink::BLUE });
        }
        let x = left + bar + gap;
        items.extend(label(&row.shown, desk, Spot { x, y: middle - line / 2 }, width - x, Place::Start).0);
        y += height;
    }
    let axis = Stroke::full(200, Ink::GREY);
    items.push(Placed::Rule { from: Spot { x: left, y: top }, to: Spot { x: left, y }, stroke: axis });
    (items, y + line)
}
