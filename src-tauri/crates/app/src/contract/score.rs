//! Results, gap and eligibility.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::framework::{SourceView, StandingView};
use super::roster::FirmRef;

/// State of a result. Missing is not short, and short is not missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ResultState {
    /// 达标.
    Met,
    /// 未达标.
    Short,
    /// 缺数据.
    MissingData,
    /// 不适用.
    NotApplicable,
    /// 不判定.
    NotJudged,
    /// 已计分: it has points and no target that could be met.
    Scored,
}

/// The whole result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ScoreView {
    /// The overall statement.
    pub overall: OverallView,
    /// Weakest standing that was used.
    pub standing: StandingView,
    /// Every area, parents before children.
    pub areas: Vec<AreaResultView>,
    /// Every indicator in the order of the framework.
    pub indicators: Vec<IndicatorResultView>,
}

/// How many indicators are in which state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct CountsView {
    /// 达标.
    pub met: u32,
    /// 未达标.
    pub short: u32,
    /// 缺数据.
    pub missing_data: u32,
    /// 不适用.
    pub not_applicable: u32,
    /// 不判定.
    pub not_judged: u32,
    /// 已计分.
    pub scored: u32,
}

/// The overall statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OverallView {
    /// Of the hard thresholds together.
    pub state: ResultState,
    /// One sentence.
    pub say: String,
    /// Over everything that is judged.
    pub counts: CountsView,
    /// Over the hard thresholds only.
    pub hard: CountsView,
    /// How many fields of the assessment hold something, of how many.
    pub filled: u32,
    /// Fields asked.
    pub asked: u32,
    /// The points of the whole, where the framework totals any.
    pub points: Option<TotalView>,
    /// The grade, where the framework has any.
    pub grade: Option<GradeView>,
}

/// Points of an area or the whole; exact numbers, as decimals or fractions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TotalView {
    /// When everything open goes badly.
    pub low: String,
    /// When everything open goes well.
    pub high: String,
    /// Most points without bonus.
    pub full: String,
    /// How many of the open points nobody here can judge.
    pub unjudged: String,
    /// In words, rounded without crossing the bound of a grade.
    pub say: String,
}

/// The points of an indicator; exact numbers, as decimals or fractions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PointsView {
    /// Certain, at least.
    pub got: String,
    /// Open while data is missing.
    pub open: String,
    /// Most points.
    pub full: String,
    /// Whether they come on top of the full total.
    pub bonus: bool,
    /// Whether nobody here can judge them.
    pub ranked: bool,
    /// In words: "2.4 分（满分 3 分）".
    pub say: String,
}

/// The grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GradeView {
    /// When everything open goes badly; absent below the lowest grade.
    pub low: Option<String>,
    /// When everything open goes well. The grade is certain when both are the same.
    pub high: Option<String>,
    /// In words.
    pub say: String,
    /// Standing of the bounds that were used.
    pub standing: StandingView,
    /// What keeps the next grade away, in words.
    pub trace: Vec<String>,
}

/// A group of indicators of which some must be met (任选).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChoiceView {
    /// Met, short or missing data.
    pub state: ResultState,
    /// Among which indicators.
    pub of: Vec<String>,
    /// In words.
    pub say: String,
}

/// The result of an area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AreaResultView {
    /// Area id.
    pub id: String,
    /// Worst state of what is judged in it.
    pub result: ResultState,
    /// Weakest standing that was used.
    pub standing: StandingView,
    /// Counts below it.
    pub counts: CountsView,
    /// Filled fields below it.
    pub filled: u32,
    /// Asked fields below it.
    pub asked: u32,
    /// Its points, where the framework totals any and something in it applies.
    pub points: Option<TotalView>,
    /// Its group of which some must be met.
    pub choice: Option<ChoiceView>,
}

/// The result of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IndicatorResultView {
    /// Indicator id.
    pub id: String,
    /// State.
    pub state: ResultState,
    /// Value as shown: "112 / 120 家（93.33 %）".
    pub value: Option<String>,
    /// Target as shown.
    pub target: Option<String>,
    /// What is missing to the target: "差 8 家".
    pub shortfall: Option<String>,
    /// Points, where the framework gives any.
    pub points: Option<PointsView>,
    /// Value of its level, an exact number; 0 below the lowest.
    pub level: Option<String>,
    /// Weakest standing that was used.
    pub standing: StandingView,
    /// The reason in words, step by step.
    pub trace: Vec<String>,
    /// How many firms are still missing, for counted indicators.
    pub missing_firms: Option<u32>,
    /// How many firms have not said.
    pub unknown_firms: Option<u32>,
    /// Of how many firms it is not known whether they are counted at all.
    pub undetermined_firms: Option<u32>,
}

/// The gap board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GapView {
    /// Hard thresholds first, then by how far away.
    pub rows: Vec<GapRow>,
    /// The radar chart.
    pub radar: RadarView,
}

/// One line of the gap board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GapRow {
    /// Indicator id.
    pub indicator: String,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Whether its target is a hard threshold.
    pub hard: bool,
    /// State.
    pub state: ResultState,
    /// Value as shown.
    pub actual: Option<String>,
    /// Target as shown.
    pub target: Option<String>,
    /// What is missing.
    pub shortfall: Option<String>,
    /// Its points, where the framework gives any.
    pub points: Option<PointsView>,
    /// Share of the target, or of the points where there is no target, reached, 0 to 10 000, rounded down; for drawing.
    pub reached_basis_points: Option<u16>,
    /// Weakest standing that was used.
    pub standing: StandingView,
    /// Figures to compare with; none of them is a pass mark.
    pub benchmarks: Vec<BenchmarkView>,
}

/// A figure to compare with, and what was published of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BenchmarkView {
    /// What it is.
    pub name: String,
    /// Whether it is a goal of a plan, not a state that was reached.
    pub goal: bool,
    /// What is to be known when comparing, or empty.
    pub note: String,
    /// The oldest first; those that disagree stand side by side.
    pub values: Vec<PublishedView>,
}

/// A value that somebody published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PublishedView {
    /// Of which time.
    pub date: String,
    /// The value with its unit.
    pub shown: String,
    /// Of which firms or places.
    pub scope: String,
    /// Whose figure it is.
    pub standing: StandingView,
    /// Where it was seen.
    pub source: String,
}

/// Data of the radar chart. Shares are basis points, for drawing only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RadarView {
    /// One axis an area.
    pub axes: Vec<RadarAxisView>,
    /// What an axis shows, in words, with its standing.
    pub explanation: String,
}

/// One axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RadarAxisView {
    /// Area id.
    pub area: String,
    /// Area name.
    pub label: String,
    /// Now; absent where data is missing.
    pub now: Option<u16>,
    /// Exact value in words.
    pub shown: String,
}

/// Whether the park may apply (建设对象).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EligibilityView {
    /// The whole.
    pub state: ResultState,
    /// One sentence.
    pub say: String,
    /// Weakest standing that was used.
    pub standing: StandingView,
    /// Every requirement.
    pub requirements: Vec<RequirementView>,
}

/// One requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RequirementView {
    /// Permanent id.
    pub id: String,
    /// Name.
    pub name: String,
    /// State.
    pub state: ResultState,
    /// Why, in words.
    pub trace: Vec<String>,
    /// Standing of the requirement.
    pub standing: StandingView,
    /// Where it comes from.
    pub source: SourceView,
    /// Profile fields that it looks at.
    pub fields: Vec<String>,
}

/// Asks which firms are still missing for an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MissingFirms {
    /// Indicator id.
    pub indicator: String,
}

/// The firms that stand between the park and a counted target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MissingFirmsView {
    /// Known not to be covered.
    pub missing: Vec<FirmRef>,
    /// Nobody has said.
    pub unknown: Vec<FirmRef>,
    /// Not known whether they are counted at all: industry or 规上 is missing.
    pub undetermined: Vec<FirmRef>,
    /// Counted of industries: the divisions not covered, "36 汽车制造业".
    pub industries: Vec<String>,
}
