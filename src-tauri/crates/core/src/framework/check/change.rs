//! Ids of a published edition never change.

use std::collections::BTreeSet;

use super::super::{Framework, Status, problem};
use crate::problem::{Place, Problem, Said};

/// Every indicator of a published edition that is gone without a trace in `now`. Drafts may change.
pub fn changed_ids(published: &Framework, now: &Framework) -> Vec<Problem> {
    if published.status != Status::Published || published.id != now.id || published.edition != now.edition {
        return Vec::new();
    }
    let present: BTreeSet<_> =
        now.indicators.iter().flat_map(|item| std::iter::once(&item.id).chain(&item.previous)).collect();
    let gone = published.indicators.iter().filter(|item| !present.contains(&item.id));
    gone.map(|item| {
        let say = Said::new(
            format!("已发布的指标“{} {}”（{}）不见了。", item.number, item.name, item.id),
            format!("The published indicator `{}` is gone.", item.id),
        );
        problem("framework.id_changed", Place::Indicator(item.id.to_string()), say)
    })
    .collect()
}
