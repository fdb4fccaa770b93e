//! Sheets as plain data: what any spreadsheet becomes when it is read, and what is handed over to be written.

use chrono::NaiveDate;

use crate::number::Number;

/// A sheet as it was read: texts in rows, dates as `2024-03-05`, numbers without separators.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetGrid {
    /// Its name.
    pub name: String,
    /// The first row of the sheet first; rows may be of different lengths.
    pub rows: Vec<Vec<String>>,
    /// Cells that are shown as one.
    pub merged: Vec<MergedCells>,
}

/// A block of cells that is shown as one; rows and columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergedCells {
    /// First row.
    pub top: usize,
    /// First column.
    pub left: usize,
    /// Last row.
    pub bottom: usize,
    /// Last column.
    pub right: usize,
}

impl SheetGrid {
    /// The text at a row and column from 0; empty outside the sheet.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|cells| cells.get(column)).map_or("", String::as_str)
    }

    /// How many columns the longest row has.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// The sheet that pasted text is: rows by line, cells by tab.
    pub fn pasted(name: &str, text: &str) -> Self {
        let rows = text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect();
        Self { name: name.to_owned(), rows, merged: Vec::new() }
    }
}

/// The letters of a column from 0, as spreadsheets show them: A, B … Z, AA.
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        letters.push(char::from(b'A' + (rest % 26) as u8));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.iter().rev().collect()
}

/// A sheet to be written: a frozen header, typed cells, drop-downs where a column has choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetOut {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<ColumnOut>,
    /// Its rows; a row has a cell for each column.
    pub rows: Vec<Vec<CellOut>>,
}

impl From<SheetOut> for SheetGrid {
    /// What is read when the sheet was written.
    fn from(sheet: SheetOut) -> Self {
        let text = |cell: CellOut| match cell {
            CellOut::Empty => String::new(),
            CellOut::Text(text) => text,
            CellOut::Number(number) => number.exact(),
            CellOut::Date(day) => day.to_string(),
        };
        let header = sheet.columns.into_iter().map(|column| column.header).collect();
        let rows = sheet.rows.into_iter().map(|row| row.into_iter().map(text).collect());
        Self { name: sheet.name, rows: std::iter::once(header).chain(rows).collect(), merged: Vec::new() }
    }
}

/// A column of a sheet to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnOut {
    /// The header.
    pub header: String,
    /// The width, in half-width characters.
    pub width: u16,
    /// As what its cells are shown and typed.
    pub format: ColumnFormat,
    /// What a cell may be chosen from; none means free input.
    pub choices: Vec<String>,
    /// What is shown when a cell of the column is selected; empty means nothing.
    pub help: String,
}

/// As what the cells of a column are shown and typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnFormat {
    /// As a spreadsheet guesses.
    General,
    /// As text, so that codes keep all their digits and leading zeros.
    Text,
    /// As days.
    Date,
}

/// A cell of a sheet to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellOut {
    /// Nothing.
    Empty,
    /// Text; also figures that are names, such as credit codes.
    Text(String),
    /// A figure.
    Number(Number),
    /// A day.
    Date(NaiveDate),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
        {
            assert_eq!(column_letters(column), letters);
        }
    }

    #[test]
    fn what_is_pasted_from_a_spreadsheet_is_a_sheet() {
        let grid = SheetGrid::pasted("剪贴板", "企业名称\t规上\r\n甲公司\t是\n");
        assert_eq!(grid.rows, [["企业名称", "规上"], ["甲公司", "是"]]);
    }
}
