//! Reading many firms: cells of a column that say the same are read once and kept once.
//!
//! A list of fifty thousand firms has a million cells and says 是 in most of them.

use std::borrow::{Borrow, Cow};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::columns::ColumnIndex;
use super::value::FieldValue;
use super::{Firm, Vocabulary};
use crate::id::{FieldKey, FirmId};

/// A cell as it came, and what it means in its column.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ReadCell {
    pub raw: Box<str>,
    pub value: FieldValue,
}

/// Found again by its text alone: the texts of one column stand together.
#[derive(Debug)]
struct Seen(Arc<ReadCell>);

impl Borrow<str> for Seen {
    fn borrow(&self) -> &str {
        &self.0.raw
    }
}

impl Ord for Seen {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.raw.cmp(&other.0.raw)
    }
}

impl PartialOrd for Seen {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Seen {}

/// Reads firms one after another by the columns of a vocabulary.
#[derive(Debug)]
pub struct FirmReader {
    vocabulary: Arc<Vocabulary>,
    /// By column.
    seen: Vec<BTreeSet<Seen>>,
}

impl FirmReader {
    /// A reader that has read nothing yet.
    pub fn new(vocabulary: &Arc<Vocabulary>) -> Self {
        Self { vocabulary: Arc::clone(vocabulary), seen: Vec::new() }
    }

    /// Reads a firm from cells by key. Empty texts are no cells; cells of columns that the vocabulary does not have
    /// are kept as they are.
    pub fn read(&mut self, id: FirmId, raw: impl IntoIterator<Item = (FieldKey, String)>) -> Firm {
        let mut cells = Vec::new();
        let mut other = BTreeMap::new();
        for (key, text) in raw {
            match self.vocabulary.columns().index(&key) {
                _ if text.is_empty() => {}
                Some(column) => cells.push((column, self.cell(column, &text))),
                None => {
                    other.insert(key, text);
                }
            }
        }
        Firm::of(id, Arc::clone(&self.vocabulary), cells, other)
    }

    /// Reads a firm from cells whose columns are known, each column at most once. Empty texts are no cells.
    pub(super) fn read_at<'a>(
        &mut self,
        id: FirmId,
        cells: impl IntoIterator<Item = (ColumnIndex, Cow<'a, str>)>,
    ) -> Firm {
        let cells = cells.into_iter().filter(|(_, text)| !text.is_empty());
        let cells = cells.map(|(column, text)| (column, self.cell(column, &text))).collect();
        Firm::of(id, Arc::clone(&self.vocabulary), cells, BTreeMap::new())
    }

    fn cell(&mut self, column: ColumnIndex, text: &str) -> Arc<ReadCell> {
        let columns = self.vocabulary.columns();
        // No two firms share these, or they are one.
        let is_own = column == columns.credit_code() || column == columns.name();
        if self.seen.is_empty() && !is_own {
            self.seen.resize_with(columns.count(), BTreeSet::new);
        }
        if !is_own && let Some(found) = self.seen[column.place()].get(text) {
            return Arc::clone(&found.0);
        }
        let value = FieldValue::read(text, columns.at(column), &self.vocabulary);
        let read = Arc::new(ReadCell { raw: text.into(), value });
        if !is_own {
            self.seen[column.place()].insert(Seen(Arc::clone(&read)));
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::fixture::{key, vocabulary};

    #[test]
    fn firms_read_together_are_the_firms_read_alone() {
        let mut reader = FirmReader::new(&vocabulary());
        let rows = [
            [("name", "甲公司"), ("dx_done", "是"), ("revenue_wan", "3亿"), ("own", "旧")],
            [("name", "乙公司"), ("dx_done", "是"), ("revenue_wan", "约三"), ("own", "")],
            [("name", "甲公司"), ("dx_done", ""), ("revenue_wan", "约三"), ("own", "旧")],
        ];
        for (at, row) in rows.iter().enumerate() {
            let id = FirmId::new(format!("f{at}")).expect("an id");
            let raw: BTreeMap<_, _> =
                row.iter().map(|(name, text)| (key(name), (*text).to_owned())).collect();
            assert_eq!(reader.read(id.clone(), raw.clone()), Firm::read(id, raw, &vocabulary()));
        }
    }

    #[test]
    fn a_cell_that_says_the_same_in_the_same_column_is_kept_once() {
        let mut reader = FirmReader::new(&vocabulary());
        let columns = vocabulary();
        let [done, cloud] =
            ["dx_done", "cloud"].map(|key| columns.columns().index_of(key).expect("a column"));
        let first = reader.cell(done, "是");
        assert!(Arc::ptr_eq(&first, &reader.cell(done, "是")));
        assert!(!Arc::ptr_eq(&first, &reader.cell(cloud, "是")));
        assert_eq!(first.value, FieldValue::Flag(true));
    }
}
