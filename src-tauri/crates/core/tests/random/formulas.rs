//! Formulas, indexes and choices of k among n, tried on random ones and computed once more in fractions.

use std::collections::BTreeSet;
use std::sync::Arc;

use num_rational::BigRational;
use parkgauge_core::answer::{Answers, RawAnswer, Slot};
use parkgauge_core::formula::{Condition, Formula, Inputs, Outcome, Quantity, Year};
use parkgauge_core::framework;
use parkgauge_core::id::{FieldKey, IndicatorId};
use parkgauge_core::number::Number;
use parkgauge_core::score::{ScoreCard, State, score};
use proptest::prelude::*;

use crate::dice::Dice;
use crate::park::{assessment, park};
use crate::recompute::Exact;
use crate::spec::{Cents, decimal};

/// What a division by zero is called.
const BY_ZERO: &str = "除数为 0，不能相除";

enum Tree {
    Figure(Cents),
    Input(usize),
    Negative(Box<Tree>),
    Two(char, Box<Tree>, Box<Tree>),
    Many(&'static str, Vec<Tree>),
}

impl Tree {
    fn random(dice: &mut Dice, depth: u32) -> Self {
        match if depth == 0 { dice.between(0, 1) } else { dice.between(0, 6) } {
            // A zero now and then, so that something is divided by it.
            0 => Self::Figure(if dice.once_in(6) { 0 } else { dice.between(1, 99_999) }),
            1 => Self::Input(dice.index(INPUTS)),
            2 => Self::Negative(Box::new(Self::random(dice, depth - 1))),
            3 => {
                let parts = (0..dice.between(1, 4)).map(|_| Self::random(dice, depth - 1)).collect();
                Self::Many(["min", "max", "sum"][dice.index(3)], parts)
            }
            _ => {
                let (left, right) = (Self::random(dice, depth - 1), Self::random(dice, depth - 1));
                Self::Two(*dice.one_of(&['+', '-', '*', '/', '×', '÷']), Box::new(left), Box::new(right))
            }
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Figure(value) => decimal(*value),
            Self::Input(at) => format!("indicator(i{at})"),
            Self::Negative(inner) => format!("-({})", inner.text()),
            Self::Two(op, left, right) => format!("({} {op} {})", left.text(), right.text()),
            Self::Many(name, parts) => {
                let parts: Vec<_> = parts.iter().map(Self::text).collect();
                format!("{name}({})", parts.join(", "))
            }
        }
    }

    fn value(&self, figures: &Figures) -> Result<Exact, BTreeSet<String>> {
        match self {
            Self::Figure(value) => Ok(hundredths(*value)),
            Self::Input(at) => {
                figures.0[*at].map(hundredths).ok_or_else(|| BTreeSet::from([format!("i{at}")]))
            }
            Self::Negative(inner) => Ok(-inner.value(figures)?),
            Self::Two(op, left, right) => {
                let [left, right] = all([left.value(figures), right.value(figures)])?;
                match op {
                    '+' => Ok(left + right),
                    '-' => Ok(left - right),
                    '*' | '×' => Ok(left * right),
                    _ if right == hundredths(0) => Err(BTreeSet::from([BY_ZERO.to_owned()])),
                    _ => Ok(left / right),
                }
            }
            Self::Many(name, parts) => {
                let mut values = Vec::new();
                let mut missing = BTreeSet::new();
                for part in parts {
                    match part.value(figures) {
                        Ok(value) => values.push(value),
                        Err(names) => missing.extend(names),
                    }
                }
                if !missing.is_empty() {
                    return Err(missing);
                }
                let values = values.into_iter();
                Ok(match *name {
                    "min" => values.min().expect("a part"),
                    "max" => values.max().expect("a part"),
                    _ => values.sum(),
                })
            }
        }
    }
}

fn all(both: [Result<Exact, BTreeSet<String>>; 2]) -> Result<[Exact; 2], BTreeSet<String>> {
    match both {
        [Ok(left), Ok(right)] => Ok([left, right]),
        others => Err(others.into_iter().filter_map(Result::err).flatten().collect()),
    }
}

fn hundredths(value: Cents) -> Exact {
    BigRational::new(value.into(), 100.into())
}

/// Inputs that a formula may name.
const INPUTS: usize = 5;

/// Figures by indicator, some of them not known.
struct Figures([Option<Cents>; INPUTS]);

impl Inputs for Figures {
    fn indicator(&mut self, id: &IndicatorId) -> Outcome {
        let at: usize = id.as_str().trim_start_matches('i').parse().expect("an input");
        let figure = self.0[at].ok_or_else(|| BTreeSet::from([id.to_string()]))?;
        Ok(Quantity::plain(Number::ratio(figure, 100).expect("a hundred is not zero")))
    }
    fn base(&mut self, _: &FieldKey, _: Year) -> Outcome {
        unreachable!("no formula here asks for it")
    }
    fn profile(&mut self, _: &FieldKey) -> Outcome {
        unreachable!("no formula here asks for it")
    }
    fn count(&mut self, _: &Condition) -> Result<u32, BTreeSet<String>> {
        unreachable!("no formula here asks for it")
    }
    fn share(&mut self, _: &Condition, _: &Condition) -> Result<(u32, u32), BTreeSet<String>> {
        unreachable!("no formula here asks for it")
    }
    fn total(&mut self, _: &FieldKey, _: &Condition) -> Outcome {
        unreachable!("no formula here asks for it")
    }
}

/// A framework of indicators `i0`, `i1`, … in one area, each with these lines.
fn framework(scheme: &str, area: &str, indicators: &[String]) -> String {
    let mut text = format!(
        "format = 1\nid = \"chance\"\nedition = \"1\"\ntitle = \"随机\"\nissuer = \"测试\"\nabout = \"随机。\"\n\
         [scheme]\n{scheme}\nnot_applicable = \"rescale\"\nstanding = \"house\"\n\
         [[area]]\nid = \"a\"\nname = \"领域\"\nstanding = \"house\"\n{area}\n"
    );
    for (at, lines) in indicators.iter().enumerate() {
        text.push_str(&format!(
            "[[indicator]]\nid = \"i{at}\"\narea = \"a\"\nnumber = \"{}\"\nname = \"指标{at}\"\nask = \"？\"\n\
             standing = \"house\"\nquestion = {{ kind = \"number\", unit = \"个\" }}\n{lines}\n",
            at + 1
        ));
    }
    text
}

fn judged(text: &str, answers: &[Option<Cents>]) -> ScoreCard {
    let read = framework::parse(text).unwrap_or_else(|problems| panic!("{problems:#?}\n{text}"));
    let mut given = Answers::default();
    for (at, answer) in answers.iter().enumerate() {
        if let Some(value) = answer {
            given.set(crate::scoring::id(at), Slot::Value, RawAnswer::Text(decimal(*value)));
        }
    }
    score(&assessment(Arc::new(read), given), park())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn formulas_equal_an_independent_recomputation(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let tree = Tree::random(&mut dice, 5);
        let mut figures = Figures(std::array::from_fn(|_| (!dice.once_in(6)).then(|| dice.between(-9_999, 9_999))));
        let text = tree.text();
        let formula = Formula::parse(&text).unwrap_or_else(|problem| panic!("{problem:?}\n{text}"));
        let found = formula.evaluate(&mut figures).map(|found| found.value.fraction().clone());
        prop_assert_eq!(found, tree.value(&figures), "{}", text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_index_is_the_value_over_its_base(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let count = dice.between(1, 6);
        let cases: Vec<(Cents, Cents, Cents, Option<Cents>)> = (0..count)
            .map(|_| {
                let base = if dice.once_in(8) { 0 } else { dice.between(1, 99_999) };
                let answer = (!dice.once_in(5)).then(|| dice.between(0, 99_999));
                (dice.between(1, 5_000), base, dice.between(1, 20_000), answer)
            })
            .collect();
        let lines: Vec<String> = cases
            .iter()
            .map(|(full, base, times, _)| {
                let [full, base, times] = [full, base, times].map(|value| decimal(*value));
                format!(
                    "score = {{ full = \"{full}\", rule = {{ kind = \"index\", base = \"{base} 个\", times = \"{times}\" }}, standing = \"house\" }}"
                )
            })
            .collect();
        let text = framework("kind = \"points\"", "", &lines);
        let answers: Vec<_> = cases.iter().map(|case| case.3).collect();
        let card = judged(&text, &answers);
        for (at, (full, base, times, answer)) in cases.into_iter().enumerate() {
            let points = card.of(&crate::scoring::id(at)).and_then(|result| result.points.clone()).expect("points");
            let got = points.got.fraction().clone();
            match answer.filter(|_| base != 0) {
                Some(value) => {
                    let wanted = hundredths(value) / hundredths(base) * hundredths(times) * hundredths(full)
                        / hundredths(10_000);
                    prop_assert_eq!(got, wanted, "{} of\n{}", at, text);
                    prop_assert!(points.open.is_zero());
                }
                // Nothing to divide, or nothing to divide by: the points stay open.
                None => {
                    prop_assert_eq!(got, hundredths(0), "{} of\n{}", at, text);
                    prop_assert!(!points.open.is_zero(), "{} of\n{}", at, text);
                }
            }
        }
    }

    #[test]
    fn a_group_is_met_by_as_many_as_it_asks_for(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let count = dice.between(2, 7);
        let at_least = dice.between(1, count);
        let bounds: Vec<Cents> = (0..count).map(|_| dice.between(1, 50)).collect();
        // On the bound as often as beside it.
        let answers: Vec<Option<Cents>> = bounds
            .iter()
            .map(|bound| (!dice.once_in(4)).then(|| (bound + dice.between(-1, 1)) * 100))
            .collect();
        let lines: Vec<String> = bounds
            .iter()
            .map(|bound| {
                format!(
                    "target = {{ test = {{ kind = \"at_least\", value = \"{bound}\" }}, force = \"hard\", standing = \"house\" }}"
                )
            })
            .collect();
        let choose = format!("choose = {{ at_least = {at_least}, standing = \"house\" }}");
        let text = framework("kind = \"thresholds\"", &choose, &lines);
        let card = judged(&text, &answers);
        let met = answers.iter().zip(&bounds).filter(|(answer, bound)| answer.is_some_and(|value| value >= **bound * 100));
        let (met, open) = (met.count() as i64, answers.iter().filter(|answer| answer.is_none()).count() as i64);
        let wanted = if met >= at_least {
            State::Met
        } else if met + open < at_least {
            State::Short
        } else {
            State::MissingData
        };
        let group = card.areas[0].choice.as_ref().expect("a group");
        prop_assert_eq!((group.state, i64::from(group.met)), (wanted, met), "{}", text);
        prop_assert_eq!(card.state, wanted, "single shortfalls do not count, the group does: {}", text);
    }
}
