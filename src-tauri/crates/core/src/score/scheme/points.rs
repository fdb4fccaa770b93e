//! Points: the total is the sum. Caps and vetoes of areas come before the area above, the bonus at the end. A cap
//! bounds everything that its area brings, bonus included; plain points count first.

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
    /// Most plain points of everything.
    all: Number,
    /// Most plain points of what applies, or counts as reached.
    left: Number,
    unjudged: Number,
}

impl Sum {
    fn none() -> Self {
        Self {
            plain: Span::zero(),
            bonus: Span::zero(),
            all: Number::zero(),
            left: Number::zero(),
            unjudged: Number::zero(),
        }
    }

    fn add(&mut self, other: &Self) {
        self.plain = self.plain.plus(&other.plain);
        self.bonus = self.bonus.plus(&other.bonus);
        self.all = &self.all + &other.all;
        self.left = &self.left + &other.left;
        self.unjudged = &self.unjudged + &other.unjudged;
    }

    fn cap(&mut self, most: &Number) {
        self.plain = self.plain.capped(most);
        self.bonus = Span {
            low: least(&self.bonus.low, &(most - &self.plain.low)),
            high: least(&self.bonus.high, &(most - &self.plain.high)),
        };
        self.all = least(&self.all, most);
        self.left = least(&self.left, most);
        self.unjudged = least(&self.unjudged, most);
    }
}

fn least(one: &Number, other: &Number) -> Number {
    one.min(other).clone()
}

pub(super) fn totals(framework: &Framework, results: &[IndicatorResult]) -> Totals {
    let vetoes = Vetoes::of(framework, results);
    let mut sums: BTreeMap<Option<&AreaId>, Sum> = BTreeMap::new();
    for (indicator, result) in framework.indicators.iter().zip(results) {
        let Some(points) = &result.points else { continue };
        let is_gone = result.state == State::NotApplicable;
        let counts = !is_gone || counts_full(framework);
        // Nobody gets a bonus for what does not apply.
        let is_reached = is_gone && counts && !points.is_bonus;
        let span = if is_reached { Span::exactly(points.full.clone()) } else { points.span() };
        let sum = sums.entry(Some(&indicator.area)).or_insert_with(Sum::none);
        if points.is_bonus {
            sum.bonus = sum.bonus.plus(&span);
        } else {
            sum.plain = sum.plain.plus(&span);
            sum.all = &sum.all + &points.full;
            if counts {
                sum.left = &sum.left + &points.full;
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
        sum.plain = vetoed.applied(sum.plain);
        sum.bonus = vetoed.applied(sum.bonus);
        if let Some(cap) = &area.cap {
            sum.cap(&cap.points);
        }
        areas[index] = Some(Total {
            span: sum.plain.plus(&sum.bonus),
            full: sum.left.clone(),
            unjudged: sum.unjudged.clone(),
        });
        sums.entry(area.parent.as_ref()).or_insert_with(Sum::none).add(&sum);
    }
    let whole = sums.remove(&None).and_then(|sum| whole(framework, &vetoes, &sum));
    Totals { areas, whole }
}

/// The whole by the policy on what does not apply; nothing when nothing applies. What is left is reckoned with caps:
/// where a cap takes points anyway, something that does not apply takes fewer or none.
fn whole(framework: &Framework, vetoes: &Vetoes<'_>, sum: &Sum) -> Option<Total> {
    let scheme = &framework.scheme;
    let full = scheme.full.as_ref().unwrap_or(&sum.all);
    let (plain, full) = match scheme.not_applicable {
        NotApplicablePolicy::Rescale => {
            let factor = full.over(&sum.left)?;
            (sum.plain.map(|value| value * &factor), full.clone())
        }
        NotApplicablePolicy::Exclude => (sum.plain.clone(), sum.left.clone()),
        NotApplicablePolicy::Full => (sum.plain.clone(), full.clone()),
    };
    let bonus = match &scheme.bonus_cap {
        Some(cap) => sum.bonus.capped(cap),
        None => sum.bonus.clone(),
    };
    let span = vetoes.whole().applied(plain.plus(&bonus));
    Some(Total { span, full, unjudged: sum.unjudged.clone() })
}
