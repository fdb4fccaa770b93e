//! The submission set.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SaidView;
use super::problem::FindingView;

/// What stands before a final set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Readiness {
    /// Whether nothing blocks.
    pub ready: bool,
    /// Blocking findings first.
    pub findings: Vec<FindingView>,
    /// Sets made before, newest first.
    pub packages: Vec<PackageView>,
    /// Round that the next set has.
    pub next_round: u16,
    /// File name offered for it.
    pub suggested_name: String,
}

/// A set that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackageView {
    /// Its id.
    pub id: String,
    /// Round.
    pub round: u16,
    /// When.
    pub made_at: String,
    /// File.
    pub file: String,
    /// SHA-256 of the zip.
    pub sha256: String,
    /// Fingerprint on every page.
    pub fingerprint: String,
    /// Pages of the book.
    pub pages: u32,
    /// 正式 or 草稿.
    pub is_final: bool,
    /// Whether the scan of the signed pledge is in it.
    pub is_signed: bool,
}

/// Makes the set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MakePackage {
    /// Path of the zip.
    pub out: String,
    /// Round; the next one if absent.
    pub round: Option<u16>,
    /// Time of the snapshot, RFC 3339; now if absent.
    pub at: Option<String>,
    /// 正式 instead of 草稿; refused while something blocks.
    pub is_final: bool,
    /// Scan (JPEG or PNG) of the signed pledge. The set is made again as it was when the page was printed, with the scan in
    /// the page's place; refused when the data have changed since.
    #[serde(default)]
    #[ts(optional)]
    pub signed_page: Option<String>,
    /// Look and parts of the book: id of a shipped template or path of one; the usual one if absent.
    #[serde(default)]
    #[ts(optional)]
    pub template: Option<String>,
}

/// The set is written, synced and rechecked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackageMade {
    /// Path of the zip.
    pub file: String,
    /// SHA-256 of the zip.
    pub sha256: String,
    /// Fingerprint on every page.
    pub fingerprint: String,
    /// Pages of the book.
    pub pages: u32,
    /// Files in the zip.
    pub files: u32,
    /// Bytes of the zip.
    pub size: u64,
    /// Pages of the evidence volumes, a file each; empty when nothing is linked.
    pub volume_pages: Vec<u32>,
    /// Whether it is a draft.
    pub is_draft: bool,
    /// What was found while making it.
    pub findings: Vec<FindingView>,
}

/// Checks a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VerifyPackage {
    /// Path of the zip.
    pub file: String,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VerificationView {
    /// Whether the set is exactly what was made.
    pub ok: bool,
    /// In the manifest, not in the zip.
    pub missing: Vec<String>,
    /// In the zip, not in the manifest.
    pub extra: Vec<String>,
    /// In both, with other content.
    pub changed: Vec<String>,
    /// What else is wrong with the file, in words.
    pub problems: Vec<SaidView>,
    /// Fingerprint that the manifest names.
    pub fingerprint: Option<String>,
    /// When the set was made.
    pub made_at: Option<String>,
    /// Files listed.
    pub files: u32,
}

/// Unpacks a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UnpackPackage {
    /// Path of the zip.
    pub file: String,
    /// A folder that does not exist yet or is empty.
    pub out: String,
}
