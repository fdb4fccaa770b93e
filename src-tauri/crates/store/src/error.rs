//! What can go wrong, by what the person at the desk can do about it.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::record::{Key, Noun};

/// Why the store could not do its work. Nothing already saved is touched by any of these.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The folder that should hold the workspace does not exist.
    #[error("open {path}: the folder that should hold it does not exist")]
    FolderMissing {
        /// The folder asked for.
        path: PathBuf,
    },
    /// Something other than a folder stands at the path.
    #[error("open {path}: this is not a folder")]
    NotAFolder {
        /// The path asked for.
        path: PathBuf,
    },
    /// The system refuses access.
    #[error("{operation} {path}: access is denied")]
    Denied {
        /// What was tried.
        operation: &'static str,
        /// On which file or folder.
        path: PathBuf,
    },
    /// The disk or the file may only be read.
    #[error("{operation} {path}: the disk or file is read-only")]
    ReadOnly {
        /// What was tried.
        operation: &'static str,
        /// On which file or folder.
        path: PathBuf,
    },
    /// No room is left; the change was not made.
    #[error("{operation} {path}: the disk is full")]
    Full {
        /// What was tried.
        operation: &'static str,
        /// On which file or folder.
        path: PathBuf,
    },
    /// Another program, or a second copy of this one, holds the workspace.
    #[error("open {path}: another program is using it")]
    InUse {
        /// The workspace.
        path: PathBuf,
    },
    /// The database cannot be trusted; it was left as it is.
    #[error("{path}: the database is damaged: {detail}")]
    Damaged {
        /// The database file.
        path: PathBuf,
        /// What was found.
        detail: String,
    },
    /// The file is a database, but of some other program.
    #[error("{path}: not a workspace of this program (application id {found:#x})")]
    NotOurs {
        /// The database file.
        path: PathBuf,
        /// The application id it carries.
        found: i64,
    },
    /// A newer program wrote the workspace.
    #[error("{path}: written by app {needed} (format {format}), this is app {ours}")]
    Newer {
        /// The database file.
        path: PathBuf,
        /// Format number of the file.
        format: i64,
        /// Version of the program that wrote that format.
        needed: String,
        /// Version of this program.
        ours: String,
    },
    /// A step that the file went through is not the one this program knows.
    #[error("{path}: migration {version} ({name}) was applied with a different text")]
    MigrationChanged {
        /// The database file.
        path: PathBuf,
        /// Number of the step.
        version: i64,
        /// Its name in this program.
        name: String,
    },
    /// Somebody saved the item after the caller last saw it; nothing was written.
    #[error("save {noun} {key}: based on revision {base}, but the stored one is {revision}")]
    Conflict {
        /// Kind of the record.
        noun: Noun,
        /// Which record.
        key: Key,
        /// Revision the caller knew; 0 for none.
        base: i64,
        /// Revision that is stored; 0 for none.
        revision: i64,
        /// The stored record as JSON, `None` when there is none.
        current: Option<String>,
    },
    /// There is no change left to take back or to do again.
    #[error("there is nothing to {what}")]
    NothingToUndo {
        /// `undo` or `redo`.
        what: &'static str,
    },
    /// A file of the evidence store is gone.
    #[error("{path}: the evidence file is missing")]
    BlobMissing {
        /// Where it should be.
        path: PathBuf,
    },
    /// A name that is not a SHA-256 in lower-case hexadecimal.
    #[error("{text:?} is not a SHA-256 in lower-case hexadecimal")]
    NotASha256 {
        /// What was given.
        text: String,
    },
    /// Any other failure of the file system.
    #[error("{operation} {path}: {source}")]
    Io {
        /// What was tried.
        operation: &'static str,
        /// On which file or folder.
        path: PathBuf,
        /// Cause.
        source: io::Error,
    },
    /// Any other failure of the database.
    #[error("{operation} {path}: {source}")]
    Sqlite {
        /// What was tried.
        operation: &'static str,
        /// The database file.
        path: PathBuf,
        /// Cause.
        source: rusqlite::Error,
    },
    /// A promise of this crate does not hold; the text says which one.
    #[error("broken invariant: {what}")]
    Broken {
        /// The promise.
        what: String,
    },
}

/// Result of this crate.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

impl StoreError {
    /// Sorts a failure of the file system by what can be done about it.
    pub fn io(operation: &'static str, path: &Path, source: io::Error) -> Self {
        let path = path.to_path_buf();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full { operation, path },
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { operation, path },
            io::ErrorKind::PermissionDenied => Self::Denied { operation, path },
            _ => Self::Io { operation, path, source },
        }
    }

    /// Sorts a failure of the database by what can be done about it.
    pub fn sqlite(operation: &'static str, path: &Path, source: rusqlite::Error) -> Self {
        let path = path.to_path_buf();
        match source.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full { operation, path },
            Some(ErrorCode::ReadOnly) => Self::ReadOnly { operation, path },
            Some(ErrorCode::PermissionDenied) => Self::Denied { operation, path },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse { path },
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged { path, detail: source.to_string() }
            }
            _ => Self::Sqlite { operation, path, source },
        }
    }

    /// Stable code by which other layers tell failures apart; texts are for people.
    pub fn code(&self) -> &'static str {
        match self {
            Self::FolderMissing { .. } => "store.folder-missing",
            Self::NotAFolder { .. } => "store.not-a-folder",
            Self::Denied { .. } => "store.denied",
            Self::ReadOnly { .. } => "store.read-only",
            Self::Full { .. } => "store.full",
            Self::InUse { .. } => "store.in-use",
            Self::Damaged { .. } => "store.damaged",
            Self::NotOurs { .. } => "store.not-ours",
            Self::Newer { .. } => "store.newer",
            Self::MigrationChanged { .. } => "store.migration-changed",
            Self::Conflict { .. } => "store.conflict",
            Self::NothingToUndo { .. } => "store.nothing-to-undo",
            Self::BlobMissing { .. } => "store.blob-missing",
            Self::NotASha256 { .. } => "store.not-a-sha256",
            Self::Io { .. } => "store.io",
            Self::Sqlite { .. } => "store.sqlite",
            Self::Broken { .. } => "store.broken",
        }
    }
}
