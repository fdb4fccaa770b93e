//! The value of an indicator as it is judged.

use crate::answer::Answer;
use crate::formula::Tally;
use crate::framework::{Indicator, NO_LEVEL, Question, TargetTest, YES_NO};
use crate::id::OptionId;
use crate::number::{Number, Places};

use super::points::Span;

/// What is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// Nothing is known.
    Missing,
    /// A figure in the unit of the question; an interval while firms have not said.
    Figure(Span),
    /// One option or level.
    Choice(OptionId),
    /// Ticked items.
    Items(Vec<OptionId>),
    /// Yes or no.
    Said(bool),
    /// Complete rows.
    Rows(u32),
    /// Something is there.
    Filled,
}

impl Value {
    /// What an answer is judged by.
    pub fn of(answer: &Answer) -> Self {
        match answer {
            Answer::Number(value) | Answer::Years(value, _) => Self::Figure(Span::exactly(value.clone())),
            Answer::Choice(id) => Self::Choice(id.clone()),
            Answer::Items(ids) => Self::Items(ids.clone()),
            Answer::Said(said) => Self::Said(*said),
            Answer::Rows { complete, .. } => Self::Rows(*complete),
            Answer::Text(_) | Answer::Date(_) => Self::Filled,
            // Judged before; nothing is left to judge.
            Answer::NotApplicable(_) => Self::Missing,
        }
    }

    /// The share of a count in per cent, from the least to the most that it can be once everybody has said.
    pub fn of_tally(tally: &Tally) -> Self {
        let undetermined = tally.undetermined_firms.len() as u64;
        let total = u64::from(tally.total()) + undetermined;
        let most = u64::from(tally.done) + u64::from(tally.unknown) + undetermined;
        let share = |part: u64| Number::ratio(part.min(total) * 100, total);
        match (share(u64::from(tally.done)), share(most)) {
            (Some(low), Some(high)) => Self::Figure(Span { low, high }),
            _ => Self::Missing,
        }
    }
}

/// The answer as shown.
pub(super) fn shown(indicator: &Indicator, answer: &Answer, test: Option<&TargetTest>) -> String {
    match (answer, &indicator.question) {
        (Answer::Number(value), question) => with_unit(figure(value, test), question),
        (Answer::Years(value, all), question) => {
            let earlier = all.iter().skip(1).map(|year| match year {
                Some(value) => value.show(Places::UpTo(6)),
                None => "未填".to_owned(),
            });
            let earlier: Vec<String> = earlier.collect();
            let newest = with_unit(figure(value, test), question);
            match earlier.is_empty() {
                true => newest,
                false => format!("{newest}（以前年度：{}）", earlier.join("、")),
            }
        }
        (Answer::Choice(id), Question::Choice(_)) => labels(std::slice::from_ref(id), indicator, ""),
        (Answer::Choice(id), Question::Level(levels)) => match levels.level(id) {
            Some(level) => level.label.clone(),
            None if id.as_str() == NO_LEVEL => "未达最低一级".to_owned(),
            None => id.to_string(),
        },
        (Answer::Items(ids), question @ (Question::Checklist(_) | Question::Choices(_))) => {
            let all = question.options().len();
            match ids.is_empty() {
                true => format!("0 / {all} 项"),
                false => format!("{} / {all} 项（{}）", ids.len(), labels(ids, indicator, "、")),
            }
        }
        (Answer::Said(said), _) => YES_NO[usize::from(!*said)].to_owned(),
        (Answer::Text(text) | Answer::NotApplicable(text), _) => text.clone(),
        (Answer::Date(day), _) => day.format("%Y年%-m月%-d日").to_string(),
        (Answer::Rows { complete, all }, _) if complete == all => format!("{all} 行"),
        (Answer::Rows { complete, all }, _) => format!("{all} 行，其中 {complete} 行完整"),
        (Answer::Choice(id), _) => id.to_string(),
        (Answer::Items(ids), _) => ids.iter().map(OptionId::as_str).collect::<Vec<_>>().join("、"),
    }
}

/// A figure with its unit.
pub(super) fn with_unit(figure: String, question: &Question) -> String {
    let unit = question.unit();
    let symbol = unit.as_ref().map_or("", |unit| unit.symbol());
    format!("{figure} {symbol}").trim_end().to_owned()
}

/// Against its bound, so that 99.996 never reads as 100.
pub(super) fn figure(value: &Number, test: Option<&TargetTest>) -> String {
    let range = test.and_then(TargetTest::range);
    let bound = range.and_then(|range| range.low.or(range.high));
    bound.map_or_else(|| value.show(Places::UpTo(6)), |bound| value.show_against(&bound.value, 2))
}

/// The labels of options in the order of the question.
pub(super) fn labels(ids: &[OptionId], indicator: &Indicator, between: &str) -> String {
    let options = indicator.question.options().iter();
    let named = options.filter(|option| ids.contains(&option.id)).map(|option| option.label.as_str());
    named.collect::<Vec<_>>().join(between)
}
