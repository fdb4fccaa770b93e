//! Counting firms and industries exactly, whatever their order.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::{Condition, Readings};
use crate::id::FirmId;
use crate::roster::{DivisionCode, Roster};
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
    /// What is assumed instead of what the firms say.
    assumed: BTreeMap<Condition, Rc<[Truth]>>,
}

impl<'a> Tallier<'a> {
    /// Counts over `roster` with these readings of definitions.
    pub fn new(roster: &'a Roster, readings: &'a Readings<'a>) -> Self {
        Self { roster, readings, known: BTreeMap::new(), assumed: BTreeMap::new() }
    }

    /// The roster.
    pub fn roster(&self) -> &'a Roster {
        self.roster
    }

    /// Whether the condition holds, for each firm in roster order.
    pub fn truths(&mut self, condition: &Condition) -> Rc<[Truth]> {
        match self.assumed.get(condition) {
            Some(assumed) => Rc::clone(assumed),
            None => self.said(condition),
        }
    }

    /// The same, assumptions aside.
    fn said(&mut self, condition: &Condition) -> Rc<[Truth]> {
        if let Some(found) = self.known.get(condition) {
            return Rc::clone(found);
        }
        let alike = |truth| std::iter::repeat_n(truth, self.roster.firms().len()).collect();
        let truths: Rc<[Truth]> = match condition {
            Condition::And(left, right) => self.joined(left, right, Truth::and),
            Condition::Or(left, right) => self.joined(left, right, Truth::or),
            Condition::Not(inner) => self.said(inner).iter().map(|truth| truth.negate()).collect(),
            Condition::Everyone => alike(Truth::Yes),
            Condition::Definition(id) => match self.readings.get(id).copied() {
                Some(rule) => self.said(rule),
                None => alike(Truth::Unknown),
            },
            of_a_field => self.roster.truths(of_a_field).iter().copied().collect(),
        };
        self.known.insert(condition.clone(), Rc::clone(&truths));
        truths
    }

    fn joined(
        &mut self,
        left: &Condition,
        right: &Condition,
        join: fn(Truth, Truth) -> Truth,
    ) -> Rc<[Truth]> {
        let (left, right) = (self.said(left), self.said(right));
        left.iter().zip(right.iter()).map(|(left, right)| join(*left, *right)).collect()
    }

    /// From now on the condition holds for these firms, whatever they say.
    pub fn assume(&mut self, condition: &Condition, firms: &BTreeSet<FirmId>) {
        let said = self.truths(condition);
        let assumed = self.roster.firms().iter().zip(said.iter());
        let assumed = assumed.map(|(firm, said)| if firms.contains(firm.id()) { Truth::Yes } else { *said });
        self.assumed.insert(condition.clone(), assumed.collect());
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
        let said = self.roster.divisions();
        let firms = self.roster.firms().iter().zip(said.iter());
        for (((firm, code), among), done) in firms.zip(among.iter()).zip(done.iter()) {
            if *among == Truth::No {
                continue;
            }
            let (Truth::Yes, Some(code)) = (among, *code) else {
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

fn count<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}
