//! Assessments.

use rusqlite::{Row, Statement, params};

use crate::error::Result;
use crate::read::ReadTx;
use crate::record::{Assessment, Key, Noun, Record};
use crate::table::Table;

impl Assessment {
    /// Key of the assessment with this id.
    pub fn key_of(id: &str) -> Key {
        Key::text([id])
    }
}

impl Record for Assessment {
    const NOUN: Noun = Noun::Assessment;

    fn key(&self) -> Key {
        Self::key_of(&self.id)
    }
}

impl Table for Assessment {
    const FIND: &'static str = "select id, framework_id, edition, digest, framework_text, park, year, round, created_at, \
        archived from assessment where id = ?1";
    const PUT: &'static str = "insert into assessment (id, framework_id, edition, digest, framework_text, park, year, round, \
        created_at, archived) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) on conflict (id) do \
        update set framework_id = excluded.framework_id, edition = excluded.edition, digest = \
        excluded.digest, framework_text = excluded.framework_text, park = excluded.park, year = \
        excluded.year, round = excluded.round, created_at = excluded.created_at, archived = \
        excluded.archived";
    const REMOVE: &'static str = "delete from assessment where id = ?1";

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            framework_id: row.get(1)?,
            edition: row.get(2)?,
            digest: row.get(3)?,
            framework_text: row.get(4)?,
            park: row.get(5)?,
            year: row.get(6)?,
            round: row.get(7)?,
            created_at: row.get(8)?,
            archived: row.get(9)?,
        })
    }

    fn put(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![
            self.id,
            self.framework_id,
            self.edition,
            self.digest,
            self.framework_text,
            self.park,
            self.year,
            self.round,
            self.created_at,
            self.archived,
        ])
    }
}

impl ReadTx<'_> {
    /// All assessments, the oldest first, archived ones included.
    pub fn assessments(&self) -> Result<Vec<Assessment>> {
        self.list(
            "select id, framework_id, edition, digest, framework_text, park, year, round, created_at, \
            archived from assessment order by created_at, id",
            [],
        )
    }
}
