//! Scores of random frameworks: equal to an independent recomputation, never lower for a better answer, and the same
//! in whatever order they were answered.

use std::sync::Arc;

use parkgauge_core::answer::{Answers, RawAnswer, Slot};
use parkgauge_core::framework::{self, Framework};
use parkgauge_core::id::{IndicatorId, OptionId};
use parkgauge_core::score::{ScoreCard, State, score};
use proptest::prelude::*;

use crate::dice::Dice;
use crate::park::{assessment, park};
use crate::recompute::{self, End, Exact};
use crate::spec::{Rule, Said, Spec, decimal};

fn read(spec: &Spec) -> Arc<Framework> {
    let text = spec.toml();
    Arc::new(framework::parse(&text).unwrap_or_else(|problems| panic!("{problems:#?}\n{text}")))
}

/// Id of the indicator at this position.
pub fn id(at: usize) -> IndicatorId {
    IndicatorId::new(format!("i{at}")).expect("an id")
}

/// The answer as a page would send it.
pub fn typed(said: &Said) -> RawAnswer {
    let option = |at: &usize| format!("o{at}");
    match said {
        Said::Nothing => RawAnswer::Empty,
        Said::NotApplicable => RawAnswer::NotApplicable("本园区没有".to_owned()),
        Said::Figure(value) => RawAnswer::Text(decimal(*value)),
        Said::Level(at) => RawAnswer::Chosen(vec![at.as_ref().map_or_else(|| "0".to_owned(), option)]),
        Said::Chosen(chosen) => RawAnswer::Chosen(chosen.iter().map(option).collect()),
    }
}

fn answers(spec: &Spec) -> Answers {
    let mut answers = Answers::default();
    for (at, item) in spec.items.iter().enumerate() {
        answers.set(id(at), Slot::Value, typed(&item.answer));
    }
    answers
}

fn judged(spec: &Spec) -> ScoreCard {
    score(&assessment(read(spec), answers(spec)), park())
}

/// The fraction that the engine shows exactly.
fn fraction(number: &parkgauge_core::number::Number) -> Exact {
    number.fraction().clone()
}

fn span(card: &ScoreCard) -> Option<(Exact, Exact)> {
    card.total.as_ref().map(|total| (fraction(&total.span.low), fraction(&total.span.high)))
}

fn rank(spec: &Spec, grade: Option<&OptionId>) -> usize {
    let position = grade.map(|id| (0..spec.grades.len()).position(|at| id.as_str() == format!("g{at}")));
    position.map_or(0, |at| at.expect("a grade of the framework") + 1)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scores_equal_an_independent_recomputation(seed in any::<u64>()) {
        let spec = Spec::random(&mut Dice::new(seed));
        let card = judged(&spec);
        for (at, item) in spec.items.iter().enumerate() {
            let result = card.of(&id(at)).expect("every indicator has a result");
            let points = result.points.as_ref().expect("every indicator has points");
            if item.answer == Said::NotApplicable {
                prop_assert_eq!(result.state, State::NotApplicable);
                continue;
            }
            let got = (fraction(&points.got), fraction(&points.span().high));
            let wanted = (recompute::points(item, End::Worst), recompute::points(item, End::Best));
            prop_assert_eq!(got, wanted, "indicator {}\n{}", at, spec.toml());
            let state = match (item.target, recompute::met(item)) {
                (Some(_), Some(true)) => State::Met,
                (Some(_), Some(false)) => State::Short,
                (Some(_), None) => State::MissingData,
                (None, _) if matches!(item.rule, Rule::Ranked) => State::NotJudged,
                (None, _) if item.answer == Said::Nothing => State::MissingData,
                (None, _) => State::Scored,
            };
            prop_assert_eq!(result.state, state, "indicator {}\n{}", at, spec.toml());
        }
        let wanted = recompute::total(&spec, End::Worst).zip(recompute::total(&spec, End::Best));
        prop_assert_eq!(span(&card), wanted, "{:#?}\n{}", spec, spec.toml());
        if let Some(total) = &card.total {
            prop_assert_eq!(fraction(&total.full), recompute::full(&spec), "{}", spec.toml());
        }
        if let Some(grade) = &card.grade {
            let ends = (rank(&spec, grade.low.as_ref()), rank(&spec, grade.high.as_ref()));
            prop_assert_eq!(ends, (recompute::grade(&spec, End::Worst), recompute::grade(&spec, End::Best)));
        }
    }

    #[test]
    fn a_total_lies_between_nothing_and_everything(seed in any::<u64>()) {
        let spec = Spec::random(&mut Dice::new(seed));
        let card = judged(&spec);
        if let Some((low, high)) = span(&card) {
            let bonus: i64 = spec.items.iter().filter(|item| item.is_bonus).map(|item| item.full).sum();
            let bonus = spec.bonus_cap.map_or(bonus, |cap| cap.min(bonus));
            prop_assert!(low >= recompute::exact(0) && low <= high);
            prop_assert!(high <= recompute::full(&spec) + recompute::exact(bonus), "{}", spec.toml());
        }
    }

    #[test]
    fn what_was_open_ends_between_what_was_said_before(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let mut spec = Spec::random(&mut dice);
        let before = judged(&spec);
        for at in 0..spec.items.len() {
            if spec.items[at].answer == Said::Nothing {
                spec.items[at].answer = spec.items[at].some_answer(&mut dice);
            }
        }
        let after = judged(&spec);
        if let (Some(before), Some(after)) = (span(&before), span(&after)) {
            prop_assert!(before.0 <= after.0 && after.1 <= before.1, "{before:?} {after:?}\n{}", spec.toml());
        }
    }

    #[test]
    fn a_better_answer_never_lowers_a_result(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let mut spec = Spec::random(&mut dice);
        let before = judged(&spec);
        let at = dice.index(spec.items.len());
        let Some(better) = better(&spec, at, &mut dice) else { return Ok(()) };
        spec.items[at].answer = better;
        let after = judged(&spec);
        let said = format!("{at}\n{spec:#?}");
        let points = |card: &ScoreCard| card.of(&id(at)).and_then(|one| one.points.clone()).expect("points").span();
        prop_assert!(points(&after).low >= points(&before).low, "{}", said);
        prop_assert_eq!(before.total.is_some(), after.total.is_some());
        if let (Some(before), Some(after)) = (span(&before), span(&after)) {
            prop_assert!(after.0 >= before.0 && after.1 >= before.1, "{}", said);
        }
        if let (Some(one), Some(other)) = (&before.grade, &after.grade) {
            prop_assert!(rank(&spec, other.low.as_ref()) >= rank(&spec, one.low.as_ref()), "{}", said);
            prop_assert!(rank(&spec, other.high.as_ref()) >= rank(&spec, one.high.as_ref()), "{}", said);
        }
        for (one, other) in before.areas.iter().zip(&after.areas) {
            if let (Some(one), Some(other)) = (&one.points, &other.points) {
                prop_assert!(other.span.low >= one.span.low && other.span.high >= one.span.high, "{}", said);
            }
        }
    }

    #[test]
    fn the_order_of_answering_does_not_matter(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let spec = Spec::random(&mut dice);
        let wanted = judged(&spec);
        let mut given = Answers::default();
        let order: Vec<usize> = (0..spec.items.len()).collect();
        for at in dice.shuffled(order.clone()) {
            // First something else, as people do.
            given.set(id(at), Slot::Value, typed(&spec.items[at].random_answer(&mut dice)));
        }
        for at in dice.shuffled(order) {
            given.set(id(at), Slot::Value, typed(&spec.items[at].answer));
        }
        let card = score(&assessment(read(&spec), given), park());
        prop_assert_eq!(card, wanted);
    }
}

/// A better answer to the same question; nothing when there is none or nothing was said.
fn better(spec: &Spec, at: usize, dice: &mut Dice) -> Option<Said> {
    let item = &spec.items[at];
    Some(match (&item.answer, item.rises()) {
        (Said::Figure(value), Some(true)) => Said::Figure(value + dice.between(0, 4_000)),
        (Said::Figure(value), Some(false)) => Said::Figure((value - dice.between(0, 4_000)).max(0)),
        (Said::Level(level), _) => {
            let Rule::Level { values, .. } = &item.rule else { return None };
            let from = level.map_or(0, |level| level + 1).min(values.len() - 1);
            Said::Level(Some(dice.between(from as i64, values.len() as i64 - 1) as usize))
        }
        (Said::Chosen(chosen), _) => match &item.rule {
            Rule::Options { shares, several: false } => {
                let from = chosen.first()?;
                Said::Chosen(vec![dice.between(*from as i64, shares.len() as i64 - 1) as usize])
            }
            Rule::Options { shares, several: true } => Said::Chosen(
                (0..shares.len()).filter(|one| chosen.contains(one) || dice.once_in(2)).collect(),
            ),
            Rule::Checklist { items } => {
                Said::Chosen((0..*items).filter(|one| chosen.contains(one) || dice.once_in(2)).collect())
            }
            _ => return None,
        },
        (Said::Figure(_), None) | (Said::Nothing | Said::NotApplicable, _) => return None,
    })
}
