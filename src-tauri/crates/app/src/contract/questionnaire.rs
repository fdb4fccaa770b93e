//! Questionnaires that firms fill in offline.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SaidView;
use super::roster::FirmRef;

/// Writes one workbook for each firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MakeQuestionnaires {
    /// A framework that firms answer.
    pub framework: String,
    /// The folder for the workbooks.
    pub out: String,
    /// Only 规上工业企业.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub above_scale: bool,
    /// Only these firms; all if empty.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub firms: Vec<String>,
}

/// The workbooks are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QuestionnairesMade {
    /// The folder.
    pub folder: String,
    /// How many.
    pub files: u32,
}

/// Reads every workbook of a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadQuestionnaires {
    /// The folder; folders below it are read too.
    pub folder: String,
    /// Only says what is in it.
    pub preview: bool,
}

/// What was in a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QuestionnairesRead {
    /// Spreadsheets looked at.
    pub files: u32,
    /// Firms that had sent nothing before.
    pub added: u32,
    /// Firms whose earlier answers are replaced.
    pub changed: u32,
    /// Firms that sent the same again.
    pub unchanged: u32,
    /// Files that are not taken, each with its reason among the problems.
    pub refused: u32,
    /// What is wrong, by file and cell.
    pub problems: Vec<FileProblem>,
}

/// One problem of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileProblem {
    /// The file, below the folder.
    pub file: String,
    /// Its sheet, or empty for the file as a whole.
    pub sheet: String,
    /// Its row, from 1; 0 for the file as a whole.
    pub row: u32,
    /// Letters of its column, or empty.
    pub column: String,
    /// Stable code.
    pub code: String,
    /// What is wrong.
    pub say: SaidView,
    /// What to do.
    pub next: SaidView,
}

/// Asks for what firms answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct QuestionnaireQuery {
    /// A framework that firms answer; the first that ships if absent.
    pub framework: Option<String>,
}

/// A framework that firms answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FirmFramework {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What nobody has published of it.
    pub not_published: Vec<String>,
}

/// What firms answered, each and together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QuestionnaireView {
    /// Frameworks that firms answer.
    pub frameworks: Vec<FirmFramework>,
    /// The one that is shown; empty when there is none.
    pub framework: String,
    /// Firms of the roster.
    pub firms: u32,
    /// Those that sent something back, in order of the roster.
    pub returned: Vec<FirmAnswers>,
    /// Firms of the roster that have not, at most 500.
    pub outstanding: Vec<FirmRef>,
    /// How many have not.
    pub outstanding_total: u32,
    /// By grade; empty where the framework has none.
    pub grades: Vec<ShareView>,
    /// By fifths of the full points: our grouping and no grade.
    pub points: Vec<ShareView>,
    /// Means of the whole and of areas.
    pub means: Vec<MeanView>,
    /// Questions about levels: the coverage of scenarios.
    pub levels: Vec<LevelSpreadView>,
    /// Columns of the roster that can be filled from the answers.
    pub takes: u32,
}

/// The answers of a firm, judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FirmAnswers {
    /// The firm.
    pub firm: FirmRef,
    /// File that it came in.
    pub file: String,
    /// When it was read.
    pub received_at: String,
    /// Fields filled.
    pub filled: u32,
    /// Fields asked.
    pub asked: u32,
    /// Points in words, or empty.
    pub points: String,
    /// Grade in words, or empty.
    pub grade: String,
}

/// A part of a distribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShareView {
    /// The part.
    pub label: String,
    /// Firms in it.
    pub firms: u32,
}

/// A mean of points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MeanView {
    /// Area id; absent for the whole.
    pub area: Option<String>,
    /// Its name.
    pub name: String,
    /// Most points.
    pub full: String,
    /// The mean of the firms whose points are certain, to two places; absent without one.
    pub mean: Option<String>,
    /// How many those are.
    pub certain: u32,
    /// Of how many something is open.
    pub open: u32,
}

/// The distribution of a question about a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LevelSpreadView {
    /// Indicator id.
    pub indicator: String,
    /// Number and name.
    pub name: String,
    /// From the lowest.
    pub levels: Vec<ShareView>,
    /// Firms that did not answer.
    pub blank: u32,
    /// Firms that say it does not apply.
    pub not_applicable: u32,
}

/// Writes the results as a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportQuestionnaires {
    /// A framework that firms answer.
    pub framework: String,
    /// Where.
    pub out: String,
}

/// Fills columns of the roster from what firms answered, as one undoable step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeAnswers {
    /// A framework that firms answer.
    pub framework: String,
    /// Also where the roster says something else; else only blank cells are filled.
    pub overwrite: bool,
    /// Only says what would change.
    pub preview: bool,
}

/// What was filled, or would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnswersTaken {
    /// Blank cells that are filled.
    pub filled: u32,
    /// Cells that say something else and are replaced, or would be with `overwrite`.
    pub different: u32,
    /// What changes, at most 200 lines.
    pub changes: Vec<super::roster::ImportChange>,
}
