//! Roster rows that could not be taken.

use rusqlite::{Row, Statement, params};

use crate::error::Result;
use crate::read::ReadTx;
use crate::record::{Key, Noun, Record, RosterReject};
use crate::table::{Json, Table};

impl RosterReject {
    /// Key of one row to mend.
    pub fn key_of(year: i64, id: &str) -> Key {
        Key::of_year(year, id)
    }
}

impl Record for RosterReject {
    const NOUN: Noun = Noun::RosterReject;

    fn key(&self) -> Key {
        Self::key_of(self.year, &self.id)
    }
}

impl Table for RosterReject {
    const FIND: &'static str = "select year, id, file, sheet, row_number, cells, reason from roster_reject where year = ?1 and \
        id = ?2";
    const PUT: &'static str = "insert into roster_reject (year, id, file, sheet, row_number, cells, reason) values (?1, ?2, ?3, \
        ?4, ?5, ?6, ?7) on conflict (year, id) do update set file = excluded.file, sheet = \
        excluded.sheet, row_number = excluded.row_number, cells = excluded.cells, reason = \
        excluded.reason";
    const REMOVE: &'static str = "delete from roster_reject where year = ?1 and id = ?2";

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            year: row.get(0)?,
            id: row.get(1)?,
            file: row.get(2)?,
            sheet: row.get(3)?,
            row_number: row.get(4)?,
            cells: row.get::<_, Json<_>>(5)?.0,
            reason: row.get::<_, Json<_>>(6)?.0,
        })
    }

    fn put(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![
            self.year,
            self.id,
            self.file,
            self.sheet,
            self.row_number,
            Json(&self.cells),
            Json(&self.reason),
        ])
    }
}

impl ReadTx<'_> {
    /// The rows of a year still to be mended, by place in their file.
    pub fn roster_rejects(&self, year: i64) -> Result<Vec<RosterReject>> {
        self.list("select year, id, file, sheet, row_number, cells, reason from roster_reject where year = ?1 order \
            by file, sheet, row_number, id", [year])
    }
}
