//! The firm roster (企业名册): entered once, counted everywhere.

mod columns;
mod credit_code;
mod duplicates;
mod export;
mod firm;
#[cfg(test)]
pub(crate) mod fixture;
pub mod import;
mod industry;
mod known;
mod lookup;
mod merge;
mod order;
mod own;
mod problems;
mod reader;
pub mod sheet;
mod value;

pub use columns::{Choice, ColumnDef, ColumnIndex, ColumnKind, ColumnsError, Privacy, RosterColumns};
pub use credit_code::{CreditCode, NotACreditCode};
pub use duplicates::{Duplicates, Likeness};
pub use export::{Personal, guide_sheet, roster_sheet};
pub use firm::Firm;
pub use industry::{Division, DivisionCode, Industries, IndustriesError, IndustryCode, NotAnIndustry};
pub use merge::{Merged, merge};
pub use order::Direction;
pub use own::{OWN, OwnColumn, OwnKind};
pub use reader::FirmReader;
pub(crate) use value::date as read_date;
pub use value::{FieldValue, Misread};

use std::sync::{Arc, OnceLock};

use known::Known;
use lookup::Lookup;
use problems::Odd;

use crate::formula::Condition;
use crate::id::FirmId;
use crate::truth::Truth;

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

    /// The same words with the columns of an office behind the shipped ones.
    ///
    /// # Errors
    /// [`ColumnsError`] names the column that cannot be added.
    pub fn with_own(&self, own: &[OwnColumn]) -> Result<Arc<Self>, ColumnsError> {
        Ok(Self::new(self.columns.with_own(own)?, self.industries.clone()))
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
    lookup: Lookup,
    /// How many problems each firm has, counted when first asked for and kept up to date from then on.
    odd: OnceLock<Odd>,
    /// What conditions and counts asked of every firm.
    known: Known,
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
            lookup: Lookup::default(),
            odd: OnceLock::new(),
            known: Known::default(),
        }
    }

    /// Takes the firms in this order.
    ///
    /// # Errors
    /// [`FirmIdTwice`] when an id comes twice.
    pub fn new(vocabulary: &Arc<Vocabulary>, firms: Vec<Firm>) -> Result<Self, FirmIdTwice> {
        let lookup = Lookup::of(&firms)?;
        let (vocabulary, known) = (Arc::clone(vocabulary), Known::default());
        Ok(Self { vocabulary, firms, lookup, odd: OnceLock::new(), known })
    }

    /// Puts a firm in the place of the one with its id and gives that one back; `None`, and no
    /// change, when there is none.
    ///
    /// Costs as much for 50 000 firms as for one: only what the two firms touch is worked out again.
    pub fn replace(&mut self, firm: Firm) -> Option<Firm> {
        let at = self.lookup.at(firm.id())?;
        let mut touched = self.lookup.like(&self.firms[at]);
        self.lookup.forget(&self.firms[at], at);
        let old = std::mem::replace(&mut self.firms[at], firm);
        self.lookup.learn(&self.firms[at], at);
        self.known.learn(at, &self.firms[at]);
        if let Some(mut odd) = self.odd.take() {
            touched.extend(self.lookup.like(&self.firms[at]));
            touched.insert(at);
            for at in touched {
                odd.set(at, self.problems_at(at).len());
            }
            self.odd = OnceLock::from(odd);
        }
        Some(old)
    }

    /// The firms in order.
    pub fn firms(&self) -> &[Firm] {
        &self.firms
    }

    /// Whether a condition that uses no definition holds, for each firm in order. Worked out when first asked for and
    /// kept up to date by [`Self::replace`].
    pub(crate) fn truths(&self, condition: &Condition) -> Arc<Vec<Truth>> {
        self.known.truths(condition, &self.firms)
    }

    /// The division of GB/T 4754 of each firm in order, kept like [`Self::truths`].
    pub(crate) fn divisions(&self) -> Arc<Vec<Option<DivisionCode>>> {
        self.known.divisions(&self.firms)
    }

    /// How many firms are above scale and of an industrial division (规上工业企业), kept like [`Self::truths`].
    pub fn above_scale_industrial(&self) -> usize {
        self.known.above_scale_industrial(&self.firms).iter().filter(|is| **is).count()
    }

    /// The words it is written in.
    pub fn vocabulary(&self) -> &Arc<Vocabulary> {
        &self.vocabulary
    }

    /// The firm with this id.
    pub fn firm(&self, id: &FirmId) -> Option<&Firm> {
        self.lookup.at(id).map(|at| &self.firms[at])
    }

    /// The first firm with this credit code.
    pub fn by_credit_code(&self, code: CreditCode) -> Option<&Firm> {
        self.lookup.first_with_code(code).map(|at| &self.firms[at])
    }

    /// The first firm with this name, whatever its width, spaces or case.
    pub fn by_name(&self, name: &str) -> Option<&Firm> {
        self.lookup.first_with_name(name).map(|at| &self.firms[at])
    }
}
