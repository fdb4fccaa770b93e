//! Looking at evidence: pages as pictures, text of office files.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SaidView;

/// What can be seen of a piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EvidenceLook {
    /// Size of each page; empty for a file without pages.
    pub pages: Vec<PageSize>,
    /// Paragraphs or rows of an office file; empty for a file of pages.
    pub text: Vec<String>,
    /// Whether `text` ends before the file does.
    pub is_cut: bool,
    /// Why nothing can be seen.
    pub why: Option<SaidView>,
}

/// Size of a page in points, upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PageSize {
    /// Across.
    pub width: u32,
    /// Down.
    pub height: u32,
}

/// Draws a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawPage {
    /// Evidence id.
    pub evidence: String,
    /// From 1.
    pub page: u32,
    /// Dots across, from 16 to 4,000.
    pub width: u32,
    /// Quarter turns clockwise.
    pub turns: u8,
}

/// A drawn page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PageDrawn {
    /// A JPEG as a `data:` address.
    pub picture: String,
    /// Dots across.
    pub width: u32,
    /// Dots down.
    pub height: u32,
}

/// Shows what lighter scans would look like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TryScans {
    /// Evidence id.
    pub evidence: String,
    /// From 1.
    pub page: u32,
    /// Dots to the inch.
    pub scan_dpi: u16,
}

/// A page as it is and as it would be bound.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ScansTried {
    /// As it is.
    pub before: PageDrawn,
    /// Bytes that it takes.
    pub before_bytes: u64,
    /// With lighter scans.
    pub after: PageDrawn,
    /// Bytes that it takes then.
    pub after_bytes: u64,
}

/// What looking at every page of a piece found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EvidenceInspected {
    /// Pages that were looked at.
    pub pages: u32,
    /// What is wrong with them.
    pub findings: Vec<super::problem::FindingView>,
}
