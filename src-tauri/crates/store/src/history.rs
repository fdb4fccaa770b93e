//! The journal: what happened to an item, and what can be taken back.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{OptionalExtension, Row, params};

use crate::error::Result;
use crate::read::ReadTx;
use crate::record::{Key, Moment, Noun};
use crate::table::Json;

/// What a change was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// A person changed something; can be taken back.
    Edit,
    /// Took back an edit or a redo.
    Undo,
    /// Took back an undo.
    Redo,
    /// A receipt was recorded; stands for good.
    Receipt,
}

impl ChangeKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Receipt => "receipt",
        }
    }
}

impl ToSql for ChangeKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.as_str().into())
    }
}

impl FromSql for ChangeKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        [Self::Edit, Self::Undo, Self::Redo, Self::Receipt]
            .into_iter()
            .find(|kind| kind.as_str() == name)
            .ok_or(FromSqlError::InvalidType)
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its number, growing from 1 without holes.
    pub sequence: i64,
    /// When it was made.
    pub at: Moment,
    /// By whom.
    pub actor: String,
    /// What it was called; an undo carries the label of what it took back.
    pub label: String,
    /// What it was.
    pub kind: ChangeKind,
    /// The change that it took back.
    pub undoes: Option<i64>,
}

/// What one change did to one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryEntry {
    /// The change.
    pub change: Change,
    /// The record before, as JSON; `None` when there was none.
    pub before: Option<String>,
    /// The record after, as JSON; `None` when there is none any more.
    pub after: Option<String>,
}

fn change(row: &Row<'_>) -> rusqlite::Result<Change> {
    Ok(Change {
        sequence: row.get(0)?,
        at: row.get(1)?,
        actor: row.get(2)?,
        label: row.get(3)?,
        kind: row.get(4)?,
        undoes: row.get(5)?,
    })
}

impl ReadTx<'_> {
    /// Number of the newest change, 0 before the first: identifies the state of all records.
    pub fn sequence(&self) -> Result<i64> {
        self.run("read history", |connection| {
            connection
                .prepare_cached("select coalesce(max(sequence), 0) from change")?
                .query_row([], |row| row.get(0))
        })
    }

    /// Number of the newest change that is no receipt, 0 before the first: identifies what the
    /// office has entered, whatever was made from it since.
    pub fn content_sequence(&self) -> Result<i64> {
        self.run("read history", |connection| {
            connection
                .prepare_cached("select coalesce(max(sequence), 0) from change where kind <> 'receipt'")?
                .query_row([], |row| row.get(0))
        })
    }

    /// Everything that happened to one item, the oldest first.
    pub fn history_of(&self, noun: Noun, key: &Key) -> Result<Vec<HistoryEntry>> {
        self.run("read history", |connection| {
            connection
                .prepare_cached(
                    "select c.sequence, c.at, c.actor, c.label, c.kind, c.undoes, i.before, i.after \
                     from change_item i join change c on c.sequence = i.sequence \
                     where i.noun = ?1 and i.key = ?2 order by i.sequence, i.position",
                )?
                .query_map(params![noun, key.to_string()], |row| {
                    Ok(HistoryEntry { change: change(row)?, before: row.get(6)?, after: row.get(7)? })
                })?
                .collect()
        })
    }

    /// The newest changes, the newest first, at most `limit`.
    pub fn changes(&self, limit: u32) -> Result<Vec<Change>> {
        self.run("read history", |connection| {
            connection
                .prepare_cached(
                    "select sequence, at, actor, label, kind, undoes from change \
                     order by sequence desc limit ?1",
                )?
                .query_map([limit], change)?
                .collect()
        })
    }

    /// The change that [`Store::undo`](crate::Store::undo) would take back; its label is for the menu.
    pub fn undo_candidate(&self) -> Result<Option<Change>> {
        self.one_change(
            "select sequence, at, actor, label, kind, undoes from change c \
             where kind in ('edit', 'redo') and not exists (select 1 from change u where u.undoes = c.sequence) \
             order by sequence desc limit 1",
        )
    }

    /// The undo that [`Store::redo`](crate::Store::redo) would take back; none after a newer edit.
    pub fn redo_candidate(&self) -> Result<Option<Change>> {
        self.one_change(
            "select sequence, at, actor, label, kind, undoes from change c \
             where kind = 'undo' and not exists (select 1 from change u where u.undoes = c.sequence) \
             and sequence > (select coalesce(max(sequence), 0) from change where kind = 'edit') \
             order by sequence desc limit 1",
        )
    }

    fn one_change(&self, sql: &str) -> Result<Option<Change>> {
        self.run("read history", |connection| {
            connection.prepare_cached(sql)?.query_row([], change).optional()
        })
    }

    pub(crate) fn before_images(&self, sequence: i64) -> Result<Vec<(Noun, Key, Option<String>)>> {
        self.run("read history", |connection| {
            connection
                .prepare_cached(
                    "select noun, key, before from change_item where sequence = ?1 order by position",
                )?
                .query_map([sequence], |row| Ok((row.get(0)?, row.get::<_, Json<Key>>(1)?.0, row.get(2)?)))?
                .collect()
        })
    }
}
