//! Where firms stand, by id, code and name; kept up to date firm by firm.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::folded;
use super::{CreditCode, Firm, FirmIdTwice};
use crate::id::FirmId;

/// The places of firms in their roster.
#[derive(Debug, Clone, Default)]
pub(super) struct Lookup {
    by_id: BTreeMap<FirmId, usize>,
    /// A code that comes twice is a problem, not an error.
    by_code: BTreeSet<(CreditCode, usize)>,
    /// Names in one spelling.
    by_name: BTreeSet<(String, usize)>,
}

impl Lookup {
    pub(super) fn of(firms: &[Firm]) -> Result<Self, FirmIdTwice> {
        let mut lookup = Self::default();
        for (at, firm) in firms.iter().enumerate() {
            if lookup.by_id.insert(firm.id().clone(), at).is_some() {
                return Err(FirmIdTwice(firm.id().clone()));
            }
            lookup.learn(firm, at);
        }
        Ok(lookup)
    }

    pub(super) fn at(&self, id: &FirmId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    pub(super) fn first_with_code(&self, code: CreditCode) -> Option<usize> {
        self.with_code(code).next()
    }

    pub(super) fn first_with_name(&self, name: &str) -> Option<usize> {
        self.with_name(&folded(name)).next()
    }

    /// The places of the firms with the code or name of this one, its own among them.
    pub(super) fn like(&self, firm: &Firm) -> BTreeSet<usize> {
        let mut places = BTreeSet::new();
        if let Some(code) = firm.credit_code() {
            places.extend(self.with_code(code));
        }
        if let Some(name) = firm.name() {
            places.extend(self.with_name(&folded(name)));
        }
        places
    }

    /// Code and name of the firm that stands at this place now.
    pub(super) fn learn(&mut self, firm: &Firm, at: usize) {
        if let Some(code) = firm.credit_code() {
            self.by_code.insert((code, at));
        }
        if let Some(name) = firm.name() {
            self.by_name.insert((folded(name), at));
        }
    }

    /// Code and name of the firm that stood at this place.
    pub(super) fn forget(&mut self, firm: &Firm, at: usize) {
        if let Some(code) = firm.credit_code() {
            self.by_code.remove(&(code, at));
        }
        if let Some(name) = firm.name() {
            self.by_name.remove(&(folded(name), at));
        }
    }

    fn with_code(&self, code: CreditCode) -> impl Iterator<Item = usize> {
        self.by_code.range((code, 0)..=(code, usize::MAX)).map(|(_, at)| *at)
    }

    fn with_name(&self, name: &str) -> impl Iterator<Item = usize> {
        self.by_name.range((name.to_owned(), 0)..=(name.to_owned(), usize::MAX)).map(|(_, at)| *at)
    }
}
