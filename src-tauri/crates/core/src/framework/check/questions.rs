//! Questions that can be answered.

use super::super::file::Path;
use super::super::{CellKind, LevelQuestion, NO_LEVEL, Period, Question, TableQuestion};
use super::Checker;

impl Checker<'_> {
    pub(super) fn questions(&mut self) {
        for (path, indicator) in self.each_indicator() {
            let question = path.key("question");
            let options = indicator.question.options();
            match &indicator.question {
                Question::Choice(_) | Question::Choices(_) | Question::Checklist(_) if options.is_empty() => {
                    self.say(
                        "framework.missing_key",
                        &question,
                        format!("“{}”一个选项也没有。", indicator.id),
                        format!("`{}` has no option.", indicator.id),
                    );
                }
                Question::Level(level) => self.levels(&question, indicator.id.as_str(), level),
                Question::Table(table) => self.table(&question, indicator.id.as_str(), table),
                _ => {}
            }
            for (at, option) in options.iter().enumerate() {
                if option.share.as_ref().is_some_and(|share| share.is_negative()) {
                    let list = if matches!(indicator.question, Question::Checklist(_)) {
                        "items"
                    } else {
                        "options"
                    };
                    self.say(
                        "framework.weight_negative",
                        &question.key(list).item(at).key("share"),
                        format!("选项“{}”的比例是负数。", option.id),
                        format!("The share of `{}` is below zero.", option.id),
                    );
                }
            }
            let is_typed =
                matches!(indicator.question, Question::Number(_) | Question::Money(_) | Question::Percent(_));
            if indicator.period == Period::ThreeYears && !is_typed {
                self.say(
                    "framework.wrong_type",
                    &path.key("period"),
                    "只有 number、money、percent 能按三年填报。".to_owned(),
                    "Only number, money and percent are asked for three years.".to_owned(),
                );
            }
        }
    }

    fn levels(&mut self, path: &Path, owner: &str, question: &LevelQuestion) {
        if question.levels.is_empty() {
            self.say(
                "framework.missing_key",
                path,
                format!("“{owner}”一个等级也没有。"),
                format!("`{owner}` has no level."),
            );
        }
        for (at, pair) in question.levels.windows(2).enumerate() {
            if pair[1].value <= pair[0].value {
                self.say(
                    "framework.grade_order",
                    &path.key("levels").item(at + 1).key("value"),
                    format!("等级“{}”的值没有高过“{}”。", pair[1].id, pair[0].id),
                    format!("The value of `{}` is not above that of `{}`.", pair[1].id, pair[0].id),
                );
            }
        }
        for (at, level) in question.levels.iter().enumerate() {
            if level.id.as_str() == NO_LEVEL {
                self.say(
                    "framework.bad_id",
                    &path.key("levels").item(at).key("id"),
                    format!("编号“{NO_LEVEL}”表示未达最低一级，不能作等级的编号。"),
                    format!("`{NO_LEVEL}` stands for below the lowest level and is no id of a level."),
                );
            }
        }
    }

    fn table(&mut self, path: &Path, owner: &str, table: &TableQuestion) {
        if table.columns.is_empty() {
            self.say(
                "framework.missing_key",
                path,
                format!("“{owner}”一栏也没有。"),
                format!("`{owner}` has no column."),
            );
        }
        if table.min_rows > table.max_rows {
            self.say(
                "framework.band_contradiction",
                &path.key("min_rows"),
                format!("“{owner}”最少行数 {} 大于最多行数 {}。", table.min_rows, table.max_rows),
                format!(
                    "`{owner}` has a least of {} rows above its most, {}.",
                    table.min_rows, table.max_rows
                ),
            );
        }
        for (at, column) in table.columns.iter().enumerate() {
            if matches!(&column.kind, CellKind::Choice(options) if options.is_empty()) {
                self.say(
                    "framework.missing_key",
                    &path.key("columns").item(at),
                    format!("栏目“{}”一个选项也没有。", column.key),
                    format!("The column `{}` has no option.", column.key),
                );
            }
        }
    }
}
