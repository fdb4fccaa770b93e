//! The roster as a sheet: the same columns that an import reads.

use super::columns::{ColumnDef, ColumnKind, Privacy};
use super::sheet::{CellOut, ColumnFormat, ColumnOut, SheetOut};
use super::{ColumnIndex, FieldValue, Firm, Roster, Vocabulary};
use crate::number::Number;

/// Whether columns of personal data are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Personal {
    /// For the office's own use.
    Include,
    /// For anything that leaves the office.
    LeaveOut,
}

/// The roster as a sheet that an import reads back without a difference; without firms, the template to fill.
///
/// Unreadable cells are written as they came. Figures are in the column's unit.
pub fn roster_sheet(roster: &Roster, personal: Personal) -> SheetOut {
    let columns: Vec<(ColumnIndex, &ColumnDef)> = roster
        .vocabulary()
        .columns()
        .iter()
        .filter(|(_, column)| personal == Personal::Include || column.privacy == Privacy::Open)
        .collect();
    let row = |firm: &Firm| columns.iter().map(|(index, column)| cell(firm, *index, column)).collect();
    SheetOut {
        name: "企业名册".to_owned(),
        columns: columns.iter().map(|(_, column)| head(column)).collect(),
        rows: roster.firms().iter().map(row).collect(),
    }
}

/// The columns explained, for the second sheet of the template to fill.
pub fn guide_sheet(vocabulary: &Vocabulary) -> SheetOut {
    let column = |header: &str, width| ColumnOut {
        header: header.to_owned(),
        width,
        format: ColumnFormat::Text,
        choices: Vec::new(),
        help: String::new(),
    };
    let row = |(_, column): (ColumnIndex, &ColumnDef)| {
        let head = head(column);
        let kind = match column.kind {
            ColumnKind::CreditCode => "18 位代码",
            ColumnKind::Text => "文字",
            ColumnKind::Industry => "行业代码",
            ColumnKind::Flag => "是 或 否",
            ColumnKind::Number => "数字",
            ColumnKind::Choice => "从选项中选",
            ColumnKind::Date => "日期",
        };
        [head.header, kind.to_owned(), head.choices.join("、"), column.help.clone()]
            .map(CellOut::Text)
            .to_vec()
    };
    SheetOut {
        name: "栏目说明".to_owned(),
        columns: vec![column("栏目", 28), column("填什么", 12), column("可选内容", 40), column("说明", 60)],
        rows: vocabulary.columns().iter().map(row).collect(),
    }
}

fn head(column: &ColumnDef) -> ColumnOut {
    let header = match &column.unit {
        Some(unit) => format!("{}（{}）", column.label, unit.symbol()),
        None => column.label.clone(),
    };
    let choices = match column.kind {
        ColumnKind::Flag => vec!["是".to_owned(), "否".to_owned()],
        _ => column.choices.iter().map(|choice| choice.label.clone()).collect(),
    };
    // A Chinese character is two half-width ones wide; names and codes need more than their header.
    let least = match (column.kind, column.key.as_str()) {
        (ColumnKind::CreditCode, _) => 22,
        (_, "name") => 36,
        _ => 10,
    };
    let written: usize = header.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    let width = u16::try_from(written + 2).unwrap_or(40).clamp(least, 40);
    let format = match column.kind {
        ColumnKind::CreditCode | ColumnKind::Text | ColumnKind::Industry => ColumnFormat::Text,
        ColumnKind::Date => ColumnFormat::Date,
        ColumnKind::Flag | ColumnKind::Number | ColumnKind::Choice => ColumnFormat::General,
    };
    ColumnOut { header, width, format, choices, help: column.help.clone() }
}

fn cell(firm: &Firm, index: ColumnIndex, column: &ColumnDef) -> CellOut {
    match firm.at(index) {
        // A dash that says "left open" is written as it came.
        FieldValue::Missing => firm.raw_at(index).map_or(CellOut::Empty, |raw| CellOut::Text(raw.to_owned())),
        FieldValue::Flag(true) => CellOut::Text("是".to_owned()),
        FieldValue::Flag(false) => CellOut::Text("否".to_owned()),
        FieldValue::Choice(id) => {
            let label = column.choices.iter().find(|choice| choice.id == *id).map(|choice| &choice.label);
            CellOut::Text(label.map_or_else(|| id.to_string(), Clone::clone))
        }
        FieldValue::Number(number) => figure(number),
        FieldValue::Text(text) => CellOut::Text(text.clone()),
        FieldValue::Date(day) => CellOut::Date(*day),
        FieldValue::Industry(code) => CellOut::Text(code.to_string()),
        FieldValue::CreditCode(code) => CellOut::Text(code.to_string()),
        FieldValue::Unreadable(misread) => CellOut::Text(misread.raw.clone()),
    }
}

/// A spreadsheet keeps fifteen digits of a figure; a longer one is written as text.
fn figure(number: &Number) -> CellOut {
    let text = number.exact();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if digits <= 15 { CellOut::Number(number.clone()) } else { CellOut::Text(text) }
}
