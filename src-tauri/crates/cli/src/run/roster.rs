//! What is done with the roster.

use std::io::Read;

use parkgauge_app::contract::{Code, Failure};
use serde_json::{Map, Value, json};

use super::{Done, Session, Shape, done, done_with, full, list, pair, require_counted};
use crate::args::{Column, Import, Reject, Roster};

pub(super) fn run(session: &mut Session, verb: &Roster) -> Done {
    match verb {
        Roster::Import(import) => self::import(session, import),
        Roster::Export { out, missing } => {
            if let Some(indicator) = missing {
                require_counted(session, indicator)?;
            }
            let request = json!({ "out": full(out), "missing_for": missing });
            done(session.call("export_roster", request)?, Shape::File)
        }
        Roster::Template { out } => {
            done(session.call("roster_template", json!({ "out": full(out) }))?, Shape::File)
        }
        Roster::List { missing: Some(indicator), .. } => {
            require_counted(session, indicator)?;
            done(session.call("missing_firms", json!({ "indicator": indicator }))?, Shape::Missing)
        }
        Roster::List { missing: None, sort } => {
            let sort = sort.as_ref().map(|text| match text.strip_prefix('-') {
                Some(column) => json!({ "column": column, "descending": true }),
                None => json!({ "column": text, "descending": false }),
            });
            let only = json!({ "kind": "all" });
            let query = json!({ "offset": 0, "limit": u32::MAX, "search": "", "only": only, "sort": sort });
            done(session.call("roster", query)?, Shape::Firms)
        }
        Roster::Count { indicator, by, if_done, if_unknown: false } if if_done.is_empty() => {
            require_counted(session, indicator)?;
            let request = json!({ "indicator": indicator, "by": by.name() });
            done(session.call("coverage", request)?, Shape::Coverage)
        }
        Roster::Count { indicator, if_done, if_unknown, .. } => {
            require_counted(session, indicator)?;
            let request = json!({ "indicator": indicator, "firms": if_done, "unknown": if_unknown });
            done(session.call("what_if", request)?, Shape::WhatIf)
        }
        Roster::Remove { firm } => done(session.call("remove_firm", json!({ "firm": firm }))?, Shape::Saved),
        Roster::Set { firm, cell } => {
            let (column, raw) = pair(cell)?;
            let request = json!({ "firm": firm, "column": column, "raw": raw });
            saved(session.call("save_firm_cell", request)?)
        }
        Roster::Add { cells } => saved(session.call("add_firm", json!({ "cells": pairs(cells)? }))?),
        Roster::Duplicates => {
            let reply = session.call("duplicate_firms", json!({}))?;
            let has_findings = !list(&reply, "groups").is_empty();
            done_with(reply, Shape::Duplicates, has_findings)
        }
        Roster::Merge { keep, others, take, preview } => {
            let take: Result<Vec<Value>, Failure> = take
                .iter()
                .map(|text| pair(text).map(|(column, firm)| json!({ "column": column, "firm": firm })))
                .collect();
            let request = json!({ "keep": keep, "others": others, "take": take?, "preview": preview });
            done(session.call("merge_firms", request)?, Shape::Merged)
        }
        Roster::Reject(Reject::List) => {
            let reply = session.call("roster_rejects", json!({}))?;
            let has_findings = !list(&reply, "rows").is_empty();
            done_with(reply, Shape::Rejects, has_findings)
        }
        Roster::Reject(Reject::Mend { row, cells }) => {
            let request = json!({ "rows": [{ "id": row, "cells": pairs(cells)? }] });
            let reply = session.call("mend_rejects", request)?;
            let has_findings = !list(&reply, "left").is_empty();
            done_with(reply, Shape::Mended, has_findings)
        }
        Roster::Reject(Reject::Discard { rows }) => {
            done(session.call("discard_rejects", json!({ "rows": rows }))?, Shape::Rejects)
        }
        Roster::Column(verb) => column(session, verb),
    }
}

fn saved(reply: Value) -> Done {
    let has_findings = !list(&reply["firm"], "problems").is_empty();
    done_with(reply, Shape::Saved, has_findings)
}

fn pairs(cells: &[String]) -> Result<Value, Failure> {
    let mut map = Map::new();
    for cell in cells {
        let (key, text) = pair(cell)?;
        map.insert(key.to_owned(), Value::from(text));
    }
    Ok(Value::from(map))
}

fn import(session: &mut Session, import: &Import) -> Done {
    let command = if import.preview { "preview_roster_import" } else { "import_roster" };
    let matches = import.matches.iter().map(|text| {
        let (letters, key) = pair(text)?;
        let position = position(letters)?;
        Ok(json!({ "position": position, "key": (!key.is_empty()).then_some(key) }))
    });
    let matches = matches.collect::<Result<Vec<Value>, Failure>>()?;
    let mut request =
        json!({ "file": "", "sheet": import.sheet, "matches": matches, "all_sheets": import.all_sheets });
    if import.file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map_err(|error| no_input().because(error))?;
        request["text"] = Value::from(String::from_utf8(bytes).map_err(|error| no_input().because(error))?);
    } else {
        request["file"] = Value::from(full(&import.file));
    }
    let reply = session.call(command, request)?;
    let has_findings = !list(&reply, "problems").is_empty() || !list(&reply, "left_out_sheets").is_empty();
    done_with(reply, Shape::Import, has_findings)
}

/// The place of a column from 0, by the letters that spreadsheets show.
fn position(letters: &str) -> Result<u32, Failure> {
    let digit =
        |c: char| c.is_ascii_alphabetic().then(|| u32::from(c.to_ascii_uppercase()) - u32::from('A') + 1);
    let place = letters.chars().try_fold(0_u32, |sum, c| sum.checked_mul(26)?.checked_add(digit(c)?));
    place.and_then(|place| place.checked_sub(1)).ok_or_else(|| {
        Failure::new(
            Code::Call,
            letters.to_owned(),
            ["这不是表格的列号。", "This is not the letters of a column."],
            ["请写成 --match C=name。", "Write --match C=name."],
        )
    })
}

fn no_input() -> Failure {
    Failure::new(
        Code::BadFile,
        None,
        ["读不到标准输入的文字（UTF-8）。", "There is no UTF-8 text on standard input."],
        ["请把表格内容用管道送入，或直接给出文件。", "Pipe the rows in, or name a file."],
    )
}

fn column(session: &mut Session, verb: &Column) -> Done {
    let (command, request) = match verb {
        Column::List => ("own_columns", json!({})),
        Column::Add { label, kind, unit, choices, personal } => (
            "add_own_column",
            json!({ "label": label, "kind": kind.name(), "unit": unit, "choices": choices, "personal": personal }),
        ),
        Column::Rename { key, label } => ("change_own_column", json!({ "key": key, "label": label })),
        Column::Retire { key } => ("change_own_column", json!({ "key": key, "retired": true })),
        Column::Restore { key } => ("change_own_column", json!({ "key": key, "retired": false })),
    };
    done(session.call(command, request)?, Shape::OwnColumns)
}
