//! Weights of siblings: all there, above zero, together all.

use std::collections::BTreeMap;

use super::super::file::Path;
use super::super::{SchemeKind, Score, Weight};
use super::Checker;
use super::bands::percent;
use crate::id::AreaId;
use crate::number::Number;

/// Something that brings points, with its weight.
type Sibling<'c> = (Path, &'c str, Option<&'c Weight>);

impl<'c> Checker<'c> {
    pub(super) fn weights(&mut self) {
        let mut below: BTreeMap<Option<&AreaId>, Vec<Sibling<'c>>> = BTreeMap::new();
        // Bonus points come on top of the mean, so they have no weight in it.
        let is_plain = |score: &Score| !score.is_bonus;
        let plain = self.each_indicator().filter(|(_, one)| one.score.as_ref().is_some_and(is_plain));
        for (path, indicator) in plain {
            let sibling = (path, indicator.id.as_str(), indicator.weight.as_ref());
            below.entry(Some(&indicator.area)).or_default().push(sibling);
        }
        let framework = self.framework;
        // Children come after their parents: from the last, every area is seen before the one above it.
        for (index, area) in framework.areas.iter().enumerate().rev() {
            let brings = below.contains_key(&Some(&area.id));
            if brings || area.weight.is_some() {
                let sibling = (self.positions.area(index), area.id.as_str(), area.weight.as_ref());
                below.entry(area.parent.as_ref()).or_default().push(sibling);
            }
        }
        for (parent, siblings) in below {
            for (path, owner, weight) in &siblings {
                if let Some(weight) = weight.filter(|weight| weight.value <= Number::zero()) {
                    self.say(
                        "framework.weight_negative",
                        &path.key("weight").key("value"),
                        format!("“{owner}”的权重 {} 不大于 0。", percent(&weight.value)),
                        format!("The weight of `{owner}`, {}, is not above zero.", percent(&weight.value)),
                    );
                }
            }
            if framework.scheme.kind == SchemeKind::Weighted && !self.declared.is_patchy {
                self.together(parent, &siblings);
            }
        }
    }

    fn together(&mut self, parent: Option<&AreaId>, siblings: &[Sibling<'c>]) {
        // What stands alone weighs everything.
        if let [(_, _, None)] = siblings {
            return;
        }
        let (zh, en) = match parent {
            Some(parent) => (format!("领域“{parent}”下"), format!("below `{parent}`")),
            None => ("最上一级".to_owned(), "at the top".to_owned()),
        };
        let missing: Vec<&Sibling<'c>> = siblings.iter().filter(|(_, _, weight)| weight.is_none()).collect();
        for (path, owner, _) in &missing {
            self.say(
                "framework.weight_missing",
                path,
                format!("{zh}的“{owner}”没有权重。"),
                format!("`{owner}` {en} has no weight."),
            );
        }
        let weights = siblings.iter().filter_map(|(_, _, weight)| weight.map(|weight| &weight.value));
        let sum = weights.fold(Number::zero(), |sum, weight| &sum + weight);
        if let (true, Some((path, ..)), false) =
            (missing.is_empty(), siblings.last(), sum == Number::whole(1))
        {
            self.say(
                "framework.weight_sum",
                &path.key("weight").key("value"),
                format!("{zh}各项的权重合计 {}，不是 100%。", percent(&sum)),
                format!("The weights {en} add up to {}, not 100%.", percent(&sum)),
            );
        }
    }
}
