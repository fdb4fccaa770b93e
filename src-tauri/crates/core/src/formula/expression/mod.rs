//! Formulas: exact figures computed from yearly figures, profile, roster and other indicators.
//!
//! ```text
//! sum     = product { ("+" | "-") product }
//! product = sign { ("*" | "×" | "/" | "÷") sign }
//! sign    = "-" sign | "(" sum ")" | number [unit] | call | input
//! call    = ("min" | "max" | "sum") "(" sum { "," sum } ")"
//!         | "count" "(" condition ")" | "share" "(" condition "of" condition ")"
//!         | "total" "(" column "where" condition ")"
//! input   = "base." key [ "[" (-n | year) "]" ] | "profile." key | "indicator" "(" id ")"
//! ```
//!
//! Units are part of the values: 万元 ÷ 人 is 万元/人, and 万元 and 人 do not add up. A division by zero and a missing
//! input give no figure but the names of what is missing.

mod evaluate;
mod parse;
mod units;

pub use evaluate::{Inputs, Outcome, Quantity};
pub use units::{Mismatch, Units};

use super::{Condition, NotACondition};
use crate::id::{FieldKey, IndicatorId};
use crate::number::Number;
use crate::unit::{Powers, Unit};

/// A formula with the text that it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    text: String,
    root: Expr,
}

/// A part of a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// A number, in a unit if it has one.
    Literal(Number, Option<Unit>),
    /// The opposite.
    Negative(Box<Expr>),
    /// Two parts.
    Binary(Op, Box<Expr>, Box<Expr>),
    /// Several parts of one unit.
    Fold(Fold, Vec<Expr>),
    /// How many firms.
    Count(Condition),
    /// The share of firms among others.
    Share {
        /// Of which firms.
        among: Condition,
        /// Which of them.
        done: Condition,
    },
    /// The sum of a column.
    Total {
        /// Which column.
        field: FieldKey,
        /// Of which firms.
        when: Condition,
    },
    /// A yearly figure.
    Base {
        /// Which figure.
        key: FieldKey,
        /// Of which year.
        year: Year,
    },
    /// A number of the profile.
    Profile(FieldKey),
    /// The value of another indicator.
    Indicator(IndicatorId),
}

/// What joins two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// +
    Plus,
    /// −
    Minus,
    /// ×
    Times,
    /// ÷
    Over,
}

/// What joins several parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// The least.
    Min,
    /// The greatest.
    Max,
    /// All together.
    Sum,
}

/// The year of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Year {
    /// So many years before the year of the data.
    Back(u16),
    /// This year.
    Of(u16),
}

/// What a formula looks at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dependencies<'a> {
    /// Other indicators.
    pub indicators: Vec<&'a IndicatorId>,
    /// Yearly figures.
    pub base: Vec<&'a FieldKey>,
    /// Fields of the profile.
    pub profile: Vec<&'a FieldKey>,
    /// Columns that are added up.
    pub columns: Vec<&'a FieldKey>,
    /// Conditions over the roster.
    pub conditions: Vec<&'a Condition>,
}

impl Formula {
    /// Reads a formula.
    ///
    /// # Errors
    /// [`NotACondition`] names the place and what was expected there.
    pub fn parse(text: &str) -> Result<Self, NotACondition> {
        Ok(Self { text: text.to_owned(), root: parse::parse(text)? })
    }

    /// The text it was read from.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it looks at, in the order of the text.
    pub fn dependencies(&self) -> Dependencies<'_> {
        let mut found = Dependencies::default();
        self.root.collect(&mut found);
        found
    }

    /// The dimensions of its result; nothing where an input is not known.
    ///
    /// # Errors
    /// Which parts do not go together.
    pub fn powers(&self, units: &dyn Units) -> Result<Option<Powers>, Mismatch> {
        units::powers(&self.root, units)
    }

    /// Its value, or the names of what is missing.
    ///
    /// # Errors
    /// The names of what is missing.
    pub fn evaluate(&self, inputs: &mut dyn Inputs) -> Outcome {
        evaluate::evaluate(&self.root, inputs)
    }
}

impl Expr {
    fn collect<'a>(&'a self, found: &mut Dependencies<'a>) {
        match self {
            Self::Literal(..) => {}
            Self::Negative(inner) => inner.collect(found),
            Self::Binary(_, left, right) => {
                left.collect(found);
                right.collect(found);
            }
            Self::Fold(_, parts) => parts.iter().for_each(|part| part.collect(found)),
            Self::Count(condition) => found.conditions.push(condition),
            Self::Share { among, done } => found.conditions.extend([among, done]),
            Self::Total { field, when } => {
                found.columns.push(field);
                found.conditions.push(when);
            }
            Self::Base { key, .. } => found.base.push(key),
            Self::Profile(key) => found.profile.push(key),
            Self::Indicator(id) => found.indicators.push(id),
        }
    }
}
