//! SQLite and files: what is saved survives a power cut.
//!
//! A workspace is a folder, one park each:
//!
//! | in the folder | what |
//! |---|---|
//! | `workspace.db` | every record and its whole history |
//! | `workspace.lock` | held while a program has the workspace open |
//! | `evidence/<2 hex>/<sha256>` | evidence, named by its content |
//! | `packages/` | submission sets that were made |
//! | `backups/` | checked copies of the database |
//!
//! Every change of a record goes through [`Store::write`], the only place that commits, and is
//! written to a journal that nothing can alter. The journal gives the history of each item, undo
//! that names what it undoes, and the sequence that a submission set is made from.

mod backup;
mod blob;
mod error;
mod folder;
mod history;
mod integrity;
mod migrate;
mod open;
mod past;
mod read;
pub mod record;
mod say;
mod table;
#[cfg(test)]
mod tests;
mod tx;

use std::path::{Path, PathBuf};

pub use backup::Backup;
pub use blob::{Blobs, StoredBlob};
pub use error::{Result, StoreError};
pub use folder::Filesystem;
pub use history::{Change, ChangeKind, HistoryEntry};
pub use integrity::{BlobFault, Fault};
pub use open::{OpenOptions, OpenReport};
pub use read::ReadTx;
pub use tx::{Committed, Undone, WriteTx};

/// An open workspace. While it lives, no other program can open the same folder.
#[derive(Debug)]
pub struct Store {
    // Fields drop in this order: the database is closed before the lock is released.
    connection: rusqlite::Connection,
    database: PathBuf,
    folder: PathBuf,
    report: OpenReport,
    /// Held by whoever may write; a state of before needs none.
    _lock: Option<std::fs::File>,
}

impl Store {
    /// The folder of the workspace.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder for submission sets.
    pub fn packages(&self) -> PathBuf {
        self.folder.join(folder::PACKAGES)
    }

    /// What was found when the workspace was opened.
    pub fn report(&self) -> &OpenReport {
        &self.report
    }

    /// The evidence store. It works on files alone, so that long copies need not hold the database.
    pub fn blobs(&self) -> Blobs {
        Blobs::new(self.folder.join(folder::EVIDENCE))
    }

    /// A consistent view: nothing can be written while it is held.
    pub fn read(&self) -> ReadTx<'_> {
        ReadTx::new(&self.connection, &self.database)
    }

    /// Closes the workspace and says whether that worked. What was saved is safe either way.
    pub fn close(self) -> Result<()> {
        let Self { connection, database, .. } = self;
        connection.close().map_err(|(_, cause)| StoreError::sqlite("close", &database, cause))
    }
}
