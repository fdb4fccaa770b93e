//! Yearly figures of the park (基础数据) with unit, period, source and person.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::answer::{Answer, AnswerState, number};
use crate::fields::BaseDataForm;
use crate::id::FieldKey;
use crate::number::Number;
use crate::problem::{Place, Problem};

/// A figure as typed, with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedFigure {
    /// As typed.
    pub raw: String,
    /// Where it comes from.
    pub source: String,
    /// Who gave it.
    pub person: String,
    /// What explains it, such as a jump from the year before.
    pub note: String,
}

/// Every yearly figure: key and period.
#[derive(Debug, Clone)]
pub struct BaseData {
    form: Arc<BaseDataForm>,
    typed: BTreeMap<(FieldKey, String), TypedFigure>,
}

impl BaseData {
    /// Figures with what was typed; unknown keys are kept and ignored.
    pub fn new(form: Arc<BaseDataForm>, typed: BTreeMap<(FieldKey, String), TypedFigure>) -> Self {
        Self { form, typed }
    }

    /// Their form.
    pub fn form(&self) -> &BaseDataForm {
        &self.form
    }

    /// What was typed for a figure in a period.
    pub fn typed(&self, key: &FieldKey, period: &str) -> Option<&TypedFigure> {
        self.typed.get(&(key.clone(), period.to_owned()))
    }

    /// Whether somebody has written what explains a figure.
    pub fn is_explained(&self, key: &FieldKey, period: &str) -> bool {
        self.typed(key, period).is_some_and(|typed| !typed.note.trim().is_empty())
    }

    /// Puts what was typed.
    pub fn set(&mut self, key: FieldKey, period: String, typed: TypedFigure) {
        self.typed.insert((key, period), typed);
    }

    /// Every figure that was ever typed, by key and period.
    pub fn iter(&self) -> impl Iterator<Item = (&FieldKey, &str, &TypedFigure)> {
        self.typed.iter().map(|((key, period), typed)| (key, period.as_str(), typed))
    }

    /// What a figure is understood as.
    pub fn state(&self, key: &FieldKey, period: &str) -> AnswerState {
        let (Some(figure), Some(typed)) = (self.form.figure(key), self.typed(key, period)) else {
            return AnswerState::Empty;
        };
        if typed.raw.trim().is_empty() {
            return AnswerState::Empty;
        }
        number(&typed.raw, &figure.unit, Place::BaseData { key: key.to_string(), period: period.to_owned() })
    }

    /// A figure that was understood, in its unit.
    pub fn value(&self, key: &FieldKey, period: &str) -> Option<Number> {
        match self.state(key, period) {
            AnswerState::Complete { answer: Answer::Number(value), .. } => Some(value),
            _ => None,
        }
    }

    /// Everything odd in the figures.
    pub fn problems(&self) -> Vec<Problem> {
        self.typed
            .keys()
            .filter_map(|(key, period)| match self.state(key, period) {
                AnswerState::Unfinished(problems) => Some(problems),
                _ => None,
            })
            .flatten()
            .collect()
    }
}
