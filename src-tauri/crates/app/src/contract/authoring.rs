//! Writing frameworks: checking a file, taking it in, giving it out.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SaidView;
use super::framework::FrameworkSummary;
use super::problem::{PlaceView, SeverityView};

/// Names a framework file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FrameworkFileRef {
    /// A TOML file or a workbook.
    pub file: String,
}

/// A problem of a framework file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FrameworkFinding {
    /// Stable code such as `framework.band_gap`.
    pub code: String,
    /// How much it matters.
    pub severity: SeverityView,
    /// The cell of a workbook, or the line and column of a text.
    pub place: PlaceView,
    /// What stands there.
    pub value: Option<String>,
    /// What is wrong.
    pub say: SaidView,
    /// What to do.
    pub next: SaidView,
}

/// A framework file that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FrameworkChecked {
    /// What it holds, when nothing blocks.
    pub summary: Option<FrameworkSummary>,
    /// Every problem, in the order of the file.
    pub findings: Vec<FrameworkFinding>,
}

/// What became of a framework file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Taken {
    /// It is in the workspace now.
    Added,
    /// It took the place of the draft before it.
    Replaced,
    /// The same is there already.
    Unchanged,
    /// It has problems, or the edition is published.
    Refused,
}

/// A framework file that was to be taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FrameworkAdded {
    /// What became of it.
    pub taken: Taken,
    /// What it holds, when nothing blocks.
    pub summary: Option<FrameworkSummary>,
    /// Every problem, in the order of the file.
    pub findings: Vec<FrameworkFinding>,
}

/// Where a framework is to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportFramework {
    /// Its id.
    pub id: String,
    /// Its edition; the newest if absent.
    pub edition: Option<String>,
    /// A file that ends in `.xlsx` or `.toml`.
    pub out: String,
}

/// Where an empty framework is to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WriteTemplate {
    /// A file that ends in `.xlsx` or `.toml`.
    pub out: String,
}
