//! What was understood of a sheet before anything is taken: header, columns, rows, and what is left out.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::header::{self, ColumnMatch, Header, HeaderUnit, MatchedBy};
use super::rows::skip;
use crate::id::FieldKey;
use crate::number::plain_text;
use crate::problem::{Place, Problem, Said, Severity};
use crate::roster::sheet::{SheetGrid, column_letters};
use crate::roster::value::is_blank;
use crate::roster::{ColumnIndex, Vocabulary};

/// Why a row below the header is no firm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skip {
    /// Nothing in it.
    Blank,
    /// A total: 合计, 总计, 小计.
    Total,
    /// The header once more, as on each printed page.
    HeaderAgain,
    /// The numbers of the columns below the header.
    ColumnNumbers,
    /// A note or signature below the table.
    Note,
}

/// A row that was left out, with its first text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedRow {
    /// Row, from 1.
    pub row: u32,
    /// Why.
    pub why: Skip,
    /// What it begins with.
    pub text: String,
}

/// A row that cannot be taken because nothing says which firm it is; its cells are kept to be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RejectedRow {
    /// Row, from 1.
    pub row: u32,
    /// Its cells as they came.
    pub cells: Vec<String>,
    /// Why, and what to do.
    pub problem: Problem,
}

/// No row of the sheet names the columns of a roster. The sheet is given back whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoHeader {
    /// The sheet.
    pub grid: SheetGrid,
    /// What is wrong and what to do.
    pub problem: Problem,
}

/// A sheet as it was understood. Nothing is taken before a person has seen it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterDraft {
    grid: SheetGrid,
    vocabulary: Arc<Vocabulary>,
    header: Header,
    /// Rows from 0 that are firms.
    firms: Vec<usize>,
    /// Rows that are no firms.
    pub skipped: Vec<SkippedRow>,
    /// Rows that may be firms but do not say which.
    pub rejects: Vec<RejectedRow>,
    /// What to know about the header: units converted, headers not used, headers that are contested.
    pub problems: Vec<Problem>,
}

impl RosterDraft {
    /// Finds header, columns and rows.
    ///
    /// # Errors
    /// [`NoHeader`] gives the sheet back with a plain sentence.
    pub fn read(grid: SheetGrid, vocabulary: &Arc<Vocabulary>) -> Result<Self, Box<NoHeader>> {
        match header::find(&grid, vocabulary.columns()) {
            Some(header) => Ok(Self::with_header(grid, vocabulary, header)),
            None => Err(Box::new(NoHeader { problem: no_header(&grid.name), grid })),
        }
    }

    /// Reads the sheet that names most columns of a roster; the others are given back by name.
    ///
    /// # Errors
    /// [`NoHeader`] of the first sheet when no sheet has a header, or of an empty one when there are no sheets.
    pub fn of_workbook(
        sheets: Vec<SheetGrid>,
        vocabulary: &Arc<Vocabulary>,
    ) -> Result<(Self, Vec<SheetGrid>), Box<NoHeader>> {
        let drafts: Vec<_> = sheets.into_iter().map(|grid| Self::read(grid, vocabulary)).collect();
        let score = |draft: &Self| draft.matches().iter().filter(|found| found.field.is_some()).count();
        let scores: Vec<_> = drafts.iter().map(|draft| draft.as_ref().map_or(0, score)).collect();
        // The first of equals: people put the list before its copies.
        let most = scores.iter().max().copied().unwrap_or(0);
        let best = scores.iter().position(|score| *score == most);
        let mut others = Vec::new();
        let mut chosen = None;
        for (at, draft) in drafts.into_iter().enumerate() {
            match draft {
                _ if Some(at) == best => chosen = Some(draft),
                Ok(other) => others.push(other.grid),
                Err(other) => others.push(other.grid),
            }
        }
        let empty = || Self::read(SheetGrid::default(), vocabulary);
        chosen.unwrap_or_else(empty).map(|draft| (draft, others))
    }

    /// The same sheet with these columns taken for these fields (`None`: for nothing), as a person chose.
    ///
    /// A field that is given to one column is taken from any other.
    #[must_use]
    pub fn with_matches(self, chosen: &[(usize, Option<FieldKey>)]) -> Self {
        let mut header = self.header;
        for (column, field) in chosen {
            if let Some(field) = field {
                header.contested.retain(|key| key != field);
            }
            for found in &mut header.matches {
                if found.column == *column {
                    found.field.clone_from(field);
                    found.by = field.is_some().then_some(MatchedBy::Chosen);
                    let def = field.as_ref().and_then(|key| self.vocabulary.columns().get(key));
                    found.unit = def.map_or(HeaderUnit::Own, |def| {
                        header::unit_under(&self.grid, header.first, &found.header, def)
                    });
                } else if field.is_some() && found.field == *field {
                    (found.field, found.by) = (None, None);
                }
            }
        }
        Self::with_header(self.grid, &self.vocabulary, header)
    }

    /// The same sheet with these rows (from 1) as its header, as a person chose.
    ///
    /// Rows outside the sheet leave the draft as it is.
    #[must_use]
    pub fn with_header_rows(self, first: u32, last: u32) -> Self {
        let (first, last) = (first.saturating_sub(1) as usize, last.saturating_sub(1) as usize);
        if first > last || last - first > 1 || last >= self.grid.rows.len() {
            return self;
        }
        let header = header::at(&self.grid, first, last, self.vocabulary.columns());
        Self::with_header(self.grid, &self.vocabulary, header)
    }

    /// The name of the sheet.
    pub fn sheet(&self) -> &str {
        &self.grid.name
    }

    /// The first and last row of the header, from 1.
    pub fn header_rows(&self) -> (u32, u32) {
        (row_number(self.header.first), row_number(self.header.last))
    }

    /// What each column of the sheet was taken for.
    pub fn matches(&self) -> &[ColumnMatch] {
        &self.header.matches
    }

    /// How many rows are firms.
    pub fn count(&self) -> usize {
        self.firms.len()
    }

    /// How many rows there are below the header: firms, skipped and rejected rows together.
    pub fn rows_below_header(&self) -> usize {
        self.grid.rows.len().saturating_sub(self.header.last + 1)
    }

    /// The rows that are firms, in order, each with its number from 1.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u32, DraftRow<'_>)> {
        self.firms.iter().map(|row| (row_number(*row), DraftRow { draft: self, row: *row }))
    }

    /// The columns that are taken, each with the field it is taken for.
    pub(super) fn taken(&self) -> Vec<(&ColumnMatch, ColumnIndex)> {
        let columns = self.vocabulary.columns();
        let field = |found: &ColumnMatch| found.field.as_ref().and_then(|key| columns.index(key));
        self.header.matches.iter().filter_map(|found| Some((found, field(found)?))).collect()
    }

    /// The cells of a rejected row by key, figures with the unit of their header; and those of columns
    /// that no field takes, by header.
    pub fn cells_of(&self, reject: &RejectedRow) -> (BTreeMap<FieldKey, String>, Vec<(String, String)>) {
        let (mut known, mut other) = (BTreeMap::new(), Vec::new());
        for (column, text) in reject.cells.iter().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
            let found = self.header.matches.iter().find(|found| found.column == column);
            match found.and_then(|found| found.field.as_ref().map(|key| (key, &found.unit))) {
                Some((key, unit)) => {
                    known.insert(key.clone(), with_unit(text, unit).into_owned());
                }
                None => {
                    let header = found.map(|found| found.header.clone());
                    other.push((header.unwrap_or_else(|| column_letters(column)), text.clone()));
                }
            }
        }
        (known, other)
    }

    /// What the rows that are firms have in the columns of these keys; empty where there is none.
    pub(super) fn texts<'a, const N: usize>(
        &'a self,
        keys: [&FieldKey; N],
    ) -> impl Iterator<Item = [&'a str; N]> + use<'a, N> {
        let columns = keys.map(|key| {
            let named = |found: &&ColumnMatch| found.field.as_ref() == Some(key);
            self.header.matches.iter().find(named).map(|found| found.column)
        });
        let text =
            |row: usize, column: Option<usize>| column.map_or("", |column| self.grid.cell(row, column));
        self.firms.iter().map(move |row| columns.map(|column| text(*row, column)))
    }

    /// The place of a field's cell in a row.
    pub(super) fn place(&self, row: u32, key: Option<&FieldKey>) -> Place {
        let found = self.header.matches.iter().find(|found| found.field.as_ref() == key && key.is_some());
        let column = found.map(|found| column_letters(found.column)).unwrap_or_default();
        Place::Cell { sheet: self.grid.name.clone(), row, column }
    }

    /// The words it is read by.
    pub(super) fn vocabulary(&self) -> &Arc<Vocabulary> {
        &self.vocabulary
    }

    fn with_header(grid: SheetGrid, vocabulary: &Arc<Vocabulary>, header: Header) -> Self {
        let mut draft = Self {
            problems: header_problems(&grid, vocabulary, &header),
            grid,
            vocabulary: Arc::clone(vocabulary),
            header,
            firms: Vec::new(),
            skipped: Vec::new(),
            rejects: Vec::new(),
        };
        let column_of = |key: &str| {
            let named =
                |found: &&ColumnMatch| found.field.as_ref().is_some_and(|field| field.as_str() == key);
            draft.header.matches.iter().find(named).map(|found| found.column)
        };
        let identity = [column_of("name"), column_of("credit_code")];
        for row in draft.header.last + 1..draft.grid.rows.len() {
            let cells = &draft.grid.rows[row];
            let text = cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or_default();
            if let Some(why) = skip(&draft.grid, &draft.header, row, text) {
                let text = text.chars().take(40).collect();
                draft.skipped.push(SkippedRow { row: row_number(row), why, text });
            } else if identity.iter().flatten().all(|column| is_blank(draft.grid.cell(row, *column).trim())) {
                let problem = nameless(draft.place(row_number(row), None));
                draft.rejects.push(RejectedRow { row: row_number(row), cells: cells.clone(), problem });
            } else {
                draft.firms.push(row);
            }
        }
        draft
    }
}

/// A row that is a firm.
pub(super) struct DraftRow<'d> {
    draft: &'d RosterDraft,
    row: usize,
}

impl<'d> DraftRow<'d> {
    /// Its cells in the columns that are taken; blank cells are left out. Figures carry the unit of their header where
    /// it is another one.
    pub fn cells(
        &self,
        taken: &[(&ColumnMatch, ColumnIndex)],
    ) -> impl Iterator<Item = (ColumnIndex, Cow<'d, str>)> {
        taken.iter().filter_map(|(found, field)| {
            let text = self.draft.grid.cell(self.row, found.column);
            (!text.trim().is_empty()).then(|| (*field, with_unit(text, &found.unit)))
        })
    }
}

/// Rows are counted from 1 and a sheet has at most 1 048 576 of them.
fn row_number(row: usize) -> u32 {
    u32::try_from(row + 1).unwrap_or(u32::MAX)
}

/// A plain figure with the unit of its header behind it; a cell with a unit of its own stays as it is.
fn with_unit<'t>(text: &'t str, unit: &HeaderUnit) -> Cow<'t, str> {
    let HeaderUnit::Other(unit) = unit else { return text.into() };
    let plain = plain_text(text);
    let figure = plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | '\''));
    let digit = plain.chars().any(|c| c.is_ascii_digit());
    if figure && digit { format!("{}{}", text.trim(), unit.symbol()).into() } else { text.into() }
}

fn no_header(sheet: &str) -> Problem {
    Problem {
        severity: Severity::Blocks,
        code: "roster.no_header",
        place: Place::Cell { sheet: sheet.to_owned(), row: 1, column: String::new() },
        say: Said::new(
            format!("工作表“{sheet}”的前 30 行里没有找到表头（含“企业名称”或“统一社会信用代码”的一行）。"),
            format!(
                "No header (a row with the firm's name or credit code) in the first 30 rows of sheet {sheet}."
            ),
        ),
        next: Said::new(
            "请在数据上方加一行表头，或先导出企业名册模板，把数据粘贴进去。文件没有改动。",
            "Add a header row, or export the roster template and paste the data into it. Nothing was changed.",
        ),
    }
}

fn nameless(place: Place) -> Problem {
    Problem {
        severity: Severity::Warns,
        code: "roster.row_without_identity",
        place,
        say: Said::new(
            "这一行既没有企业名称，也没有统一社会信用代码，没有收入名册。",
            "This row has neither a name nor a credit code and was not taken.",
        ),
        next: Said::new(
            "这一行列入“待改”清单，补填后即可收入名册。",
            "It waits in the list to mend: fill one in there.",
        ),
    }
}

/// What to know about the header: converted units, contested and unused headers.
fn header_problems(grid: &SheetGrid, vocabulary: &Vocabulary, header: &Header) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut add = |code, column: String, say: (String, String), next: (&str, &str)| {
        let place = Place::Cell { sheet: grid.name.clone(), row: row_number(header.last), column };
        let (say, next) = (Said::new(say.0, say.1), Said::new(next.0, next.1));
        problems.push(Problem { severity: Severity::Warns, code, place, say, next });
    };
    for found in &header.matches {
        let (column, name) = (column_letters(found.column), &found.header);
        match (&found.field, &found.unit) {
            (None, _) => add(
                "header.unused",
                column.clone(),
                (
                    format!("{column} 列“{name}”没有对应的栏目，没有导入。"),
                    format!("Column {column} ({name}) matches no column and was not taken."),
                ),
                ("需要时请在匹配表中指定栏目。", "Choose a column for it if it is needed."),
            ),
            (Some(key), HeaderUnit::Other(unit)) => {
                let own = vocabulary.columns().get(key).and_then(|def| def.unit.as_ref());
                let own = own.map(|unit| unit.symbol()).unwrap_or_default();
                let from = unit.symbol();
                add(
                    "header.unit_converted",
                    column.clone(),
                    (
                        format!("{column} 列“{name}”按“{from}”读取，换算为“{own}”。"),
                        format!("Column {column} ({name}) is read in {from} and converted into {own}."),
                    ),
                    ("请核对单位。", "Check the unit."),
                );
            }
            (Some(_), HeaderUnit::Own) => {}
        }
    }
    for key in &header.contested {
        let label = vocabulary.columns().get(key).map(|def| def.label.clone()).unwrap_or_default();
        add(
            "header.contested",
            String::new(),
            (
                format!("有几列都像“{label}”，不能断定是哪一列，都没有导入。"),
                format!("Several columns may be {label}; none was taken."),
            ),
            ("请在匹配表中指定其中一列。", "Choose one of them."),
        );
    }
    problems
}
