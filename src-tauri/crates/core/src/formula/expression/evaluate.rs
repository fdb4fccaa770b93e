//! Exact values of formulas.

use std::collections::BTreeSet;

use super::units::firms;
use super::{Expr, Fold, Op, Year};
use crate::formula::Condition;
use crate::id::{FieldKey, IndicatorId};
use crate::number::Number;
use crate::unit::{Powers, Unit, multiplied};

/// An exact value in base units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// In base units.
    pub value: Number,
    /// Its dimensions.
    pub powers: Powers,
}

/// A value, or the names of what is missing.
pub type Outcome = Result<Quantity, BTreeSet<String>>;

/// Where the inputs of a formula come from. Each is a value or the names of what is missing.
pub trait Inputs {
    /// A yearly figure.
    fn base(&mut self, key: &FieldKey, year: Year) -> Outcome;
    /// A number of the profile.
    fn profile(&mut self, key: &FieldKey) -> Outcome;
    /// How many firms.
    fn count(&mut self, condition: &Condition) -> Result<u32, BTreeSet<String>>;
    /// The share of firms among others, as part and whole.
    fn share(&mut self, among: &Condition, done: &Condition) -> Result<(u32, u32), BTreeSet<String>>;
    /// The sum of a column.
    fn total(&mut self, field: &FieldKey, when: &Condition) -> Outcome;
    /// The value of another indicator.
    fn indicator(&mut self, id: &IndicatorId) -> Outcome;
}

impl Quantity {
    /// A figure in a unit.
    pub fn of(value: &Number, unit: &Unit) -> Self {
        Self { value: value * &unit.base_factor(), powers: unit.powers() }
    }

    /// A plain number.
    pub fn plain(value: Number) -> Self {
        Self { value, powers: Powers::new() }
    }

    /// The figure in this unit; `None` when it measures something else.
    pub fn in_unit(&self, unit: &Unit) -> Option<Number> {
        if self.powers == unit.powers() { self.value.over(&unit.base_factor()) } else { None }
    }
}

/// What is missing, by one name.
fn missing(name: &str) -> BTreeSet<String> {
    BTreeSet::from([name.to_owned()])
}

pub(super) fn evaluate(expr: &Expr, inputs: &mut dyn Inputs) -> Outcome {
    match expr {
        Expr::Literal(value, None) => Ok(Quantity::plain(value.clone())),
        Expr::Literal(value, Some(unit)) => Ok(Quantity::of(value, unit)),
        Expr::Negative(inner) => {
            let Quantity { value, powers } = evaluate(inner, inputs)?;
            Ok(Quantity { value: &Number::zero() - &value, powers })
        }
        Expr::Binary(op, left, right) => {
            let (left, right) = both(evaluate(left, inputs), evaluate(right, inputs))?;
            joined(*op, &left, &right)
        }
        Expr::Fold(fold, parts) => {
            let mut all: Option<Outcome> = None;
            for part in parts {
                let next = evaluate(part, inputs);
                all = Some(match all {
                    None => next,
                    Some(before) => both(before, next).and_then(|(left, right)| folded(*fold, left, right)),
                });
            }
            // The reader takes at least one part.
            all.unwrap_or_else(|| Err(BTreeSet::new()))
        }
        Expr::Count(condition) => {
            let value = Number::whole(inputs.count(condition)?);
            Ok(Quantity { value, powers: firms() })
        }
        Expr::Share { among, done } => {
            let (part, whole) = inputs.share(among, done)?;
            let share =
                Number::ratio(part, whole).ok_or_else(|| missing("统计范围内没有企业，不能求占比"))?;
            Ok(Quantity::plain(share))
        }
        Expr::Total { field, when } => inputs.total(field, when),
        Expr::Base { key, year } => inputs.base(key, *year),
        Expr::Profile(key) => inputs.profile(key),
        Expr::Indicator(id) => inputs.indicator(id),
    }
}

/// Both values, or everything that is missing to either.
fn both(left: Outcome, right: Outcome) -> Result<(Quantity, Quantity), BTreeSet<String>> {
    match (left, right) {
        (Ok(left), Ok(right)) => Ok((left, right)),
        (Err(mut left), Err(right)) => {
            left.extend(right);
            Err(left)
        }
        (Err(names), Ok(_)) | (Ok(_), Err(names)) => Err(names),
    }
}

fn joined(op: Op, left: &Quantity, right: &Quantity) -> Outcome {
    let value = match op {
        Op::Plus | Op::Minus if left.powers != right.powers => return Err(missing("单位不一致，不能相加减")),
        Op::Plus => &left.value + &right.value,
        Op::Minus => &left.value - &right.value,
        Op::Times => &left.value * &right.value,
        Op::Over => left.value.over(&right.value).ok_or_else(|| missing("除数为 0，不能相除"))?,
    };
    let powers = match op {
        Op::Plus | Op::Minus => left.powers.clone(),
        Op::Times => multiplied(&left.powers, &right.powers, 1),
        Op::Over => multiplied(&left.powers, &right.powers, -1),
    };
    Ok(Quantity { value, powers })
}

fn folded(fold: Fold, left: Quantity, right: Quantity) -> Outcome {
    if left.powers != right.powers {
        return Err(missing("单位不一致，不能比较或相加"));
    }
    Ok(match fold {
        Fold::Min => {
            if right.value < left.value {
                right
            } else {
                left
            }
        }
        Fold::Max => {
            if right.value > left.value {
                right
            } else {
                left
            }
        }
        Fold::Sum => Quantity { value: &left.value + &right.value, powers: left.powers },
    })
}
