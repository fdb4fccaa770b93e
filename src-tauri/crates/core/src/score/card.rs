//! From the results of indicators to areas and the whole.

use std::collections::BTreeMap;

use super::{IndicatorResult, State};
use crate::assessment::Assessment;
use crate::framework::Force;
use crate::id::{AreaId, IndicatorId};
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
}

impl Counts {
    fn add(&mut self, state: State) {
        *match state {
            State::Met => &mut self.met,
            State::Short => &mut self.short,
            State::MissingData => &mut self.missing_data,
            State::NotApplicable => &mut self.not_applicable,
            State::NotJudged => &mut self.not_judged,
        } += 1;
    }

    /// How many are judged: met, short or missing data.
    pub fn judged(&self) -> u32 {
        self.met + self.short + self.missing_data
    }

    /// Short wins over missing data, missing data over met.
    fn state(&self) -> State {
        if self.short > 0 {
            State::Short
        } else if self.missing_data > 0 {
            State::MissingData
        } else if self.met > 0 {
            State::Met
        } else {
            State::NotJudged
        }
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
}

/// Every result of an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreCard {
    /// State of the hard thresholds together.
    pub state: State,
    /// Over every indicator.
    pub counts: Counts,
    /// Over the hard thresholds.
    pub hard: Counts,
    /// Weakest standing used in any judged result.
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
        self.indicators.iter().find(|result| &result.indicator == indicator)
    }

    /// The overall statement as a sentence.
    pub fn say(&self) -> String {
        let Counts { met, short, missing_data, .. } = self.hard;
        let all = self.hard.judged();
        match self.state {
            State::Met => format!("{all} 项刚性指标全部达标。"),
            State::Short if missing_data > 0 => {
                format!("{all} 项刚性指标中，{met} 项达标，{short} 项未达标，{missing_data} 项缺数据。")
            }
            State::Short => format!("{all} 项刚性指标中，{met} 项达标，{short} 项未达标。"),
            State::MissingData => {
                format!("{all} 项刚性指标中，{met} 项达标，{missing_data} 项缺数据，尚不能得出结论。")
            }
            State::NotApplicable | State::NotJudged => "没有可判定的刚性指标。".to_owned(),
        }
    }
}

/// Sums up. `indicators` stand in the order of the framework.
pub(super) fn collect(assessment: &Assessment, indicators: Vec<IndicatorResult>) -> ScoreCard {
    let framework = &assessment.framework;
    let mut areas: BTreeMap<&AreaId, AreaResult> =
        framework.areas.iter().map(|area| (&area.id, empty(&area.id, area.standing))).collect();
    let (mut counts, mut hard) = (Counts::default(), Counts::default());
    let (mut filled, mut asked) = (0, 0);
    let mut standing = Standing::Official;
    for (indicator, result) in framework.indicators.iter().zip(&indicators) {
        let is_judged = matches!(result.state, State::Met | State::Short | State::MissingData);
        let (here, of) = assessment.filled(indicator);
        counts.add(result.state);
        filled += here;
        asked += of;
        if indicator.target.as_ref().is_some_and(|target| target.force == Force::Hard) {
            hard.add(result.state);
        }
        if is_judged {
            standing = standing.weakest(result.standing);
        }
        for above in framework.lineage(&indicator.area) {
            let Some(area) = areas.get_mut(&above.id) else { continue };
            area.counts.add(result.state);
            area.filled += here;
            area.asked += of;
            if is_judged {
                area.standing = area.standing.weakest(result.standing);
            }
        }
    }
    for area in areas.values_mut() {
        area.state = area.counts.state();
    }
    let areas = framework.areas.iter().filter_map(|area| areas.remove(&area.id)).collect();
    ScoreCard { state: hard.state(), counts, hard, standing, indicators, areas, filled, asked }
}

fn empty(area: &AreaId, standing: Standing) -> AreaResult {
    AreaResult {
        area: area.clone(),
        state: State::NotJudged,
        standing,
        counts: Counts::default(),
        filled: 0,
        asked: 0,
    }
}
