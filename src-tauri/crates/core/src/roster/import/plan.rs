//! What taking a draft into a roster would do, row by row.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{RejectedRow, RosterDraft, SkippedRow};
use crate::id::{FieldKey, FirmId};
use crate::problem::{Place, Problem};
use crate::roster::columns::folded;
use crate::roster::value::{is_blank, is_broken};
use crate::roster::{CreditCode, FieldValue, Firm, FirmIdTwice, FirmReader, Roster};

/// A firm that the roster does not have yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// Its row, from 1.
    pub row: u32,
    /// The firm.
    pub firm: Firm,
}

/// A firm of the roster with other values in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Its row, from 1.
    pub row: u32,
    /// The firm as it will be.
    pub firm: Firm,
    /// What differs, in order of the keys.
    pub differences: Vec<Difference>,
}

/// One cell that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which column.
    pub key: FieldKey,
    /// What the roster has, as it came.
    pub before: Option<String>,
    /// What the file has.
    pub after: String,
}

/// A firm that the file does not change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unchanged {
    /// Its row, from 1.
    pub row: u32,
    /// Which firm.
    pub firm: FirmId,
}

/// A value of the roster whose cell in the file is blank. It stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptCell {
    /// Row, from 1.
    pub row: u32,
    /// Which firm.
    pub firm: FirmId,
    /// Which column.
    pub key: FieldKey,
    /// What the roster has.
    pub value: String,
}

/// What an import will do. Every row below the header is in exactly one of `added`, `changed`,
/// `unchanged`, `rejects` and `skipped`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportPlan {
    /// New firms, in order of their rows.
    pub added: Vec<Added>,
    /// Firms that change.
    pub changed: Vec<Changed>,
    /// Firms that stay as they are.
    pub unchanged: Vec<Unchanged>,
    /// Rows that do not say which firm they are, kept to be mended.
    pub rejects: Vec<RejectedRow>,
    /// Rows that are no firms: totals, blank rows, notes.
    pub skipped: Vec<SkippedRow>,
    /// Values that a blank cell of the file does not erase.
    pub kept: Vec<KeptCell>,
    /// Firms of the roster that the file does not have. They stay.
    pub absent: Vec<FirmId>,
    /// Everything to look at in the file: headers first, then cell by cell.
    pub problems: Vec<Problem>,
}

impl ImportPlan {
    /// How many rows below the header were read.
    pub fn read(&self) -> usize {
        self.added.len() + self.changed.len() + self.unchanged.len() + self.rejects.len() + self.skipped.len()
    }

    /// The roster as it will be: the old order, then the new firms in order of their rows.
    ///
    /// # Errors
    /// [`FirmIdTwice`] when the ids given for new firms were not new.
    pub fn apply(&self, existing: &Roster) -> Result<Roster, FirmIdTwice> {
        let changed: BTreeMap<&FirmId, &Firm> =
            self.changed.iter().map(|change| (change.firm.id(), &change.firm)).collect();
        let old = existing.firms().iter().map(|firm| changed.get(firm.id()).copied().unwrap_or(firm));
        let new = self.added.iter().map(|added| &added.firm);
        Roster::new(existing.vocabulary(), old.chain(new).cloned().collect())
    }
}

/// Works out what a draft would do to a roster; nothing is changed yet.
///
/// A firm is found by its credit code, else by its exact name when either side has no valid code.
/// A code or name that comes several times is matched in order, first with first, so the same file
/// taken twice changes nothing. `next_id` gives a new id to a firm whose code cannot be one.
pub fn plan(existing: &Roster, draft: &RosterDraft, next_id: &mut dyn FnMut() -> FirmId) -> ImportPlan {
    let mut plan = ImportPlan {
        added: Vec::new(),
        changed: Vec::new(),
        unchanged: Vec::new(),
        rejects: draft.rejects.clone(),
        skipped: draft.skipped.clone(),
        kept: Vec::new(),
        absent: Vec::new(),
        problems: draft.problems.clone(),
    };
    plan.problems.extend(draft.rejects.iter().map(|reject| reject.problem.clone()));
    let mut known = Known::new(existing);
    // Codes of all rows before any name: a row without a code must not take the firm of a row with one.
    let columns = draft.vocabulary().columns();
    let keys = [columns.credit_code(), columns.name()].map(|index| &columns.at(index).key);
    let identities: Vec<_> = draft.texts(keys).map(|[code, name]| Identity::of(code, name)).collect();
    let by_code: Vec<_> = identities.iter().map(|identity| known.claim_by_code(identity)).collect();
    let taken = draft.taken();
    let mut reader = FirmReader::new(draft.vocabulary());
    for (((row, cells), identity), found) in draft.rows().zip(identities).zip(by_code) {
        let found = found.or_else(|| known.claim_by_name(&identity)).map(|at| &existing.firms()[at]);
        let id = match found {
            Some(old) => old.id().clone(),
            None => known.new_id(identity.code, next_id),
        };
        let firm = reader.read_at(id, cells.cells(&taken));
        plan.problems.extend(firm.unreadable().map(|problem| at_cell(problem, draft, row)));
        match found.map(|old| merged(old, &firm, row, &mut plan.kept)) {
            None => plan.added.push(Added { row, firm }),
            Some(None) => plan.unchanged.push(Unchanged { row, firm: firm.id().clone() }),
            Some(Some((firm, differences))) => {
                plan.changed.push(Changed { row, firm, differences });
            }
        }
    }
    plan.absent = known.unclaimed().map(|at| existing.firms()[at].id().clone()).collect();
    plan
}

/// By what a row says which firm it is.
struct Identity {
    /// Its valid code.
    code: Option<CreditCode>,
    /// Its name in one spelling.
    name: Option<String>,
    /// What stands where the code should be.
    code_text: String,
}

impl Identity {
    fn of(code: &str, name: &str) -> Self {
        let named = !is_blank(name.trim()) && !is_broken(name.trim());
        Self {
            code: CreditCode::read(code).ok(),
            name: named.then(|| folded(name)),
            code_text: code.trim().to_owned(),
        }
    }
}

/// The firms of the roster that no row has claimed yet.
struct Known<'a> {
    roster: &'a Roster,
    by_code: BTreeMap<CreditCode, Vec<usize>>,
    by_name: BTreeMap<String, Vec<usize>>,
    /// Firms without a name, by what stands where the code should be.
    nameless: BTreeMap<&'a str, Vec<usize>>,
    claimed: BTreeSet<usize>,
    ids: BTreeSet<FirmId>,
}

impl<'a> Known<'a> {
    fn new(roster: &'a Roster) -> Self {
        let mut known = Self {
            roster,
            by_code: BTreeMap::new(),
            by_name: BTreeMap::new(),
            nameless: BTreeMap::new(),
            claimed: BTreeSet::new(),
            ids: roster.firms().iter().map(|firm| firm.id().clone()).collect(),
        };
        let code_column = roster.vocabulary().columns().credit_code();
        for (at, firm) in roster.firms().iter().enumerate() {
            if let Some(code) = firm.credit_code() {
                known.by_code.entry(code).or_default().push(at);
            }
            match firm.name() {
                Some(name) => known.by_name.entry(folded(name)).or_default().push(at),
                None => {
                    let text = firm.raw_at(code_column).unwrap_or_default().trim();
                    known.nameless.entry(text).or_default().push(at);
                }
            }
        }
        known
    }

    /// The first free firm of the roster with the code of a row; it is claimed.
    fn claim_by_code(&mut self, row: &Identity) -> Option<usize> {
        let found = *self.by_code.get(&row.code?)?.iter().find(|at| !self.claimed.contains(*at))?;
        self.claimed.insert(found);
        Some(found)
    }

    /// The first free firm of the roster with the name of a row, or without names the same text for
    /// a code; it is claimed.
    fn claim_by_name(&mut self, row: &Identity) -> Option<usize> {
        let same = match &row.name {
            Some(name) => self.by_name.get(name)?,
            None => self.nameless.get(row.code_text.as_str())?,
        };
        // Two valid and different codes are two firms, whatever their names.
        let may_be = |at: &usize| row.code.is_none() || self.roster.firms()[*at].credit_code().is_none();
        let found = *same.iter().find(|at| !self.claimed.contains(*at) && may_be(at))?;
        self.claimed.insert(found);
        Some(found)
    }

    /// The credit code as id where it is free, else one from the caller.
    fn new_id(&mut self, code: Option<CreditCode>, next_id: &mut dyn FnMut() -> FirmId) -> FirmId {
        let own = code.and_then(|code| FirmId::new(code.as_str().to_ascii_lowercase()).ok());
        let id = own.filter(|id| !self.ids.contains(id)).unwrap_or_else(next_id);
        self.ids.insert(id.clone());
        id
    }

    fn unclaimed(&self) -> impl Iterator<Item = usize> {
        (0..self.roster.firms().len()).filter(|at| !self.claimed.contains(at))
    }
}

/// An old firm with the values of the file, and what differs; `None` when nothing does. Blank cells
/// of the file change nothing.
fn merged(old: &Firm, new: &Firm, row: u32, kept: &mut Vec<KeptCell>) -> Option<(Firm, Vec<Difference>)> {
    let mut differences = Vec::new();
    for (index, column) in old.vocabulary().columns().iter() {
        let before = old.raw_at(index);
        match (old.at(index), new.at(index)) {
            (FieldValue::Missing, FieldValue::Missing) => {}
            (_, FieldValue::Missing) => kept.push(KeptCell {
                row,
                firm: old.id().clone(),
                key: column.key.clone(),
                value: before.unwrap_or_default().to_owned(),
            }),
            (had, has) if had == has => {}
            _ => differences.push(Difference {
                key: column.key.clone(),
                before: before.map(str::to_owned),
                after: new.raw_at(index).unwrap_or_default().to_owned(),
            }),
        }
    }
    if differences.is_empty() {
        return None;
    }
    let mut raw = old.raw();
    raw.extend(differences.iter().map(|one| (one.key.clone(), one.after.clone())));
    Some((Firm::read(old.id().clone(), raw, old.vocabulary()), differences))
}

/// A problem of a firm's cell as one of the cell of the file.
fn at_cell(problem: Problem, draft: &RosterDraft, row: u32) -> Problem {
    let key = match &problem.place {
        Place::Firm { column: Some(column), .. } => FieldKey::new(column.clone()).ok(),
        _ => None,
    };
    Problem { place: draft.place(row, key.as_ref()), ..problem }
}
