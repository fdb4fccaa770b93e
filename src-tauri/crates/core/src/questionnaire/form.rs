//! The form of a framework: what is asked, cell by cell.

use crate::answer::{NO, YES};
use crate::framework::{CellKind, Choice, Framework, Indicator, Level, NO_LEVEL, Period, Question};
use crate::unit::Unit;

use super::REASON;

/// Rows of a table that a form has room for, unless the framework wants more.
const TABLE_ROWS: u32 = 5;
/// The drop-down of yes and no.
pub(super) const SAID: [(&str, &str); 2] = [(YES, "是"), (NO, "否")];
/// What stands below the lowest level.
pub(super) const BELOW: &str = "未达最低一级";

/// One line of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormLine {
    /// An area, with how deep it lies and what it is about.
    Area {
        /// 0 for the outermost.
        depth: usize,
        /// Its name.
        name: String,
        /// A sentence of explanation, or empty.
        about: String,
    },
    /// A cell to fill in.
    Field(Field),
}

/// A cell to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its permanent key.
    pub key: String,
    /// Number of the question; empty behind its first line.
    pub number: String,
    /// The question, or the part of it that this cell answers.
    pub question: String,
    /// What is entered.
    pub entry: Entry,
    /// Unit or kind, as shown.
    pub unit: String,
    /// What to think of, or empty.
    pub help: String,
    /// The key of the reason for which it does not apply; only on the first line of a question.
    pub reason: Option<String>,
}

/// What is entered into a cell. Every cell takes any text; what it says is judged when it comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// Free text or a figure.
    Free,
    /// One of these: id and label.
    OneOf(Vec<(String, String)>),
}

/// The lines of a framework's form in reading order. What is computed or counted is not asked.
pub fn form(framework: &Framework, year: u16) -> Vec<FormLine> {
    let mut lines = Vec::new();
    for area in &framework.areas {
        let asked = framework.indicators_in(&area.id).filter(|indicator| !indicator.question.is_derived());
        let asked: Vec<&Indicator> = asked.collect();
        // An area of areas is a heading; one in which nothing is asked at all is none.
        let holds_more = framework.areas_in(Some(&area.id)).next().is_some();
        if asked.is_empty() && !holds_more {
            continue;
        }
        lines.push(FormLine::Area {
            depth: framework.lineage(&area.id).len().saturating_sub(1),
            name: area.name.clone(),
            about: area.about.clone(),
        });
        lines.extend(asked.into_iter().flat_map(|indicator| fields(indicator, year)).map(FormLine::Field));
    }
    lines
}

/// The cells of an indicator; the first carries its number, its help and the reason.
pub(super) fn fields(indicator: &Indicator, year: u16) -> Vec<Field> {
    let id = indicator.id.as_str();
    let mut fields = match &indicator.question {
        Question::Counted(_) | Question::Computed(_) => Vec::new(),
        Question::Number(unit) | Question::Money(unit) => figures(indicator, unit, year),
        Question::Percent(_) => figures(indicator, &Unit::percent(), year),
        Question::Date => vec![field(id, "日期", Entry::Free)],
        Question::Text(_) => vec![field(id, "文字", Entry::Free)],
        Question::YesNo => vec![field(id, "是或否", said())],
        Question::Choice(options) => vec![field(id, "选一项", Entry::OneOf(labels(options)))],
        Question::Level(question) => {
            let below = question.allow_none.then(|| (NO_LEVEL.to_owned(), BELOW.to_owned()));
            let levels = question.levels.iter().map(|level| (level.id.to_string(), level.label.clone()));
            vec![field(id, "选一级", Entry::OneOf(below.into_iter().chain(levels).collect()))]
        }
        Question::Checklist(options) => ticks(id, options),
        Question::Choices(choices) => ticks(id, &choices.options),
        Question::Table(table) => {
            let rows = table.min_rows.max(TABLE_ROWS.min(table.max_rows));
            let cells = (0..rows).flat_map(|row| {
                table.columns.iter().map(move |column| {
                    let (unit, entry) = match &column.kind {
                        CellKind::Number(unit) | CellKind::Money(unit) => {
                            (unit.symbol().to_owned(), Entry::Free)
                        }
                        CellKind::Date => ("日期".to_owned(), Entry::Free),
                        CellKind::Flag => ("是或否".to_owned(), said()),
                        CellKind::Choice(options) => {
                            let options =
                                options.iter().map(|(id, label)| (id.to_string(), label.clone())).collect();
                            ("选一项".to_owned(), Entry::OneOf(options))
                        }
                        CellKind::Text | CellKind::Firm => ("文字".to_owned(), Entry::Free),
                    };
                    let key = format!("{id}@{row}.{}", column.key);
                    Field {
                        question: format!("第 {} 行：{}", row + 1, column.label),
                        unit,
                        ..field(&key, "", entry)
                    }
                })
            });
            cells.collect()
        }
    };
    if let Some(first) = fields.first_mut() {
        let part = std::mem::take(&mut first.question);
        first.number = indicator.number.clone();
        first.question = match part.is_empty() {
            true => format!("{}：{}", indicator.name, indicator.ask),
            false => format!("{}：{}\n{part}", indicator.name, indicator.ask),
        };
        first.help = help(indicator);
        first.reason = Some(format!("{id}{REASON}"));
    }
    fields
}

fn field(key: &str, unit: &str, entry: Entry) -> Field {
    Field {
        key: key.to_owned(),
        number: String::new(),
        question: String::new(),
        entry,
        unit: unit.to_owned(),
        help: String::new(),
        reason: None,
    }
}

fn said() -> Entry {
    Entry::OneOf(SAID.map(|(id, label)| (id.to_owned(), label.to_owned())).to_vec())
}

fn labels(options: &[Choice]) -> Vec<(String, String)> {
    options.iter().map(|option| (option.id.to_string(), option.label.clone())).collect()
}

fn ticks(id: &str, options: &[Choice]) -> Vec<Field> {
    let tick = |option: &Choice| Field {
        question: format!("· {}", option.label),
        ..field(&format!("{id}#{}", option.id), "是或否", said())
    };
    options.iter().map(tick).collect()
}

fn figures(indicator: &Indicator, unit: &Unit, year: u16) -> Vec<Field> {
    let id = indicator.id.as_str();
    match indicator.period {
        Period::Year => vec![field(id, unit.symbol(), Entry::Free)],
        Period::ThreeYears => (0..3_u16)
            .map(|back| Field {
                question: format!("{} 年", year.saturating_sub(1 + back)),
                ..field(&format!("{id}^{back}"), unit.symbol(), Entry::Free)
            })
            .collect(),
    }
}

/// The sentences of levels, then guidance.
fn help(indicator: &Indicator) -> String {
    let levels = match &indicator.question {
        Question::Level(question) => question.levels.as_slice(),
        _ => &[],
    };
    let level = |level: &Level| format!("{}：{}", level.label, level.sentence);
    let options = indicator.question.options().iter().filter(|option| !option.help.is_empty());
    let options = options.map(|option| format!("{}：{}", option.label, option.help));
    let guidance = indicator.guidance.iter().map(|advice| advice.text.clone());
    levels.iter().map(level).chain(options).chain(guidance).collect::<Vec<_>>().join("\n")
}
