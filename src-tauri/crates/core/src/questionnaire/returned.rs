//! A workbook that came back: whose form it is and what stands in its cells.

use std::collections::BTreeMap;

use super::{MARKS, SHEET, column};
use crate::problem::{Place, Problem, Said, Severity};
use crate::roster::sheet::{SheetGrid, column_letters};

use super::REASON;

/// First mark of every form: the kind of file and the version of its shape.
const KIND: (&str, &str) = ("parkgauge_questionnaire", "1");

/// Whose form it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// Framework id.
    pub framework: String,
    /// Its edition.
    pub edition: String,
    /// Digest of its text.
    pub digest: String,
    /// The year assessed.
    pub year: u16,
    /// Firm id.
    pub firm: String,
    /// Credit code when it was made, or empty.
    pub credit_code: String,
    /// Name when it was made.
    pub name: String,
}

impl Marks {
    /// The rows of the hidden sheet.
    pub fn rows(&self) -> Vec<(String, String)> {
        let year = self.year.to_string();
        let rows = [
            KIND,
            ("framework", self.framework.as_str()),
            ("edition", self.edition.as_str()),
            ("digest", self.digest.as_str()),
            ("year", year.as_str()),
            ("firm", self.firm.as_str()),
            ("credit_code", self.credit_code.as_str()),
            ("name", self.name.as_str()),
        ];
        rows.map(|(key, value)| (key.to_owned(), value.to_owned())).to_vec()
    }
}

/// A form that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// Whose it is.
    pub marks: Marks,
    /// Key to text, as it came; blank cells are left out.
    pub cells: BTreeMap<String, String>,
    /// Key to row in the sheet, from 1, of every cell of the form.
    pub rows: BTreeMap<String, u32>,
}

impl Returned {
    /// Where a cell stands, as a person counts.
    pub fn place(&self, key: &str) -> Place {
        let letters = if key.ends_with(REASON) { column::REASON } else { column::VALUE };
        Place::Cell {
            sheet: SHEET.to_owned(),
            row: self.rows.get(key).copied().unwrap_or_default(),
            column: column_letters(letters),
        }
    }
}

/// What a workbook holds.
///
/// # Errors
/// A [`Problem`] when it is no form of this program, or of a later one.
pub fn returned(sheets: &[SheetGrid]) -> Result<Returned, Problem> {
    let sheet = |name: &str| sheets.iter().find(|sheet| sheet.name.trim() == name);
    let (Some(marks), Some(form)) = (sheet(MARKS), sheet(SHEET)) else { return Err(no_form()) };
    let values: BTreeMap<&str, &str> =
        (0..marks.rows.len()).map(|row| (marks.cell(row, 0).trim(), marks.cell(row, 1).trim())).collect();
    let value = |key: &str| values.get(key).map(|text| (*text).to_owned());
    match value(KIND.0).as_deref() {
        Some(version) if version == KIND.1 => {}
        Some(_) => return Err(later_form()),
        None => return Err(no_form()),
    }
    let marks = Marks {
        framework: value("framework").ok_or_else(no_form)?,
        edition: value("edition").unwrap_or_default(),
        digest: value("digest").unwrap_or_default(),
        year: value("year").and_then(|text| text.parse().ok()).unwrap_or_default(),
        firm: value("firm").ok_or_else(no_form)?,
        credit_code: value("credit_code").unwrap_or_default(),
        name: value("name").unwrap_or_default(),
    };
    let mut cells = BTreeMap::new();
    let mut rows = BTreeMap::new();
    for (at, row) in form.rows.iter().enumerate() {
        let cell = |column: usize| row.get(column).map_or("", |text| text.trim());
        let key = cell(column::KEY);
        if key.is_empty() {
            continue;
        }
        for (key, text) in [(key.to_owned(), cell(column::VALUE)), (reason_of(key), cell(column::REASON))] {
            // Of a row that was copied the first stands, as the form was made.
            if rows.contains_key(&key) {
                continue;
            }
            rows.insert(key.clone(), u32::try_from(at + 1).unwrap_or(u32::MAX));
            if !text.is_empty() {
                cells.insert(key, text.to_owned());
            }
        }
    }
    Ok(Returned { marks, cells, rows })
}

/// The key of the reason that stands in the row of a cell.
fn reason_of(key: &str) -> String {
    let end = key.find(['#', '@', '^']).unwrap_or(key.len());
    format!("{}{REASON}", &key[..end])
}

fn no_form() -> Problem {
    Problem {
        severity: Severity::Blocks,
        code: "questionnaire.no_form",
        place: Place::Roster,
        say: Said::new(
            "这个文件不是本程序生成的企业问卷，或其中的隐藏工作表已被删除。",
            "This is no questionnaire of this program, or its hidden sheet is gone.",
        ),
        next: Said::new(
            "请让企业在原问卷文件中填写，不要另存为其他格式或复制到新文件。",
            "Ask the firm to fill in the original file and not to copy it into another.",
        ),
    }
}

fn later_form() -> Problem {
    Problem {
        severity: Severity::Blocks,
        code: "questionnaire.later_form",
        place: Place::Roster,
        say: Said::new(
            "这份问卷由更新版本的程序生成。",
            "This questionnaire was made by a later version of the program.",
        ),
        next: Said::new("请升级程序后再读取。", "Update the program to read it."),
    }
}
