//! Changing the roster cell by cell.

use std::collections::BTreeMap;
use std::sync::Arc;

use parkgauge_core::id::{FieldKey, FirmId};
use parkgauge_core::roster::{Firm, Roster};
use parkgauge_store::record;

use super::roster::{column_index, row};
use super::roster_import::{firm_row, new_id};
use super::{ACTOR, local_time};
use crate::contract::roster::{AddFirm, FirmCellSaved, FirmCellsSaved, SaveFirmCell, SaveFirmCells};
use crate::contract::{Code, Failure};
use crate::load;
use crate::workbench::{OpenPark, Workbench};

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
    let mut rows: BTreeMap<String, record::Firm> = BTreeMap::new();
    for SaveFirmCell { firm, column, raw } in request.cells {
        column_index(open, &column)?;
        let unknown = || Failure::unknown(["企业", "firm"], &firm);
        let old = open.firms.get(&firm).ok_or_else(unknown)?;
        let row = rows.entry(firm.clone()).or_insert_with(|| old.clone());
        if raw.trim().is_empty() {
            row.cells.remove(&column);
        } else {
            row.cells.insert(column, raw);
        }
    }
    let mut rows: Vec<record::Firm> = rows.into_values().collect();
    rows.sort_by_key(|row| row.position);
    let firms = rows.iter().map(|row| read(open, row)).collect::<Result<Vec<Firm>, _>>()?;
    let label = match (first, firms.as_slice()) {
        (Some(cell), [firm]) if count == 1 => {
            let column = open.park.roster.vocabulary().columns().at(column_index(open, &cell.column)?);
            format!("企业名单 · {} · {}", firm.name().unwrap_or_default(), column.label)
        }
        _ => format!("企业名单 · 修改 {} 家企业的 {count} 格", firms.len()),
    };
    open.store
        .write(&label, ACTOR, now, |tx| rows.iter().try_for_each(|row| tx.put(row.clone()).map(drop)))?;
    for (row, firm) in rows.into_iter().zip(&firms) {
        open.firms.insert(row.id.clone(), row);
        open.park.roster.replace(firm.clone());
    }
    open.rescore();
    let firms = firms.iter().map(|firm| row(firm, &open.park.roster)).collect();
    Ok(FirmCellsSaved { firms, saved_at: local_time(now.into()) })
}

fn read(open: &OpenPark, row: &record::Firm) -> Result<Firm, Failure> {
    let id = FirmId::new(row.id.clone()).map_err(|_| Failure::unknown(["企业", "firm"], &row.id))?;
    Ok(load::firm(id, row, open.park.roster.vocabulary()))
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
    let position = open.firms.values().map(|row| row.position + 1).max().unwrap_or(0);
    let stored = firm_row(open.year, &firm, position);
    let label = format!("企业名单 · 新增 {}", firm.name().unwrap_or_default());
    open.store.write(&label, ACTOR, now, |tx| tx.put(stored.clone()))?;
    open.firms.insert(stored.id.clone(), stored);
    let firms = open.park.roster.firms().iter().chain([&firm]).cloned().collect();
    open.park.roster = Roster::new(&vocabulary, firms).map_err(Failure::internal)?;
    open.rescore();
    Ok(FirmCellSaved { firm: row(&firm, &open.park.roster), saved_at: local_time(now.into()) })
}
