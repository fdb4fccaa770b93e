//! The fixed sentences of the book, read from a file so that an office can change them.

mod read;

pub use read::{NotWording, WordingProblem};

use serde::Deserialize;

use super::{Facts, PartId, Phrase, SignaturePlace};
use crate::score::State;
use crate::standing::Standing;

/// Every fixed sentence of the book. Nothing in it is blank, and every placeholder is known.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Looked at before the rest; see [`Wording::parse`].
    #[serde(rename = "format")]
    _format: i64,
    /// Title of the book.
    pub title: Phrase,
    /// Line below the title.
    pub subtitle: Phrase,
    /// What stands on every page of a draft.
    pub draft_mark: Phrase,
    /// Titles of the parts.
    pub parts: PartTitles,
    /// Labels on the cover.
    pub cover: CoverLabels,
    /// 填报说明.
    pub filling_notes: Paragraphs,
    /// 基本信息表.
    pub basics: Basics,
    /// 真实性承诺书.
    pub pledge: Pledge,
    /// 推荐意见.
    pub recommendation: Recommendation,
    standings: StandingSentences,
    states: StateSentences,
    /// 数据口径与来源说明.
    pub rules: Rules,
}

/// Titles of the parts of the book.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartTitles {
    /// 封面.
    pub cover: Phrase,
    /// 填报说明.
    pub filling_notes: Phrase,
    /// 目录.
    pub contents: Phrase,
    /// 基本信息表.
    pub basics: Phrase,
    /// 真实性承诺书.
    pub pledge: Phrase,
    /// 园区概况.
    pub overview: Phrase,
    /// 建设条件符合性.
    pub requirements: Phrase,
    /// 指标自评表.
    pub indicators: Phrase,
    /// 各领域现状与成效.
    pub areas: Phrase,
    /// 差距分析.
    pub gap: Phrase,
    /// 建设方案; a file that was written before there was this part does not name it.
    #[serde(default = "plan_title")]
    pub plan: Phrase,
    /// 企业名单.
    pub roster: Phrase,
    /// 数据口径与来源说明.
    pub rules: Phrase,
    /// 逐项判定说明.
    pub reasons: Phrase,
    /// 推荐意见.
    pub recommendation: Phrase,
    /// 佐证材料目录.
    pub evidence: Phrase,
}

fn plan_title() -> Phrase {
    Phrase::text("建设方案")
}

/// Labels on the cover.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoverLabels {
    /// Before the park's name.
    pub park: Phrase,
    /// Before the office's name.
    pub applicant: Phrase,
    /// Where the office puts its seal.
    pub seal: Phrase,
    /// Before the framework's title.
    pub framework: Phrase,
    /// Before the date.
    pub date: Phrase,
}

/// Paragraphs in order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paragraphs {
    /// Each with its number, if it has one.
    pub paragraphs: Vec<Phrase>,
}

/// The table of basic data.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basics {
    /// Title of the table.
    pub title: Phrase,
    /// Note below it.
    pub note: Phrase,
}

/// The pledge that what is handed in is true.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pledge {
    /// Title of the page.
    pub title: Phrase,
    /// What is pledged.
    pub paragraphs: Vec<Phrase>,
    /// Who signs and seals.
    pub signatures: Vec<SignatureLine>,
    /// Whose form this is.
    pub note: Phrase,
}

/// A line to sign, seal or date.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignatureLine {
    /// Who signs, or what is filled in.
    pub label: Phrase,
    /// What stands there already, such as the blanks of a date.
    pub value: Option<Phrase>,
    /// Whether a seal is put here.
    pub seal: bool,
}

impl SignatureLine {
    /// The line as it is put into the book.
    pub fn place(&self, facts: &Facts<'_>) -> SignaturePlace {
        SignaturePlace {
            label: self.label.fill(facts),
            value: self.value.as_ref().map_or_else(String::new, |value| value.fill(facts)),
            seal: self.seal,
        }
    }
}

/// The page for the authorities that recommend the park.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recommendation {
    /// Title of the page.
    pub title: Phrase,
    /// Whose form this is.
    pub note: Phrase,
    /// One box for each authority, from the lowest up.
    #[serde(rename = "box")]
    pub boxes: Vec<RecommendationBox>,
}

/// The box of one authority.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecommendationBox {
    /// Whose opinion it is.
    pub title: Phrase,
    /// Who signs and seals.
    pub signatures: Vec<SignatureLine>,
}

/// Headings and lead-ins of 数据口径与来源说明.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Heading over the sentences on standings.
    pub standings: Phrase,
    /// Heading over the sentences on states.
    pub states: Phrase,
    /// Heading over the sources.
    pub sources: Phrase,
    /// Heading over the readings in use.
    pub definitions: Phrase,
    /// What leads in the list of what nobody has published.
    pub not_published: Phrase,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct StandingSentences {
    official: Phrase,
    interpretation: Phrase,
    derived: Phrase,
    house: Phrase,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct StateSentences {
    met: Phrase,
    short: Phrase,
    missing_data: Phrase,
    not_applicable: Phrase,
    not_judged: Phrase,
    scored: Phrase,
}

impl PartTitles {
    /// The title of a part.
    pub const fn of(&self, part: PartId) -> &Phrase {
        match part {
            PartId::Cover => &self.cover,
            PartId::FillingNotes => &self.filling_notes,
            PartId::Contents => &self.contents,
            PartId::Basics => &self.basics,
            PartId::Pledge => &self.pledge,
            PartId::Overview => &self.overview,
            PartId::Requirements => &self.requirements,
            PartId::Indicators => &self.indicators,
            PartId::Areas => &self.areas,
            PartId::Gap => &self.gap,
            PartId::Plan => &self.plan,
            PartId::Roster => &self.roster,
            PartId::Rules => &self.rules,
            PartId::Reasons => &self.reasons,
            PartId::Recommendation => &self.recommendation,
            PartId::Evidence => &self.evidence,
        }
    }
}

impl Wording {
    /// What a standing means, in one sentence that begins with its word.
    pub fn standing(&self, standing: Standing) -> &Phrase {
        match standing {
            Standing::Official => &self.standings.official,
            Standing::Interpretation => &self.standings.interpretation,
            Standing::Derived => &self.standings.derived,
            Standing::House => &self.standings.house,
        }
    }

    /// What a state means, in one sentence that begins with its word.
    pub fn state(&self, state: State) -> &Phrase {
        match state {
            State::Met => &self.states.met,
            State::Short => &self.states.short,
            State::MissingData => &self.states.missing_data,
            State::NotApplicable => &self.states.not_applicable,
            State::NotJudged => &self.states.not_judged,
            State::Scored => &self.states.scored,
        }
    }
}
