//! Indicator frameworks (指标体系): data with provenance, read from a file.
//!
//! A framework is a tree of areas with indicators. Every part that judges
//! carries a [`Standing`](crate::standing::Standing) and a citation.

use std::collections::BTreeSet;

mod area;
mod check;
mod definition;
mod file;
mod indicator;
mod problems;
mod question;
mod requirement;
mod scheme;
mod score_rule;
mod target;
mod workbook;

pub use area::{Area, Cap, Choose, Weight};
pub use check::{Words, changed_ids, published};
pub use definition::{Definition, DefinitionOption};
pub(crate) use file::position;
pub use file::{Examined, LARGEST, Values, examine, examine_bytes, parse, too_large};
pub use indicator::{
    Advice, Applies, CheckMethod, EvidenceHint, EvidenceKind, Indicator, Narrative, Period, Veto,
};
pub use question::{
    CellKind, Choice, Choices, Computed, Counted, Level, LevelQuestion, NO_LEVEL, Over, Question,
    TableColumn, TableQuestion, Whole, YES_NO,
};
pub use requirement::{Requirement, RequirementTest};
pub use scheme::{Grade, Levels, NotApplicablePolicy, Require, Scheme, SchemeKind};
pub use score_rule::{Band, Bound, Range, Score, ScoreRule};
pub use target::{Force, Special, Target, TargetTest};
pub use workbook::{OddCell, Oddity, Workbook, canonical, examine_workbook, publish, sheets};

use problems::{problem, remark};

use crate::id::{AreaId, DefinitionId, FrameworkId, IndicatorId};
use crate::standing::{Source, SourceDoc, Standing};

/// An edition of a framework. Editions never change after they were released.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Framework {
    /// Permanent id.
    pub id: FrameworkId,
    /// Edition, such as `2025`.
    pub edition: String,
    /// 全称.
    pub title: String,
    /// Who issued it.
    pub issuer: String,
    /// What it is for, in a sentence or two.
    pub about: String,
    /// Whom it asks.
    pub subject: Subject,
    /// Whether its ids are frozen.
    pub status: Status,
    /// Earlier ids of this framework.
    pub aliases: Vec<FrameworkId>,
    /// How results come about.
    pub scheme: Scheme,
    /// Documents that citations point to.
    pub sources: Vec<SourceDoc>,
    /// Rules with several readings.
    pub definitions: Vec<Definition>,
    /// Who may apply.
    pub requirements: Vec<Requirement>,
    /// Areas in reading order, parents before children.
    pub areas: Vec<Area>,
    /// Indicators in reading order.
    pub indicators: Vec<Indicator>,
    /// What nobody has published.
    pub not_published: Vec<String>,
    /// What its source calls the two kinds of targets.
    pub force_words: ForceWords,
}

/// What the source of a framework calls targets that are conditions and those that guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForceWords {
    /// A condition: 约束性, or 刚性 where the source has no word.
    pub hard: String,
    /// A guiding value.
    pub guiding: String,
}

impl Default for ForceWords {
    fn default() -> Self {
        Self { hard: "刚性".to_owned(), guiding: "引导性".to_owned() }
    }
}

impl ForceWords {
    /// The word of a force.
    pub fn of(&self, force: Force) -> &str {
        match force {
            Force::Hard => &self.hard,
            Force::Guiding => &self.guiding,
        }
    }
}

/// Whom a framework asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Subject {
    /// The park.
    #[default]
    Park,
    /// Every firm, by questionnaire.
    Firm,
}

/// Whether a framework may still change its ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// It may.
    #[default]
    Draft,
    /// Its ids are frozen.
    Published,
}

impl Framework {
    /// The indicator with this id.
    pub fn indicator(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| &indicator.id == id)
    }

    /// The definition with this id.
    pub fn definition(&self, id: &DefinitionId) -> Option<&Definition> {
        self.definitions.iter().find(|definition| &definition.id == id)
    }

    /// The source document with this id.
    pub fn source(&self, source: &Source) -> Option<&SourceDoc> {
        self.sources.iter().find(|doc| doc.id == source.doc)
    }

    /// Areas directly below `parent`, in reading order.
    pub fn areas_in<'a>(&'a self, parent: Option<&'a AreaId>) -> impl Iterator<Item = &'a Area> {
        self.areas.iter().filter(move |area| area.parent.as_ref() == parent)
    }

    /// Indicators directly in `area`, in reading order.
    pub fn indicators_in<'a>(&'a self, area: &'a AreaId) -> impl Iterator<Item = &'a Indicator> {
        self.indicators.iter().filter(move |indicator| &indicator.area == area)
    }

    /// `area` and every area above it, from the inside out.
    pub fn lineage<'a>(&'a self, area: &'a AreaId) -> Vec<&'a Area> {
        let mut found = Vec::new();
        let mut next = Some(area);
        while let Some(area) = next.and_then(|id| self.areas.iter().find(|area| &area.id == id)) {
            found.push(area);
            next = area.parent.as_ref();
        }
        found
    }

    /// `area` and every area below it.
    pub fn areas_below<'a>(&'a self, area: &'a AreaId) -> BTreeSet<&'a AreaId> {
        let mut found = BTreeSet::from([area]);
        // Parents stand before their children.
        for below in &self.areas {
            if below.parent.as_ref().is_some_and(|parent| found.contains(parent)) {
                found.insert(&below.id);
            }
        }
        found
    }

    /// The weakest standing of what judges in this framework.
    pub fn standing(&self) -> Standing {
        let indicators = self.indicators.iter().map(Indicator::judging_standing);
        let weights = self.areas.iter().flat_map(|area| {
            let weight = area.weight.as_ref().map(|weight| weight.basis.standing);
            let cap = area.cap.as_ref().map(|cap| cap.basis.standing);
            let choose = area.choose.as_ref().map(|choose| choose.basis.standing);
            [weight, cap, choose].into_iter().flatten()
        });
        let grades = self.scheme.grades.iter().map(|grade| grade.basis.standing);
        let parts = indicators.chain(weights).chain(grades);
        parts.fold(self.scheme.standing(), Standing::weakest)
    }
}
