//! Rules of scoring in themselves: bands without gaps, overlaps and contradictions.

use std::cmp::Ordering;

use super::super::file::Path;
use super::super::{Band, Bound, Indicator, Question, Range, Score, ScoreRule};
use super::Checker;
use crate::number::Number;
use crate::unit::Unit;

/// A bounded band with its position in the list.
type Placed<'b> = (usize, &'b Band, &'b Range);

impl Checker<'_> {
    pub(super) fn rule(&mut self, path: &Path, indicator: &Indicator, score: &Score) {
        let owner = indicator.id.as_str();
        match &score.rule {
            ScoreRule::Bands(bands) => self.bands(&path.key("bands"), indicator, &score.full, bands),
            ScoreRule::Linear { zero, full_at } if zero == full_at => self.say(
                "framework.band_contradiction",
                &path.key("full_at"),
                format!("“{owner}”的零分值和满分值相同。"),
                format!("`{owner}` has no and all points at the same value."),
            ),
            ScoreRule::PerUnit { points, each, up_to } => {
                if *each <= Number::zero() || *points <= Number::zero() {
                    self.say(
                        "framework.band_contradiction",
                        &path.key("each"),
                        format!("“{owner}”的每份数量和每份分数都要大于 0。"),
                        format!("The step of `{owner}` and its points must be above zero."),
                    );
                }
                if *up_to > score.full {
                    self.above(&path.key("up_to"), owner, up_to, &score.full);
                }
            }
            ScoreRule::Index { times, .. } if *times <= Number::zero() => self.say(
                "framework.band_contradiction",
                &path.key("times"),
                format!("“{owner}”的倍数要大于 0。"),
                format!("The factor of `{owner}` must be above zero."),
            ),
            ScoreRule::Options => self.shares(path, indicator),
            _ => {}
        }
    }

    fn bands(&mut self, path: &Path, indicator: &Indicator, full: &Number, bands: &[Band]) {
        let owner = indicator.id.as_str();
        let is_share = indicator.question.unit().is_some_and(|unit| unit == Unit::percent());
        for (index, band) in bands.iter().enumerate() {
            if band.range.as_ref().is_some_and(Range::is_empty) {
                self.say(
                    "framework.band_contradiction",
                    &path.item(index),
                    format!("“{owner}”的一档“{}”里没有任何值。", shown(band)),
                    format!("No value lies in the band {} of `{owner}`.", shown(band)),
                );
            }
            if band.points > *full {
                self.above(&path.item(index).key("points"), owner, &band.points, full);
            } else if band.points.is_negative() {
                self.say(
                    "framework.weight_negative",
                    &path.item(index).key("points"),
                    format!("“{owner}”的一档给负分。"),
                    format!("A band of `{owner}` gives less than no points."),
                );
            }
        }
        let mut sorted: Vec<Placed<'_>> = bands
            .iter()
            .enumerate()
            .filter_map(|(index, band)| band.range.as_ref().map(|range| (index, band, range)))
            .filter(|(_, _, range)| !range.is_empty())
            .collect();
        sorted.sort_by(|a, b| lower(a.2.low.as_ref(), b.2.low.as_ref()));
        let others: Vec<usize> = bands
            .iter()
            .enumerate()
            .filter(|(_, band)| band.range.is_none())
            .map(|(index, _)| index)
            .collect();
        if let Some(second) = others.get(1) {
            self.say(
                "framework.band_overlap",
                &path.item(*second),
                format!("“{owner}”有两档 otherwise。"),
                format!("`{owner}` has two bands for everything else."),
            );
        }
        // A band without values leaves a gap wherever it should have been.
        if bands.iter().all(|band| !band.range.as_ref().is_some_and(Range::is_empty)) {
            self.seams((path, owner), &sorted, others.is_empty(), is_share);
        }
        self.monotone(path, owner, &sorted);
    }

    /// How neighbouring bands meet, and whether the ends are open.
    fn seams(
        &mut self,
        (path, owner): (&Path, &str),
        sorted: &[Placed<'_>],
        must_cover: bool,
        is_share: bool,
    ) {
        for pair in sorted.windows(2) {
            let ((_, left, low), (index, right, high)) = (pair[0], pair[1]);
            let (left, right) = (shown(left), shown(right));
            match seam(low.high.as_ref(), high.low.as_ref()) {
                Ordering::Less if must_cover => self.say(
                    "framework.band_gap",
                    &path.item(index),
                    format!("“{owner}”的“{left}”和“{right}”之间有空档，中间的值不属于任何一档。"),
                    format!("Between {left} and {right} of `{owner}` there are values in no band."),
                ),
                Ordering::Greater => self.say(
                    "framework.band_overlap",
                    &path.item(index),
                    format!("“{owner}”的“{left}”和“{right}”重叠，有的值属于两档。"),
                    format!("{left} and {right} of `{owner}` overlap."),
                ),
                Ordering::Less | Ordering::Equal => {}
            }
        }
        let (Some(first), Some(last), true) = (sorted.first(), sorted.last(), must_cover) else { return };
        // Figures of offices begin at zero, and shares of a whole end at 100.
        let starts =
            |bound: &&Bound| bound.value.is_negative() || (bound.value.is_zero() && bound.is_included);
        let ends = |bound: &&Bound| is_share && bound.is_included && bound.value >= Number::whole(100);
        let open = [
            (first, first.2.low.as_ref().filter(|bound| !starts(bound)), "以下"),
            (last, last.2.high.as_ref().filter(|bound| !ends(bound)), "以上"),
        ];
        for ((index, band, _), bound, side) in open {
            let Some(bound) = bound else { continue };
            let value = bound.value.exact();
            self.say(
                "framework.band_gap",
                &path.item(*index),
                format!("“{owner}”的“{}”是最边上的一档，{value} {side}的值不属于任何一档。", shown(band)),
                format!("{} of `{owner}` is an outer band; values beyond {value} are in none.", shown(band)),
            );
        }
    }

    /// Points of bands in the order of values rise or fall, not both.
    fn monotone(&mut self, path: &Path, owner: &str, sorted: &[Placed<'_>]) {
        let rises = sorted.windows(2).any(|pair| pair[1].1.points > pair[0].1.points);
        let fall = sorted.windows(2).find(|pair| pair[1].1.points < pair[0].1.points);
        if let (true, Some(pair)) = (rises, fall) {
            self.remark(
                "framework.band_not_monotone",
                &path.item(pair[1].0).key("points"),
                format!("“{owner}”各档的分数时升时降。"),
                format!("The points of the bands of `{owner}` both rise and fall."),
            );
        }
    }

    fn above(&mut self, path: &Path, owner: &str, points: &Number, full: &Number) {
        self.say(
            "framework.points_sum",
            path,
            format!("“{owner}”的 {} 分超过满分 {} 分。", points.exact(), full.exact()),
            format!("`{owner}` gives {} points of {}.", points.exact(), full.exact()),
        );
    }

    fn shares(&mut self, path: &Path, indicator: &Indicator) {
        let one = Number::whole(1);
        let shares: Vec<&Number> =
            indicator.question.options().iter().filter_map(|option| option.share.as_ref()).collect();
        let sum = shares.iter().fold(Number::zero(), |sum, share| &sum + share);
        let is_odd = match &indicator.question {
            Question::Choice(_) => shares.iter().any(|share| **share > one),
            // Shares that together are below all can never bring all points.
            Question::Choices(_) => sum < one,
            Question::Checklist(items) => shares.len() == items.len() && sum != one,
            _ => false,
        };
        if is_odd {
            self.remark(
                "framework.share_sum",
                path,
                format!("“{}”的选项比例合计 {}，不是 100%。", indicator.id, percent(&sum)),
                format!("The shares of `{}` add up to {}, not 100%.", indicator.id, percent(&sum)),
            );
        }
    }
}

pub(super) fn percent(share: &Number) -> String {
    format!("{}%", (share * &Number::whole(100)).exact())
}

/// Lower bounds in order; an included bound begins before the same one not included.
fn lower(left: Option<&Bound>, right: Option<&Bound>) -> Ordering {
    match (left, right) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Less,
        (Some(_), None) => Ordering::Greater,
        (Some(left), Some(right)) => {
            left.value.cmp(&right.value).then(right.is_included.cmp(&left.is_included))
        }
    }
}

/// How the end of one band and the start of the next meet: a gap is less, an overlap greater.
fn seam(end: Option<&Bound>, start: Option<&Bound>) -> Ordering {
    let (Some(end), Some(start)) = (end, start) else { return Ordering::Greater };
    end.value.cmp(&start.value).then(match (end.is_included, start.is_included) {
        (true, true) => Ordering::Greater,
        (false, false) => Ordering::Less,
        (true, false) | (false, true) => Ordering::Equal,
    })
}

/// A band as people write it: "20（不含）～80（含）".
pub(super) fn shown(band: &Band) -> String {
    let Some(range) = &band.range else { return "其余".to_owned() };
    let end = |bound: &Bound| {
        format!("{}（{}）", bound.value.exact(), if bound.is_included { "含" } else { "不含" })
    };
    match (&range.low, &range.high) {
        (Some(low), Some(high)) => format!("{}～{}", end(low), end(high)),
        (Some(low), None) => format!("{}以上", end(low)),
        (None, Some(high)) => format!("{}以下", end(high)),
        (None, None) => "任何值".to_owned(),
    }
}
