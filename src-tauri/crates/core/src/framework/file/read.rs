//! From the authored form to a framework: ids, numbers and conditions are understood here, once.

use std::collections::BTreeMap;

use toml::Spanned;

use super::super::places::{Noun, Places, place_at};
use super::super::{
    Advice, Area, Choice, Counted, Definition, DefinitionOption, EvidenceHint, Force, Framework, Indicator,
    Narrative, Over, Question, Requirement, RequirementTest, Scheme, Target, TargetTest, problem,
};
use super::shape::{
    AdviceFile, AreaFile, ChoiceFile, DefinitionFile, DefinitionOptionFile, ForceFile, FrameworkFile,
    IndicatorFile, OverFile, QuestionFile, RequirementFile, RequirementTestFile, ScaleFile, SchemeFile,
    SourceDocFile, SourceFile, StandingFile, TargetFile, TargetTestFile,
};
use crate::formula::Condition;
use crate::id::{
    AreaId, DefinitionId, FieldKey, FrameworkId, IndicatorId, NotAnId, OptionId, RequirementId, SourceId,
};
use crate::number::Number;
use crate::problem::{Place, Problem, Said};
use crate::standing::{Source, SourceDoc, Standing};
use crate::unit::Unit;

/// Understands every item, with the place of each.
///
/// # Errors
/// Every text that is no id, number or condition.
pub fn framework(text: &str, file: FrameworkFile) -> Result<(Framework, Places), Vec<Problem>> {
    let mut reader = Reader {
        text,
        place: place_at(text, 0),
        places: Places::default(),
        scales: BTreeMap::new(),
        problems: Vec::new(),
    };
    let framework = reader.framework(file);
    match framework {
        Some(framework) if reader.problems.is_empty() => Ok((framework, reader.places)),
        _ => Err(reader.problems),
    }
}

struct Reader<'a> {
    text: &'a str,
    /// Where the item stands that is being read.
    place: Place,
    places: Places,
    scales: BTreeMap<String, Vec<Choice>>,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    // Ids are understood before anything is given up with `?`, so that one bad id hides no other.

    fn framework(&mut self, file: FrameworkFile) -> Option<Framework> {
        self.place = place_at(self.text, file.id.span().start);
        let id = self.id(FrameworkId::new(file.id.into_inner()));
        let sources = file.source.into_iter().filter_map(|item| self.source_doc(item)).collect();
        let definitions = file.definition.into_iter().filter_map(|item| self.definition(item)).collect();
        for scale in file.scale {
            self.scale(scale);
        }
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

    /// Starts an item: what is wrong in it from here on is reported at the line of its id.
    fn begin(&mut self, noun: Noun, id: Spanned<String>) -> String {
        self.place = place_at(self.text, id.span().start);
        let id = id.into_inner();
        self.places.set(noun, &id, self.place.clone());
        id
    }

    fn source_doc(&mut self, file: SourceDocFile) -> Option<SourceDoc> {
        let id = self.begin(Noun::Source, file.id);
        let id = self.id(SourceId::new(id))?;
        Some(SourceDoc { id, title: file.title, issuer: file.issuer, date: file.date, note: file.note })
    }

    fn source(&mut self, file: SourceFile) -> Option<Source> {
        Some(Source { doc: self.id(SourceId::new(file.doc))?, place: file.place, quote: file.quote })
    }

    fn definition(&mut self, file: DefinitionFile) -> Option<Definition> {
        let id = self.begin(Noun::Definition, file.id);
        let id = self.id(DefinitionId::new(id));
        let options = file.option.into_iter().filter_map(|option| self.reading(option)).collect();
        let default = self.id(OptionId::new(file.default));
        Some(Definition { id: id?, name: file.name, why: file.why, options, default: default? })
    }

    fn reading(&mut self, file: DefinitionOptionFile) -> Option<DefinitionOption> {
        let id = self.id(OptionId::new(file.id));
        let rule = self.condition(&file.rule);
        Some(DefinitionOption { id: id?, label: file.label, rule: rule?, standing: standing(file.standing) })
    }

    fn scale(&mut self, file: ScaleFile) {
        let id = self.begin(Noun::Scale, file.id);
        let options = self.choices(file.option);
        if self.scales.insert(id.clone(), options).is_some() {
            self.problem(
                "framework.twice",
                format!("选项表“{id}”出现了两次。"),
                format!("The scale `{id}` stands twice."),
            );
        }
    }

    fn requirement(&mut self, file: RequirementFile) -> Option<Requirement> {
        let id = self.begin(Noun::Requirement, file.id);
        let id = self.id(RequirementId::new(id));
        let source = self.source(file.source);
        let test = match file.test {
            RequirementTestFile::OneOf { field, options } => {
                let options = self.options(options);
                RequirementTest::OneOf { field: self.id(FieldKey::new(field))?, options }
            }
            RequirementTestFile::FilledWhen { flag, fields } => {
                let fields = fields.into_iter().filter_map(|field| self.id(FieldKey::new(field))).collect();
                RequirementTest::FilledWhen { flag: self.id(FieldKey::new(flag))?, fields }
            }
        };
        Some(Requirement {
            id: id?,
            name: file.name,
            test,
            standing: standing(file.standing),
            source: source?,
            reading: file.reading,
        })
    }

    fn area(&mut self, file: AreaFile) -> Option<Area> {
        let id = self.begin(Noun::Area, file.id);
        let id = self.id(AreaId::new(id));
        let parent = match file.parent {
            Some(parent) => Some(self.id(AreaId::new(parent))?),
            None => None,
        };
        let source = match file.source {
            Some(source) => Some(self.source(source)?),
            None => None,
        };
        Some(Area { id: id?, parent, name: file.name, standing: standing(file.standing), source })
    }

    fn indicator(&mut self, file: IndicatorFile) -> Option<Indicator> {
        let id = self.begin(Noun::Indicator, file.id);
        let id = self.id(IndicatorId::new(id));
        let area = self.id(AreaId::new(file.area));
        let question = self.question(file.question);
        let source = self.source(file.source);
        let target = match file.target {
            Some(target) => Some(self.target(target)?),
            None => None,
        };
        let evidence = file.evidence.into_iter().map(|hint| EvidenceHint {
            text: hint.text,
            minimum: hint.minimum,
            standing: standing(hint.standing),
        });
        Some(Indicator {
            id: id?,
            area: area?,
            number: file.number,
            name: file.name,
            ask: file.ask,
            question: question?,
            target,
            standing: standing(file.standing),
            source: source?,
            reading: file.reading.map(advice),
            not_judged: file.not_judged,
            guidance: file.guidance.into_iter().map(advice).collect(),
            example: file.example,
            evidence: evidence.collect(),
            narrative: file.narrative.map(|narrative| Narrative { ask: narrative.ask, max: narrative.max }),
        })
    }

    fn question(&mut self, file: QuestionFile) -> Option<Question> {
        Some(match file {
            QuestionFile::Counted { over, among, among_text, done, done_text } => {
                let among = self.condition(&among);
                let done = self.condition(&done);
                let over = match over {
                    OverFile::Firms => Over::Firms,
                    OverFile::Industries => Over::Industries,
                };
                Question::Counted(Counted { over, among: among?, done: done?, among_text, done_text })
            }
            QuestionFile::Number { unit } => Question::Number(Unit::named(&unit)),
            QuestionFile::Choice { options, scale } => Question::Choice(self.choice(options, scale)?),
            QuestionFile::Checklist { items } => Question::Checklist(self.choices(items)),
            QuestionFile::YesNo => Question::YesNo,
            QuestionFile::Text { max } => Question::Text(max),
        })
    }

    fn choice(&mut self, options: Option<Vec<ChoiceFile>>, scale: Option<String>) -> Option<Vec<Choice>> {
        match (options, scale) {
            (Some(options), None) => Some(self.choices(options)),
            (None, Some(scale)) => {
                let options = self.scales.get(&scale).cloned();
                if options.is_none() {
                    self.problem(
                        "framework.unknown_reference",
                        format!("引用了不存在的选项表“{scale}”。"),
                        format!("There is no scale `{scale}`."),
                    );
                }
                options
            }
            (Some(_), Some(_)) | (None, None) => {
                self.problem(
                    "framework.choice",
                    "单选题要么写 options，要么写 scale，只能写一个。".to_owned(),
                    "A choice has either `options` or `scale`, exactly one of them.".to_owned(),
                );
                None
            }
        }
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
            TargetTestFile::OneOf { options } => TargetTest::OneOf(self.options(options)),
        };
        let force = match file.force {
            ForceFile::Hard => Force::Hard,
            ForceFile::Guiding => Force::Guiding,
        };
        Some(Target { test, standing: standing(file.standing), force })
    }

    fn options(&mut self, options: Vec<String>) -> Vec<OptionId> {
        options.into_iter().filter_map(|option| self.id(OptionId::new(option))).collect()
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
        self.problems.push(problem(code, self.place.clone(), Said::new(zh, en)));
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
