//! A firm at its desk: fills in the workbook that it was sent.

use std::path::Path;

use parkgauge_core::questionnaire::{MARKS, SHEET, column};
use parkgauge_core::roster::sheet::{CellOut, ColumnFormat, ColumnOut, SheetGrid, SheetOut};

/// Fills in a workbook as a firm would, with whatever program it has.
/// # Panics
/// When it is no questionnaire or has no such cell: a test that needs one is wrong.
pub fn fill(file: &Path, answers: &[(&str, &str)]) {
    change(file, |grids| {
        let form = grids.iter_mut().find(|grid| grid.name == SHEET).unwrap();
        for (key, text) in answers {
            let row = form.rows.iter_mut().find(|row| row.get(column::KEY).is_some_and(|cell| cell == key));
            let row = row.unwrap_or_else(|| panic!("no cell {key}"));
            row[column::VALUE] = (*text).to_owned();
        }
    });
}

/// Makes of a workbook what an earlier edition would have written: another text, with this question in place of the first.
/// # Panics
/// When it is no questionnaire.
pub fn age(file: &Path, asked: &str, answer: &str) {
    change(file, |grids| {
        let marks = grids.iter_mut().find(|grid| grid.name == MARKS).unwrap();
        let digest = marks.rows.iter_mut().find(|row| row[0] == "digest").unwrap();
        digest[1] = "0".repeat(64);
        let form = grids.iter_mut().find(|grid| grid.name == SHEET).unwrap();
        let is_asked = |row: &&mut Vec<String>| row.get(column::KEY).is_some_and(|key| !key.is_empty());
        let first = form.rows.iter_mut().find(is_asked).unwrap();
        first[column::KEY] = asked.to_owned();
        first[column::VALUE] = answer.to_owned();
    });
}

/// Writes a workbook again as changed; what only guides and offers stays behind.
fn change(file: &Path, change: impl FnOnce(&mut Vec<SheetGrid>)) {
    let mut grids = parkgauge_tables::read_workbook(file).unwrap();
    change(&mut grids);
    let kept = grids.iter().filter(|grid| [SHEET, MARKS].contains(&grid.name.as_str()));
    let sheets: Vec<SheetOut> = kept.map(as_written).collect();
    let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 5).unwrap();
    std::fs::write(file, parkgauge_tables::write_workbook(&sheets, day).unwrap()).unwrap();
}

fn as_written(grid: &SheetGrid) -> SheetOut {
    let column = |at: usize| ColumnOut {
        header: grid.cell(0, at).to_owned(),
        width: 20,
        format: ColumnFormat::Text,
        choices: Vec::new(),
        help: String::new(),
    };
    let cell = |text: &str| if text.is_empty() { CellOut::Empty } else { CellOut::Text(text.to_owned()) };
    SheetOut {
        name: grid.name.clone(),
        columns: (0..grid.width()).map(column).collect(),
        rows: (1..grid.rows.len())
            .map(|row| (0..grid.width()).map(|at| cell(grid.cell(row, at))).collect())
            .collect(),
    }
}
