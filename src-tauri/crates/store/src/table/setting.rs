//! Settings of the program for this workspace. Not journalled: undo must not change them.

use rusqlite::{OptionalExtension, params};

use crate::error::Result;
use crate::read::ReadTx;
use crate::tx::WriteTx;

impl ReadTx<'_> {
    /// The setting, `None` when it was never set.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        self.run("read setting", |connection| {
            connection
                .prepare_cached("select value from setting where key = ?1")?
                .query_row([key], |row| row.get(0))
                .optional()
        })
    }
}

impl WriteTx<'_> {
    /// Sets a setting. Settings are not journalled.
    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<()> {
        self.read().run("write setting", |connection| {
            connection
                .prepare_cached(
                    "insert into setting (key, value) values (?1, ?2) \
                     on conflict (key) do update set value = excluded.value",
                )?
                .execute(params![key, value])
                .map(drop)
        })
    }
}
