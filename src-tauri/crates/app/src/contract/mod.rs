//! Requests and replies as plain data: the one wire that the window, the
//! command line and the browser journeys share. Keys are snake_case, exact
//! numbers are strings, times are RFC 3339.

pub mod answer;
pub mod assessment;
pub mod authoring;
pub mod base_data;
pub mod book_look;
pub mod coverage;
pub mod dossier;
pub mod duplicate;
pub mod evidence;
pub mod evidence_look;
pub mod failure;
pub mod framework;
pub mod package_history;
pub mod prefill;
pub mod problem;
pub mod profile;
pub mod questionnaire;
pub mod reject;
pub mod roster;
pub mod roster_column;
pub mod score;
pub mod update;
pub mod workspace;

pub use failure::{Code, Failure};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request without content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// The same sentence in both languages of the product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaidView {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}
