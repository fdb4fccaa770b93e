//! A framework as it is shown.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who stands behind something that judges (效力).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StandingView {
    /// 官方: published and cited.
    Official,
    /// 解读: our reading of an official text.
    Interpretation,
    /// 推算: worked out from published figures.
    Derived,
    /// 自拟: ours.
    House,
}

/// How far an edition of a framework is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FrameworkStatus {
    /// It belongs to the program and never changes.
    Shipped,
    /// The office brought it and may still change it.
    Draft,
    /// The office brought it; its ids are frozen.
    Published,
}

/// One line of the framework list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FrameworkSummary {
    /// Permanent id.
    pub id: String,
    /// Edition, e.g. `2025`.
    pub edition: String,
    /// 全称.
    pub title: String,
    /// Who issued it.
    pub issuer: String,
    /// One or two sentences.
    pub about: String,
    /// Weakest standing of what judges in it.
    pub standing: StandingView,
    /// Whether it may still change.
    pub status: FrameworkStatus,
    /// SHA-256 of the file.
    pub digest: String,
    /// How many indicators it has.
    pub indicators: u32,
}

/// The frameworks that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FrameworkList {
    /// In the order in which they are offered.
    pub frameworks: Vec<FrameworkSummary>,
}

/// Names a framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FrameworkRef {
    /// Its id.
    pub id: String,
    /// Its edition; the newest if absent.
    pub edition: Option<String>,
}

/// A framework in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FrameworkView {
    /// Head line.
    pub summary: FrameworkSummary,
    /// What its source calls targets that are conditions: 约束性, 刚性.
    pub hard_word: String,
    /// Where everything comes from.
    pub sources: Vec<SourceDocView>,
    /// Areas at the top; they nest.
    pub areas: Vec<AreaView>,
    /// Rules with several readings (口径).
    pub definitions: Vec<DefinitionView>,
    /// What nobody has published, in words.
    pub not_published: Vec<String>,
}

/// A source document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SourceDocView {
    /// Id used by citations.
    pub id: String,
    /// Title.
    pub title: String,
    /// Issuer, date, number, as one line.
    pub issued: String,
    /// Remark on how the text was seen.
    pub note: String,
}

/// A citation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SourceView {
    /// Title of the document.
    pub document: String,
    /// Place in it.
    pub place: String,
    /// What it says there.
    pub quote: String,
}

/// An area with its sub-areas and indicators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AreaView {
    /// Permanent id.
    pub id: String,
    /// Number by position: "一", "（一）".
    pub number: String,
    /// Name.
    pub name: String,
    /// Standing of the name and grouping.
    pub standing: StandingView,
    /// Where it comes from.
    pub source: Option<SourceView>,
    /// A sentence of explanation, or empty.
    pub about: String,
    /// Its weight among its siblings, an exact share of one, where it has one.
    pub weight: Option<String>,
    /// Sub-areas.
    pub areas: Vec<AreaView>,
    /// Indicators directly in this area.
    pub indicators: Vec<IndicatorView>,
}

/// An indicator as it is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IndicatorView {
    /// Permanent id.
    pub id: String,
    /// Number shown to people: "1.2".
    pub number: String,
    /// Official or given name.
    pub name: String,
    /// The plain question.
    pub ask: String,
    /// Kind of input.
    pub question: QuestionView,
    /// What must be reached, if anything.
    pub target: Option<TargetView>,
    /// Standing of the indicator.
    pub standing: StandingView,
    /// Where it comes from; of empty texts where the indicator is ours and nobody else says it.
    pub source: SourceView,
    /// Whether a figure is asked for the year assessed and the two before it, newest first.
    pub three_years: bool,
    /// Its full points, an exact number, where the framework gives any.
    pub points: Option<String>,
    /// Its weight among its siblings, an exact share of one, where it has one.
    pub weight: Option<String>,
    /// When it applies, in words; always without.
    pub applies: Option<String>,
    /// How it is checked, in words.
    pub check_methods: Vec<String>,
    /// How it is counted or judged, when that is a reading of ours.
    pub reading: Option<AdviceView>,
    /// What to think of when filling it in.
    pub guidance: Vec<AdviceView>,
    /// A good example.
    pub example: Option<String>,
    /// What counts as proof.
    pub evidence: Vec<EvidenceHintView>,
    /// The descriptive text that is asked beside the value.
    pub narrative: Option<NarrativeView>,
}

/// A piece of advice with its standing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AdviceView {
    /// The text.
    pub text: String,
    /// Whose advice it is.
    pub standing: StandingView,
}

/// What counts as proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EvidenceHintView {
    /// The text.
    pub text: String,
    /// How many pieces at least.
    pub minimum: u32,
    /// Whose advice it is.
    pub standing: StandingView,
}

/// The descriptive text of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NarrativeView {
    /// What to describe.
    pub ask: String,
    /// Longest text in characters, if limited.
    pub max: Option<u32>,
}

/// What must be reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TargetView {
    /// In words: "100 %", "4 项全部".
    pub text: String,
    /// Standing of the threshold.
    pub standing: StandingView,
    /// Whether it is a hard threshold of the framework.
    pub hard: bool,
}

/// Kind of input. A new kind is a compile error in the page until it has a widget.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "snake_case")]
pub enum QuestionView {
    /// Counted from the roster; nothing is typed.
    Counted {
        /// What is counted, in words.
        done: String,
        /// Of what, in words.
        of: String,
        /// Unit of both.
        unit: String,
        /// The rule with several readings that it uses, if any.
        definition: Option<String>,
    },
    /// Computed; nothing is typed.
    Computed {
        /// The formula in words.
        text: String,
        /// The formula.
        formula: String,
        /// Unit of the result.
        unit: String,
    },
    /// A number with a unit.
    Number {
        /// Its unit.
        unit: String,
    },
    /// An amount of money.
    Money {
        /// Its unit.
        unit: String,
    },
    /// A share in per cent.
    Percent {
        /// Whether more than 100 is nothing odd.
        may_exceed: bool,
    },
    /// A day.
    Date,
    /// One of several.
    Choice {
        /// In order.
        options: Vec<OptionView>,
    },
    /// Any of several.
    Choices {
        /// In order.
        options: Vec<OptionView>,
        /// The option that excludes the others.
        none: Option<String>,
    },
    /// One of several levels.
    Level {
        /// From lowest to highest.
        levels: Vec<LevelView>,
        /// Whether one may be below the lowest: option `0`.
        allow_none: bool,
    },
    /// Repeating rows.
    Table {
        /// Columns in order.
        columns: Vec<TableColumnView>,
        /// Fewest rows.
        min_rows: u32,
        /// Most rows.
        max_rows: u32,
    },
    /// Any of several, all of which are wanted.
    Checklist {
        /// In order.
        items: Vec<OptionView>,
    },
    /// Yes or no.
    YesNo,
    /// Text only.
    Text {
        /// Longest text in characters.
        max: Option<u32>,
    },
}

/// One level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LevelView {
    /// Permanent id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// The sentence that describes it.
    pub sentence: String,
    /// A sentence of explanation, or empty.
    pub help: String,
    /// Its value, an exact number.
    pub value: String,
    /// Standing of the level.
    pub standing: StandingView,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TableColumnView {
    /// Permanent key.
    pub key: String,
    /// Header.
    pub label: String,
    /// What it holds.
    pub kind: CellKindView,
    /// Unit of its figures.
    pub unit: Option<String>,
    /// Its options.
    pub options: Vec<CellOptionView>,
    /// Whether a row without it is incomplete.
    pub required: bool,
    /// Longest text in characters.
    pub max: Option<u32>,
}

/// What a cell of a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CellKindView {
    /// Text.
    Text,
    /// A number.
    Number,
    /// An amount of money.
    Money,
    /// A day.
    Date,
    /// One of several.
    Choice,
    /// Yes or no.
    Flag,
    /// A firm.
    Firm,
}

/// An option of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CellOptionView {
    /// Permanent id.
    pub id: String,
    /// What it says.
    pub label: String,
}

/// One option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OptionView {
    /// Permanent id.
    pub id: String,
    /// What it says.
    pub label: String,
    /// A sentence of explanation, or empty.
    pub help: String,
    /// Standing of the option.
    pub standing: StandingView,
}

/// A rule with several readings (口径), one of which the office chooses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DefinitionView {
    /// Permanent id.
    pub id: String,
    /// What is defined.
    pub name: String,
    /// Why there is a choice.
    pub why: String,
    /// The readings.
    pub options: Vec<OptionView>,
    /// The one used unless the office chooses another.
    pub default: String,
}
