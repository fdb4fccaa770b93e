//! Points: the total is the sum. Caps and vetoes of areas come before the area above, the bonus at the end.

use std::collections::BTreeMap;

use crate::framework::{Framework, NotApplicablePolicy};
use crate::id::AreaId;
use crate::number::Number;
use crate::score::points::{Span, Total};
use crate::score::{IndicatorResult, State};

use super::{Totals, Vetoes, counts_full};

/// What is gathered in an area.
#[derive(Debug, Clone)]
struct Sum {
    plain: Span,
    bonus: Span,
    full: Number,
    unjudged: Number,
}

impl Sum {
    fn none() -> Self {
        Self { plain: Span::zero(), bonus: Span::zero(), full: Number::zero(), unjudged: Number::zero() }
    }

    fn add(&mut self, other: &Self) {
        self.plain = self.plain.plus(&other.plain);
        self.bonus = self.bonus.plus(&other.bonus);
        self.full = &self.full + &other.full;
        self.unjudged = &self.unjudged + &other.unjudged;
    }
}

pub(super) fn totals(framework: &Framework, results: &[IndicatorResult]) -> Totals {
    let vetoes = Vetoes::of(framework, results);
    let mut sums: BTreeMap<Option<&AreaId>, Sum> = BTreeMap::new();
    // Points of the plain full total that do not apply.
    let mut gone = Number::zero();
    let mut all = Number::zero();
    for (indicator, result) in framework.indicators.iter().zip(results) {
        let Some(points) = &result.points else { continue };
        let is_gone = result.state == State::NotApplicable;
        let span = match is_gone && counts_full(framework) {
            true => Span::exactly(points.full.clone()),
            false => points.span(),
        };
        let sum = sums.entry(Some(&indicator.area)).or_insert_with(Sum::none);
        if points.is_bonus {
            sum.bonus = sum.bonus.plus(&span);
        } else {
            sum.plain = sum.plain.plus(&span);
            all = &all + &points.full;
            if is_gone {
                gone = &gone + &points.full;
            }
            if !is_gone || counts_full(framework) {
                sum.full = &sum.full + &points.full;
            }
        }
        if points.is_ranked && !is_gone {
            sum.unjudged = &sum.unjudged + &points.full;
        }
    }
    let mut areas = vec![None; framework.areas.len()];
    // Children stand after their parents: from the last, every area is whole before it is added to the one above.
    for (index, area) in framework.areas.iter().enumerate().rev() {
        let Some(mut sum) = sums.remove(&Some(&area.id)) else { continue };
        let vetoed = vetoes.area(&area.id);
        for span in [&mut sum.plain, &mut sum.bonus] {
            *span = vetoed.applied(span.clone());
            if let Some(cap) = &area.cap {
                *span = span.capped(&cap.points);
            }
        }
        if let Some(cap) = area.cap.as_ref().filter(|cap| cap.points < sum.full) {
            sum.full = cap.points.clone();
        }
        areas[index] = Some(Total {
            span: sum.plain.plus(&sum.bonus),
            full: sum.full.clone(),
            unjudged: sum.unjudged.clone(),
        });
        sums.entry(area.parent.as_ref()).or_insert_with(Sum::none).add(&sum);
    }
    let whole = sums.remove(&None).and_then(|sum| whole(framework, &vetoes, &sum, &all, &gone));
    Totals { areas, whole }
}

/// The whole by the policy on what does not apply; nothing when nothing applies.
fn whole(
    framework: &Framework,
    vetoes: &Vetoes<'_>,
    sum: &Sum,
    all: &Number,
    gone: &Number,
) -> Option<Total> {
    let scheme = &framework.scheme;
    let full = scheme.full.as_ref().unwrap_or(all);
    let rest = full - gone;
    let (plain, full) = match scheme.not_applicable {
        NotApplicablePolicy::Rescale => {
            let factor = full.over(&rest)?;
            (sum.plain.map(|value| value * &factor), full.clone())
        }
        NotApplicablePolicy::Exclude => (sum.plain.clone(), rest),
        NotApplicablePolicy::Full => (sum.plain.clone(), full.clone()),
    };
    let bonus = match &scheme.bonus_cap {
        Some(cap) => sum.bonus.capped(cap),
        None => sum.bonus.clone(),
    };
    let span = vetoes.whole().applied(plain.plus(&bonus));
    Some(Total { span, full, unjudged: sum.unjudged.clone() })
}
