//! Checks a framework as a whole, one family a file: every problem is found, not only the first.

mod areas;
mod bands;
mod change;
mod formulas;
mod grades;
mod ids;
mod points;
mod questions;
mod references;
mod sources;
mod targets;
mod vocabulary;
mod weights;

pub use change::{changed_ids, published};
pub use vocabulary::Words;

use std::collections::BTreeMap;

use super::file::{Declared, Doc, MOST, Path, Positions};
use super::{Framework, Indicator, problem, remark};
use crate::id::{AreaId, IndicatorId};
use crate::problem::{Problem, Said, Severity};

/// Every contradiction of a framework in itself, each at its line and column; with `words`, also to what it asks.
pub(super) fn check(
    framework: &Framework,
    doc: &Doc<'_>,
    positions: &Positions,
    declared: &Declared,
    words: Option<&Words<'_>>,
) -> Vec<Problem> {
    let areas = framework.areas.iter().enumerate().map(|(index, area)| (&area.id, index)).collect();
    let indicators = framework.indicators.iter().enumerate().map(|(index, item)| (&item.id, index)).collect();
    let mut checker = Checker { framework, doc, positions, declared, areas, indicators, found: Vec::new() };
    checker.ids();
    checker.tree();
    checker.references();
    checker.sources();
    checker.questions();
    checker.targets();
    checker.scores();
    checker.weights();
    checker.points();
    checker.grades();
    checker.formulas();
    if let Some(words) = words {
        checker.vocabulary(words);
    }
    checker.found
}

struct Checker<'c> {
    framework: &'c Framework,
    doc: &'c Doc<'c>,
    positions: &'c Positions,
    declared: &'c Declared,
    /// Of two areas with one id, the later.
    areas: BTreeMap<&'c AreaId, usize>,
    indicators: BTreeMap<&'c IndicatorId, usize>,
    found: Vec<Problem>,
}

impl<'c> Checker<'c> {
    /// Every indicator with its path.
    fn each_indicator(&self) -> impl Iterator<Item = (Path, &'c Indicator)> + use<'c> {
        let positions = self.positions;
        self.framework
            .indicators
            .iter()
            .enumerate()
            .map(move |(index, item)| (positions.indicator(index), item))
    }

    fn say(&mut self, code: &'static str, path: &Path, zh: String, en: String) {
        if self.found.len() <= MOST {
            self.found.push(problem(code, self.doc.at(path), Said::new(zh, en)));
        }
    }

    fn note(&mut self, code: &'static str, path: &Path, zh: String, en: String) {
        let said = problem(code, self.doc.at(path), Said::new(zh, en));
        self.found.push(Problem { severity: Severity::Notes, ..said });
    }

    fn remark(&mut self, code: &'static str, path: &Path, zh: String, en: String) {
        // Remarks leave room, so that a problem that blocks is never left out for them.
        if self.found.len() <= MOST / 2 {
            self.found.push(remark(code, self.doc.at(path), Said::new(zh, en)));
        }
    }
}
