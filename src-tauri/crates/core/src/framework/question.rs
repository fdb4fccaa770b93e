//! What is asked. A new kind is a compile error wherever it matters.

use crate::formula::{Condition, Formula};
use crate::id::{DefinitionId, FieldKey, OptionId};
use crate::number::Number;
use crate::standing::Standing;
use crate::unit::Unit;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Counted from the roster; nothing is typed.
    Counted(Counted),
    /// Computed from yearly figures, profile, roster and other indicators; nothing is typed.
    Computed(Computed),
    /// A number.
    Number(Unit),
    /// An amount of money.
    Money(Unit),
    /// A share in per cent.
    Percent(Whole),
    /// A day.
    Date,
    /// One of several.
    Choice(Vec<Choice>),
    /// Any of several, with their shares.
    Choices(Choices),
    /// Any of several, all of which are wanted.
    Checklist(Vec<Choice>),
    /// Yes or no.
    YesNo,
    /// One of several levels with a sentence each.
    Level(LevelQuestion),
    /// Repeating rows with typed columns.
    Table(TableQuestion),
    /// Text, with its longest length in characters.
    Text(Option<u32>),
}

/// A count over the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// What is counted.
    pub over: Over,
    /// Which firms are looked at.
    pub among: Condition,
    /// Which of them count as done.
    pub done: Condition,
    /// `among` in words.
    pub among_text: String,
    /// `done` in words.
    pub done_text: String,
}

/// A computed figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computed {
    /// The formula.
    pub formula: Formula,
    /// Unit of the result.
    pub unit: Unit,
    /// The formula in words.
    pub text: String,
    /// Decimal places that are shown.
    pub places: u32,
}

/// What per cent are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// Of a whole: more than 100 is odd.
    Parts,
    /// Of something that may be exceeded.
    MayExceed,
}

/// Any of several options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// In order.
    pub options: Vec<Choice>,
    /// The option that excludes the others.
    pub none: Option<OptionId>,
}

/// A question about a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelQuestion {
    /// From lowest to highest.
    pub levels: Vec<Level>,
    /// Whether one may be below the lowest.
    pub allow_none: bool,
}

/// The answer below the lowest level.
pub const NO_LEVEL: &str = "0";

/// The answers yes and no as shown.
pub const YES_NO: [&str; 2] = ["是", "否"];

/// A level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Permanent id.
    pub id: OptionId,
    /// Name.
    pub label: String,
    /// The sentence that describes it.
    pub sentence: String,
    /// A sentence of explanation, or empty.
    pub help: String,
    /// Its value; its position from 1 unless the framework says another.
    pub value: Number,
    /// Share of the points that it brings, where the framework says it.
    pub share: Option<Number>,
    /// Whose level it is.
    pub standing: Standing,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableQuestion {
    /// Columns in order.
    pub columns: Vec<TableColumn>,
    /// Fewest rows.
    pub min_rows: u32,
    /// Most rows.
    pub max_rows: u32,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Permanent key.
    pub key: FieldKey,
    /// Header.
    pub label: String,
    /// What it holds.
    pub kind: CellKind,
    /// Whether a row without it is incomplete.
    pub is_required: bool,
    /// Longest text in characters.
    pub max: Option<u32>,
}

/// What a cell of a table holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellKind {
    /// Text.
    Text,
    /// A number.
    Number(Unit),
    /// An amount of money.
    Money(Unit),
    /// A day.
    Date,
    /// One of several: id and label.
    Choice(Vec<(OptionId, String)>),
    /// Yes or no.
    Flag,
    /// The name or credit code of a firm.
    Firm,
}

/// What a count counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// Firms.
    Firms,
    /// Industry divisions of the firms; a division is done when one of its firms is.
    Industries,
}

/// An option of a choice or an item of a checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Permanent id.
    pub id: OptionId,
    /// What it says.
    pub label: String,
    /// A sentence of explanation, or empty.
    pub help: String,
    /// Share of the points that it brings, where the framework says it.
    pub share: Option<Number>,
    /// Whose option it is.
    pub standing: Standing,
}

impl Question {
    /// The definition that the count uses, if any.
    pub fn definition(&self) -> Option<&DefinitionId> {
        match self {
            Self::Counted(counted) => counted.done.definition().or_else(|| counted.among.definition()),
            _ => None,
        }
    }

    /// Whether nothing is typed.
    pub fn is_derived(&self) -> bool {
        matches!(self, Self::Counted(_) | Self::Computed(_))
    }

    /// The unit in which its value is judged; a count is judged by its share in per cent.
    pub fn unit(&self) -> Option<Unit> {
        match self {
            Self::Counted(_) | Self::Percent(_) => Some(Unit::percent()),
            Self::Computed(computed) => Some(computed.unit.clone()),
            Self::Number(unit) | Self::Money(unit) => Some(unit.clone()),
            Self::Date
            | Self::Choice(_)
            | Self::Choices(_)
            | Self::Checklist(_)
            | Self::YesNo
            | Self::Level(_)
            | Self::Table(_)
            | Self::Text(_) => None,
        }
    }

    /// Options that can be chosen, except levels.
    pub fn options(&self) -> &[Choice] {
        match self {
            Self::Choice(options) | Self::Checklist(options) => options,
            Self::Choices(choices) => &choices.options,
            _ => &[],
        }
    }
}

impl LevelQuestion {
    /// The level with this id; nothing for the answer below the lowest.
    pub fn level(&self, id: &OptionId) -> Option<&Level> {
        self.levels.iter().find(|level| &level.id == id)
    }

    /// The value of an answer; none below the lowest.
    pub fn value(&self, id: &OptionId) -> Number {
        self.level(id).map_or_else(Number::zero, |level| level.value.clone())
    }
}
