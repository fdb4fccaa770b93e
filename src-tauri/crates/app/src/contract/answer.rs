//! Saving what was typed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::problem::FindingView;
use super::score::{AreaResultView, IndicatorResultView, OverallView};
use super::workspace::UndoView;

/// Which field of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SlotView {
    /// The value that is judged.
    Value,
    /// The descriptive text.
    Narrative,
    /// The reason or remark.
    Note,
}

/// Input as typed; always storable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "snake_case")]
pub enum RawAnswerView {
    /// Nothing.
    Empty,
    /// A typed figure or text.
    Text {
        /// Exactly as typed.
        text: String,
    },
    /// Chosen options or ticked items; an empty list says "none of them".
    Chosen {
        /// Option ids in the order of the framework.
        options: Vec<String>,
    },
    /// Rows of a table, a text for each column.
    Rows {
        /// Rows in order; cells in the order of the columns.
        rows: Vec<Vec<String>>,
    },
    /// Figures of the year assessed and the years before it.
    Years {
        /// Newest first, exactly as typed.
        years: Vec<String>,
    },
    /// Does not apply to this park.
    NotApplicable {
        /// Why.
        reason: String,
    },
}

/// Saves one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveAnswer {
    /// Indicator id.
    pub indicator: String,
    /// Which of its fields.
    pub slot: SlotView,
    /// The revision that the typing started from; 0 for a field never saved.
    pub base_revision: u32,
    /// What was typed.
    pub raw: RawAnswerView,
}

/// A stored field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnswerView {
    /// Indicator id.
    pub indicator: String,
    /// Which of its fields.
    pub slot: SlotView,
    /// As typed.
    pub raw: RawAnswerView,
    /// Grows by one with each save.
    pub revision: u32,
    /// When it was made durable.
    pub saved_at: String,
    /// How it was understood when that is not obvious: "理解为 35,000 万元".
    pub understood: Option<String>,
    /// What is odd about it.
    pub problems: Vec<FindingView>,
}

/// The field is on the disk; these results changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnswerSaved {
    /// The stored field.
    pub answer: AnswerView,
    /// Indicators whose result changed.
    pub indicators: Vec<IndicatorResultView>,
    /// Every area.
    pub areas: Vec<AreaResultView>,
    /// The whole.
    pub overall: OverallView,
    /// What undo would take back.
    pub undo: Option<UndoView>,
}

/// Asks for the history of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerHistory {
    /// Indicator id.
    pub indicator: String,
    /// Which of its fields.
    pub slot: SlotView,
}

/// What stood in a field, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnswerHistoryView {
    /// One entry a change.
    pub entries: Vec<AnswerHistoryEntry>,
}

/// One change of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnswerHistoryEntry {
    /// Number of the change.
    pub sequence: u32,
    /// When.
    pub at: String,
    /// What stood there afterwards.
    pub raw: RawAnswerView,
}
