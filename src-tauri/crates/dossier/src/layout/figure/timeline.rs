//! Measures as bars on a scale of months; what has no times says so in words.

use parkgauge_core::report::Timeline;

use super::{label, label_height, scale_type};
use crate::layout::typeset::{Desk, Place};
use crate::length::Um;
use crate::page::{Ink, Placed, Spot, Stroke};

const BAR: Um = 3_600;
const ROW_AIR: Um = 2_400;
/// Labels of the scale keep at least this distance.
const APART: Um = 11_000;

/// Draws the chart in a width; returns the items and their height.
pub(super) fn timeline(timeline: &Timeline, desk: Desk<'_>, width: Um) -> (Vec<Placed>, Um) {
    let line = desk.template.line(&desk.template.style.chart);
    let (name, gap) = (width * 36 / 100, line / 2);
    let track = (name + gap, width - name - gap);
    let scale = Scale::new(timeline, track);
    let mut items = Vec::new();
    let (head, top) = scale.head(desk);
    let mut y = top;
    let mut bars = Vec::new();
    for row in &timeline.rows {
        let name_height = label_height(&row.label, desk, name);
        let height = name_height.max(BAR) + ROW_AIR;
        let middle = y + height / 2;
        bars.extend(label(&row.label, desk, Spot { x: 0, y: middle - name_height / 2 }, name, Place::End).0);
        match row.span {
            Some((from, to)) => {
                let (left, right) = (scale.at(from.count()), scale.at(to.count() + 1));
                let at = Spot { x: left, y: middle - BAR / 2 };
                bars.push(Placed::Fill { at, extent: (right - left, BAR), ink: Ink::BLUE });
            }
            None => {
                let at = Spot { x: track.0 + gap, y: middle - line / 2 };
                bars.extend(label("未写明时间", desk, at, track.1 - gap, Place::Start).0);
            }
        }
        y += height;
    }
    // The grid first, so that bars lie on it.
    items.extend(scale.grid(top, y));
    items.extend(head);
    items.extend(bars);
    (items, y + line / 2)
}

struct Scale {
    /// Months since the year 0: the first, and the one after the last.
    months: (i64, i64),
    left: Um,
    length: Um,
    /// Months between two lines.
    step: i64,
}

impl Scale {
    fn new(timeline: &Timeline, (left, length): (Um, Um)) -> Self {
        // Whole quarters, so that the lines stand where people look for them.
        let first = timeline.from.count().div_euclid(3) * 3;
        let end = (timeline.to.count() + 1 + 2).div_euclid(3) * 3;
        let room = (length / APART).max(1);
        let step = [3, 6, 12, 24, 60].into_iter().find(|step| (end - first) / step <= room).unwrap_or(120);
        Self { months: (first, end), left, length, step }
    }

    fn at(&self, month: i64) -> Um {
        let (first, end) = self.months;
        self.left + self.length * (month - first) / (end - first).max(1)
    }

    fn ticks(&self) -> impl Iterator<Item = i64> {
        let (first, end) = self.months;
        let start = (first + self.step - 1).div_euclid(self.step) * self.step;
        let step = usize::try_from(self.step).unwrap_or(1);
        (start..=end).step_by(step)
    }

    /// "2026.1" at the lines; returns the items and their height.
    fn head(&self, desk: Desk<'_>) -> (Vec<Placed>, Um) {
        let (small, line) = scale_type(desk);
        let mut items = Vec::new();
        for month in self.ticks().filter(|month| *month < self.months.1) {
            let text = format!("{}.{}", month.div_euclid(12), month.rem_euclid(12) + 1);
            let text = desk.measurer.plain(&text, small);
            let at = Spot { x: self.at(month) - text.width() / 2, y: 0 };
            items.extend(desk.one_line(&text, Place::Start, at, text.width(), line));
        }
        (items, line + 300)
    }

    fn grid(&self, top: Um, bottom: Um) -> Vec<Placed> {
        let lines = self.ticks().map(|month| {
            let x = self.at(month);
            let whole = month.rem_euclid(12) == 0;
            let stroke =
                Stroke::full(if whole { 200 } else { 100 }, if whole { Ink::GREY } else { Ink::HAIR });
            Placed::Rule { from: Spot { x, y: top }, to: Spot { x, y: bottom }, stroke }
        });
        lines.collect()
    }
}
