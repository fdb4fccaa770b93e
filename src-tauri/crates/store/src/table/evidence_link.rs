//! Which evidence proves which indicator.

use rusqlite::{Row, Statement, params};

use crate::error::Result;
use crate::read::ReadTx;
use crate::record::{EvidenceLink, Key, Noun, Record};
use crate::table::Table;

impl EvidenceLink {
    /// Key of one link.
    pub fn key_of(assessment: &str, indicator: &str, evidence: &str) -> Key {
        Key::text([assessment, indicator, evidence])
    }
}

impl Record for EvidenceLink {
    const NOUN: Noun = Noun::EvidenceLink;

    fn key(&self) -> Key {
        Self::key_of(&self.assessment, &self.indicator, &self.evidence)
    }
}

impl Table for EvidenceLink {
    const FIND: &'static str = "select assessment, indicator, evidence, pages, reason, position from evidence_link where \
        assessment = ?1 and indicator = ?2 and evidence = ?3";
    const PUT: &'static str = "insert into evidence_link (assessment, indicator, evidence, pages, reason, position) values (?1, \
        ?2, ?3, ?4, ?5, ?6) on conflict (assessment, indicator, evidence) do update set pages = \
        excluded.pages, reason = excluded.reason, position = excluded.position";
    const REMOVE: &'static str =
        "delete from evidence_link where assessment = ?1 and indicator = ?2 and evidence = ?3";

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            assessment: row.get(0)?,
            indicator: row.get(1)?,
            evidence: row.get(2)?,
            pages: row.get(3)?,
            reason: row.get(4)?,
            position: row.get(5)?,
        })
    }

    fn put(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![
            self.assessment,
            self.indicator,
            self.evidence,
            self.pages,
            self.reason,
            self.position,
        ])
    }
}

impl ReadTx<'_> {
    /// The links of an assessment, by indicator and order under it.
    pub fn evidence_links(&self, assessment: &str) -> Result<Vec<EvidenceLink>> {
        self.list(
            "select assessment, indicator, evidence, pages, reason, position from evidence_link where \
            assessment = ?1 order by indicator, position, evidence",
            [assessment],
        )
    }
}
