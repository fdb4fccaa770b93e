//! Ids of a published edition never change; those of others not without a word.

use std::collections::BTreeSet;

use super::super::{Framework, Status, problem, remark};
use crate::problem::{Place, Problem, Said};

/// Every indicator of an earlier text that is gone without a trace in `now`: in the same edition, when that was
/// published, it blocks; in a draft or a later edition it is a remark, because answers to it would be put aside.
pub fn changed_ids(before: &Framework, now: &Framework) -> Vec<Problem> {
    if before.id != now.id {
        return Vec::new();
    }
    let is_frozen = before.status == Status::Published && before.edition == now.edition;
    let present: BTreeSet<_> =
        now.indicators.iter().flat_map(|item| std::iter::once(&item.id).chain(&item.previous)).collect();
    let gone = before.indicators.iter().filter(|item| !present.contains(&item.id));
    gone.map(|item| {
        let say = Said::new(
            format!(
                "版本 {} 的指标“{} {}”（{}）不见了，它的答案没有去处。",
                before.edition, item.number, item.name, item.id
            ),
            format!(
                "The indicator `{}` of edition {} is gone; its answers have no place.",
                item.id, before.edition
            ),
        );
        let place = Place::Line { line: 1, column: 1 };
        match is_frozen {
            true => problem("framework.id_changed", place, say),
            false => remark("framework.id_changed", place, say),
        }
    })
    .collect()
}

/// That a published edition does not change any more.
pub fn published(framework: &Framework) -> Problem {
    let say = Said::new(
        format!("{}@{} 已经发布，内容不能再改。", framework.id, framework.edition),
        format!("{}@{} is published and does not change any more.", framework.id, framework.edition),
    );
    problem("framework.published", Place::Line { line: 1, column: 1 }, say)
}
