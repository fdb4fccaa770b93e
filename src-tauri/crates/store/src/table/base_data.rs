//! Figures of the park.

use rusqlite::{Row, Statement, params};

use crate::error::Result;
use crate::read::ReadTx;
use crate::record::{BaseData, Key, Noun, Record, Saved};
use crate::table::Table;
use crate::table::column::saved;

impl BaseData {
    /// Key of one figure of one period.
    pub fn key_of(key: &str, period: &str) -> Key {
        Key::text([key, period])
    }
}

impl Record for BaseData {
    const NOUN: Noun = Noun::BaseData;

    fn key(&self) -> Key {
        Self::key_of(&self.key, &self.period)
    }

    fn saved(&self) -> Option<&Saved> {
        Some(&self.saved)
    }

    fn stamp(&mut self, saved: Saved) {
        self.saved = saved;
    }
}

impl Table for BaseData {
    const FIND: &'static str = "select key, period, raw, unit, source, person, note, revision, saved_at, actor from base_data \
        where key = ?1 and period = ?2";
    const PUT: &'static str = "insert into base_data (key, period, raw, unit, source, person, note, revision, saved_at, actor) \
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) on conflict (key, period) do update set raw = \
        excluded.raw, unit = excluded.unit, source = excluded.source, person = excluded.person, note = \
        excluded.note, revision = excluded.revision, saved_at = excluded.saved_at, actor = \
        excluded.actor";
    const REMOVE: &'static str = "delete from base_data where key = ?1 and period = ?2";

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            key: row.get(0)?,
            period: row.get(1)?,
            raw: row.get(2)?,
            unit: row.get(3)?,
            source: row.get(4)?,
            person: row.get(5)?,
            note: row.get(6)?,
            saved: saved(row, 7)?,
        })
    }

    fn put(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![
            self.key,
            self.period,
            self.raw,
            self.unit,
            self.source,
            self.person,
            self.note,
            self.saved.revision,
            self.saved.at,
            self.saved.actor,
        ])
    }
}

impl ReadTx<'_> {
    /// All base data, by figure and period.
    pub fn base_data(&self) -> Result<Vec<BaseData>> {
        self.list(
            "select key, period, raw, unit, source, person, note, revision, saved_at, actor from base_data \
            order by key, period",
            [],
        )
    }
}
