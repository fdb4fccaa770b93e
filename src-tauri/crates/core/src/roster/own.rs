//! Columns that an office adds to its roster.

use super::columns::{Choice, ColumnDef, ColumnKind, ColumnsError, Privacy, RosterColumns, folded};
use crate::id::{FieldKey, OptionId};
use crate::unit::Unit;

/// What a column of the office holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnKind {
    /// Free text.
    Text,
    /// A figure, with its unit if it has one.
    Number(Option<Unit>),
    /// Yes or no.
    Flag,
    /// One of these, in order. Choices are named by their place, so that one may be renamed.
    Choice(Vec<String>),
    /// A day.
    Date,
}

/// A column that the office added. Its key is permanent; its header may change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnColumn {
    /// Permanent key.
    pub key: FieldKey,
    /// Its header.
    pub label: String,
    /// What it holds.
    pub kind: OwnKind,
    /// Headers that it had before: older files are still recognised.
    pub former: Vec<String>,
    /// Whether it holds personal data.
    pub privacy: Privacy,
}

/// How the key of every column of an office begins, so that no shipped column is ever met.
pub const OWN: &str = "own-";

impl RosterColumns {
    /// These columns with those of the office behind them.
    ///
    /// # Errors
    /// [`ColumnsError`] when a header is empty or means another column already, a key comes twice,
    /// or a column of choices has none.
    pub fn with_own(&self, own: &[OwnColumn]) -> Result<Self, ColumnsError> {
        let mut columns: Vec<ColumnDef> = self.iter().map(|(_, column)| column.clone()).collect();
        for one in own {
            let label = folded(&one.label);
            if label.is_empty() {
                return Err(ColumnsError::NoLabel(one.key.clone()));
            }
            let taken =
                columns.iter().find(|column| folded(&column.label) == label || is_synonym(column, &label));
            if let Some(column) = taken {
                return Err(ColumnsError::LabelTaken { label: one.label.clone(), by: column.key.clone() });
            }
            columns.push(one.def()?);
        }
        Self::new(columns)
    }
}

fn is_synonym(column: &ColumnDef, label: &str) -> bool {
    column.synonyms.iter().any(|synonym| folded(synonym) == label)
}

impl OwnColumn {
    fn def(&self) -> Result<ColumnDef, ColumnsError> {
        let (kind, unit, labels) = match &self.kind {
            OwnKind::Text => (ColumnKind::Text, None, &[][..]),
            OwnKind::Number(unit) => (ColumnKind::Number, unit.clone(), &[][..]),
            OwnKind::Flag => (ColumnKind::Flag, None, &[][..]),
            OwnKind::Choice(labels) if labels.is_empty() => {
                return Err(ColumnsError::Choices(self.key.clone()));
            }
            OwnKind::Choice(labels) => (ColumnKind::Choice, None, labels.as_slice()),
            OwnKind::Date => (ColumnKind::Date, None, &[][..]),
        };
        let choice = |(place, label): (usize, &String)| {
            Ok(Choice { id: OptionId::new(format!("c{}", place + 1))?, label: label.clone() })
        };
        Ok(ColumnDef {
            key: self.key.clone(),
            label: self.label.clone(),
            short: self.label.clone(),
            kind,
            unit,
            choices: labels.iter().enumerate().map(choice).collect::<Result<_, ColumnsError>>()?,
            synonyms: self.former.clone(),
            is_level: false,
            privacy: self.privacy,
            help: String::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::fixture::{key, vocabulary};

    fn own(label: &str, kind: OwnKind) -> OwnColumn {
        OwnColumn { key: key("own-1"), label: label.into(), kind, former: Vec::new(), privacy: Privacy::Open }
    }

    fn check(column: OwnColumn, expected: &str) {
        let error = vocabulary().columns().with_own(&[column]).expect_err("refused").to_string();
        assert!(error.contains(expected), "{error}");
    }

    #[test]
    fn a_column_of_the_office_stands_behind_the_shipped_ones() {
        let before = vocabulary();
        let kind = OwnKind::Choice(vec!["甲类".into(), "乙类".into()]);
        let columns = before.columns().with_own(&[own("安全分类", kind)]).expect("good");
        assert_eq!(columns.count(), before.columns().count() + 1);
        let column = columns.get(&key("own-1")).expect("there");
        assert_eq!(column.choice("乙类").map(|choice| choice.id.as_str()), Some("c2"));
    }

    #[test]
    fn a_header_that_means_another_column_is_refused() {
        check(own("企业 名称", OwnKind::Text), "`name`");
        check(own("营收", OwnKind::Text), "`revenue_wan`");
        check(own("  ", OwnKind::Text), "no header");
        check(own("分类", OwnKind::Choice(Vec::new())), "choices go with");
    }
}
