//! Bringing a database to the newest format.

use std::fmt::Write;
use std::path::Path;

use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

use crate::error::{Result, StoreError};
use crate::integrity;
use crate::record::Moment;
use crate::tx::transact;

/// One step of the format.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Migration {
    pub(crate) version: i64,
    pub(crate) name: &'static str,
    pub(crate) sql: &'static str,
}

/// Every step, in order. Append only: a released step never changes.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration { version: 1, name: "init", sql: include_str!("../migrations/0001_init.sql") },
    Migration {
        version: 2,
        name: "roster_column_questionnaire",
        sql: include_str!("../migrations/0002_roster_column_questionnaire.sql"),
    },
    Migration { version: 3, name: "evidence", sql: include_str!("../migrations/0003_evidence.sql") },
    Migration { version: 4, name: "framework", sql: include_str!("../migrations/0004_framework.sql") },
    Migration { version: 5, name: "update", sql: include_str!("../migrations/0005_update.sql") },
    Migration {
        version: 6,
        name: "package_recipe",
        sql: include_str!("../migrations/0006_package_recipe.sql"),
    },
];

/// Who migrates, when, to what.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Target<'a> {
    pub(crate) steps: &'a [Migration],
    pub(crate) app_version: &'a str,
    pub(crate) at: Moment,
}

/// Compares the steps that the database went through with ours and returns those to come.
pub(crate) fn pending<'a>(
    connection: &Connection,
    database: &Path,
    target: &Target<'a>,
) -> Result<&'a [Migration]> {
    let applied = applied(connection).map_err(|cause| StoreError::sqlite("read format", database, cause))?;
    let ours = target.steps.last().map_or(0, |step| step.version);
    if let Some(newest) = applied.last()
        && newest.version > ours
    {
        return Err(StoreError::Newer {
            path: database.to_path_buf(),
            format: newest.version,
            needed: newest.app_version.clone(),
            ours: target.app_version.to_owned(),
        });
    }
    for (done, step) in applied.iter().zip(target.steps) {
        if done.version != step.version || done.checksum != checksum(step) {
            return Err(StoreError::MigrationChanged {
                path: database.to_path_buf(),
                version: step.version,
                name: step.name.to_owned(),
            });
        }
    }
    Ok(target.steps.get(applied.len()..).unwrap_or_default())
}

/// Applies the steps in one transaction and checks the outcome before it is committed.
pub(crate) fn apply(
    connection: &mut Connection,
    database: &Path,
    steps: &[Migration],
    target: &Target<'_>,
) -> Result<()> {
    transact(connection, database, "migrate", |connection| {
        let failed = |cause| StoreError::sqlite("migrate", database, cause);
        connection
            .execute_batch(
                "create table if not exists migration (version integer primary key, name text not null, \
                 checksum text not null, app_version text not null, applied_at text not null) strict;",
            )
            .map_err(failed)?;
        for step in steps {
            connection.execute_batch(step.sql).map_err(failed)?;
            connection
                .execute(
                    "insert into migration (version, name, checksum, app_version, applied_at) \
                     values (?1, ?2, ?3, ?4, ?5)",
                    params![step.version, step.name, checksum(step), target.app_version, target.at],
                )
                .map_err(failed)?;
        }
        integrity::require_sound(connection, database)
    })
}

struct Applied {
    version: i64,
    checksum: String,
    app_version: String,
}

fn applied(connection: &Connection) -> rusqlite::Result<Vec<Applied>> {
    if !connection.table_exists(None, "migration")? {
        return Ok(Vec::new());
    }
    connection
        .prepare("select version, checksum, app_version from migration order by version")?
        .query_map([], |row| {
            Ok(Applied { version: row.get(0)?, checksum: row.get(1)?, app_version: row.get(2)? })
        })?
        .collect()
}

fn checksum(step: &Migration) -> String {
    hex(&Sha256::digest(step.sql.as_bytes()))
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
