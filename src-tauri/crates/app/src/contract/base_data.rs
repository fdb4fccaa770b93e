//! Yearly figures of the park (基础数据).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::problem::FindingView;

/// The three-year table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BaseDataView {
    /// Rows.
    pub figures: Vec<FigureView>,
    /// Columns: years, oldest first.
    pub periods: Vec<String>,
    /// What is stored.
    pub values: Vec<BaseValue>,
}

/// One yearly figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FigureView {
    /// Permanent key.
    pub key: String,
    /// Label.
    pub label: String,
    /// Unit.
    pub unit: String,
    /// One sentence of help, or empty.
    pub help: String,
}

/// A stored value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BaseValue {
    /// Figure key.
    pub key: String,
    /// Year.
    pub period: String,
    /// As typed.
    pub raw: String,
    /// Where the figure comes from.
    pub source: String,
    /// Who gave it.
    pub person: String,
    /// What explains it.
    pub note: String,
    /// Grows by one with each save.
    pub revision: u32,
    /// When it was made durable.
    pub saved_at: String,
    /// How it was understood when that is not obvious.
    pub understood: Option<String>,
    /// What is odd about it.
    pub problems: Vec<FindingView>,
}

/// Saves one value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveBaseValue {
    /// Figure key.
    pub key: String,
    /// Year.
    pub period: String,
    /// The revision that the typing started from; 0 if never saved.
    pub base_revision: u32,
    /// As typed.
    pub raw: String,
    /// Where the figure comes from.
    pub source: String,
    /// Who gave it.
    pub person: String,
    /// What explains it, such as a jump from the year before; as it was if absent.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

/// The value is on the disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BaseValueSaved {
    /// The stored value.
    pub value: BaseValue,
}
