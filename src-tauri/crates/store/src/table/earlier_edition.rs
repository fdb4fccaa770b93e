//! Editions that an assessment was judged by before.

use rusqlite::{Row, Statement, params};

use crate::error::Result;
use crate::read::ReadTx;
use crate::record::{EarlierEdition, Key, KeyPart, Noun, Record};
use crate::table::Table;

impl EarlierEdition {
    /// Key of the edition at this position.
    pub fn key_of(assessment: &str, position: i64) -> Key {
        Key(vec![KeyPart::Text(assessment.to_owned()), KeyPart::Int(position)])
    }
}

impl Record for EarlierEdition {
    const NOUN: Noun = Noun::EarlierEdition;

    fn key(&self) -> Key {
        Self::key_of(&self.assessment, self.position)
    }
}

impl Table for EarlierEdition {
    const FIND: &'static str = "select assessment, position, framework_id, edition, digest, framework_text, left_at \
        from earlier_edition where assessment = ?1 and position = ?2";
    const PUT: &'static str = "insert into earlier_edition (assessment, position, framework_id, edition, digest, \
        framework_text, left_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict (assessment, position) do update \
        set framework_id = excluded.framework_id, edition = excluded.edition, digest = excluded.digest, \
        framework_text = excluded.framework_text, left_at = excluded.left_at";
    const REMOVE: &'static str = "delete from earlier_edition where assessment = ?1 and position = ?2";

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            assessment: row.get(0)?,
            position: row.get(1)?,
            framework_id: row.get(2)?,
            edition: row.get(3)?,
            digest: row.get(4)?,
            framework_text: row.get(5)?,
            left_at: row.get(6)?,
        })
    }

    fn put(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![
            self.assessment,
            self.position,
            self.framework_id,
            self.edition,
            self.digest,
            self.framework_text,
            self.left_at,
        ])
    }
}

impl ReadTx<'_> {
    /// The editions that an assessment was judged by before, the newest first.
    pub fn earlier_editions(&self, assessment: &str) -> Result<Vec<EarlierEdition>> {
        self.list(
            "select assessment, position, framework_id, edition, digest, framework_text, left_at \
            from earlier_edition where assessment = ?1 order by position desc",
            [assessment],
        )
    }
}
