//! Which rows below a header are no firms: totals, notes, headers once more.

use super::draft::Skip;
use super::header::{ColumnMatch, Header};
use crate::roster::CreditCode;
use crate::roster::columns::folded;
use crate::roster::sheet::SheetGrid;

/// Why a row below the header is no firm, if it is none. `first` is its first text.
pub(super) fn skip(grid: &SheetGrid, header: &Header, row: usize, first: &str) -> Option<Skip> {
    if first.is_empty() {
        return Some(Skip::Blank);
    }
    let texts: Vec<&str> =
        grid.rows[row].iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    if is_total_row(grid, header, row) {
        return Some(Skip::Total);
    }
    let again = (header.first..=header.last).any(|line| {
        texts.len() > 1
            && header
                .matches
                .iter()
                .all(|found| grid.cell(line, found.column).trim() == grid.cell(row, found.column).trim())
    });
    if again {
        return Some(Skip::HeaderAgain);
    }
    if row == header.last + 1 && are_column_numbers(&texts) {
        return Some(Skip::ColumnNumbers);
    }
    let notes =
        ["注:", "备注:", "说明:", "填表", "制表", "填报人", "审核人", "负责人", "联系人:", "注1", "注2"];
    let start = folded(first);
    let note = texts.len() == 1 && notes.iter().any(|note| start.starts_with(note));
    note.then_some(Skip::Note)
}

/// Whether a row is a total: its name says so, or its first cell where that is a column of its own
/// (序号) or stands for the missing name.
fn is_total_row(grid: &SheetGrid, header: &Header, row: usize) -> bool {
    let column_of = |key: &str| {
        let named = |found: &&ColumnMatch| found.field.as_ref().is_some_and(|field| field.as_str() == key);
        header.matches.iter().find(named).map(|found| found.column)
    };
    let text = |column: Option<usize>| column.map_or("", |column| grid.cell(row, column).trim());
    let name = text(column_of("name"));
    // Whoever has a credit code is a firm, whatever its name.
    if CreditCode::read(text(column_of("credit_code"))).is_ok() {
        return false;
    }
    let first = grid.rows[row].iter().position(|cell| !cell.trim().is_empty());
    let used = header.matches.iter().any(|found| Some(found.column) == first && found.field.is_some());
    is_total(name) || ((name.is_empty() || !used) && is_total(text(first)))
}

/// Whether a text names a total and is not the name of a firm.
fn is_total(text: &str) -> bool {
    // Long texts are names; folding all of them is what a large import would wait for.
    if text.len() > 60 {
        return false;
    }
    let words = ["合计", "总计", "小计", "共计", "总合计", "累计", "total", "subtotal", "grandtotal", "sum"];
    let folded = folded(text);
    let bare = folded.split(['(', ':']).next().unwrap_or_default();
    let firm = ["公司", "厂", "集团", "中心", "社", "店", "院", "所"].iter().any(|end| bare.ends_with(end));
    !firm
        && (words.contains(&bare)
            || bare.ends_with("小计")
            || bare.ends_with("合计")
            || bare.ends_with("总计")
            || (bare.starts_with("合计")
                && bare.chars().skip(2).all(|c| c.is_ascii_digit() || matches!(c, '家' | '户'))))
}

/// Whether the cells number the columns: 甲, 乙, 1, 2, 3.
fn are_column_numbers(texts: &[&str]) -> bool {
    let mut next = 1_u32;
    texts.len() > 2
        && texts.iter().all(|text| match text.trim_matches(['(', ')', '（', '）']).parse::<u32>() {
            Ok(number) => {
                let right = number == next;
                next += 1;
                right
            }
            Err(_) => matches!(*text, "甲" | "乙" | "丙" | "丁" | "序号") || *text == "—",
        })
}
