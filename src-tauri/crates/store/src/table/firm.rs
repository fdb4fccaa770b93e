//! The firm roster.

use rusqlite::{Row, Statement, params};

use crate::error::Result;
use crate::read::ReadTx;
use crate::record::{Firm, Key, Noun, Record};
use crate::table::{Json, Table};

impl Firm {
    /// Key of one firm of one year.
    pub fn key_of(year: i64, id: &str) -> Key {
        Key::of_year(year, id)
    }
}

impl Record for Firm {
    const NOUN: Noun = Noun::Firm;

    fn key(&self) -> Key {
        Self::key_of(self.year, &self.id)
    }
}

impl Table for Firm {
    const FIND: &'static str = "select year, id, position, cells from firm where year = ?1 and id = ?2";
    const PUT: &'static str = "insert into firm (year, id, position, cells) values (?1, ?2, ?3, ?4) on conflict (year, id) do \
        update set position = excluded.position, cells = excluded.cells";
    const REMOVE: &'static str = "delete from firm where year = ?1 and id = ?2";

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            year: row.get(0)?,
            id: row.get(1)?,
            position: row.get(2)?,
            cells: row.get::<_, Json<_>>(3)?.0,
        })
    }

    fn put(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![self.year, self.id, self.position, Json(&self.cells),])
    }
}

impl ReadTx<'_> {
    /// Shows the firms of a year one after another, in their own order, so that a long list need not be held twice.
    pub fn each_firm(&self, year: i64, mut show: impl FnMut(Firm)) -> Result<()> {
        self.run("read", |connection| {
            let mut statement = connection.prepare_cached(
                "select year, id, position, cells from firm where year = ?1 order by position, id",
            )?;
            let mut rows = statement.query([year])?;
            while let Some(row) = rows.next()? {
                show(Firm::read(row)?);
            }
            Ok(())
        })
    }

    /// The roster of a year, in its own order.
    pub fn firms(&self, year: i64) -> Result<Vec<Firm>> {
        let mut firms = Vec::new();
        self.each_firm(year, |firm| firms.push(firm))?;
        Ok(firms)
    }
}
