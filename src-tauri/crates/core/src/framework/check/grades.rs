//! Grades from lowest to highest, each within reach.

use super::super::file::Path;
use super::super::{Levels, Question, Require, SchemeKind};
use super::Checker;
use super::points::most;
use crate::id::IndicatorId;
use crate::number::Number;

impl Checker<'_> {
    pub(super) fn grades(&mut self) {
        let scheme = &self.framework.scheme;
        let list = Path::of("scheme").key("grade");
        if scheme.kind == SchemeKind::Levels && scheme.grades.is_empty() {
            self.say(
                "framework.missing_key",
                &Path::of("scheme"),
                "按等级评定，却没有写等级 [[scheme.grade]]。".to_owned(),
                "The scheme gives grades but lists none.".to_owned(),
            );
        }
        for (index, pair) in scheme.grades.windows(2).enumerate() {
            let (low, high) = (&pair[0], &pair[1]);
            let rises = match (&low.from, &high.from) {
                (Some(low), Some(high)) => {
                    high.value > low.value
                        || (high.value == low.value && low.is_included && !high.is_included)
                }
                (Some(_), None) => high.requires.len() > low.requires.len(),
                (None, _) => true,
            };
            if !rises {
                self.say(
                    "framework.grade_order",
                    &list.item(index + 1),
                    format!("等级“{}”的界限没有高过“{}”。", high.id, low.id),
                    format!("The bound of grade `{}` is not above that of `{}`.", high.id, low.id),
                );
            }
        }
        for (index, grade) in scheme.grades.iter().enumerate() {
            let path = list.item(index);
            if let Some(from) = &grade.from {
                if scheme.kind.has_points() {
                    let most = self.most_total();
                    if !from.lets_up(&most) && !self.declared.is_patchy {
                        self.unreachable(&path, grade.id.as_str(), &from.value, &most);
                    }
                } else {
                    self.say(
                        "framework.score_kind",
                        &path,
                        format!("等级“{}”用分数定界，而本体系不按分数汇总。", grade.id),
                        format!("Grade `{}` has a bound of points, but the scheme totals none.", grade.id),
                    );
                }
            }
            for (at, require) in grade.requires.iter().enumerate() {
                self.require(&path.key("requires").item(at), grade.id.as_str(), require);
            }
        }
    }

    fn require(&mut self, path: &Path, owner: &str, require: &Require) {
        match require {
            Require::Level { at_least, of } => {
                let asked = self.level_questions(of);
                let highest =
                    asked.iter().filter_map(|level| level.levels.last()).map(|level| &level.value).min();
                match highest {
                    None => self.say(
                        "framework.unreachable_level",
                        path,
                        format!("等级“{owner}”要看等级题，范围里没有。"),
                        format!("Grade `{owner}` looks at levels, but nothing there asks for one."),
                    ),
                    Some(highest) if at_least > highest => {
                        let highest = highest.clone();
                        self.unreachable(&path.key("at_least"), owner, at_least, &highest);
                    }
                    Some(_) => {}
                }
            }
            Require::Score { from, area } => {
                let has_points = self.framework.scheme.kind.has_points();
                let is_sure = area.is_none() && !self.declared.is_patchy;
                let most = is_sure.then(|| self.most_total());
                if !has_points {
                    self.say(
                        "framework.score_kind",
                        path,
                        format!("等级“{owner}”要看分数，而本体系不按分数汇总。"),
                        format!("Grade `{owner}` looks at points, but the scheme totals none."),
                    );
                } else if let Some(most) = most.filter(|most| from > most) {
                    self.unreachable(&path.key("from"), owner, from, &most);
                }
            }
            Require::Met { of, at_least } => {
                let hard = self.framework.indicators.iter().filter(|indicator| {
                    indicator.target.as_ref().is_some_and(|target| target.force == super::super::Force::Hard)
                });
                let count = if of.is_empty() { hard.count() } else { of.len() };
                let wanted = at_least.map_or(1, |wanted| wanted as usize);
                if wanted > count {
                    let (wanted, count) = (Number::whole(wanted), Number::whole(count));
                    self.unreachable(&path.key("at_least"), owner, &wanted, &count);
                }
                for (at, id) in of.iter().enumerate() {
                    self.has_target(&path.key("of").item(at), id);
                }
            }
        }
    }

    fn has_target(&mut self, path: &Path, id: &IndicatorId) {
        let found = self.indicators.get(id).map(|index| &self.framework.indicators[*index]);
        if found.is_some_and(|indicator| indicator.target.is_none()) {
            self.say(
                "framework.target_kind",
                path,
                format!("指标“{id}”没有目标值，谈不上达标。"),
                format!("Indicator `{id}` has no target that could be met."),
            );
        }
    }

    fn unreachable(&mut self, path: &Path, owner: &str, wanted: &Number, most: &Number) {
        self.say(
            "framework.unreachable_level",
            path,
            format!("等级“{owner}”要求 {}，最多只能到 {}，永远达不到。", wanted.exact(), most.exact()),
            format!("Grade `{owner}` asks for {}, but {} is the most.", wanted.exact(), most.exact()),
        );
    }

    /// The greatest total, bonus included.
    fn most_total(&self) -> Number {
        let scheme = &self.framework.scheme;
        let full = match (&scheme.full, scheme.kind) {
            (Some(full), _) => full.clone(),
            (None, SchemeKind::Weighted) => Number::whole(100),
            (None, _) => most(self.framework),
        };
        let scores = self.framework.indicators.iter().filter_map(|indicator| indicator.score.as_ref());
        let bonus =
            scores.filter(|score| score.is_bonus).fold(Number::zero(), |sum, score| &sum + &score.full);
        let bonus = scheme.bonus_cap.clone().filter(|cap| *cap < bonus).unwrap_or(bonus);
        &full + &bonus
    }

    fn level_questions(&self, of: &Levels) -> Vec<&super::super::LevelQuestion> {
        let below = match of {
            Levels::Area(area) => Some(self.framework.areas_below(area)),
            Levels::Everywhere | Levels::Of(_) => None,
        };
        let asked = self.framework.indicators.iter().filter(|indicator| match of {
            Levels::Everywhere => true,
            Levels::Area(_) => below.as_ref().is_some_and(|below| below.contains(&indicator.area)),
            Levels::Of(ids) => ids.contains(&indicator.id),
        });
        asked
            .filter_map(|indicator| match &indicator.question {
                Question::Level(level) => Some(level),
                _ => None,
            })
            .collect()
    }
}
