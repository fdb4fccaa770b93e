//! Figures and texts as typed.

use super::problems::unreadable;
use super::{Answer, AnswerState};
use crate::number::{Number, Places, Reading, read_quantity};
use crate::problem::{Place, Problem, Said, Severity};
use crate::unit::Unit;

/// Understands a figure typed for `unit`; shared by profile, base data and indicators.
pub fn number(text: &str, unit: &Unit, place: Place) -> AnswerState {
    match read_quantity(text, unit) {
        Ok(Reading { value, converted }) => AnswerState::Complete {
            understood: converted
                .then(|| format!("理解为 {} {}", value.show(Places::UpTo(6)), unit.symbol())),
            answer: Answer::Number(value),
        },
        Err(reason) => unfinished(unreadable(text, unit, &reason, place)),
    }
}

/// Checks a text against its longest length in characters.
pub fn limited_text(text: &str, max: Option<u32>, place: Place) -> AnswerState {
    let length = text.chars().filter(|c| !c.is_whitespace()).count();
    match max {
        Some(max) if length > max as usize => unfinished(Problem {
            severity: Severity::Blocks,
            code: "text.too_long",
            place,
            say: Said::new(
                format!("文字有 {length} 字，超过 {max} 字的限制。"),
                format!("The text has {length} characters; the limit is {max}."),
            ),
            next: Said::new("请删减；已输入的文字仍完整保留。", "Shorten it; everything typed is kept."),
        }),
        _ => complete(Answer::Text(text.trim().to_owned())),
    }
}

pub(super) fn complete(answer: Answer) -> AnswerState {
    AnswerState::Complete { answer, understood: None }
}

pub(super) fn unfinished(problem: Problem) -> AnswerState {
    AnswerState::Unfinished(vec![problem])
}

/// The figures of several years, newest first. The newest is judged and must be there.
pub(super) fn years(texts: &[String], unit: &Unit, place: &Place) -> AnswerState {
    let mut figures: Vec<Option<Number>> = Vec::new();
    let mut said = Vec::new();
    let mut problems = Vec::new();
    for text in texts {
        if text.trim().is_empty() {
            figures.push(None);
            continue;
        }
        match number(text, unit, place.clone()) {
            AnswerState::Complete { answer: Answer::Number(value), understood } => {
                said.extend(understood);
                figures.push(Some(value));
            }
            AnswerState::Unfinished(found) => problems.extend(found),
            AnswerState::Complete { .. } | AnswerState::Empty => figures.push(None),
        }
    }
    if !problems.is_empty() {
        return AnswerState::Unfinished(problems);
    }
    match figures.first().cloned().flatten() {
        Some(newest) => AnswerState::Complete {
            answer: Answer::Years(newest, figures),
            understood: (!said.is_empty()).then(|| said.join("；")),
        },
        None => unfinished(super::problems::newest_missing(place.clone())),
    }
}
