//! Checked copies of the database. Evidence needs none here: it is only ever added to.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use crate::Store;
use crate::error::{Result, StoreError};
use crate::folder::{self, BACKUPS, UNFINISHED};
use crate::integrity;
use crate::record::Moment;

/// One copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Its name, which begins with why it was made and ends with when.
    pub name: String,
    /// The file.
    pub path: PathBuf,
    /// Bytes.
    pub size: u64,
}

impl Store {
    /// Copies the database into `backups/`, then opens the copy and checks it.
    pub fn backup_now(&self, at: impl Into<Moment>) -> Result<Backup> {
        make(&self.connection, &self.database, &self.folder, "backup", at.into())
    }

    /// The copies in `backups/`, by name.
    pub fn backups(&self) -> Result<Vec<Backup>> {
        let paths = folder::entries(&self.folder.join(BACKUPS))?;
        let is_copy = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "db");
        paths.into_iter().filter(is_copy).map(describe).collect()
    }
}

/// Copies an open database under a name that no copy has yet.
pub(crate) fn make(
    connection: &Connection,
    database: &Path,
    folder: &Path,
    label: &str,
    at: Moment,
) -> Result<Backup> {
    let place = folder.join(BACKUPS);
    let failed = |cause| StoreError::sqlite("back up", database, cause);
    let making = place.join(format!("{UNFINISHED}{label}.db"));
    let name = making.to_str().ok_or_else(|| StoreError::Broken {
        what: format!("the folder of a workspace has a name in Unicode: {}", folder.display()),
    })?;
    connection.execute("vacuum into ?1", [name]).map_err(failed)?;
    require_same_state(connection, database, &making)?;
    let stamp = at.utc().format("%Y%m%dT%H%M%S%3fZ");
    let path = (1..)
        .map(|copy| match copy {
            1 => place.join(format!("{label}-{stamp}.db")),
            _ => place.join(format!("{label}-{stamp}-{copy}.db")),
        })
        .find(|path| !path.exists())
        .ok_or_else(|| StoreError::Broken { what: "there is a free name for a copy".to_owned() })?;
    File::options()
        .write(true)
        .open(&making)
        .and_then(|file| file.sync_all())
        .and_then(|()| fs::rename(&making, &path))
        .map_err(|cause| StoreError::io("back up", &path, cause))?;
    folder::sync_folder(&place)?;
    describe(path)
}

/// Opens the copy and compares it with the original: sound, and every table as long.
fn require_same_state(original: &Connection, database: &Path, copy: &Path) -> Result<()> {
    let failed = |cause| StoreError::sqlite("check copy", copy, cause);
    let copied = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(failed)?;
    integrity::require_sound(&copied, copy)?;
    let expected = row_counts(original).map_err(|cause| StoreError::sqlite("back up", database, cause))?;
    if row_counts(&copied).map_err(failed)? == expected {
        Ok(())
    } else {
        Err(StoreError::Broken { what: format!("the copy {} holds every row", copy.display()) })
    }
}

fn row_counts(connection: &Connection) -> rusqlite::Result<Vec<(String, i64)>> {
    let tables: Vec<String> = connection
        .prepare("select name from sqlite_schema where type = 'table' order by name")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    tables
        .into_iter()
        .map(|table| {
            let sql = format!("select count(*) from \"{table}\"");
            connection.query_row(&sql, [], |row| row.get(0)).map(|rows| (table, rows))
        })
        .collect()
}

fn describe(path: PathBuf) -> Result<Backup> {
    let size = fs::metadata(&path).map_err(|cause| StoreError::io("read", &path, cause))?.len();
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Backup { name, path, size })
}
