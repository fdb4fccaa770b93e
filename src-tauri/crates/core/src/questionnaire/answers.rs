//! From the cells of a form to answers.

use std::collections::{BTreeMap, BTreeSet};

use super::REASON;
use super::form::{Entry, Field, fields};
use crate::answer::{AnswerState, Answers, RawAnswer, Slot, YES, understand};
use crate::framework::{Framework, Indicator, Period, Question};
use crate::problem::{Place, Problem, Said, Severity};

/// Answers behind the cells, and what is wrong by key. A cell that cannot be understood stays as it came;
/// a blank one is no answer. Nothing is guessed, and what the framework no longer asks is named.
pub fn answers(framework: &Framework, cells: &BTreeMap<String, String>) -> (Answers, Vec<(String, Problem)>) {
    let mut answers = Answers::default();
    let mut problems = Vec::new();
    let mut left: BTreeSet<&str> = cells.keys().map(String::as_str).collect();
    for indicator in framework.indicators.iter().filter(|indicator| !indicator.question.is_derived()) {
        let asked = fields(indicator, 0);
        for field in &asked {
            left.remove(field.key.as_str());
            left.remove(field.reason.as_deref().unwrap_or_default());
        }
        let raw = raw(indicator, &asked, cells, &mut problems);
        let key = || asked.first().map_or_else(String::new, |field| field.key.clone());
        if let AnswerState::Unfinished(found) = understand(indicator, &raw) {
            // A label that is none was named above, with the labels that are.
            let named = problems.iter().any(|(at, _)| asked.iter().any(|field| field.key == *at));
            if !named {
                problems.extend(found.into_iter().map(|problem| (key(), problem)));
            }
        }
        if !raw.is_empty() {
            answers.set(indicator.id.clone(), Slot::Value, raw);
        }
    }
    problems.extend(left.into_iter().map(|key| (key.to_owned(), not_asked(key))));
    (answers, problems)
}

fn raw(
    indicator: &Indicator,
    asked: &[Field],
    cells: &BTreeMap<String, String>,
    problems: &mut Vec<(String, Problem)>,
) -> RawAnswer {
    let cell = |key: &str| cells.get(key).map_or("", |text| text.trim());
    let values: Vec<(&Field, &str)> = asked.iter().map(|field| (field, cell(&field.key))).collect();
    let reason = cell(&format!("{}{REASON}", indicator.id));
    if !reason.is_empty() {
        if let Some((field, _)) = values.iter().find(|(_, text)| !text.is_empty()) {
            problems.push((field.key.clone(), both(indicator)));
        } else {
            return RawAnswer::NotApplicable(reason.to_owned());
        }
    }
    let mut chosen = |field: &Field, text: &str| match (&field.entry, text) {
        (_, "") => None,
        (Entry::Free, text) => Some(text.to_owned()),
        (Entry::OneOf(options), text) => match option(options, text) {
            Some(id) => Some(id.to_owned()),
            None => {
                problems.push((field.key.clone(), no_option(indicator, text, options)));
                Some(text.to_owned())
            }
        },
    };
    match &indicator.question {
        Question::Choice(_) | Question::Level(_) | Question::YesNo => {
            let one = values.first().and_then(|(field, text)| chosen(field, text));
            one.map_or(RawAnswer::Empty, |id| RawAnswer::Chosen(vec![id]))
        }
        Question::Checklist(_) | Question::Choices(_) => {
            let said: Vec<(&str, Option<String>)> = values
                .iter()
                .map(|(field, text)| (field.key.rsplit('#').next().unwrap_or_default(), chosen(field, text)))
                .collect();
            if said.iter().all(|(_, said)| said.is_none()) {
                return RawAnswer::Empty;
            }
            let ticked = said.into_iter().filter(|(_, said)| said.as_deref() == Some(YES));
            RawAnswer::Chosen(ticked.map(|(id, _)| id.to_owned()).collect())
        }
        Question::Table(table) => {
            let wide = table.columns.len().max(1);
            let mut rows: Vec<Vec<String>> = values
                .chunks(wide)
                .map(|row| row.iter().map(|(field, text)| chosen(field, text).unwrap_or_default()).collect())
                .collect();
            // Room that nobody used is no row.
            while rows.last().is_some_and(|row| row.iter().all(String::is_empty)) {
                rows.pop();
            }
            if rows.is_empty() { RawAnswer::Empty } else { RawAnswer::Rows(rows) }
        }
        _ if indicator.period == Period::ThreeYears => {
            RawAnswer::Years(values.iter().map(|(_, text)| (*text).to_owned()).collect())
        }
        _ => match values.first() {
            Some((_, text)) if !text.is_empty() => RawAnswer::Text((*text).to_owned()),
            _ => RawAnswer::Empty,
        },
    }
}

/// The option that a text names: its label in whatever spaces, or its id.
fn option<'o>(options: &'o [(String, String)], text: &str) -> Option<&'o str> {
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let wanted = plain(text);
    let found = options.iter().find(|(id, label)| plain(label) == wanted || *id == wanted);
    found.map(|(id, _)| id.as_str())
}

fn no_option(indicator: &Indicator, text: &str, options: &[(String, String)]) -> Problem {
    let labels: Vec<&str> = options.iter().map(|(_, label)| label.as_str()).collect();
    Problem {
        severity: Severity::Blocks,
        code: "questionnaire.option",
        place: Place::Indicator(indicator.id.to_string()),
        say: Said::new(
            format!("“{text}”不是{} {}的选项。", indicator.number, indicator.name),
            format!("`{text}` is no option of {}.", indicator.number),
        ),
        next: Said::new(
            format!("请从下拉列表中选择：{}。", labels.join("、")),
            format!("Choose one of the list: {}.", labels.join(", ")),
        ),
    }
}

fn not_asked(key: &str) -> Problem {
    Problem {
        severity: Severity::Warns,
        code: "questionnaire.not_asked",
        place: Place::Roster,
        say: Said::new(
            format!("现在的指标体系里没有这道题（{key}），填写的内容保留，不参与计分。"),
            format!(
                "The framework does not ask this any more (`{key}`); what it says is kept and not judged."
            ),
        ),
        next: Said::new(
            "如题目有变动，请重新发放问卷。",
            "If questions have changed, send new questionnaires.",
        ),
    }
}

fn both(indicator: &Indicator) -> Problem {
    Problem {
        severity: Severity::Warns,
        code: "questionnaire.applies_and_not",
        place: Place::Indicator(indicator.id.to_string()),
        say: Said::new(
            format!(
                "{} {}既填了内容，又写了不适用的理由；按填写的内容读取。",
                indicator.number, indicator.name
            ),
            format!(
                "{} has both an answer and a reason why it does not apply; the answer is taken.",
                indicator.number
            ),
        ),
        next: Said::new("请只保留其中一项。", "Keep one of them."),
    }
}
