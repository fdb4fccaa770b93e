//! The firm roster: shown, filtered, exported.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use parkgauge_core::formula::Tally;
use parkgauge_core::id::{FieldKey, FirmId, IndicatorId};
use parkgauge_core::roster::{
    ColumnDef, ColumnIndex, ColumnKind, Direction, FieldValue, Firm, OWN, Personal, Roster, guide_sheet,
    roster_sheet,
};

use parkgauge_store::record;

use super::{ACTOR, finding, local_time};
use crate::contract::Failure;
use crate::contract::framework::{OptionView, StandingView};
use crate::contract::roster::{
    ColumnKindView, ColumnView, ExportRoster, FileWritten, FirmRef, FirmRemoved, FirmRow, RemoveFirm,
    RosterFilter, RosterQuery, RosterTemplate, RosterView,
};
use crate::contract::score::{MissingFirms, MissingFirmsView};
use crate::workbench::{OpenPark, Workbench};
use crate::write::write_file;

pub use super::roster_edit::{add, save_cell, save_cells};
pub use super::roster_import::{import, preview};

/// A window of the roster.
pub fn show(workbench: &mut Workbench, request: RosterQuery) -> Result<RosterView, Failure> {
    let open = workbench.park()?;
    let roster = &open.park.roster;
    let columns = roster.vocabulary().columns();
    let wanted = filter(workbench, open, &request.only)?;
    let search = request.search.trim().to_lowercase();
    let mut matching: Vec<&Firm> = roster
        .firms()
        .iter()
        .filter(|firm| wanted.as_ref().is_none_or(|ids| ids.contains(firm.id())))
        .filter(|firm| search.is_empty() || contains(firm, &search))
        .collect();
    if let Some(sort) = &request.sort {
        let direction = if sort.descending { Direction::Descending } else { Direction::Ascending };
        roster.sort(&mut matching, column_index(open, &sort.column)?, direction);
    }
    let found =
        request.find.as_ref().and_then(|id| matching.iter().position(|firm| firm.id().as_str() == id));
    let window = matching.iter().skip(request.offset as usize).take(request.limit as usize);
    Ok(RosterView {
        year: open.year,
        columns: columns.iter().map(|(_, column)| column_view(column)).collect(),
        total: count(roster.firms().len()),
        above_scale_industrial: count(roster.above_scale_industrial()),
        matching: count(matching.len()),
        found: found.map(count),
        firms: window.map(|firm| row(firm, roster)).collect(),
        problems: count(roster.problem_count()),
        rejects: count(open.store.read().roster_rejects(open.year.into())?.len()),
    })
}

pub(crate) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Where a column of the open roster is.
pub(super) fn column_index(open: &OpenPark, key: &str) -> Result<ColumnIndex, Failure> {
    let found = open.park.roster.vocabulary().columns().index_of(key);
    found.ok_or_else(|| Failure::unknown(["名单栏目", "roster column"], key))
}

/// The firm with this id in the open roster.
pub(super) fn firm_of<'a>(open: &'a OpenPark, id: &str) -> Result<&'a Firm, Failure> {
    let unknown = || Failure::unknown(["企业", "firm"], id);
    let id = FirmId::new(id).map_err(|_| unknown())?;
    open.park.roster.firm(&id).ok_or_else(unknown)
}

/// The firms that a filter lets through; `None` for all.
fn filter(
    workbench: &Workbench,
    open: &OpenPark,
    only: &RosterFilter,
) -> Result<Option<BTreeSet<FirmId>>, Failure> {
    let roster = &open.park.roster;
    let those = |wanted: &dyn Fn(&Firm) -> bool| {
        Some(roster.firms().iter().filter(|firm| wanted(firm)).map(|firm| firm.id().clone()).collect())
    };
    Ok(match only {
        RosterFilter::All => None,
        RosterFilter::AboveScaleIndustrial => those(&Firm::is_above_scale_industrial),
        RosterFilter::WithProblems => Some(roster.odd_firms().map(|firm| firm.id().clone()).collect()),
        RosterFilter::MissingFor { indicator } => {
            let tally = tally(workbench, indicator)?;
            Some(missing_ids(tally).cloned().collect())
        }
        RosterFilter::Blank { column } => {
            let column = column_index(open, column)?;
            those(&|firm| firm.at(column).is_missing())
        }
        RosterFilter::Equals { column, text } => {
            let column = column_index(open, column)?;
            let vocabulary = roster.vocabulary();
            let wanted = FieldValue::read(text, vocabulary.columns().at(column), vocabulary);
            those(&|firm| *firm.at(column) == wanted)
        }
        RosterFilter::Duplicates => {
            Some(roster.duplicates().into_iter().flat_map(|group| group.firms).collect())
        }
    })
}

fn contains(firm: &Firm, search: &str) -> bool {
    let columns = firm.vocabulary().columns();
    ["name", "credit_code", "industry"]
        .into_iter()
        .filter_map(|key| firm.raw_at(columns.index_of(key)?))
        .any(|text| text.to_lowercase().contains(search))
}

/// The firms that stand between the park and a counted target.
pub fn missing(workbench: &mut Workbench, request: MissingFirms) -> Result<MissingFirmsView, Failure> {
    let tally = tally(workbench, &request.indicator)?;
    let roster = &workbench.park()?.park.roster;
    let refs = |ids: &mut dyn Iterator<Item = &FirmId>| {
        ids.filter_map(|id| roster.firm(id)).map(|firm| firm_ref(firm, roster)).collect::<Vec<_>>()
    };
    let missing = tally.missing_divisions.iter().map(|code| division_text(*code, roster));
    let unknown =
        tally.unknown_divisions.iter().map(|code| format!("{}（待补数据）", division_text(*code, roster)));
    Ok(MissingFirmsView {
        missing: refs(&mut tally.missing_firms.iter()),
        unknown: refs(&mut tally.unknown_firms.iter()),
        undetermined: refs(&mut tally.undetermined_firms.iter()),
        industries: missing.chain(unknown).collect(),
    })
}

fn tally<'a>(workbench: &'a Workbench, indicator: &str) -> Result<&'a Tally, Failure> {
    let unknown = || Failure::unknown(["按名单统计的指标", "counted indicator"], indicator);
    let id = IndicatorId::new(indicator).map_err(|_| unknown())?;
    let result = workbench.current()?.card.of(&id).ok_or_else(unknown)?;
    // Nothing is counted while the roster is empty: nobody is missing then.
    static EMPTY: Tally = Tally {
        done: 0,
        missing: 0,
        unknown: 0,
        missing_firms: Vec::new(),
        unknown_firms: Vec::new(),
        undetermined_firms: Vec::new(),
        missing_divisions: Vec::new(),
        unknown_divisions: Vec::new(),
    };
    Ok(result.tally.as_ref().unwrap_or(&EMPTY))
}

fn missing_ids(tally: &Tally) -> impl Iterator<Item = &FirmId> {
    tally.missing_firms.iter().chain(&tally.unknown_firms).chain(&tally.undetermined_firms)
}

fn division_text(code: parkgauge_core::roster::DivisionCode, roster: &Roster) -> String {
    match roster.vocabulary().industries().division(code) {
        Some(division) => format!("{code} {}", division.name),
        None => code.to_string(),
    }
}

/// A firm as it stands in lists.
pub(crate) fn firm_ref(firm: &Firm, roster: &Roster) -> FirmRef {
    let raw = |key: &str| {
        FieldKey::new(key).ok().and_then(|key| firm.raw_of(&key).map(str::to_owned)).unwrap_or_default()
    };
    let industry = FieldKey::new("industry").ok().map(|key| firm.field(&key));
    FirmRef {
        id: firm.id().to_string(),
        name: raw("name"),
        credit_code: raw("credit_code"),
        industry: match industry {
            Some(FieldValue::Industry(code)) => division_text(code.division(), roster),
            _ => raw("industry"),
        },
    }
}

/// Takes a firm out of the roster.
pub fn remove(workbench: &mut Workbench, request: RemoveFirm) -> Result<FirmRemoved, Failure> {
    let now = workbench.now();
    let open = workbench.park_mut()?;
    let vocabulary = Arc::clone(open.park.roster.vocabulary());
    let firm = firm_of(open, &request.firm)?;
    let (id, name) = (firm.id().clone(), firm.name().unwrap_or_default().to_owned());
    let key = record::Firm::key_of(open.year.into(), id.as_str());
    open.store
        .write(&format!("企业名单 · 删除 {name}"), ACTOR, now, |tx| tx.remove::<record::Firm>(&key))?;
    open.positions.remove(&id);
    let firms = open.park.roster.firms().iter().filter(|firm| firm.id() != &id);
    open.park.roster = Roster::new(&vocabulary, firms.cloned().collect()).map_err(Failure::internal)?;
    open.rescore();
    Ok(FirmRemoved { name, saved_at: local_time(now.into()) })
}

/// Writes an empty roster with drop-downs and a sheet that explains its columns.
pub fn template(workbench: &mut Workbench, request: RosterTemplate) -> Result<FileWritten, Failure> {
    let now = workbench.now();
    let vocabulary = match workbench.opened() {
        Some(open) => Arc::clone(open.park.roster.vocabulary()),
        None => Arc::clone(&workbench.vocabulary),
    };
    let sheets = [roster_sheet(&Roster::empty(&vocabulary), Personal::Include), guide_sheet(&vocabulary)];
    let bytes = parkgauge_tables::write_workbook(&sheets, now.date_naive())?;
    write_file(Path::new(&request.out), &bytes)?;
    Ok(FileWritten { file: request.out, rows: 0 })
}

/// Writes the roster, or the firms missing for an indicator, as a spreadsheet.
pub fn export(workbench: &mut Workbench, request: ExportRoster) -> Result<FileWritten, Failure> {
    let now = workbench.now();
    let open = workbench.park()?;
    let roster = match &request.missing_for {
        None => open.park.roster.clone(),
        Some(indicator) => {
            let wanted: BTreeSet<&FirmId> = missing_ids(tally(workbench, indicator)?).collect();
            let firms = open.park.roster.firms().iter().filter(|firm| wanted.contains(firm.id()));
            Roster::new(open.park.roster.vocabulary(), firms.cloned().collect()).map_err(Failure::internal)?
        }
    };
    let sheet = roster_sheet(&roster, Personal::Include);
    let bytes = parkgauge_tables::write_workbook(&[sheet], now.date_naive())?;
    write_file(Path::new(&request.out), &bytes)?;
    Ok(FileWritten { file: request.out, rows: count(roster.firms().len()) })
}

/// A firm as a row of the table.
pub(super) fn row(firm: &Firm, roster: &Roster) -> FirmRow {
    FirmRow {
        id: firm.id().to_string(),
        cells: firm.raw().into_iter().map(|(key, text)| (key.to_string(), text)).collect(),
        problems: roster.problems_of(firm.id()).iter().map(finding).collect(),
    }
}

fn column_view(column: &ColumnDef) -> ColumnView {
    let option = |id: &str, label: &str| OptionView {
        id: id.to_owned(),
        label: label.to_owned(),
        help: String::new(),
        standing: StandingView::House,
    };
    ColumnView {
        key: column.key.to_string(),
        label: column.label.clone(),
        kind: match column.kind {
            ColumnKind::CreditCode => ColumnKindView::CreditCode,
            ColumnKind::Text => ColumnKindView::Text,
            ColumnKind::Industry => ColumnKindView::Industry,
            ColumnKind::Flag => ColumnKindView::Flag,
            ColumnKind::Number => ColumnKindView::Number,
            ColumnKind::Choice => ColumnKindView::Choice,
            ColumnKind::Date => ColumnKindView::Date,
        },
        unit: column.unit.as_ref().map(|unit| unit.symbol().to_owned()),
        choices: column.choices.iter().map(|choice| option(choice.id.as_str(), &choice.label)).collect(),
        is_own: column.key.as_str().starts_with(OWN),
    }
}
