//! The small language of conditions over the roster.
//!
//! ```text
//! condition = any
//! any       = all { "or" all }
//! all       = one { "and" one }
//! one       = "not" one | "(" any ")" | "everyone" | "industrial" | "@" definition
//!           | field | field "=" option | field "in" "(" option { "," option } ")"
//!           | field "!=" option | field (">=" | "<=" | ">" | "<") number
//!           | "known" "(" field ")"
//! ```
//!
//! A bare field is a flag that is set. `industrial` holds for firms whose
//! division is one of 06–46 of GB/T 4754. Evaluation is three-valued: a blank
//! cell is neither yes nor no.

mod count;
mod expression;
mod facts;
mod parse;

pub use count::{Tallier, Tally, tally_firms};
pub use expression::{
    Dependencies, Expr, Fold, Formula, Inputs, Mismatch, Op, Outcome, Quantity, Units, Year,
};
pub use parse::NotACondition;

use std::collections::BTreeMap;

use crate::id::{DefinitionId, FieldKey, OptionId};
use crate::number::Number;
use crate::truth::Truth;
pub use facts::{Fact, Facts};

/// A condition over one firm.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
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
    /// The number is more than this.
    Over(FieldKey, Number),
    /// The number is less than this.
    Below(FieldKey, Number),
    /// Somebody has said something that can be read. Never unknown.
    Known(FieldKey),
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

    /// Whether the condition holds for a firm or a profile; unknown where a field that matters is blank.
    pub fn holds(&self, of: &impl Facts, readings: &Readings<'_>) -> Truth {
        let compared = |field, test: &dyn Fn(&Number) -> bool| match of.fact(field) {
            Fact::Number(value) => test(&value).into(),
            _ => Truth::Unknown,
        };
        match self {
            Self::And(left, right) => match left.holds(of, readings) {
                Truth::No => Truth::No,
                first => first.and(right.holds(of, readings)),
            },
            Self::Or(left, right) => match left.holds(of, readings) {
                Truth::Yes => Truth::Yes,
                first => first.or(right.holds(of, readings)),
            },
            Self::Not(inner) => inner.holds(of, readings).negate(),
            Self::Flag(field) => match of.fact(field) {
                Fact::Flag(value) => value.into(),
                _ => Truth::Unknown,
            },
            Self::OneOf(field, options) => match of.fact(field) {
                Fact::Choice(chosen) => options.contains(&chosen).into(),
                _ => Truth::Unknown,
            },
            Self::AtLeast(field, bound) => compared(field, &|value| value >= bound),
            Self::AtMost(field, bound) => compared(field, &|value| value <= bound),
            Self::Over(field, bound) => compared(field, &|value| value > bound),
            Self::Below(field, bound) => compared(field, &|value| value < bound),
            Self::Known(field) => (!matches!(of.fact(field), Fact::Missing)).into(),
            Self::Everyone => Truth::Yes,
            Self::Industrial => of.industrial(),
            // A definition cannot use itself: the framework check refuses definitions inside definitions.
            Self::Definition(id) => readings.get(id).map_or(Truth::Unknown, |rule| rule.holds(of, readings)),
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

    /// Every definition that the condition uses, in the order of the text.
    pub fn definitions(&self) -> Vec<&DefinitionId> {
        match self {
            Self::And(left, right) | Self::Or(left, right) => {
                let mut found = left.definitions();
                found.extend(right.definitions());
                found
            }
            Self::Not(inner) => inner.definitions(),
            Self::Definition(id) => vec![id],
            _ => Vec::new(),
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
            Self::Flag(field)
            | Self::OneOf(field, _)
            | Self::AtLeast(field, _)
            | Self::AtMost(field, _)
            | Self::Over(field, _)
            | Self::Below(field, _)
            | Self::Known(field) => found.push(field),
            Self::Everyone | Self::Industrial | Self::Definition(_) => {}
        }
    }
}
