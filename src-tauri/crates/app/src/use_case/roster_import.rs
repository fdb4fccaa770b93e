//! Taking a firm list from a spreadsheet: preview, then one undoable step.

use std::collections::BTreeMap;
use std::path::Path;

use parkgauge_core::id::{FieldKey, FirmId};
use parkgauge_core::problem::{Place, Problem};
use parkgauge_core::roster::import::{HeaderUnit, ImportPlan, NoHeader, RosterDraft, Skip, SkippedRow, plan};
use parkgauge_core::roster::sheet::column_letters;
use parkgauge_store::record;

use super::roster::count;
use super::{ACTOR, said};
use crate::contract::roster::{ColumnMatchView, ImportChange, ImportProblem, ImportRoster, ImportView};
use crate::contract::{Code, Failure, SaidView};
use crate::workbench::{OpenPark, Workbench};

/// A column of the file that no field takes.
const UNUSED: &str = "header.unused";
/// Firms that would be counted twice.
const TWICE: [&str; 2] = ["roster.credit_code_twice", "roster.name_twice"];
/// At most this many changed cells are listed in a preview; the counts are always whole.
const LISTED: usize = 200;

/// Says what importing a file would do. Nothing is changed.
pub fn preview(workbench: &mut Workbench, request: ImportRoster) -> Result<ImportView, Failure> {
    let (draft, sheets) = read(workbench, &request)?;
    let plan = plan_for(workbench, &draft)?;
    Ok(view(workbench, &draft, sheets, &plan))
}

/// Imports a file as one undoable step.
pub fn import(workbench: &mut Workbench, request: ImportRoster) -> Result<ImportView, Failure> {
    let (draft, sheets) = read(workbench, &request)?;
    let plan = plan_for(workbench, &draft)?;
    let now = workbench.now();
    let file = Path::new(&request.file).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let open = workbench.park_mut()?;
    let rows = rows(open, &plan);
    let rejects = rejects(open, &draft, &plan, &file);
    let label = format!("导入企业名单 · {file}（新增 {}，更新 {}）", plan.added.len(), plan.changed.len());
    open.store.write(&label, ACTOR, now, |tx| {
        for row in rows {
            tx.put(row)?;
        }
        for reject in rejects {
            tx.put(reject)?;
        }
        Ok(())
    })?;
    let view = view(workbench, &draft, sheets, &plan);
    workbench.reload(None)?;
    Ok(view)
}

fn read(workbench: &Workbench, request: &ImportRoster) -> Result<(RosterDraft, Vec<String>), Failure> {
    let grids = parkgauge_tables::read_workbook(Path::new(&request.file))
        .map_err(|error| Failure { place: Some(request.file.clone()), ..error.into() })?;
    let sheets: Vec<String> = grids.iter().map(|grid| grid.name.clone()).collect();
    let no_header = |found: Box<NoHeader>| {
        Failure::said(Code::BadFile, Some(request.file.clone()), &found.problem.say, &found.problem.next)
    };
    let draft = match &request.sheet {
        None => RosterDraft::of_workbook(grids, &workbench.vocabulary).map_err(no_header)?.0,
        Some(name) => {
            let grid = grids.into_iter().find(|grid| &grid.name == name);
            let grid = grid.ok_or_else(|| Failure::unknown(["工作表", "sheet"], name))?;
            RosterDraft::read(grid, &workbench.vocabulary).map_err(no_header)?
        }
    };
    let mut chosen = Vec::new();
    for choice in &request.matches {
        let key = match &choice.key {
            Some(key) => Some(
                FieldKey::new(key.clone())
                    .map_err(|_| Failure::unknown(["名单栏目", "roster column"], key))?,
            ),
            None => None,
        };
        chosen.push((choice.position as usize, key));
    }
    Ok((if chosen.is_empty() { draft } else { draft.with_matches(&chosen) }, sheets))
}

fn plan_for(workbench: &mut Workbench, draft: &RosterDraft) -> Result<ImportPlan, Failure> {
    let roster = workbench.park()?.park.roster.clone();
    let ids = &mut workbench.ids;
    // A made-up id is an id by its shape; the loop only guards against a port that breaks its promise.
    let mut next = || loop {
        if let Ok(id) = FirmId::new(ids.next()) {
            break id;
        }
    };
    Ok(plan(&roster, draft, &mut next))
}

fn rows(open: &OpenPark, plan: &ImportPlan) -> Vec<record::Firm> {
    let next = open.firms.values().map(|row| row.position + 1).max().unwrap_or(0);
    let cells = |firm: &parkgauge_core::roster::Firm| {
        firm.raw().into_iter().map(|(key, text)| (key.to_string(), text)).collect()
    };
    let changed = plan.changed.iter().map(|change| record::Firm {
        year: open.year.into(),
        id: change.firm.id().to_string(),
        position: open.firms.get(change.firm.id().as_str()).map_or(0, |row| row.position),
        cells: cells(&change.firm),
    });
    let mut rows: Vec<record::Firm> = changed.collect();
    for (position, added) in (next..).zip(&plan.added) {
        rows.push(record::Firm {
            year: open.year.into(),
            id: added.firm.id().to_string(),
            position,
            cells: cells(&added.firm),
        });
    }
    rows
}

fn rejects(open: &OpenPark, draft: &RosterDraft, plan: &ImportPlan, file: &str) -> Vec<record::RosterReject> {
    plan.rejects
        .iter()
        .map(|reject| record::RosterReject {
            year: open.year.into(),
            // By place, so that the same file taken twice keeps one copy.
            id: format!("{file}#{}#{}", draft.sheet(), reject.row),
            file: file.to_owned(),
            sheet: draft.sheet().to_owned(),
            row_number: reject.row.into(),
            cells: reject
                .cells
                .iter()
                .enumerate()
                .map(|(column, text)| (column_letters(column), text.clone()))
                .collect(),
            reason: serde_json::json!({ "code": reject.problem.code, "zh": reject.problem.say.zh, "en": reject.problem.say.en }),
        })
        .collect()
}

fn view(workbench: &Workbench, draft: &RosterDraft, sheets: Vec<String>, plan: &ImportPlan) -> ImportView {
    let label = |key: &FieldKey| {
        let columns = workbench.vocabulary.columns();
        columns.index(key).map_or_else(|| key.to_string(), |index| columns.at(index).label.clone())
    };
    let matches = draft.matches().iter().map(|found| ColumnMatchView {
        position: count(found.column),
        header: found.header.clone(),
        key: found.field.as_ref().map(|key| key.to_string()),
        conversion: match &found.unit {
            HeaderUnit::Own => None,
            HeaderUnit::Other(unit) => Some(SaidView {
                zh: format!("按 {} 读取并换算", unit.symbol()),
                en: format!("read in {} and converted", unit.symbol()),
            }),
        },
    });
    let changes = plan.changed.iter().flat_map(|change| {
        let firm = change.firm.name().unwrap_or_default().to_owned();
        change.differences.iter().map(move |difference| (firm.clone(), difference))
    });
    ImportView {
        sheets,
        sheet: draft.sheet().to_owned(),
        header_row: draft.header_rows().1,
        matches: matches.collect(),
        // Totals, notes and repeated headers are listed as skipped; they are no data.
        read: count(plan.read() - plan.skipped.len()),
        added: count(plan.added.len()),
        changed: count(plan.changed.len()),
        unchanged: count(plan.unchanged.len()),
        rejected: count(plan.rejects.len()),
        skipped: plan.skipped.iter().filter(|row| row.why != Skip::Blank).map(skipped).collect(),
        changes: changes
            .take(LISTED)
            .map(|(firm, difference)| ImportChange {
                firm,
                column: label(&difference.key),
                before: difference.before.clone().unwrap_or_default(),
                after: difference.after.clone(),
            })
            .collect(),
        problems: shown_problems(workbench, plan),
    }
}

/// Problems of the file, and firms that would stand twice in the roster afterwards. A column that is
/// not used is no problem: the list of columns says so.
fn shown_problems(workbench: &Workbench, plan: &ImportPlan) -> Vec<ImportProblem> {
    let mut shown: Vec<ImportProblem> =
        plan.problems.iter().filter(|found| found.code != UNUSED).map(problem).collect();
    let rows: BTreeMap<&str, u32> = plan
        .added
        .iter()
        .map(|added| (added.firm.id().as_str(), added.row))
        .chain(plan.changed.iter().map(|changed| (changed.firm.id().as_str(), changed.row)))
        .collect();
    let after = workbench.park().ok().and_then(|open| plan.apply(&open.park.roster).ok());
    for found in after.iter().flat_map(|roster| roster.problems()).filter(|found| TWICE.contains(&found.code))
    {
        let Place::Firm { firm, .. } = &found.place else { continue };
        if let Some(row) = rows.get(firm.as_str()) {
            shown.push(ImportProblem { row: *row, ..problem(&found) });
        }
    }
    shown
}

fn skipped(row: &SkippedRow) -> SaidView {
    let (zh, en) = match row.why {
        Skip::Blank => ("空行", "blank"),
        Skip::Total => ("合计行", "a total"),
        Skip::HeaderAgain => ("重复的表头", "the header again"),
        Skip::ColumnNumbers => ("栏次行", "numbers of the columns"),
        Skip::Note => ("表下注释", "a note below the table"),
    };
    let SkippedRow { row, text, .. } = row;
    SaidView { zh: format!("第 {row} 行：{zh}（{text}）"), en: format!("Row {row}: {en} ({text})") }
}

fn problem(problem: &Problem) -> ImportProblem {
    let (row, column) = match &problem.place {
        Place::Cell { row, column, .. } => (*row, column.clone()),
        _ => (0, String::new()),
    };
    ImportProblem {
        row,
        column,
        code: problem.code.to_owned(),
        say: said(&problem.say),
        next: said(&problem.next),
    }
}
