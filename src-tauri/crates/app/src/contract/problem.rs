//! Problems of the user's data and the places they point to.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SaidView;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SeverityView {
    /// A final submission is not possible.
    Blocks,
    /// Worth a look.
    Warns,
    /// Worth knowing; nothing is to be done.
    Notes,
}

/// Where to jump.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "snake_case")]
pub enum PlaceView {
    /// The assessment as a whole.
    Assessment,
    /// An indicator.
    Indicator {
        /// Its id.
        indicator: String,
    },
    /// A field of the profile.
    Profile {
        /// Its key.
        key: String,
    },
    /// A yearly figure.
    BaseData {
        /// Its key.
        key: String,
        /// Its year.
        period: String,
    },
    /// A firm, or one of its cells.
    Firm {
        /// Its id.
        firm: String,
        /// Column key.
        column: Option<String>,
    },
    /// The roster.
    Roster,
    /// A piece of evidence.
    Evidence {
        /// Its id.
        evidence: String,
    },
    /// A cell of a file.
    Cell {
        /// Sheet name.
        sheet: String,
        /// Row, from 1.
        row: u32,
        /// Header or letters.
        column: String,
    },
    /// A line of a text file.
    Line {
        /// From 1.
        line: u32,
        /// From 1.
        column: u32,
    },
}

/// A problem or a finding of the standing check list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FindingView {
    /// Stable code such as `number.unreadable`.
    pub code: String,
    /// How much it matters.
    pub severity: SeverityView,
    /// Where to jump.
    pub place: PlaceView,
    /// What is wrong.
    pub say: SaidView,
    /// What to do.
    pub next: SaidView,
}

/// The standing check list (体检).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckView {
    /// Blocking findings first.
    pub findings: Vec<FindingView>,
}
