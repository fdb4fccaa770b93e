//! Results: recomputed from the answers each time, never stored.

mod card;
mod choice;
mod coverage;
mod grade;
mod judge;
mod measure;
mod points;
mod rule;
mod scheme;
mod target;
mod trace;
mod value;

pub use card::{AreaResult, Counts, ScoreCard};
pub use choice::ChoiceResult;
pub use coverage::{Group, Grouping, Size, by_group, what_if};
pub use grade::GradeResult;
pub use measure::{Figure, Measures, measure};
pub use points::{Points, Span, Total};
pub use target::target_text;

use crate::assessment::Assessment;
use crate::formula::Tally;
use crate::id::IndicatorId;
use crate::number::Number;
use crate::park::Park;
use crate::standing::Standing;

/// State of a result. Missing is not short, and short is not missing.
/// Ordered from harmless to worst, so the state of a whole is the maximum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// 不适用, with a reason.
    NotApplicable,
    /// 不判定: no rule says what would be enough.
    NotJudged,
    /// 已计分: it has points and no target that could be met.
    Scored,
    /// 达标.
    Met,
    /// 缺数据.
    MissingData,
    /// 未达标.
    Short,
}

impl State {
    /// The word shown to people.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Met => "达标",
            Self::Short => "未达标",
            Self::MissingData => "缺数据",
            Self::NotApplicable => "不适用",
            Self::NotJudged => "不判定",
            Self::Scored => "已计分",
        }
    }
}

/// The result of an indicator, with its reason in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorResult {
    /// Which indicator.
    pub indicator: IndicatorId,
    /// State.
    pub state: State,
    /// Value as shown.
    pub value: Option<String>,
    /// Target as shown.
    pub target: Option<String>,
    /// What is missing to the target, as shown.
    pub shortfall: Option<String>,
    /// Share of the target that is reached, 0 to 1, where that can be said.
    pub reached: Option<Number>,
    /// Its points, where the framework gives any.
    pub points: Option<Points>,
    /// Value of its level; none below the lowest.
    pub level: Option<Number>,
    /// Weakest standing that was used.
    pub standing: Standing,
    /// The reason, step by step, in sentences that a reviewer can read.
    pub trace: Vec<String>,
    /// The count behind a counted indicator.
    pub tally: Option<Tally>,
}

/// Judges an assessment. The order in which answers were given does not matter.
pub fn score(assessment: &Assessment, park: &Park) -> ScoreCard {
    judge(assessment, park, &measure(assessment, park))
}

/// Judges an assessment by what was counted and computed before.
pub fn judge(assessment: &Assessment, park: &Park, measures: &Measures) -> ScoreCard {
    let judge = judge::Judge { assessment, park, measures };
    let results = assessment.framework.indicators.iter().map(|indicator| judge.judge(indicator)).collect();
    card::collect(assessment, results)
}
