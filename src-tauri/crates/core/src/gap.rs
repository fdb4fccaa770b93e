//! The gap: what stands between the park and each target, hard thresholds first.

use crate::assessment::Assessment;
use crate::framework::{Force, Framework, Indicator};
use crate::id::{AreaId, IndicatorId};
use crate::number::Number;
use crate::score::{IndicatorResult, Points, ScoreCard, State};
use crate::standing::Standing;

/// One line of the gap board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Which indicator.
    pub indicator: IndicatorId,
    /// How binding its target is; absent when it has none.
    pub force: Option<Force>,
    /// Its result.
    pub result: IndicatorResult,
}

/// An axis of the radar chart: an area of the framework that judges something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// Which area.
    pub area: AreaId,
    /// Its name.
    pub label: String,
    /// Mean share of the targets reached in it, 0 to 1; `None` when data is missing.
    pub reached: Option<Number>,
    /// In words, exactly.
    pub shown: String,
}

/// What the axes of the radar chart show. Ours, so it says so.
const RADAR_EXPLANATION: &str = "各轴为该领域有目标值的指标的平均完成程度（完成数÷目标数），缺数据的领域不画点；仅用于直观比较，不是官方得分。";
/// The same where points are given too.
const RADAR_WITH_POINTS: &str = "各轴为该领域有目标值或分值的指标的平均完成程度（完成数÷目标数，或得分÷满分），缺数据的领域不画点；仅用于直观比较，不是官方得分。";

/// What the axes of the radar chart of a framework show.
pub fn radar_explanation(framework: &Framework) -> &'static str {
    let has_points = framework.indicators.iter().any(|indicator| indicator.score.is_some());
    if has_points { RADAR_WITH_POINTS } else { RADAR_EXPLANATION }
}

/// Standing of the radar chart.
pub const RADAR_STANDING: Standing = Standing::House;

/// The gap list: hard thresholds first; within them short before missing before
/// met, and the least reached first.
pub fn gaps(framework: &Framework, card: &ScoreCard) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = framework
        .indicators
        .iter()
        .zip(&card.indicators)
        .filter(|(indicator, _)| indicator.is_judged())
        .map(|(indicator, result)| Gap {
            indicator: indicator.id.clone(),
            force: indicator.target.as_ref().map(|target| target.force),
            result: IndicatorResult { reached: reached(result), ..result.clone() },
        })
        .collect();
    // The sort is stable: equal gaps keep the order of the framework.
    gaps.sort_by_cached_key(|gap| {
        // What has points and no target stands after what must be met.
        (gap.force.is_none(), gap.force, std::cmp::Reverse(gap.result.state), gap.result.reached.clone())
    });
    gaps
}

/// The share of the target that is reached; of the points where there is no target.
fn reached(result: &IndicatorResult) -> Option<Number> {
    let of_points = || match result.state {
        State::NotApplicable | State::NotJudged | State::MissingData => None,
        State::Met | State::Short | State::Scored => result.points.as_ref().and_then(Points::share),
    };
    result.reached.clone().or_else(of_points)
}

/// The axes of the radar chart: every area that directly holds an indicator that is judged.
pub fn axes(assessment: &Assessment, card: &ScoreCard) -> Vec<Axis> {
    let framework = &assessment.framework;
    framework
        .areas
        .iter()
        .filter_map(|area| {
            let judged: Vec<(&Indicator, &IndicatorResult)> = framework
                .indicators
                .iter()
                .zip(&card.indicators)
                .filter(|(indicator, result)| {
                    indicator.area == area.id
                        && indicator.is_judged()
                        && !matches!(result.state, State::NotApplicable | State::NotJudged)
                })
                .collect();
            if judged.is_empty() {
                return None;
            }
            let reached = mean(judged.iter().map(|(_, result)| capped(result)));
            let shown = reached.as_ref().map_or_else(|| "缺数据".to_owned(), share_text);
            Some(Axis { area: area.id.clone(), label: area.name.clone(), reached, shown })
        })
        .collect()
}

/// A share in words, never 100% by rounding.
pub fn share_text(share: &Number) -> String {
    let percent = share * &Number::whole(100);
    format!("{}%", percent.show_against(&Number::whole(100), 2))
}

/// What is reached of a target, at most all of it; more than all in one place does not make up for another.
fn capped(result: &IndicatorResult) -> Option<Number> {
    let reached = reached(result)?;
    Some(if reached > Number::whole(1) { Number::whole(1) } else { reached })
}

fn mean(values: impl Iterator<Item = Option<Number>>) -> Option<Number> {
    let mut sum = Number::zero();
    let mut count = 0_u32;
    for value in values {
        sum = &sum + &value?;
        count += 1;
    }
    sum.over(&Number::whole(count))
}
