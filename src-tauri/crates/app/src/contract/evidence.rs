//! Evidence (佐证材料).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::problem::FindingView;

/// Everything about the evidence of the open assessment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EvidenceBoard {
    /// In order of number.
    pub items: Vec<EvidenceItem>,
    /// How many are linked to nothing.
    pub unlinked: u32,
    /// Indicators that ask for proof and have none.
    pub unproved: Vec<String>,
    /// Bytes stored.
    pub total_size: u64,
    /// How it is numbered and bound.
    pub binding: BindingView,
}

/// How numbers come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NumberingView {
    /// 佐证1.2-03.
    ByIndicator,
    /// 附件1.
    Continuous,
}

/// How the evidence of the open assessment is numbered and bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BindingView {
    /// The rule of the numbers.
    pub numbering: NumberingView,
    /// How many numbers stand because a set was made with them.
    pub standing: u32,
    /// Bytes that a volume may have; all in one when absent.
    pub max_bytes: Option<u64>,
    /// Whether every page has places to confirm that it is like the original.
    pub certified: bool,
    /// Dots to the inch that scans keep in the volume; as many as they have when absent.
    pub scan_dpi: Option<u16>,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EvidenceItem {
    /// Its id.
    pub id: String,
    /// Number by rule, "佐证1.2-03"; absent while it is linked to nothing.
    pub number: Option<String>,
    /// Title.
    pub title: String,
    /// Name of the file that was added.
    pub original_name: String,
    /// Kind of document: 批文, 证书, …, or empty.
    pub kind: String,
    /// Who issued it.
    pub issuer: String,
    /// Document number.
    pub document_number: String,
    /// Date as typed.
    pub document_date: String,
    /// Last day it is valid, as typed.
    pub valid_until: String,
    /// Who may see it.
    pub confidentiality: String,
    /// Remark.
    pub note: String,
    /// Media type found by content.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256, lower-case hexadecimal.
    pub sha256: String,
    /// Pages, where they can be counted.
    pub pages: Option<u32>,
    /// When it was added.
    pub added_at: String,
    /// What it proves.
    pub links: Vec<EvidenceLink>,
    /// What is odd about it.
    pub problems: Vec<FindingView>,
}

/// One link from evidence to an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EvidenceLink {
    /// Indicator id, or `profile`.
    pub indicator: String,
    /// Page ranges "3-5,8"; empty for all.
    pub pages: String,
    /// Why it proves it.
    pub reason: String,
}

/// Finds the files that adding these paths would add.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FindEvidence {
    /// Paths of files and folders.
    pub paths: Vec<String>,
}

/// The files, folders opened. Adding them some at a time shows progress and can be ended at any time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FoundEvidence {
    /// In the order of their names.
    pub files: Vec<FoundFile>,
    /// Bytes of all.
    pub total_size: u64,
}

/// A file that could be added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FoundFile {
    /// Path.
    pub path: String,
    /// Bytes.
    pub size: u64,
}

/// Adds files; folders with everything in them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddEvidence {
    /// Paths.
    pub files: Vec<String>,
    /// Links them at once.
    pub link: Option<EvidenceLink>,
}

/// What became of each file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EvidenceAdded {
    /// Ids of the pieces, in the order of the files; a known file gives its known id.
    pub added: Vec<String>,
    /// Names of files that were already there.
    pub known: Vec<String>,
    /// Files that could not be taken: name and reason.
    pub refused: Vec<FindingView>,
    /// Pieces that were added although one of the same name is there: perhaps its newer version.
    pub perhaps_newer: Vec<PerhapsNewer>,
    /// The board as it is now.
    pub board: EvidenceBoard,
}

/// A piece that may be the newer version of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PerhapsNewer {
    /// The piece that was added.
    pub evidence: String,
    /// The piece of the same name that was there.
    pub of: String,
    /// Their name.
    pub name: String,
}

/// Puts a newer version of the same document in the place of a piece; links and facts are kept, and so is the old one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReviseEvidence {
    /// Evidence id.
    pub evidence: String,
    /// Path of the newer file, or
    pub file: Option<String>,
    /// the id of a piece that turned out to be the newer version; it goes into the trash.
    pub with: Option<String>,
}

/// Names a piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EvidenceRef {
    /// Evidence id.
    pub evidence: String,
}

/// Every version of a piece that was ever stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EvidenceVersions {
    /// The newest first; the first is the one that counts.
    pub versions: Vec<EvidenceVersion>,
}

/// One version of a piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EvidenceVersion {
    /// SHA-256.
    pub sha256: String,
    /// Name of the file.
    pub original_name: String,
    /// Bytes.
    pub size: u64,
    /// Since when it is there.
    pub since: String,
}

/// Writes a stored version as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportEvidence {
    /// Evidence id.
    pub evidence: String,
    /// Which version, by SHA-256; the newest if absent.
    pub sha256: Option<String>,
    /// Path of the file to write; it must not exist.
    pub out: String,
}

/// What lies in the trash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EvidenceTrash {
    /// The newest first.
    pub items: Vec<TrashedEvidence>,
}

/// A piece in the trash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TrashedEvidence {
    /// Its id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Name of the file.
    pub original_name: String,
    /// Bytes.
    pub size: u64,
    /// When it was put there.
    pub trashed_at: String,
}

/// Numbers anew, and chooses the rule for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NumberEvidence {
    /// The rule; the one chosen before if absent.
    pub numbering: Option<NumberingView>,
    /// Only says what would change.
    pub is_preview: bool,
}

/// What numbering anew changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EvidenceRenumbered {
    /// Every number that changes, in the order of the old ones.
    pub changes: Vec<NumberChange>,
    /// The board as it is now.
    pub board: EvidenceBoard,
}

/// One number that changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NumberChange {
    /// Evidence id.
    pub evidence: String,
    /// Its title.
    pub title: String,
    /// The number before.
    pub before: String,
    /// The number after.
    pub after: String,
}

/// Chooses how the volume is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChooseBinding {
    /// Bytes that a volume may have; all in one when absent.
    pub max_bytes: Option<u64>,
    /// Whether every page has places to confirm that it is like the original.
    pub certified: bool,
    /// Dots to the inch that scans keep in the volume; as many as they have when absent.
    pub scan_dpi: Option<u16>,
}

/// Indicators that pieces may prove.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EvidenceSuggestions {
    /// For every piece that is linked to nothing and says something of itself.
    pub suggestions: Vec<EvidenceSuggestion>,
}

/// What a piece may prove. A person confirms it by linking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EvidenceSuggestion {
    /// Evidence id.
    pub evidence: String,
    /// Its title.
    pub title: String,
    /// Indicator id.
    pub indicator: String,
    /// Its number and name.
    pub name: String,
    /// The words that speak for it.
    pub words: Vec<String>,
    /// Pages on which they stand, as ranges; empty for the name of the file.
    pub pages: String,
}

/// Makes or changes a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LinkEvidence {
    /// Evidence id.
    pub evidence: String,
    /// The link; replaces one to the same indicator.
    pub link: EvidenceLink,
}

/// Takes a link away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UnlinkEvidence {
    /// Evidence id.
    pub evidence: String,
    /// Indicator id.
    pub indicator: String,
}

/// Changes the facts about a piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DescribeEvidence {
    /// Evidence id.
    pub evidence: String,
    /// Title.
    pub title: String,
    /// Kind of document.
    pub kind: String,
    /// Who issued it.
    pub issuer: String,
    /// Document number.
    pub document_number: String,
    /// Date.
    pub document_date: String,
    /// Last day it is valid; left as it is if absent.
    #[serde(default)]
    #[ts(optional)]
    pub valid_until: Option<String>,
    /// Who may see it; left as it is if absent.
    #[serde(default)]
    #[ts(optional)]
    pub confidentiality: Option<String>,
    /// Remark.
    pub note: String,
}

/// Puts a piece into the trash; its links and its file are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveEvidence {
    /// Evidence id.
    pub evidence: String,
}
