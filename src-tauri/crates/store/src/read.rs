//! Reading.

use std::path::Path;

use rusqlite::{Connection, Params};

use crate::error::{Result, StoreError};
use crate::record::Key;
use crate::table::{self, Table};

/// A consistent view of the workspace.
///
/// It needs no transaction of its own: the database is locked against every other program, there
/// is one connection, and writing takes the store by `&mut`, so nothing can change under a view.
#[derive(Debug, Clone, Copy)]
pub struct ReadTx<'a> {
    connection: &'a Connection,
    database: &'a Path,
}

impl<'a> ReadTx<'a> {
    pub(crate) fn new(connection: &'a Connection, database: &'a Path) -> Self {
        Self { connection, database }
    }

    /// The record with this key, `None` when there is none.
    pub fn find<R: Table>(&self, key: &Key) -> Result<Option<R>> {
        self.run("read", |connection| table::find(connection, key))
    }

    pub(crate) fn list<R: Table>(&self, sql: &str, params: impl Params) -> Result<Vec<R>> {
        self.run("read", |connection| table::list(connection, sql, params))
    }

    pub(crate) fn run<T>(
        &self,
        operation: &'static str,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T> {
        work(self.connection).map_err(|cause| StoreError::sqlite(operation, self.database, cause))
    }
}
