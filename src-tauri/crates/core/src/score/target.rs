//! Whether a target is met: yes, no with what is missing, or open.

use crate::answer::{NO, YES};
use crate::framework::{Counted, Indicator, Over, Question, Range, Special, TargetTest, YES_NO};
use crate::id::OptionId;
use crate::number::{Number, Places};

use super::points::Span;
use super::value::{Value, labels};

/// What came of a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Reached.
    Met,
    /// Not reached; what is missing, as shown.
    Short(String),
    /// Data is missing.
    Open,
    /// Nobody here can judge it.
    NotJudged,
}

/// The usual threshold of an indicator in words.
pub fn target_text(indicator: &Indicator) -> Option<String> {
    indicator.target.as_ref().map(|target| text_of(indicator, &target.test))
}

/// A special threshold with its reason.
pub(super) fn special_text(indicator: &Indicator, special: &Special) -> String {
    format!("{}（{}）", text_of(indicator, &special.test), special.text)
}

/// A test in words.
pub(super) fn text_of(indicator: &Indicator, test: &TargetTest) -> String {
    let unit = indicator.question.unit();
    let unit = unit.as_ref().map_or("", |unit| unit.symbol());
    let figure = |value: &Number| value.show(Places::UpTo(6));
    let text = match (test, &indicator.question) {
        (TargetTest::All, Question::Checklist(items)) => format!("{} 项全部", items.len()),
        (TargetTest::All, Question::Counted(Counted { over: Over::Industries, .. })) => "全部行业".to_owned(),
        (TargetTest::All, _) => "100%".to_owned(),
        (TargetTest::AtLeast(bound), _) => format!("≥ {} {unit}", figure(bound)),
        (TargetTest::AtMost(bound), _) => format!("≤ {} {unit}", figure(bound)),
        (TargetTest::Over(bound), _) => format!("> {} {unit}", figure(bound)),
        (TargetTest::Below(bound), _) => format!("< {} {unit}", figure(bound)),
        (TargetTest::Between(range), _) => format!("{} {unit}", range_text(range)),
        (TargetTest::OneOf(options), Question::YesNo) => {
            let words = options.iter().map(|id| YES_NO[usize::from(id.as_str() != YES)]);
            words.collect::<Vec<_>>().join("或")
        }
        (TargetTest::OneOf(options), _) => labels(options, indicator, "或"),
        (TargetTest::Level(id), Question::Level(levels)) => {
            let label = levels.level(id).map_or_else(|| id.to_string(), |level| level.label.clone());
            format!("{label}及以上")
        }
        (TargetTest::Level(id), _) => id.to_string(),
        (TargetTest::Rows(rows), _) => format!("不少于 {rows} 行"),
        (TargetTest::Filled, _) => "已填写".to_owned(),
        (TargetTest::Ranked(text), _) => text.clone(),
    };
    text.trim_end().to_owned()
}

/// "20（不含）～80（含）".
pub(super) fn range_text(range: &Range) -> String {
    let end = |value: &Number, is_included: bool| {
        format!("{}（{}）", value.show(Places::UpTo(6)), if is_included { "含" } else { "不含" })
    };
    match (&range.low, &range.high) {
        (Some(low), Some(high)) => {
            format!("{}～{}", end(&low.value, low.is_included), end(&high.value, high.is_included))
        }
        (Some(low), None) => format!("{}以上", end(&low.value, low.is_included)),
        (None, Some(high)) => format!("{}以下", end(&high.value, high.is_included)),
        (None, None) => "任何值".to_owned(),
    }
}

/// Tests a value. Counts with the target of all are judged by their tally instead.
pub(super) fn test(indicator: &Indicator, test: &TargetTest, value: &Value) -> Verdict {
    let decided = |is_met: bool, gap: &dyn Fn() -> String| match is_met {
        true => Verdict::Met,
        false => Verdict::Short(gap()),
    };
    let wanted = || format!("需要“{}”", text_of(indicator, test));
    match (test, value) {
        (TargetTest::Ranked(_), _) => Verdict::NotJudged,
        (_, Value::Missing) => Verdict::Open,
        (TargetTest::All, Value::Items(ticked)) => {
            let items = indicator.question.options().iter().map(|item| item.id.clone());
            let open: Vec<OptionId> = items.filter(|id| !ticked.contains(id)).collect();
            decided(open.is_empty(), &|| format!("缺 {} 项：{}", open.len(), labels(&open, indicator, "、")))
        }
        (TargetTest::All, Value::Figure(span)) => ranged(indicator, &at_least_all(), span),
        (TargetTest::OneOf(options), Value::Choice(chosen)) => decided(options.contains(chosen), &wanted),
        (TargetTest::OneOf(options), Value::Items(ids)) => {
            decided(ids.iter().any(|id| options.contains(id)), &wanted)
        }
        (TargetTest::OneOf(options), Value::Said(said)) => {
            let word = if *said { YES } else { NO };
            decided(options.iter().any(|id| id.as_str() == word), &wanted)
        }
        (TargetTest::Level(id), Value::Choice(chosen)) => match &indicator.question {
            Question::Level(levels) => decided(levels.value(chosen) >= levels.value(id), &wanted),
            _ => Verdict::NotJudged,
        },
        (TargetTest::Rows(rows), Value::Rows(complete)) => {
            decided(complete >= rows, &|| format!("差 {} 行", rows - complete))
        }
        (TargetTest::Filled, Value::Filled) => Verdict::Met,
        (TargetTest::Filled, Value::Rows(complete)) => {
            decided(*complete > 0, &|| "还没有完整的一行".to_owned())
        }
        (test, Value::Figure(span)) => match test.range() {
            Some(range) => ranged(indicator, &range, span),
            None => Verdict::NotJudged,
        },
        // The framework check refuses targets that do not fit their question.
        (_, _) => Verdict::NotJudged,
    }
}

fn at_least_all() -> Range {
    let all = crate::framework::Bound { value: Number::whole(100), is_included: true };
    Range { low: Some(all), high: None }
}

fn ranged(indicator: &Indicator, range: &Range, span: &Span) -> Verdict {
    if span.is_exact() {
        return match gap(indicator, range, &span.low) {
            None => Verdict::Met,
            Some(gap) => Verdict::Short(gap),
        };
    }
    // An interval lies in a range when both ends do: a range has no holes.
    match (range.holds(&span.low) && range.holds(&span.high), range.meets(&span.low, &span.high)) {
        (true, _) => Verdict::Met,
        (false, true) => Verdict::Open,
        (false, false) => {
            let nearest = if range.low.as_ref().is_some_and(|low| !low.lets_up(&span.high)) {
                &span.high
            } else {
                &span.low
            };
            Verdict::Short(gap(indicator, range, nearest).unwrap_or_default())
        }
    }
}

/// What is missing to a range; nothing inside.
fn gap(indicator: &Indicator, range: &Range, value: &Number) -> Option<String> {
    let unit = indicator.question.unit();
    let unit = unit.as_ref().map_or("", |unit| unit.symbol());
    let said = |zh: &str, difference: Number| {
        let figure = if difference.is_zero() {
            "正好等于界限，界限本身不算".to_owned()
        } else {
            format!("{zh} {} {unit}", difference.exact())
        };
        Some(figure.trim_end().to_owned())
    };
    match (&range.low, &range.high) {
        (Some(low), _) if !low.lets_up(value) => said("差", &low.value - value),
        (_, Some(high)) if !high.lets_down(value) => said("超出", value - &high.value),
        _ => None,
    }
}

/// Share of the target that is reached, where that can be said.
pub(super) fn reached(indicator: &Indicator, test: &TargetTest, value: &Value) -> Option<Number> {
    match (test, value) {
        (TargetTest::All, Value::Items(ticked)) => {
            Number::ratio(ticked.len(), indicator.question.options().len())
        }
        (TargetTest::AtLeast(bound) | TargetTest::Over(bound), Value::Figure(span)) => span.low.over(bound),
        (TargetTest::AtMost(bound) | TargetTest::Below(bound), Value::Figure(span)) => bound.over(&span.high),
        (TargetTest::Rows(rows), Value::Rows(complete)) => Number::ratio(*complete, *rows),
        (TargetTest::Level(id), Value::Choice(chosen)) => match &indicator.question {
            Question::Level(levels) => levels.value(chosen).over(&levels.value(id)),
            _ => None,
        },
        _ => None,
    }
}
