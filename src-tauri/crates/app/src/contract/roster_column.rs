//! Columns that the office added to its roster.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a column of the office holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OwnKindView {
    /// Text.
    Text,
    /// A number, perhaps with a unit.
    Number,
    /// Yes or no.
    Flag,
    /// One of several.
    Choice,
    /// A date.
    Date,
}

/// A column of the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OwnColumnView {
    /// Permanent key.
    pub key: String,
    /// Its header.
    pub label: String,
    /// What it holds.
    pub kind: OwnKindView,
    /// Unit of its figures; empty for none.
    pub unit: String,
    /// Labels of its choices.
    pub choices: Vec<String>,
    /// Headers that it had before.
    pub former: Vec<String>,
    /// Holds personal data.
    pub personal: bool,
    /// Put away: its cells are kept and not shown.
    pub retired: bool,
    /// How many firms have something in it.
    pub filled: u32,
}

/// The office's own columns, retired ones too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OwnColumnList {
    /// In order.
    pub columns: Vec<OwnColumnView>,
}

/// Adds a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddOwnColumn {
    /// Its header.
    pub label: String,
    /// What it holds.
    pub kind: OwnKindView,
    /// Unit of its figures; empty for none.
    #[serde(default)]
    pub unit: String,
    /// Labels of its choices.
    #[serde(default)]
    pub choices: Vec<String>,
    /// Holds personal data.
    #[serde(default)]
    pub personal: bool,
}

/// Changes a column: its header, its choices, whether it is shown. Its kind stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeOwnColumn {
    /// Its key.
    pub key: String,
    /// Its new header; the former one is still recognised in files.
    #[serde(default)]
    #[ts(optional)]
    pub label: Option<String>,
    /// Its choices, as many as before or more: a choice is its place.
    #[serde(default)]
    #[ts(optional)]
    pub choices: Option<Vec<String>>,
    /// Puts it away or takes it out again. Its cells are kept either way.
    #[serde(default)]
    #[ts(optional)]
    pub retired: Option<bool>,
}
