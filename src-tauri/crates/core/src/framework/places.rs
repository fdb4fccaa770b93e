//! Where the items of a framework file stand, so that every problem leads to a line.

use std::collections::BTreeMap;

use crate::problem::Place;

/// What an id in a framework file names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Noun {
    Source,
    Definition,
    Scale,
    Requirement,
    Area,
    Indicator,
    Number,
    Option,
}

impl Noun {
    /// The word in both languages.
    pub(super) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Source => ("依据", "source"),
            Self::Definition => ("口径", "definition"),
            Self::Scale => ("选项表", "scale"),
            Self::Requirement => ("建设对象条件", "requirement"),
            Self::Area => ("领域", "area"),
            Self::Indicator => ("指标", "indicator"),
            Self::Number => ("编号", "number"),
            Self::Option => ("选项", "option"),
        }
    }
}

/// The line on which the id of each item stands; of two items with one id, the later.
#[derive(Debug, Default)]
pub(super) struct Places(BTreeMap<(Noun, String), Place>);

impl Places {
    /// Remembers where an item stands.
    pub(super) fn set(&mut self, noun: Noun, id: &str, place: Place) {
        self.0.insert((noun, id.to_owned()), place);
    }

    /// Where an item stands.
    pub(super) fn of(&self, noun: Noun, id: &str) -> Place {
        self.0.get(&(noun, id.to_owned())).cloned().unwrap_or(Place::Assessment)
    }
}

/// Line and column, both from 1, of a byte of `text`.
pub(crate) fn position(text: &str, byte: usize) -> (u32, u32) {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |rest| rest.chars().count()) + 1;
    (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
}

/// The place of a byte of `text`.
pub(super) fn place_at(text: &str, byte: usize) -> Place {
    let (line, column) = position(text, byte);
    Place::Line { line, column }
}
