//! What was typed, in words: readable without the page that it was typed into.

use super::{NO, RawAnswer, YES};
use crate::framework::{CellKind, NO_LEVEL, Question, YES_NO};

/// What was typed, with the labels of its options; an option that the question does not have is named by its id.
pub fn in_words(question: &Question, raw: &RawAnswer) -> String {
    match raw {
        RawAnswer::Empty => String::new(),
        RawAnswer::Text(text) => match question.unit() {
            // A figure is typed without its unit as often as with it.
            Some(unit) if text.trim().ends_with(|last: char| last.is_ascii_digit()) => {
                format!("{} {}", text.trim(), unit.symbol()).trim_end().to_owned()
            }
            _ => text.clone(),
        },
        RawAnswer::Chosen(chosen) if chosen.is_empty() => "以上都没有".to_owned(),
        RawAnswer::Chosen(chosen) => {
            chosen.iter().map(|id| label(question, id)).collect::<Vec<_>>().join("、")
        }
        RawAnswer::Rows(rows) => {
            let rows = rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
            rows.map(|row| cells(question, row)).collect::<Vec<_>>().join("\n")
        }
        RawAnswer::Years(years) => {
            let shown = years.iter().map(|year| if year.trim().is_empty() { "未填" } else { year.trim() });
            let unit = question.unit();
            let symbol = unit.as_ref().map_or("", |unit| unit.symbol());
            format!("{} {symbol}", shown.collect::<Vec<_>>().join("、")).trim_end().to_owned()
        }
        RawAnswer::NotApplicable(reason) => format!("不适用：{reason}"),
    }
}

fn label(question: &Question, id: &str) -> String {
    let option = question.options().iter().find(|option| option.id.as_str() == id);
    let level = match question {
        Question::Level(levels) => levels.levels.iter().find(|level| level.id.as_str() == id),
        _ => None,
    };
    match (option, level, question, id) {
        (Some(option), ..) => option.label.clone(),
        (_, Some(level), ..) => level.label.clone(),
        (_, _, Question::Level(_), NO_LEVEL) => "未达最低一级".to_owned(),
        (_, _, Question::YesNo, YES) => YES_NO[0].to_owned(),
        (_, _, Question::YesNo, NO) => YES_NO[1].to_owned(),
        _ => id.to_owned(),
    }
}

/// The cells of a row with their headers.
fn cells(question: &Question, row: &[String]) -> String {
    let Question::Table(table) = question else { return row.join("，") };
    let shown = row.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()).map(|(at, cell)| {
        let column = table.columns.get(at);
        let words = column.map_or_else(|| cell.clone(), |column| cell_in_words(&column.kind, cell));
        column.map_or_else(|| words.clone(), |column| format!("{}：{words}", column.label))
    });
    shown.collect::<Vec<_>>().join("，")
}

/// A cell with the label of its option or its unit.
pub fn cell_in_words(kind: &CellKind, cell: &str) -> String {
    let cell = cell.trim();
    match kind {
        CellKind::Choice(options) => {
            let found = options.iter().find(|(id, _)| id.as_str() == cell);
            found.map_or_else(|| cell.to_owned(), |(_, label)| label.clone())
        }
        CellKind::Flag if cell == YES => YES_NO[0].to_owned(),
        CellKind::Flag if cell == NO => YES_NO[1].to_owned(),
        CellKind::Number(unit) | CellKind::Money(unit) if cell.ends_with(|c: char| c.is_ascii_digit()) => {
            format!("{cell} {}", unit.symbol()).trim_end().to_owned()
        }
        _ => cell.to_owned(),
    }
}
