//! What is known of evidence files.

use rusqlite::{Row, Statement, params};

use crate::error::Result;
use crate::read::ReadTx;
use crate::record::{Evidence, Key, Noun, Record};
use crate::table::Table;

impl Evidence {
    /// Key of one evidence file.
    pub fn key_of(id: &str) -> Key {
        Key::text([id])
    }
}

impl Record for Evidence {
    const NOUN: Noun = Noun::Evidence;

    fn key(&self) -> Key {
        Self::key_of(&self.id)
    }
}

impl Table for Evidence {
    const FIND: &'static str = "select id, sha256, size, media_type, original_name, title, kind, number_hint, issuer, \
        document_number, document_date, valid_until, note, pages, added_at, trashed_at, confidentiality from evidence \
        where id = ?1";
    const PUT: &'static str = "insert into evidence (id, sha256, size, media_type, original_name, title, kind, number_hint, \
        issuer, document_number, document_date, valid_until, note, pages, added_at, trashed_at, \
        confidentiality) values \
        (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17) on conflict (id) do \
        update set sha256 = excluded.sha256, size = excluded.size, media_type = excluded.media_type, \
        original_name = excluded.original_name, title = excluded.title, kind = excluded.kind, \
        number_hint = excluded.number_hint, issuer = excluded.issuer, document_number = \
        excluded.document_number, document_date = excluded.document_date, valid_until = \
        excluded.valid_until, note = excluded.note, pages = excluded.pages, added_at = \
        excluded.added_at, trashed_at = excluded.trashed_at, confidentiality = \
        excluded.confidentiality";
    const REMOVE: &'static str = "delete from evidence where id = ?1";

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            sha256: row.get(1)?,
            size: row.get(2)?,
            media_type: row.get(3)?,
            original_name: row.get(4)?,
            title: row.get(5)?,
            kind: row.get(6)?,
            number_hint: row.get(7)?,
            issuer: row.get(8)?,
            document_number: row.get(9)?,
            document_date: row.get(10)?,
            valid_until: row.get(11)?,
            note: row.get(12)?,
            pages: row.get(13)?,
            added_at: row.get(14)?,
            trashed_at: row.get(15)?,
            confidentiality: row.get(16)?,
        })
    }

    fn put(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![
            self.id,
            self.sha256,
            self.size,
            self.media_type,
            self.original_name,
            self.title,
            self.kind,
            self.number_hint,
            self.issuer,
            self.document_number,
            self.document_date,
            self.valid_until,
            self.note,
            self.pages,
            self.added_at,
            self.trashed_at,
            self.confidentiality,
        ])
    }
}

impl ReadTx<'_> {
    /// All evidence in the order it was added, the bin included.
    pub fn evidence(&self) -> Result<Vec<Evidence>> {
        self.list(
            "select id, sha256, size, media_type, original_name, title, kind, number_hint, issuer, \
            document_number, document_date, valid_until, note, pages, added_at, trashed_at, confidentiality from evidence \
            order by added_at, id",
            [],
        )
    }

    /// The SHA-256 of everything that was ever evidence, older contents included.
    pub fn evidence_contents(&self) -> Result<Vec<String>> {
        self.run("read history", |connection| {
            connection
                .prepare_cached(
                    "select distinct json_extract(after, '$.sha256') from change_item \
                     where noun = 'evidence' and after is not null order by 1",
                )?
                .query_map([], |row| row.get(0))?
                .collect()
        })
    }

    /// Evidence that was added under this name, in the order it was added, without the bin.
    pub fn evidence_named(&self, original_name: &str) -> Result<Vec<Evidence>> {
        let named = self.evidence()?;
        let is_it = |one: &Evidence| one.original_name == original_name && one.trashed_at.is_none();
        Ok(named.into_iter().filter(is_it).collect())
    }

    /// Evidence with this content, in the order it was added, the bin included.
    pub fn evidence_with_content(&self, sha256: &str) -> Result<Vec<Evidence>> {
        self.list(
            "select id, sha256, size, media_type, original_name, title, kind, number_hint, issuer, \
            document_number, document_date, valid_until, note, pages, added_at, trashed_at, confidentiality from evidence \
            where sha256 = ?1 order by added_at, id",
            [sha256],
        )
    }
}
