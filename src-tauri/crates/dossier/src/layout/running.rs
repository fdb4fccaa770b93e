//! What stands outside the text block: page number, fingerprint, running note.

use parkgauge_core::report::{PartKind, Report};

use super::typeset::{Desk, Place};
use crate::page::{Placed, Spot};

/// A page number as it is printed and as viewers show it.
pub fn number(kind: PartKind, count: usize) -> String {
    match kind {
        PartKind::Cover => String::new(),
        PartKind::Front | PartKind::Contents => roman(count),
        PartKind::Pledge | PartKind::Body => count.to_string(),
    }
}

/// Lower-case Roman numerals.
pub fn roman(mut count: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while count >= value {
            text.push_str(sign);
            count -= value;
        }
    }
    text
}

/// The furniture of one page; `physical` counts sides of sheets from 1, odd ones are right-hand pages.
pub fn furniture(report: &Report, label: &str, physical: usize, desk: Desk<'_>) -> Vec<Placed> {
    let template = desk.template;
    let left = template.left(physical);
    let bottom = template.top() + template.depth();
    let outside = if template.duplex && physical.is_multiple_of(2) { Place::Start } else { Place::End };
    let mut items = Vec::new();
    if !label.is_empty() {
        let (below, inset) = template.number_place();
        let style = &template.number.style;
        // GB/T 9704 measures to the dash, which lies in the middle of the line.
        let at = Spot { x: left + inset, y: bottom + below - template.line(style) / 2 };
        items.extend(desk.label(&format!("— {label} —"), style, outside, at, template.measure() - 2 * inset));
    }
    let style = &template.foot.style;
    let at = Spot { x: left, y: bottom + template.foot_below() - template.line(style) / 2 };
    let note = if report.running_note.is_empty() {
        format!("数据指纹 {}", report.stamp.fingerprint)
    } else {
        format!("{}　数据指纹 {}", report.running_note, report.stamp.fingerprint)
    };
    items.extend(desk.label(&note, style, Place::Centre, at, template.measure()));
    items
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn pages_before_the_body_count_in_roman_numerals() {
        let numbers: Vec<String> = [1, 4, 9, 14, 40, 1999].into_iter().map(roman).collect();
        assert_eq!(numbers, ["i", "iv", "ix", "xiv", "xl", "mcmxcix"]);
    }
}
