//! Taking a firm list from any spreadsheet: find the header, show what was understood, plan, accept.
//!
//! No row is dropped in silence: every row below the header is added, changed, unchanged, rejected
//! or skipped, and the plan says which.

mod draft;
mod header;
mod plan;
mod rows;
#[cfg(test)]
mod tests;

pub use draft::{NoHeader, RejectedRow, RosterDraft, Skip, SkippedRow};
pub use header::{ColumnMatch, HeaderUnit, MatchedBy};
pub use plan::{Added, Changed, Difference, ImportPlan, KeptCell, Unchanged, plan};
