//! How the evidence of an assessment is numbered and bound.

use rusqlite::{Row, Statement, params};

use crate::record::{EvidenceBinding, Key, Noun, Record};
use crate::table::{Json, Table};

impl EvidenceBinding {
    /// Key of the binding of one assessment.
    pub fn key_of(assessment: &str) -> Key {
        Key::text([assessment])
    }
}

impl Record for EvidenceBinding {
    const NOUN: Noun = Noun::EvidenceBinding;

    fn key(&self) -> Key {
        Self::key_of(&self.assessment)
    }
}

impl Table for EvidenceBinding {
    const FIND: &'static str = "select assessment, rule, max_bytes, certified, scan_dpi, numbers from evidence_binding where assessment = ?1";
    const PUT: &'static str = "insert into evidence_binding (assessment, rule, max_bytes, certified, scan_dpi, numbers) \
        values (?1, ?2, ?3, ?4, ?5, ?6) on conflict (assessment) do update set rule = excluded.rule, \
        max_bytes = excluded.max_bytes, certified = excluded.certified, scan_dpi = excluded.scan_dpi, numbers = excluded.numbers";
    const REMOVE: &'static str = "delete from evidence_binding where assessment = ?1";

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            assessment: row.get(0)?,
            rule: row.get(1)?,
            max_bytes: row.get(2)?,
            certified: row.get(3)?,
            scan_dpi: row.get(4)?,
            numbers: row.get::<_, Json<_>>(5)?.0,
        })
    }

    fn put(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        let numbers = Json(&self.numbers);
        statement.execute(params![
            self.assessment,
            self.rule,
            self.max_bytes,
            self.certified,
            self.scan_dpi,
            numbers
        ])
    }
}
