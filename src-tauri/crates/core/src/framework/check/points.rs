//! Points that add up to the full total, and who stands behind them.

use std::collections::BTreeMap;

use super::super::file::Path;
use super::super::{Framework, SchemeKind};
use super::Checker;
use crate::id::AreaId;
use crate::number::Number;
use crate::standing::Standing;

impl Checker<'_> {
    pub(super) fn points(&mut self) {
        let framework = self.framework;
        let scheme = &framework.scheme;
        let path = Path::of("scheme");
        for (key, value) in [("full", &scheme.full), ("bonus_cap", &scheme.bonus_cap)] {
            if let Some(value) = value.as_ref().filter(|value| **value <= Number::zero()) {
                self.say(
                    "framework.weight_negative",
                    &path.key(key),
                    format!("“{key}”是 {}，要大于 0。", value.exact()),
                    format!("`{key}` is {}; it must be above zero.", value.exact()),
                );
            }
        }
        if !scheme.kind.has_points() {
            return;
        }
        if !framework.indicators.iter().any(|indicator| indicator.score.is_some()) {
            self.say(
                "framework.points_sum",
                &path.key("kind"),
                "按分数汇总，却没有一个指标写明得分 score。".to_owned(),
                "The scheme totals points, but no indicator has any.".to_owned(),
            );
        }
        if self.declared.is_patchy {
            return;
        }
        if let (SchemeKind::Points, Some(full)) = (scheme.kind, &scheme.full) {
            let sum = most(framework);
            if sum != *full {
                self.say(
                    "framework.points_sum",
                    &path.key("full"),
                    format!("各项满分合计 {} 分，总分写的是 {} 分。", sum.exact(), full.exact()),
                    format!("The points add up to {}; the full total is {}.", sum.exact(), full.exact()),
                );
            }
        }
        self.whose();
    }

    /// An official total with parts of ours is not official; said once, as a note.
    fn whose(&mut self) {
        if self.framework.scheme.standing() != Standing::Official {
            return;
        }
        let ours = self.each_indicator().filter(|(_, indicator)| {
            indicator.score.is_some() && indicator.judging_standing() == Standing::House
        });
        let ours: Vec<_> = ours.collect();
        if let Some((path, first)) = ours.first() {
            let count = ours.len();
            let place = path.key("score");
            self.note(
                "framework.house_in_official_total",
                &place,
                format!(
                    "汇总方法是官方的，但有 {count} 项得分是自拟的（如“{}”），总分的效力是自拟。",
                    first.id
                ),
                format!(
                    "The total is official, but the points of {count} indicators are ours, such as `{}`.",
                    first.id
                ),
            );
        }
    }
}

/// The most points without bonus, caps of areas considered.
pub(super) fn most(framework: &Framework) -> Number {
    let mut sums: BTreeMap<Option<&AreaId>, Number> = BTreeMap::new();
    let add = |sums: &mut BTreeMap<_, Number>, area, points: &Number| {
        let sum = sums.entry(area).or_insert_with(Number::zero);
        *sum = &*sum + points;
    };
    for indicator in &framework.indicators {
        if let Some(score) = indicator.score.as_ref().filter(|score| !score.is_bonus) {
            // An area that does not exist is said elsewhere; its points count.
            let area =
                Some(&indicator.area).filter(|area| framework.areas.iter().any(|one| one.id == **area));
            add(&mut sums, area, &score.full);
        }
    }
    for area in framework.areas.iter().rev() {
        let Some(sum) = sums.remove(&Some(&area.id)) else { continue };
        let sum = match &area.cap {
            Some(cap) if cap.points < sum => cap.points.clone(),
            _ => sum,
        };
        add(&mut sums, area.parent.as_ref(), &sum);
    }
    sums.remove(&None).unwrap_or_else(Number::zero)
}
