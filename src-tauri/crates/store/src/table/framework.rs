//! Frameworks that the office brought itself.

use rusqlite::{Row, Statement, params};

use crate::error::Result;
use crate::read::ReadTx;
use crate::record::{Framework, Key, Noun, Record};
use crate::table::Table;

impl Framework {
    /// Key of an edition.
    pub fn key_of(id: &str, edition: &str) -> Key {
        Key::text([id, edition])
    }
}

impl Record for Framework {
    const NOUN: Noun = Noun::Framework;

    fn key(&self) -> Key {
        Self::key_of(&self.id, &self.edition)
    }
}

impl Table for Framework {
    const FIND: &'static str =
        "select id, edition, digest, text, added_at from framework where id = ?1 and edition = ?2";
    const PUT: &'static str = "insert into framework (id, edition, digest, text, added_at) \
        values (?1, ?2, ?3, ?4, ?5) on conflict (id, edition) do update set digest = excluded.digest, \
        text = excluded.text, added_at = excluded.added_at";
    const REMOVE: &'static str = "delete from framework where id = ?1 and edition = ?2";

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            edition: row.get(1)?,
            digest: row.get(2)?,
            text: row.get(3)?,
            added_at: row.get(4)?,
        })
    }

    fn put(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![self.id, self.edition, self.digest, self.text, self.added_at,])
    }
}

impl ReadTx<'_> {
    /// Every framework that the office brought, by id and edition.
    pub fn frameworks(&self) -> Result<Vec<Framework>> {
        self.list("select id, edition, digest, text, added_at from framework order by id, edition", [])
    }
}
