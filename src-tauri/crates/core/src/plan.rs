//! The plan (建设方案): measures as an office writes them, one a line.
//!
//! A line is `措施 | 责任单位 | 起止时间 | 经费`. What is not there is not made up: a measure without times has no bar.

use crate::id::FieldKey;
use crate::problem::{Place, Problem, Said, Severity};
use crate::profile::Profile;
use crate::report::Month;

/// The field of the profile that holds the plan.
const FIELD: &str = "plan_measures";

/// A measure of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// What is done.
    pub what: String,
    /// Who does it, or empty.
    pub owner: String,
    /// Its times as typed, or empty.
    pub when: String,
    /// What it costs as typed, or empty.
    pub cost: String,
    /// First and last month, where the times are understood.
    pub span: Option<(Month, Month)>,
}

/// Whether a field of the profile holds the plan.
pub fn is_plan(key: &FieldKey) -> bool {
    key.as_str() == FIELD
}

/// The measures in the order in which they were written.
pub fn measures(profile: &Profile) -> Vec<Measure> {
    FieldKey::new(FIELD).map_or_else(|_| Vec::new(), |key| read(profile.raw(&key)))
}

fn read(text: &str) -> Vec<Measure> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let mut cells = line.split(['|', '｜']).map(|cell| cell.trim().to_owned());
            let mut next = || cells.next().unwrap_or_default();
            let (what, owner, when) = (next(), next(), next());
            // What is beyond the fourth cell stays with it.
            let cost = cells.collect::<Vec<_>>().join("；");
            let span = span(&when);
            Measure { what, owner, when, cost, span }
        })
        .collect()
}

/// The first and the last month of a text such as `2026-03 至 2026-12` or `2026年3月—2027年6月`; one month alone is both.
fn span(text: &str) -> Option<(Month, Month)> {
    let mut numbers = Vec::new();
    let mut current = String::new();
    for character in text.chars().chain([' ']) {
        match character {
            '0'..='9' => current.push(character),
            '０'..='９' => {
                current.extend(char::from_u32(u32::from(character) - 0xFEE0));
            }
            _ if current.is_empty() => {}
            _ => numbers.push(std::mem::take(&mut current).parse::<u16>().ok()?),
        }
    }
    let month = |year: u16, month: u16| {
        let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        (1900..=2999).contains(&year).then_some(Month { year, month })
    };
    let (from, to) = match *numbers.as_slice() {
        [year, only] => (month(year, only)?, month(year, only)?),
        // 2026年3月至12月.
        [year, first, last] if last <= 12 => (month(year, first)?, month(year, last)?),
        [first_year, first, last_year, last] => (month(first_year, first)?, month(last_year, last)?),
        _ => return None,
    };
    (from <= to).then_some((from, to))
}

/// Times that were written and cannot be understood.
pub(crate) fn check(profile: &Profile, found: &mut Vec<Problem>) {
    for measure in measures(profile) {
        if measure.when.is_empty() || measure.span.is_some() {
            continue;
        }
        let (what, when) = (&measure.what, &measure.when);
        found.push(Problem {
            severity: Severity::Warns,
            code: "plan.time_unreadable",
            place: Place::Profile(FIELD.to_owned()),
            say: Said::new(
                format!("建设方案“{what}”的起止时间“{when}”看不懂，进度图上没有画它。"),
                format!("The times `{when}` of the measure `{what}` cannot be read; it has no bar."),
            ),
            next: Said::new(
                "请写成“2026-03 至 2026-12”，开始不晚于结束。",
                "Write them as `2026-03 至 2026-12`, the beginning not after the end.",
            ),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(text: &str) -> Option<[(u16, u8); 2]> {
        span(text).map(|(from, to)| [(from.year, from.month), (to.year, to.month)])
    }

    #[test]
    fn times_are_read_as_offices_write_them() {
        for text in ["2026-03 至 2026-12", "2026年3月—2026年12月", "2026.3~2026.12", "２０２６年３月至１２月"]
        {
            assert_eq!(spans(text), Some([(2026, 3), (2026, 12)]), "{text}");
        }
        assert_eq!(spans("2026年6月"), Some([(2026, 6), (2026, 6)]));
    }

    #[test]
    fn what_is_no_time_is_not_guessed() {
        for text in ["", "2026年", "年底前", "2026-13 至 2027-01", "2026-12 至 2026-03", "26-3 至 26-12"]
        {
            assert_eq!(spans(text), None, "{text}");
        }
    }

    #[test]
    fn a_line_is_a_measure_and_what_is_left_out_stays_empty() {
        let read = read("建平台｜数字办|2026-03 至 2026-05|120 万元|自筹\n\n只有措施");
        assert_eq!((read.len(), read[0].cost.as_str()), (2, "120 万元；自筹"));
        assert_eq!((read[1].what.as_str(), read[1].when.as_str(), read[1].span), ("只有措施", "", None));
    }
}
