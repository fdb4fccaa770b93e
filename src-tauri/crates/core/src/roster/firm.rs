//! One firm of a roster: what came, and what it means.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Vocabulary;
use super::columns::ColumnIndex;
use super::credit_code::CreditCode;
use super::reader::{FirmReader, ReadCell};
use super::value::FieldValue;
use crate::id::{FieldKey, FirmId};
use crate::problem::{Place, Problem, Severity};
use crate::truth::Truth;

/// One cell that holds something.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Cell {
    column: ColumnIndex,
    read: Arc<ReadCell>,
}

/// A firm: its cells as they came, each read once by the columns of its vocabulary.
///
/// Nothing that came is dropped: an unreadable cell keeps its text, and so does a cell of a column
/// that the vocabulary does not have.
#[derive(Debug, Clone)]
pub struct Firm {
    id: FirmId,
    vocabulary: Arc<Vocabulary>,
    /// Sorted by column; empty cells are left out. Shared, so that a copy of the roster for undo costs little.
    cells: Arc<[Cell]>,
    /// Cells of columns that the vocabulary does not have.
    other: BTreeMap<FieldKey, String>,
}

impl PartialEq for Firm {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.cells == other.cells && self.other == other.other
    }
}

impl Eq for Firm {}

impl Firm {
    /// Reads every cell once. Empty texts are no cells. For many firms, see [`FirmReader`].
    pub fn read(id: FirmId, raw: BTreeMap<FieldKey, String>, vocabulary: &Arc<Vocabulary>) -> Self {
        FirmReader::new(vocabulary).read(id, raw)
    }

    /// Puts together what a reader has read.
    pub(super) fn of(
        id: FirmId,
        vocabulary: Arc<Vocabulary>,
        cells: Vec<(ColumnIndex, Arc<ReadCell>)>,
        other: BTreeMap<FieldKey, String>,
    ) -> Self {
        let mut cells: Vec<Cell> = cells.into_iter().map(|(column, read)| Cell { column, read }).collect();
        cells.sort_by_key(|cell| cell.column);
        Self { id, vocabulary, cells: cells.into(), other }
    }

    /// Its id.
    pub fn id(&self) -> &FirmId {
        &self.id
    }

    /// Its cells as they came, by key.
    pub fn raw(&self) -> BTreeMap<FieldKey, String> {
        let columns = self.vocabulary.columns();
        let known =
            self.cells.iter().map(|cell| (columns.at(cell.column).key.clone(), cell.read.raw.to_string()));
        known.chain(self.other.clone()).collect()
    }

    /// The text of one cell as it came; `None` when it is empty.
    pub fn raw_of(&self, key: &FieldKey) -> Option<&str> {
        match self.vocabulary.columns().index(key) {
            Some(column) => self.raw_at(column),
            None => self.other.get(key).map(String::as_str),
        }
    }

    /// The text of the cell in this column as it came; `None` when it is empty.
    pub fn raw_at(&self, column: ColumnIndex) -> Option<&str> {
        self.cell(column).map(|cell| &*cell.read.raw)
    }

    /// The value in the column with this key; [`FieldValue::Missing`] where there is no such column.
    pub fn field(&self, key: &FieldKey) -> &FieldValue {
        self.vocabulary.columns().index(key).map_or(&FieldValue::Missing, |column| self.at(column))
    }

    /// The value in this column. For counting: find the column once, then ask every firm.
    pub fn at(&self, column: ColumnIndex) -> &FieldValue {
        self.cell(column).map_or(&FieldValue::Missing, |cell| &cell.read.value)
    }

    /// Yes or no for a column of flags; unknown when missing or unreadable, and for any other kind of column.
    pub fn truth(&self, key: &FieldKey) -> Truth {
        self.vocabulary.columns().index(key).map_or(Truth::Unknown, |column| self.truth_at(column))
    }

    /// Yes or no in this column; see [`Firm::truth`].
    pub fn truth_at(&self, column: ColumnIndex) -> Truth {
        match self.at(column) {
            FieldValue::Flag(value) => Truth::from(*value),
            _ => Truth::Unknown,
        }
    }

    /// Whether its industry is an industrial division (06 to 46); unknown without a readable industry.
    pub fn industrial(&self) -> Truth {
        match self.vocabulary.columns().industry().map(|column| self.at(column)) {
            Some(FieldValue::Industry(code)) => Truth::from(code.division().is_industrial()),
            _ => Truth::Unknown,
        }
    }

    /// Whether it is known to be above scale and of an industrial division (规上工业企业).
    pub fn is_above_scale_industrial(&self) -> bool {
        self.industrial() == Truth::Yes && self.known("above_scale") == &FieldValue::Flag(true)
    }

    /// Its name, if it has one.
    pub fn name(&self) -> Option<&str> {
        match self.at(self.vocabulary.columns().name()) {
            FieldValue::Text(name) => Some(name),
            _ => None,
        }
    }

    /// Its credit code, if it has a valid one.
    pub fn credit_code(&self) -> Option<CreditCode> {
        match self.at(self.vocabulary.columns().credit_code()) {
            FieldValue::CreditCode(code) => Some(*code),
            _ => None,
        }
    }

    /// The cells that could not be read, as problems of this firm, in order of the columns.
    pub fn unreadable(&self) -> impl Iterator<Item = Problem> {
        self.cells.iter().filter_map(|cell| match &cell.read.value {
            FieldValue::Unreadable(misread) => Some(Problem {
                severity: Severity::Blocks,
                code: misread.code,
                place: self.place(Some(cell.column)),
                say: misread.say.clone(),
                next: misread.next.clone(),
            }),
            _ => None,
        })
    }

    /// The same firm with one cell changed; an empty text empties it.
    #[must_use]
    pub fn with(&self, key: &FieldKey, text: &str) -> Self {
        let mut raw = self.raw();
        raw.insert(key.clone(), text.to_owned());
        Self::read(self.id.clone(), raw, &self.vocabulary)
    }

    /// The words it was read by.
    pub fn vocabulary(&self) -> &Arc<Vocabulary> {
        &self.vocabulary
    }

    /// The value in the column with a well-known key.
    pub(super) fn known(&self, key: &str) -> &FieldValue {
        self.vocabulary.columns().index_of(key).map_or(&FieldValue::Missing, |column| self.at(column))
    }

    /// This firm, or one of its cells, as a place to jump to.
    pub(super) fn place(&self, column: Option<ColumnIndex>) -> Place {
        let column = column.map(|column| self.vocabulary.columns().at(column).key.to_string());
        Place::Firm { firm: self.id.to_string(), column }
    }

    fn cell(&self, column: ColumnIndex) -> Option<&Cell> {
        self.cells.binary_search_by_key(&column, |cell| cell.column).ok().map(|at| &self.cells[at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::fixture::{firm, key};

    #[test]
    fn a_blank_cell_is_neither_yes_nor_no() {
        let firm = firm("f1", &[("dx_done", "是"), ("iiot", "/"), ("above_scale", "改造中")]);
        assert_eq!(firm.truth(&key("dx_done")), Truth::Yes);
        assert_eq!(firm.truth(&key("iiot")), Truth::Unknown);
        assert_eq!(firm.truth(&key("above_scale")), Truth::Unknown);
        assert_eq!(firm.truth(&key("covered_5g")), Truth::Unknown);
        assert_eq!(firm.truth(&key("no-such-column")), Truth::Unknown);
    }

    #[test]
    fn what_cannot_be_read_keeps_its_text() {
        let firm = firm("f1", &[("revenue_wan", "约三千"), ("own_column", "自己的")]);
        assert_eq!(firm.raw_of(&key("revenue_wan")), Some("约三千"));
        assert_eq!(firm.raw_of(&key("own_column")), Some("自己的"));
        assert_eq!(firm.raw().len(), 2);
        let problems: Vec<_> = firm.unreadable().collect();
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].code, "number.chinese_numerals");
        assert_eq!(
            problems[0].place,
            Place::Firm { firm: "f1".to_owned(), column: Some("revenue_wan".to_owned()) }
        );
    }

    #[test]
    fn a_trade_firm_above_scale_is_not_industrial() {
        assert_eq!(firm("a", &[("industry", "F51")]).industrial(), Truth::No);
        assert_eq!(firm("b", &[("industry", "C36")]).industrial(), Truth::Yes);
        assert_eq!(firm("c", &[]).industrial(), Truth::Unknown);
    }

    #[test]
    fn one_changed_cell_leaves_the_others() {
        let before = firm("f1", &[("name", "甲公司"), ("dx_done", "否")]);
        let after = before.with(&key("dx_done"), "是");
        assert_eq!(after.truth(&key("dx_done")), Truth::Yes);
        assert_eq!(after.name(), Some("甲公司"));
        assert_eq!(after.with(&key("dx_done"), "否"), before);
    }
}
