//! The small language of conditions over the roster.
//!
//! ```text
//! condition = any
//! any       = all { "or" all }
//! all       = one { "and" one }
//! one       = "not" one | "(" any ")" | "everyone" | "industrial" | "@" definition
//!           | field | field "=" option | field "in" "(" option { "," option } ")"
//!           | field (">=" | "<=") number
//! ```
//!
//! A bare field is a flag that is set. `industrial` holds for firms whose
//! division is one of 06–46 of GB/T 4754. Evaluation is three-valued: a blank
//! cell is neither yes nor no.

mod count;
mod parse;

pub use count::{Tally, tally_divisions, tally_firms};
pub use parse::NotACondition;

use std::collections::BTreeMap;

use crate::id::{DefinitionId, FieldKey, OptionId};
use crate::number::Number;
use crate::roster::{FieldValue, Firm};
use crate::truth::Truth;

/// A condition over one firm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Both.
    And(Box<Condition>, Box<Condition>),
    /// Either.
    Or(Box<Condition>, Box<Condition>),
    /// Not.
    Not(Box<Condition>),
    /// The flag is set.
    Flag(FieldKey),
    /// The choice is one of these.
    OneOf(FieldKey, Vec<OptionId>),
    /// The number is at least this.
    AtLeast(FieldKey, Number),
    /// The number is at most this.
    AtMost(FieldKey, Number),
    /// Every firm.
    Everyone,
    /// The firm's division is industrial (GB/T 4754 divisions 06–46).
    Industrial,
    /// The chosen reading of a definition.
    Definition(DefinitionId),
}

/// The readings in use: definition to condition.
pub type Readings<'a> = BTreeMap<&'a DefinitionId, &'a Condition>;

impl Condition {
    /// Reads a condition.
    ///
    /// # Errors
    /// [`NotACondition`] names the place and what was expected there.
    pub fn parse(text: &str) -> Result<Self, NotACondition> {
        parse::parse(text)
    }

    /// Whether the condition holds for a firm; unknown where a cell that matters is blank.
    pub fn holds(&self, firm: &Firm, readings: &Readings<'_>) -> Truth {
        match self {
            Self::And(left, right) => match left.holds(firm, readings) {
                Truth::No => Truth::No,
                first => first.and(right.holds(firm, readings)),
            },
            Self::Or(left, right) => match left.holds(firm, readings) {
                Truth::Yes => Truth::Yes,
                first => first.or(right.holds(firm, readings)),
            },
            Self::Not(inner) => inner.holds(firm, readings).negate(),
            Self::Flag(field) => firm.truth(field),
            Self::OneOf(field, options) => match firm.field(field) {
                FieldValue::Choice(chosen) => options.contains(chosen).into(),
                _ => Truth::Unknown,
            },
            Self::AtLeast(field, bound) => match firm.field(field) {
                FieldValue::Number(value) => (value >= bound).into(),
                _ => Truth::Unknown,
            },
            Self::AtMost(field, bound) => match firm.field(field) {
                FieldValue::Number(value) => (value <= bound).into(),
                _ => Truth::Unknown,
            },
            Self::Everyone => Truth::Yes,
            Self::Industrial => firm.industrial(),
            // A definition cannot use itself: the framework check refuses definitions inside definitions.
            Self::Definition(id) => {
                readings.get(id).map_or(Truth::Unknown, |rule| rule.holds(firm, readings))
            }
        }
    }

    /// The first definition that the condition uses.
    pub fn definition(&self) -> Option<&DefinitionId> {
        match self {
            Self::And(left, right) | Self::Or(left, right) => {
                left.definition().or_else(|| right.definition())
            }
            Self::Not(inner) => inner.definition(),
            Self::Definition(id) => Some(id),
            _ => None,
        }
    }

    /// Every roster field that the condition looks at, each once.
    pub fn fields(&self) -> Vec<&FieldKey> {
        let mut found = Vec::new();
        self.collect_fields(&mut found);
        found.sort();
        found.dedup();
        found
    }

    fn collect_fields<'a>(&'a self, found: &mut Vec<&'a FieldKey>) {
        match self {
            Self::And(left, right) | Self::Or(left, right) => {
                left.collect_fields(found);
                right.collect_fields(found);
            }
            Self::Not(inner) => inner.collect_fields(found),
            Self::Flag(field) | Self::OneOf(field, _) | Self::AtLeast(field, _) | Self::AtMost(field, _) => {
                found.push(field);
            }
            Self::Everyone | Self::Industrial | Self::Definition(_) => {}
        }
    }
}
