//! SQL and rows. One file a noun; nothing here commits.

mod answer;
mod assessment;
mod base_data;
mod column;
mod earlier_edition;
mod evidence;
mod evidence_binding;
mod evidence_link;
mod firm;
mod framework;
mod package;
mod profile;
mod questionnaire;
mod reading;
mod roster_column;
mod roster_reject;
mod setting;
mod to_confirm;

use rusqlite::{Connection, OptionalExtension, Params, Row, Statement, params_from_iter};

use crate::record::{Key, Noun, Record};

pub(crate) use column::Json;

/// How a record lies in its table. `FIND` and `REMOVE` take the key, `PUT` the whole record.
pub trait Table: Record {
    /// Selects one record by key.
    const FIND: &'static str;
    /// Inserts the record or updates the one with the same key.
    const PUT: &'static str;
    /// Deletes one record by key.
    const REMOVE: &'static str;

    /// Reads a row of `FIND`.
    fn read(row: &Row<'_>) -> rusqlite::Result<Self>;

    /// Runs `PUT`.
    fn put(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize>;
}

pub(crate) fn find<R: Table>(connection: &Connection, key: &Key) -> rusqlite::Result<Option<R>> {
    connection.prepare_cached(R::FIND)?.query_row(params_from_iter(key.parts()), R::read).optional()
}

pub(crate) fn put<R: Table>(connection: &Connection, record: &R) -> rusqlite::Result<()> {
    record.put(&mut *connection.prepare_cached(R::PUT)?).map(drop)
}

pub(crate) fn remove<R: Table>(connection: &Connection, key: &Key) -> rusqlite::Result<()> {
    connection.prepare_cached(R::REMOVE)?.execute(params_from_iter(key.parts())).map(drop)
}

pub(crate) fn list<R: Table>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
) -> rusqlite::Result<Vec<R>> {
    connection.prepare_cached(sql)?.query_map(params, R::read)?.collect()
}

/// Work that is the same for every kind of record, chosen by a [`Noun`] at run time.
pub(crate) trait ForEachKind {
    /// What comes out.
    type Out;
    /// Does it for one kind.
    fn with<R: Table>(self) -> Self::Out;
}

/// Calls `work` with the type of `noun`.
pub(crate) fn by_noun<W: ForEachKind>(noun: Noun, work: W) -> W::Out {
    use crate::record as r;
    match noun {
        Noun::Assessment => work.with::<r::Assessment>(),
        Noun::Reading => work.with::<r::Reading>(),
        Noun::Answer => work.with::<r::Answer>(),
        Noun::Profile => work.with::<r::Profile>(),
        Noun::BaseData => work.with::<r::BaseData>(),
        Noun::Firm => work.with::<r::Firm>(),
        Noun::RosterReject => work.with::<r::RosterReject>(),
        Noun::Evidence => work.with::<r::Evidence>(),
        Noun::EvidenceLink => work.with::<r::EvidenceLink>(),
        Noun::EvidenceBinding => work.with::<r::EvidenceBinding>(),
        Noun::Package => work.with::<r::Package>(),
        Noun::RosterColumn => work.with::<r::RosterColumn>(),
        Noun::Questionnaire => work.with::<r::Questionnaire>(),
        Noun::Framework => work.with::<r::Framework>(),
        Noun::EarlierEdition => work.with::<r::EarlierEdition>(),
        Noun::ToConfirm => work.with::<r::ToConfirm>(),
    }
}
