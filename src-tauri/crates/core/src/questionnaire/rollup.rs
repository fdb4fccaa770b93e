//! What the firms say together: how many at which level, and the mean of each area. Missing is not zero:
//! what is open is counted beside the figure and not in it.

use crate::framework::{Framework, Question};
use crate::id::{AreaId, FirmId, IndicatorId};
use crate::number::Number;
use crate::score::{ScoreCard, State, Total};

use super::form::BELOW;

/// A firm's result.
#[derive(Debug, Clone)]
pub struct FirmScore {
    /// Which firm.
    pub firm: FirmId,
    /// Its result.
    pub card: ScoreCard,
}

/// How many firms are in a part of a distribution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The part.
    pub label: String,
    /// How many.
    pub firms: u32,
}

/// The mean points of an area or of the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaMean {
    /// Which area; the whole without.
    pub area: Option<AreaId>,
    /// Its name.
    pub name: String,
    /// Most points; where it differs between firms, of the first.
    pub full: Number,
    /// Firms whose points are certain; the mean is theirs.
    pub certain: u32,
    /// Firms of which something is still open.
    pub open: u32,
    /// The exact mean; nothing without a firm whose points are certain.
    pub mean: Option<Number>,
}

/// The distribution of a level question: the coverage of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelSpread {
    /// Which indicator.
    pub indicator: IndicatorId,
    /// Its number and name.
    pub name: String,
    /// From below the lowest level to the highest.
    pub levels: Vec<Share>,
    /// Firms that did not answer.
    pub blank: u32,
    /// Firms that say it does not apply.
    pub not_applicable: u32,
}

/// What the firms say together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rollup {
    /// How many firms.
    pub firms: u32,
    /// By grade, and how many whose grade is open; empty where the framework has no grades.
    pub grades: Vec<Share>,
    /// By fifths of the full points, which are ours and no grades; and how many are open.
    pub points: Vec<Share>,
    /// The whole first, then every area that has points.
    pub means: Vec<AreaMean>,
    /// Every question about a level.
    pub levels: Vec<LevelSpread>,
}

/// Puts the results of firms together; their order does not matter.
pub fn rollup(framework: &Framework, scores: &[FirmScore]) -> Rollup {
    Rollup {
        firms: count(scores.len()),
        grades: grades(framework, scores),
        points: points(scores),
        means: means(framework, scores),
        levels: levels(framework, scores),
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn share(label: impl Into<String>, firms: usize) -> Share {
    Share { label: label.into(), firms: count(firms) }
}

fn grades(framework: &Framework, scores: &[FirmScore]) -> Vec<Share> {
    let grades = &framework.scheme.grades;
    if grades.is_empty() {
        return Vec::new();
    }
    let results: Vec<_> = scores.iter().filter_map(|score| score.card.grade.as_ref()).collect();
    let certain =
        |wanted| results.iter().filter(|one| one.low == one.high && one.low.as_ref() == wanted).count();
    let named = grades.iter().map(|grade| share(&grade.name, certain(Some(&grade.id))));
    let open = results.iter().filter(|one| one.low != one.high).count();
    std::iter::once(share("未达最低等级", certain(None)))
        .chain(named)
        .chain([share("等级尚不能确定", open)])
        .collect()
}

/// Parts of the full points in which firms are counted.
const PARTS: u32 = 5;

fn points(scores: &[FirmScore]) -> Vec<Share> {
    let totals: Vec<&Total> = scores.iter().filter_map(|score| score.card.total.as_ref()).collect();
    if totals.is_empty() {
        return Vec::new();
    }
    let mut parts = [0_usize; PARTS as usize];
    let mut open = 0;
    for total in totals {
        match part(total) {
            Some(at) => parts[at] += 1,
            None => open += 1,
        }
    }
    let label = |at: u32| match at + 1 {
        PARTS => format!("满分的 {}% 及以上", at * 100 / PARTS),
        next => format!("满分的 {}% 至不足 {}%", at * 100 / PARTS, next * 100 / PARTS),
    };
    let named = (0..PARTS).zip(parts).map(|(at, firms)| share(label(at), firms));
    named.chain([share("有缺项，得分尚不能确定", open)]).collect()
}

/// The fifth in which certain points lie; the upper bound of one is the lower of the next.
pub(super) fn part(total: &Total) -> Option<usize> {
    if !total.span.is_exact() {
        return None;
    }
    let scaled = total.span.low.over(&total.full)?;
    let fifth = (&scaled * &Number::whole(PARTS)).floor_u64().unwrap_or_default();
    Some(usize::try_from(fifth).unwrap_or(usize::MAX).min(PARTS as usize - 1))
}

fn means(framework: &Framework, scores: &[FirmScore]) -> Vec<AreaMean> {
    let whole = mean(None, "总分", scores.iter().filter_map(|score| score.card.total.as_ref()));
    let areas = framework.areas.iter().filter_map(|area| {
        let totals = scores.iter().filter_map(|score| {
            score.card.areas.iter().find(|result| result.area == area.id)?.points.as_ref()
        });
        mean(Some(&area.id), &area.name, totals)
    });
    whole.into_iter().chain(areas).collect()
}

pub(super) fn mean<'t>(
    area: Option<&AreaId>,
    name: &str,
    totals: impl Iterator<Item = &'t Total>,
) -> Option<AreaMean> {
    let mut found = AreaMean {
        area: area.cloned(),
        name: name.to_owned(),
        full: Number::zero(),
        certain: 0,
        open: 0,
        mean: None,
    };
    let mut sum = Number::zero();
    for total in totals {
        if found.certain + found.open == 0 {
            found.full = total.full.clone();
        }
        if total.span.is_exact() {
            sum = &sum + &total.span.low;
            found.certain += 1;
        } else {
            found.open += 1;
        }
    }
    // An area in which nobody can get points has no mean.
    if found.full.is_zero() {
        return None;
    }
    found.mean = sum.over(&Number::whole(found.certain));
    Some(found)
}

fn levels(framework: &Framework, scores: &[FirmScore]) -> Vec<LevelSpread> {
    let spread = framework.indicators.iter().filter_map(|indicator| {
        let Question::Level(question) = &indicator.question else { return None };
        let results = || scores.iter().filter_map(|score| score.card.of(&indicator.id));
        let at = |wanted: &Number| results().filter(|result| result.level.as_ref() == Some(wanted)).count();
        let below = question.allow_none.then(|| share(BELOW, at(&Number::zero())));
        let levels = question.levels.iter().map(|level| share(&level.label, at(&level.value)));
        let not_applicable = results().filter(|result| result.state == State::NotApplicable).count();
        let blank = results().filter(|result| result.level.is_none()).count().saturating_sub(not_applicable);
        Some(LevelSpread {
            indicator: indicator.id.clone(),
            name: format!("{} {}", indicator.number, indicator.name).trim().to_owned(),
            levels: below.into_iter().chain(levels).collect(),
            blank: count(blank),
            not_applicable: count(not_applicable),
        })
    });
    spread.collect()
}
