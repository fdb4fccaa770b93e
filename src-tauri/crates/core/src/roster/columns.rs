//! The columns of a roster: which there are, what they hold, by what names people call them.

use serde::Deserialize;

use crate::id::{FieldKey, OptionId};
use crate::number::plain_text;
use crate::unit::Unit;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// A unified social credit code (统一社会信用代码).
    CreditCode,
    /// Free text.
    Text,
    /// An industry of GB/T 4754.
    Industry,
    /// Yes or no.
    Flag,
    /// A figure, in the column's unit.
    Number,
    /// One of the column's choices.
    Choice,
    /// A day.
    Date,
}

/// Whether a column holds personal data, which packages leave out unless someone asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Privacy {
    /// About the firm.
    Open,
    /// About a person, such as a telephone number.
    Personal,
}

/// One choice of a column of choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its permanent id.
    pub id: OptionId,
    /// What people read.
    pub label: String,
}

/// One column of a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnDef {
    /// Its permanent key.
    pub key: FieldKey,
    /// Its header.
    pub label: String,
    /// Its header where columns are narrow, as in the printed firm list.
    pub short: String,
    /// What it holds.
    pub kind: ColumnKind,
    /// The unit of its figures.
    pub unit: Option<Unit>,
    /// Its choices, in order; empty unless `kind` is [`ColumnKind::Choice`].
    pub choices: Vec<Choice>,
    /// Other headers that mean this column.
    pub synonyms: Vec<String>,
    /// Whether it is personal data.
    pub privacy: Privacy,
    /// Whether its choices are levels, the lowest first, so that how many are at which says something.
    pub is_level: bool,
    /// What to fill in.
    pub help: String,
}

impl ColumnDef {
    /// The choice that `text` names by label or id, whatever its width, spaces or case.
    pub fn choice(&self, text: &str) -> Option<&Choice> {
        let typed = folded(text);
        self.choices.iter().find(|choice| folded(&choice.label) == typed || choice.id.as_str() == typed)
    }
}

/// The place of a column in its [`RosterColumns`]: found once, then read fast for every firm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ColumnIndex(u16);

impl ColumnIndex {
    /// Its number from 0.
    pub(super) fn place(self) -> usize {
        self.0.into()
    }
}

/// Why a text does not describe the columns of a roster.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ColumnsError {
    /// Not the expected TOML.
    #[error("the columns cannot be read: {0}")]
    Shape(String),
    /// A key that is no id.
    #[error("column key {0}")]
    Key(#[from] crate::id::NotAnId),
    /// Two columns with one key.
    #[error("the column `{0}` is described twice")]
    Twice(FieldKey),
    /// A column of choices without any, or choices where none belong.
    #[error("the column `{0}`: choices go with the kind \"choice\", and only with it")]
    Choices(FieldKey),
    /// Without these no firm can be told from another.
    #[error("the column `{0}` is missing; every roster needs it")]
    Needed(&'static str),
    /// More columns than a sheet has.
    #[error("more than 16 384 columns")]
    TooMany,
    /// A column without a header.
    #[error("the column `{0}` has no header")]
    NoLabel(FieldKey),
    /// A header that means another column already.
    #[error("the header {label} means the column `{by}` already")]
    LabelTaken {
        /// The header.
        label: String,
        /// The column that it means.
        by: FieldKey,
    },
}

/// The columns of a roster, in order; keys are unique, `credit_code` and `name` are there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterColumns {
    columns: Vec<ColumnDef>,
    /// Indices sorted by key.
    by_key: Vec<ColumnIndex>,
    credit_code: ColumnIndex,
    name: ColumnIndex,
    industry: Option<ColumnIndex>,
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    column: Vec<FileColumn>,
}

#[derive(Deserialize)]
struct FileColumn {
    key: String,
    label: String,
    short: Option<String>,
    kind: ColumnKind,
    unit: Option<String>,
    #[serde(default)]
    choices: Vec<FileChoice>,
    #[serde(default)]
    synonyms: Vec<String>,
    #[serde(default)]
    personal: bool,
    #[serde(default)]
    level: bool,
    #[serde(default)]
    help: String,
}

#[derive(Deserialize)]
struct FileChoice {
    id: String,
    label: String,
}

impl RosterColumns {
    /// Reads the columns from their authored file (`assets/vocabulary/roster.toml`).
    ///
    /// # Errors
    /// [`ColumnsError`] names the column.
    pub fn parse(toml_text: &str) -> Result<Self, ColumnsError> {
        let file: File = toml::from_str(toml_text).map_err(|error| ColumnsError::Shape(error.to_string()))?;
        let columns = file.column.into_iter().map(column).collect::<Result<Vec<_>, _>>()?;
        Self::new(columns)
    }

    /// Takes these columns in this order.
    ///
    /// # Errors
    /// [`ColumnsError`] when a key comes twice or a needed column is missing.
    pub fn new(columns: Vec<ColumnDef>) -> Result<Self, ColumnsError> {
        let count = u16::try_from(columns.len()).ok().filter(|count| *count <= 16_384);
        let mut by_key: Vec<ColumnIndex> =
            (0..count.ok_or(ColumnsError::TooMany)?).map(ColumnIndex).collect();
        let key = |index: ColumnIndex| &columns[usize::from(index.0)].key;
        by_key.sort_by(|a, b| key(*a).cmp(key(*b)));
        if let Some(pair) = by_key.windows(2).find(|pair| key(pair[0]) == key(pair[1])) {
            return Err(ColumnsError::Twice(key(pair[0]).clone()));
        }
        let needed = |name: &'static str| {
            by_key
                .iter()
                .copied()
                .find(|index| key(*index).as_str() == name)
                .ok_or(ColumnsError::Needed(name))
        };
        let (credit_code, name) = (needed("credit_code")?, needed("name")?);
        let industry = needed("industry").ok();
        Ok(Self { columns, by_key, credit_code, name, industry })
    }

    /// The columns in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (ColumnIndex, &ColumnDef)> {
        self.columns.iter().enumerate().map(|(index, column)| (ColumnIndex(index as u16), column))
    }

    /// How many columns there are.
    pub fn count(&self) -> usize {
        self.columns.len()
    }

    /// Where the column with this key is.
    pub fn index(&self, key: &FieldKey) -> Option<ColumnIndex> {
        self.index_of(key.as_str())
    }

    /// Where the column with the key of this text is.
    pub fn index_of(&self, key: &str) -> Option<ColumnIndex> {
        let found = self.by_key.binary_search_by(|index| self.at(*index).key.as_str().cmp(key));
        found.ok().map(|position| self.by_key[position])
    }

    /// The column with this key.
    pub fn get(&self, key: &FieldKey) -> Option<&ColumnDef> {
        self.index(key).map(|index| self.at(index))
    }

    /// The column at this place. An index belongs to the columns that gave it.
    pub fn at(&self, index: ColumnIndex) -> &ColumnDef {
        &self.columns[usize::from(index.0)]
    }

    /// Where the credit code is.
    pub fn credit_code(&self) -> ColumnIndex {
        self.credit_code
    }

    /// Where the industry is that says whether a firm is industrial.
    pub fn industry(&self) -> Option<ColumnIndex> {
        self.industry
    }

    /// Where the firm's name is.
    pub fn name(&self) -> ColumnIndex {
        self.name
    }
}

fn column(file: FileColumn) -> Result<ColumnDef, ColumnsError> {
    let key = FieldKey::new(file.key)?;
    if (file.kind == ColumnKind::Choice) == file.choices.is_empty() {
        return Err(ColumnsError::Choices(key));
    }
    let choices = file
        .choices
        .into_iter()
        .map(|choice| Ok(Choice { id: OptionId::new(choice.id)?, label: choice.label }))
        .collect::<Result<_, ColumnsError>>()?;
    Ok(ColumnDef {
        key,
        short: file.short.unwrap_or_else(|| file.label.clone()),
        label: file.label,
        kind: file.kind,
        unit: file.unit.as_deref().map(Unit::named),
        choices,
        synonyms: file.synonyms,
        privacy: if file.personal { Privacy::Personal } else { Privacy::Open },
        is_level: file.level && file.kind == ColumnKind::Choice,
        help: file.help,
    })
}

/// One spelling for what people type in many: half-width, no spaces, lower case.
pub(crate) fn folded(text: &str) -> String {
    plain_text(text).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::fixture;

    #[test]
    fn every_column_is_found_by_its_key() {
        let columns = RosterColumns::parse(fixture::COLUMNS).expect("good columns");
        for (index, column) in columns.iter() {
            assert_eq!(columns.index(&column.key), Some(index));
        }
        assert_eq!(columns.index_of("no-such-column"), None);
        assert_eq!(columns.at(columns.name()).label, "企业名称");
    }

    #[test]
    fn a_broken_description_names_the_column() {
        let check = |text: &str, expected: &str| {
            let error = RosterColumns::parse(text).expect_err("broken").to_string();
            assert!(error.contains(expected), "{error}");
        };
        check("[[column]]\nkey='name'\nlabel='名称'\nkind='text'", "`credit_code` is missing");
        check(
            "[[column]]\nkey='a'\nlabel='A'\nkind='text'\n[[column]]\nkey='a'\nlabel='B'\nkind='text'",
            "`a` is described twice",
        );
        check("[[column]]\nkey='a'\nlabel='A'\nkind='choice'", "choices go with");
        check("[[column]]\nkey='a'\nlabel='A'\nkind='colour'", "colour");
        check("[[column]]\nkey='名称'\nlabel='A'\nkind='text'", "is not an id");
    }
}
