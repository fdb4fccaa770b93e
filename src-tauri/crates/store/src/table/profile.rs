//! The park profile.

use rusqlite::{Row, Statement, params};

use crate::error::Result;
use crate::read::ReadTx;
use crate::record::{Key, Noun, Profile, Record, Saved};
use crate::table::Table;
use crate::table::column::saved;

impl Profile {
    /// Key of one field.
    pub fn key_of(key: &str) -> Key {
        Key::text([key])
    }

    /// A field not yet saved.
    pub fn new(key: &str, raw: &str) -> Self {
        Self { key: key.to_owned(), raw: raw.to_owned(), saved: Saved::default() }
    }
}

impl Record for Profile {
    const NOUN: Noun = Noun::Profile;

    fn key(&self) -> Key {
        Self::key_of(&self.key)
    }

    fn saved(&self) -> Option<&Saved> {
        Some(&self.saved)
    }

    fn stamp(&mut self, saved: Saved) {
        self.saved = saved;
    }
}

impl Table for Profile {
    const FIND: &'static str = "select key, raw, revision, saved_at, actor from profile where key = ?1";
    const PUT: &'static str = "insert into profile (key, raw, revision, saved_at, actor) values (?1, ?2, ?3, ?4, ?5) on \
        conflict (key) do update set raw = excluded.raw, revision = excluded.revision, saved_at = \
        excluded.saved_at, actor = excluded.actor";
    const REMOVE: &'static str = "delete from profile where key = ?1";

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { key: row.get(0)?, raw: row.get(1)?, saved: saved(row, 2)? })
    }

    fn put(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![self.key, self.raw, self.saved.revision, self.saved.at, self.saved.actor,])
    }
}

impl ReadTx<'_> {
    /// The park profile, by field.
    pub fn profile(&self) -> Result<Vec<Profile>> {
        self.list("select key, raw, revision, saved_at, actor from profile order by key", [])
    }
}
