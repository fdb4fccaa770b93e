//! How single values lie in a column.

use rusqlite::Row;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::record::{KeyPart, Moment, Noun, Saved, Slot};

impl ToSql for Moment {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl FromSql for Moment {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        chrono::DateTime::parse_from_rfc3339(value.as_str()?)
            .map(Self::from)
            .map_err(|cause| FromSqlError::Other(Box::new(cause)))
    }
}

impl ToSql for Slot {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.as_str().into())
    }
}

impl FromSql for Slot {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "value" => Ok(Self::Value),
            "narrative" => Ok(Self::Narrative),
            "note" => Ok(Self::Note),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

impl ToSql for Noun {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.as_str().into())
    }
}

impl FromSql for Noun {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = value.as_str()?;
        Self::ALL.into_iter().find(|noun| noun.as_str() == name).ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for KeyPart {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Int(number) => number.to_sql(),
            Self::Text(text) => text.to_sql(),
        }
    }
}

/// A value kept as JSON text.
pub(crate) struct Json<T>(pub(crate) T);

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        serde_json::to_string(&self.0)
            .map(Into::into)
            .map_err(|cause| rusqlite::Error::ToSqlConversionFailure(Box::new(cause)))
    }
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?).map(Self).map_err(|cause| FromSqlError::Other(Box::new(cause)))
    }
}

/// Reads the three columns of a stamp, the first at `start`.
pub(crate) fn saved(row: &Row<'_>, start: usize) -> rusqlite::Result<Saved> {
    Ok(Saved { revision: row.get(start)?, at: row.get(start + 1)?, actor: row.get(start + 2)? })
}
