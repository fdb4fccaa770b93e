//! What is wrong in a roster, firm by firm.

use std::collections::BTreeMap;

use super::{ColumnIndex, FieldValue, Firm, Roster};
use crate::id::FirmId;
use crate::number::Number;
use crate::problem::{Problem, Said, Severity};
use crate::truth::Truth;

/// The revenue from which an industrial firm is above scale. Unit: 万元.
///
/// Source: National Bureau of Statistics, 规模以上工业企业 are industrial legal entities with a yearly
/// revenue of 20 million yuan or more. Standing: official.
const ABOVE_SCALE_WAN: u32 = 2_000;

/// How many problems the firms have, by their place; firms without any are left out.
#[derive(Debug, Clone, Default)]
pub(super) struct Odd {
    by_firm: BTreeMap<usize, usize>,
    total: usize,
}

impl Odd {
    pub(super) fn set(&mut self, at: usize, count: usize) {
        let before = match count {
            0 => self.by_firm.remove(&at),
            count => self.by_firm.insert(at, count),
        };
        self.total = self.total + count - before.unwrap_or(0);
    }
}

impl Roster {
    /// Everything that a person should look at: unreadable cells, codes and names that come twice,
    /// and firms whose cells contradict each other. In order of the firms.
    pub fn problems(&self) -> Vec<Problem> {
        self.odd().by_firm.keys().flat_map(|at| self.problems_at(*at)).collect()
    }

    /// How many problems [`Roster::problems`] would list.
    pub fn problem_count(&self) -> usize {
        self.odd().total
    }

    /// The firms that have a problem, in order.
    pub fn odd_firms(&self) -> impl Iterator<Item = &Firm> {
        self.odd().by_firm.keys().map(|at| &self.firms()[*at])
    }

    /// The problems of one firm; none for an id that is not in the roster.
    pub fn problems_of(&self, id: &FirmId) -> Vec<Problem> {
        self.lookup.at(id).map(|at| self.problems_at(at)).unwrap_or_default()
    }

    /// What says that a firm stands twice: an earlier one has its code or name.
    pub fn twice_of(&self, id: &FirmId) -> Vec<Problem> {
        self.lookup.at(id).map(|at| self.twice(at, &self.firms()[at])).unwrap_or_default()
    }

    pub(super) fn problems_at(&self, at: usize) -> Vec<Problem> {
        let firm = &self.firms()[at];
        let mut problems: Vec<Problem> = firm.unreadable().collect();
        problems.extend(self.identity(firm));
        problems.extend(self.twice(at, firm));
        problems.extend(industry(firm));
        problems.extend(revenue(firm));
        problems.extend(figures(firm));
        problems.extend(equipment(firm));
        problems
    }

    fn odd(&self) -> &Odd {
        self.odd.get_or_init(|| {
            let mut odd = Odd::default();
            for at in 0..self.firms().len() {
                odd.set(at, self.problems_at(at).len());
            }
            odd
        })
    }

    /// A firm without code or without name.
    fn identity(&self, firm: &Firm) -> Vec<Problem> {
        let columns = self.vocabulary().columns();
        let mut problems = Vec::new();
        if firm.at(columns.name()).is_missing() {
            problems.push(problem(
                firm,
                Some(columns.name()),
                (Severity::Blocks, "roster.name_missing"),
                ("没有企业名称。", "The firm has no name."),
                ("请填写营业执照上的全称。", "Give the full name on the business licence."),
            ));
        }
        if firm.at(columns.credit_code()).is_missing() {
            problems.push(problem(
                firm,
                Some(columns.credit_code()),
                (Severity::Warns, "roster.credit_code_missing"),
                ("没有统一社会信用代码。", "The firm has no credit code."),
                (
                    "请补填；没有代码时按名称更新，改名后会成为另一家企业。",
                    "Add it; without a code the firm is updated by name and becomes another when renamed.",
                ),
            ));
        }
        problems
    }

    /// A firm whose code or name an earlier one has.
    fn twice(&self, at: usize, firm: &Firm) -> Vec<Problem> {
        let columns = self.vocabulary().columns();
        let shown = |at: usize| self.firms()[at].name().unwrap_or("（无名称）").to_owned();
        let mut problems = Vec::new();
        if let Some(code) = firm.credit_code() {
            let first = self.lookup.first_with_code(code).unwrap_or(at);
            if first != at {
                let other = shown(first);
                problems.push(problem(
                    firm,
                    Some(columns.credit_code()),
                    (Severity::Blocks, "roster.credit_code_twice"),
                    (
                        format!("统一社会信用代码 {code} 与“{other}”相同，会被重复计数。"),
                        format!("{other} has the same credit code {code}; the firm would count twice."),
                    ),
                    ("请核对代码，或删去重复的一行。", "Check the code, or remove the second row."),
                ));
            }
        }
        if let Some(name) = firm.name() {
            let first = self.lookup.first_with_name(name).unwrap_or(at);
            if first != at {
                problems.push(problem(
                    firm,
                    Some(columns.name()),
                    (Severity::Warns, "roster.name_twice"),
                    (format!("有两家企业都叫“{name}”。"), format!("Two firms have the name {name}.")),
                    ("请核对是否同一家企业。", "Check whether they are one firm."),
                ));
            }
        }
        problems
    }
}

/// Without an industry nobody can say whether a firm above scale is industrial.
fn industry(firm: &Firm) -> Option<Problem> {
    let columns = firm.vocabulary().columns();
    let missing = firm.known("above_scale") == &FieldValue::Flag(true)
        && columns.index_of("industry").is_some()
        && firm.known("industry").is_missing();
    missing.then(|| {
        problem(
            firm,
            columns.index_of("industry"),
            (Severity::Blocks, "roster.industry_missing"),
            (
                "规上企业没有填行业，无法判断是否规上工业企业。",
                "The firm is above scale but has no industry; whether it is industrial is unknown.",
            ),
            (
                "请填写国民经济行业大类（如 36 或 C36）。",
                "Give the division of GB/T 4754 (such as 36 or C36).",
            ),
        )
    })
}

/// The flag and the revenue should agree; the flag decides, because entry to the list is by decision.
fn revenue(firm: &Firm) -> Option<Problem> {
    let FieldValue::Number(revenue) = firm.known("revenue_wan") else { return None };
    let FieldValue::Flag(above) = firm.known("above_scale") else { return None };
    let threshold = Number::whole(ABOVE_SCALE_WAN);
    let shown = || revenue.exact();
    let (code, zh, en) = match (*above, firm.industrial()) {
        (true, Truth::Yes) if *revenue < threshold => (
            "roster.revenue_below_scale",
            format!("标为规上，但营业收入只有 {} 万元，不足 2000 万元。", shown()),
            format!("Marked above scale with a revenue of {} 万元, below 2 000 万元.", shown()),
        ),
        (false, Truth::Yes) if *revenue >= threshold => (
            "roster.revenue_above_scale",
            format!("标为非规上，但营业收入 {} 万元，已达 2000 万元。", shown()),
            format!("Marked below scale with a revenue of {} 万元, 2 000 万元 or more.", shown()),
        ),
        _ => return None,
    };
    Some(problem(
        firm,
        firm.vocabulary().columns().index_of("revenue_wan"),
        (Severity::Warns, code),
        (zh, en),
        (
            "请核对营业收入的单位和规上名单；是否规上以统计部门名录为准。",
            "Check the unit of the revenue and the list of the statistics office, which decides.",
        ),
    ))
}

/// Figures that cannot be below zero, or not a fraction, or not that long.
fn figures(firm: &Firm) -> Vec<Problem> {
    let columns = firm.vocabulary().columns();
    let mut problems = Vec::new();
    for (index, column) in columns.iter() {
        let FieldValue::Number(value) = firm.at(index) else { continue };
        if value.is_negative() {
            let shown = value.exact();
            problems.push(problem(
                firm,
                Some(index),
                (Severity::Warns, "roster.negative"),
                (
                    format!("{}是负数：{shown}。", column.label),
                    format!("{} is negative: {shown}.", column.label),
                ),
                ("请核对。", "Check the figure."),
            ));
        }
        let digits = value.digits();
        if digits > Number::MOST_DIGITS {
            let shown = value.exact();
            problems.push(problem(
                firm,
                Some(index),
                (Severity::Warns, "roster.too_many_digits"),
                (
                    format!("{}有 {digits} 位数字：{shown}。", column.label),
                    format!("{} has {digits} digits: {shown}.", column.label),
                ),
                (
                    "请核对数字和单位，像是重复粘贴。",
                    "Check the figure and its unit; it may be pasted twice.",
                ),
            ));
        }
        let counted = column.unit.as_ref().is_some_and(|unit| matches!(unit.symbol(), "人" | "台" | "家"));
        if counted && !value.is_whole() {
            let shown = value.exact();
            problems.push(problem(
                firm,
                Some(index),
                (Severity::Warns, "roster.not_whole"),
                (
                    format!("{}不是整数：{shown}。", column.label),
                    format!("{} is not a whole number: {shown}.", column.label),
                ),
                ("请核对单位。", "Check the unit."),
            ));
        }
    }
    problems
}

/// A part of the equipment cannot be more than all of it.
fn equipment(firm: &Firm) -> Vec<Problem> {
    let FieldValue::Number(total) = firm.known("equip_total") else { return Vec::new() };
    let parts = ["equip_digital", "equip_networked"];
    let too_many = |key: &str| {
        let FieldValue::Number(part) = firm.known(key) else { return None };
        let columns = firm.vocabulary().columns();
        let index = columns.index_of(key).filter(|_| part > total)?;
        let label = &columns.at(index).label;
        let (part, total) = (part.exact(), total.exact());
        Some(problem(
            firm,
            Some(index),
            (Severity::Blocks, "roster.part_over_total"),
            (
                format!("{label} {part} 大于生产设备总数 {total}。"),
                format!("{label}: {part} is more than all equipment, {total}."),
            ),
            ("请核对两个数。", "Check both figures."),
        ))
    };
    parts.into_iter().filter_map(too_many).collect()
}

fn problem(
    firm: &Firm,
    column: Option<ColumnIndex>,
    (severity, code): (Severity, &'static str),
    say: (impl Into<String>, impl Into<String>),
    next: (impl Into<String>, impl Into<String>),
) -> Problem {
    Problem {
        severity,
        code,
        place: firm.place(column),
        say: Said::new(say.0, say.1),
        next: Said::new(next.0, next.1),
    }
}

#[cfg(test)]
mod tests {
    use crate::roster::Roster;
    use crate::roster::fixture::{firm, vocabulary};

    const CODE: &str = "91350100M000100Y43";

    /// The codes of the problems of these firms, as `firm column code`.
    fn check(firms: &[&[(&str, &str)]], expected: &[&str]) {
        let firms = firms.iter().enumerate().map(|(at, cells)| firm(&format!("f{at}"), cells)).collect();
        let roster = Roster::new(&vocabulary(), firms).expect("unique ids");
        let shown: Vec<String> =
            roster.problems().into_iter().map(|problem| problem.code.to_owned()).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_good_firm_has_no_problems() {
        check(
            &[&[
                ("credit_code", CODE),
                ("name", "甲公司"),
                ("industry", "36"),
                ("above_scale", "是"),
                ("revenue_wan", "2000"),
                ("equip_total", "10"),
                ("equip_digital", "10"),
            ]],
            &[],
        );
    }

    #[test]
    fn a_code_that_comes_twice_would_count_twice() {
        check(
            &[&[("credit_code", CODE), ("name", "甲公司")], &[("credit_code", CODE), ("name", "乙公司")]],
            &["roster.credit_code_twice"],
        );
    }

    #[test]
    fn the_same_name_in_another_spelling_is_noticed() {
        check(
            &[&[("credit_code", CODE), ("name", "ABC（中国）公司")], &[("name", "ＡＢＣ(中国) 公司")]],
            &["roster.credit_code_missing", "roster.name_twice"],
        );
    }

    #[test]
    fn an_above_scale_firm_needs_its_industry() {
        check(
            &[&[("credit_code", CODE), ("name", "甲"), ("above_scale", "是")]],
            &["roster.industry_missing"],
        );
    }

    #[test]
    fn revenue_and_flag_should_agree_for_industrial_firms_only() {
        let with = |industry, flag, revenue, expected: &[&str]| {
            check(
                &[&[
                    ("credit_code", CODE),
                    ("name", "甲"),
                    ("industry", industry),
                    ("above_scale", flag),
                    ("revenue_wan", revenue),
                ]],
                expected,
            );
        };
        with("36", "是", "1999.99", &["roster.revenue_below_scale"]);
        with("36", "是", "2000", &[]);
        with("36", "否", "2000", &["roster.revenue_above_scale"]);
        with("65", "是", "1500", &[]);
    }

    #[test]
    fn more_digital_than_all_equipment_is_a_contradiction() {
        check(
            &[&[
                ("credit_code", CODE),
                ("name", "甲"),
                ("equip_total", "10"),
                ("equip_digital", "11"),
                ("equip_networked", "10.5"),
            ]],
            &["roster.not_whole", "roster.part_over_total", "roster.part_over_total"],
        );
    }

    #[test]
    fn a_revenue_of_sixteen_digits_is_a_slip() {
        let with = |revenue, expected: &[&str]| {
            check(&[&[("credit_code", CODE), ("name", "甲"), ("revenue_wan", revenue)]], expected);
        };
        with("999999999999999", &[]);
        with("1234567812345678", &["roster.too_many_digits"]);
    }

    #[test]
    fn a_negative_figure_and_a_wrong_code_are_named() {
        check(
            &[&[("credit_code", "91350100M000100Y44"), ("name", "甲"), ("employees", "-3")]],
            &["credit_code.check", "roster.negative"],
        );
    }
}
