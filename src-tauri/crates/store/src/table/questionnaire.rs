//! What firms sent back.

use rusqlite::{Row, Statement, params};

use crate::error::Result;
use crate::read::ReadTx;
use crate::record::{Key, KeyPart, Noun, Questionnaire, Record};
use crate::table::{Json, Table};

impl Questionnaire {
    /// Key of what one firm sent back for one framework.
    pub fn key_of(year: i64, framework: &str, firm: &str) -> Key {
        Key(vec![KeyPart::Int(year), KeyPart::Text(framework.to_owned()), KeyPart::Text(firm.to_owned())])
    }
}

impl Record for Questionnaire {
    const NOUN: Noun = Noun::Questionnaire;

    fn key(&self) -> Key {
        Self::key_of(self.year, &self.framework, &self.firm)
    }
}

impl Table for Questionnaire {
    const FIND: &'static str = "select year, framework, edition, digest, firm, file, cells, received_at from questionnaire \
        where year = ?1 and framework = ?2 and firm = ?3";
    const PUT: &'static str = "insert into questionnaire (year, framework, edition, digest, firm, file, cells, received_at) \
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict (year, framework, firm) do update set edition = \
        excluded.edition, digest = excluded.digest, file = excluded.file, cells = excluded.cells, \
        received_at = excluded.received_at";
    const REMOVE: &'static str = "delete from questionnaire where year = ?1 and framework = ?2 and firm = ?3";

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            year: row.get(0)?,
            framework: row.get(1)?,
            edition: row.get(2)?,
            digest: row.get(3)?,
            firm: row.get(4)?,
            file: row.get(5)?,
            cells: row.get::<_, Json<_>>(6)?.0,
            received_at: row.get(7)?,
        })
    }

    fn put(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![
            self.year,
            self.framework,
            self.edition,
            self.digest,
            self.firm,
            self.file,
            Json(&self.cells),
            self.received_at,
        ])
    }
}

impl ReadTx<'_> {
    /// What firms sent back in a year, by framework and firm.
    pub fn questionnaires(&self, year: i64) -> Result<Vec<Questionnaire>> {
        self.list(
            "select year, framework, edition, digest, firm, file, cells, received_at from questionnaire \
            where year = ?1 order by framework, firm",
            [year],
        )
    }
}
