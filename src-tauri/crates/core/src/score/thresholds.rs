//! The scheme of thresholds: an indicator is met or short, there is no partial
//! credit. Source of the rule: 高标准数字园区建设指南, 建设标准 (official).
//! Showing how many are met is an overview of ours.

use super::trace::{count, coverage, unit_of};
use super::{IndicatorResult, State};
use crate::answer::{Answer, AnswerState, NO, Slot, YES, understand};
use crate::assessment::Assessment;
use crate::formula::{Readings, Tally, tally_divisions, tally_firms};
use crate::framework::{Choice, Counted, Indicator, Over, Question, TargetTest};
use crate::id::OptionId;
use crate::number::{Number, Places};
use crate::roster::Roster;
use crate::standing::Standing;

/// Judges one indicator.
pub(super) fn judge(
    indicator: &Indicator,
    assessment: &Assessment,
    roster: &Roster,
    readings: &Readings<'_>,
) -> IndicatorResult {
    let mut result = IndicatorResult {
        indicator: indicator.id.clone(),
        state: State::MissingData,
        value: None,
        target: target_text(indicator),
        shortfall: None,
        reached: None,
        standing: standing(indicator, assessment),
        trace: Vec::new(),
        tally: None,
    };
    let state = understand(indicator, assessment.answers.get(&indicator.id, Slot::Value));
    if let AnswerState::Complete { answer: Answer::NotApplicable(reason), .. } = state {
        result.state = State::NotApplicable;
        result.trace.push(format!("不适用，理由：{reason}"));
        return result;
    }
    match &indicator.question {
        Question::Counted(counted) => {
            judge_count(indicator, counted, assessment, roster, readings, &mut result)
        }
        _ => judge_answer(indicator, state, &mut result),
    }
    if indicator.target.is_none() {
        result.state = State::NotJudged;
        result.shortfall = None;
        result.trace.push(format!("不判定：{}", indicator.not_judged));
    }
    result
}

/// The weakest of indicator, threshold, options, our reading and the chosen reading. An official
/// indicator answered by options of ours is only as official as the options.
fn standing(indicator: &Indicator, assessment: &Assessment) -> Standing {
    let options = match &indicator.question {
        Question::Choice(options) | Question::Checklist(options) => {
            options.iter().map(|option| option.standing).fold(Standing::Official, Standing::weakest)
        }
        Question::Counted(_) | Question::Number(_) | Question::YesNo | Question::Text(_) => {
            Standing::Official
        }
    };
    let target = indicator.target.as_ref().map_or(Standing::Official, |target| target.standing);
    let reading = indicator.reading.as_ref().map_or(Standing::Official, |reading| reading.standing);
    let chosen = assessment.reading_of(indicator).map_or(Standing::Official, |(standing, _)| standing);
    indicator.standing.weakest(target).weakest(options).weakest(reading).weakest(chosen)
}

/// The threshold of an indicator in words.
pub fn target_text(indicator: &Indicator) -> Option<String> {
    let target = indicator.target.as_ref()?;
    let unit = match &indicator.question {
        Question::Number(unit) => unit.symbol(),
        _ => "",
    };
    let text = match (&target.test, &indicator.question) {
        (TargetTest::All, Question::Checklist(items)) => format!("{} 项全部", items.len()),
        (TargetTest::All, Question::Counted(Counted { over: Over::Industries, .. })) => "全部行业".to_owned(),
        (TargetTest::All, _) => "100%".to_owned(),
        (TargetTest::AtLeast(bound), _) => format!("≥ {} {unit}", bound.show(Places::UpTo(6))),
        (TargetTest::AtMost(bound), _) => format!("≤ {} {unit}", bound.show(Places::UpTo(6))),
        (TargetTest::OneOf(options), Question::Choice(choices)) => labels(options, choices, "或"),
        (TargetTest::OneOf(options), _) => options
            .iter()
            .map(|id| if id.as_str() == YES { "是" } else { "否" })
            .collect::<Vec<_>>()
            .join("或"),
    };
    Some(text.trim_end().to_owned())
}

fn labels(ids: &[OptionId], choices: &[Choice], between: &str) -> String {
    let named = choices.iter().filter(|choice| ids.contains(&choice.id)).map(|choice| choice.label.as_str());
    named.collect::<Vec<_>>().join(between)
}

fn judge_count(
    indicator: &Indicator,
    counted: &Counted,
    assessment: &Assessment,
    roster: &Roster,
    readings: &Readings<'_>,
    result: &mut IndicatorResult,
) {
    if roster.firms().is_empty() {
        result.trace.push("还没有企业名单，不能统计。".to_owned());
        return;
    }
    let tally = match counted.over {
        Over::Firms => tally_firms(&counted.among, &counted.done, roster, readings),
        Over::Industries => tally_divisions(&counted.among, &counted.done, roster, readings),
    };
    result.trace = count(indicator, counted, &tally, assessment, roster);
    result.value = Some(coverage(counted, &tally));
    result.reached = Number::ratio(tally.done, tally.total());
    result.state = count_state(&tally);
    match result.state {
        State::Met => result.trace.push("要求全部完成：已全部完成，达标。".to_owned()),
        State::Short => {
            let gap = short_by(&tally, unit_of(counted.over));
            result.trace.push(format!("要求全部完成：{gap}，未达标。"));
            result.shortfall = Some(gap);
        }
        State::MissingData => {
            let open = tally.unknown_firms.len() + tally.undetermined_firms.len();
            result.trace.push("已填写的都已完成，但还有企业没有填写，不能判定。".to_owned());
            result.shortfall = Some(format!("待补 {open} 家企业的数据"));
        }
        State::NotJudged | State::NotApplicable => {
            result.trace.push("名单中没有统计范围内的企业，不作判定。".to_owned());
        }
    }
    result.tally = Some(tally);
}

/// One known "no" decides; otherwise one that has not said keeps the question open.
fn count_state(tally: &Tally) -> State {
    if tally.missing > 0 {
        State::Short
    } else if tally.is_full() {
        State::Met
    } else if tally.unknown > 0 || !tally.undetermined_firms.is_empty() {
        State::MissingData
    } else {
        State::NotJudged
    }
}

fn short_by(tally: &Tally, unit: &str) -> String {
    match tally.unknown {
        0 => format!("差 {} {unit}", tally.missing),
        unknown => format!("差 {} {unit}，另有 {unknown} {unit}待补数据", tally.missing),
    }
}

fn judge_answer(indicator: &Indicator, state: AnswerState, result: &mut IndicatorResult) {
    let answer = match state {
        AnswerState::Empty => return result.trace.push("还没有填写。".to_owned()),
        AnswerState::Unfinished(problems) => {
            return result.trace.extend(problems.into_iter().map(|problem| problem.say.zh));
        }
        AnswerState::Complete { answer, understood } => {
            let shown = shown(indicator, &answer);
            result.trace.push(format!("填报：{shown}。"));
            result.trace.extend(understood.map(|text| format!("{text}。")));
            result.value = Some(shown);
            answer
        }
    };
    let Some(target) = &indicator.target else { return };
    let wanted = result.target.clone().unwrap_or_default();
    // What is missing to the target; nothing when it is met.
    let gap = match (&target.test, &answer, &indicator.question) {
        (TargetTest::All, Answer::Items(ticked), Question::Checklist(items)) => {
            let open: Vec<OptionId> =
                items.iter().map(|item| item.id.clone()).filter(|id| !ticked.contains(id)).collect();
            result.reached = Number::ratio(ticked.len(), items.len());
            (!open.is_empty()).then(|| format!("缺 {} 项：{}", open.len(), labels(&open, items, "、")))
        }
        (TargetTest::AtLeast(bound), Answer::Number(value), Question::Number(unit)) => {
            result.reached = value.over(bound);
            (value < bound).then(|| format!("差 {} {}", (bound - value).exact(), unit.symbol()))
        }
        (TargetTest::AtMost(bound), Answer::Number(value), Question::Number(unit)) => {
            result.reached = bound.over(value);
            (value > bound).then(|| format!("超出 {} {}", (value - bound).exact(), unit.symbol()))
        }
        (TargetTest::OneOf(options), Answer::Choice(chosen), _) => {
            (!options.contains(chosen)).then(|| format!("需要“{wanted}”"))
        }
        (TargetTest::OneOf(options), Answer::Said(said), _) => {
            let word = if *said { YES } else { NO };
            (!options.iter().any(|id| id.as_str() == word)).then(|| format!("需要“{wanted}”"))
        }
        // The framework check refuses targets that do not fit their question.
        (_, _, _) => return result.trace.push("目标与题型不相符，不能判定。".to_owned()),
    };
    match gap {
        None => {
            result.state = State::Met;
            result.trace.push(format!("要求 {wanted}：已达到，达标。"));
        }
        Some(gap) => {
            result.state = State::Short;
            result.trace.push(format!("要求 {wanted}：{gap}，未达标。"));
            result.shortfall = Some(gap);
        }
    }
}

/// The answer as shown.
fn shown(indicator: &Indicator, answer: &Answer) -> String {
    match (answer, &indicator.question) {
        (Answer::Number(value), Question::Number(unit)) => {
            // Against its bound, so that 99.996 never reads as 100.
            let bound = indicator.target.as_ref().and_then(|target| match &target.test {
                TargetTest::AtLeast(bound) | TargetTest::AtMost(bound) => Some(bound),
                TargetTest::All | TargetTest::OneOf(_) => None,
            });
            let figure =
                bound.map_or_else(|| value.show(Places::UpTo(6)), |bound| value.show_against(bound, 2));
            format!("{figure} {}", unit.symbol())
        }
        (Answer::Choice(id), Question::Choice(options)) => labels(std::slice::from_ref(id), options, ""),
        (Answer::Items(ids), Question::Checklist(items)) if ids.is_empty() => {
            format!("0 / {} 项", items.len())
        }
        (Answer::Items(ids), Question::Checklist(items)) => {
            format!("{} / {} 项（{}）", ids.len(), items.len(), labels(ids, items, "、"))
        }
        (Answer::Said(true), _) => "是".to_owned(),
        (Answer::Said(false), _) => "否".to_owned(),
        (Answer::Text(text) | Answer::NotApplicable(text), _) => text.clone(),
        (Answer::Number(value), _) => value.exact(),
        (Answer::Choice(id), _) => id.to_string(),
        (Answer::Items(ids), _) => ids.iter().map(OptionId::as_str).collect::<Vec<_>>().join("、"),
    }
}
