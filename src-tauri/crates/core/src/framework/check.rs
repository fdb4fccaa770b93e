//! Checks a framework as a whole: every problem is found, not only the first.

use std::collections::BTreeSet;

use super::places::{Noun, Places};
use super::{Definition, Framework, Indicator, Question, TargetTest};
use crate::answer::{NO, YES};
use crate::formula::Condition;
use crate::problem::{Place, Problem, Said};
use crate::standing::Source;

/// Every contradiction of a framework in itself, each at the line of the item it is in.
pub(super) fn check(framework: &Framework, places: &Places) -> Vec<Problem> {
    let mut checker = Checker { framework, places, found: Vec::new() };
    checker.ids();
    checker.areas();
    for definition in &framework.definitions {
        checker.definition(definition);
    }
    for requirement in &framework.requirements {
        checker.cited(Noun::Requirement, requirement.id.as_str(), &requirement.source);
    }
    for indicator in &framework.indicators {
        checker.indicator(indicator);
    }
    checker.found
}

struct Checker<'a> {
    framework: &'a Framework,
    places: &'a Places,
    found: Vec<Problem>,
}

impl Checker<'_> {
    fn ids(&mut self) {
        let framework = self.framework;
        let at = |noun, id: &str| self.places.of(noun, id);
        let mut found = Vec::new();
        let sources = framework.sources.iter().map(|item| item.id.as_str());
        twice(Noun::Source, sources.map(|id| (id, at(Noun::Source, id))), &mut found);
        let definitions = framework.definitions.iter().map(|item| item.id.as_str());
        twice(Noun::Definition, definitions.map(|id| (id, at(Noun::Definition, id))), &mut found);
        let requirements = framework.requirements.iter().map(|item| item.id.as_str());
        twice(Noun::Requirement, requirements.map(|id| (id, at(Noun::Requirement, id))), &mut found);
        let areas = framework.areas.iter().map(|item| item.id.as_str());
        twice(Noun::Area, areas.map(|id| (id, at(Noun::Area, id))), &mut found);
        let indicators = framework.indicators.iter().map(|item| item.id.as_str());
        twice(Noun::Indicator, indicators.map(|id| (id, at(Noun::Indicator, id))), &mut found);
        let numbers = framework.indicators.iter();
        let numbers = numbers.map(|item| (item.number.as_str(), at(Noun::Indicator, item.id.as_str())));
        twice(Noun::Number, numbers, &mut found);
        self.found.extend(found);
    }

    fn areas(&mut self) {
        for (index, area) in self.framework.areas.iter().enumerate() {
            if let Some(parent) = &area.parent {
                // Parents come first, which also rules out circles.
                if !self.framework.areas[..index].iter().any(|other| &other.id == parent) {
                    self.unknown((Noun::Area, area.id.as_str()), Noun::Area, parent.as_str());
                }
            }
            if let Some(source) = &area.source {
                self.cited(Noun::Area, area.id.as_str(), source);
            }
        }
    }

    fn definition(&mut self, definition: &Definition) {
        let owner = (Noun::Definition, definition.id.as_str());
        if definition.option(None).is_none() {
            self.unknown(owner, Noun::Option, definition.default.as_str());
        }
        self.options_differ(owner, definition.options.iter().map(|option| option.id.as_str()));
        for inner in definition.options.iter().filter_map(|option| option.rule.definition()) {
            self.say(
                "framework.definition_inside",
                owner,
                format!("口径“{}”里又用了口径“{inner}”。", definition.id),
                format!("Definition `{}` uses definition `{inner}`.", definition.id),
            );
        }
    }

    fn indicator(&mut self, indicator: &Indicator) {
        let owner = (Noun::Indicator, indicator.id.as_str());
        if !self.framework.areas.iter().any(|area| area.id == indicator.area) {
            self.unknown(owner, Noun::Area, indicator.area.as_str());
        }
        self.cited(Noun::Indicator, indicator.id.as_str(), &indicator.source);
        if let Question::Counted(counted) = &indicator.question {
            self.known_definitions(owner, &counted.among);
            self.known_definitions(owner, &counted.done);
        }
        self.options_differ(owner, options(&indicator.question).into_iter());
        self.target(indicator);
    }

    fn known_definitions(&mut self, owner: Owner<'_>, condition: &Condition) {
        match condition {
            Condition::And(left, right) | Condition::Or(left, right) => {
                self.known_definitions(owner, left);
                self.known_definitions(owner, right);
            }
            Condition::Not(inner) => self.known_definitions(owner, inner),
            Condition::Definition(id) if self.framework.definition(id).is_none() => {
                self.unknown(owner, Noun::Definition, id.as_str());
            }
            _ => {}
        }
    }

    fn target(&mut self, indicator: &Indicator) {
        let owner = (Noun::Indicator, indicator.id.as_str());
        let fits = match (indicator.target.as_ref().map(|target| &target.test), &indicator.question) {
            (None, _) => return self.reason(indicator),
            (Some(TargetTest::All), Question::Counted(_) | Question::Checklist(_)) => true,
            (Some(TargetTest::AtLeast(_) | TargetTest::AtMost(_)), Question::Number(_)) => true,
            (Some(TargetTest::OneOf(wanted)), Question::Choice(_) | Question::YesNo) => {
                let known = options(&indicator.question);
                for option in wanted.iter().map(|id| id.as_str()).filter(|id| !known.contains(id)) {
                    self.unknown(owner, Noun::Option, option);
                }
                true
            }
            _ => false,
        };
        if !fits {
            self.say(
                "framework.target_kind",
                owner,
                format!("指标“{}”的目标与题型不相符。", indicator.id),
                format!("The target of `{}` does not fit its question.", indicator.id),
            );
        }
    }

    fn reason(&mut self, indicator: &Indicator) {
        if indicator.not_judged.trim().is_empty() {
            self.say(
                "framework.no_reason",
                (Noun::Indicator, indicator.id.as_str()),
                format!("指标“{}”没有目标值，也没有写明为什么不判定。", indicator.id),
                format!("Indicator `{}` has no target and does not say why it is not judged.", indicator.id),
            );
        }
    }

    fn cited(&mut self, noun: Noun, owner: &str, source: &Source) {
        if self.framework.source(source).is_none() {
            self.unknown((noun, owner), Noun::Source, source.doc.as_str());
        }
        if source.place.trim().is_empty() || source.quote.trim().is_empty() {
            self.say(
                "framework.no_source",
                (noun, owner),
                format!("“{owner}”没有写明出处的位置或原文。"),
                format!("`{owner}` does not say the place or the words of its source."),
            );
        }
    }

    fn options_differ<'a>(&mut self, owner: Owner<'_>, ids: impl Iterator<Item = &'a str>) {
        let place = self.places.of(owner.0, owner.1);
        twice(Noun::Option, ids.map(|id| (id, place.clone())), &mut self.found);
    }

    fn unknown(&mut self, owner: Owner<'_>, what: Noun, id: &str) {
        let (zh, en) = what.words();
        let name = owner.1;
        self.say(
            "framework.unknown_reference",
            owner,
            format!("“{name}”引用了不存在的{zh}“{id}”。"),
            format!("`{name}` refers to the {en} `{id}`, which does not exist."),
        );
    }

    fn say(&mut self, code: &'static str, owner: Owner<'_>, zh: String, en: String) {
        self.found.push(super::problem(code, self.places.of(owner.0, owner.1), Said::new(zh, en)));
    }
}

/// The item that a problem is in.
type Owner<'a> = (Noun, &'a str);

fn options(question: &Question) -> Vec<&str> {
    match question {
        Question::Choice(options) | Question::Checklist(options) => {
            options.iter().map(|option| option.id.as_str()).collect()
        }
        Question::YesNo => vec![YES, NO],
        Question::Counted(_) | Question::Number(_) | Question::Text(_) => Vec::new(),
    }
}

fn twice<'a>(noun: Noun, ids: impl Iterator<Item = (&'a str, Place)>, found: &mut Vec<Problem>) {
    let (zh, en) = noun.words();
    let mut seen = BTreeSet::new();
    for (id, place) in ids {
        if !seen.insert(id) {
            let say = Said::new(format!("{zh}“{id}”出现了两次。"), format!("The {en} `{id}` stands twice."));
            found.push(super::problem("framework.twice", place, say));
        }
    }
}
