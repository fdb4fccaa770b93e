//! Updating an assessment to another edition: what is kept, to be checked again, moved, retired or new. Nothing that
//! was typed or linked is ever lost or written over: what the new edition does not ask any more stays under its id and
//! is read with the words of the edition that asked for it.

mod difference;
mod pairing;
mod retired;

pub use difference::Difference;
pub use retired::{Retired, retired};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::answer::{Answers, Slot};
use crate::assessment::Assessment;
use crate::evidence::{Link, Proves};
use crate::framework::Framework;
use crate::id::IndicatorId;
use crate::problem::Said;

use pairing::pairs;

/// What becomes of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Asked as before; its answer stands.
    Kept,
    /// Its answer stays, but the question changed: somebody has to look.
    Recheck,
    /// The same question under another id, number or area; its answer goes with it.
    Moved,
    /// Asked no more; its answer stays readable.
    Retired,
    /// Asked for the first time.
    New,
}

impl Fate {
    /// The word shown to people.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Kept => "保留",
            Self::Recheck => "待复核",
            Self::Moved => "移动",
            Self::Retired => "停用",
            Self::New => "新增",
        }
    }
}

/// What becomes of one indicator, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What becomes of it.
    pub fate: Fate,
    /// Its id before; absent for a new one.
    pub from: Option<IndicatorId>,
    /// Its id from now on; absent for a retired one.
    pub to: Option<IndicatorId>,
    /// What is different.
    pub differences: Vec<Difference>,
    /// Whether anything was typed for it or linked to it.
    pub holds: bool,
}

/// Why an answer has to be looked at before a final set is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToConfirm {
    /// What put it there.
    pub origin: Origin,
    /// Why, in words.
    pub why: Said,
}

/// What put an answer where it stands, other than a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// An update to another edition.
    Update,
    /// An answer of another framework.
    Crosswalk,
}

/// An update that was thought through and not done.
#[derive(Debug, Clone)]
pub struct Update {
    /// Every indicator of the new edition in its order, then those that retire.
    pub lines: Vec<Line>,
    /// What takes another id: before and from now on. No target holds anything yet.
    pub moves: Vec<(IndicatorId, IndicatorId)>,
    /// Indicators whose answers have to be looked at because of this update.
    pub to_confirm: BTreeMap<IndicatorId, ToConfirm>,
    /// The assessment as it will be.
    pub assessment: Assessment,
}

/// What differs between two editions, whatever was answered.
pub fn compare(old: &Framework, new: &Framework) -> Vec<Line> {
    lines(old, new, &BTreeSet::new())
}

/// Thinks an update through. What is done later is exactly this.
pub fn update(assessment: &Assessment, to: &Arc<Framework>) -> Update {
    let old = &assessment.framework;
    let held = held(assessment);
    let lines = lines(old, to, &held);
    let moves: Vec<(IndicatorId, IndicatorId)> = lines
        .iter()
        .filter_map(|line| Some((line.from.clone()?, line.to.clone()?)))
        .filter(|(from, to)| from != to)
        .collect();
    let to_confirm: BTreeMap<IndicatorId, ToConfirm> =
        lines.iter().filter_map(|line| Some((line.to.clone()?, line.confirmation()?))).collect();
    let renamed: BTreeMap<&IndicatorId, &IndicatorId> = moves.iter().map(|(from, to)| (from, to)).collect();
    let now = |id: &IndicatorId| renamed.get(id).map_or_else(|| id.clone(), |to| (*to).clone());
    let mut answers = Answers::default();
    // What takes another id comes last: under it may stand a field that was cleared long ago.
    for moves in [false, true] {
        for (indicator, slot, raw) in assessment.answers.iter() {
            if renamed.contains_key(indicator) == moves {
                answers.set(now(indicator), slot, raw.clone());
            }
        }
    }
    let mut evidence = assessment.evidence.clone();
    for link in &mut evidence.links {
        if let Proves::Indicator(id) = &link.proves {
            link.proves = Proves::Indicator(now(id));
        }
    }
    let mut confirm: BTreeMap<IndicatorId, ToConfirm> =
        assessment.to_confirm.iter().map(|(id, why)| (now(id), why.clone())).collect();
    confirm.extend(to_confirm.clone());
    let mut earlier = vec![Arc::clone(old)];
    earlier.extend(assessment.earlier.iter().cloned());
    let assessment = Assessment {
        framework: Arc::clone(to),
        answers,
        evidence,
        to_confirm: confirm,
        earlier,
        ..assessment.clone()
    };
    Update { lines, moves, to_confirm, assessment }
}

/// Every indicator for which something was typed or linked.
fn held(assessment: &Assessment) -> BTreeSet<&IndicatorId> {
    let typed = assessment.answers.iter().filter(|(_, _, raw)| !raw.is_empty()).map(|(id, _, _)| id);
    let linked = assessment.evidence.links.iter().filter_map(|Link { proves, .. }| match proves {
        Proves::Indicator(id) => Some(id),
        Proves::Profile => None,
    });
    typed.chain(linked).collect()
}

fn lines(old: &Framework, new: &Framework, held: &BTreeSet<&IndicatorId>) -> Vec<Line> {
    let pairs = pairs(old, new, held);
    let mut lines: Vec<Line> = Vec::new();
    let before: BTreeMap<_, _> = old.indicators.iter().map(|indicator| (&indicator.id, indicator)).collect();
    for indicator in &new.indicators {
        let from = pairs.get(&indicator.id).copied();
        let differences = match from.map(|id| before.get(id)) {
            Some(Some(was)) => difference::between((old, was), (new, indicator)),
            // Its answer is of an edition before the last: what has changed since then nobody can say.
            Some(None) => vec![Difference::Returned],
            None => Vec::new(),
        };
        let holds = from.is_some_and(|id| held.contains(id));
        let fate = match from {
            None => Fate::New,
            Some(_) if holds && differences.iter().any(Difference::asks_to_look) => Fate::Recheck,
            Some(_) if differences.iter().any(Difference::moves) => Fate::Moved,
            Some(_) => Fate::Kept,
        };
        lines.push(Line { fate, from: from.cloned(), to: Some(indicator.id.clone()), differences, holds });
    }
    let taken: BTreeSet<&IndicatorId> = pairs.values().copied().collect();
    let gone = old.indicators.iter().filter(|indicator| !taken.contains(&indicator.id));
    lines.extend(gone.map(|indicator| Line {
        fate: Fate::Retired,
        from: Some(indicator.id.clone()),
        to: None,
        differences: Vec::new(),
        holds: held.contains(&indicator.id),
    }));
    lines
}

impl Line {
    /// The reason to look at its answer again, if there is one.
    fn confirmation(&self) -> Option<ToConfirm> {
        if self.fate != Fate::Recheck {
            return None;
        }
        let said: Vec<Said> =
            self.differences.iter().filter(|one| one.asks_to_look()).map(Difference::say).collect();
        let join =
            |pick: fn(&Said) -> &str, between: &str| said.iter().map(pick).collect::<Vec<_>>().join(between);
        let why = Said::new(join(|said| &said.zh, "；"), join(|said| &said.en, "; "));
        Some(ToConfirm { origin: Origin::Update, why })
    }
}

/// The slots of an answer.
pub const SLOTS: [Slot; 3] = [Slot::Value, Slot::Narrative, Slot::Note];
