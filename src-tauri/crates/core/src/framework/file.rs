//! The authored form of a framework: TOML. Only this file derives serde for it.

use serde::Deserialize;

use super::{
    Advice, Area, Choice, Counted, Definition, DefinitionOption, EvidenceHint, Force, Framework, Indicator,
    Narrative, Over, Question, Requirement, RequirementTest, Scheme, Target, TargetTest,
};
use crate::formula::Condition;
use crate::id::{
    AreaId, DefinitionId, FieldKey, FrameworkId, IndicatorId, NotAnId, OptionId, RequirementId, SourceId,
};
use crate::number::Number;
use crate::problem::{Place, Problem, Said, Severity};
use crate::standing::{Source, SourceDoc, Standing};
use crate::unit::Unit;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FrameworkFile {
    format: u32,
    id: String,
    edition: String,
    title: String,
    issuer: String,
    about: String,
    scheme: SchemeFile,
    #[serde(default)]
    not_published: Vec<String>,
    #[serde(default)]
    source: Vec<SourceDocFile>,
    #[serde(default)]
    definition: Vec<DefinitionFile>,
    #[serde(default)]
    requirement: Vec<RequirementFile>,
    area: Vec<AreaFile>,
    indicator: Vec<IndicatorFile>,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum SchemeFile {
    Thresholds,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum StandingFile {
    Official,
    Interpretation,
    Derived,
    House,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceDocFile {
    id: String,
    title: String,
    issuer: String,
    #[serde(default)]
    date: String,
    #[serde(default)]
    note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceFile {
    doc: String,
    place: String,
    quote: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DefinitionFile {
    id: String,
    name: String,
    why: String,
    default: String,
    option: Vec<DefinitionOptionFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DefinitionOptionFile {
    id: String,
    label: String,
    rule: String,
    standing: StandingFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RequirementFile {
    id: String,
    name: String,
    test: RequirementTestFile,
    standing: StandingFile,
    source: SourceFile,
    #[serde(default)]
    reading: String,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum RequirementTestFile {
    OneOf { field: String, options: Vec<String> },
    FilledWhen { flag: String, fields: Vec<String> },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AreaFile {
    id: String,
    parent: Option<String>,
    name: String,
    standing: StandingFile,
    source: Option<SourceFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicatorFile {
    id: String,
    area: String,
    number: String,
    name: String,
    ask: String,
    question: QuestionFile,
    target: Option<TargetFile>,
    standing: StandingFile,
    source: SourceFile,
    reading: Option<AdviceFile>,
    #[serde(default)]
    not_judged: String,
    #[serde(default)]
    guidance: Vec<AdviceFile>,
    #[serde(default)]
    example: String,
    #[serde(default)]
    evidence: Vec<EvidenceFile>,
    narrative: Option<NarrativeFile>,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum QuestionFile {
    Counted { over: OverFile, among: String, among_text: String, done: String, done_text: String },
    Number { unit: String },
    Choice { options: Vec<ChoiceFile> },
    Checklist { items: Vec<ChoiceFile> },
    YesNo,
    Text { max: Option<u32> },
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum OverFile {
    Firms,
    Industries,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChoiceFile {
    id: String,
    label: String,
    #[serde(default)]
    help: String,
    standing: StandingFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TargetFile {
    test: TargetTestFile,
    standing: StandingFile,
    force: ForceFile,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum ForceFile {
    Hard,
    Guiding,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum TargetTestFile {
    All,
    AtLeast { value: String },
    AtMost { value: String },
    OneOf { options: Vec<String> },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AdviceFile {
    text: String,
    standing: StandingFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EvidenceFile {
    text: String,
    #[serde(default = "one")]
    minimum: u32,
    standing: StandingFile,
}

fn one() -> u32 {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NarrativeFile {
    ask: String,
    max: Option<u32>,
}

/// The newest format that this program reads.
const FORMAT: u32 = 1;

/// Reads a framework and reports every problem found.
///
/// # Errors
/// All problems with their place; the framework is not used then.
pub fn parse(text: &str) -> Result<Framework, Vec<Problem>> {
    let file: FrameworkFile = toml::from_str(text).map_err(|error| vec![syntax(text, &error)])?;
    let mut reader = Reader { problems: Vec::new() };
    let framework = reader.framework(file);
    match framework {
        Some(framework) if reader.problems.is_empty() => {
            let problems = super::check::check(&framework);
            if problems.is_empty() { Ok(framework) } else { Err(problems) }
        }
        _ => Err(reader.problems),
    }
}

fn syntax(text: &str, error: &toml::de::Error) -> Problem {
    let at = error.span().map_or(0, |span| span.start).min(text.len());
    let before = text.get(..at).unwrap_or_default();
    let line = before.lines().count().max(1);
    let column = before.lines().last().map_or(0, |last| last.chars().count()) + 1;
    Problem {
        severity: Severity::Blocks,
        code: "framework.syntax",
        place: Place::Line {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
        },
        say: Said::new(
            format!("指标体系文件第 {line} 行读不懂：{}", error.message()),
            format!("Line {line} of the framework file cannot be read: {}", error.message()),
        ),
        next: Said::new("请对照示例修改这一行。", "Compare this line with the example and mend it."),
    }
}

struct Reader {
    problems: Vec<Problem>,
}

impl Reader {
    fn framework(&mut self, file: FrameworkFile) -> Option<Framework> {
        if file.format != FORMAT {
            self.problem(
                "framework.format",
                format!("文件格式是 {}，本程序能读 {FORMAT}。", file.format),
                format!("The file has format {}; this program reads {FORMAT}.", file.format),
            );
            return None;
        }
        let id = self.id(FrameworkId::new(file.id));
        let sources = file.source.into_iter().filter_map(|source| self.source_doc(source)).collect();
        let definitions = file.definition.into_iter().filter_map(|item| self.definition(item)).collect();
        let requirements = file.requirement.into_iter().filter_map(|item| self.requirement(item)).collect();
        let areas = file.area.into_iter().filter_map(|item| self.area(item)).collect();
        let indicators = file.indicator.into_iter().filter_map(|item| self.indicator(item)).collect();
        Some(Framework {
            id: id?,
            edition: file.edition,
            title: file.title,
            issuer: file.issuer,
            about: file.about,
            scheme: match file.scheme {
                SchemeFile::Thresholds => Scheme::Thresholds,
            },
            sources,
            definitions,
            requirements,
            areas,
            indicators,
            not_published: file.not_published,
        })
    }

    fn source_doc(&mut self, file: SourceDocFile) -> Option<SourceDoc> {
        let id = self.id(SourceId::new(file.id))?;
        Some(SourceDoc { id, title: file.title, issuer: file.issuer, date: file.date, note: file.note })
    }

    fn source(&mut self, file: SourceFile) -> Option<Source> {
        Some(Source { doc: self.id(SourceId::new(file.doc))?, place: file.place, quote: file.quote })
    }

    fn definition(&mut self, file: DefinitionFile) -> Option<Definition> {
        let options = file
            .option
            .into_iter()
            .filter_map(|option| {
                Some(DefinitionOption {
                    id: self.id(OptionId::new(option.id))?,
                    label: option.label,
                    rule: self.condition(&option.rule)?,
                    standing: standing(option.standing),
                })
            })
            .collect();
        Some(Definition {
            id: self.id(DefinitionId::new(file.id))?,
            name: file.name,
            why: file.why,
            options,
            default: self.id(OptionId::new(file.default))?,
        })
    }

    fn requirement(&mut self, file: RequirementFile) -> Option<Requirement> {
        let test = match file.test {
            RequirementTestFile::OneOf { field, options } => RequirementTest::OneOf {
                field: self.id(FieldKey::new(field))?,
                options: options.into_iter().filter_map(|option| self.id(OptionId::new(option))).collect(),
            },
            RequirementTestFile::FilledWhen { flag, fields } => RequirementTest::FilledWhen {
                flag: self.id(FieldKey::new(flag))?,
                fields: fields.into_iter().filter_map(|field| self.id(FieldKey::new(field))).collect(),
            },
        };
        Some(Requirement {
            id: self.id(RequirementId::new(file.id))?,
            name: file.name,
            test,
            standing: standing(file.standing),
            source: self.source(file.source)?,
            reading: file.reading,
        })
    }

    fn area(&mut self, file: AreaFile) -> Option<Area> {
        let parent = match file.parent {
            Some(parent) => Some(self.id(AreaId::new(parent))?),
            None => None,
        };
        let source = match file.source {
            Some(source) => Some(self.source(source)?),
            None => None,
        };
        Some(Area {
            id: self.id(AreaId::new(file.id))?,
            parent,
            name: file.name,
            standing: standing(file.standing),
            source,
        })
    }

    fn indicator(&mut self, file: IndicatorFile) -> Option<Indicator> {
        Some(Indicator {
            id: self.id(IndicatorId::new(file.id))?,
            area: self.id(AreaId::new(file.area))?,
            number: file.number,
            name: file.name,
            ask: file.ask,
            question: self.question(file.question)?,
            target: match file.target {
                Some(target) => Some(self.target(target)?),
                None => None,
            },
            standing: standing(file.standing),
            source: self.source(file.source)?,
            reading: file.reading.map(advice),
            not_judged: file.not_judged,
            guidance: file.guidance.into_iter().map(advice).collect(),
            example: file.example,
            evidence: file
                .evidence
                .into_iter()
                .map(|hint| EvidenceHint {
                    text: hint.text,
                    minimum: hint.minimum,
                    standing: standing(hint.standing),
                })
                .collect(),
            narrative: file.narrative.map(|narrative| Narrative { ask: narrative.ask, max: narrative.max }),
        })
    }

    fn question(&mut self, file: QuestionFile) -> Option<Question> {
        Some(match file {
            QuestionFile::Counted { over, among, among_text, done, done_text } => {
                Question::Counted(Counted {
                    over: match over {
                        OverFile::Firms => Over::Firms,
                        OverFile::Industries => Over::Industries,
                    },
                    among: self.condition(&among)?,
                    done: self.condition(&done)?,
                    among_text,
                    done_text,
                })
            }
            QuestionFile::Number { unit } => Question::Number(Unit::named(&unit)),
            QuestionFile::Choice { options } => Question::Choice(self.choices(options)),
            QuestionFile::Checklist { items } => Question::Checklist(self.choices(items)),
            QuestionFile::YesNo => Question::YesNo,
            QuestionFile::Text { max } => Question::Text(max),
        })
    }

    fn choices(&mut self, files: Vec<ChoiceFile>) -> Vec<Choice> {
        files
            .into_iter()
            .filter_map(|file| {
                let id = self.id(OptionId::new(file.id))?;
                Some(Choice { id, label: file.label, help: file.help, standing: standing(file.standing) })
            })
            .collect()
    }

    fn target(&mut self, file: TargetFile) -> Option<Target> {
        let test = match file.test {
            TargetTestFile::All => TargetTest::All,
            TargetTestFile::AtLeast { value } => TargetTest::AtLeast(self.number(&value)?),
            TargetTestFile::AtMost { value } => TargetTest::AtMost(self.number(&value)?),
            TargetTestFile::OneOf { options } => TargetTest::OneOf(
                options.into_iter().filter_map(|option| self.id(OptionId::new(option))).collect(),
            ),
        };
        let force = match file.force {
            ForceFile::Hard => Force::Hard,
            ForceFile::Guiding => Force::Guiding,
        };
        Some(Target { test, standing: standing(file.standing), force })
    }

    fn number(&mut self, text: &str) -> Option<Number> {
        let number = Number::decimal(text);
        if number.is_none() {
            self.problem(
                "framework.number",
                format!("“{text}”不是数字。"),
                format!("`{text}` is not a number."),
            );
        }
        number
    }

    fn condition(&mut self, text: &str) -> Option<Condition> {
        match Condition::parse(text) {
            Ok(condition) => Some(condition),
            Err(error) => {
                self.problem(
                    "framework.condition",
                    format!("条件“{text}”读不懂：{error}"),
                    error.to_string(),
                );
                None
            }
        }
    }

    fn id<T>(&mut self, id: Result<T, NotAnId>) -> Option<T> {
        match id {
            Ok(id) => Some(id),
            Err(error) => {
                self.problem("framework.id", format!("“{}”不能作编号。", error.0), error.to_string());
                None
            }
        }
    }

    fn problem(&mut self, code: &'static str, zh: String, en: String) {
        self.problems.push(Problem {
            severity: Severity::Blocks,
            code,
            place: Place::Assessment,
            say: Said::new(zh, en),
            next: Said::new("请修改指标体系文件。", "Mend the framework file."),
        });
    }
}

fn standing(file: StandingFile) -> Standing {
    match file {
        StandingFile::Official => Standing::Official,
        StandingFile::Interpretation => Standing::Interpretation,
        StandingFile::Derived => Standing::Derived,
        StandingFile::House => Standing::House,
    }
}

fn advice(file: AdviceFile) -> Advice {
    Advice { text: file.text, standing: standing(file.standing) }
}
