//! Counting firms and industries exactly, whatever their order.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::{Condition, Readings};
use crate::id::{FieldKey, FirmId};
use crate::roster::{DivisionCode, FieldValue, Firm, Roster};
use crate::truth::Truth;

/// A count of what is done among what is looked at. Unknown is kept apart:
/// nobody is counted as done or as missing without having said so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// How many are done.
    pub done: u32,
    /// How many are known not to be done.
    pub missing: u32,
    /// How many have not said.
    pub unknown: u32,
    /// The firms behind `missing`, in roster order.
    pub missing_firms: Vec<FirmId>,
    /// The firms behind `unknown`, in roster order.
    pub unknown_firms: Vec<FirmId>,
    /// Firms of which it is not known whether they are looked at at all, in roster order.
    /// They stand beside the total, not in it.
    pub undetermined_firms: Vec<FirmId>,
    /// The divisions behind `missing`, when industries are counted.
    pub missing_divisions: Vec<DivisionCode>,
    /// The divisions behind `unknown`, when industries are counted.
    pub unknown_divisions: Vec<DivisionCode>,
}

impl Tally {
    /// How many are known to be looked at.
    pub fn total(&self) -> u32 {
        self.done + self.missing + self.unknown
    }

    /// Whether everything is done and everybody has said so. Never true by rounding.
    pub fn is_full(&self) -> bool {
        self.done > 0 && self.missing == 0 && self.unknown == 0 && self.undetermined_firms.is_empty()
    }
}

/// Counts over one roster; every condition is asked of every firm at most once.
pub struct Tallier<'a> {
    roster: &'a Roster,
    readings: &'a Readings<'a>,
    known: BTreeMap<Condition, Rc<[Truth]>>,
}

impl<'a> Tallier<'a> {
    /// Counts over `roster` with these readings of definitions.
    pub fn new(roster: &'a Roster, readings: &'a Readings<'a>) -> Self {
        Self { roster, readings, known: BTreeMap::new() }
    }

    /// The roster.
    pub fn roster(&self) -> &'a Roster {
        self.roster
    }

    /// Whether the condition holds, for each firm in roster order.
    pub fn truths(&mut self, condition: &Condition) -> Rc<[Truth]> {
        if let Some(found) = self.known.get(condition) {
            return Rc::clone(found);
        }
        let truths: Rc<[Truth]> =
            self.roster.firms().iter().map(|firm| condition.holds(firm, self.readings)).collect();
        self.known.insert(condition.clone(), Rc::clone(&truths));
        truths
    }

    /// From now on the condition holds for these firms, whatever they say.
    pub fn assume(&mut self, condition: &Condition, firms: &BTreeSet<FirmId>) {
        let said = self.truths(condition);
        let assumed = self.roster.firms().iter().zip(said.iter());
        let assumed = assumed.map(|(firm, said)| if firms.contains(firm.id()) { Truth::Yes } else { *said });
        self.known.insert(condition.clone(), assumed.collect());
    }

    /// Counts the firms for which `done` holds among those for which `among` holds.
    pub fn firms(&mut self, among: &Condition, done: &Condition) -> Tally {
        let (among, done) = (self.truths(among), self.truths(done));
        let mut tally = Tally::default();
        for ((firm, among), done) in self.roster.firms().iter().zip(among.iter()).zip(done.iter()) {
            match (among, done) {
                (Truth::No, _) => {}
                (Truth::Unknown, _) => tally.undetermined_firms.push(firm.id().clone()),
                (Truth::Yes, Truth::Yes) => tally.done += 1,
                (Truth::Yes, Truth::No) => tally.missing_firms.push(firm.id().clone()),
                (Truth::Yes, Truth::Unknown) => tally.unknown_firms.push(firm.id().clone()),
            }
        }
        tally.missing = count(&tally.missing_firms);
        tally.unknown = count(&tally.unknown_firms);
        tally
    }

    /// Counts divisions of GB/T 4754: one is done when a firm in it is done, unknown when one could be.
    /// A firm without a readable division, or of which it is not known whether it is looked at, is undetermined.
    pub fn divisions(&mut self, among: &Condition, done: &Condition) -> Tally {
        let (among, done) = (self.truths(among), self.truths(done));
        let mut divisions: BTreeMap<DivisionCode, Division<'_>> = BTreeMap::new();
        let mut tally = Tally::default();
        for ((firm, among), done) in self.roster.firms().iter().zip(among.iter()).zip(done.iter()) {
            if *among == Truth::No {
                continue;
            }
            let (Truth::Yes, Some(code)) = (among, division_of(firm)) else {
                tally.undetermined_firms.push(firm.id().clone());
                continue;
            };
            let division = divisions.entry(code).or_default();
            match done {
                Truth::Yes => division.is_done = true,
                Truth::No => division.not_done.push(firm.id()),
                Truth::Unknown => division.unknown.push(firm.id()),
            }
        }
        for (code, division) in divisions {
            if division.is_done {
                tally.done += 1;
            } else if division.unknown.is_empty() {
                tally.missing_divisions.push(code);
                tally.missing_firms.extend(division.not_done.into_iter().cloned());
            } else {
                tally.unknown_divisions.push(code);
                tally.unknown_firms.extend(division.unknown.into_iter().cloned());
            }
        }
        tally.missing = count(&tally.missing_divisions);
        tally.unknown = count(&tally.unknown_divisions);
        tally
    }
}

/// Counts the firms for which `done` holds among those for which `among` holds.
pub fn tally_firms(among: &Condition, done: &Condition, roster: &Roster, readings: &Readings<'_>) -> Tally {
    Tallier::new(roster, readings).firms(among, done)
}

/// What the firms of one division say.
#[derive(Default)]
struct Division<'a> {
    is_done: bool,
    not_done: Vec<&'a FirmId>,
    unknown: Vec<&'a FirmId>,
}

/// The division that a firm says it belongs to.
fn division_of(firm: &Firm) -> Option<DivisionCode> {
    // The key is a constant of the vocabulary; a roster without that column has no divisions.
    let key = FieldKey::new("industry").ok()?;
    match firm.field(&key) {
        FieldValue::Industry(code) => Some(code.division()),
        _ => None,
    }
}

fn count<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}
