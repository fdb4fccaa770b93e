//! Checks a framework against the roster, the profile and the yearly figures that it asks.

use super::super::file::Path;
use super::super::{Question, RequirementTest, Subject};
use super::Checker;
use super::formulas::formulas;
use crate::fields::{BaseDataForm, FieldKind, ProfileForm};
use crate::formula::{Condition, Formula, Units};
use crate::id::{FieldKey, IndicatorId, OptionId};
use crate::roster::{ColumnKind, RosterColumns};
use crate::unit::{Unit, symbol_of};

/// The fields that a framework may ask for.
#[derive(Debug, Clone, Copy)]
pub struct Words<'w> {
    /// Columns of the roster.
    pub columns: &'w RosterColumns,
    /// Fields of the profile.
    pub profile: &'w ProfileForm,
    /// Yearly figures.
    pub base_data: &'w BaseDataForm,
}

/// Where the fields of a condition are.
#[derive(Clone, Copy)]
enum Over {
    Roster,
    Profile,
}

/// What a condition may ask of a field.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    Flag,
    Number,
    Choice,
    Anything,
}

impl<'c> Checker<'c> {
    /// Every column, field, figure and option that a framework asks for and that does not exist or is of another kind.
    /// A condition on such a column would be unknown for every firm, and nobody would see why.
    pub(super) fn vocabulary(&mut self, words: &Words<'_>) {
        let framework = self.framework;
        for (index, definition) in framework.definitions.iter().enumerate() {
            let position = self.positions.definitions.get(index).copied().unwrap_or(index);
            let list = Path::of("definition").item(position).key("option");
            for (at, option) in definition.options.iter().enumerate() {
                let path = list.item(at).key("rule");
                self.condition(words, Over::Roster, (&path, definition.id.as_str()), &option.rule);
            }
        }
        for (index, requirement) in framework.requirements.iter().enumerate() {
            let position = self.positions.requirements.get(index).copied().unwrap_or(index);
            let path = Path::of("requirement").item(position).key("test");
            self.requirement(words, (&path, requirement.id.as_str()), &requirement.test);
        }
        // A firm's framework asks the firm, whose own fields are the columns of the roster.
        let own = match framework.subject {
            Subject::Park => Over::Profile,
            Subject::Firm => Over::Roster,
        };
        for (path, indicator) in self.each_indicator() {
            let owner = indicator.id.as_str();
            if let Question::Counted(counted) = &indicator.question {
                let question = path.key("question");
                self.condition(words, Over::Roster, (&question.key("among"), owner), &counted.among);
                self.condition(words, Over::Roster, (&question.key("done"), owner), &counted.done);
            }
            if let Some(applies) = &indicator.applies {
                self.condition(words, own, (&path.key("applies").key("when"), owner), &applies.when);
            }
            for (at, special) in indicator.target.iter().flat_map(|target| &target.special).enumerate() {
                let path = path.key("target").key("value_for").item(at).key("when");
                self.condition(words, own, (&path, owner), &special.when);
            }
            for (path, formula) in formulas(&path, indicator) {
                self.formula(words, (&path, owner), formula, indicator.question.unit());
            }
        }
    }

    fn formula(&mut self, words: &Words<'_>, at: At<'_>, formula: &Formula, unit: Option<Unit>) {
        let looks = formula.dependencies();
        for condition in &looks.conditions {
            self.condition(words, Over::Roster, at, condition);
        }
        for key in looks.base.iter().filter(|key| words.base_data.figure(key).is_none()) {
            self.no_field(at, ("基础数据没有指标", "The yearly figures have no"), key);
        }
        for key in &looks.profile {
            self.field(words, Over::Profile, at, key, Asked::Number);
        }
        for key in &looks.columns {
            self.field(words, Over::Roster, at, key, Asked::Number);
        }
        let units = Known { words, checker: self };
        let said = match (formula.powers(&units), unit.map(|unit| (unit.powers(), unit))) {
            (Err(mismatch), _) => Some((mismatch.left, mismatch.right)),
            (Ok(Some(found)), Some((wanted, unit))) if found != wanted => {
                Some((symbol_of(&found), unit.symbol().to_owned()))
            }
            _ => None,
        };
        if let Some((left, right)) = said {
            self.say(
                "framework.unit_mismatch",
                at.0,
                format!("“{}”的公式“{}”里，“{left}”和“{right}”对不上。", at.1, formula.text()),
                format!("In the formula of `{}`, {left} and {right} do not go together.", at.1),
            );
        }
    }

    fn condition(&mut self, words: &Words<'_>, over: Over, at: At<'_>, condition: &Condition) {
        match condition {
            Condition::And(left, right) | Condition::Or(left, right) => {
                self.condition(words, over, at, left);
                self.condition(words, over, at, right);
            }
            Condition::Not(inner) => self.condition(words, over, at, inner),
            Condition::Flag(field) => {
                self.field(words, over, at, field, Asked::Flag);
            }
            Condition::AtLeast(field, _)
            | Condition::AtMost(field, _)
            | Condition::Over(field, _)
            | Condition::Below(field, _) => {
                self.field(words, over, at, field, Asked::Number);
            }
            Condition::Known(field) => {
                self.field(words, over, at, field, Asked::Anything);
            }
            Condition::OneOf(field, options) => {
                if self.field(words, over, at, field, Asked::Choice) {
                    self.options(at, field, options, &options_of(words, over, field));
                }
            }
            Condition::Everyone | Condition::Industrial | Condition::Definition(_) => {}
        }
    }

    /// Whether the field is there and of the kind that is asked.
    fn field(&mut self, words: &Words<'_>, over: Over, at: At<'_>, field: &FieldKey, asked: Asked) -> bool {
        let found = match over {
            Over::Roster => words.columns.get(field).map(|column| match column.kind {
                ColumnKind::Flag => Asked::Flag,
                ColumnKind::Number => Asked::Number,
                ColumnKind::Choice => Asked::Choice,
                _ => Asked::Anything,
            }),
            Over::Profile => words.profile.field(field).map(|field| match field.kind {
                FieldKind::Flag => Asked::Flag,
                FieldKind::Number(_) => Asked::Number,
                FieldKind::Choice(_) => Asked::Choice,
                _ => Asked::Anything,
            }),
        };
        match found {
            None => {
                let what = match over {
                    Over::Roster => ("企业名册没有栏目", "The roster has no column"),
                    Over::Profile => ("园区概况没有栏目", "The profile has no field"),
                };
                self.no_field(at, what, field);
                false
            }
            Some(kind) if asked != Asked::Anything && kind != asked => {
                self.other_kind(at, field);
                false
            }
            Some(_) => true,
        }
    }

    fn requirement(&mut self, words: &Words<'_>, at: At<'_>, test: &RequirementTest) {
        match test {
            RequirementTest::OneOf { field, options } => {
                let at = (&at.0.key("field"), at.1);
                if self.field(words, Over::Profile, at, field, Asked::Choice) {
                    self.options(at, field, options, &options_of(words, Over::Profile, field));
                }
            }
            RequirementTest::FilledWhen { flag, fields } => {
                self.field(words, Over::Profile, (&at.0.key("flag"), at.1), flag, Asked::Flag);
                for (index, field) in fields.iter().enumerate() {
                    let path = at.0.key("fields").item(index);
                    self.field(words, Over::Profile, (&path, at.1), field, Asked::Anything);
                }
            }
        }
    }

    fn options(&mut self, at: At<'_>, field: &FieldKey, wanted: &[OptionId], known: &[&OptionId]) {
        for option in wanted.iter().filter(|option| !known.contains(option)) {
            self.say(
                "framework.unknown_option",
                at.0,
                format!("“{}”：栏目“{field}”没有选项“{option}”。", at.1),
                format!("`{}`: `{field}` has no option `{option}`.", at.1),
            );
        }
    }

    fn no_field(&mut self, at: At<'_>, (zh, en): (&str, &str), field: &FieldKey) {
        self.say(
            "framework.unknown_field",
            at.0,
            format!("“{}”：{zh}“{field}”。", at.1),
            format!("`{}`: {en} `{field}`.", at.1),
        );
    }

    fn other_kind(&mut self, at: At<'_>, field: &FieldKey) {
        self.say(
            "framework.field_kind",
            at.0,
            format!("“{}”：栏目“{field}”的类型不适合这样判断。", at.1),
            format!("`{}`: `{field}` is of a kind that cannot be tested like this.", at.1),
        );
    }
}

/// Where something is asked, and by which item.
type At<'p> = (&'p Path, &'p str);

fn options_of<'w>(words: &Words<'w>, over: Over, field: &FieldKey) -> Vec<&'w OptionId> {
    match over {
        Over::Roster => {
            let choices = words.columns.get(field).map(|column| &column.choices);
            choices.into_iter().flatten().map(|choice| &choice.id).collect()
        }
        Over::Profile => match words.profile.field(field).map(|field| &field.kind) {
            Some(FieldKind::Choice(choices)) => choices.iter().map(|(id, _)| id).collect(),
            _ => Vec::new(),
        },
    }
}

/// The units of what formulas look at.
struct Known<'k, 'c> {
    words: &'k Words<'k>,
    checker: &'k Checker<'c>,
}

impl Units for Known<'_, '_> {
    fn base(&self, key: &FieldKey) -> Option<Unit> {
        self.words.base_data.figure(key).map(|figure| figure.unit.clone())
    }

    fn profile(&self, key: &FieldKey) -> Option<Unit> {
        match &self.words.profile.field(key)?.kind {
            FieldKind::Number(unit) => Some(unit.clone()),
            _ => None,
        }
    }

    fn column(&self, key: &FieldKey) -> Option<Unit> {
        // A column without unit (人数) holds plain numbers.
        let column = self.words.columns.get(key)?;
        Some(column.unit.clone().unwrap_or_else(|| Unit::named("")))
    }

    fn indicator(&self, id: &IndicatorId) -> Option<Unit> {
        let index = self.checker.indicators.get(id)?;
        self.checker.framework.indicators[*index].question.unit()
    }
}
