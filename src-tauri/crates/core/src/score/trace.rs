//! The sentences that explain a count.

use crate::assessment::Assessment;
use crate::formula::Tally;
use crate::framework::{Counted, Indicator, Over};
use crate::id::FirmId;
use crate::number::Number;
use crate::roster::{DivisionCode, Firm, Roster};

/// At most this many names stand in a sentence; the whole list is one click away.
pub(super) const NAMED: usize = 5;

/// Unit of a count.
pub(super) fn unit_of(over: Over) -> &'static str {
    match over {
        Over::Firms => "家",
        Over::Industries => "个行业大类",
    }
}

/// "112 / 120 家（93.33%）". 100% appears only when it is full.
pub(super) fn coverage(counted: &Counted, tally: &Tally) -> String {
    let total = tally.total();
    let unit = unit_of(counted.over);
    let Some(percent) = Number::ratio(u64::from(tally.done) * 100, total) else {
        return format!("0 {unit}");
    };
    let shown = percent.show_against(&Number::whole(100), 2);
    format!("{} / {total} {unit}（{shown}%）", tally.done)
}

/// The steps of a count in words.
pub(super) fn count(
    indicator: &Indicator,
    counted: &Counted,
    tally: &Tally,
    assessment: &Assessment,
    roster: &Roster,
) -> Vec<String> {
    let unit = unit_of(counted.over);
    let named = |over_divisions: &[DivisionCode], over_firms: &[FirmId]| match counted.over {
        Over::Firms => firms(over_firms, roster),
        Over::Industries => divisions(over_divisions, roster),
    };
    let reading = assessment.reading_of(indicator);
    let reading =
        reading.map(|(standing, label)| format!("（口径：{label}；{}）", standing.zh())).unwrap_or_default();
    let mut steps = vec![
        format!("统计范围：{}，共 {} {unit}。", counted.among_text, tally.total()),
        format!("计为完成：{}{reading}，{} {unit}。", counted.done_text, tally.done),
    ];
    if tally.missing > 0 {
        let names = named(&tally.missing_divisions, &tally.missing_firms);
        steps.push(format!("未完成 {} {unit}：{names}。", tally.missing));
    }
    if tally.unknown > 0 {
        let names = named(&tally.unknown_divisions, &tally.unknown_firms);
        steps.push(format!("没有填写、不能判断的 {} {unit}：{names}。", tally.unknown));
    }
    if !tally.undetermined_firms.is_empty() {
        let (count, names) = (tally.undetermined_firms.len(), firms(&tally.undetermined_firms, roster));
        steps.push(format!("另有 {count} 家企业缺少行业代码或规上标志，不能确定是否在统计范围内：{names}。"));
    }
    steps
}

fn firms(ids: &[FirmId], roster: &Roster) -> String {
    let name =
        |id: &FirmId| roster.firm(id).and_then(Firm::name).map_or_else(|| id.to_string(), str::to_owned);
    some_of(ids.iter().map(name), ids.len(), "家")
}

fn divisions(codes: &[DivisionCode], roster: &Roster) -> String {
    let industries = roster.vocabulary().industries();
    let name = |code: &DivisionCode| match industries.division(*code) {
        Some(division) => format!("{code} {}", division.name),
        None => code.to_string(),
    };
    some_of(codes.iter().map(name), codes.len(), "个")
}

pub(super) fn some_of(names: impl Iterator<Item = String>, all: usize, unit: &str) -> String {
    // "等 6 家" behind five names saves nothing.
    if all <= NAMED + 1 {
        return names.collect::<Vec<_>>().join("、");
    }
    let text = names.take(NAMED).collect::<Vec<_>>().join("、");
    format!("{text}等 {all} {unit}")
}
