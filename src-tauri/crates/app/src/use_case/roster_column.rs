//! Columns that the office added to its roster: added, renamed, put away.

use std::sync::Arc;

use parkgauge_core::id::FieldKey;
use parkgauge_core::roster::{ColumnsError, OWN, OwnColumn, OwnKind, Privacy, RosterColumns, Vocabulary};
use parkgauge_core::unit::Unit;
use parkgauge_store::record::RosterColumn;

use super::ACTOR;
use super::roster::count;
use crate::contract::roster_column::{
    AddOwnColumn, ChangeOwnColumn, OwnColumnList, OwnColumnView, OwnKindView,
};
use crate::contract::{Code, Failure, Nothing};
use crate::workbench::Workbench;

/// The shipped words with the columns of the office that are in use.
pub(crate) fn vocabulary(
    shipped: &Arc<Vocabulary>,
    rows: &[RosterColumn],
) -> Result<Arc<Vocabulary>, Failure> {
    let own: Vec<OwnColumn> = rows.iter().filter(|row| !row.retired).filter_map(own_column).collect();
    if own.is_empty() {
        return Ok(Arc::clone(shipped));
    }
    match shipped.with_own(&own) {
        Ok(vocabulary) => Ok(vocabulary),
        // A newer program may ship a column under a header that the office had given away before:
        // the workspace must open all the same, with that header marked as the office's.
        Err(ColumnsError::LabelTaken { .. }) => {
            let mut taken = Vec::new();
            for column in own {
                let alone = shipped.with_own(std::slice::from_ref(&column));
                let label =
                    if alone.is_ok() { column.label } else { format!("{}（自建）", column.label) };
                taken.push(OwnColumn { label, ..column });
            }
            shipped.with_own(&taken).map_err(Failure::internal)
        }
        Err(error) => Err(Failure::internal(error)),
    }
}

fn own_column(row: &RosterColumn) -> Option<OwnColumn> {
    let kind = match row.kind.as_str() {
        "number" => OwnKind::Number((!row.unit.is_empty()).then(|| Unit::named(&row.unit))),
        "flag" => OwnKind::Flag,
        "choice" => OwnKind::Choice(row.choices.clone()),
        "date" => OwnKind::Date,
        _ => OwnKind::Text,
    };
    Some(OwnColumn {
        // A key that is not one was never written by this program; its row is kept and not shown.
        key: FieldKey::new(row.key.clone()).ok()?,
        label: row.label.clone(),
        kind,
        former: row.former.clone(),
        privacy: if row.personal { Privacy::Personal } else { Privacy::Open },
    })
}

/// The office's own columns, retired ones too.
pub fn list(workbench: &mut Workbench, _: Nothing) -> Result<OwnColumnList, Failure> {
    let open = workbench.park()?;
    let firms = open.park.roster.firms();
    let view = |row: RosterColumn| {
        let key = FieldKey::new(row.key.clone()).ok()?;
        Some(OwnColumnView {
            kind: match row.kind.as_str() {
                "number" => OwnKindView::Number,
                "flag" => OwnKindView::Flag,
                "choice" => OwnKindView::Choice,
                "date" => OwnKindView::Date,
                _ => OwnKindView::Text,
            },
            filled: count(firms.iter().filter(|firm| firm.raw_of(&key).is_some()).count()),
            key: row.key,
            label: row.label,
            unit: row.unit,
            choices: row.choices,
            former: row.former,
            personal: row.personal,
            retired: row.retired,
        })
    };
    Ok(OwnColumnList { columns: open.store.read().roster_columns()?.into_iter().filter_map(view).collect() })
}

/// Adds a column.
pub fn add(workbench: &mut Workbench, request: AddOwnColumn) -> Result<OwnColumnList, Failure> {
    let rows = workbench.park()?.store.read().roster_columns()?;
    let number = |row: &RosterColumn| row.key.strip_prefix(OWN)?.parse::<u32>().ok();
    // Numbers go on behind the greatest, so that a key never means two columns.
    let next = rows.iter().filter_map(number).max().unwrap_or(0) + 1;
    let kind = match request.kind {
        OwnKindView::Text => "text",
        OwnKindView::Number => "number",
        OwnKindView::Flag => "flag",
        OwnKindView::Choice => "choice",
        OwnKindView::Date => "date",
    };
    let row = RosterColumn {
        key: format!("{OWN}{next}"),
        position: rows.iter().map(|row| row.position + 1).max().unwrap_or(0),
        label: request.label.trim().to_owned(),
        kind: kind.to_owned(),
        unit: request.unit.trim().to_owned(),
        choices: trimmed(&request.choices),
        former: Vec::new(),
        personal: request.personal,
        retired: false,
    };
    let label = format!("名单栏目 · 新增 {}", row.label);
    put(workbench, rows, row, &label)
}

fn trimmed(choices: &[String]) -> Vec<String> {
    choices.iter().map(|choice| choice.trim().to_owned()).filter(|choice| !choice.is_empty()).collect()
}

/// Renames a column, changes its choices, puts it away or takes it out again.
pub fn change(workbench: &mut Workbench, request: ChangeOwnColumn) -> Result<OwnColumnList, Failure> {
    let rows = workbench.park()?.store.read().roster_columns()?;
    let old = rows.iter().find(|row| row.key == request.key);
    let mut row = old.cloned().ok_or_else(|| Failure::unknown(["自建栏目", "own column"], &request.key))?;
    let mut label = format!("名单栏目 · 修改 {}", row.label);
    if let Some(new) = request.label.map(|label| label.trim().to_owned()).filter(|new| *new != row.label) {
        label = format!("名单栏目 · {} 改名为 {new}", row.label);
        row.former.retain(|former| *former != new);
        row.former.push(std::mem::replace(&mut row.label, new));
    }
    if let Some(choices) = request.choices {
        let choices = trimmed(&choices);
        if choices.len() < row.choices.len() {
            return Err(fewer_choices(&row.label));
        }
        row.choices = choices;
    }
    if let Some(retired) = request.retired.filter(|retired| *retired != row.retired) {
        label = format!("名单栏目 · {} {}", if retired { "停用" } else { "恢复" }, row.label);
        row.retired = retired;
    }
    put(workbench, rows, row, &label)
}

/// Stores a column if the roster can be written in it, and reads the roster again.
fn put(
    workbench: &mut Workbench,
    rows: Vec<RosterColumn>,
    row: RosterColumn,
    label: &str,
) -> Result<OwnColumnList, Failure> {
    let others = rows.iter().filter(|other| other.key != row.key && !other.retired);
    let mut own: Vec<OwnColumn> = others.filter_map(own_column).collect();
    own.extend(Some(&row).filter(|row| !row.retired).and_then(own_column));
    check(workbench.vocabulary.columns(), &own, &row.label)?;
    let now = workbench.now();
    workbench.park_mut()?.store.write(label, ACTOR, now, |tx| tx.put(row))?;
    workbench.reload(None)?;
    list(workbench, Nothing {})
}

fn check(shipped: &RosterColumns, own: &[OwnColumn], label: &str) -> Result<(), Failure> {
    let error = match shipped.with_own(own) {
        Ok(_) => return Ok(()),
        Err(error) => error,
    };
    let (say, next) = match &error {
        ColumnsError::NoLabel(_) => (
            ["栏目没有名称。".to_owned(), "The column has no header.".to_owned()],
            ["请填写栏目名称。", "Give it a header."],
        ),
        ColumnsError::LabelTaken { by, .. } => {
            let taken = shipped.get(by).map(|column| column.label.clone());
            let taken = taken.or_else(|| own.iter().find(|one| one.key == *by).map(|one| one.label.clone()));
            let taken = taken.unwrap_or_else(|| by.to_string());
            (
                [
                    format!("“{label}”与栏目“{taken}”是一回事，导入时会分不清。"),
                    format!("{label} means the column {taken} already."),
                ],
                ["请用已有的栏目，或换一个名称。", "Use that column, or choose another header."],
            )
        }
        ColumnsError::Choices(_) => (
            ["单选栏目没有选项。".to_owned(), "A column of choices has no choices.".to_owned()],
            ["请至少写一个选项。", "Give at least one."],
        ),
        _ => return Err(Failure::internal(error)),
    };
    Err(Failure::new(Code::Call, Some(label.to_owned()), [&say[0], &say[1]], next).because(error))
}

fn fewer_choices(label: &str) -> Failure {
    Failure::new(
        Code::Call,
        Some(label.to_owned()),
        [
            "选项只能改名或增加，不能减少：已填的企业会失去意思。",
            "Choices can be renamed or added, not taken away: filled cells would lose their meaning.",
        ],
        ["请保留原有选项。", "Keep the choices there were."],
    )
}
