//! Answers: what was typed, and what it is understood as.

mod figure;
mod problems;
mod table;
mod understand;
mod words;

pub use figure::{limited_text, number};
pub use understand::understand;
pub use words::{cell_in_words, in_words};

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::id::{IndicatorId, OptionId};
use crate::number::Number;
use crate::problem::Problem;

/// Which field of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The value that is judged.
    Value,
    /// The descriptive text.
    Narrative,
    /// The reason or remark.
    Note,
}

/// Input as typed. Every input can be stored; nothing is refused for being wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum RawAnswer {
    /// Nothing.
    #[default]
    Empty,
    /// A figure or a text.
    Text(String),
    /// Chosen options or ticked items; an empty list says "none of them".
    Chosen(Vec<String>),
    /// Rows of a table, a text for each column.
    Rows(Vec<Vec<String>>),
    /// Figures of the year assessed and the years before it, newest first.
    Years(Vec<String>),
    /// Does not apply to this park, with the reason.
    NotApplicable(String),
}

impl RawAnswer {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Rows(rows) => rows.iter().flatten().all(|cell| cell.trim().is_empty()),
            Self::Years(years) => years.iter().all(|year| year.trim().is_empty()),
            Self::Chosen(_) | Self::NotApplicable(_) => false,
        }
    }

    /// The text, or nothing.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }
}

/// Every stored answer of an assessment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers(BTreeMap<(IndicatorId, Slot), RawAnswer>);

/// What `get` gives for a field that nobody filled.
const EMPTY: &RawAnswer = &RawAnswer::Empty;

impl Answers {
    /// What stands in a field.
    pub fn get(&self, indicator: &IndicatorId, slot: Slot) -> &RawAnswer {
        self.0.get(&(indicator.clone(), slot)).unwrap_or(EMPTY)
    }

    /// Puts an answer into a field.
    pub fn set(&mut self, indicator: IndicatorId, slot: Slot, raw: RawAnswer) {
        self.0.insert((indicator, slot), raw);
    }

    /// Every field that was ever filled, in order of indicator id.
    pub fn iter(&self) -> impl Iterator<Item = (&IndicatorId, Slot, &RawAnswer)> {
        self.0.iter().map(|((indicator, slot), raw)| (indicator, *slot, raw))
    }
}

/// A value that can be judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A number in the unit of the question.
    Number(Number),
    /// Figures of the year assessed and the years before it, newest first; the first is judged.
    Years(Number, Vec<Option<Number>>),
    /// One option or level; [`NO_LEVEL`](crate::framework::NO_LEVEL) below the lowest level.
    Choice(OptionId),
    /// Ticked items.
    Items(Vec<OptionId>),
    /// Yes or no.
    Said(bool),
    /// Text that is not blank.
    Text(String),
    /// A day.
    Date(NaiveDate),
    /// A table: how many of its rows are complete, of how many.
    Rows {
        /// Rows in which nothing that is required is missing.
        complete: u32,
        /// Rows in which something stands.
        all: u32,
    },
    /// Does not apply, with the reason.
    NotApplicable(String),
}

impl Answer {
    /// The figure that is judged.
    pub fn figure(&self) -> Option<&Number> {
        match self {
            Self::Number(value) | Self::Years(value, _) => Some(value),
            _ => None,
        }
    }
}

/// What an answer is understood as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerState {
    /// Nobody has said anything.
    Empty,
    /// Something was typed that cannot be judged yet; it is kept.
    Unfinished(Vec<Problem>),
    /// Understood; problems are remarks only.
    Complete {
        /// The value.
        answer: Answer,
        /// How it was understood when that is not obvious.
        understood: Option<String>,
    },
}

/// Ids of the options yes and no in a stored answer.
pub const YES: &str = "yes";
/// See [`YES`].
pub const NO: &str = "no";
