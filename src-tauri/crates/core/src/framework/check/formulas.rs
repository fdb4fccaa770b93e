//! Formulas: other indicators exist, have a figure, and do not go round in circles.

use std::collections::{BTreeMap, BTreeSet};

use super::super::file::Path;
use super::super::{Indicator, Question, ScoreRule};
use super::Checker;
use crate::formula::Formula;
use crate::id::IndicatorId;

/// Every formula of an indicator, with its path below the indicator.
pub(super) fn formulas<'c>(path: &Path, indicator: &'c Indicator) -> Vec<(Path, &'c Formula)> {
    let mut found = Vec::new();
    if let Question::Computed(computed) = &indicator.question {
        found.push((path.key("question").key("formula"), &computed.formula));
    }
    if let Some(score) = &indicator.score
        && let ScoreRule::Index { base, .. } = &score.rule
    {
        found.push((path.key("score").key("rule").key("base"), base));
    }
    found
}

impl<'c> Checker<'c> {
    pub(super) fn formulas(&mut self) {
        let mut waits: BTreeMap<&'c IndicatorId, BTreeSet<&'c IndicatorId>> = BTreeMap::new();
        for (path, indicator) in self.each_indicator() {
            for (path, formula) in formulas(&path, indicator) {
                let looks = formula.dependencies();
                for id in &looks.indicators {
                    self.indicator_exists(&path, indicator.id.as_str(), id);
                    self.has_figure(&path, indicator, id);
                }
                for condition in &looks.conditions {
                    self.definitions_exist(&path, indicator.id.as_str(), condition);
                }
                if let Question::Computed(computed) = &indicator.question
                    && computed.formula == *formula
                {
                    waits.entry(&indicator.id).or_default().extend(looks.indicators);
                }
            }
        }
        self.circles(waits);
    }

    fn has_figure(&mut self, path: &Path, indicator: &Indicator, id: &IndicatorId) {
        let other = self.indicators.get(id).map(|index| &self.framework.indicators[*index]);
        if other.is_some_and(|other| other.question.unit().is_none()) {
            self.say(
                "framework.field_kind",
                path,
                format!("“{}”的公式引用的指标“{id}”没有数值。", indicator.id),
                format!("The formula of `{}` uses `{id}`, which has no figure.", indicator.id),
            );
        }
    }

    /// Takes away whatever waits for nothing that waits; what is left waits for itself.
    fn circles(&mut self, mut waits: BTreeMap<&'c IndicatorId, BTreeSet<&'c IndicatorId>>) {
        let mut users: BTreeMap<&IndicatorId, Vec<&'c IndicatorId>> = BTreeMap::new();
        let computed: BTreeSet<&IndicatorId> = waits.keys().copied().collect();
        for (id, on) in &mut waits {
            on.retain(|other| computed.contains(*other));
            for other in on.iter() {
                users.entry(other).or_default().push(id);
            }
        }
        let mut free: Vec<&IndicatorId> =
            waits.iter().filter(|(_, on)| on.is_empty()).map(|(id, _)| *id).collect();
        while let Some(id) = free.pop() {
            waits.remove(id);
            for user in users.get(id).into_iter().flatten() {
                if let Some(on) = waits.get_mut(*user) {
                    on.remove(id);
                    if on.is_empty() {
                        free.push(user);
                    }
                }
            }
        }
        for id in waits.keys() {
            let Some(index) = self.indicators.get(*id) else { continue };
            let path = self.positions.indicator(*index).key("question").key("formula");
            self.say(
                "framework.formula_cycle",
                &path,
                format!("“{id}”的公式直接或间接用到了自己，或用到了循环里的指标。"),
                format!(
                    "The formula of `{id}` uses itself, directly or through others, or a circle of others."
                ),
            );
        }
    }
}
