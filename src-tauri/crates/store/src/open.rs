//! Opening a workspace: everything that can be wrong with a folder is found here, before any work.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use crate::error::{Result, StoreError};
use crate::folder::{self, DATABASE, Filesystem, UNFINISHED};
use crate::migrate::{self, MIGRATIONS, Migration, Target};
use crate::record::Moment;
use crate::{Store, backup, integrity};

/// Marks a database as a workspace of this program: "PkGg".
pub(crate) const APPLICATION_ID: i64 = 0x506B_4767;

/// What opening needs from outside.
#[derive(Debug, Clone)]
pub struct OpenOptions {
    /// Version of this program, recorded with every change of the format.
    pub app_version: String,
    /// The time.
    pub now: Moment,
}

/// What was found and done when the workspace was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenReport {
    /// True when there was no workspace in the folder before.
    pub created: bool,
    /// The disk it lies on; a network drive deserves a warning.
    pub filesystem: Filesystem,
    /// The copy that was made because the format was brought up to date.
    pub backup_before_migration: Option<PathBuf>,
}

impl Store {
    /// Opens the workspace in `folder`, or creates one if the folder is empty or only its last part
    /// is missing. A damaged, foreign or newer database is refused and left as it is.
    pub fn open(folder: &Path, options: &OpenOptions) -> Result<Self> {
        Self::open_with(folder, options, MIGRATIONS)
    }

    pub(crate) fn open_with(folder: &Path, options: &OpenOptions, steps: &[Migration]) -> Result<Self> {
        folder::create(folder)?;
        let lock = folder::lock(folder)?;
        folder::prepare(folder)?;
        let target = Target { steps, app_version: &options.app_version, at: options.now };
        let database = folder.join(DATABASE);
        let created = !database.exists();
        if created {
            create_database(folder, &database, &target)?;
        }
        require_header(&database)?;
        let mut connection = connect(&database)?;
        require_ours(&connection, &database)?;
        let pending = migrate::pending(&connection, &database, &target)?;
        integrity::require_sound(&connection, &database)?;
        let mut backup_before_migration = None;
        if !pending.is_empty() {
            let label = format!("before-format-{}", pending.last().map_or(0, |step| step.version));
            let copy = backup::make(&connection, &database, folder, &label, options.now)?;
            backup_before_migration = Some(copy.path);
            migrate::apply(&mut connection, &database, pending, &target)?;
        }
        let report = OpenReport { created, filesystem: folder::filesystem(folder), backup_before_migration };
        Ok(Self { connection, database, folder: folder.to_path_buf(), report, _lock: Some(lock) })
    }
}

/// Builds the database under another name and renames it when it is complete, so that a power cut
/// never leaves half of one and an empty file always means damage.
fn create_database(folder: &Path, database: &Path, target: &Target<'_>) -> Result<()> {
    if folder::has_traces(folder)? {
        let detail = "the database file is gone, but evidence, packages or backups are here".to_owned();
        return Err(StoreError::Damaged { path: database.to_path_buf(), detail });
    }
    let making = folder.join(format!("{UNFINISHED}{DATABASE}"));
    let failed = |cause| StoreError::sqlite("create", database, cause);
    let mut connection = Connection::open(&making).map_err(failed)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID).map_err(failed)?;
    migrate::apply(&mut connection, &making, target.steps, target)?;
    connection.close().map_err(|(_, cause)| failed(cause))?;
    File::options()
        .write(true)
        .open(&making)
        .and_then(|file| file.sync_all())
        .and_then(|()| fs::rename(&making, database))
        .map_err(|cause| StoreError::io("create", database, cause))?;
    folder::sync_folder(folder)
}

/// Reads the first bytes without SQLite, which would take an empty file for a new database.
fn require_header(database: &Path) -> Result<()> {
    use std::io::Read;
    let mut header = Vec::new();
    File::open(database)
        .and_then(|file| file.take(16).read_to_end(&mut header))
        .map_err(|cause| StoreError::io("open", database, cause))?;
    if header != *b"SQLite format 3\0" {
        let detail = "the file does not begin like a database".to_owned();
        return Err(StoreError::Damaged { path: database.to_path_buf(), detail });
    }
    Ok(())
}

fn connect(database: &Path) -> Result<Connection> {
    let failed = |cause| StoreError::sqlite("open", database, cause);
    // A read-only file would open without complaint and fail at the first save.
    File::options().write(true).open(database).map_err(|cause| StoreError::io("open", database, cause))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(database, flags).map_err(failed)?;
    connection.set_prepared_statement_cache_capacity(64);
    // Before the first look at the file: the write-ahead log then needs no shared memory, and a
    // second program is kept out.
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE").map_err(failed)?;
    let mode: String =
        connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0)).map_err(failed)?;
    if mode != "wal" {
        return Err(StoreError::Broken { what: format!("the journal mode is wal, not {mode}") });
    }
    // FULL, not NORMAL: the badge says 已保存, and offices lose power.
    connection.pragma_update(None, "synchronous", "FULL").map_err(failed)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(failed)?;
    // A bulk import must not leave a log as large as itself behind for ever.
    connection.pragma_update_and_check(None, "journal_size_limit", 16 << 20, |_| Ok(())).map_err(failed)?;
    Ok(connection)
}

fn require_ours(connection: &Connection, database: &Path) -> Result<()> {
    let found = connection
        .pragma_query_value(None, "application_id", |row| row.get(0))
        .map_err(|cause| StoreError::sqlite("open", database, cause))?;
    if found == APPLICATION_ID {
        Ok(())
    } else {
        Err(StoreError::NotOurs { path: database.to_path_buf(), found })
    }
}
