//! Rules of scoring, one a file: the points of a value, from the least to the most while data is missing, and the
//! reason in words.

mod bands;
mod index;
mod level;
mod linear;
mod options;
mod per_unit;
mod ranked;
mod target;

use crate::framework::{Indicator, Score, ScoreRule};
use crate::number::{Number, Places};

use super::measure::Figure;
use super::points::Span;
use super::target::Verdict;
use super::value::Value;

/// Points with their reason.
pub(super) struct Scored {
    /// From the least to the most.
    pub span: Span,
    /// The reason.
    pub why: String,
}

/// What a rule looks at.
pub(super) struct Case<'c> {
    /// The indicator.
    pub indicator: &'c Indicator,
    /// Its points.
    pub score: &'c Score,
    /// Its value.
    pub value: &'c Value,
    /// What came of its target.
    pub verdict: Option<&'c Verdict>,
    /// The base of an index.
    pub base: Option<&'c Figure>,
}

/// The points of a case.
pub(super) fn points(case: &Case<'_>) -> Scored {
    let scored = match (&case.score.rule, case.value) {
        (ScoreRule::Ranked { text }, _) => return ranked::points(case, text),
        (ScoreRule::Target, _) => target::points(case),
        (_, Value::Missing) => None,
        (ScoreRule::Bands(bands), Value::Figure(span)) => bands::points(case, bands, span),
        (ScoreRule::Linear { zero, full_at }, Value::Figure(span)) => {
            Some(linear::points(case, zero, full_at, span))
        }
        (ScoreRule::PerUnit { points, each, up_to }, Value::Figure(span)) => {
            Some(per_unit::points(case, (points, each, up_to), span))
        }
        (ScoreRule::Index { times, .. }, Value::Figure(span)) => index::points(case, times, span),
        (ScoreRule::Options, Value::Choice(id)) => Some(options::points(case, std::slice::from_ref(id))),
        (ScoreRule::Options, Value::Items(ids)) => Some(options::points(case, ids)),
        (ScoreRule::Level, Value::Choice(id)) => level::points(case, id),
        // The framework check refuses rules that do not fit their question.
        (_, _) => None,
    };
    scored.unwrap_or_else(|| Scored {
        span: Span::open(&case.score.full),
        why: format!("缺数据，{} 分待定", shown(&case.score.full)),
    })
}

/// Points as shown.
pub(super) fn shown(points: &Number) -> String {
    points.show(Places::UpTo(4))
}
