//! Random updates: nothing that was typed or linked is lost or written over, and what was foreseen is what comes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use parkgauge_core::answer::{Answers, RawAnswer, Slot};
use parkgauge_core::assessment::Assessment;
use parkgauge_core::evidence::{Link, Proves};
use parkgauge_core::framework::{self, Area, Choice, Framework, Indicator, Question};
use parkgauge_core::id::{AreaId, EvidenceId, IndicatorId, OptionId};
use parkgauge_core::migrate::{Fate, Line, Update, compare, retired, update};
use parkgauge_core::score::score;
use parkgauge_core::standing::Standing;
use parkgauge_core::unit::Unit;

use crate::dice::Dice;
use crate::park::{assessment, park};
use crate::scoring::{id, typed};
use crate::spec::Spec;

/// How many updates are tried.
const UPDATES: usize = 10_000;
/// How many follow one another in one assessment.
const CHAIN: usize = 20;

fn a_text(text: &str) -> RawAnswer {
    RawAnswer::Text(text.to_owned())
}

/// An assessment with values, texts, remarks and evidence.
fn begun(dice: &mut Dice) -> Assessment {
    let spec = Spec::random(dice);
    let framework = framework::parse(&spec.toml()).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let mut answers = Answers::default();
    for (at, item) in spec.items.iter().enumerate() {
        answers.set(id(at), Slot::Value, typed(&item.answer));
        if dice.once_in(2) {
            answers.set(id(at), Slot::Narrative, a_text(&format!("说明{at}")));
        }
        if dice.once_in(3) {
            answers.set(id(at), Slot::Note, a_text(&format!("备注{at}")));
        }
    }
    let mut begun = assessment(Arc::new(framework), answers);
    for at in (0..spec.items.len()).filter(|_| dice.once_in(2)).collect::<Vec<_>>() {
        begun.evidence.links.push(Link {
            evidence: EvidenceId::new(format!("e{at}")).expect("an id"),
            proves: Proves::Indicator(id(at)),
            pages: String::new(),
            reason: String::new(),
        });
    }
    begun
}

/// Another edition: a few things added, renamed, moved, removed, regrouped or asked on another scale.
fn changed(old: &Framework, dice: &mut Dice, fresh: &mut usize) -> Framework {
    let mut new = old.clone();
    for _ in 0..dice.between(1, 6) {
        let at = (!new.indicators.is_empty()).then(|| dice.index(new.indicators.len()));
        match (dice.between(0, 6), at) {
            (0, Some(at)) => {
                *fresh += 1;
                let added =
                    Indicator { id: an_id(*fresh), previous: Vec::new(), ..new.indicators[at].clone() };
                new.indicators.push(added);
            }
            (1, Some(at)) => {
                *fresh += 1;
                let renamed = &mut new.indicators[at];
                renamed.previous.insert(0, renamed.id.clone());
                renamed.id = an_id(*fresh);
            }
            (2, Some(at)) => new.indicators[at].area = dice.one_of(&new.areas).id.clone(),
            (3, Some(at)) if new.indicators.len() > 1 => drop(new.indicators.remove(at)),
            (4, Some(at)) => {
                *fresh += 1;
                let area = Area {
                    id: AreaId::new(format!("group{fresh}")).expect("an id"),
                    parent: None,
                    ..new.areas[0].clone()
                };
                new.indicators[at].area = area.id.clone();
                new.areas.push(area);
            }
            (5, Some(at)) => rescaled(&mut new.indicators[at].question, dice),
            // Two become one, or an id that was given up is taken again.
            (_, Some(at)) => {
                let other = dice.one_of(&old.indicators).id.clone();
                if new.indicators.iter().all(|one| one.id != other) && dice.once_in(2) {
                    new.indicators[at].id = other;
                } else {
                    new.indicators[at].previous.push(other);
                }
            }
            (_, None) => {}
        }
    }
    new
}

fn an_id(number: usize) -> IndicatorId {
    IndicatorId::new(format!("n{number}")).expect("an id")
}

fn rescaled(question: &mut Question, dice: &mut Dice) {
    match question {
        Question::Choice(options) | Question::Checklist(options) if options.len() > 1 => {
            if dice.once_in(2) {
                options.pop();
            } else {
                options.insert(
                    0,
                    Choice {
                        id: OptionId::new("fresh").expect("an id"),
                        label: "新".to_owned(),
                        help: String::new(),
                        share: None,
                        standing: Standing::House,
                    },
                );
            }
        }
        Question::Level(levels) if levels.levels.len() > 1 => drop(levels.levels.pop()),
        Question::Number(_) if dice.once_in(2) => *question = Question::Number(Unit::named("万元")),
        Question::Number(_) => *question = Question::Text(Some(10)),
        _ => *question = Question::YesNo,
    }
}

type Typed = BTreeMap<(IndicatorId, Slot), RawAnswer>;

fn everything(assessment: &Assessment) -> Typed {
    let all = assessment.answers.iter().filter(|(_, _, raw)| !raw.is_empty());
    all.map(|(id, slot, raw)| ((id.clone(), slot), raw.clone())).collect()
}

fn links(assessment: &Assessment) -> BTreeSet<(IndicatorId, EvidenceId)> {
    let links = assessment.evidence.links.iter();
    links
        .filter_map(|link| match &link.proves {
            Proves::Indicator(id) => Some((id.clone(), link.evidence.clone())),
            Proves::Profile => None,
        })
        .collect()
}

/// What a store does with an update: rows take the ids that the update names, and nothing else happens to them.
fn stored(before: &Assessment, done: &Update, to: &Arc<Framework>) -> Assessment {
    let mut rows = everything(before);
    let mut after = Assessment { framework: Arc::clone(to), ..before.clone() };
    let taken: Vec<_> = done
        .moves
        .iter()
        .flat_map(|(from, now)| {
            let keys: Vec<_> = rows.keys().filter(|(id, _)| id == from).cloned().collect();
            keys.into_iter().map(|key| (key, now.clone())).collect::<Vec<_>>()
        })
        .collect();
    let moved: Vec<_> =
        taken.into_iter().filter_map(|(key, now)| Some(((now, key.1), rows.remove(&key)?))).collect();
    for (key, raw) in moved {
        assert!(rows.insert(key, raw).is_none(), "an answer was written over");
    }
    after.answers = Answers::default();
    for ((id, slot), raw) in rows {
        after.answers.set(id, slot, raw);
    }
    after
}

fn named<'l>(lines: &'l [Line], pick: impl Fn(&'l Line) -> Option<&'l IndicatorId>) -> Vec<&'l IndicatorId> {
    let mut all: Vec<_> = lines.iter().filter_map(pick).collect();
    all.sort();
    all
}

#[test]
fn ten_thousand_random_updates_lose_no_answer_and_come_as_foreseen() {
    let mut fates: BTreeMap<Fate, usize> = BTreeMap::new();
    for chain in 0..UPDATES / CHAIN {
        let mut dice = Dice::new(chain as u64);
        let mut fresh = 0;
        let mut now = begun(&mut dice);
        let first = (everything(&now).len(), links(&now).len());
        for _ in 0..CHAIN {
            // Sometimes back to an edition of before.
            let back =
                (!now.earlier.is_empty() && dice.once_in(5)).then(|| dice.one_of(&now.earlier).clone());
            let to = back.unwrap_or_else(|| Arc::new(changed(&now.framework, &mut dice, &mut fresh)));
            let ids: BTreeSet<_> = to.indicators.iter().map(|one| &one.id).collect();
            if ids.len() < to.indicators.len() {
                continue;
            }
            let done = update(&now, &to);
            for line in &done.lines {
                *fates.entry(line.fate).or_default() += 1;
            }
            // Every indicator of both editions has one line, and no more.
            assert_eq!(named(&done.lines, |line| line.to.as_ref()), ids.into_iter().collect::<Vec<_>>());
            let from = named(&done.lines, |line| line.from.as_ref());
            assert!(from.windows(2).all(|pair| pair[0] != pair[1]), "one went to two");
            assert!(now.framework.indicators.iter().all(|one| from.binary_search(&&one.id).is_ok()));
            // Nothing is lost: as many fields as before, each under its id or the one it moved to.
            let moves: BTreeMap<_, _> = done.moves.iter().cloned().collect();
            let at = |id: &IndicatorId| moves.get(id).cloned().unwrap_or_else(|| id.clone());
            let wanted: Typed =
                everything(&now).into_iter().map(|((id, slot), raw)| ((at(&id), slot), raw)).collect();
            assert_eq!(everything(&done.assessment), wanted);
            let wanted: BTreeSet<_> = links(&now).into_iter().map(|(id, piece)| (at(&id), piece)).collect();
            assert_eq!(links(&done.assessment), wanted);
            assert_eq!((everything(&done.assessment).len(), links(&done.assessment).len()), first);
            // What is asked no more is still read, word for word.
            let asked: BTreeSet<_> = to.indicators.iter().map(|one| one.id.clone()).collect();
            let silent =
                everything(&done.assessment).into_iter().filter(|((id, _), _)| !asked.contains(id)).count();
            let read = retired(&done.assessment);
            assert_eq!(read.iter().map(|one| one.fields.len()).sum::<usize>(), silent);
            assert!(read.iter().all(|one| !one.edition.is_empty()), "no edition names it");
            // What was foreseen is what comes.
            let came = stored(&now, &done, &to);
            assert_eq!(everything(&came), everything(&done.assessment));
            assert_eq!(score(&came, park()), score(&done.assessment, park()));
            now = done.assessment;
        }
    }
    for fate in [Fate::Kept, Fate::Recheck, Fate::Moved, Fate::Retired, Fate::New] {
        assert!(fates.get(&fate).is_some_and(|count| *count > 500), "{fate:?} hardly came up: {fates:?}");
    }
}

#[test]
fn an_edition_compared_with_itself_keeps_everything() {
    for seed in 0..50 {
        let spec = Spec::random(&mut Dice::new(seed));
        let framework = framework::parse(&spec.toml()).unwrap_or_else(|problems| panic!("{problems:#?}"));
        let lines = compare(&framework, &framework);
        assert!(lines.iter().all(|line| line.fate == Fate::Kept && line.differences.is_empty()));
    }
}
