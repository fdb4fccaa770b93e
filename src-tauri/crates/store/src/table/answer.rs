//! Answers: current values.

use rusqlite::{Row, Statement, params};

use crate::error::Result;
use crate::read::ReadTx;
use crate::record::{Answer, Key, Noun, Record, Saved, Slot};
use crate::table::Table;
use crate::table::column::saved;

impl Answer {
    /// Key of one part of the answer to one indicator.
    pub fn key_of(assessment: &str, indicator: &str, slot: Slot) -> Key {
        Key::text([assessment, indicator, slot.as_str()])
    }

    /// An answer not yet saved.
    pub fn new(assessment: &str, indicator: &str, slot: Slot, raw: &str) -> Self {
        Self {
            assessment: assessment.to_owned(),
            indicator: indicator.to_owned(),
            slot,
            raw: raw.to_owned(),
            saved: Saved::default(),
        }
    }
}

impl Record for Answer {
    const NOUN: Noun = Noun::Answer;

    fn key(&self) -> Key {
        Self::key_of(&self.assessment, &self.indicator, self.slot)
    }

    fn saved(&self) -> Option<&Saved> {
        Some(&self.saved)
    }

    fn stamp(&mut self, saved: Saved) {
        self.saved = saved;
    }
}

impl Table for Answer {
    const FIND: &'static str = "select assessment, indicator, slot, raw, revision, saved_at, actor from answer where assessment \
        = ?1 and indicator = ?2 and slot = ?3";
    const PUT: &'static str = "insert into answer (assessment, indicator, slot, raw, revision, saved_at, actor) values (?1, ?2, \
        ?3, ?4, ?5, ?6, ?7) on conflict (assessment, indicator, slot) do update set raw = excluded.raw, \
        revision = excluded.revision, saved_at = excluded.saved_at, actor = excluded.actor";
    const REMOVE: &'static str = "delete from answer where assessment = ?1 and indicator = ?2 and slot = ?3";

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            assessment: row.get(0)?,
            indicator: row.get(1)?,
            slot: row.get(2)?,
            raw: row.get(3)?,
            saved: saved(row, 4)?,
        })
    }

    fn put(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![
            self.assessment,
            self.indicator,
            self.slot,
            self.raw,
            self.saved.revision,
            self.saved.at,
            self.saved.actor,
        ])
    }
}

impl ReadTx<'_> {
    /// The answers of an assessment, by indicator and slot.
    pub fn answers(&self, assessment: &str) -> Result<Vec<Answer>> {
        self.list(
            "select assessment, indicator, slot, raw, revision, saved_at, actor from answer where assessment \
            = ?1 order by indicator, slot",
            [assessment],
        )
    }
}
