//! Receipts of submission sets.

use rusqlite::{Row, Statement, params};

use crate::error::Result;
use crate::read::ReadTx;
use crate::record::{Key, Noun, Package, Record};
use crate::table::{Json, Table};

impl Package {
    /// Key of one receipt.
    pub fn key_of(id: &str) -> Key {
        Key::text([id])
    }
}

impl Record for Package {
    const NOUN: Noun = Noun::Package;

    fn key(&self) -> Key {
        Self::key_of(&self.id)
    }
}

impl Table for Package {
    const FIND: &'static str = "select id, assessment, round, made_at, sequence, fingerprint, file_name, sha256, size, pages, \
        snapshot, recipe from package where id = ?1";
    const PUT: &'static str = "insert into package (id, assessment, round, made_at, sequence, fingerprint, file_name, sha256, \
        size, pages, snapshot, recipe) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) on conflict (id) do \
        update set assessment = excluded.assessment, round = excluded.round, made_at = excluded.made_at, \
        sequence = excluded.sequence, fingerprint = excluded.fingerprint, file_name = \
        excluded.file_name, sha256 = excluded.sha256, size = excluded.size, pages = excluded.pages, \
        snapshot = excluded.snapshot, recipe = excluded.recipe";
    const REMOVE: &'static str = "delete from package where id = ?1";

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            assessment: row.get(1)?,
            round: row.get(2)?,
            made_at: row.get(3)?,
            sequence: row.get(4)?,
            fingerprint: row.get(5)?,
            file_name: row.get(6)?,
            sha256: row.get(7)?,
            size: row.get(8)?,
            pages: row.get(9)?,
            snapshot: row.get(10)?,
            recipe: row.get::<_, Option<Json<_>>>(11)?.map(|recipe| recipe.0),
        })
    }

    fn put(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![
            self.id,
            self.assessment,
            self.round,
            self.made_at,
            self.sequence,
            self.fingerprint,
            self.file_name,
            self.sha256,
            self.size,
            self.pages,
            self.snapshot,
            self.recipe.as_ref().map(Json),
        ])
    }
}

impl ReadTx<'_> {
    /// The receipts of an assessment, the oldest first.
    pub fn packages(&self, assessment: &str) -> Result<Vec<Package>> {
        self.list(
            "select id, assessment, round, made_at, sequence, fingerprint, file_name, sha256, size, pages, \
            snapshot, recipe from package where assessment = ?1 order by made_at, id",
            [assessment],
        )
    }

    /// The number of the change that recorded a receipt; the set was made from the state before it.
    pub fn package_recorded(&self, id: &str) -> Result<Option<i64>> {
        let history = self.history_of(Noun::Package, &Package::key_of(id))?;
        Ok(history.first().map(|entry| entry.change.sequence))
    }

    /// The SHA-256 of every scan of a signed page that went into a set.
    pub fn signed_pages(&self) -> Result<Vec<String>> {
        self.run("read", |connection| {
            connection
                .prepare_cached(
                    "select distinct json_extract(recipe, '$.signed_page') from package \
                     where json_extract(recipe, '$.signed_page') is not null order by 1",
                )?
                .query_map([], |row| row.get(0))?
                .collect()
        })
    }
}
