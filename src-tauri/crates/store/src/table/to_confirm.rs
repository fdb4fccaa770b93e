//! Answers that no person has confirmed.

use rusqlite::{Row, Statement, params};

use crate::error::Result;
use crate::read::ReadTx;
use crate::record::{Key, Noun, Record, ToConfirm};
use crate::table::Table;

impl ToConfirm {
    /// Key of the mark on one indicator.
    pub fn key_of(assessment: &str, indicator: &str) -> Key {
        Key::text([assessment, indicator])
    }
}

impl Record for ToConfirm {
    const NOUN: Noun = Noun::ToConfirm;

    fn key(&self) -> Key {
        Self::key_of(&self.assessment, &self.indicator)
    }
}

impl Table for ToConfirm {
    const FIND: &'static str = "select assessment, indicator, origin, why_zh, why_en from to_confirm where assessment = ?1 and indicator = ?2";
    const PUT: &'static str = "insert into to_confirm (assessment, indicator, origin, why_zh, why_en) values (?1, ?2, \
        ?3, ?4, ?5) on conflict (assessment, indicator) do update set origin = excluded.origin, \
        why_zh = excluded.why_zh, why_en = excluded.why_en";
    const REMOVE: &'static str = "delete from to_confirm where assessment = ?1 and indicator = ?2";

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            assessment: row.get(0)?,
            indicator: row.get(1)?,
            origin: row.get(2)?,
            why_zh: row.get(3)?,
            why_en: row.get(4)?,
        })
    }

    fn put(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![self.assessment, self.indicator, self.origin, self.why_zh, self.why_en])
    }
}

impl ReadTx<'_> {
    /// The answers of an assessment that are to be confirmed, by indicator.
    pub fn to_confirm(&self, assessment: &str) -> Result<Vec<ToConfirm>> {
        self.list(
            "select assessment, indicator, origin, why_zh, why_en from to_confirm where assessment = ?1 \
            order by indicator",
            [assessment],
        )
    }
}
