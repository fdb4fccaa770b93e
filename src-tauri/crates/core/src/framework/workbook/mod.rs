//! Frameworks as workbooks: a sheet for each list of the file, a column for each key.
//!
//! There is one reader of frameworks, that of the text. A workbook becomes that text, and what the reader finds is given
//! back by sheet, row and cell. What a workbook holds and the text does not, or the other way round, does not exist.

mod back;
mod out;
mod schema;
mod tree;

pub use out::sheets;

use super::check::Words;
use super::file::{Examined, examine};
use crate::problem::{Place, Problem, Said, Severity};
use crate::roster::sheet::{SheetGrid, column_letters};
use back::{back, place};
use schema::Kind;

/// Stands in a cell for a text that is there and empty; a blank cell is not there.
const EMPTY: &str = "\"\"";

/// What came of reading a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workbook {
    /// The text of the framework as a file holds it.
    pub text: String,
    /// The framework and every problem, at its sheet, row and cell.
    pub examined: Examined,
}

/// Cells of a sheet that hold something else than a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// A formula.
    Formula,
    /// One of several cells that are shown as one.
    Merged,
}

/// A cell that holds something else than a value: name of the sheet, row and column from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OddCell {
    /// Which sheet.
    pub sheet: String,
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
    /// What it holds.
    pub oddity: Oddity,
}

/// Reads the sheets of a workbook and finds every problem.
pub fn examine_workbook(grids: &[SheetGrid], odd: &[OddCell], words: Option<&Words<'_>>) -> Workbook {
    let read = back(grids);
    let text = read.written.text.trim_start().to_owned();
    // What was cut off in front are line ends.
    let cut =
        u32::try_from(read.written.text.lines().take_while(|line| line.is_empty()).count()).unwrap_or(0);
    let mut problems = read.problems;
    problems.extend(odd.iter().filter(|cell| cell.sheet != schema::GUIDE).map(odd_cell));
    problems.extend(grids.iter().filter(|grid| grid.name != schema::GUIDE).flat_map(broken_cells));
    let Examined { framework, problems: found } = examine(&text, words);
    // Without the sheets every problem of the text follows from that.
    let is_none = problems.iter().any(|problem| problem.code == "framework.no_sheet");
    let found = found.into_iter().filter(|_| !is_none).map(|found| {
        let Place::Line { line, column } = found.place else { return found };
        let Some(cell) = read.written.cell(line + cut, column) else { return found };
        let zh = words_of(grids, cell).filter(|_| found.code == "framework.wrong_type");
        let say = zh.unwrap_or(found.say);
        Problem { place: place(grids, cell), say, ..found }
    });
    problems.extend(found);
    problems.sort_by_key(|problem| order(grids, &problem.place));
    let blocks = problems.iter().any(|problem| problem.severity == Severity::Blocks);
    Workbook { text, examined: Examined { framework: framework.filter(|_| !blocks), problems } }
}

/// The same framework always gives the same text: that of its workbook. Comments and the order of keys are left out.
pub fn canonical(text: &str) -> String {
    let grids: Vec<SheetGrid> = sheets(text, "").into_iter().map(SheetGrid::from).collect();
    back(&grids).written.text.trim_start().to_owned()
}

/// The text of the framework with its ids frozen; everything else as it was.
pub fn publish(text: &str) -> String {
    let mut grids: Vec<SheetGrid> = sheets(text, "").into_iter().map(SheetGrid::from).collect();
    let rows =
        grids.iter_mut().filter(|grid| grid.name == schema::HEAD).flat_map(|grid| grid.rows.iter_mut());
    for row in rows.filter(|row| row.first().is_some_and(|name| name.ends_with(" status"))) {
        row.truncate(1);
        row.push("published".to_owned());
    }
    back(&grids).written.text.trim_start().to_owned()
}

/// The words that a cell may hold, when it holds none of them.
fn words_of(grids: &[SheetGrid], cell: tree::Cell) -> Option<Said> {
    let grid = grids.get(cell.sheet)?;
    let is_head = grid.name.trim() == schema::HEAD;
    let (heading, columns) = match is_head {
        true => (grid.cell(cell.row, 0), schema::head()),
        false => {
            let sheet = schema::sheets().into_iter().find(|sheet| sheet.name == grid.name.trim())?;
            (grid.cell(0, cell.column), sheet.columns)
        }
    };
    let column = columns.into_iter().find(|column| out::heading(column) == heading.trim())?;
    let text = grid.cell(cell.row, cell.column).trim();
    let choices: Vec<&str> = match column.kind {
        Kind::Words(words) | Kind::ManyWords(words) => words.iter().map(|(_, zh)| *zh).collect(),
        Kind::Flag => vec!["是", "否"],
        Kind::Text | Kind::Long | Kind::Whole | Kind::Ids => return None,
    };
    if choices.contains(&text) {
        return None;
    }
    let all = choices.join("、");
    Some(Said::new(format!("“{text}”不在可填的值中：{all}。"), format!("`{text}` is none of: {all}.")))
}

fn odd_cell(cell: &OddCell) -> Problem {
    let place = Place::Cell {
        sheet: cell.sheet.clone(),
        row: u32::try_from(cell.row + 1).unwrap_or(u32::MAX),
        column: column_letters(cell.column),
    };
    let (code, say) = match cell.oddity {
        Oddity::Formula => (
            "framework.cell_formula",
            Said::new("单元格里是公式，不是值。", "The cell holds a formula, not a value."),
        ),
        Oddity::Merged => {
            ("framework.merged_cells", Said::new("单元格合并了，看不出属于哪一行。", "The cells are merged."))
        }
    };
    super::problem(code, place, say)
}

/// Cells that show an error of the spreadsheet.
fn broken_cells(grid: &SheetGrid) -> Vec<Problem> {
    const ERRORS: [&str; 7] = ["#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!", "#NUM!", "#NULL!"];
    let cells = grid.rows.iter().enumerate().flat_map(|(row, cells)| {
        cells.iter().enumerate().map(move |(column, text)| (row, column, text.trim()))
    });
    cells
        .filter(|(_, _, text)| ERRORS.contains(text))
        .map(|(row, column, text)| {
            let say = Said::new(format!("单元格显示 {text}。"), format!("The cell shows {text}."));
            let place = Place::Cell {
                sheet: grid.name.clone(),
                row: u32::try_from(row + 1).unwrap_or(u32::MAX),
                column: column_letters(column),
            };
            super::problem("framework.cell_error", place, say)
        })
        .collect()
}

/// Sheets as they stand in the file, then rows, then columns.
fn order(grids: &[SheetGrid], place: &Place) -> (usize, u32, usize, String) {
    let Place::Cell { sheet, row, column } = place else { return (usize::MAX, 0, 0, String::new()) };
    let position = grids.iter().position(|grid| &grid.name == sheet).unwrap_or(0);
    (position, *row, column.len(), column.clone())
}
