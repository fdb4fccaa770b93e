//! Grades: the last one before the first that does not hold, once when everything open goes badly and once when it goes
//! well. A grade is stated only when both agree.

use std::collections::{BTreeMap, BTreeSet};

use crate::framework::{Force, Framework, Grade, Levels, Question, Require};
use crate::id::{AreaId, IndicatorId, OptionId};
use crate::number::Number;
use crate::standing::Standing;

use super::points::Total;
use super::scheme::Totals;
use super::{IndicatorResult, State};

/// The grade of an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradeResult {
    /// The grade when everything open goes badly; nothing below the lowest.
    pub low: Option<OptionId>,
    /// The grade when everything open goes well.
    pub high: Option<OptionId>,
    /// In words.
    pub say: String,
    /// Weakest standing of the bounds and conditions that were used.
    pub standing: Standing,
    /// What keeps the next grade away, in words.
    pub trace: Vec<String>,
}

/// Everything open at one of its ends.
#[derive(Clone, Copy, PartialEq)]
enum End {
    Bad,
    Good,
}

struct Grader<'a> {
    framework: &'a Framework,
    results: BTreeMap<&'a IndicatorId, (usize, &'a IndicatorResult)>,
    areas: BTreeMap<&'a AreaId, usize>,
    totals: &'a Totals,
}

/// The grade; nothing when the framework has none.
pub(super) fn grade(
    framework: &Framework,
    results: &[IndicatorResult],
    totals: &Totals,
) -> Option<GradeResult> {
    let grades = &framework.scheme.grades;
    if grades.is_empty() {
        return None;
    }
    let grader = Grader {
        framework,
        results: results.iter().enumerate().map(|(index, one)| (&one.indicator, (index, one))).collect(),
        areas: framework.areas.iter().enumerate().map(|(index, area)| (&area.id, index)).collect(),
        totals,
    };
    let (low, high) = (grader.reached(End::Bad), grader.reached(End::Good));
    let named = |count: usize| count.checked_sub(1).and_then(|index| grades.get(index));
    let open = results.iter().filter(|result| result.state == State::MissingData).count();
    let name = |count: usize| named(count).map_or("未达最低等级", |grade| grade.name.as_str());
    let say = match (low == high, named(low)) {
        (true, Some(grade)) if grade.sentence.is_empty() => format!("等级：{}。", grade.name),
        (true, Some(grade)) => format!("等级：{}。{}", grade.name, grade.sentence),
        (true, None) => "未达最低等级。".to_owned(),
        (false, None) => {
            format!("等级尚不能确定：可能未达最低等级，至多“{}”，尚缺 {open} 项数据。", name(high))
        }
        (false, Some(_)) => format!("等级至少“{}”，至多“{}”，尚缺 {open} 项数据。", name(low), name(high)),
    };
    let used = grades.iter().take(high + 1).map(|grade| grade.basis.standing);
    let standing = used.fold(Standing::Official, Standing::weakest);
    let trace = grades.get(low).map(|next| grader.why_not(next)).unwrap_or_default();
    Some(GradeResult {
        low: named(low).map(|grade| grade.id.clone()),
        high: named(high).map(|grade| grade.id.clone()),
        say,
        standing,
        trace,
    })
}

impl Grader<'_> {
    /// How many grades hold in a row from the lowest.
    fn reached(&self, end: End) -> usize {
        let grades = &self.framework.scheme.grades;
        grades.iter().take_while(|grade| self.holds(grade, end)).count()
    }

    fn holds(&self, grade: &Grade, end: End) -> bool {
        let bound = grade
            .from
            .as_ref()
            .is_none_or(|from| self.totals.whole.as_ref().is_some_and(|total| from.lets_up(at(total, end))));
        bound && grade.requires.iter().all(|require| self.fulfilled(require, end))
    }

    /// The conditions of a grade that do not hold when everything open goes badly.
    fn why_not(&self, grade: &Grade) -> Vec<String> {
        let mut why = Vec::new();
        if let Some(from) = &grade.from {
            let word = if from.is_included { "不低于" } else { "高于" };
            let holds = self.totals.whole.as_ref().is_some_and(|total| from.lets_up(&total.span.low));
            if !holds {
                why.push(format!("“{}”要求总分{word} {} 分。", grade.name, from.value.exact()));
            }
        }
        let open = grade.requires.iter().filter(|require| !self.fulfilled(require, End::Bad));
        why.extend(open.map(|require| format!("“{}”要求{}。", grade.name, self.text(require))));
        why
    }

    fn text(&self, require: &Require) -> String {
        let area = |id: &AreaId| {
            let area = self.areas.get(id).and_then(|index| self.framework.areas.get(*index));
            area.map_or_else(|| id.to_string(), |area| area.name.clone())
        };
        match require {
            Require::Level { at_least, of } => {
                let among = match of {
                    Levels::Everywhere => "各项等级题".to_owned(),
                    Levels::Area(id) => format!("“{}”的各项等级题", area(id)),
                    Levels::Of(ids) => format!("{} 项指定的等级题", ids.len()),
                };
                format!("{among}都不低于 {} 级", at_least.exact())
            }
            Require::Score { from, area: None } => format!("总分不低于 {} 分", from.exact()),
            Require::Score { from, area: Some(id) } => format!("“{}”不低于 {} 分", area(id), from.exact()),
            Require::Met { of, at_least } => {
                let among = if of.is_empty() {
                    format!("{}指标", self.framework.force_words.hard)
                } else {
                    format!("指定的 {} 项指标", of.len())
                };
                match at_least {
                    Some(count) => format!("{among}至少 {count} 项达标"),
                    None => format!("{among}全部达标"),
                }
            }
        }
    }

    fn fulfilled(&self, require: &Require, end: End) -> bool {
        match require {
            Require::Level { at_least, of } => {
                self.levels(of).into_iter().all(|(_, result)| match &result.level {
                    Some(level) => level >= at_least,
                    None => end == End::Good,
                })
            }
            Require::Score { from, area } => {
                let total = match area {
                    Some(area) => {
                        self.areas.get(area).and_then(|index| self.totals.areas.get(*index)?.as_ref())
                    }
                    None => self.totals.whole.as_ref(),
                };
                // What does not apply at all keeps no grade away.
                total.is_none_or(|total| at(total, end) >= from)
            }
            Require::Met { of, at_least } => {
                let states: Vec<State> = match of.is_empty() {
                    true => self.hard().map(|result| result.state).collect(),
                    false => of.iter().filter_map(|id| Some(self.results.get(id)?.1.state)).collect(),
                };
                let good = states.iter().filter(|state| match state {
                    State::Met => true,
                    State::MissingData => end == End::Good,
                    _ => false,
                });
                let applies = states.iter().filter(|state| **state != State::NotApplicable).count();
                good.count() >= at_least.map_or(applies, |count| count as usize)
            }
        }
    }

    fn hard(&self) -> impl Iterator<Item = &IndicatorResult> {
        self.framework
            .indicators
            .iter()
            .filter(|item| item.target.as_ref().is_some_and(|target| target.force == Force::Hard))
            .filter_map(|item| Some(self.results.get(&item.id)?.1))
    }

    /// Level questions that apply, in order.
    fn levels(&self, of: &Levels) -> Vec<(&IndicatorId, &IndicatorResult)> {
        let below: BTreeSet<&AreaId> = match of {
            Levels::Area(area) => self.framework.areas_below(area),
            Levels::Everywhere | Levels::Of(_) => BTreeSet::new(),
        };
        let wanted: BTreeSet<&IndicatorId> = match of {
            Levels::Of(ids) => ids.iter().collect(),
            Levels::Everywhere | Levels::Area(_) => BTreeSet::new(),
        };
        let asked = self.framework.indicators.iter().filter(|indicator| match of {
            Levels::Everywhere => true,
            Levels::Area(_) => below.contains(&indicator.area),
            Levels::Of(_) => wanted.contains(&indicator.id),
        });
        asked
            .filter(|indicator| matches!(indicator.question, Question::Level(_)))
            .filter_map(|indicator| Some((&indicator.id, self.results.get(&indicator.id)?.1)))
            .filter(|(_, result)| result.state != State::NotApplicable)
            .collect()
    }
}

fn at(total: &Total, end: End) -> &Number {
    match end {
        End::Bad => &total.span.low,
        End::Good => &total.span.high,
    }
}
