//! Choose k of n (任选): the group is judged, its single shortfalls are not.

use std::collections::BTreeSet;

use crate::framework::{Area, Choose, Force, Framework, Indicator};
use crate::id::{AreaId, IndicatorId};
use crate::standing::Standing;

use super::{IndicatorResult, State};

/// The result of a group of which some must be met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceResult {
    /// The area that says so.
    pub area: AreaId,
    /// Met, short, or missing data.
    pub state: State,
    /// How many are met.
    pub met: u32,
    /// How many must be.
    pub at_least: u32,
    /// Among which, in the order of the framework.
    pub of: Vec<IndicatorId>,
    /// Weakest standing that was used.
    pub standing: Standing,
    /// Whether one of them is a hard target.
    pub is_hard: bool,
}

impl ChoiceResult {
    /// "3 项中达标 2 项，要求至少 2 项：达标。"
    pub fn say(&self) -> String {
        format!(
            "{} 项中达标 {} 项，要求至少 {} 项：{}。",
            self.of.len(),
            self.met,
            self.at_least,
            self.state.zh()
        )
    }
}

/// The result of every group, in the order of areas.
pub(super) fn choices(framework: &Framework, results: &[IndicatorResult]) -> Vec<ChoiceResult> {
    let chosen = framework.areas.iter().filter_map(|area| Some((area, area.choose.as_ref()?)));
    chosen.map(|(area, choose)| choice(framework, results, area, choose)).collect()
}

fn choice(framework: &Framework, results: &[IndicatorResult], area: &Area, choose: &Choose) -> ChoiceResult {
    let named: BTreeSet<&IndicatorId> = choose.of.iter().collect();
    let is_member = |indicator: &Indicator| match named.is_empty() {
        true => indicator.area == area.id && indicator.target.is_some(),
        false => named.contains(&indicator.id),
    };
    let members: Vec<(&Indicator, &IndicatorResult)> =
        framework.indicators.iter().zip(results).filter(|(indicator, _)| is_member(indicator)).collect();
    let count = |state: State| members.iter().filter(|(_, result)| result.state == state).count();
    let met = u32::try_from(count(State::Met)).unwrap_or(u32::MAX);
    let open = u32::try_from(count(State::MissingData)).unwrap_or(u32::MAX);
    let state = if met >= choose.at_least {
        State::Met
    } else if met.saturating_add(open) < choose.at_least {
        State::Short
    } else {
        State::MissingData
    };
    let standings = members.iter().map(|(_, result)| result.standing);
    ChoiceResult {
        area: area.id.clone(),
        state,
        met,
        at_least: choose.at_least,
        of: members.iter().map(|(indicator, _)| indicator.id.clone()).collect(),
        standing: standings.fold(choose.basis.standing, Standing::weakest),
        is_hard: members.iter().any(|(indicator, _)| {
            indicator.target.as_ref().is_some_and(|target| target.force == Force::Hard)
        }),
    }
}
