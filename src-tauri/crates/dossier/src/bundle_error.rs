//! What can go wrong while a package is written, read or unpacked.

use std::io;
use std::path::{Path, PathBuf};

use zip::result::ZipError;

/// Why a package could not be handled. A package that is merely not as it was made is no error:
/// see [`Verification`](crate::verify::Verification).
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// No room is left; nothing was put in place.
    #[error("{operation} {path}: the disk is full")]
    Full {
        /// What was tried.
        operation: &'static str,
        /// On which file.
        path: PathBuf,
    },
    /// Any other failure of the file system.
    #[error("{operation} {path}: {source}")]
    Io {
        /// What was tried.
        operation: &'static str,
        /// On which file.
        path: PathBuf,
        /// Cause.
        source: io::Error,
    },
    /// A name in the plan, or in a package to be unpacked, is not safe on every system.
    #[error("the name {name:?} in the package cannot be used: {why}")]
    UnsafeName {
        /// The name.
        name: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// Two files would be one on systems that do not tell upper from lower case.
    #[error("two files of the package have the name {name:?}")]
    DuplicateName {
        /// The second of the two.
        name: String,
    },
    /// A file on the disk is not the one that the plan was made from.
    #[error("{path}: its content changed: expected SHA-256 {expected}, found {found}")]
    ContentChanged {
        /// The file.
        path: PathBuf,
        /// SHA-256 in the plan.
        expected: String,
        /// SHA-256 found.
        found: String,
    },
    /// More or larger files than a package may hold.
    #[error("{path}: {what} is over the limit of {limit}")]
    TooLarge {
        /// The package.
        path: PathBuf,
        /// What is too large.
        what: &'static str,
        /// How much is allowed.
        limit: u64,
    },
    /// A file stands where one would be unpacked; it was left alone.
    #[error("unpack {path}: a file of this name exists, and nothing is ever replaced")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The zip cannot be read.
    #[error("{path}: the zip is damaged: {detail}")]
    Damaged {
        /// The package.
        path: PathBuf,
        /// What was found.
        detail: String,
    },
    /// Files in the zip are not what was packed; nothing was unpacked.
    #[error("{path}: not as it was packed: {}", names.join(", "))]
    Tampered {
        /// The package.
        path: PathBuf,
        /// The files.
        names: Vec<String>,
    },
    /// What was written did not read back as it should; it was not put in place.
    #[error("{path}: the package did not pass its own check: {detail}")]
    NotAsWritten {
        /// Where it would have been put.
        path: PathBuf,
        /// What was found.
        detail: String,
    },
    /// A promise of this crate does not hold; the text says which one.
    #[error("broken invariant: {what}")]
    Broken {
        /// The promise.
        what: String,
    },
}

/// Result of packages.
pub(crate) type Result<T, E = BundleError> = std::result::Result<T, E>;

impl BundleError {
    pub(crate) fn io(operation: &'static str, path: &Path, source: io::Error) -> Self {
        let path = path.to_path_buf();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full { operation, path },
            io::ErrorKind::AlreadyExists => Self::Exists { path },
            _ => Self::Io { operation, path, source },
        }
    }

    pub(crate) fn zip(operation: &'static str, path: &Path, source: ZipError) -> Self {
        match source {
            ZipError::Io(cause) => Self::io(operation, path, cause),
            other => Self::Damaged { path: path.to_path_buf(), detail: other.to_string() },
        }
    }

    /// Stable code by which other layers tell failures apart; texts are for people.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Full { .. } => "package.full",
            Self::Io { .. } => "package.io",
            Self::UnsafeName { .. } => "package.unsafe-name",
            Self::DuplicateName { .. } => "package.duplicate-name",
            Self::ContentChanged { .. } => "package.content-changed",
            Self::TooLarge { .. } => "package.too-large",
            Self::Exists { .. } => "package.exists",
            Self::Damaged { .. } => "package.damaged",
            Self::Tampered { .. } => "package.tampered",
            Self::NotAsWritten { .. } => "package.not-as-written",
            Self::Broken { .. } => "package.broken",
        }
    }
}
