//! The shipped columns and industries, and firms in few words, for the tests of this crate.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::{Firm, Industries, RosterColumns, Vocabulary};
use crate::id::{FieldKey, FirmId};

/// The columns that ship.
pub(crate) const COLUMNS: &str = include_str!("../../../../../assets/vocabulary/roster.toml");

/// The industries that ship.
pub(crate) const INDUSTRIES: &str = include_str!("../../../../../assets/vocabulary/gbt4754-2017.toml");

/// Both together, read once.
pub(crate) fn vocabulary() -> Arc<Vocabulary> {
    static READ: OnceLock<Arc<Vocabulary>> = OnceLock::new();
    let read = || {
        Vocabulary::new(
            RosterColumns::parse(COLUMNS).expect("good columns"),
            Industries::parse(INDUSTRIES).expect("good industries"),
        )
    };
    Arc::clone(READ.get_or_init(read))
}

/// A key.
pub(crate) fn key(text: &str) -> FieldKey {
    FieldKey::new(text).expect("a key")
}

/// A firm with these cells.
pub(crate) fn firm(id: &str, cells: &[(&str, &str)]) -> Firm {
    let raw: BTreeMap<_, _> = cells.iter().map(|(name, text)| (key(name), (*text).to_owned())).collect();
    Firm::read(FirmId::new(id).expect("an id"), raw, &vocabulary())
}
