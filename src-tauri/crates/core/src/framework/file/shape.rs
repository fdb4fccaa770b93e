//! The authored form of a framework: TOML as serde sees it. Names and nesting only; nothing is judged here.

use serde::Deserialize;
use toml::Spanned;

/// What is read before anything else: a newer format may have any other shape.
#[derive(Deserialize)]
pub struct Head {
    pub format: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameworkFile {
    /// Read as [`Head`] before.
    #[serde(rename = "format")]
    pub _format: u32,
    pub id: Spanned<String>,
    pub edition: String,
    pub title: String,
    pub issuer: String,
    pub about: String,
    pub scheme: SchemeFile,
    #[serde(default)]
    pub not_published: Vec<String>,
    #[serde(default)]
    pub source: Vec<SourceDocFile>,
    #[serde(default)]
    pub definition: Vec<DefinitionFile>,
    #[serde(default)]
    pub scale: Vec<ScaleFile>,
    #[serde(default)]
    pub requirement: Vec<RequirementFile>,
    pub area: Vec<AreaFile>,
    pub indicator: Vec<IndicatorFile>,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum SchemeFile {
    Thresholds,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub enum StandingFile {
    Official,
    Interpretation,
    Derived,
    House,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceDocFile {
    pub id: Spanned<String>,
    pub title: String,
    pub issuer: String,
    #[serde(default)]
    pub date: String,
    #[serde(default)]
    pub note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceFile {
    pub doc: String,
    pub place: String,
    pub quote: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefinitionFile {
    pub id: Spanned<String>,
    pub name: String,
    pub why: String,
    pub default: String,
    pub option: Vec<DefinitionOptionFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefinitionOptionFile {
    pub id: String,
    pub label: String,
    pub rule: String,
    pub standing: StandingFile,
}

/// Options that several choices share, so that they are written once.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScaleFile {
    pub id: Spanned<String>,
    pub option: Vec<ChoiceFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequirementFile {
    pub id: Spanned<String>,
    pub name: String,
    pub test: RequirementTestFile,
    pub standing: StandingFile,
    pub source: SourceFile,
    #[serde(default)]
    pub reading: String,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum RequirementTestFile {
    OneOf { field: String, options: Vec<String> },
    FilledWhen { flag: String, fields: Vec<String> },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaFile {
    pub id: Spanned<String>,
    pub parent: Option<String>,
    pub name: String,
    pub standing: StandingFile,
    pub source: Option<SourceFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorFile {
    pub id: Spanned<String>,
    pub area: String,
    pub number: String,
    pub name: String,
    pub ask: String,
    pub question: QuestionFile,
    pub target: Option<TargetFile>,
    pub standing: StandingFile,
    pub source: SourceFile,
    pub reading: Option<AdviceFile>,
    #[serde(default)]
    pub not_judged: String,
    #[serde(default)]
    pub guidance: Vec<AdviceFile>,
    #[serde(default)]
    pub example: String,
    #[serde(default)]
    pub evidence: Vec<EvidenceFile>,
    pub narrative: Option<NarrativeFile>,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum QuestionFile {
    Counted { over: OverFile, among: String, among_text: String, done: String, done_text: String },
    Number { unit: String },
    Choice { options: Option<Vec<ChoiceFile>>, scale: Option<String> },
    Checklist { items: Vec<ChoiceFile> },
    YesNo,
    Text { max: Option<u32> },
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OverFile {
    Firms,
    Industries,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceFile {
    pub id: String,
    pub label: String,
    #[serde(default)]
    pub help: String,
    pub standing: StandingFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetFile {
    pub test: TargetTestFile,
    pub standing: StandingFile,
    pub force: ForceFile,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForceFile {
    Hard,
    Guiding,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum TargetTestFile {
    All,
    AtLeast { value: String },
    AtMost { value: String },
    OneOf { options: Vec<String> },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdviceFile {
    pub text: String,
    pub standing: StandingFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceFile {
    pub text: String,
    #[serde(default = "one")]
    pub minimum: u32,
    pub standing: StandingFile,
}

fn one() -> u32 {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NarrativeFile {
    pub ask: String,
    pub max: Option<u32>,
}
