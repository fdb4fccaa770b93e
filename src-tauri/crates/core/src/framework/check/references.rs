//! What is referred to exists.

use super::super::file::Path;
use super::super::{Levels, Question, Require, TargetTest};
use super::Checker;
use crate::answer::{NO, YES};
use crate::formula::Condition;
use crate::id::{AreaId, IndicatorId};

impl Checker<'_> {
    pub(super) fn references(&mut self) {
        for (index, definition) in self.framework.definitions.iter().enumerate() {
            let position = self.positions.definitions.get(index).copied().unwrap_or(index);
            let path = Path::of("definition").item(position);
            if definition.option(None).is_none() {
                let (owner, default) = (&definition.id, &definition.default);
                self.unknown(&path.key("default"), ("选项", "option"), owner.as_str(), default.as_str());
            }
            for (at, option) in definition.options.iter().enumerate() {
                if let Some(inner) = option.rule.definition() {
                    self.say(
                        "framework.formula_cycle",
                        &path.key("option").item(at).key("rule"),
                        format!("口径“{}”里又用了口径“{inner}”。", definition.id),
                        format!("Definition `{}` uses definition `{inner}`.", definition.id),
                    );
                }
            }
        }
        for (index, area) in self.framework.areas.iter().enumerate() {
            let path = self.positions.area(index);
            for (at, id) in area.choose.iter().flat_map(|choose| &choose.of).enumerate() {
                self.indicator_exists(&path.key("choose").key("of").item(at), area.id.as_str(), id);
            }
        }
        for (path, indicator) in self.each_indicator() {
            let owner = indicator.id.as_str();
            self.area_exists(&path.key("area"), owner, &indicator.area);
            if let Some(area) = indicator.veto.as_ref().and_then(|veto| veto.area.as_ref()) {
                self.area_exists(&path.key("veto").key("zeroes"), owner, area);
            }
            if let Question::Counted(counted) = &indicator.question {
                self.definitions_exist(&path.key("question").key("among"), owner, &counted.among);
                self.definitions_exist(&path.key("question").key("done"), owner, &counted.done);
            }
            if let Question::Choices(choices) = &indicator.question
                && let Some(none) = &choices.none
                && !choices.options.iter().any(|option| &option.id == none)
            {
                self.unknown(&path.key("question").key("none"), ("选项", "option"), owner, none.as_str());
            }
            let Some(target) = &indicator.target else { continue };
            self.test(&path.key("target").key("test"), owner, &indicator.question, &target.test);
            for (at, special) in target.special.iter().enumerate() {
                let path = path.key("target").key("value_for").item(at).key("test");
                self.test(&path, owner, &indicator.question, &special.test);
            }
        }
        self.grade_references();
    }

    fn grade_references(&mut self) {
        for (index, grade) in self.framework.scheme.grades.iter().enumerate() {
            let list = Path::of("scheme").key("grade").item(index).key("requires");
            for (at, require) in grade.requires.iter().enumerate() {
                let (path, owner) = (list.item(at), grade.id.as_str());
                match require {
                    Require::Level { of: Levels::Area(area), .. }
                    | Require::Score { area: Some(area), .. } => {
                        self.area_exists(&path.key("area"), owner, area);
                    }
                    Require::Level { of: Levels::Of(ids), .. } | Require::Met { of: ids, .. } => {
                        for (at, id) in ids.iter().enumerate() {
                            self.indicator_exists(&path.key("of").item(at), owner, id);
                        }
                    }
                    Require::Level { of: Levels::Everywhere, .. } | Require::Score { area: None, .. } => {}
                }
            }
        }
    }

    /// Options and levels that a test names.
    fn test(&mut self, path: &Path, owner: &str, question: &Question, test: &TargetTest) {
        match (test, question) {
            (TargetTest::OneOf(wanted), Question::Choice(_) | Question::Choices(_) | Question::YesNo) => {
                let is_yes_no = matches!(question, Question::YesNo);
                for (at, id) in wanted.iter().enumerate() {
                    let known = match is_yes_no {
                        true => [YES, NO].contains(&id.as_str()),
                        false => question.options().iter().any(|option| &option.id == id),
                    };
                    if !known {
                        self.unknown(&path.key("options").item(at), ("选项", "option"), owner, id.as_str());
                    }
                }
            }
            (TargetTest::Level(id), Question::Level(levels)) if levels.level(id).is_none() => {
                self.unknown(&path.key("at_least"), ("等级", "level"), owner, id.as_str());
            }
            _ => {}
        }
    }

    pub(super) fn definitions_exist(&mut self, path: &Path, owner: &str, condition: &Condition) {
        for id in condition.definitions() {
            if !self.declared.definitions.contains(id.as_str()) {
                self.unknown(path, ("口径", "definition"), owner, id.as_str());
            }
        }
    }

    fn area_exists(&mut self, path: &Path, owner: &str, area: &AreaId) {
        if !self.declared.areas.contains(area.as_str()) {
            self.unknown(path, ("领域", "area"), owner, area.as_str());
        }
    }

    pub(super) fn indicator_exists(&mut self, path: &Path, owner: &str, id: &IndicatorId) {
        if !self.declared.indicators.contains(id.as_str()) {
            self.unknown(path, ("指标", "indicator"), owner, id.as_str());
        }
    }

    pub(super) fn unknown(&mut self, path: &Path, (zh, en): (&str, &str), owner: &str, id: &str) {
        self.say(
            "framework.unknown_reference",
            path,
            format!("“{owner}”引用了不存在的{zh}“{id}”。"),
            format!("`{owner}` refers to the {en} `{id}`, which does not exist."),
        );
    }
}
