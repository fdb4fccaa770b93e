//! Answers: what is empty, odd or cannot be judged yet.

use super::finding;
use crate::answer::{AnswerState, Slot, limited_text, understand};
use crate::assessment::Assessment;
use crate::framework::{Force, Indicator, Question};
use crate::migrate::ToConfirm;
use crate::problem::{Place, Problem, Severity};
use crate::score::{ScoreCard, State};

/// A hard threshold without data blocks; what is merely unfinished warns.
pub(super) fn check(assessment: &Assessment, card: &ScoreCard, found: &mut Vec<Problem>) {
    for (indicator, result) in assessment.framework.indicators.iter().zip(&card.indicators) {
        let place = || Place::Indicator(indicator.id.to_string());
        let name = format!("{} {}", indicator.number, indicator.name);
        let is_hard = indicator.target.as_ref().is_some_and(|target| target.force == Force::Hard);
        match understand(indicator, assessment.answers.get(&indicator.id, Slot::Value)) {
            AnswerState::Unfinished(problems) => found.extend(problems),
            _ if result.state == State::MissingData => found.push(finding(
                if is_hard { Severity::Blocks } else { Severity::Warns },
                "indicator.missing_data",
                place(),
                [format!("“{name}”缺数据，不能判定。"), format!("`{name}` has no data to judge.")],
                match indicator.question {
                    Question::Counted(_) => {
                        ["请在企业名单里补齐有关列。", "Fill the columns it needs in the roster."]
                    }
                    Question::Computed(_) => [
                        "请补齐公式用到的基础数据、园区概况或企业名单。",
                        "Fill the yearly figures, the profile or the roster that the formula uses.",
                    ],
                    _ => ["请填写这一项。", "Answer this indicator."],
                },
            )),
            AnswerState::Empty
                if !indicator.question.is_derived() && result.state != State::NotApplicable =>
            {
                found.push(finding(
                    Severity::Warns,
                    "indicator.empty",
                    place(),
                    [format!("“{name}”还没有填写。"), format!("`{name}` is not answered.")],
                    ["请填写，或注明不适用及理由。", "Answer it, or say why it does not apply."],
                ))
            }
            _ => {}
        }
        narrative(assessment, indicator, &name, found);
        if let Some(ToConfirm { why, .. }) = assessment.to_confirm.get(&indicator.id) {
            found.push(finding(
                Severity::Blocks,
                "answer.to_confirm",
                place(),
                [
                    format!("“{name}”的填报待确认：{}。", why.zh),
                    format!("The answer of `{name}` is to be confirmed: {}.", why.en),
                ],
                ["请核对后改正，或点“确认”。", "Look at it, then mend or confirm it."],
            ));
        }
    }
}

fn narrative(assessment: &Assessment, indicator: &Indicator, name: &str, found: &mut Vec<Problem>) {
    let Some(asked) = &indicator.narrative else { return };
    let place = || Place::Indicator(indicator.id.to_string());
    let raw = assessment.answers.get(&indicator.id, Slot::Narrative);
    if raw.is_empty() {
        found.push(finding(
            Severity::Warns,
            "indicator.no_narrative",
            place(),
            [format!("“{name}”还没有写情况说明。"), format!("`{name}` has no description.")],
            ["请写明现状、做法和成效。", "Describe the present state, what was done and what came of it."],
        ));
    } else if let AnswerState::Unfinished(problems) = limited_text(raw.text(), asked.max, place()) {
        found.extend(problems);
    }
}
