//! What an answer means for its question.

use super::figure::{complete, limited_text, number, unfinished, years};
use super::problems::{
    none_and_others, not_a_day, other_kind, reason_missing, several_options, unknown_option,
};
use super::table::table;
use super::{Answer, AnswerState, NO, RawAnswer, YES};
use crate::framework::{Choice, Indicator, NO_LEVEL, Question, Whole};
use crate::id::OptionId;
use crate::number::Number;
use crate::problem::Place;
use crate::unit::Unit;

/// Understands the value of an indicator.
pub fn understand(indicator: &Indicator, raw: &RawAnswer) -> AnswerState {
    let place = || Place::Indicator(indicator.id.to_string());
    match (raw, &indicator.question) {
        (raw, _) if raw.is_empty() => AnswerState::Empty,
        (RawAnswer::NotApplicable(reason), _) if reason.trim().is_empty() => {
            unfinished(reason_missing(place()))
        }
        (RawAnswer::NotApplicable(reason), _) => complete(Answer::NotApplicable(reason.trim().to_owned())),
        (RawAnswer::Text(text), Question::Number(unit) | Question::Money(unit)) => {
            number(text, unit, place())
        }
        (RawAnswer::Years(texts), Question::Number(unit) | Question::Money(unit)) => {
            years(texts, unit, &place())
        }
        (RawAnswer::Text(text), Question::Percent(whole)) => {
            remarked(number(text, &Unit::percent(), place()), *whole)
        }
        (RawAnswer::Years(texts), Question::Percent(whole)) => {
            remarked(years(texts, &Unit::percent(), &place()), *whole)
        }
        (RawAnswer::Text(text), Question::Date) => match crate::roster::read_date(text) {
            Some(day) => complete(Answer::Date(day)),
            None => unfinished(not_a_day(text.trim(), place())),
        },
        (RawAnswer::Text(text), Question::Text(max)) => limited_text(text, *max, place()),
        (RawAnswer::Rows(rows), Question::Table(question)) => table(rows, question, &place()),
        (RawAnswer::Chosen(chosen), Question::Choice(options)) => one(chosen, place, |id| {
            options.iter().find(|option| option.id.as_str() == id).map(|option| &option.id)
        }),
        (RawAnswer::Chosen(chosen), Question::Level(question)) => match chosen.as_slice() {
            [one] if one == NO_LEVEL && question.allow_none => match OptionId::new(NO_LEVEL) {
                Ok(id) => complete(Answer::Choice(id)),
                Err(_) => unfinished(unknown_option(one, place())),
            },
            _ => one(chosen, place, |id| {
                question.levels.iter().find(|level| level.id.as_str() == id).map(|level| &level.id)
            }),
        },
        (RawAnswer::Chosen(chosen), Question::Checklist(items)) => several(chosen, items, None, place),
        (RawAnswer::Chosen(chosen), Question::Choices(choices)) => {
            several(chosen, &choices.options, choices.none.as_ref(), place)
        }
        (RawAnswer::Chosen(chosen), Question::YesNo) => match chosen.as_slice() {
            [one] if one == YES => complete(Answer::Said(true)),
            [one] if one == NO => complete(Answer::Said(false)),
            [other] => unfinished(unknown_option(other, place())),
            [] => AnswerState::Empty,
            [..] => unfinished(several_options(place())),
        },
        // The question changed its kind after the answer was given; the answer is kept.
        (_, _) => unfinished(other_kind(place())),
    }
}

/// Exactly one option.
fn one<'o>(
    chosen: &[String],
    place: impl Fn() -> Place,
    find: impl Fn(&str) -> Option<&'o OptionId>,
) -> AnswerState {
    match chosen {
        [one] => match find(one) {
            Some(id) => complete(Answer::Choice(id.clone())),
            None => unfinished(unknown_option(one, place())),
        },
        [] => AnswerState::Empty,
        [..] => unfinished(several_options(place())),
    }
}

/// Any options in their own order; one of them may exclude the others.
fn several(
    chosen: &[String],
    options: &[Choice],
    none: Option<&OptionId>,
    place: impl Fn() -> Place,
) -> AnswerState {
    if let Some(id) = chosen.iter().find(|id| !options.iter().any(|option| option.id.as_str() == id.as_str()))
    {
        return unfinished(unknown_option(id, place()));
    }
    let ticked = options.iter().filter(|option| chosen.iter().any(|id| id == option.id.as_str()));
    let ticked: Vec<OptionId> = ticked.map(|option| option.id.clone()).collect();
    match none {
        Some(none) if ticked.len() > 1 && ticked.contains(none) => {
            let label = options.iter().find(|option| &option.id == none).map_or("", |option| &option.label);
            unfinished(none_and_others(label, place()))
        }
        _ => complete(Answer::Items(ticked)),
    }
}

/// More than all of a whole is odd, and less than nothing is odder; both are kept and said.
fn remarked(state: AnswerState, whole: Whole) -> AnswerState {
    let AnswerState::Complete { answer, understood } = state else { return state };
    let odd = match answer.figure() {
        Some(value) if value.is_negative() => Some("比例小于 0，请核对"),
        Some(value) if whole == Whole::Parts && *value > Number::whole(100) => Some("比例大于 100%，请核对"),
        _ => None,
    };
    let said: Vec<String> = understood.into_iter().chain(odd.map(str::to_owned)).collect();
    AnswerState::Complete { answer, understood: (!said.is_empty()).then(|| said.join("；")) }
}
