//! Evidence: what is not proved, what proves nothing, pages that cannot be, papers that are out of date.

use chrono::{Datelike, NaiveDate};

use super::finding;
use crate::answer::{NO, RawAnswer, Slot};
use crate::assessment::Assessment;
use crate::evidence::{Evidence, Link, Proves, page_ranges};
use crate::framework::{EvidenceKind, Indicator, Question};
use crate::problem::{Place, Problem, Severity};
use crate::roster::read_date as date;

/// Everything here warns: what counts as proof is advice of ours until a notice says otherwise.
pub(super) fn check(assessment: &Assessment, found: &mut Vec<Problem>) {
    unproved(assessment, found);
    contradicting(assessment, found);
    for item in &assessment.evidence.items {
        if assessment.evidence.links_of(&item.id).next().is_none() {
            found.push(finding(
                Severity::Warns,
                "evidence.unlinked",
                Place::Evidence(item.id.to_string()),
                [
                    format!("佐证材料“{}”还没有对应任何指标，不会进入目录。", item.title),
                    format!("`{}` is linked to nothing and will not be listed.", item.title),
                ],
                ["请对应到指标，或移到回收站。", "Link it, or put it into the trash."],
            ));
        }
    }
    for link in &assessment.evidence.links {
        let Some(item) = assessment.evidence.item(&link.evidence) else { continue };
        let last = page_ranges(&link.pages).map(|ranges| ranges.iter().map(|(_, last)| *last).max());
        let odd = match (last, item.pages) {
            (None, _) => true,
            (Some(Some(last)), Some(pages)) => last > pages,
            (Some(_), _) => false,
        };
        if odd {
            found.push(finding(
                Severity::Warns,
                "evidence.pages",
                Place::Evidence(item.id.to_string()),
                [
                    format!("佐证材料“{}”的页码“{}”读不懂或超出文件页数。", item.title, link.pages),
                    format!("The pages `{}` of `{}` cannot be read or do not exist.", link.pages, item.title),
                ],
                ["请写成“3-5,8”这样的页码。", "Write pages such as 3-5,8."],
            ));
        }
    }
}

/// Papers that were not valid any more on `today`, or are of a time after the year that is assessed.
pub fn evidence_dates(assessment: &Assessment, today: NaiveDate) -> Vec<Problem> {
    let mut found = Vec::new();
    let linked = |item: &&Evidence| assessment.evidence.links_of(&item.id).next().is_some();
    for item in assessment.evidence.items.iter().filter(linked) {
        let place = || Place::Evidence(item.id.to_string());
        let typed = [("有效期至", "valid until", &item.valid_until), ("日期", "date", &item.document_date)];
        for (zh, en, text) in typed {
            if !text.trim().is_empty() && date(text).is_none() {
                found.push(finding(
                    Severity::Warns,
                    "evidence.date",
                    place(),
                    [
                        format!("佐证材料“{}”的{zh}“{text}”不是日期。", item.title),
                        format!("`{text}` of `{}` is not a day ({en}).", item.title),
                    ],
                    ["请写成 2026-03-05 这样的日期。", "Write a day such as 2026-03-05."],
                ));
            }
        }
        if let Some(last) = date(&item.valid_until).filter(|last| *last < today) {
            found.push(finding(
                Severity::Warns,
                "evidence.expired",
                place(),
                [
                    format!("佐证材料“{}”的有效期到 {last} 为止，已经过期。", item.title),
                    format!("`{}` was valid until {last} and has expired.", item.title),
                ],
                ["请换用有效的材料，或说明为何仍然有效。", "Use a valid one, or say why it still holds."],
            ));
        }
        if let Some(day) = date(&item.document_date).filter(|day| day.year() > i32::from(assessment.year)) {
            found.push(finding(
                Severity::Warns,
                "evidence.out_of_period",
                place(),
                [
                    format!("佐证材料“{}”的日期 {day} 在评估年度 {} 之后。", item.title, assessment.year),
                    format!("`{}` is of {day}, after the assessed year {}.", item.title, assessment.year),
                ],
                ["请核对日期和评估年度。", "Check its date and the year."],
            ));
        }
    }
    found
}

/// The same pages cannot prove that something was done and that something was not done or does not apply.
fn contradicting(assessment: &Assessment, found: &mut Vec<Problem>) {
    let denies = |link: &&Link| match &link.proves {
        Proves::Profile => false,
        Proves::Indicator(id) => match assessment.answers.get(id, Slot::Value) {
            RawAnswer::NotApplicable(_) => true,
            RawAnswer::Chosen(chosen) => {
                let question = assessment.framework.indicator(id).map(|indicator| &indicator.question);
                matches!(question, Some(Question::YesNo)) && chosen.iter().any(|option| option == NO)
            }
            _ => false,
        },
    };
    for link in assessment.evidence.links.iter().filter(denies) {
        let Some(item) = assessment.evidence.item(&link.evidence) else { continue };
        let others = assessment.evidence.links_of(&item.id).filter(|other| !denies(other));
        if let Some(other) = others.into_iter().find(|other| share_pages(&link.pages, &other.pages)) {
            let [this, that] = [link, other].map(|link| numbered(assessment, link));
            found.push(finding(
                Severity::Warns,
                "evidence.contradiction",
                Place::Evidence(item.id.to_string()),
                [
                    format!(
                        "佐证材料“{}”的同一页既用于证明 {that}，又用于填报“否”或“不适用”的 {this}。",
                        item.title
                    ),
                    format!(
                        "The same page of `{}` proves {that} and {this}, which is answered no or not applicable.",
                        item.title
                    ),
                ],
                ["请核对这两项的填报和页码。", "Check both answers and the pages."],
            ));
        }
    }
}

fn numbered(assessment: &Assessment, link: &Link) -> String {
    match &link.proves {
        Proves::Profile => "园区概况".to_owned(),
        Proves::Indicator(id) => {
            assessment.framework.indicator(id).map_or_else(|| id.to_string(), |found| found.number.clone())
        }
    }
}

/// Whether two lists of pages have one in common; an empty list is all pages.
fn share_pages(one: &str, other: &str) -> bool {
    match (page_ranges(one), page_ranges(other)) {
        (Some(one), Some(other)) if !one.is_empty() && !other.is_empty() => {
            one.iter().any(|(a, b)| other.iter().any(|(c, d)| a <= d && c <= b))
        }
        _ => true,
    }
}

/// How many pieces at least an indicator asks for.
fn unproved(assessment: &Assessment, found: &mut Vec<Problem>) {
    for indicator in &assessment.framework.indicators {
        let wanted: u32 = indicator.evidence.iter().map(|hint| hint.minimum).sum();
        let proves = Proves::Indicator(indicator.id.clone());
        let linked = u32::try_from(assessment.evidence.links_to(&proves).count()).unwrap_or(u32::MAX);
        if wanted > 0 && linked == 0 {
            found.push(finding(
                Severity::Warns,
                "evidence.none",
                Place::Indicator(indicator.id.to_string()),
                [
                    format!("“{} {}”还没有佐证材料。", indicator.number, indicator.name),
                    format!("`{} {}` has no evidence.", indicator.number, indicator.name),
                ],
                ["请添加并对应佐证材料。", "Add and link evidence."],
            ));
        } else if linked < wanted {
            found.push(finding(
                Severity::Warns,
                "evidence.few",
                Place::Indicator(indicator.id.to_string()),
                [
                    format!(
                        "“{} {}”建议至少 {wanted} 件佐证材料，现有 {linked} 件。",
                        indicator.number, indicator.name
                    ),
                    format!("`{} {}` has {linked} of {wanted} pieces.", indicator.number, indicator.name),
                ],
                [
                    "请对照指标所列的材料逐条核对；一件材料已覆盖几条的，不必再补。",
                    "Compare with the list of the indicator; a piece that covers several lines is enough.",
                ],
            ));
        } else {
            found.extend(kind_missing(assessment, indicator));
        }
    }
}

/// The kinds of document that an indicator asks for and nothing linked to it is said to be.
fn kind_missing(assessment: &Assessment, indicator: &Indicator) -> Option<Problem> {
    let proves = Proves::Indicator(indicator.id.clone());
    let typed: Vec<&str> = assessment
        .evidence
        .links_to(&proves)
        .filter_map(|link| assessment.evidence.item(&link.evidence))
        .map(|item| item.kind.as_str())
        .collect();
    let mut wanted: Vec<(EvidenceKind, u32)> = Vec::new();
    for hint in &indicator.evidence {
        let Some(kind) = hint.kind else { continue };
        match wanted.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, minimum)) => *minimum += hint.minimum,
            None => wanted.push((kind, hint.minimum)),
        }
    }
    let is_missing = |(kind, minimum): &(EvidenceKind, u32)| {
        let there = typed.iter().filter(|typed| kind.is_called(typed)).count();
        u32::try_from(there).unwrap_or(u32::MAX) < *minimum
    };
    let missing: Vec<&str> =
        wanted.iter().filter(|wanted| is_missing(wanted)).map(|(kind, _)| kind.zh()).collect();
    if missing.is_empty() {
        return None;
    }
    let (list, name) = (missing.join("、"), format!("{} {}", indicator.number, indicator.name));
    Some(finding(
        Severity::Warns,
        "evidence.kind",
        Place::Indicator(indicator.id.to_string()),
        [
            format!("“{name}”的佐证材料中，{list}不足，或没有写明类型。"),
            format!("`{name}` has too few pieces of these kinds, or their kinds are not said: {list}."),
        ],
        [
            "请补充这些类型的材料；已有的请在材料的“类型”栏写明。",
            "Add what is missing; where it is there, write its kind into its facts.",
        ],
    ))
}
