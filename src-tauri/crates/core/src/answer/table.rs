//! Rows of a table as typed.

use super::figure::{limited_text, number};
use super::problems::{odd_cell, rows_count};
use super::{Answer, AnswerState};
use crate::framework::{CellKind, TableColumn, TableQuestion};
use crate::problem::{Place, Problem, Said};

/// Counts the complete rows. A row in which a required cell is blank stands and does not count; a cell that cannot
/// be read keeps the table from being judged.
pub(super) fn table(rows: &[Vec<String>], question: &TableQuestion, place: &Place) -> AnswerState {
    let mut problems: Vec<Problem> = Vec::new();
    let (mut complete, mut all) = (0_u32, 0_u32);
    for (index, row) in rows.iter().enumerate() {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        all += 1;
        let mut is_complete = true;
        for (at, column) in question.columns.iter().enumerate() {
            let text = row.get(at).map_or("", |cell| cell.trim());
            if text.is_empty() {
                is_complete &= !column.is_required;
            } else if let Some(why) = odd(text, column, place) {
                problems.push(odd_cell(index + 1, &column.label, &why, place.clone()));
            }
        }
        complete += u32::from(is_complete);
    }
    let count = all as usize;
    if all > question.max_rows {
        let (zh, en) =
            (format!("至多 {} 行", question.max_rows), format!("{} are the most", question.max_rows));
        problems.push(rows_count(count, &zh, &en, place.clone()));
    }
    if all < question.min_rows {
        let (zh, en) =
            (format!("至少 {} 行", question.min_rows), format!("{} are the least", question.min_rows));
        problems.push(rows_count(count, &zh, &en, place.clone()));
    }
    if !problems.is_empty() {
        return AnswerState::Unfinished(problems);
    }
    let open = all - complete;
    AnswerState::Complete {
        answer: Answer::Rows { complete, all },
        understood: (open > 0).then(|| format!("{open} 行缺必填的内容，不计入")),
    }
}

/// Why a cell cannot be read.
fn odd(text: &str, column: &TableColumn, place: &Place) -> Option<Said> {
    let said = |state| match state {
        AnswerState::Unfinished(problems) => problems.into_iter().next().map(|problem| problem.say),
        AnswerState::Empty | AnswerState::Complete { .. } => None,
    };
    match &column.kind {
        CellKind::Text | CellKind::Firm => said(limited_text(text, column.max, place.clone())),
        CellKind::Number(unit) | CellKind::Money(unit) => said(number(text, unit, place.clone())),
        CellKind::Date => match crate::roster::read_date(text) {
            Some(_) => None,
            None => Some(Said::new(format!("“{text}”不是日期。"), format!("`{text}` is not a date."))),
        },
        CellKind::Choice(options) => {
            let known = options.iter().any(|(id, label)| id.as_str() == text || label == text);
            let say = || Said::new(format!("没有选项“{text}”。"), format!("There is no option `{text}`."));
            (!known).then(say)
        }
        CellKind::Flag => {
            let known = ["是", "否", "有", "无", "yes", "no"].contains(&text);
            let say =
                || Said::new(format!("“{text}”不是是或否。"), format!("`{text}` is neither yes nor no."));
            (!known).then(say)
        }
    }
}
