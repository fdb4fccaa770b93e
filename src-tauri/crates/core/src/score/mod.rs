//! Results: recomputed from the answers each time, never stored.

mod card;
mod thresholds;
mod trace;

pub use card::{AreaResult, Counts, ScoreCard};
pub use thresholds::target_text;

use crate::assessment::Assessment;
use crate::formula::Tally;
use crate::framework::Scheme;
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
    /// Weakest standing that was used.
    pub standing: Standing,
    /// The reason, step by step, in sentences that a reviewer can read.
    pub trace: Vec<String>,
    /// The count behind a counted indicator.
    pub tally: Option<Tally>,
}

/// Judges an assessment. The order in which answers were given does not matter.
pub fn score(assessment: &Assessment, park: &Park) -> ScoreCard {
    let framework = &assessment.framework;
    let readings = assessment.readings();
    let results = match framework.scheme {
        Scheme::Thresholds => framework
            .indicators
            .iter()
            .map(|indicator| thresholds::judge(indicator, assessment, &park.roster, &readings))
            .collect(),
    };
    card::collect(assessment, results)
}
