//! Taking a firm list from a spreadsheet: preview, then one undoable step.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use parkgauge_core::id::{FieldKey, FirmId};
use parkgauge_core::problem::{Place, Problem};
use parkgauge_core::roster::import::{
    ColumnMatch, HeaderUnit, ImportPlan, MatchedBy, NoHeader, RosterDraft, Skip, SkippedRow, plan,
};
use parkgauge_core::roster::{Firm, Roster, Vocabulary};
use parkgauge_store::record;
use parkgauge_tables::MAX_FILE_BYTES;
use sha2::{Digest, Sha256};

use super::roster::count;
use super::{ACTOR, said};
use crate::contract::roster::{
    ColumnMatchView, ImportChange, ImportProblem, ImportRoster, ImportView, MatchedByView,
};
use crate::contract::{Code, Failure, SaidView};
use crate::ports::NewId;
use crate::workbench::{OpenPark, Workbench};

/// A column of the file that no field takes.
const UNUSED: &str = "header.unused";
/// What a pasted list is called where a file would be named.
const PASTED: &str = "剪贴板";
/// At most this many changed cells are listed in a preview; the counts are always whole.
const LISTED: usize = 200;

/// What a file, or what was pasted, holds.
struct Reading {
    /// Every sheet by name.
    sheets: Vec<String>,
    /// The sheets that are read, with the columns that were remembered for their headers.
    drafts: Vec<(RosterDraft, BTreeSet<usize>)>,
    /// Sheets that should have been read and have no header of a roster.
    left_out: Vec<String>,
}

/// What was read for a preview, kept for the import that most often follows: reading is half of the work.
pub(crate) struct Previewed {
    request: ImportRoster,
    digest: Option<Digested>,
    /// By which it was read; an own column that was added since may take a header.
    vocabulary: Arc<Vocabulary>,
    reading: Reading,
}

/// SHA-256 of what is imported.
type Digested = [u8; 32];

/// What taking a file would do, and the roster as it would be.
struct Outlook {
    plans: Vec<ImportPlan>,
    after: Roster,
}

/// Says what importing a file would do. Nothing is changed.
pub fn preview(workbench: &mut Workbench, request: ImportRoster) -> Result<ImportView, Failure> {
    workbench.previewed = None;
    // Before it is read: a file that changes in between is read again.
    let digest = digest(&request);
    let reading = read(workbench, &request)?;
    let outlook = outlook(workbench, &reading)?;
    let view = view(&reading, &outlook);
    let vocabulary = Arc::clone(workbench.park()?.park.roster.vocabulary());
    workbench.previewed = Some(Previewed { request, digest, vocabulary, reading });
    Ok(view)
}

/// What was read for the preview of this very request, if nothing it rests on has changed since; else it is read now.
fn previewed_or_read(workbench: &mut Workbench, request: &ImportRoster) -> Result<Reading, Failure> {
    if let Some(previewed) = workbench.previewed.take()
        && previewed.request == *request
        && Arc::ptr_eq(&previewed.vocabulary, workbench.park()?.park.roster.vocabulary())
        && previewed.digest.is_some()
        && previewed.digest == digest(request)
    {
        return Ok(previewed.reading);
    }
    read(workbench, request)
}

/// Digest of the file, of nothing where the rows were pasted and stand in the request; `None` for what is not read.
fn digest(request: &ImportRoster) -> Option<Digested> {
    let content = match &request.text {
        Some(_) => Vec::new(),
        None => {
            let size = fs::metadata(&request.file).ok()?.len();
            if size > MAX_FILE_BYTES {
                return None;
            }
            fs::read(&request.file).ok()?
        }
    };
    Some(Sha256::digest(&content).into())
}

/// Imports a file as one undoable step.
pub fn import(workbench: &mut Workbench, request: ImportRoster) -> Result<ImportView, Failure> {
    let reading = previewed_or_read(workbench, &request)?;
    let outlook = outlook(workbench, &reading)?;
    let now = workbench.now();
    let file = source(&request);
    let open = workbench.park_mut()?;
    let rows = rows(open, &outlook.plans);
    let year = open.year;
    let mut rejects = Vec::new();
    let mut remembered = Vec::new();
    for ((draft, _), plan) in reading.drafts.iter().zip(&outlook.plans) {
        rejects.extend(self::rejects(open, draft, plan, &file));
        remembered.extend(remembered_as(draft, &request));
    }
    let [added, changed] =
        [sum(&outlook.plans, |plan| plan.added.len()), sum(&outlook.plans, |plan| plan.changed.len())];
    let label = format!("导入企业名单 · {file}（新增 {added}，更新 {changed}）");
    open.store.write(&label, ACTOR, now, |tx| {
        for (position, firm) in &rows {
            tx.put(firm_row(year, firm, *position))?;
        }
        for reject in rejects {
            tx.put(reject)?;
        }
        for (key, value) in remembered {
            tx.set_setting(&key, &value)?;
        }
        Ok(())
    })?;
    let view = view(&reading, &outlook);
    let positions = positions(&rows);
    open.take_roster(outlook.after, positions);
    Ok(view)
}

/// Name of what is imported, for the list of changes.
fn source(request: &ImportRoster) -> String {
    match &request.text {
        Some(_) => PASTED.to_owned(),
        None => Path::new(&request.file).file_name().unwrap_or_default().to_string_lossy().into_owned(),
    }
}

/// Where a failure of reading stands: the whole path, or the clipboard.
fn place(request: &ImportRoster) -> String {
    if request.text.is_some() { PASTED.to_owned() } else { request.file.clone() }
}

fn read(workbench: &Workbench, request: &ImportRoster) -> Result<Reading, Failure> {
    let open = workbench.park()?;
    let vocabulary = open.park.roster.vocabulary();
    let grids = match &request.text {
        Some(text) => parkgauge_tables::read_pasted(PASTED, text),
        None => parkgauge_tables::read_workbook(Path::new(&request.file)),
    };
    let grids = grids.map_err(|error| Failure { place: Some(place(request)), ..error.into() })?;
    let sheets: Vec<String> = grids.iter().map(|grid| grid.name.clone()).collect();
    let no_header = |found: Box<NoHeader>| {
        Failure::said(Code::BadFile, Some(place(request)), &found.problem.say, &found.problem.next)
    };
    let mut left_out = Vec::new();
    let drafts = if request.all_sheets {
        let mut drafts = Vec::new();
        let mut first_failure = None;
        for grid in grids {
            match RosterDraft::read(grid, vocabulary) {
                Ok(draft) => drafts.push(draft),
                Err(found) => {
                    left_out.push(found.grid.name.clone());
                    first_failure.get_or_insert(found);
                }
            }
        }
        match first_failure {
            Some(found) if drafts.is_empty() => return Err(no_header(found)),
            _ => drafts,
        }
    } else {
        vec![match &request.sheet {
            None => RosterDraft::of_workbook(grids, vocabulary).map_err(no_header)?.0,
            Some(name) => {
                let grid = grids.into_iter().find(|grid| &grid.name == name);
                let grid = grid.ok_or_else(|| Failure::unknown(["工作表", "sheet"], name))?;
                RosterDraft::read(grid, vocabulary).map_err(no_header)?
            }
        }]
    };
    let drafts = drafts.into_iter().map(|draft| corrected(open, draft, request)).collect::<Result<_, _>>()?;
    Ok(Reading { sheets, drafts, left_out })
}

/// The draft with the columns that a person chose for the same headers before, and those chosen now.
fn corrected(
    open: &OpenPark,
    draft: RosterDraft,
    request: &ImportRoster,
) -> Result<(RosterDraft, BTreeSet<usize>), Failure> {
    let now = chosen(request, draft.sheet())?;
    let stored = open.store.read().setting(&headers_key(&draft))?;
    // What cannot be read any more was written by no version of this program; nothing is remembered then.
    let stored: BTreeMap<usize, Option<String>> =
        stored.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let columns = open.park.roster.vocabulary().columns();
    let mut choices = BTreeMap::new();
    for (position, key) in stored {
        match key.map(FieldKey::new).transpose() {
            // A column that was retired since is matched as if nothing were remembered.
            Ok(Some(key)) if columns.index(&key).is_none() => {}
            Ok(key) if !now.contains_key(&position) => {
                choices.insert(position, key);
            }
            _ => {}
        }
    }
    let remembered = choices.keys().copied().collect();
    choices.extend(now);
    let choices: Vec<_> = choices.into_iter().collect();
    Ok((if choices.is_empty() { draft } else { draft.with_matches(&choices) }, remembered))
}

/// The columns that the request gives to a sheet.
fn chosen(request: &ImportRoster, sheet: &str) -> Result<BTreeMap<usize, Option<FieldKey>>, Failure> {
    let mut chosen = BTreeMap::new();
    for choice in
        request.matches.iter().filter(|choice| choice.sheet.as_deref().is_none_or(|name| name == sheet))
    {
        let key = match &choice.key {
            Some(key) => Some(
                FieldKey::new(key.clone())
                    .map_err(|_| Failure::unknown(["名单栏目", "roster column"], key))?,
            ),
            None => None,
        };
        chosen.insert(choice.position as usize, key);
    }
    Ok(chosen)
}

/// Under which setting the choices for a set of headers are remembered.
fn headers_key(draft: &RosterDraft) -> String {
    let mut digest = Sha256::new();
    for found in draft.matches() {
        digest.update(found.column.to_be_bytes());
        digest.update(found.header.as_bytes());
        digest.update([0]);
    }
    let hex: String = digest.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("roster_match.{hex}")
}

/// What to remember of the choices made for a sheet: those of this import over those of before.
fn remembered_as(draft: &RosterDraft, request: &ImportRoster) -> Option<(String, String)> {
    let now = chosen(request, draft.sheet()).ok().filter(|now| !now.is_empty())?;
    let mut all: BTreeMap<usize, Option<String>> = BTreeMap::new();
    for found in draft.matches() {
        let key = found.field.as_ref().map(ToString::to_string);
        if found.by == Some(MatchedBy::Chosen) || now.contains_key(&found.column) {
            all.insert(found.column, key);
        }
    }
    Some((headers_key(draft), serde_json::to_string(&all).ok()?))
}

/// The plans of the sheets one after another: a firm of the second may have come with the first.
fn outlook(workbench: &mut Workbench, reading: &Reading) -> Result<Outlook, Failure> {
    let mut after = workbench.park()?.park.roster.clone();
    let ids = &mut workbench.ids;
    let mut next = || new_id(ids.as_mut());
    let mut plans = Vec::new();
    for (draft, _) in &reading.drafts {
        let plan = plan(&after, draft, &mut next);
        after = plan.apply(&after).map_err(Failure::internal)?;
        plans.push(plan);
    }
    Ok(Outlook { plans, after })
}

/// A new id for a firm.
pub(super) fn new_id(ids: &mut dyn NewId) -> FirmId {
    // A made-up id is an id by its shape; the loop only guards against a port that breaks its promise.
    loop {
        if let Ok(id) = FirmId::new(ids.next()) {
            return id;
        }
    }
}

/// The firms that plans write, each once, as the last plan leaves it, in order of their places in the stored list.
pub(super) fn rows<'p>(open: &OpenPark, plans: &'p [ImportPlan]) -> Vec<(i64, &'p Firm)> {
    let mut next = open.next_position();
    let mut rows: BTreeMap<&FirmId, (i64, &Firm)> = BTreeMap::new();
    for plan in plans {
        let changed = plan.changed.iter().map(|change| &change.firm);
        for firm in changed.chain(plan.added.iter().map(|added| &added.firm)) {
            let stored = open.positions.get(firm.id()).copied();
            let position = rows.get(firm.id()).map(|(position, _)| *position).or(stored);
            let position = position.unwrap_or_else(|| {
                next += 1;
                next - 1
            });
            rows.insert(firm.id(), (position, firm));
        }
    }
    let mut rows: Vec<_> = rows.into_values().collect();
    rows.sort_by_key(|(position, _)| *position);
    rows
}

/// The places of firms that were written, to be remembered.
pub(super) fn positions(rows: &[(i64, &Firm)]) -> Vec<(FirmId, i64)> {
    rows.iter().map(|(position, firm)| (firm.id().clone(), *position)).collect()
}

/// A firm as it is stored.
pub(super) fn firm_row(year: u16, firm: &Firm, position: i64) -> record::Firm {
    let cells = firm.raw().into_iter().map(|(key, text)| (key.to_string(), text)).collect();
    record::Firm { year: year.into(), id: firm.id().to_string(), position, cells }
}

fn rejects(open: &OpenPark, draft: &RosterDraft, plan: &ImportPlan, file: &str) -> Vec<record::RosterReject> {
    plan.rejects
        .iter()
        .map(|reject| {
            let (known, other) = draft.cells_of(reject);
            let known = known.into_iter().map(|(key, text)| (key.to_string(), text));
            record::RosterReject {
                year: open.year.into(),
                // By place, so that the same file taken twice keeps one copy.
                id: format!("{file}#{}#{}", draft.sheet(), reject.row),
                file: file.to_owned(),
                sheet: draft.sheet().to_owned(),
                row_number: reject.row.into(),
                cells: known.chain(other).collect(),
                reason: serde_json::json!({ "code": reject.problem.code, "zh": reject.problem.say.zh, "en": reject.problem.say.en }),
            }
        })
        .collect()
}

fn sum(plans: &[ImportPlan], of: impl Fn(&ImportPlan) -> usize) -> u32 {
    count(plans.iter().map(of).sum())
}

fn view(reading: &Reading, outlook: &Outlook) -> ImportView {
    let plans = &outlook.plans;
    let columns = outlook.after.vocabulary().columns();
    let label =
        |key: &FieldKey| columns.get(key).map_or_else(|| key.to_string(), |column| column.label.clone());
    let matches = reading.drafts.iter().flat_map(|(draft, remembered)| matches(draft, remembered));
    let changes = plans.iter().flat_map(|plan| &plan.changed).flat_map(|change| {
        let firm = change.firm.name().unwrap_or_default().to_owned();
        change.differences.iter().map(move |difference| (firm.clone(), difference))
    });
    let sheet_of = |draft: &RosterDraft| match reading.drafts.len() {
        1 => String::new(),
        _ => draft.sheet().to_owned(),
    };
    let skipped = reading.drafts.iter().zip(plans).flat_map(|((draft, _), plan)| {
        let sheet = sheet_of(draft);
        plan.skipped.iter().filter(|row| row.why != Skip::Blank).map(move |row| skipped(&sheet, row))
    });
    let problems = reading.drafts.iter().zip(plans).flat_map(|((draft, _), plan)| {
        let sheet = sheet_of(draft);
        shown_problems(&outlook.after, plan)
            .into_iter()
            .map(|found| ImportProblem { sheet: sheet.clone(), ..found })
            .collect::<Vec<_>>()
    });
    let absent = plans.iter().map(|plan| plan.absent.iter().collect::<BTreeSet<_>>());
    let absent = absent.reduce(|all, more| all.intersection(&more).copied().collect());
    ImportView {
        sheets: reading.sheets.clone(),
        sheet: reading.drafts.first().map(|(draft, _)| draft.sheet().to_owned()).unwrap_or_default(),
        header_row: reading.drafts.first().map_or(0, |(draft, _)| draft.header_rows().1),
        matches: matches.collect(),
        // Totals, notes and repeated headers are listed as skipped; they are no data.
        read: sum(plans, |plan| plan.read() - plan.skipped.len()),
        added: sum(plans, |plan| plan.added.len()),
        changed: sum(plans, |plan| plan.changed.len()),
        unchanged: sum(plans, |plan| plan.unchanged.len()),
        rejected: sum(plans, |plan| plan.rejects.len()),
        skipped: skipped.collect(),
        changes: changes
            .take(LISTED)
            .map(|(firm, difference)| ImportChange {
                firm,
                column: label(&difference.key),
                before: difference.before.clone().unwrap_or_default(),
                after: difference.after.clone(),
            })
            .collect(),
        problems: problems.collect(),
        left_out_sheets: reading.left_out.clone(),
        absent: absent.map_or(0, |firms| count(firms.len())),
        kept: sum(plans, |plan| plan.kept.len()),
    }
}

fn matches(draft: &RosterDraft, remembered: &BTreeSet<usize>) -> Vec<ColumnMatchView> {
    let by = |found: &ColumnMatch| match found.by? {
        MatchedBy::Chosen if remembered.contains(&found.column) => Some(MatchedByView::Remembered),
        MatchedBy::Chosen => Some(MatchedByView::Chosen),
        MatchedBy::Label => Some(MatchedByView::Label),
        MatchedBy::Synonym => Some(MatchedByView::Synonym),
        MatchedBy::Year => Some(MatchedByView::Year),
    };
    let view = |found: &ColumnMatch| ColumnMatchView {
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
        by: by(found),
        sheet: draft.sheet().to_owned(),
    };
    draft.matches().iter().map(view).collect()
}

/// Problems of the file, and firms that would stand twice in the roster afterwards. A column that is
/// not used is no problem: the list of columns says so.
fn shown_problems(after: &Roster, plan: &ImportPlan) -> Vec<ImportProblem> {
    let mut shown: Vec<ImportProblem> =
        plan.problems.iter().filter(|found| found.code != UNUSED).map(problem).collect();
    let added = plan.added.iter().map(|added| (added.firm.id(), added.row));
    let changed = plan.changed.iter().map(|changed| (changed.firm.id(), changed.row));
    let mut rows: Vec<(&FirmId, u32)> = added.chain(changed).collect();
    rows.sort_by_key(|(_, row)| *row);
    for (firm, row) in rows {
        let twice = after.twice_of(firm);
        shown.extend(twice.iter().map(|found| ImportProblem { row, ..problem(found) }));
    }
    shown
}

fn skipped(sheet: &str, row: &SkippedRow) -> SaidView {
    let (zh, en) = match row.why {
        Skip::Blank => ("空行", "blank"),
        Skip::Total => ("合计行", "a total"),
        Skip::HeaderAgain => ("重复的表头", "the header again"),
        Skip::ColumnNumbers => ("栏次行", "numbers of the columns"),
        Skip::Note => ("表下注释", "a note below the table"),
    };
    let SkippedRow { row, text, .. } = row;
    let [sheet_zh, sheet_en] = match sheet {
        "" => [String::new(), String::new()],
        name => [format!("“{name}”"), format!("{name}, ")],
    };
    SaidView {
        zh: format!("{sheet_zh}第 {row} 行：{zh}（{text}）"),
        en: format!("{sheet_en}Row {row}: {en} ({text})"),
    }
}

fn problem(problem: &Problem) -> ImportProblem {
    let (row, column) = match &problem.place {
        Place::Cell { row, column, .. } => (*row, column.clone()),
        _ => (0, String::new()),
    };
    ImportProblem {
        sheet: String::new(),
        row,
        column,
        code: problem.code.to_owned(),
        say: said(&problem.say),
        next: said(&problem.next),
    }
}
