//! The firm roster.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SaidView;
use super::framework::OptionView;
use super::problem::FindingView;

/// Kind of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKindView {
    /// 统一社会信用代码.
    CreditCode,
    /// Text.
    Text,
    /// GB/T 4754 code.
    Industry,
    /// Yes or no.
    Flag,
    /// A number with a unit.
    Number,
    /// One of several.
    Choice,
    /// A date.
    Date,
}

/// A column of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ColumnView {
    /// Permanent key.
    pub key: String,
    /// Label.
    pub label: String,
    /// Kind.
    pub kind: ColumnKindView,
    /// Unit, for numbers.
    pub unit: Option<String>,
    /// Choices, for choices.
    pub choices: Vec<OptionView>,
    /// Added by this office.
    pub is_own: bool,
}

/// Asks for a window of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RosterQuery {
    /// First row, from 0.
    pub offset: u32,
    /// How many rows.
    pub limit: u32,
    /// Only firms whose name, code or industry contains this.
    pub search: String,
    /// Only these firms.
    pub only: RosterFilter,
    /// A firm whose place among the matching ones is wanted.
    pub find: Option<String>,
    /// In this order; that of the list if absent.
    #[serde(default)]
    #[ts(optional)]
    pub sort: Option<RosterSort>,
}

/// An order of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RosterSort {
    /// Column key.
    pub column: String,
    /// The greatest first. Blank cells are last either way.
    pub descending: bool,
}

/// Which firms are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "snake_case")]
pub enum RosterFilter {
    /// All.
    #[default]
    All,
    /// 规上工业企业.
    AboveScaleIndustrial,
    /// Firms with a problem.
    WithProblems,
    /// Firms whose cell in a column is blank.
    Blank {
        /// Column key.
        column: String,
    },
    /// Firms whose cell in a column reads as this.
    Equals {
        /// Column key.
        column: String,
        /// What it reads, as it would be typed.
        text: String,
    },
    /// Firms that may stand twice.
    Duplicates,
    /// Firms missing, or not known, for a counted indicator.
    MissingFor {
        /// Indicator id.
        indicator: String,
    },
}

/// A window of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RosterView {
    /// Year of the roster.
    pub year: u16,
    /// Columns in order.
    pub columns: Vec<ColumnView>,
    /// Firms in the whole roster.
    pub total: u32,
    /// 规上工业企业 in the whole roster.
    pub above_scale_industrial: u32,
    /// Firms that match the query.
    pub matching: u32,
    /// Where the firm to find stands among them, from 0; nothing if it is not one of them.
    pub found: Option<u32>,
    /// The rows asked for.
    pub firms: Vec<FirmRow>,
    /// Problems of the whole roster.
    pub problems: u32,
    /// Rows of imported files that could not be taken and are kept to mend.
    pub rejects: u32,
}

/// A firm as a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FirmRow {
    /// Firm id.
    pub id: String,
    /// Column key to text as typed; empty cells are left out.
    pub cells: BTreeMap<String, String>,
    /// What is odd about it.
    pub problems: Vec<FindingView>,
}

/// A firm in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FirmRef {
    /// Firm id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Credit code as typed.
    pub credit_code: String,
    /// Industry, "36 汽车制造业".
    pub industry: String,
}

/// Reads a file and says what importing it would do, or does it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportRoster {
    /// The spreadsheet; empty when `text` is given.
    pub file: String,
    /// Sheet name; the first that looks like a roster if absent.
    pub sheet: Option<String>,
    /// Corrected columns: position in the file (from 0) and column key, or none to leave it out.
    pub matches: Vec<ColumnChoice>,
    /// What was pasted from a spreadsheet, instead of a file.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// Every sheet that looks like a roster, in order.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub all_sheets: bool,
}

/// One corrected column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ColumnChoice {
    /// Position in the file, from 0.
    pub position: u32,
    /// Column key, or absent to leave the column out.
    pub key: Option<String>,
    /// Sheet name, where several are read.
    #[serde(default)]
    #[ts(optional)]
    pub sheet: Option<String>,
}

/// By what a column of a file was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MatchedByView {
    /// Chosen now.
    Chosen,
    /// Chosen for a file with the same headers before.
    Remembered,
    /// The column's own label.
    Label,
    /// A synonym.
    Synonym,
    /// Its label behind a year.
    Year,
}

/// How a column of the file was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ColumnMatchView {
    /// Position in the file, from 0.
    pub position: u32,
    /// Header in the file.
    pub header: String,
    /// Column key, if any.
    pub key: Option<String>,
    /// What was converted: "按 亿元 读取并换算".
    pub conversion: Option<SaidView>,
    /// By what it was recognised; absent when it was not.
    pub by: Option<MatchedByView>,
    /// Its sheet.
    pub sheet: String,
}

/// What an import does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportView {
    /// Sheets of the file.
    pub sheets: Vec<String>,
    /// The sheet read.
    pub sheet: String,
    /// Row of the header, from 1.
    pub header_row: u32,
    /// Columns of the file.
    pub matches: Vec<ColumnMatchView>,
    /// Data rows read.
    pub read: u32,
    /// New firms.
    pub added: u32,
    /// Firms with other values.
    pub changed: u32,
    /// Firms as they were.
    pub unchanged: u32,
    /// Rows kept to mend.
    pub rejected: u32,
    /// Rows left out with their reason: "第 188 行：合计行".
    pub skipped: Vec<SaidView>,
    /// What changes, at most 200 lines.
    pub changes: Vec<ImportChange>,
    /// What is odd, by row and column.
    pub problems: Vec<ImportProblem>,
    /// Sheets that were to be read and have no header of a roster.
    pub left_out_sheets: Vec<String>,
    /// Firms of the roster that the file does not have. They stay.
    pub absent: u32,
    /// Values of the roster that a blank cell of the file does not erase.
    pub kept: u32,
}

/// One changed cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportChange {
    /// Name of the firm.
    pub firm: String,
    /// Label of the column.
    pub column: String,
    /// What stood there.
    pub before: String,
    /// What will stand there.
    pub after: String,
}

/// One problem of an imported file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportProblem {
    /// Sheet, where several are read; else empty.
    pub sheet: String,
    /// Row in the file, from 1.
    pub row: u32,
    /// Header of the column, or empty.
    pub column: String,
    /// Stable code.
    pub code: String,
    /// What is wrong.
    pub say: SaidView,
    /// What to do.
    pub next: SaidView,
}

/// Saves one cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveFirmCell {
    /// Firm id.
    pub firm: String,
    /// Column key.
    pub column: String,
    /// As typed.
    pub raw: String,
}

/// The cell is on the disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FirmCellSaved {
    /// The firm as it is now.
    pub firm: FirmRow,
    /// When it was made durable.
    pub saved_at: String,
}

/// Saves several cells as one undoable step: a block that was pasted, a column that was filled down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveFirmCells {
    /// The cells; of a cell that comes twice the last stands.
    pub cells: Vec<SaveFirmCell>,
}

/// The cells are on the disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FirmCellsSaved {
    /// The firms as they are now, in order of the roster.
    pub firms: Vec<FirmRow>,
    /// When it was made durable.
    pub saved_at: String,
}

/// Adds a firm behind the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddFirm {
    /// Column key to text; at least a name or a credit code.
    pub cells: BTreeMap<String, String>,
}

/// Writes an empty roster with drop-downs, to be filled in and imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RosterTemplate {
    /// Where.
    pub out: String,
}

/// Takes a firm out of the roster; undo brings it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveFirm {
    /// Firm id.
    pub firm: String,
}

/// The firm is out of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FirmRemoved {
    /// Its name.
    pub name: String,
    /// When it was made durable.
    pub saved_at: String,
}

/// Writes the roster as a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportRoster {
    /// Where.
    pub out: String,
    /// Only the firms missing for this indicator.
    pub missing_for: Option<String>,
}

/// A file was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileWritten {
    /// Its path.
    pub file: String,
    /// How many rows it holds.
    pub rows: u32,
}
