//! The list to mend: rows of imported files that could not be taken.

use std::collections::{BTreeMap, BTreeSet};

use parkgauge_core::id::FieldKey;
use parkgauge_core::roster::import::{RosterDraft, plan};
use parkgauge_core::roster::sheet::SheetGrid;
use parkgauge_store::record::RosterReject;

use super::ACTOR;
use super::roster::{column_index, count};
use super::roster_import::{firm_row, new_id, positions, rows};
use crate::contract::reject::{DiscardRejects, MendRejects, Mended, RejectList, RejectView};
use crate::contract::{Failure, Nothing, SaidView};
use crate::workbench::{OpenPark, Workbench};

/// Rows to mend, by place in their file.
pub fn list(workbench: &mut Workbench, _: Nothing) -> Result<RejectList, Failure> {
    let open = workbench.park()?;
    let rows = open.store.read().roster_rejects(open.year.into())?;
    Ok(RejectList { rows: rows.into_iter().map(|row| view(open, row)).collect() })
}

fn view(open: &OpenPark, row: RosterReject) -> RejectView {
    let (cells, other) = parted(open, row.cells);
    let text = |language: &str| row.reason[language].as_str().unwrap_or_default().to_owned();
    RejectView {
        id: row.id,
        file: row.file,
        sheet: row.sheet,
        row: u32::try_from(row.row_number).unwrap_or(u32::MAX),
        cells,
        other,
        say: SaidView { zh: text("zh"), en: text("en") },
    }
}

type Cells = BTreeMap<String, String>;

/// Cells of columns of the roster, and others.
fn parted(open: &OpenPark, cells: Cells) -> (Cells, Cells) {
    let columns = open.park.roster.vocabulary().columns();
    cells.into_iter().partition(|(key, _)| columns.index_of(key).is_some())
}

/// Takes mended rows into the roster as one undoable step. A row that still does not say which firm
/// it is stays in the list.
pub fn mend(workbench: &mut Workbench, request: MendRejects) -> Result<Mended, Failure> {
    let now = workbench.now();
    let open = workbench.park()?;
    let stored = by_id(open)?;
    let columns = open.park.roster.vocabulary().columns();
    // Read as a sheet with the roster's own headers, so that a mended row is taken as an imported one is.
    let keys: Vec<&FieldKey> = columns.iter().map(|(_, column)| &column.key).collect();
    let mut grid = SheetGrid {
        name: "待补列表".to_owned(),
        rows: vec![columns.iter().map(|(_, column)| column.label.clone()).collect()],
        merged: Vec::new(),
    };
    let mut ids = Vec::new();
    for row in request.rows {
        let unknown = || Failure::unknown(["待补行", "row to mend"], &row.id);
        let mut cells = parted(open, stored.get(&row.id).ok_or_else(unknown)?.cells.clone()).0;
        for (key, text) in row.cells {
            column_index(open, &key)?;
            cells.insert(key, text);
        }
        let text = |key: &&FieldKey| cells.get(key.as_str()).cloned().unwrap_or_default();
        grid.rows.push(keys.iter().map(text).collect());
        ids.push(row.id);
    }
    let draft = RosterDraft::read(grid, open.park.roster.vocabulary())
        .map_err(|found| Failure::internal(found.problem.say.en))?;
    let roster = open.park.roster.clone();
    let new = workbench.ids.as_mut();
    let plan = plan(&roster, &draft, &mut || new_id(new));
    let left: BTreeSet<u32> =
        plan.rejects.iter().map(|row| row.row).chain(plan.skipped.iter().map(|row| row.row)).collect();
    // The header is row 1.
    let (left, taken): (Vec<_>, Vec<_>) = (2_u32..).zip(ids).partition(|(row, _)| left.contains(row));
    let open = workbench.park_mut()?;
    let after = plan.apply(&roster).map_err(Failure::internal)?;
    let written = rows(open, std::slice::from_ref(&plan));
    let year = open.year;
    let label = format!("待补列表 · 补入 {} 行", taken.len());
    open.store.write(&label, ACTOR, now, |tx| {
        for (position, firm) in &written {
            tx.put(firm_row(year, firm, *position))?;
        }
        for (_, id) in &taken {
            tx.remove::<RosterReject>(&RosterReject::key_of(year.into(), id))?;
        }
        Ok(())
    })?;
    let positions = positions(&written);
    open.take_roster(after, positions);
    Ok(Mended {
        added: count(plan.added.len()),
        changed: count(plan.changed.len()),
        unchanged: count(plan.unchanged.len()),
        left: left.into_iter().map(|(_, id)| id).collect(),
    })
}

/// Throws rows of the list away.
pub fn discard(workbench: &mut Workbench, request: DiscardRejects) -> Result<RejectList, Failure> {
    let now = workbench.now();
    let open = workbench.park_mut()?;
    let stored = by_id(open)?;
    if let Some(id) = request.rows.iter().find(|id| !stored.contains_key(*id)) {
        return Err(Failure::unknown(["待补行", "row to mend"], id));
    }
    let year = open.year.into();
    let label = format!("待补列表 · 舍弃 {} 行", request.rows.len());
    open.store.write(&label, ACTOR, now, |tx| {
        request
            .rows
            .iter()
            .try_for_each(|id| tx.remove::<RosterReject>(&RosterReject::key_of(year, id)).map(drop))
    })?;
    list(workbench, Nothing {})
}

fn by_id(open: &OpenPark) -> Result<BTreeMap<String, RosterReject>, Failure> {
    let rows = open.store.read().roster_rejects(open.year.into())?;
    Ok(rows.into_iter().map(|row| (row.id.clone(), row)).collect())
}
