//! Which indicator of an edition goes on in which of another.

use std::collections::{BTreeMap, BTreeSet};

use crate::framework::{Framework, Indicator};
use crate::id::IndicatorId;

/// For each indicator of the new edition the one that goes on in it.
///
/// An id is permanent, so the same id is the same indicator. Then `previous` counts, of the new edition or, when an
/// update goes back, of the old one; of several the one that holds something. Nothing goes to an indicator under whose
/// id something is kept already: that comes back instead, so that no answer is ever written over.
pub(super) fn pairs<'f>(
    old: &'f Framework,
    new: &'f Framework,
    held: &BTreeSet<&'f IndicatorId>,
) -> BTreeMap<&'f IndicatorId, &'f IndicatorId> {
    let asked: BTreeSet<&IndicatorId> = old.indicators.iter().map(|indicator| &indicator.id).collect();
    let wanted: BTreeSet<&IndicatorId> = new.indicators.iter().map(|indicator| &indicator.id).collect();
    let mut found: BTreeMap<&IndicatorId, &IndicatorId> = BTreeMap::new();
    for id in &wanted {
        if asked.contains(id) || held.contains(id) {
            found.insert(id, id);
        }
    }
    let mut later: BTreeMap<&IndicatorId, Vec<&IndicatorId>> = BTreeMap::new();
    for indicator in &old.indicators {
        for id in &indicator.previous {
            later.entry(id).or_default().push(&indicator.id);
        }
    }
    let mut taken: BTreeSet<&IndicatorId> = BTreeSet::new();
    for Indicator { id, previous, .. } in &new.indicators {
        if found.contains_key(id) {
            continue;
        }
        let named = previous.iter().chain(later.get(id).into_iter().flatten().copied());
        let free: Vec<&IndicatorId> = named
            .filter(|one| !wanted.contains(one) && !taken.contains(one))
            .filter(|one| asked.contains(one) || held.contains(one))
            .collect();
        let chosen = free.iter().find(|one| held.contains(*one)).or(free.first());
        if let Some(one) = chosen {
            taken.insert(one);
            found.insert(id, one);
        }
    }
    found
}
