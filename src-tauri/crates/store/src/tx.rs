//! The only place that commits.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior, params};

use crate::Store;
use crate::error::{Result, StoreError};
use crate::history::{Change, ChangeKind};
use crate::read::ReadTx;
use crate::record::{Key, Moment, Noun, Record, Saved};
use crate::table::{self, ForEachKind, Table, by_noun};

/// What a change became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed {
    /// Number of the newest change; identifies the state of all records.
    pub sequence: i64,
    /// False when the change changed nothing, so that no number was used.
    pub recorded: bool,
}

/// What an undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The change that was taken back, or the undo that was.
    pub change: Change,
    /// Number of the change that did it.
    pub sequence: i64,
}

impl Store {
    /// Does `work` as one change: all of it is on the disk when this returns, or none of it is.
    ///
    /// # Errors
    /// What `work` returns, or why nothing could be written.
    pub fn write<T>(
        &mut self,
        label: &str,
        actor: &str,
        at: impl Into<Moment>,
        work: impl FnOnce(&mut WriteTx<'_>) -> Result<T>,
    ) -> Result<(T, Committed)> {
        self.change(Header { label, actor, at: at.into(), kind: ChangeKind::Edit, undoes: None }, work)
    }

    /// Takes back the newest change that is not taken back yet, as a new change.
    ///
    /// # Errors
    /// [`StoreError::NothingToUndo`] when there is none.
    pub fn undo(&mut self, actor: &str, at: impl Into<Moment>) -> Result<Undone> {
        let change = self.read().undo_candidate()?.ok_or(StoreError::NothingToUndo { what: "undo" })?;
        self.take_back(change, ChangeKind::Undo, actor, at.into())
    }

    /// Does again what was taken back last, as long as nothing else was changed since.
    ///
    /// # Errors
    /// [`StoreError::NothingToUndo`] when there is none.
    pub fn redo(&mut self, actor: &str, at: impl Into<Moment>) -> Result<Undone> {
        let change = self.read().redo_candidate()?.ok_or(StoreError::NothingToUndo { what: "redo" })?;
        self.take_back(change, ChangeKind::Redo, actor, at.into())
    }

    fn take_back(&mut self, change: Change, kind: ChangeKind, actor: &str, at: Moment) -> Result<Undone> {
        let items = self.read().before_images(change.sequence)?;
        let undoes = Some(change.sequence);
        let header = Header { label: &change.label, actor, at, kind, undoes };
        // Backwards, so that a record changed twice ends at its first image.
        let ((), committed) = self.change(header, |tx| {
            items.into_iter().rev().try_for_each(|(noun, key, before)| {
                by_noun(noun, Restore { tx, key: &key, before: before.as_deref() })
            })
        })?;
        Ok(Undone { change, sequence: committed.sequence })
    }

    fn change<T>(
        &mut self,
        header: Header<'_>,
        work: impl FnOnce(&mut WriteTx<'_>) -> Result<T>,
    ) -> Result<(T, Committed)> {
        let newest = self.read().sequence()?;
        let database = &self.database;
        transact(&mut self.connection, database, "save", |connection| {
            let mut tx =
                WriteTx { connection, database, header, sequence: newest + 1, items: 0, receipt: false };
            let out = work(&mut tx)?;
            let recorded = tx.finish()?;
            Ok((out, Committed { sequence: if recorded { newest + 1 } else { newest }, recorded }))
        })
    }
}

/// Runs `work` in a transaction and commits it; any error rolls everything back.
pub(crate) fn transact<T>(
    connection: &mut Connection,
    database: &Path,
    operation: &'static str,
    work: impl FnOnce(&Connection) -> Result<T>,
) -> Result<T> {
    let failed = |cause| StoreError::sqlite(operation, database, cause);
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
    let out = work(&transaction)?;
    transaction.commit().map_err(failed)?;
    Ok(out)
}

struct Header<'a> {
    label: &'a str,
    actor: &'a str,
    at: Moment,
    kind: ChangeKind,
    undoes: Option<i64>,
}

/// One change being made. Reads through [`WriteTx::read`] see what it has written so far.
pub struct WriteTx<'a> {
    connection: &'a Connection,
    database: &'a Path,
    header: Header<'a>,
    sequence: i64,
    items: i64,
    receipt: bool,
}

impl WriteTx<'_> {
    /// The state as this change has made it so far.
    pub fn read(&self) -> ReadTx<'_> {
        ReadTx::new(self.connection, self.database)
    }

    /// Writes a record, new or in place of the one with the same key, and returns it as stored.
    ///
    /// A record equal to the stored one is left alone, stamp included.
    pub fn put<R: Table>(&mut self, record: R) -> Result<R> {
        let before = self.read().find::<R>(&record.key())?;
        self.put_over(before, record)
    }

    /// Writes a record if the stored one is still the one the caller knows: `base_revision` is the
    /// revision it was read with, 0 for none.
    ///
    /// Saving again what is already stored is no conflict, so that a save whose answer got lost can
    /// be repeated.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] with the stored record.
    pub fn save<R: Table>(&mut self, record: R, base_revision: i64) -> Result<R> {
        let key = record.key();
        let before = self.read().find::<R>(&key)?;
        let revision = before.as_ref().and_then(R::saved).map_or(0, |saved| saved.revision);
        if revision != base_revision && before.as_ref().is_none_or(|before| !same_content(before, &record)) {
            let current = before.as_ref().map(image).transpose()?;
            return Err(StoreError::Conflict { noun: R::NOUN, key, base: base_revision, revision, current });
        }
        self.put_over(before, record)
    }

    /// Deletes a record and returns it; the journal keeps it. `None` when there was none.
    pub fn remove<R: Table>(&mut self, key: &Key) -> Result<Option<R>> {
        let Some(before) = self.read().find::<R>(key)? else { return Ok(None) };
        self.read().run("delete", |connection| table::remove::<R>(connection, key))?;
        self.journal(R::NOUN, key, Some(image(&before)?), None)?;
        Ok(Some(before))
    }

    fn put_over<R: Table>(&mut self, before: Option<R>, mut record: R) -> Result<R> {
        if let Some(before) = &before
            && same_content(before, &record)
        {
            return Ok(before.clone());
        }
        record.stamp(Saved {
            revision: self.sequence,
            at: self.header.at,
            actor: self.header.actor.to_owned(),
        });
        self.read().run("save", |connection| table::put(connection, &record))?;
        let before = before.as_ref().map(image).transpose()?;
        self.journal(R::NOUN, &record.key(), before, Some(image(&record)?))?;
        Ok(record)
    }

    fn journal(
        &mut self,
        noun: Noun,
        key: &Key,
        before: Option<String>,
        after: Option<String>,
    ) -> Result<()> {
        self.receipt |= noun == Noun::Package;
        self.items += 1;
        self.read().run("write history", |connection| {
            connection
                .prepare_cached(
                    "insert into change_item (sequence, position, noun, key, before, after) \
                     values (?1, ?2, ?3, ?4, ?5, ?6)",
                )?
                .execute(params![self.sequence, self.items, noun, key.to_string(), before, after])
                .map(drop)
        })
    }

    fn finish(self) -> Result<bool> {
        // An undo is recorded even when it found nothing to do, or it would be offered for ever.
        if self.items == 0 && self.header.undoes.is_none() {
            return Ok(false);
        }
        let Header { label, actor, at, kind, undoes } = &self.header;
        let kind = if self.receipt { ChangeKind::Receipt } else { *kind };
        self.read().run("write history", |connection| {
            connection
                .prepare_cached(
                    "insert into change (sequence, at, actor, label, kind, undoes) \
                     values (?1, ?2, ?3, ?4, ?5, ?6)",
                )?
                .execute(params![self.sequence, at, actor, label, kind, undoes])
        })?;
        Ok(true)
    }
}

struct Restore<'a, 'tx> {
    tx: &'a mut WriteTx<'tx>,
    key: &'a Key,
    before: Option<&'a str>,
}

impl ForEachKind for Restore<'_, '_> {
    type Out = Result<()>;

    fn with<R: Table>(self) -> Result<()> {
        let Some(before) = self.before else { return self.tx.remove::<R>(self.key).map(drop) };
        let record: R = serde_json::from_str(before).map_err(|cause| StoreError::Broken {
            what: format!("history of {} {} can be read: {cause}", R::NOUN, self.key),
        })?;
        self.tx.put(record).map(drop)
    }
}

fn same_content<R: Record>(stored: &R, record: &R) -> bool {
    let mut record = record.clone();
    if let Some(saved) = stored.saved() {
        record.stamp(saved.clone());
    }
    *stored == record
}

fn image<R: Record>(record: &R) -> Result<String> {
    serde_json::to_string(record)
        .map_err(|cause| StoreError::Broken { what: format!("every {} is JSON: {cause}", R::NOUN) })
}
