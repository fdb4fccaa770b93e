//! Chosen readings of rules.

use rusqlite::{Row, Statement, params};

use crate::error::Result;
use crate::read::ReadTx;
use crate::record::{Key, Noun, Reading, Record};
use crate::table::Table;

impl Reading {
    /// Key of the reading of one definition.
    pub fn key_of(assessment: &str, definition: &str) -> Key {
        Key::text([assessment, definition])
    }
}

impl Record for Reading {
    const NOUN: Noun = Noun::Reading;

    fn key(&self) -> Key {
        Self::key_of(&self.assessment, &self.definition)
    }
}

impl Table for Reading {
    const FIND: &'static str =
        "select assessment, definition, option from reading where assessment = ?1 and definition = ?2";
    const PUT: &'static str = "insert into reading (assessment, definition, option) values (?1, ?2, ?3) on conflict \
        (assessment, definition) do update set option = excluded.option";
    const REMOVE: &'static str = "delete from reading where assessment = ?1 and definition = ?2";

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { assessment: row.get(0)?, definition: row.get(1)?, option: row.get(2)? })
    }

    fn put(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![self.assessment, self.definition, self.option,])
    }
}

impl ReadTx<'_> {
    /// The readings chosen for an assessment, by definition.
    pub fn readings(&self, assessment: &str) -> Result<Vec<Reading>> {
        self.list(
            "select assessment, definition, option from reading where assessment = ?1 order by definition",
            [assessment],
        )
    }
}
