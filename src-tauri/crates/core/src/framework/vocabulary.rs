//! Checks a framework against the roster and the profile that it asks.

use super::{Framework, Question, RequirementTest, problem};
use crate::fields::{FieldKind, ProfileForm};
use crate::formula::Condition;
use crate::id::{FieldKey, OptionId};
use crate::problem::{Place, Problem, Said};
use crate::roster::{ColumnKind, RosterColumns};

/// Every column, field and option that a framework asks for and that does not exist or is of another kind.
/// A condition on such a column would be unknown for every firm, and nobody would see why.
pub fn check_vocabulary(
    framework: &Framework,
    columns: &RosterColumns,
    profile: &ProfileForm,
) -> Vec<Problem> {
    let mut checker = Checker { columns, profile, found: Vec::new() };
    for definition in &framework.definitions {
        for option in &definition.options {
            checker.condition(definition.id.as_str(), &option.rule);
        }
    }
    for requirement in &framework.requirements {
        checker.requirement(requirement.id.as_str(), &requirement.test);
    }
    for indicator in &framework.indicators {
        if let Question::Counted(counted) = &indicator.question {
            checker.condition(indicator.id.as_str(), &counted.among);
            checker.condition(indicator.id.as_str(), &counted.done);
        }
    }
    checker.found
}

struct Checker<'a> {
    columns: &'a RosterColumns,
    profile: &'a ProfileForm,
    found: Vec<Problem>,
}

impl Checker<'_> {
    fn condition(&mut self, owner: &str, condition: &Condition) {
        match condition {
            Condition::And(left, right) | Condition::Or(left, right) => {
                self.condition(owner, left);
                self.condition(owner, right);
            }
            Condition::Not(inner) => self.condition(owner, inner),
            Condition::Flag(field) => self.column(owner, field, ColumnKind::Flag),
            Condition::AtLeast(field, _) | Condition::AtMost(field, _) => {
                self.column(owner, field, ColumnKind::Number);
            }
            Condition::OneOf(field, options) => {
                self.column(owner, field, ColumnKind::Choice);
                let known = self.columns.get(field).map(|column| &column.choices);
                let known = known.into_iter().flatten().map(|choice| &choice.id).collect::<Vec<_>>();
                self.options(owner, field, options, &known);
            }
            Condition::Everyone | Condition::Industrial | Condition::Definition(_) => {}
        }
    }

    fn column(&mut self, owner: &str, field: &FieldKey, kind: ColumnKind) {
        match self.columns.get(field) {
            None => self.unknown(owner, "企业名册没有栏目", "The roster has no column", field),
            Some(column) if column.kind != kind => self.other_kind(owner, field),
            Some(_) => {}
        }
    }

    fn requirement(&mut self, owner: &str, test: &RequirementTest) {
        match test {
            RequirementTest::OneOf { field, options } => {
                match self.profile.field(field).map(|field| &field.kind) {
                    None => self.no_field(owner, field),
                    Some(FieldKind::Choice(choices)) => {
                        let known = choices.iter().map(|(id, _)| id).collect::<Vec<_>>();
                        self.options(owner, field, options, &known);
                    }
                    Some(_) => self.other_kind(owner, field),
                }
            }
            RequirementTest::FilledWhen { flag, fields } => {
                match self.profile.field(flag).map(|field| &field.kind) {
                    None => self.no_field(owner, flag),
                    Some(FieldKind::Flag) => {}
                    Some(_) => self.other_kind(owner, flag),
                }
                for field in fields.iter().filter(|field| self.profile.field(field).is_none()) {
                    self.no_field(owner, field);
                }
            }
        }
    }

    fn options(&mut self, owner: &str, field: &FieldKey, wanted: &[OptionId], known: &[&OptionId]) {
        // Without any option the column itself is wrong, which is said already.
        if known.is_empty() {
            return;
        }
        for option in wanted.iter().filter(|option| !known.contains(option)) {
            self.say(
                "framework.unknown_option",
                format!("“{owner}”：栏目“{field}”没有选项“{option}”。"),
                format!("`{owner}`: `{field}` has no option `{option}`."),
            );
        }
    }

    fn no_field(&mut self, owner: &str, field: &FieldKey) {
        self.unknown(owner, "园区概况没有栏目", "The profile has no field", field);
    }

    fn unknown(&mut self, owner: &str, zh: &str, en: &str, field: &FieldKey) {
        self.say(
            "framework.unknown_field",
            format!("“{owner}”：{zh}“{field}”。"),
            format!("`{owner}`: {en} `{field}`."),
        );
    }

    fn other_kind(&mut self, owner: &str, field: &FieldKey) {
        self.say(
            "framework.field_kind",
            format!("“{owner}”：栏目“{field}”的类型不适合这样判断。"),
            format!("`{owner}`: `{field}` is of a kind that cannot be tested like this."),
        );
    }

    fn say(&mut self, code: &'static str, zh: String, en: String) {
        self.found.push(problem(code, Place::Assessment, Said::new(zh, en)));
    }
}
