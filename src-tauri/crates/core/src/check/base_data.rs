//! The yearly figures: what can hardly be meant, and jumps from one year to the next.

use super::figure::{self, Figure};
use super::finding;
use crate::base_data::BaseData;
use crate::fields;
use crate::number::{Number, Places};
use crate::problem::{Place, Problem, Severity};

/// From this many times the figure of the year before, or one part in as many, a mistaken unit is
/// likelier than such a year.
const UNIT_SUSPECT: u32 = 10;

/// Everything here warns: a figure may be true, and then the book should say why.
pub(super) fn check(base_data: &BaseData, found: &mut Vec<Problem>) {
    for figure in &base_data.form().figures {
        let mut before: Option<(u32, Number)> = None;
        // Typed figures come in order of key and period, so the years of one stand in a row.
        for (_, period, _) in base_data.iter().filter(|(key, ..)| **key == figure.key) {
            let Some(value) = base_data.value(&figure.key, period) else { continue };
            let place = Place::BaseData { key: figure.key.to_string(), period: period.to_owned() };
            let named = Figure {
                name: format!("{period} 年“{}”", figure.label),
                value: &value,
                unit: &figure.unit,
                sign: figure.sign,
                place: place.clone(),
            };
            figure::check(&named, found);
            let Ok(year) = period.parse::<u32>() else { continue };
            if let Some((last, old)) = &before
                && last + 1 == year
                && !base_data.is_explained(&figure.key, period)
            {
                found.extend(jump(figure, (old, &value), year, place));
            }
            before = Some((year, value));
        }
    }
}

/// What is said about a change from one year to the next, if anything. Years with nothing or a loss
/// before them have no ratio.
fn jump(figure: &fields::Figure, (old, new): (&Number, &Number), year: u32, place: Place) -> Option<Problem> {
    if old.is_zero() || old.is_negative() {
        return None;
    }
    let times = |number: &Number, factor: u32| number * &Number::whole(factor);
    let rose = *new >= times(old, UNIT_SUSPECT);
    let fell = !new.is_zero() && !new.is_negative() && times(new, UNIT_SUSPECT) <= *old;
    let shown = |value: &Number| {
        format!("{} {}", value.show(Places::UpTo(4)), figure.unit.symbol()).trim_end().to_owned()
    };
    let (label, from, to) = (&figure.label, shown(old), shown(new));
    let last = year - 1;
    if rose || fell {
        let unit = figure.unit.symbol();
        let hint = if unit.ends_with('元') { "，例如万元与亿元混用" } else { "" };
        return Some(finding(
            Severity::Warns,
            "base_data.unit_suspect",
            place,
            [
                format!(
                    "“{label}”由 {last} 年的 {from} 变为 {year} 年的 {to}，相差十倍以上，疑似单位有误{hint}。"
                ),
                format!(
                    "`{label}` goes from {from} in {last} to {to} in {year}, ten times or more; a unit may be mistaken."
                ),
            ],
            [
                "请核对两年的单位；确实如此时请在该数的“说明”里写明原因。",
                "Check the unit of both years; if they are right, explain the change beside the figure.",
            ],
        ));
    }
    let more_than_doubled = *new > times(old, 2);
    let less_than_half = times(new, 2) < *old;
    (more_than_doubled || less_than_half).then(|| {
        let (zh, en) = if more_than_doubled {
            ("增长超过 100%", "more than doubles")
        } else {
            ("下降超过 50%", "falls by more than half")
        };
        finding(
            Severity::Warns,
            "base_data.jump",
            place,
            [
                format!("“{label}”由 {last} 年的 {from} 变为 {year} 年的 {to}，{zh}。"),
                format!("`{label}` {en}: from {from} in {last} to {to} in {year}."),
            ],
            [
                "请核对；确实如此时请在该数的“说明”里写明原因。",
                "Check it; if it is right, explain the change beside the figure.",
            ],
        )
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::base_data::TypedFigure;
    use crate::fields::BaseDataForm;
    use crate::id::FieldKey;

    /// The remarks on the shipped figure `key` with these years, as `period code`.
    fn check_figure(key: &str, years: &[(&str, &str)], expected: &[&str]) {
        let form = include_str!("../../../../../assets/vocabulary/base_data.toml");
        let form = Arc::new(BaseDataForm::parse(form).expect("a form"));
        let key = FieldKey::new(key).expect("a key");
        let typed = years.iter().map(|(period, raw)| {
            let figure = TypedFigure { raw: (*raw).to_owned(), ..TypedFigure::default() };
            ((key.clone(), (*period).to_owned()), figure)
        });
        let mut found = Vec::new();
        check(&BaseData::new(form, typed.collect()), &mut found);
        let shown: Vec<String> = found
            .iter()
            .map(|problem| match &problem.place {
                Place::BaseData { period, .. } => format!("{period} {}", problem.code),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(shown, expected, "{key} {years:?}");
        assert!(found.iter().all(|problem| problem.severity == Severity::Warns));
    }

    #[test]
    fn a_park_may_lose_money_but_not_have_fewer_than_no_firms() {
        check_figure("profit", &[("2025", "-3.2")], &[]);
        check_figure("enterprises", &[("2025", "-3")], &["2025 figure.negative"]);
    }

    #[test]
    fn ten_times_the_year_before_is_a_unit_to_look_at() {
        check_figure("tax", &[("2024", "1.5"), ("2025", "15")], &["2025 base_data.unit_suspect"]);
        check_figure("tax", &[("2024", "15"), ("2025", "1.5")], &["2025 base_data.unit_suspect"]);
        check_figure("tax", &[("2024", "15"), ("2025", "150000万元")], &[]);
    }

    #[test]
    fn exactly_double_and_exactly_half_need_no_word() {
        check_figure("tax", &[("2024", "10"), ("2025", "20")], &[]);
        check_figure("tax", &[("2024", "10"), ("2025", "5")], &[]);
        check_figure("tax", &[("2024", "10"), ("2025", "20.01")], &["2025 base_data.jump"]);
        check_figure("tax", &[("2024", "10"), ("2025", "4.99")], &["2025 base_data.jump"]);
        check_figure("profit", &[("2024", "10"), ("2025", "-1")], &["2025 base_data.jump"]);
    }

    #[test]
    fn a_jump_that_is_explained_is_no_remark() {
        let form = include_str!("../../../../../assets/vocabulary/base_data.toml");
        let form = Arc::new(BaseDataForm::parse(form).expect("a form"));
        let key = FieldKey::new("tax").expect("a key");
        let figure = |raw: &str, note: &str| TypedFigure {
            raw: raw.to_owned(),
            note: note.to_owned(),
            ..TypedFigure::default()
        };
        for (note, remarks) in [("", 1), (" ", 1), ("两家大企业迁入", 0)] {
            let years = [("2024", figure("10", "")), ("2025", figure("30", note))];
            let typed = years.map(|(period, figure)| ((key.clone(), period.to_owned()), figure));
            let mut found = Vec::new();
            check(&BaseData::new(Arc::clone(&form), typed.into()), &mut found);
            assert_eq!(found.len(), remarks, "{note:?}");
        }
    }

    #[test]
    fn only_years_that_follow_each_other_are_compared() {
        check_figure("tax", &[("2022", "1"), ("2025", "100")], &[]);
        check_figure("tax", &[("2024", "0"), ("2025", "100")], &[]);
        check_figure("tax", &[("2023", "10"), ("2024", "待补"), ("2025", "100")], &[]);
    }

    #[test]
    fn a_share_of_the_revenue_is_not_above_all_of_it() {
        check_figure("rd_share", &[("2025", "325%")], &["2025 figure.above_everything"]);
    }
}
