//! The workspace as it was: every record as the journal says it stood after a change.

use rusqlite::{Connection, params};

use crate::Store;
use crate::error::{Result, StoreError};
use crate::migrate::{self, MIGRATIONS, Target};
use crate::record::{Key, Moment, Noun};
use crate::table::{self, ForEachKind, Json, Table, by_noun};

impl Store {
    /// Every record as it stood after change number `sequence`, in memory. Nothing that is written there lasts. The
    /// evidence is the one on the disk, which keeps every content that was ever named.
    ///
    /// Receipts are left out: they never change, and this store has them.
    ///
    /// # Errors
    /// A database that cannot be read, or an image in the journal that no longer can.
    pub fn as_of(&self, sequence: i64) -> Result<Self> {
        let failed = |cause| StoreError::sqlite("read history", &self.database, cause);
        let mut past = Connection::open_in_memory().map_err(failed)?;
        let target = Target { steps: MIGRATIONS, app_version: "", at: Moment::default() };
        migrate::apply(&mut past, &self.database, MIGRATIONS, &target)?;
        let transaction = past.transaction().map_err(failed)?;
        copy_changes(&self.connection, &transaction, sequence).map_err(failed)?;
        let mut images = self.connection.prepare(IMAGES).map_err(failed)?;
        let mut rows = images.query(params![sequence, Noun::Package]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let noun: Noun = row.get(0).map_err(failed)?;
            let key: Key = row.get::<_, Json<Key>>(1).map_err(failed)?.0;
            let Some(image) = row.get::<_, Option<String>>(2).map_err(failed)? else { continue };
            by_noun(noun, Remember { past: &transaction, image: &image }).map_err(failed)?.map_err(
                |cause| StoreError::Broken { what: format!("history of {noun} {key} can be read: {cause}") },
            )?;
        }
        drop(rows);
        drop(images);
        transaction.commit().map_err(failed)?;
        Ok(Self {
            connection: past,
            database: self.database.clone(),
            folder: self.folder.clone(),
            report: self.report.clone(),
            _lock: None,
        })
    }
}

/// The newest image of every record up to a change.
const IMAGES: &str = "select noun, key, after from change_item i where sequence <= ?1 and noun <> ?2 and not exists \
    (select 1 from change_item later where later.noun = i.noun and later.key = i.key and later.sequence <= ?1 \
    and (later.sequence, later.position) > (i.sequence, i.position)) order by sequence, position";

/// What was done when, without what it did: the number of the newest change goes into a set.
fn copy_changes(from: &Connection, to: &Connection, sequence: i64) -> rusqlite::Result<()> {
    let mut changes = from.prepare(
        "select sequence, at, actor, label, kind, undoes from change where sequence <= ?1 order by sequence",
    )?;
    let mut insert = to.prepare(
        "insert into change (sequence, at, actor, label, kind, undoes) values (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let mut rows = changes.query([sequence])?;
    while let Some(row) = rows.next()? {
        let text = |column| row.get::<_, String>(column);
        let (number, undoes): (i64, Option<i64>) = (row.get(0)?, row.get(5)?);
        insert.execute(params![number, text(1)?, text(2)?, text(3)?, text(4)?, undoes])?;
    }
    Ok(())
}

/// Puts a record back as its image says.
struct Remember<'a> {
    past: &'a Connection,
    image: &'a str,
}

impl ForEachKind for Remember<'_> {
    type Out = rusqlite::Result<std::result::Result<(), serde_json::Error>>;

    fn with<R: Table>(self) -> Self::Out {
        match serde_json::from_str::<R>(self.image) {
            Ok(record) => table::put(self.past, &record).map(Ok),
            Err(cause) => Ok(Err(cause)),
        }
    }
}
