//! A count seen closer: by group of firms, and as it would be.

use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::Assessment;
use crate::formula::Tallier;
use crate::framework::Counted;
use crate::id::{FirmId, IndicatorId};
use crate::number::Number;
use crate::park::Park;
use crate::roster::{FieldValue, Firm};
use crate::truth::Truth;

use super::{ScoreCard, judge, measure};

/// By what firms are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// Division of GB/T 4754.
    Division,
    /// Whether of the leading industry.
    LeadingIndustry,
    /// The 8 + 9 new industries.
    NewIndustry,
    /// 大型, 中型, 小型, 微型 by the rule of the statistics for industrial firms.
    Size,
}

/// Size of an industrial firm by 《统计上大中小微型企业划分办法（2017）》: the largest of which it reaches
/// both the staff and the revenue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// 1000 people and 400 million yuan.
    Large,
    /// 300 people and 20 million yuan.
    Medium,
    /// 20 people and 3 million yuan.
    Small,
    /// Less of either.
    Micro,
}

/// Lower bounds, included: people, and revenue in 万元.
const SIZES: [(Size, i64, i64); 3] =
    [(Size::Large, 1000, 40_000), (Size::Medium, 300, 2000), (Size::Small, 20, 300)];

impl Size {
    /// The size of a firm with so many people and so much revenue in 万元.
    pub fn of(people: &Number, revenue: &Number) -> Self {
        let reached = SIZES.into_iter().find(|(_, least_people, least_revenue)| {
            *people >= Number::whole(*least_people) && *revenue >= Number::whole(*least_revenue)
        });
        reached.map_or(Self::Micro, |(size, ..)| size)
    }

    /// The word for it.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Large => "大型",
            Self::Medium => "中型",
            Self::Small => "小型",
            Self::Micro => "微型",
        }
    }
}

/// A count within one group.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    /// What the group is called.
    pub label: String,
    /// Firms that are done.
    pub done: u32,
    /// Firms known not to be.
    pub missing: u32,
    /// Firms that have not said.
    pub unknown: u32,
    /// Firms of which it is not known whether they are looked at at all.
    pub undetermined: u32,
}

impl Group {
    /// Firms known to be looked at.
    pub fn total(&self) -> u32 {
        self.done + self.missing + self.unknown
    }

    /// Whether at least one firm of the group is done: what makes an industry count as covered.
    pub fn is_covered(&self) -> Truth {
        match (self.done, self.unknown) {
            (1.., _) => Truth::Yes,
            (0, 0) => Truth::No,
            (0, _) => Truth::Unknown,
        }
    }
}

/// The firms behind a count by group, in the order of the groups; groups nobody is looked at in are left out.
/// Together they hold every firm of the count exactly once.
pub fn by_group(assessment: &Assessment, park: &Park, counted: &Counted, by: Grouping) -> Vec<Group> {
    let readings = assessment.readings();
    let mut tallier = Tallier::new(&park.roster, &readings);
    let (among, done) = (tallier.truths(&counted.among), tallier.truths(&counted.done));
    let mut groups: BTreeMap<(usize, String), Group> = BTreeMap::new();
    for ((firm, among), done) in park.roster.firms().iter().zip(among.iter()).zip(done.iter()) {
        if *among == Truth::No {
            continue;
        }
        let key = group_of(firm, by);
        let group = groups
            .entry(key)
            .or_insert_with_key(|(_, label)| Group { label: label.clone(), ..Group::default() });
        let counter = match (among, done) {
            (Truth::Yes, Truth::Yes) => &mut group.done,
            (Truth::Yes, Truth::No) => &mut group.missing,
            (Truth::Yes, Truth::Unknown) => &mut group.unknown,
            (Truth::Unknown | Truth::No, _) => &mut group.undetermined,
        };
        *counter += 1;
    }
    groups.into_values().collect()
}

/// Behind every group that can be named.
const LAST: usize = usize::MAX;

/// The place of a firm's group and its name.
fn group_of(firm: &Firm, by: Grouping) -> (usize, String) {
    let columns = firm.vocabulary().columns();
    let value = |key: &str| columns.index_of(key).map_or(&FieldValue::Missing, |column| firm.at(column));
    let named = |place: usize, label: &str| (place, label.to_owned());
    match by {
        Grouping::Division => match value("industry") {
            FieldValue::Industry(code) => {
                let division = firm.vocabulary().industries().division(code.division());
                let name = division.map_or("", |division| division.name.as_str());
                (0, format!("{} {name}", code.division()).trim_end().to_owned())
            }
            _ => named(LAST, "行业不详"),
        },
        Grouping::LeadingIndustry => match value("leading_industry") {
            FieldValue::Flag(true) => named(0, "主导产业"),
            FieldValue::Flag(false) => named(1, "非主导产业"),
            _ => named(LAST, "是否主导产业不详"),
        },
        Grouping::NewIndustry => match value("new_industry") {
            FieldValue::Choice(id) => {
                let choices = columns.index_of("new_industry").map(|column| &columns.at(column).choices);
                let place = choices.and_then(|choices| choices.iter().position(|choice| choice.id == *id));
                let label = place.and_then(|at| Some(choices?.get(at)?.label.clone()));
                (place.unwrap_or(LAST - 1), label.unwrap_or_else(|| id.to_string()))
            }
            _ => named(LAST, "不属于或未填新产业"),
        },
        Grouping::Size => match (firm.industrial(), value("employees"), value("revenue_wan")) {
            (Truth::No, ..) => named(LAST - 1, "非工业企业（不按工业标准分型）"),
            (Truth::Yes, FieldValue::Number(people), FieldValue::Number(revenue)) => {
                let size = Size::of(people, revenue);
                named(size as usize, size.zh())
            }
            _ => named(LAST, "规模不详（缺从业人员、营业收入或行业）"),
        },
    }
}

/// The result as it would be if these firms were done by the rule of this indicator. Every other
/// indicator with the same rule follows; nothing is stored.
pub fn what_if(
    assessment: &Assessment,
    park: &Park,
    indicator: &IndicatorId,
    firms: &BTreeSet<FirmId>,
) -> ScoreCard {
    judge(assessment, park, &measure::measure_if(assessment, park, Some((indicator, firms))))
}
