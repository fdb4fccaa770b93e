//! From the results of indicators to areas and the whole.

use std::collections::{BTreeMap, BTreeSet};

use super::choice::{ChoiceResult, choices};
use super::grade::{GradeResult, grade};
use super::points::Total;
use super::scheme::totals;
use super::{IndicatorResult, State};
use crate::assessment::Assessment;
use crate::framework::{Area, Force, Framework};
use crate::id::{AreaId, IndicatorId};
use crate::number::Number;
use crate::standing::Standing;

/// How many results are in which state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// 达标.
    pub met: u32,
    /// 未达标.
    pub short: u32,
    /// 缺数据.
    pub missing_data: u32,
    /// 不适用.
    pub not_applicable: u32,
    /// 不判定.
    pub not_judged: u32,
    /// 已计分.
    pub scored: u32,
}

impl Counts {
    fn add(&mut self, state: State) {
        *match state {
            State::Met => &mut self.met,
            State::Short => &mut self.short,
            State::MissingData => &mut self.missing_data,
            State::NotApplicable => &mut self.not_applicable,
            State::NotJudged => &mut self.not_judged,
            State::Scored => &mut self.scored,
        } += 1;
    }

    /// How many are judged: met, short or missing data.
    pub fn judged(&self) -> u32 {
        self.met + self.short + self.missing_data
    }
}

/// The result of an area with everything below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaResult {
    /// Which area.
    pub area: AreaId,
    /// Worst state of what is judged in it; not judged when nothing is.
    pub state: State,
    /// Weakest standing that was used.
    pub standing: Standing,
    /// How many are in which state.
    pub counts: Counts,
    /// Fields that hold something.
    pub filled: u32,
    /// Fields asked.
    pub asked: u32,
    /// Its points, where the framework totals any and something in it applies.
    pub points: Option<Total>,
    /// The group of which some must be met, where the area says so.
    pub choice: Option<ChoiceResult>,
}

/// Every result of an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreCard {
    /// State of the hard thresholds together.
    pub state: State,
    /// Over every indicator.
    pub counts: Counts,
    /// Over the hard thresholds; of a group of which some must be met, the group.
    pub hard: Counts,
    /// The points of the whole, where the framework totals any.
    pub total: Option<Total>,
    /// The grade, where the framework has any.
    pub grade: Option<GradeResult>,
    /// Bounds of grades, which no rounding may cross.
    marks: Vec<Number>,
    /// What the framework calls hard thresholds.
    hard_word: String,
    /// Where each indicator stands in `indicators`.
    by_id: BTreeMap<IndicatorId, usize>,
    /// Weakest standing used in any judged result, in totals and in the grade.
    pub standing: Standing,
    /// In the order of the framework.
    pub indicators: Vec<IndicatorResult>,
    /// In the order of the framework, parents before children.
    pub areas: Vec<AreaResult>,
    /// Fields that hold something.
    pub filled: u32,
    /// Fields asked.
    pub asked: u32,
}

impl ScoreCard {
    /// The result of an indicator.
    pub fn of(&self, indicator: &IndicatorId) -> Option<&IndicatorResult> {
        self.by_id.get(indicator).and_then(|index| self.indicators.get(*index))
    }

    /// The overall statement as sentences: hard thresholds, points, grade.
    pub fn say(&self) -> String {
        let total = self.total.as_ref().map(|total| format!("总分 {}。", total.say(&self.marks)));
        let grade = self.grade.as_ref().map(|grade| grade.say.clone());
        let mut said: Vec<String> = total.into_iter().chain(grade).collect();
        if self.hard.judged() > 0 || said.is_empty() {
            said.insert(0, self.thresholds());
        }
        said.concat()
    }

    /// The points of an area or the whole in words; rounding never crosses the bound of a grade.
    pub fn points_text(&self, total: &Total) -> String {
        total.say(&self.marks)
    }

    fn thresholds(&self) -> String {
        let Counts { met, short, missing_data, .. } = self.hard;
        let all = self.hard.judged();
        let hard = &self.hard_word;
        match self.state {
            State::Met => format!("{all} 项{hard}指标全部达标。"),
            State::Short if missing_data > 0 => {
                format!("{all} 项{hard}指标中，{met} 项达标，{short} 项未达标，{missing_data} 项缺数据。")
            }
            State::Short => format!("{all} 项{hard}指标中，{met} 项达标，{short} 项未达标。"),
            State::MissingData => {
                format!("{all} 项{hard}指标中，{met} 项达标，{missing_data} 项缺数据，尚不能得出结论。")
            }
            State::NotApplicable | State::NotJudged | State::Scored => format!("没有可判定的{hard}指标。"),
        }
    }
}

/// The state of several things together: the worst of what is judged. What does not apply judges nothing.
fn together(states: impl Iterator<Item = State>) -> State {
    let judged = states.filter(|state| *state != State::NotApplicable);
    judged.max().unwrap_or(State::NotJudged)
}

/// Sums up. `indicators` stand in the order of the framework.
pub(super) fn collect(assessment: &Assessment, indicators: Vec<IndicatorResult>) -> ScoreCard {
    let framework = &assessment.framework;
    let totals = totals(framework, &indicators);
    let grade = grade(framework, &indicators, &totals);
    let choices = choices(framework, &indicators);
    let members: BTreeSet<&IndicatorId> = choices.iter().flat_map(|choice| &choice.of).collect();
    let above = lineages(framework);
    let mut areas: Vec<Gathered> = framework.areas.iter().map(Gathered::of).collect();
    let (mut counts, mut hard) = (Counts::default(), Counts::default());
    let (mut filled, mut asked) = (0, 0);
    let mut standing = Standing::Official;
    let mut hard_states = Vec::new();
    for (indicator, result) in framework.indicators.iter().zip(&indicators) {
        let is_judged =
            matches!(result.state, State::Met | State::Short | State::MissingData | State::Scored);
        let is_member = members.contains(&indicator.id);
        let (here, of) = assessment.filled(indicator);
        counts.add(result.state);
        filled += here;
        asked += of;
        let is_hard = indicator.target.as_ref().is_some_and(|target| target.force == Force::Hard);
        if is_hard && !is_member {
            hard.add(result.state);
            hard_states.push(result.state);
        }
        let used = match (&indicator.weight, is_judged) {
            (_, false) => None,
            (Some(weight), true) => Some(result.standing.weakest(weight.basis.standing)),
            (None, true) => Some(result.standing),
        };
        standing = used.map_or(standing, |used| standing.weakest(used));
        for index in above.get(&indicator.area).into_iter().flatten() {
            let area = &mut areas[*index];
            area.counts.add(result.state);
            area.filled += here;
            area.asked += of;
            area.standing = used.map_or(area.standing, |used| area.standing.weakest(used));
            if !is_member {
                area.states.push(result.state);
            }
        }
    }
    for choice in &choices {
        standing = standing.weakest(choice.standing);
        if choice.is_hard {
            hard.add(choice.state);
            hard_states.push(choice.state);
        }
        for index in above.get(&choice.area).into_iter().flatten() {
            areas[*index].states.push(choice.state);
            areas[*index].standing = areas[*index].standing.weakest(choice.standing);
        }
    }
    if totals.whole.is_some() || grade.is_some() {
        standing = standing.weakest(framework.scheme.standing());
        let weights = framework.areas.iter().filter_map(|area| area.weight.as_ref());
        standing = weights.fold(standing, |weakest, weight| weakest.weakest(weight.basis.standing));
    }
    standing = grade.as_ref().map_or(standing, |grade| standing.weakest(grade.standing));
    let mut choices = choices.into_iter().peekable();
    let areas =
        framework.areas.iter().zip(areas).zip(totals.areas).map(|((area, gathered), points)| AreaResult {
            area: area.id.clone(),
            state: together(gathered.states.into_iter()),
            standing: gathered.standing,
            counts: gathered.counts,
            filled: gathered.filled,
            asked: gathered.asked,
            points,
            choice: choices.next_if(|choice| choice.area == area.id),
        });
    let areas = areas.collect();
    let bounds = framework.scheme.grades.iter().filter_map(|grade| grade.from.as_ref());
    ScoreCard {
        state: together(hard_states.into_iter()),
        counts,
        hard,
        total: totals.whole,
        grade,
        marks: bounds.map(|bound| bound.value.clone()).collect(),
        hard_word: framework.force_words.hard.clone(),
        by_id: indicators.iter().enumerate().map(|(index, one)| (one.indicator.clone(), index)).collect(),
        standing,
        indicators,
        areas,
        filled,
        asked,
    }
}

/// What is gathered of an area with everything below it.
struct Gathered {
    states: Vec<State>,
    counts: Counts,
    standing: Standing,
    filled: u32,
    asked: u32,
}

impl Gathered {
    fn of(area: &Area) -> Self {
        // Only as official as the weight by which it counts and the cap that bounds it.
        let parts = [
            area.weight.as_ref().map(|weight| weight.basis.standing),
            area.cap.as_ref().map(|cap| cap.basis.standing),
        ];
        let standing = parts.into_iter().flatten().fold(area.standing, Standing::weakest);
        Self { states: Vec::new(), counts: Counts::default(), standing, filled: 0, asked: 0 }
    }
}

/// For each area its own position and those of every area above it.
fn lineages(framework: &Framework) -> BTreeMap<&AreaId, Vec<usize>> {
    let mut found: BTreeMap<&AreaId, Vec<usize>> = BTreeMap::new();
    // Parents stand before their children.
    for (index, area) in framework.areas.iter().enumerate() {
        let mut line = vec![index];
        line.extend(area.parent.as_ref().and_then(|parent| found.get(parent)).into_iter().flatten());
        found.insert(&area.id, line);
    }
    found
}
