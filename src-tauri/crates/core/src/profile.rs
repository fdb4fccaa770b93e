//! The park profile (园区概况): filled once, used by every framework.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::answer::{Answer, AnswerState, limited_text, number};
use crate::fields::{Field, FieldKind, ProfileForm};
use crate::id::{FieldKey, OptionId};
use crate::number::Number;
use crate::problem::{Place, Problem, Said, Severity};
use crate::truth::Truth;

/// Longest text of one line, in characters: what a cover and a table still hold.
const LONGEST_LINE: u32 = 200;

/// The profile: what was typed, by field.
#[derive(Debug, Clone)]
pub struct Profile {
    form: Arc<ProfileForm>,
    raw: BTreeMap<FieldKey, String>,
}

/// What a profile field is understood as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProfileValue {
    /// Nothing was typed.
    Missing,
    /// Text.
    Text(String),
    /// A choice.
    Choice(OptionId),
    /// A flag.
    Flag(bool),
    /// A date.
    Date(NaiveDate),
    /// A number in the unit of the field.
    Number {
        /// The value.
        value: Number,
        /// How it was understood when that is not obvious.
        understood: Option<String>,
    },
    /// Kept as typed, with what is wrong.
    Odd(Vec<Problem>),
}

impl Profile {
    /// A profile with what was typed; unknown keys are kept and ignored.
    pub fn new(form: Arc<ProfileForm>, raw: BTreeMap<FieldKey, String>) -> Self {
        Self { form, raw }
    }

    /// Its form.
    pub fn form(&self) -> &ProfileForm {
        &self.form
    }

    /// What was typed, or nothing.
    pub fn raw(&self, key: &FieldKey) -> &str {
        self.raw.get(key).map_or("", String::as_str)
    }

    /// Puts what was typed into a field.
    pub fn set(&mut self, key: FieldKey, raw: String) {
        self.raw.insert(key, raw);
    }

    /// What a field is understood as.
    pub fn value(&self, key: &FieldKey) -> ProfileValue {
        self.form.field(key).map_or(ProfileValue::Missing, |field| understand(field, self.raw(key)))
    }

    /// The text to print: a choice by its label, a date and a number as people write them.
    pub fn shown(&self, key: &FieldKey) -> String {
        let Some(field) = self.form.field(key) else { return String::new() };
        match (understand(field, self.raw(key)), &field.kind) {
            (ProfileValue::Choice(id), FieldKind::Choice(choices)) => choices
                .iter()
                .find(|(choice, _)| *choice == id)
                .map_or_else(String::new, |(_, label)| label.clone()),
            (ProfileValue::Flag(true), _) => "是".to_owned(),
            (ProfileValue::Flag(false), _) => "否".to_owned(),
            (ProfileValue::Date(date), _) => date.format("%Y年%-m月%-d日").to_string(),
            (ProfileValue::Number { value, .. }, FieldKind::Number(unit)) => {
                format!("{} {}", value.show(crate::number::Places::UpTo(4)), unit.symbol())
                    .trim_end()
                    .to_owned()
            }
            (ProfileValue::Missing, _) => String::new(),
            _ => self.raw(key).trim().to_owned(),
        }
    }

    /// A flag; unknown when nobody has said.
    pub fn truth(&self, key: &FieldKey) -> Truth {
        match self.value(key) {
            ProfileValue::Flag(flag) => flag.into(),
            _ => Truth::Unknown,
        }
    }

    /// Everything odd in the profile.
    pub fn problems(&self) -> Vec<Problem> {
        self.form
            .fields()
            .filter_map(|field| match self.value(&field.key) {
                ProfileValue::Odd(problems) => Some(problems),
                _ => None,
            })
            .flatten()
            .collect()
    }
}

/// Understands what was typed into a field.
pub fn understand(field: &Field, raw: &str) -> ProfileValue {
    let text = raw.trim();
    let place = || Place::Profile(field.key.to_string());
    if text.is_empty() {
        return ProfileValue::Missing;
    }
    match &field.kind {
        FieldKind::Text => limited(text, Some(LONGEST_LINE), place()),
        FieldKind::LongText(max) => limited(text, *max, place()),
        FieldKind::Choice(choices) => {
            choices.iter().find(|(id, label)| id.as_str() == text || label == text).map_or_else(
                || odd("profile.unknown_choice", text, "选项之一", "one of the choices", place()),
                |(id, _)| ProfileValue::Choice(id.clone()),
            )
        }
        FieldKind::Flag => match text {
            "yes" | "是" | "有" | "true" => ProfileValue::Flag(true),
            "no" | "否" | "无" | "false" => ProfileValue::Flag(false),
            _ => odd("profile.unknown_flag", text, "是或否", "yes or no", place()),
        },
        FieldKind::Date => crate::roster::read_date(text).map_or_else(
            || {
                odd(
                    "profile.unreadable_date",
                    text,
                    "日期，例如 2024-03-05",
                    "a date such as 2024-03-05",
                    place(),
                )
            },
            ProfileValue::Date,
        ),
        FieldKind::Number(unit) => match number(text, unit, place()) {
            AnswerState::Complete { answer: Answer::Number(value), understood } => {
                ProfileValue::Number { value, understood }
            }
            AnswerState::Unfinished(problems) => ProfileValue::Odd(problems),
            _ => ProfileValue::Missing,
        },
    }
}

fn limited(text: &str, max: Option<u32>, place: Place) -> ProfileValue {
    match limited_text(text, max, place) {
        AnswerState::Unfinished(problems) => ProfileValue::Odd(problems),
        _ => ProfileValue::Text(text.to_owned()),
    }
}

fn odd(code: &'static str, text: &str, zh: &str, en: &str, place: Place) -> ProfileValue {
    ProfileValue::Odd(vec![Problem {
        severity: Severity::Warns,
        code,
        place,
        say: Said::new(format!("“{text}”不是{zh}。"), format!("`{text}` is not {en}.")),
        next: Said::new("请改正；已输入的内容保留。", "Mend it; what was typed is kept."),
    }])
}
