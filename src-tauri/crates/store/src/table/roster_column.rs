//! Columns that the office added to its roster.

use rusqlite::{Row, Statement, params};

use crate::error::Result;
use crate::read::ReadTx;
use crate::record::{Key, Noun, Record, RosterColumn};
use crate::table::{Json, Table};

impl RosterColumn {
    /// Key of one column.
    pub fn key_of(key: &str) -> Key {
        Key::text([key])
    }
}

impl Record for RosterColumn {
    const NOUN: Noun = Noun::RosterColumn;

    fn key(&self) -> Key {
        Self::key_of(&self.key)
    }
}

impl Table for RosterColumn {
    const FIND: &'static str = "select key, position, label, kind, unit, choices, former, personal, retired from roster_column \
        where key = ?1";
    const PUT: &'static str = "insert into roster_column (key, position, label, kind, unit, choices, former, personal, retired) \
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) on conflict (key) do update set position = \
        excluded.position, label = excluded.label, kind = excluded.kind, unit = excluded.unit, choices = \
        excluded.choices, former = excluded.former, personal = excluded.personal, retired = excluded.retired";
    const REMOVE: &'static str = "delete from roster_column where key = ?1";

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            key: row.get(0)?,
            position: row.get(1)?,
            label: row.get(2)?,
            kind: row.get(3)?,
            unit: row.get(4)?,
            choices: row.get::<_, Json<_>>(5)?.0,
            former: row.get::<_, Json<_>>(6)?.0,
            personal: row.get(7)?,
            retired: row.get(8)?,
        })
    }

    fn put(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![
            self.key,
            self.position,
            self.label,
            self.kind,
            self.unit,
            Json(&self.choices),
            Json(&self.former),
            self.personal,
            self.retired,
        ])
    }
}

impl ReadTx<'_> {
    /// The office's own columns, retired ones too, in order.
    pub fn roster_columns(&self) -> Result<Vec<RosterColumn>> {
        self.list(
            "select key, position, label, kind, unit, choices, former, personal, retired from roster_column \
            order by position, key",
            [],
        )
    }
}
