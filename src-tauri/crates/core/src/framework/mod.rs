//! Indicator frameworks (指标体系): data with provenance, read from a file.
//!
//! A framework is a tree of areas with indicators. Every part that judges
//! carries a [`Standing`](crate::standing::Standing) and a citation.

mod check;
mod file;
mod places;
mod vocabulary;

pub use file::parse;
pub(crate) use places::position;
pub use vocabulary::check_vocabulary;

use crate::formula::Condition;
use crate::id::{AreaId, DefinitionId, FieldKey, FrameworkId, IndicatorId, OptionId, RequirementId};
use crate::number::Number;
use crate::problem::{Place, Problem, Said, Severity};
use crate::standing::{Source, SourceDoc, Standing};
use crate::unit::Unit;

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
}

/// The scheme by which results come about. A closed set, one file each in `score/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Each indicator with a target is met or short; there is no partial credit.
    Thresholds,
}

/// A rule of which the sources allow several readings (口径); the office chooses one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// Permanent id.
    pub id: DefinitionId,
    /// What is defined.
    pub name: String,
    /// Why there is a choice.
    pub why: String,
    /// The readings.
    pub options: Vec<DefinitionOption>,
    /// The reading used unless the office chooses another.
    pub default: OptionId,
}

/// One reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefinitionOption {
    /// Permanent id.
    pub id: OptionId,
    /// What it says.
    pub label: String,
    /// Which firms it takes in.
    pub rule: Condition,
    /// Whose reading it is.
    pub standing: Standing,
}

/// A condition of eligibility (建设对象).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// Permanent id.
    pub id: RequirementId,
    /// Name.
    pub name: String,
    /// The test.
    pub test: RequirementTest,
    /// Whose test it is.
    pub standing: Standing,
    /// Where it comes from.
    pub source: Source,
    /// How we read the source, when the test is a reading.
    pub reading: String,
}

/// The test of a requirement over the park profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequirementTest {
    /// A choice must be one of these.
    OneOf {
        /// Profile field.
        field: FieldKey,
        /// Choices that fulfil it.
        options: Vec<OptionId>,
    },
    /// When a flag is set, these fields must be filled; otherwise the requirement does not apply.
    FilledWhen {
        /// Profile flag.
        flag: FieldKey,
        /// Fields to fill.
        fields: Vec<FieldKey>,
    },
}

/// An area or sub-area (领域).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Permanent id.
    pub id: AreaId,
    /// The area above, if any.
    pub parent: Option<AreaId>,
    /// Name.
    pub name: String,
    /// Standing of name and grouping.
    pub standing: Standing,
    /// Where it comes from.
    pub source: Option<Source>,
}

/// An indicator (指标).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Permanent id.
    pub id: IndicatorId,
    /// The area it belongs to.
    pub area: AreaId,
    /// Number shown to people; numbers of evidence begin with it.
    pub number: String,
    /// Name.
    pub name: String,
    /// The plain question.
    pub ask: String,
    /// What is asked.
    pub question: Question,
    /// What must be reached.
    pub target: Option<Target>,
    /// Standing of the indicator as such.
    pub standing: Standing,
    /// Where it comes from.
    pub source: Source,
    /// How it is counted or read, when the source does not say.
    pub reading: Option<Advice>,
    /// Why it is not judged, when it has no target.
    pub not_judged: String,
    /// What to think of when filling it in.
    pub guidance: Vec<Advice>,
    /// A good example, or empty.
    pub example: String,
    /// What counts as proof.
    pub evidence: Vec<EvidenceHint>,
    /// The descriptive text asked beside the value.
    pub narrative: Option<Narrative>,
}

/// What is asked. A new kind is a compile error wherever it matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Counted from the roster; nothing is typed.
    Counted(Counted),
    /// A number.
    Number(Unit),
    /// One of several.
    Choice(Vec<Choice>),
    /// Any of several.
    Checklist(Vec<Choice>),
    /// Yes or no.
    YesNo,
    /// Text, with its longest length in characters.
    Text(Option<u32>),
}

/// A count over the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// What is counted.
    pub over: Over,
    /// Which firms are looked at.
    pub among: Condition,
    /// Which of them count as done.
    pub done: Condition,
    /// `among` in words.
    pub among_text: String,
    /// `done` in words.
    pub done_text: String,
}

/// What a count counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// Firms.
    Firms,
    /// Industry divisions of the firms; a division is done when one of its firms is.
    Industries,
}

/// An option of a choice or an item of a checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Permanent id.
    pub id: OptionId,
    /// What it says.
    pub label: String,
    /// A sentence of explanation, or empty.
    pub help: String,
    /// Whose option it is.
    pub standing: Standing,
}

/// What must be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The test.
    pub test: TargetTest,
    /// Whose threshold it is.
    pub standing: Standing,
    /// Whether the framework makes it a condition.
    pub force: Force,
}

/// How binding a target is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// A hard threshold (约束性).
    Hard,
    /// A guiding value (引导性).
    Guiding,
}

/// The test of a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TargetTest {
    /// Coverage is full, or every item of the checklist is ticked. Never true by rounding.
    All,
    /// At least this, the bound included.
    AtLeast(Number),
    /// At most this, the bound included.
    AtMost(Number),
    /// The answer is yes, or one of these options.
    OneOf(Vec<OptionId>),
}

/// A piece of advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The text.
    pub text: String,
    /// Whose advice it is.
    pub standing: Standing,
}

/// What counts as proof of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceHint {
    /// The text.
    pub text: String,
    /// How many pieces at least.
    pub minimum: u32,
    /// Whose advice it is.
    pub standing: Standing,
}

/// The descriptive text of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrative {
    /// What to describe.
    pub ask: String,
    /// Longest text in characters.
    pub max: Option<u32>,
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

    /// The weakest standing of what judges in this framework.
    pub fn standing(&self) -> Standing {
        self.indicators
            .iter()
            .filter_map(|indicator| indicator.target.as_ref().map(|target| (indicator, target)))
            .map(|(indicator, target)| {
                let reading = indicator.reading.as_ref().map_or(Standing::Official, |r| r.standing);
                indicator.standing.weakest(target.standing).weakest(reading)
            })
            .fold(Standing::Official, Standing::weakest)
    }
}

impl Definition {
    /// The reading with this id, else the default one.
    pub fn option(&self, id: Option<&OptionId>) -> Option<&DefinitionOption> {
        let id = id.unwrap_or(&self.default);
        self.options.iter().find(|option| &option.id == id)
    }
}

impl Question {
    /// The definition that the count uses, if any.
    pub fn definition(&self) -> Option<&DefinitionId> {
        match self {
            Self::Counted(counted) => counted.done.definition().or_else(|| counted.among.definition()),
            _ => None,
        }
    }
}

/// What is wrong in a framework file always keeps the whole file from being used.
fn problem(code: &'static str, place: Place, say: Said) -> Problem {
    let next = Said::new("请修改指标体系文件。", "Mend the framework file.");
    Problem { severity: Severity::Blocks, code, place, say, next }
}
