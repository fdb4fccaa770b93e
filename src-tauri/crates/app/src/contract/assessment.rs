//! Assessments: starting one, opening one.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::answer::AnswerView;
use super::framework::FrameworkView;
use super::score::ScoreView;
use super::update::{RetiredView, ToConfirmView};
use super::workspace::UndoView;

/// One line of the list of assessments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AssessmentSummary {
    /// Its id.
    pub id: String,
    /// Framework id.
    pub framework: String,
    /// Framework title.
    pub framework_title: String,
    /// Framework edition.
    pub edition: String,
    /// Name of the park when it was started.
    pub park: String,
    /// Year assessed.
    pub year: u16,
    /// Round of the year, from 1.
    pub round: u16,
    /// When it was started.
    pub created_at: String,
}

/// Every assessment of the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AssessmentList {
    /// Newest first.
    pub assessments: Vec<AssessmentSummary>,
    /// The open one.
    pub current: Option<String>,
}

/// Starts an assessment and opens it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewAssessment {
    /// Framework id.
    pub framework: String,
    /// Edition; the newest if absent.
    pub edition: Option<String>,
    /// Name of the park; becomes the profile's name if that is empty.
    pub park: String,
    /// Year assessed.
    pub year: u16,
}

/// Opens an assessment of the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenAssessment {
    /// Its id.
    pub assessment: String,
}

/// The open assessment in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AssessmentView {
    /// Head line.
    pub summary: AssessmentSummary,
    /// What is asked.
    pub framework: FrameworkView,
    /// Years of a figure that is asked for three years, newest first; the first is judged.
    pub years: Vec<u16>,
    /// Chosen readings: definition id and option id.
    pub readings: Vec<ChosenReading>,
    /// Every stored answer.
    pub answers: Vec<AnswerView>,
    /// Answers that no person has confirmed since an update or another framework put them there.
    pub to_confirm: Vec<ToConfirmView>,
    /// What was answered for an edition before and is asked no more.
    pub retired: Vec<RetiredView>,
    /// The result as of now.
    pub score: ScoreView,
    /// What undo would take back.
    pub undo: Option<UndoView>,
    /// When something was last saved.
    pub saved_at: Option<String>,
}

/// Which reading of a rule is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChosenReading {
    /// The rule.
    pub definition: String,
    /// The reading.
    pub option: String,
}
