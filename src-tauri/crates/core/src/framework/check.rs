//! Checks a framework as a whole: every problem is found, not only the first.

use std::collections::BTreeSet;

use super::{Framework, Indicator, Question, TargetTest};
use crate::formula::Condition;
use crate::id::OptionId;
use crate::problem::{Place, Problem, Said, Severity};
use crate::standing::Source;

/// Every contradiction of a framework in itself.
pub fn check(framework: &Framework) -> Vec<Problem> {
    let mut found = Vec::new();
    twice("area", framework.areas.iter().map(|area| area.id.as_str()), &mut found);
    twice("indicator", framework.indicators.iter().map(|indicator| indicator.id.as_str()), &mut found);
    twice("number", framework.indicators.iter().map(|indicator| indicator.number.as_str()), &mut found);
    twice("source", framework.sources.iter().map(|source| source.id.as_str()), &mut found);
    twice("definition", framework.definitions.iter().map(|definition| definition.id.as_str()), &mut found);
    for (index, area) in framework.areas.iter().enumerate() {
        if let Some(parent) = &area.parent {
            // Parents come first, which also rules out circles.
            if !framework.areas[..index].iter().any(|other| &other.id == parent) {
                unknown(area.id.as_str(), "area", parent.as_str(), &mut found);
            }
        }
        if let Some(source) = &area.source {
            cited(framework, area.id.as_str(), source, &mut found);
        }
    }
    for definition in &framework.definitions {
        if definition.option(None).is_none() {
            unknown(definition.id.as_str(), "option", definition.default.as_str(), &mut found);
        }
        for option in &definition.options {
            if let Some(inner) = option.rule.definition() {
                found.push(problem(
                    "framework.definition_inside",
                    definition.id.as_str(),
                    format!("口径“{}”里又用了口径“{inner}”。", definition.id),
                    format!("Definition `{}` uses definition `{inner}`.", definition.id),
                ));
            }
        }
    }
    for requirement in &framework.requirements {
        cited(framework, requirement.id.as_str(), &requirement.source, &mut found);
    }
    for indicator in &framework.indicators {
        if !framework.areas.iter().any(|area| area.id == indicator.area) {
            unknown(indicator.id.as_str(), "area", indicator.area.as_str(), &mut found);
        }
        cited(framework, indicator.id.as_str(), &indicator.source, &mut found);
        question(framework, indicator, &mut found);
        target(indicator, &mut found);
    }
    found
}

fn question(framework: &Framework, indicator: &Indicator, found: &mut Vec<Problem>) {
    if let Question::Counted(counted) = &indicator.question {
        for condition in [&counted.among, &counted.done] {
            known_definitions(framework, indicator, condition, found);
        }
    }
    let options = options(&indicator.question);
    twice("option", options.iter().map(|id| id.as_str()), found);
}

fn known_definitions(
    framework: &Framework,
    indicator: &Indicator,
    condition: &Condition,
    found: &mut Vec<Problem>,
) {
    match condition {
        Condition::And(left, right) | Condition::Or(left, right) => {
            known_definitions(framework, indicator, left, found);
            known_definitions(framework, indicator, right, found);
        }
        Condition::Not(inner) => known_definitions(framework, indicator, inner, found),
        Condition::Definition(id) if framework.definition(id).is_none() => {
            unknown(indicator.id.as_str(), "definition", id.as_str(), found);
        }
        _ => {}
    }
}

fn target(indicator: &Indicator, found: &mut Vec<Problem>) {
    let fits = match (indicator.target.as_ref().map(|target| &target.test), &indicator.question) {
        (None, _) => {
            if indicator.not_judged.trim().is_empty() {
                found.push(problem(
                    "framework.no_reason",
                    indicator.id.as_str(),
                    format!("指标“{}”没有目标值，也没有写明为什么不判定。", indicator.id),
                    format!(
                        "Indicator `{}` has no target and does not say why it is not judged.",
                        indicator.id
                    ),
                ));
            }
            true
        }
        (Some(TargetTest::All), Question::Counted(_) | Question::Checklist(_)) => true,
        (Some(TargetTest::AtLeast(_) | TargetTest::AtMost(_)), Question::Number(_)) => true,
        (Some(TargetTest::OneOf(wanted)), Question::Choice(_) | Question::YesNo) => {
            let options = options(&indicator.question);
            wanted.iter().all(|id| options.contains(id))
        }
        _ => false,
    };
    if !fits {
        found.push(problem(
            "framework.target_kind",
            indicator.id.as_str(),
            format!("指标“{}”的目标与题型不相符。", indicator.id),
            format!("The target of `{}` does not fit its question.", indicator.id),
        ));
    }
}

fn options(question: &Question) -> Vec<OptionId> {
    match question {
        Question::Choice(options) | Question::Checklist(options) => {
            options.iter().map(|o| o.id.clone()).collect()
        }
        Question::YesNo => ["yes", "no"].into_iter().filter_map(|id| OptionId::new(id).ok()).collect(),
        Question::Counted(_) | Question::Number(_) | Question::Text(_) => Vec::new(),
    }
}

fn cited(framework: &Framework, owner: &str, source: &Source, found: &mut Vec<Problem>) {
    if framework.source(source).is_none() {
        unknown(owner, "source", source.doc.as_str(), found);
    }
    if source.place.trim().is_empty() || source.quote.trim().is_empty() {
        found.push(problem(
            "framework.no_source",
            owner,
            format!("“{owner}”没有写明出处的位置或原文。"),
            format!("`{owner}` does not say the place or the words of its source."),
        ));
    }
}

fn twice<'a>(what: &str, ids: impl Iterator<Item = &'a str>, found: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            found.push(problem(
                "framework.twice",
                id,
                format!("“{id}”出现了两次（{what}）。"),
                format!("`{id}` stands twice ({what})."),
            ));
        }
    }
}

fn unknown(owner: &str, what: &str, id: &str, found: &mut Vec<Problem>) {
    found.push(problem(
        "framework.unknown_reference",
        owner,
        format!("“{owner}”引用了不存在的“{id}”（{what}）。"),
        format!("`{owner}` refers to `{id}` ({what}), which does not exist."),
    ));
}

fn problem(code: &'static str, owner: &str, zh: String, en: String) -> Problem {
    Problem {
        severity: Severity::Blocks,
        code,
        place: Place::Indicator(owner.to_owned()),
        say: Said::new(zh, en),
        next: Said::new("请修改指标体系文件。", "Mend the framework file."),
    }
}
