//! Firms that may stand twice, and making one of them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::roster::{FirmRef, FirmRow};

/// By what firms look like one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LikenessView {
    /// The same credit code.
    SameCode,
    /// The same name in whatever spelling.
    SameName,
    /// The same name without place, brackets and form of company.
    SameCore,
    /// Such names that differ by one character.
    OneCharacter,
}

/// Firms that may be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DuplicateGroup {
    /// By what.
    pub likeness: LikenessView,
    /// Which, in order of the roster.
    pub firms: Vec<FirmRef>,
}

/// Groups of firms that may be one, the surest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DuplicateList {
    /// The first 500 groups.
    pub groups: Vec<DuplicateGroup>,
    /// How many there are.
    pub total: u32,
}

/// Makes one firm of several, as one undoable step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MergeFirms {
    /// The firm that stays.
    pub keep: String,
    /// The firms that are merged into it.
    pub others: Vec<String>,
    /// Whose value stands in a column where they differ; that of `keep` where nothing is said.
    pub take: Vec<TakenValue>,
    /// Only says what would become of them.
    pub preview: bool,
}

/// Whose value stands in a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakenValue {
    /// Column key.
    pub column: String,
    /// Firm id.
    pub firm: String,
}

/// The firm that several became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MergedView {
    /// The firm.
    pub firm: FirmRow,
    /// Where they differ.
    pub contested: Vec<ContestedColumn>,
    /// When it was made durable; absent for a preview.
    pub saved_at: Option<String>,
}

/// A column in which merged firms differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContestedColumn {
    /// Its key.
    pub column: String,
    /// Its label.
    pub label: String,
    /// What each says.
    pub said: Vec<ContestedValue>,
}

/// What one of the merged firms says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContestedValue {
    /// Firm id.
    pub firm: String,
    /// What it says, as typed.
    pub text: String,
}
