//! What the book shows beside the assessment: results of another year, answers of firms.

use std::collections::BTreeMap;

use super::PictureFile;
use crate::benchmark::Benchmarks;
use crate::id::{AreaId, EvidenceId};
use crate::number::Number;
use crate::questionnaire::Rollup;

/// Everything that stands beside the assessment. Empty where there is nothing; nothing is ever made up for it.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// The assessment of the year before by the same framework.
    pub last_year: Option<LastYear>,
    /// What firms answered, one for each framework that any firm answered.
    pub surveys: Vec<Survey>,
    /// Figures to compare with.
    pub benchmarks: Benchmarks,
    /// Pictures that narratives show and that can be read.
    pub pictures: BTreeMap<EvidenceId, PictureFile>,
}

/// How far each area was a year before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastYear {
    /// The year that was assessed.
    pub year: u16,
    /// Edition that it was judged by.
    pub edition: String,
    /// Areas and the share of their targets that was reached; `None` where data was missing.
    pub areas: Vec<(AreaId, Option<Number>)>,
}

impl LastYear {
    /// What an area had reached; nothing where it was not judged or data was missing.
    pub fn reached(&self, area: &AreaId) -> Option<&Number> {
        self.areas.iter().find(|(id, _)| id == area)?.1.as_ref()
    }
}

/// What firms answered together.
#[derive(Debug, Clone)]
pub struct Survey {
    /// Title of the framework that they answered.
    pub framework: String,
    /// Firms of the roster, whether they answered or not.
    pub asked: u32,
    /// What they answered.
    pub rollup: Rollup,
}
