//! The yearly figures against the roster and against each other.
//!
//! What the roster counts must be the same; what it adds up may differ by what rounding and firms
//! outside the list explain. All of it warns: the figure may be true and the list incomplete.

use super::finding;
use crate::assessment::Assessment;
use crate::id::FieldKey;
use crate::number::{Number, Places};
use crate::park::Park;
use crate::problem::{Place, Problem, Severity};
use crate::roster::{ColumnIndex, FieldValue, Firm, Roster};
use crate::truth::Truth;
use crate::unit::Unit;

/// Sums may differ by one part in this many. Standing: house.
const SUMS_WITHIN: u32 = 100;

/// A share may differ from its parts by this much of one, as 23.4 % and 23.45 % do. Standing: house.
const SHARES_WITHIN: (u32, u32) = (1, 1000);

/// Which firms a figure is about.
#[derive(Clone, Copy)]
enum Among {
    Everyone,
    AboveScaleIndustrial,
    LeadingIndustry,
}

/// Figures that are the number of these firms.
const COUNTED: [(&str, Among); 2] =
    [("enterprises", Among::Everyone), ("leading_industry_enterprises", Among::LeadingIndustry)];

/// Figures that are the sum of a column over these firms, for the year before the one assessed and
/// the one before that.
const SUMMED: [(&str, Among, [&str; 2]); 4] = [
    ("revenue", Among::Everyone, ["revenue_wan", "revenue_prev_wan"]),
    ("industrial_revenue", Among::AboveScaleIndustrial, ["revenue_wan", "revenue_prev_wan"]),
    ("leading_industry_revenue", Among::LeadingIndustry, ["revenue_wan", "revenue_prev_wan"]),
    ("employees", Among::Everyone, ["employees", "employees_prev"]),
];

/// Parts that are never more than their whole.
const PARTS: [(&str, &str); 8] = [
    ("exports", "trade"),
    ("value_added", "gross_output"),
    ("industrial_revenue", "revenue"),
    ("leading_industry_revenue", "revenue"),
    ("above_scale", "enterprises"),
    ("leading_industry_enterprises", "enterprises"),
    ("hitech", "enterprises"),
    ("smart_factories", "enterprises"),
];

/// Shares that follow from two figures.
const SHARES: [(&str, &str, &str); 2] =
    [("leading_industry_share", "leading_industry_revenue", "revenue"), ("rd_share", "rd_spend", "revenue")];

pub(super) fn check(assessment: &Assessment, park: &Park, found: &mut Vec<Problem>) {
    let figures = Figures { park };
    let last = assessment.year.saturating_sub(1);
    if !park.roster.firms().is_empty() {
        for (key, among) in COUNTED {
            found.extend(figures.counted(key, among, last));
        }
        for (key, among, columns) in SUMMED {
            for (back, column) in (0..).zip(columns) {
                found.extend(figures.summed(key, among, column, last.saturating_sub(back)));
            }
        }
    }
    for period in figures.periods() {
        for (part, whole) in PARTS {
            found.extend(figures.part(part, whole, &period));
        }
        for (share, part, whole) in SHARES {
            found.extend(figures.share(share, part, whole, &period));
        }
    }
}

/// The figures by key, as far as they were understood.
struct Figures<'a> {
    park: &'a Park,
}

/// A figure that was understood.
struct Known<'a> {
    value: Number,
    label: &'a str,
    unit: &'a Unit,
    place: Place,
}

impl Known<'_> {
    fn shown(&self) -> String {
        format!("{} {}", self.value.show(Places::UpTo(4)), self.unit.symbol())
    }
}

impl<'a> Figures<'a> {
    fn get(&self, key: &str, period: &str) -> Option<Known<'a>> {
        let key = FieldKey::new(key).ok()?;
        let figure = self.park.base_data.form().figure(&key)?;
        let value = self.park.base_data.value(&key, period)?;
        let place = Place::BaseData { key: key.to_string(), period: period.to_owned() };
        Some(Known { value, label: &figure.label, unit: &figure.unit, place })
    }

    /// Every year with a figure, the oldest first.
    fn periods(&self) -> Vec<String> {
        let mut periods: Vec<String> =
            self.park.base_data.iter().map(|(_, period, _)| period.to_owned()).collect();
        periods.sort();
        periods.dedup();
        periods
    }

    fn counted(&self, key: &str, among: Among, year: u16) -> Option<Problem> {
        let typed = self.get(key, &year.to_string())?;
        let (sure, open) = among.count(&self.park.roster);
        let (least, most) = (Number::whole(sure), Number::whole(sure + open));
        if typed.value >= least && typed.value <= most {
            return None;
        }
        let counted = match open {
            0 => [format!("{sure} 家"), format!("{sure}")],
            _ => [format!("{sure} 至 {} 家", sure + open), format!("{sure} to {}", sure + open)],
        };
        Some(differs(&typed, year, counted))
    }

    fn summed(&self, key: &str, among: Among, column: &str, year: u16) -> Option<Problem> {
        let typed = self.get(key, &year.to_string())?;
        let columns = self.park.roster.vocabulary().columns();
        let at = columns.index_of(column)?;
        let factor = match &columns.at(at).unit {
            Some(unit) => unit.factor_to(typed.unit)?,
            None => return None,
        };
        let (sum, is_whole) = among.sum(&self.park.roster, at);
        // Nobody has given the figure: there is nothing to compare with.
        if sum.is_zero() {
            return None;
        }
        let sum = &sum * &factor;
        let slack = sum.over(&Number::whole(SUMS_WITHIN))?;
        let too_low = typed.value < &sum - &slack;
        let too_high = is_whole && typed.value > &sum + &slack;
        let shown = format!("{} {}", sum.show(Places::UpTo(4)), typed.unit.symbol());
        let counted = if is_whole {
            [shown.clone(), shown]
        } else {
            [format!("已填部分就有 {shown}"), format!("{shown} from those who have said")]
        };
        (too_low || too_high).then(|| differs(&typed, year, counted))
    }

    fn part(&self, part: &str, whole: &str, period: &str) -> Option<Problem> {
        let (part, whole) = (self.get(part, period)?, self.get(whole, period)?);
        let value = &part.value * &part.unit.factor_to(whole.unit)?;
        (value > whole.value).then(|| {
            let (one, all) = (part.shown(), whole.shown());
            finding(
                Severity::Warns,
                "base_data.part_over_whole",
                part.place,
                [
                    format!("{period} 年“{}”{one}，大于“{}”{all}。", part.label, whole.label),
                    format!("In {period} `{}` is {one}, more than `{}` with {all}.", part.label, whole.label),
                ],
                ["请核对两个数和它们的单位。", "Check both figures and their units."],
            )
        })
    }

    fn share(&self, share: &str, part: &str, whole: &str, period: &str) -> Option<Problem> {
        let typed = self.get(share, period)?;
        let (part, whole) = (self.get(part, period)?, self.get(whole, period)?);
        let value = &part.value * &part.unit.factor_to(whole.unit)?;
        let right = value.over(&whole.value)?;
        let given = &typed.value * &typed.unit.factor_to(&Unit::named("%"))?;
        let given = given.over(&Number::whole(100))?;
        let slack = Number::ratio(SHARES_WITHIN.0, SHARES_WITHIN.1)?;
        let differs = given > &right + &slack || given < &right - &slack;
        let right = (&right * &Number::whole(100)).show(Places::UpTo(2));
        differs.then(|| {
            let (one, part, whole) = (typed.shown(), part.label, whole.label);
            finding(
                Severity::Warns,
                "base_data.share_differs",
                typed.place,
                [
                    format!("{period} 年“{}”填 {one}，按“{part}”÷“{whole}”应为 {right}%。", typed.label),
                    format!("In {period} `{}` is {one}; `{part}` by `{whole}` makes {right}%.", typed.label),
                ],
                ["请核对三个数，使它们一致。", "Make the three figures agree."],
            )
        })
    }
}

fn differs(typed: &Known<'_>, year: u16, [zh, en]: [String; 2]) -> Problem {
    let (label, shown) = (typed.label, typed.shown());
    finding(
        Severity::Warns,
        "base_data.differs_from_roster",
        typed.place.clone(),
        [
            format!("基础数据填的 {year} 年“{label}”是 {shown}，名单合计是 {zh}。"),
            format!("The yearly figure `{label}` of {year} is {shown}; the roster makes {en}."),
        ],
        ["请核对名单和基础数据，两处应当一致。", "Compare both; they should agree."],
    )
}

impl Among {
    fn holds(self, firm: &Firm) -> Truth {
        let flag = |key: &str| {
            firm.vocabulary().columns().index_of(key).map_or(Truth::Unknown, |at| firm.truth_at(at))
        };
        match self {
            Self::Everyone => Truth::Yes,
            Self::AboveScaleIndustrial => flag("above_scale").and(firm.industrial()),
            Self::LeadingIndustry => flag("leading_industry"),
        }
    }

    /// How many firms surely belong, and of how many nobody has said.
    fn count(self, roster: &Roster) -> (u32, u32) {
        roster.firms().iter().fold((0, 0), |(sure, open), firm| match self.holds(firm) {
            Truth::Yes => (sure + 1, open),
            Truth::Unknown => (sure, open + 1),
            Truth::No => (sure, open),
        })
    }

    /// The sum of a column over the firms that surely belong, and whether nobody is left out of it.
    fn sum(self, roster: &Roster, column: ColumnIndex) -> (Number, bool) {
        let (mut sum, mut is_whole) = (Number::zero(), true);
        for firm in roster.firms() {
            match (self.holds(firm), firm.at(column)) {
                (Truth::No, _) => {}
                (Truth::Yes, FieldValue::Number(value)) => sum = &sum + value,
                _ => is_whole = false,
            }
        }
        (sum, is_whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base_data::{BaseData, TypedFigure};
    use crate::fields::{BaseDataForm, ProfileForm};
    use crate::profile::Profile;
    use crate::roster::fixture::{firm, key, vocabulary};
    use std::sync::Arc;

    /// A park with three firms, two of them of the leading industry, with 6 亿元 and 30 people in all.
    fn park(figures: &[(&str, &str)], last_revenue: &str) -> Park {
        let revenues = ["10000", "2亿元", last_revenue];
        let firms = revenues.iter().zip(["是", "是", "否"]).enumerate().map(|(at, (revenue, leading))| {
            let cells = [
                ("revenue_wan", *revenue),
                ("leading_industry", leading),
                ("employees", "10"),
                ("above_scale", "是"),
                ("industry", "36"),
            ];
            firm(&format!("f{at}"), &cells)
        });
        let roster = Roster::new(&vocabulary(), firms.collect()).expect("unique ids");
        let form = include_str!("../../../../../assets/vocabulary/base_data.toml");
        let typed = figures.iter().map(|(name, raw)| {
            ((key(name), "2025".to_owned()), TypedFigure { raw: (*raw).to_owned(), ..TypedFigure::default() })
        });
        let base_data = BaseData::new(Arc::new(BaseDataForm::parse(form).expect("a form")), typed.collect());
        let profile = include_str!("../../../../../assets/vocabulary/profile.toml");
        let profile =
            Profile::new(Arc::new(ProfileForm::parse(profile).expect("a form")), Default::default());
        Park { profile, base_data, roster }
    }

    fn check_park(park: &Park, expected: &[&str]) {
        let figures = Figures { park };
        let mut found = Vec::new();
        COUNTED.iter().for_each(|(key, among)| found.extend(figures.counted(key, *among, 2025)));
        SUMMED
            .iter()
            .for_each(|(key, among, columns)| found.extend(figures.summed(key, *among, columns[0], 2025)));
        PARTS.iter().for_each(|(part, whole)| found.extend(figures.part(part, whole, "2025")));
        SHARES
            .iter()
            .for_each(|(share, part, whole)| found.extend(figures.share(share, part, whole, "2025")));
        let shown: Vec<String> = found
            .iter()
            .map(|problem| match &problem.place {
                Place::BaseData { key, .. } => format!("{key} {}", problem.code),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(shown, expected);
    }

    fn check_figures(figures: &[(&str, &str)], expected: &[&str]) {
        check_park(&park(figures, "3亿元"), expected);
    }

    #[test]
    fn what_the_roster_counts_must_be_the_same() {
        check_figures(&[("enterprises", "3"), ("leading_industry_enterprises", "2")], &[]);
        check_figures(&[("enterprises", "4")], &["enterprises base_data.differs_from_roster"]);
    }

    #[test]
    fn sums_are_compared_in_one_unit_and_may_differ_by_rounding() {
        check_figures(&[("revenue", "6"), ("employees", "30"), ("leading_industry_revenue", "3亿")], &[]);
        check_figures(&[("revenue", "6.06")], &[]);
        check_figures(&[("revenue", "6.07")], &["revenue base_data.differs_from_roster"]);
        check_figures(&[("revenue", "60000万元")], &[]);
    }

    #[test]
    fn who_has_not_said_may_bring_the_rest_but_not_less_than_there_is() {
        check_park(&park(&[("revenue", "100")], ""), &[]);
        check_park(&park(&[("revenue", "2")], ""), &["revenue base_data.differs_from_roster"]);
    }

    #[test]
    fn a_part_is_not_more_than_its_whole() {
        check_figures(&[("exports", "100"), ("trade", "100")], &[]);
        check_figures(&[("exports", "1亿美元"), ("trade", "9999")], &["exports base_data.part_over_whole"]);
    }

    #[test]
    fn a_share_follows_from_its_parts() {
        let with =
            |share| [("leading_industry_share", share), ("leading_industry_revenue", "3"), ("revenue", "6")];
        check_figures(&with("50.1%"), &[]);
        check_figures(&with("50.2%"), &["leading_industry_share base_data.share_differs"]);
    }
}
