//! Results and gap as they are shown.

use parkgauge_core::benchmark::Benchmark;
use parkgauge_core::framework::Force;
use parkgauge_core::gap::{axes, gaps, radar_explanation};
use parkgauge_core::score::{AreaResult, Counts, IndicatorResult, Points, ScoreCard, State, Total};

use super::standing;
use crate::contract::score::{
    AreaResultView, BenchmarkView, ChoiceView, CountsView, GapRow, GapView, GradeView, IndicatorResultView,
    OverallView, PointsView, PublishedView, RadarAxisView, RadarView, ResultState, ScoreView, TotalView,
};
use crate::contract::{Failure, Nothing};
use crate::workbench::{Current, Workbench};

/// The whole result.
pub fn score(workbench: &mut Workbench, _: Nothing) -> Result<ScoreView, Failure> {
    Ok(view(workbench.current()?))
}

/// The gap board.
pub fn gap(workbench: &mut Workbench, _: Nothing) -> Result<GapView, Failure> {
    let current = workbench.current()?;
    let framework = &current.assessment.framework;
    let known = &workbench.benchmarks;
    let rows = gaps(framework, &current.card).into_iter().filter_map(|gap| {
        let indicator = framework.indicator(&gap.indicator)?;
        let result = gap.result;
        Some(GapRow {
            indicator: gap.indicator.to_string(),
            number: indicator.number.clone(),
            name: indicator.name.clone(),
            hard: gap.force == Some(Force::Hard),
            state: state(result.state),
            actual: result.value,
            target: result.target,
            shortfall: result.shortfall,
            points: result.points.as_ref().map(points),
            reached_basis_points: result.reached.map(|reached| reached.basis_points()),
            standing: standing(result.standing),
            benchmarks: indicator.benchmarks.iter().filter_map(|key| known.get(key)).map(benchmark).collect(),
        })
    });
    let radar = axes(&current.assessment, &current.card).into_iter().map(|axis| RadarAxisView {
        area: axis.area.to_string(),
        label: axis.label,
        now: axis.reached.map(|reached| reached.basis_points()),
        shown: axis.shown,
    });
    Ok(GapView {
        rows: rows.collect(),
        radar: RadarView { axes: radar.collect(), explanation: radar_explanation(framework).to_owned() },
    })
}

fn benchmark(found: &Benchmark) -> BenchmarkView {
    let values = found.values.iter().map(|value| PublishedView {
        date: value.date.clone(),
        shown: value.shown.clone(),
        scope: value.scope.clone(),
        standing: standing(value.standing),
        source: value.source.clone(),
    });
    BenchmarkView {
        name: found.name.clone(),
        goal: found.is_goal,
        note: found.note.clone(),
        values: values.collect(),
    }
}

/// The result of the open assessment as it is shown.
pub(crate) fn view(current: &Current) -> ScoreView {
    let card = &current.card;
    ScoreView {
        overall: overall(card),
        standing: standing(card.standing),
        areas: card.areas.iter().map(|result| area(card, result)).collect(),
        indicators: card.indicators.iter().map(indicator).collect(),
    }
}

/// The overall statement of a result.
pub(crate) fn overall(card: &ScoreCard) -> OverallView {
    OverallView {
        state: state(card.state),
        say: card.say(),
        counts: counts(card.counts),
        hard: counts(card.hard),
        filled: card.filled,
        asked: card.asked,
        points: card.total.as_ref().map(|points| total(card, points)),
        grade: card.grade.as_ref().map(|grade| GradeView {
            low: grade.low.as_ref().map(|id| id.to_string()),
            high: grade.high.as_ref().map(|id| id.to_string()),
            say: grade.say.clone(),
            standing: standing(grade.standing),
            trace: grade.trace.clone(),
        }),
    }
}

fn total(card: &ScoreCard, total: &Total) -> TotalView {
    TotalView {
        low: total.span.low.exact(),
        high: total.span.high.exact(),
        full: total.full.exact(),
        unjudged: total.unjudged.exact(),
        say: card.points_text(total),
    }
}

fn area(card: &ScoreCard, result: &AreaResult) -> AreaResultView {
    AreaResultView {
        id: result.area.to_string(),
        result: state(result.state),
        standing: standing(result.standing),
        counts: counts(result.counts),
        filled: result.filled,
        asked: result.asked,
        points: result.points.as_ref().map(|points| total(card, points)),
        choice: result.choice.as_ref().map(|choice| ChoiceView {
            state: state(choice.state),
            of: choice.of.iter().map(|id| id.to_string()).collect(),
            say: choice.say(),
        }),
    }
}

pub(super) fn indicator(result: &IndicatorResult) -> IndicatorResultView {
    let count = |list: usize| u32::try_from(list).unwrap_or(u32::MAX);
    IndicatorResultView {
        id: result.indicator.to_string(),
        state: state(result.state),
        value: result.value.clone(),
        target: result.target.clone(),
        shortfall: result.shortfall.clone(),
        points: result.points.as_ref().map(points),
        level: result.level.as_ref().map(|level| level.exact()),
        standing: standing(result.standing),
        trace: result.trace.clone(),
        missing_firms: result.tally.as_ref().map(|tally| count(tally.missing_firms.len())),
        unknown_firms: result.tally.as_ref().map(|tally| count(tally.unknown_firms.len())),
        undetermined_firms: result.tally.as_ref().map(|tally| count(tally.undetermined_firms.len())),
    }
}

fn points(points: &Points) -> PointsView {
    PointsView {
        got: points.got.exact(),
        open: points.open.exact(),
        full: points.full.exact(),
        bonus: points.is_bonus,
        ranked: points.is_ranked,
        say: points.say(),
    }
}

fn counts(counts: Counts) -> CountsView {
    CountsView {
        met: counts.met,
        short: counts.short,
        missing_data: counts.missing_data,
        not_applicable: counts.not_applicable,
        not_judged: counts.not_judged,
        scored: counts.scored,
    }
}

pub(crate) fn state(state: State) -> ResultState {
    match state {
        State::Met => ResultState::Met,
        State::Short => ResultState::Short,
        State::MissingData => ResultState::MissingData,
        State::NotApplicable => ResultState::NotApplicable,
        State::NotJudged => ResultState::NotJudged,
        State::Scored => ResultState::Scored,
    }
}
