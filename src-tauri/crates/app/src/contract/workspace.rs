//! Opening a park's folder.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SaidView;
use super::assessment::AssessmentSummary;

/// What the window shows first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WorkspaceState {
    /// Version of the program.
    pub app_version: String,
    /// The open workspace, if any.
    pub workspace: Option<WorkspaceView>,
    /// Folder offered for a new workspace.
    pub default_folder: String,
    /// Folders that were open before and are still there, the newest first.
    pub recent: Vec<String>,
}

/// An open workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WorkspaceView {
    /// Its folder.
    pub folder: String,
    /// Name of the park, or empty.
    pub park_name: String,
    /// Whether it holds the fictitious demo park.
    pub is_demo: bool,
    /// Every assessment, newest first.
    pub assessments: Vec<AssessmentSummary>,
    /// Id of the assessment that is open.
    pub current: Option<String>,
    /// What the office should know about the folder (network drive …).
    pub warnings: Vec<SaidView>,
    /// Last change that is stored.
    pub sequence: u32,
}

/// Opens or creates the workspace in a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenWorkspace {
    /// The folder; made if it does not exist.
    pub folder: String,
}

/// Fills a new workspace with the demo park and opens it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenDemo {
    /// Where; a fresh folder beside the default one if empty.
    pub folder: Option<String>,
}

/// What undo would take back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UndoView {
    /// Names the change: "园区概况 · 园区名称".
    pub label: String,
    /// When it was made.
    pub at: String,
}

/// What undo took back. The page reloads what it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Undone {
    /// What was taken back; nothing if there was nothing to undo.
    pub undone: Option<UndoView>,
    /// What the next undo would take back.
    pub next: Option<UndoView>,
}
