//! Whether the parts of a formula go together.

use super::{Expr, Op};
use crate::id::{FieldKey, IndicatorId};
use crate::unit::{Dimension, Powers, Unit, multiplied, symbol_of};

/// The units of inputs. Nothing for an input that is not known, which is said elsewhere.
pub trait Units {
    /// Of a yearly figure.
    fn base(&self, key: &FieldKey) -> Option<Unit>;
    /// Of a field of the profile.
    fn profile(&self, key: &FieldKey) -> Option<Unit>;
    /// Of a column of the roster.
    fn column(&self, key: &FieldKey) -> Option<Unit>;
    /// Of an indicator.
    fn indicator(&self, id: &IndicatorId) -> Option<Unit>;
}

/// Two parts that do not go together, by their units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// Unit of the one.
    pub left: String,
    /// Unit of the other.
    pub right: String,
}

/// Firms are counted in this.
pub(super) fn firms() -> Powers {
    vec![(Dimension::Counted("家".to_owned()), 1)]
}

pub(super) fn powers(expr: &Expr, units: &dyn Units) -> Result<Option<Powers>, Mismatch> {
    let of = |unit: Option<Unit>| Ok(unit.map(|unit| unit.powers()));
    match expr {
        Expr::Literal(_, None) => Ok(Some(Powers::new())),
        Expr::Literal(_, Some(unit)) => Ok(Some(unit.powers())),
        Expr::Negative(inner) => powers(inner, units),
        Expr::Binary(op, left, right) => {
            let (left, right) = (powers(left, units)?, powers(right, units)?);
            let (Some(left), Some(right)) = (left, right) else { return Ok(None) };
            match op {
                Op::Plus | Op::Minus => same(left, &right).map(Some),
                Op::Times => Ok(Some(multiplied(&left, &right, 1))),
                Op::Over => Ok(Some(multiplied(&left, &right, -1))),
            }
        }
        Expr::Fold(_, parts) => {
            let mut all = None;
            for part in parts {
                match (powers(part, units)?, all.take()) {
                    (Some(one), Some(before)) => all = Some(same(before, &one)?),
                    (found, before) => all = found.or(before),
                }
            }
            Ok(all)
        }
        Expr::Count(_) => Ok(Some(firms())),
        Expr::Share { .. } => Ok(Some(Powers::new())),
        Expr::Total { field, .. } => of(units.column(field)),
        Expr::Base { key, .. } => of(units.base(key)),
        Expr::Profile(key) => of(units.profile(key)),
        Expr::Indicator(id) => of(units.indicator(id)),
    }
}

fn same(left: Powers, right: &Powers) -> Result<Powers, Mismatch> {
    if &left == right { Ok(left) } else { Err(Mismatch { left: symbol_of(&left), right: symbol_of(right) }) }
}
