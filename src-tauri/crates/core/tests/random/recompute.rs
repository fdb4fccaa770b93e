//! The same totals once more, from the rules as they are written down and nothing of the engine: from the top down,
//! once with everything open at its worst and once at its best, in fractions of `num-rational`.

use num_rational::BigRational;
use num_traits::{One, Zero};

use crate::spec::{Cents, Goal, Item, Policy, Rule, Said, Spec, Veto};

/// An exact fraction.
pub type Exact = BigRational;

/// What is open goes badly or well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Worst,
    Best,
}

/// Hundredths as a fraction.
pub fn exact(cents: Cents) -> Exact {
    Exact::new(cents.into(), 100.into())
}

fn part(of: i64, whole: i64) -> Exact {
    Exact::new(of.into(), whole.into())
}

/// Whether a target is met: yes, no, or nobody knows.
pub fn met(item: &Item) -> Option<bool> {
    let (Some(goal), Said::Figure(value)) = (item.target, &item.answer) else { return None };
    Some(match goal {
        Goal::AtLeast(bound) => *value >= bound,
        Goal::Over(bound) => *value > bound,
        Goal::AtMost(bound) => *value <= bound,
        Goal::Below(bound) => *value < bound,
    })
}

/// The points of an indicator that applies.
pub fn points(item: &Item, end: End) -> Exact {
    let full = exact(item.full);
    let open = if end == End::Worst { Exact::zero() } else { full.clone() };
    match (&item.rule, &item.answer) {
        (_, Said::NotApplicable) => Exact::zero(),
        (Rule::Ranked, _) | (_, Said::Nothing) => open,
        (Rule::Bands { edges, points }, Said::Figure(value)) => {
            // One band higher for every edge that lies below the value, or at it when the edge belongs above.
            let passed = edges.iter().filter(|(edge, is_above)| value > edge || (value == edge && *is_above));
            exact(points[passed.count()])
        }
        (Rule::Linear { zero, full_at }, Said::Figure(value)) => {
            let share = part(value - zero, full_at - zero);
            if share < Exact::zero() {
                Exact::zero()
            } else if share > Exact::one() {
                full
            } else {
                share * full
            }
        }
        (Rule::PerUnit { points, each, up_to }, Said::Figure(value)) => {
            exact((value / each * points).min(*up_to).min(item.full))
        }
        (Rule::Target, Said::Figure(_)) => match met(item) {
            Some(true) => full,
            Some(false) => Exact::zero(),
            None => open,
        },
        (Rule::Level { .. }, Said::Level(None)) => Exact::zero(),
        (Rule::Level { shares: Some(shares), .. }, Said::Level(Some(at))) => part(shares[*at], 100) * full,
        (Rule::Level { values, .. }, Said::Level(Some(at))) => {
            part(values[*at], values[values.len() - 1]) * full
        }
        (Rule::Options { shares, .. }, Said::Chosen(chosen)) => {
            let sum: i64 = chosen.iter().map(|at| shares[*at]).sum();
            part(sum.min(100), 100) * full
        }
        (Rule::Checklist { items }, Said::Chosen(chosen)) => {
            part(i64::try_from(chosen.len()).expect("few items"), i64::try_from(*items).expect("few items"))
                * full
        }
        (rule, answer) => panic!("{answer:?} is no answer to {rule:?}"),
    }
}

/// Whether what a veto looks at takes its points at this end.
fn vetoes(spec: &Spec, wanted: Veto, end: End) -> bool {
    let asked =
        spec.items.iter().filter(|item| item.veto == Some(wanted) && item.answer != Said::NotApplicable);
    asked.into_iter().any(|item| match met(item) {
        Some(is_met) => !is_met,
        None => end == End::Worst,
    })
}

fn is_gone(item: &Item) -> bool {
    item.answer == Said::NotApplicable
}

/// Plain and bonus points of an area under the scheme of points.
fn area_points(spec: &Spec, area: usize, end: End) -> (Exact, Exact) {
    let (mut plain, mut bonus) = (Exact::zero(), Exact::zero());
    for item in spec.items.iter().filter(|item| item.area == area) {
        // What does not apply may count as reached, but nobody gets a bonus for it.
        let is_reached = is_gone(item) && spec.policy == Policy::Full && !item.is_bonus;
        let points = if is_reached { exact(item.full) } else { points(item, end) };
        if item.is_bonus { bonus += points } else { plain += points }
    }
    for below in (0..spec.areas.len()).filter(|at| spec.areas[*at].parent == Some(area)) {
        let (more, extra) = area_points(spec, below, end);
        plain += more;
        bonus += extra;
    }
    if vetoes(spec, Veto::All, end) || vetoes(spec, Veto::Area(area), end) {
        return (Exact::zero(), Exact::zero());
    }
    // The area brings at most its cap, whatever it consists of; plain points count first.
    if let Some(cap) = spec.areas[area].cap.map(exact) {
        plain = plain.min(cap.clone());
        bonus = bonus.min(cap - &plain);
    }
    (plain, bonus)
}

/// The score 0 to 100 of an area under the scheme of weights; nothing when nothing in it applies.
fn area_mean(spec: &Spec, area: Option<usize>, end: End) -> Option<Exact> {
    let (mut sum, mut used) = (Exact::zero(), Exact::zero());
    for item in spec.items.iter().filter(|item| Some(item.area) == area && !item.is_bonus) {
        let share = match (is_gone(item), spec.policy) {
            (true, Policy::Full) => Exact::one(),
            (true, _) => continue,
            (false, _) => points(item, end) / exact(item.full),
        };
        sum += share * part(item.weight * 100, 1);
        used += part(item.weight, 1);
    }
    for below in (0..spec.areas.len()).filter(|at| spec.areas[*at].parent == area) {
        let Some(mean) = area_mean(spec, Some(below), end) else { continue };
        sum += mean * part(spec.areas[below].weight, 1);
        used += part(spec.areas[below].weight, 1);
    }
    if used.is_zero() {
        return None;
    }
    let mean = sum / used;
    let Some(area) = area else { return Some(mean) };
    if vetoes(spec, Veto::All, end) || vetoes(spec, Veto::Area(area), end) {
        return Some(Exact::zero());
    }
    Some(spec.areas[area].cap.map(exact).map_or(mean.clone(), |cap| mean.min(cap)))
}

/// The greatest total without bonus.
pub fn full(spec: &Spec) -> Exact {
    match (spec.is_weighted, spec.policy) {
        (true, _) => part(100, 1),
        (false, Policy::Exclude) => exact(spec.most(|item| !is_gone(item))),
        (false, _) => exact(spec.most(|_| true)),
    }
}

/// The total; nothing when nothing applies.
pub fn total(spec: &Spec, end: End) -> Option<Exact> {
    let plain = match spec.is_weighted {
        true => area_mean(spec, None, end)?,
        false => {
            let tops = (0..spec.areas.len()).filter(|at| spec.areas[*at].parent.is_none());
            let plain = tops.fold(Exact::zero(), |sum, top| sum + area_points(spec, top, end).0);
            match spec.policy {
                Policy::Rescale => {
                    let left = exact(spec.most(|item| !is_gone(item)));
                    if left.is_zero() {
                        return None;
                    }
                    plain * full(spec) / left
                }
                Policy::Exclude | Policy::Full => plain,
            }
        }
    };
    if vetoes(spec, Veto::All, end) {
        return Some(Exact::zero());
    }
    let bonus = bonus(spec, end);
    Some(plain + spec.bonus_cap.map(exact).map_or(bonus.clone(), |cap| bonus.min(cap)))
}

fn bonus(spec: &Spec, end: End) -> Exact {
    if !spec.is_weighted {
        let tops = (0..spec.areas.len()).filter(|at| spec.areas[*at].parent.is_none());
        return tops.fold(Exact::zero(), |sum, top| sum + area_points(spec, top, end).1);
    }
    let items = spec.items.iter().filter(|item| item.is_bonus);
    items.fold(Exact::zero(), |sum, item| sum + points(item, end))
}

/// How many grades hold in a row from the lowest.
pub fn grade(spec: &Spec, end: End) -> usize {
    let total = total(spec, end);
    let holds = spec.grades.iter().take_while(|grade| {
        let Some(total) = &total else { return false };
        let bound = exact(grade.from);
        let is_over = *total > bound || (*total == bound && grade.is_included);
        let levels = grade.level.is_none_or(|wanted| {
            spec.items.iter().all(|item| match (&item.rule, &item.answer) {
                (Rule::Level { .. }, Said::Nothing) => end == End::Best,
                (Rule::Level { values, .. }, Said::Level(at)) => at.map_or(0, |at| values[at]) >= wanted,
                _ => true,
            })
        });
        let targets = !grade.met
            || spec
                .items
                .iter()
                .filter(|item| item.target.is_some() && !is_gone(item))
                .all(|item| met(item).unwrap_or(end == End::Best));
        is_over && levels && targets
    });
    holds.count()
}
