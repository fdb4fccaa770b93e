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

/// Adds files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddEvidence {
    /// Paths of files.
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
    /// The board as it is now.
    pub board: EvidenceBoard,
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
    /// Remark.
    pub note: String,
}

/// Puts a piece into the trash; undo brings it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveEvidence {
    /// Evidence id.
    pub evidence: String,
}
