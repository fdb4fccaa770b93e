//! Changing the roster cell by cell.

use std::collections::BTreeMap;
use std::sync::Arc;

use parkgauge_core::id::{FieldKey, FirmId};
use parkgauge_core::roster::{Firm, Roster};

use super::roster::{column_index, firm_of, row};
use super::roster_import::{firm_row, new_id};
use super::{ACTOR, local_time};
use crate::contract::roster::{AddFirm, FirmCellSaved, FirmCellsSaved, SaveFirmCell, SaveFirmCells};
use crate::contract::{Code, Failure};
use crate::workbench::Workbench;

/// Saves one cell.
pub fn save_cell(workbench: &mut Workbench, request: SaveFirmCell) -> Result<FirmCellSaved, Failure> {
    let mut saved = save_cells(workbench, SaveFirmCells { cells: vec![request] })?;
    let firm = saved.firms.pop().ok_or_else(|| Failure::internal("one cell belongs to one firm"))?;
    Ok(FirmCellSaved { firm, saved_at: saved.saved_at })
}

/// Saves several cells as one undoable step.
pub fn save_cells(workbench: &mut Workbench, request: SaveFirmCells) -> Result<FirmCellsSaved, Failure> {
    let now = workbench.now();
    let open = workbench.park_mut()?;
    let count = request.cells.len();
    let first = request.cells.first().cloned();
    let mut changed: BTreeMap<FirmId, BTreeMap<FieldKey, String>> = BTreeMap::new();
    for SaveFirmCell { firm, column, raw } in request.cells {
        column_index(open, &column)?;
        let column = FieldKey::new(column).map_err(Failure::internal)?;
        let old = firm_of(open, &firm)?;
        changed.entry(old.id().clone()).or_insert_with(|| old.raw()).insert(column, raw);
    }
    let mut firms: Vec<(i64, Firm)> = Vec::new();
    for (id, raw) in changed {
        let position = open.positions.get(&id).copied().unwrap_or_default();
        let raw = raw.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect();
        firms.push((position, Firm::read(id, raw, open.park.roster.vocabulary())));
    }
    firms.sort_by_key(|(position, _)| *position);
    let label = match (first, firms.as_slice()) {
        (Some(cell), [(_, firm)]) if count == 1 => {
            let column = open.park.roster.vocabulary().columns().at(column_index(open, &cell.column)?);
            format!("企业名单 · {} · {}", firm.name().unwrap_or_default(), column.label)
        }
        _ => format!("企业名单 · 修改 {} 家企业的 {count} 格", firms.len()),
    };
    let year = open.year;
    open.store.write(&label, ACTOR, now, |tx| {
        let mut rows = firms.iter().map(|(position, firm)| firm_row(year, firm, *position));
        rows.try_for_each(|row| tx.put(row).map(drop))
    })?;
    for (_, firm) in &firms {
        open.park.roster.replace(firm.clone());
    }
    open.rescore();
    let firms = firms.iter().map(|(_, firm)| row(firm, &open.park.roster)).collect();
    Ok(FirmCellsSaved { firms, saved_at: local_time(now.into()) })
}

/// Adds a firm behind the others.
pub fn add(workbench: &mut Workbench, request: AddFirm) -> Result<FirmCellSaved, Failure> {
    let now = workbench.now();
    let id = new_id(workbench.ids.as_mut());
    let open = workbench.park_mut()?;
    let vocabulary = Arc::clone(open.park.roster.vocabulary());
    let mut cells = BTreeMap::new();
    for (key, text) in request.cells {
        column_index(open, &key)?;
        let key = FieldKey::new(key).map_err(Failure::internal)?;
        cells.insert(key, text);
    }
    let firm = Firm::read(id, cells, &vocabulary);
    let columns = vocabulary.columns();
    if firm.raw_at(columns.name()).is_none() && firm.raw_at(columns.credit_code()).is_none() {
        return Err(Failure::new(
            Code::Call,
            None,
            ["新企业要有企业名称或统一社会信用代码。", "A new firm needs a name or a credit code."],
            ["请先填写其中一项。", "Give one of them first."],
        ));
    }
    let position = open.next_position();
    let stored = firm_row(open.year, &firm, position);
    let label = format!("企业名单 · 新增 {}", firm.name().unwrap_or_default());
    open.store.write(&label, ACTOR, now, |tx| tx.put(stored))?;
    open.positions.insert(firm.id().clone(), position);
    let firms = open.park.roster.firms().iter().chain([&firm]).cloned().collect();
    open.park.roster = Roster::new(&vocabulary, firms).map_err(Failure::internal)?;
    open.rescore();
    Ok(FirmCellSaved { firm: row(&firm, &open.park.roster), saved_at: local_time(now.into()) })
}
