//! Nothing stands twice.

use std::collections::BTreeSet;

use super::super::file::Path;
use super::super::{Framework, Question};
use super::Checker;

impl Checker<'_> {
    pub(super) fn ids(&mut self) {
        let (framework, positions) = (self.framework, self.positions);
        let rows = |list: &'static str, positions: &[usize]| -> Vec<Path> {
            positions.iter().map(|position| Path::of(list).item(*position).key("id")).collect()
        };
        let Framework { sources, definitions, requirements, areas, indicators, scheme, .. } = framework;
        self.differ(
            ("依据", "source"),
            sources.iter().map(|item| item.id.as_str()),
            rows("source", &positions.sources),
        );
        let ids = definitions.iter().map(|item| item.id.as_str());
        self.differ(("口径", "definition"), ids, rows("definition", &positions.definitions));
        let ids = requirements.iter().map(|item| item.id.as_str());
        self.differ(("建设对象条件", "requirement"), ids, rows("requirement", &positions.requirements));
        self.differ(
            ("领域", "area"),
            areas.iter().map(|item| item.id.as_str()),
            rows("area", &positions.areas),
        );
        let ids = indicators.iter().map(|item| item.id.as_str());
        self.differ(("指标", "indicator"), ids, rows("indicator", &positions.indicators));
        let numbers = indicators.iter().map(|item| item.number.as_str());
        let paths = (0..indicators.len()).map(|index| positions.indicator(index).key("number")).collect();
        self.differ(("编号", "number"), numbers, paths);
        let grades = Path::of("scheme").key("grade");
        let paths = (0..scheme.grades.len()).map(|index| grades.item(index).key("id")).collect();
        self.differ(("等级", "grade"), scheme.grades.iter().map(|grade| grade.id.as_str()), paths);
        for (index, definition) in definitions.iter().enumerate() {
            let position = positions.definitions.get(index).copied().unwrap_or(index);
            let list = Path::of("definition").item(position).key("option");
            let paths = (0..definition.options.len()).map(|option| list.item(option).key("id")).collect();
            self.differ(
                ("选项", "option"),
                definition.options.iter().map(|option| option.id.as_str()),
                paths,
            );
        }
        for (path, indicator) in self.each_indicator() {
            // Options and levels are compared where they are written, which may be a scale.
            if let Question::Table(table) = &indicator.question {
                let list = path.key("question").key("columns");
                let paths = (0..table.columns.len()).map(|index| list.item(index).key("key")).collect();
                self.differ(("栏目", "column"), table.columns.iter().map(|one| one.key.as_str()), paths);
            }
        }
        self.previous();
    }

    /// An old id leads to one indicator, and no present one.
    fn previous(&mut self) {
        let mut seen = BTreeSet::new();
        for (path, indicator) in self.each_indicator() {
            for (index, old) in indicator.previous.iter().enumerate() {
                if self.indicators.contains_key(old) || !seen.insert(old) {
                    self.say(
                        "framework.twice",
                        &path.key("previous").item(index),
                        format!("原编号“{old}”已经是另一个指标的编号或原编号。"),
                        format!("The former id `{old}` is the id or a former id of another indicator."),
                    );
                }
            }
        }
    }

    fn differ<'i>(&mut self, (zh, en): (&str, &str), ids: impl Iterator<Item = &'i str>, paths: Vec<Path>) {
        let mut seen = BTreeSet::new();
        for (id, path) in ids.zip(paths) {
            if !seen.insert(id) {
                let say = (format!("{zh}“{id}”出现了两次。"), format!("The {en} `{id}` stands twice."));
                self.say("framework.twice", &path, say.0, say.1);
            }
        }
    }
}
