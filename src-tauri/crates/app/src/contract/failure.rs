//! What the program could not do: a code for machines, a sentence for people,
//! a hint for the next step. The only place that maps errors to codes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SaidView;

/// Why a command could not be done. Add a code only if somebody behaves differently on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The call itself is wrong: unknown command, unknown id, missing argument.
    Call,
    /// Somebody saved the same item in between; the reply to a retry must name the new revision.
    Conflict,
    /// The disk is full.
    Full,
    /// The folder or file cannot be written.
    ReadOnly,
    /// Another copy of the program has the folder open.
    InUse,
    /// The workspace was made by a newer program.
    Newer,
    /// The database or a stored file is damaged.
    Damaged,
    /// A file the user named cannot be read as what it should be.
    BadFile,
    /// Nothing is open yet, or no assessment is chosen.
    NothingOpen,
    /// A part of the program itself is missing or broken.
    Internal,
}

/// One sentence of what and where, one of what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Failure {
    /// For machines.
    pub code: Code,
    /// File, folder, indicator … that it is about.
    pub place: Option<String>,
    /// What happened.
    pub say: SaidView,
    /// What to do.
    pub next: SaidView,
    /// For the log and the curious: the chain of causes, in English.
    pub detail: String,
}
