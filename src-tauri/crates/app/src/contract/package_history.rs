//! Two sets that were made, compared item by item.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::dossier::PackageView;
use super::problem::PlaceView;

/// Compares two sets, or a set with the data as they are now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ComparePackages {
    /// Id of the earlier set.
    pub old: String,
    /// Id of the later one; the data as they are now if absent.
    #[serde(default)]
    #[ts(optional)]
    pub new: Option<String>,
}

/// What differs, in the order of the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackageComparison {
    /// The earlier set.
    pub old: PackageView,
    /// The later one; absent for the data as they are now.
    pub new: Option<PackageView>,
    /// Every difference.
    pub changes: Vec<PackageChange>,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackageChange {
    /// What it is about.
    pub subject: ChangeSubject,
    /// Where it is entered.
    pub place: PlaceView,
    /// What it is, as the book names it.
    pub label: String,
    /// What the earlier set says; absent when it says nothing.
    pub before: Option<String>,
    /// What the later one says; absent when it says nothing.
    pub after: Option<String>,
}

/// What a difference is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangeSubject {
    /// The whole result.
    Overall,
    /// The result of an indicator.
    Result,
    /// What was entered for an indicator.
    Answer,
    /// How a definition is read.
    Reading,
    /// A field of the profile.
    Profile,
    /// A yearly figure.
    BaseData,
    /// The roster.
    Roster,
    /// Evidence.
    Evidence,
}

/// Prints a comparison as PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintComparison {
    /// Id of the earlier set.
    pub old: String,
    /// Id of the later one; the data as they are now if absent.
    #[serde(default)]
    #[ts(optional)]
    pub new: Option<String>,
    /// Path of the PDF.
    pub out: String,
}

/// Makes a set of before again, as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RebuildPackage {
    /// Id of the set, its fingerprint or the beginning of its SHA-256.
    pub package: String,
    /// Path of the zip; nothing that is there is replaced.
    pub out: String,
}

/// The set that was made again, beside the receipt of the first time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackageRebuilt {
    /// The set of before.
    pub package: PackageView,
    /// Path of the zip.
    pub file: String,
    /// SHA-256 of the zip.
    pub sha256: String,
    /// Whether every byte is the one of the first time.
    pub identical: bool,
    /// Files in it that are not as they were, gone or new; empty when that was not kept of an older set.
    pub differing: Vec<String>,
    /// Version of the program that made it the first time, if that was kept.
    pub made_with: Option<String>,
    /// Version of this program.
    pub app_version: String,
}
