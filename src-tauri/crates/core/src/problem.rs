//! Problems: what is wrong with the user's data. Many, collected, never thrown.

use std::fmt;

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A final submission is not possible.
    Blocks,
    /// Worth a look; nothing is stopped.
    Warns,
    /// Worth knowing; nothing is to be done.
    Notes,
}

/// Where a problem is, in the user's terms; every place can be jumped to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The assessment as a whole.
    Assessment,
    /// An indicator's answer.
    Indicator(String),
    /// A field of the park profile.
    Profile(String),
    /// A yearly figure: key and period.
    BaseData {
        /// Which figure.
        key: String,
        /// Which year.
        period: String,
    },
    /// A firm of the roster, or one of its columns.
    Firm {
        /// Which firm.
        firm: String,
        /// Which column.
        column: Option<String>,
    },
    /// The roster as a whole.
    Roster,
    /// A piece of evidence.
    Evidence(String),
    /// A cell of a file: sheet, row and column as a person counts them.
    Cell {
        /// Name of the sheet.
        sheet: String,
        /// Row, from 1.
        row: u32,
        /// Column letters or header.
        column: String,
    },
    /// A line of a text file, from 1.
    Line {
        /// Line number, from 1.
        line: u32,
        /// Column number, from 1.
        column: u32,
    },
}

/// A sentence in both languages of the product.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Said {
    /// The same thing said twice.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.zh)
    }
}

/// Something about the user's data that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// Stable code such as `number.unreadable`; the same everywhere.
    pub code: &'static str,
    /// Where it is.
    pub place: Place,
    /// What is wrong, with the value.
    pub say: Said,
    /// What to do.
    pub next: Said,
}
