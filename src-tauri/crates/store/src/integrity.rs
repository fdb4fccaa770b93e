//! Whether what is stored is whole.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{Connection, params};

use crate::Store;
use crate::error::{Result, StoreError};
use crate::record::{Key, Noun};
use crate::table::{self, ForEachKind, Json, Table, by_noun};

/// What is wrong with a stored evidence file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlobFault {
    /// A record names it, but it is not on the disk.
    Missing,
    /// Its content is no longer what its name says.
    Changed,
    /// It is on the disk, but no record names it. Nothing is lost by it.
    Unlisted,
}

/// What is wrong with the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// SQLite found the file damaged.
    Database(String),
    /// A row points at a row that is not there.
    Reference {
        /// Table of the row.
        table: String,
        /// Table it points at.
        parent: String,
    },
    /// The record is not the one that its history ends with.
    History {
        /// Kind of the record.
        noun: Noun,
        /// Which record.
        key: Key,
    },
}

impl Store {
    /// Checks the whole database: its pages, its references, and that each record is what its
    /// history ends with. Empty when all is well.
    pub fn check(&self) -> Result<Vec<Fault>> {
        let failed = |cause| StoreError::sqlite("check", &self.database, cause);
        let mut faults: Vec<Fault> = pragma_lines(&self.connection, "integrity_check")
            .map_err(failed)?
            .into_iter()
            .map(Fault::Database)
            .collect();
        faults.extend(references(&self.connection).map_err(failed)?);
        faults.extend(histories(&self.connection).map_err(failed)?);
        Ok(faults)
    }

    /// Reads every evidence file again and compares it with its name and with the records.
    /// Sorted by SHA-256; empty when all is well.
    pub fn verify_blobs(&self) -> Result<Vec<(String, BlobFault)>> {
        let mut listed: BTreeSet<String> =
            self.read().evidence()?.into_iter().map(|one| one.sha256).collect();
        // Older contents of a piece are kept too: the journal names them.
        listed.extend(self.read().evidence_contents()?);
        listed.extend(self.read().signed_pages()?);
        let blobs = self.blobs();
        let present = blobs.list()?;
        let mut faults = Vec::new();
        for sha256 in listed.union(&present) {
            if !present.contains(sha256) {
                faults.push((sha256.clone(), BlobFault::Missing));
            } else if !blobs.is_whole(sha256)? {
                faults.push((sha256.clone(), BlobFault::Changed));
            } else if !listed.contains(sha256) {
                faults.push((sha256.clone(), BlobFault::Unlisted));
            }
        }
        Ok(faults)
    }
}

/// Refuses a database that SQLite finds damaged or whose references do not hold.
pub(crate) fn require_sound(connection: &Connection, database: &Path) -> Result<()> {
    let failed = |cause| StoreError::sqlite("check", database, cause);
    let mut found = pragma_lines(connection, "quick_check").map_err(failed)?;
    for fault in references(connection).map_err(failed)? {
        if let Fault::Reference { table, parent } = fault {
            found.push(format!("a row of {table} points at a missing row of {parent}"));
        }
    }
    match found.is_empty() {
        true => Ok(()),
        false => Err(StoreError::Damaged { path: database.to_path_buf(), detail: found.join("; ") }),
    }
}

/// Lines of `integrity_check` or `quick_check`; none for "ok".
fn pragma_lines(connection: &Connection, pragma: &str) -> rusqlite::Result<Vec<String>> {
    let mut lines = Vec::new();
    connection.pragma_query(None, pragma, |row| {
        lines.push(row.get::<_, String>(0)?);
        Ok(())
    })?;
    lines.retain(|line| line != "ok");
    Ok(lines)
}

fn references(connection: &Connection) -> rusqlite::Result<Vec<Fault>> {
    connection
        .prepare("select \"table\", parent from pragma_foreign_key_check")?
        .query_map([], |row| Ok(Fault::Reference { table: row.get(0)?, parent: row.get(1)? }))?
        .collect()
}

/// Records that differ from the last image in the journal, and images without a record.
fn histories(connection: &Connection) -> rusqlite::Result<Vec<Fault>> {
    let last: Vec<(Noun, Key, Option<String>)> = connection
        .prepare(
            "select noun, key, after from change_item i where not exists (select 1 from change_item later \
             where later.noun = i.noun and later.key = i.key \
             and (later.sequence, later.position) > (i.sequence, i.position)) order by noun, key",
        )?
        .query_map(params![], |row| Ok((row.get(0)?, row.get::<_, Json<Key>>(1)?.0, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut faults = Vec::new();
    for (noun, key, after) in last {
        if !by_noun(noun, AsStored { connection, key: &key, after: after.as_deref() })? {
            faults.push(Fault::History { noun, key });
        }
    }
    Ok(faults)
}

struct AsStored<'a> {
    connection: &'a Connection,
    key: &'a Key,
    after: Option<&'a str>,
}

impl ForEachKind for AsStored<'_> {
    type Out = rusqlite::Result<bool>;

    fn with<R: Table>(self) -> rusqlite::Result<bool> {
        let stored: Option<R> = table::find(self.connection, self.key)?;
        // An image that cannot be read is a fault of the history, not of the check.
        Ok(match self.after.map(serde_json::from_str::<R>) {
            None => stored.is_none(),
            Some(Ok(image)) => stored == Some(image),
            Some(Err(_)) => false,
        })
    }
}
