//! The list to mend: rows of imported files that could not be taken.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SaidView;

/// Rows to mend, by place in their file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RejectList {
    /// The rows.
    pub rows: Vec<RejectView>,
}

/// One row to mend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RejectView {
    /// Its id.
    pub id: String,
    /// The file it came from.
    pub file: String,
    /// Its sheet.
    pub sheet: String,
    /// Its row there, from 1.
    pub row: u32,
    /// Column key to text.
    pub cells: BTreeMap<String, String>,
    /// Header to text of columns that were not matched.
    pub other: BTreeMap<String, String>,
    /// Why it could not be taken.
    pub say: SaidView,
}

/// Takes mended rows into the roster as one undoable step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MendRejects {
    /// The rows.
    pub rows: Vec<MendedRow>,
}

/// A row with what was missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MendedRow {
    /// Its id.
    pub id: String,
    /// Column key to text: these over those of the row; an empty text empties a cell.
    pub cells: BTreeMap<String, String>,
}

/// What became of mended rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Mended {
    /// New firms.
    pub added: u32,
    /// Firms of the roster that got other values.
    pub changed: u32,
    /// Firms of the roster that had it all.
    pub unchanged: u32,
    /// Rows that still do not say which firm they are; they stay in the list.
    pub left: Vec<String>,
}

/// Throws rows of the list away; undo brings them back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DiscardRejects {
    /// Their ids.
    pub rows: Vec<String>,
}
