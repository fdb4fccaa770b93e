//! The firm roster (企业名册): entered once, counted everywhere.

mod columns;
mod credit_code;
mod export;
mod firm;
#[cfg(test)]
pub(crate) mod fixture;
pub mod import;
mod industry;
mod problems;
pub mod sheet;
mod value;

pub use columns::{Choice, ColumnDef, ColumnIndex, ColumnKind, ColumnsError, Privacy, RosterColumns};
pub use credit_code::{CreditCode, NotACreditCode};
pub use export::{Personal, roster_sheet};
pub use firm::Firm;
pub use industry::{Division, DivisionCode, Industries, IndustriesError, IndustryCode, NotAnIndustry};
pub(crate) use value::date as read_date;
pub use value::{FieldValue, Misread};

use std::collections::BTreeMap;
use std::sync::Arc;

use columns::folded;

use crate::id::FirmId;

/// The words in which a roster is written: its columns and the table of industries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    columns: RosterColumns,
    industries: Industries,
}

impl Vocabulary {
    /// Puts columns and industries together, to be shared by all firms.
    pub fn new(columns: RosterColumns, industries: Industries) -> Arc<Self> {
        Arc::new(Self { columns, industries })
    }

    /// The columns.
    pub fn columns(&self) -> &RosterColumns {
        &self.columns
    }

    /// The industries.
    pub fn industries(&self) -> &Industries {
        &self.industries
    }
}

/// Two firms with one id: the caller gave an id twice.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the firm id `{0}` is used twice in one roster")]
pub struct FirmIdTwice(pub FirmId);

/// The firms of a park in the order of the office's own list; ids are unique.
#[derive(Debug, Clone)]
pub struct Roster {
    vocabulary: Arc<Vocabulary>,
    firms: Vec<Firm>,
    by_id: BTreeMap<FirmId, usize>,
    /// The first firm with each code; a code that comes twice is a problem, not an error.
    by_code: BTreeMap<CreditCode, usize>,
    /// The first firm with each name, in one spelling.
    by_name: BTreeMap<String, usize>,
}

impl PartialEq for Roster {
    fn eq(&self, other: &Self) -> bool {
        self.firms == other.firms
    }
}

impl Eq for Roster {}

impl Roster {
    /// A roster without firms.
    pub fn empty(vocabulary: &Arc<Vocabulary>) -> Self {
        Self {
            vocabulary: Arc::clone(vocabulary),
            firms: Vec::new(),
            by_id: BTreeMap::new(),
            by_code: BTreeMap::new(),
            by_name: BTreeMap::new(),
        }
    }

    /// Takes the firms in this order.
    ///
    /// # Errors
    /// [`FirmIdTwice`] when an id comes twice.
    pub fn new(vocabulary: &Arc<Vocabulary>, firms: Vec<Firm>) -> Result<Self, FirmIdTwice> {
        let mut roster = Self::empty(vocabulary);
        for (index, firm) in firms.iter().enumerate() {
            if roster.by_id.insert(firm.id().clone(), index).is_some() {
                return Err(FirmIdTwice(firm.id().clone()));
            }
            if let Some(code) = firm.credit_code() {
                roster.by_code.entry(code).or_insert(index);
            }
            if let Some(name) = firm.name() {
                roster.by_name.entry(folded(name)).or_insert(index);
            }
        }
        roster.firms = firms;
        Ok(roster)
    }

    /// The firms in order.
    pub fn firms(&self) -> &[Firm] {
        &self.firms
    }

    /// The words it is written in.
    pub fn vocabulary(&self) -> &Arc<Vocabulary> {
        &self.vocabulary
    }

    /// The firm with this id.
    pub fn firm(&self, id: &FirmId) -> Option<&Firm> {
        self.by_id.get(id).map(|index| &self.firms[*index])
    }

    /// The first firm with this credit code.
    pub fn by_credit_code(&self, code: CreditCode) -> Option<&Firm> {
        self.by_code.get(&code).map(|index| &self.firms[*index])
    }

    /// The first firm with this name, whatever its width, spaces or case.
    pub fn by_name(&self, name: &str) -> Option<&Firm> {
        self.by_name.get(&folded(name)).map(|index| &self.firms[*index])
    }
}
