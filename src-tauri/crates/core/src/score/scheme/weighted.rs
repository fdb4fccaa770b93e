//! Weights: an area is the weighted mean, 0 to 100, of what is in it; the whole is the weighted mean of the top areas.
//! What does not apply leaves its weight to its siblings, whatever the policy, unless it counts as reached.

use std::collections::BTreeMap;

use crate::framework::{Framework, Weight};
use crate::id::AreaId;
use crate::number::Number;
use crate::score::points::{Span, Total};
use crate::score::{IndicatorResult, State};

use super::{Totals, Vetoes, counts_full};

/// A child of an area: its score 0 to 100, how much of it nobody can judge, and its weight.
struct Child<'f> {
    span: Span,
    unjudged: Number,
    weight: Option<&'f Weight>,
}

pub(super) fn totals(framework: &Framework, results: &[IndicatorResult]) -> Totals {
    let vetoes = Vetoes::of(framework, results);
    let hundred = Number::whole(100);
    let mut children: BTreeMap<Option<&AreaId>, Vec<Child<'_>>> = BTreeMap::new();
    let mut bonus = Span::zero();
    for (indicator, result) in framework.indicators.iter().zip(results) {
        let Some(points) = &result.points else { continue };
        let is_gone = result.state == State::NotApplicable;
        if is_gone && !counts_full(framework) {
            continue;
        }
        if points.is_bonus {
            bonus = bonus.plus(&points.span());
            continue;
        }
        let share =
            |value: &Number| value.over(&points.full).map_or_else(Number::zero, |share| &share * &hundred);
        let span = if is_gone { Span::exactly(hundred.clone()) } else { points.span().map(share) };
        let unjudged = if points.is_ranked { hundred.clone() } else { Number::zero() };
        let child = Child { span, unjudged, weight: indicator.weight.as_ref() };
        children.entry(Some(&indicator.area)).or_default().push(child);
    }
    let mut areas = vec![None; framework.areas.len()];
    // Children stand after their parents: from the last, every area is whole before it counts in the one above.
    for (index, area) in framework.areas.iter().enumerate().rev() {
        let Some((span, unjudged)) = children.remove(&Some(&area.id)).and_then(|children| mean(&children))
        else {
            continue;
        };
        let mut span = vetoes.area(&area.id).applied(span);
        if let Some(cap) = &area.cap {
            span = span.capped(&cap.points);
        }
        areas[index] = Some(Total { span: span.clone(), full: hundred.clone(), unjudged: unjudged.clone() });
        let child = Child { span, unjudged, weight: area.weight.as_ref() };
        children.entry(area.parent.as_ref()).or_default().push(child);
    }
    let whole = children.remove(&None).and_then(|children| mean(&children)).map(|(span, unjudged)| {
        let full = framework.scheme.full.clone().unwrap_or_else(|| hundred.clone());
        let scale = full.over(&hundred).unwrap_or_else(Number::zero);
        let bonus = match &framework.scheme.bonus_cap {
            Some(cap) => bonus.capped(cap),
            None => bonus,
        };
        let span = span.map(|value| value * &scale).plus(&bonus);
        Total { span: vetoes.whole().applied(span), full, unjudged: &unjudged * &scale }
    });
    Totals { areas, whole }
}

/// The weighted mean. A child without a weight stands alone, which the framework check has seen to.
fn mean(children: &[Child<'_>]) -> Option<(Span, Number)> {
    let one = Number::whole(1);
    let weight = |child: &Child<'_>| child.weight.map_or_else(|| one.clone(), |weight| weight.value.clone());
    let mut sum = (Span::zero(), Number::zero());
    let mut used = Number::zero();
    for child in children {
        let weight = weight(child);
        sum.0 = sum.0.plus(&child.span.map(|value| value * &weight));
        sum.1 = &sum.1 + &(&child.unjudged * &weight);
        used = &used + &weight;
    }
    let share = one.over(&used)?;
    Some((sum.0.map(|value| value * &share), &sum.1 * &share))
}
