//! A radar chart: rings, axes, one polygon a series, a legend below.

use parkgauge_core::report::{RadarAxis, RadarSeries};

use super::{label, part};
use crate::layout::typeset::{Desk, Place};
use crate::length::Um;
use crate::page::{Ink, Placed, Spot, Stroke};

const RADIUS: Um = 36_000;
const HAIR: Um = 100;
const LINE: Um = 420;
const DOT: Um = 750;

/// Draws the chart in a width; returns the items and their height.
pub(super) fn radar(
    axes: &[RadarAxis],
    series: &[RadarSeries],
    desk: Desk<'_>,
    width: Um,
) -> (Vec<Placed>, Um) {
    let line = desk.template.line(&desk.template.style.chart);
    let centre = Spot { x: width / 2, y: RADIUS + 3 * line };
    let mut items = Vec::new();
    // Areas first, so that rings, axes and the lines of every series stay visible on them.
    for one in series.iter().filter(|one| !one.is_target) {
        if let Some(points) = polygon(one, centre) {
            items.push(Placed::Shape { points, fill: Some(Ink::WASH), stroke: None });
        }
    }
    items.extend(web(axes.len(), centre, desk));
    for (index, one) in numbered(series) {
        items.extend(outline(one, index, centre));
    }
    items.extend(axis_labels(axes, centre, desk, width));
    let legend_top = centre.y + RADIUS + 3 * line;
    items.extend(legend(series, desk, legend_top, width));
    (items, legend_top + 2 * line)
}

/// Rings at every quarter, with their shares, and the axes.
fn web(count: usize, centre: Spot, desk: Desk<'_>) -> Vec<Placed> {
    let mut items = Vec::new();
    let hair = Stroke::full(HAIR, Ink::HAIR);
    for quarter in 1..=4u16 {
        let points: Vec<Spot> =
            (0..count).map(|axis| on_axis(axis, count, quarter * 2_500, centre)).collect();
        let stroke = if quarter == 4 { Stroke::full(HAIR * 2, Ink::GREY) } else { hair };
        items.push(Placed::Shape { points, fill: None, stroke: Some(stroke) });
    }
    for axis in 0..count {
        items.push(Placed::Rule { from: centre, to: on_axis(axis, count, 10_000, centre), stroke: hair });
    }
    let mut style = desk.template.setting(&desk.template.style.chart);
    style.size = style.size * 3 / 4;
    style.ink = Ink::GREY;
    let height = crate::length::em(1200, style.size);
    for quarter in 1..=4u16 {
        let text = desk.measurer.plain(&format!("{}%", quarter * 25), style);
        let at = Spot { x: centre.x + 600, y: centre.y - part(RADIUS, quarter * 2_500) };
        items.extend(desk.one_line(&text, Place::Start, at, text.width(), height));
    }
    items
}

/// The closed polygon of a series, if no value is missing.
fn polygon(series: &RadarSeries, centre: Spot) -> Option<Vec<Spot>> {
    let count = series.values.len();
    series
        .values
        .iter()
        .enumerate()
        .map(|(axis, value)| Some(on_axis(axis, count, (*value)?, centre)))
        .collect()
}

/// Lines between neighbouring values and a mark at each; a missing value leaves a gap.
fn outline(series: &RadarSeries, index: usize, centre: Spot) -> Vec<Placed> {
    let count = series.values.len();
    let stroke = stroke_of(series, index);
    let at = |axis: usize| {
        series.values.get(axis).copied().flatten().map(|share| on_axis(axis, count, share, centre))
    };
    let mut items = Vec::new();
    for axis in 0..count {
        if let (Some(from), Some(to)) = (at(axis), at((axis + 1) % count)) {
            items.push(Placed::Rule { from, to, stroke });
        }
    }
    if !series.is_target {
        for spot in (0..count).filter_map(at) {
            items.push(marker(spot, index));
        }
    }
    items
}

/// The series with their numbers; the target has a look of its own and takes none.
fn numbered(series: &[RadarSeries]) -> impl Iterator<Item = (usize, &RadarSeries)> {
    series.iter().scan(0, |next, one| {
        let number = *next;
        *next += usize::from(!one.is_target);
        Some((number, one))
    })
}

/// Series differ by shape of mark and by dashes, not by colour alone.
fn stroke_of(series: &RadarSeries, index: usize) -> Stroke {
    match (series.is_target, index % 3) {
        (true, _) => Stroke { width: LINE * 3 / 4, ink: Ink::RED, dash: Some((1_600, 900)) },
        (false, 0) => Stroke::full(LINE, Ink::BLUE),
        (false, 1) => Stroke { width: LINE, ink: Ink::GREY, dash: Some((500, 500)) },
        (false, _) => Stroke { width: LINE, ink: Ink::BLACK, dash: Some((2_400, 500)) },
    }
}

fn marker(spot: Spot, index: usize) -> Placed {
    match index % 2 {
        0 => Placed::Circle { centre: spot, radius: DOT, fill: Some(Ink::BLUE), stroke: None },
        _ => Placed::Fill {
            at: Spot { x: spot.x - DOT, y: spot.y - DOT },
            extent: (2 * DOT, 2 * DOT),
            ink: Ink::GREY,
        },
    }
}

fn axis_labels(axes: &[RadarAxis], centre: Spot, desk: Desk<'_>, width: Um) -> Vec<Placed> {
    let style = &desk.template.style.chart;
    let line = desk.template.line(style);
    let setting = desk.template.setting(style);
    let mut items = Vec::new();
    for (axis, name) in axes.iter().enumerate() {
        let end = on_axis(axis, axes.len(), 10_600, centre);
        let (dx, dy) = (end.x - centre.x, end.y - centre.y);
        let upright = dx.abs() < RADIUS / 8;
        let room = if upright { width / 2 } else { (width / 2 - dx.abs()).max(line * 2) };
        let needed = desk.measurer.plain(&name.label, setting).width().min(room);
        let (left, place) = if upright {
            (end.x - room / 2, Place::Centre)
        } else if dx > 0 {
            (end.x, Place::Start)
        } else {
            (end.x - needed, Place::End)
        };
        let label_width = if upright { room } else { needed };
        let (_, height) = label(&name.label, desk, Spot { x: 0, y: 0 }, label_width, place);
        let top = if upright && dy < 0 {
            end.y - height
        } else if upright {
            end.y
        } else {
            end.y - height / 2
        };
        items.extend(label(&name.label, desk, Spot { x: left, y: top }, label_width, place).0);
    }
    items
}

fn legend(series: &[RadarSeries], desk: Desk<'_>, top: Um, width: Um) -> Vec<Placed> {
    const SAMPLE: Um = 9_000;
    let style = &desk.template.style.chart;
    let (setting, line) = (desk.template.setting(style), desk.template.line(style));
    let texts: Vec<_> = series.iter().map(|one| desk.measurer.plain(&one.name, setting)).collect();
    let gap = line * 2;
    let entries = Um::try_from(series.len()).unwrap_or(0);
    let total: Um =
        texts.iter().map(|text| text.width() + SAMPLE + line / 2).sum::<Um>() + gap * (entries - 1).max(0);
    let mut x = (width - total) / 2;
    let mut items = Vec::new();
    for ((index, one), text) in numbered(series).zip(&texts) {
        let middle = top + line / 2;
        let (from, to) = (Spot { x, y: middle }, Spot { x: x + SAMPLE, y: middle });
        items.push(Placed::Rule { from, to, stroke: stroke_of(one, index) });
        if !one.is_target {
            items.push(marker(Spot { x: x + SAMPLE / 2, y: middle }, index));
        }
        x += SAMPLE + line / 2;
        items.extend(desk.one_line(text, Place::Start, Spot { x, y: top }, text.width(), line));
        x += text.width() + gap;
    }
    items
}

/// The place of a share (basis points) on an axis; the first axis points up, the others follow clockwise.
fn on_axis(axis: usize, count: usize, share: u16, centre: Spot) -> Spot {
    let length = part(RADIUS, share);
    let (Ok(axis), Ok(count @ 1..)) = (i64::try_from(axis), i64::try_from(count)) else { return centre };
    let angle = 36_000 * axis / count;
    Spot {
        x: centre.x + length * sine(angle) / 100_000,
        y: centre.y - length * sine(angle + 9_000) / 100_000,
    }
}

/// Sine of an angle in hundredths of a degree, times 100 000.
///
/// A table of whole degrees and straight lines between them: off by 4 in 100 000 at most, a micrometre or two on a chart,
/// and the same on every machine, which the sine of a C library is not.
fn sine(angle: i64) -> i64 {
    const DEGREES: [i64; 91] = [
        0, 1745, 3490, 5234, 6976, 8716, 10453, 12187, 13917, 15643, 17365, 19081, 20791, 22495, 24192,
        25882, 27564, 29237, 30902, 32557, 34202, 35837, 37461, 39073, 40674, 42262, 43837, 45399, 46947,
        48481, 50000, 51504, 52992, 54464, 55919, 57358, 58779, 60182, 61566, 62932, 64279, 65606, 66913,
        68200, 69466, 70711, 71934, 73135, 74314, 75471, 76604, 77715, 78801, 79864, 80902, 81915, 82904,
        83867, 84805, 85717, 86603, 87462, 88295, 89101, 89879, 90631, 91355, 92050, 92718, 93358, 93969,
        94552, 95106, 95630, 96126, 96593, 97030, 97437, 97815, 98163, 98481, 98769, 99027, 99255, 99452,
        99619, 99756, 99863, 99939, 99985, 100_000,
    ];
    let angle = angle.rem_euclid(36_000);
    let (angle, sign) = if angle >= 18_000 { (angle - 18_000, -1) } else { (angle, 1) };
    let angle = if angle > 9_000 { 18_000 - angle } else { angle };
    let (degree, rest) = (angle / 100, angle % 100);
    // `angle` is at most 9 000 here, so both places exist.
    let at = |degree: i64| {
        usize::try_from(degree).ok().and_then(|place| DEGREES.get(place)).copied().unwrap_or(100_000)
    };
    sign * (at(degree) + (at(degree + 1) - at(degree)) * rest / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sine_is_right_to_four_places() {
        for angle in (0..=72_000i64).step_by(37) {
            let exact = (angle as f64 / 100.0).to_radians().sin() * 100_000.0;
            assert!((sine(angle) as f64 - exact).abs() < 6.0, "{angle}");
        }
    }

    #[test]
    fn the_target_takes_no_number_wherever_it_stands() {
        let one = |is_target| RadarSeries { name: String::new(), values: Vec::new(), is_target };
        let numbers = |series: &[RadarSeries]| numbered(series).map(|(number, _)| number).collect::<Vec<_>>();
        assert_eq!(numbers(&[one(true), one(false), one(false)]), [0, 0, 1]);
        assert_eq!(numbers(&[one(false), one(true), one(false)]), [0, 1, 1]);
    }

    #[test]
    fn a_missing_value_leaves_a_gap_and_no_area() {
        let series = |values: Vec<Option<u16>>| RadarSeries { name: String::new(), values, is_target: false };
        let centre = Spot { x: 0, y: 0 };
        let rules = |series: &RadarSeries| {
            outline(series, 0, centre).iter().filter(|item| matches!(item, Placed::Rule { .. })).count()
        };
        let whole = series(vec![Some(5_000); 5]);
        let holed = series(vec![Some(5_000), None, Some(5_000), Some(5_000), Some(5_000)]);
        assert_eq!((rules(&whole), rules(&holed)), (5, 3));
        assert!(polygon(&whole, centre).is_some() && polygon(&holed, centre).is_none());
    }
}
