//! The ways of totalling, one a file: from the points of indicators to areas and the whole.

mod points;
mod weighted;

use std::collections::BTreeMap;

use crate::framework::{Framework, NotApplicablePolicy, SchemeKind};
use crate::id::AreaId;

use super::points::Total;
use super::{IndicatorResult, State};

/// Totals of areas in the order of the framework, and of the whole. Nothing where nothing applies or totals.
#[derive(Debug, Default)]
pub(super) struct Totals {
    pub areas: Vec<Option<Total>>,
    pub whole: Option<Total>,
}

/// Totals by the scheme of the framework.
pub(super) fn totals(framework: &Framework, results: &[IndicatorResult]) -> Totals {
    let none = || Totals { areas: vec![None; framework.areas.len()], whole: None };
    match framework.scheme.kind {
        SchemeKind::Thresholds | SchemeKind::Levels => none(),
        SchemeKind::Points => points::totals(framework, results),
        SchemeKind::Weighted => weighted::totals(framework, results),
    }
}

/// Which areas lose their points at which end of the interval.
pub(super) struct Vetoes<'f> {
    whole: Vetoed,
    areas: BTreeMap<&'f AreaId, Vetoed>,
}

/// At which ends the points are lost: at both when a vetoing indicator is short, at the lower when it may be.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Vetoed {
    pub low: bool,
    pub high: bool,
}

impl<'f> Vetoes<'f> {
    pub fn of(framework: &'f Framework, results: &[IndicatorResult]) -> Self {
        let mut vetoes = Self { whole: Vetoed::default(), areas: BTreeMap::new() };
        for (indicator, result) in framework.indicators.iter().zip(results) {
            let Some(veto) = &indicator.veto else { continue };
            let found = match &veto.area {
                Some(area) => vetoes.areas.entry(area).or_default(),
                None => &mut vetoes.whole,
            };
            found.low |= matches!(result.state, State::Short | State::MissingData);
            found.high |= result.state == State::Short;
        }
        vetoes
    }

    /// What is lost of an area by its own or the whole's vetoes.
    pub fn area(&self, area: &AreaId) -> Vetoed {
        let own = self.areas.get(area).copied().unwrap_or_default();
        Vetoed { low: own.low || self.whole.low, high: own.high || self.whole.high }
    }

    pub fn whole(&self) -> Vetoed {
        self.whole
    }
}

impl Vetoed {
    /// The span with lost ends at none.
    pub fn applied(self, span: super::Span) -> super::Span {
        let zero = crate::number::Number::zero;
        super::Span {
            low: if self.low { zero() } else { span.low },
            high: if self.high { zero() } else { span.high },
        }
    }
}

/// Whether what does not apply counts as reached.
fn counts_full(framework: &Framework) -> bool {
    framework.scheme.not_applicable == NotApplicablePolicy::Full
}
