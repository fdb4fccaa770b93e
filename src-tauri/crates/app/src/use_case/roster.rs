//! The firm roster: shown, edited, exported.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use parkgauge_core::formula::{Condition, Tally};
use parkgauge_core::id::{FieldKey, FirmId, IndicatorId};
use parkgauge_core::problem::{Place, Problem};
use parkgauge_core::roster::{ColumnDef, ColumnKind, FieldValue, Firm, Personal, Roster, roster_sheet};
use parkgauge_core::truth::Truth;

use parkgauge_store::record;

use super::{ACTOR, finding, local_time};
use crate::contract::Failure;
use crate::contract::framework::{OptionView, StandingView};
use crate::contract::roster::{
    ColumnKindView, ColumnView, ExportRoster, FileWritten, FirmCellSaved, FirmRef, FirmRemoved, FirmRow,
    RemoveFirm, RosterFilter, RosterQuery, RosterView, SaveFirmCell,
};
use crate::contract::score::{MissingFirms, MissingFirmsView};
use crate::load;
use crate::workbench::{OpenPark, Workbench};
use crate::write::write_file;

pub use super::roster_import::{import, preview};

/// A window of the roster.
pub fn show(workbench: &mut Workbench, request: RosterQuery) -> Result<RosterView, Failure> {
    let open = workbench.park()?;
    let roster = &open.park.roster;
    let problems = roster.problems();
    let wanted = filter(workbench, open, &request.only, &problems)?;
    let search = request.search.trim().to_lowercase();
    let matching: Vec<&Firm> = roster
        .firms()
        .iter()
        .filter(|firm| wanted.as_ref().is_none_or(|ids| ids.contains(firm.id())))
        .filter(|firm| search.is_empty() || contains(firm, &search))
        .collect();
    let found =
        request.find.as_ref().and_then(|id| matching.iter().position(|firm| firm.id().as_str() == id));
    let window = matching.iter().skip(request.offset as usize).take(request.limit as usize);
    Ok(RosterView {
        year: open.year,
        columns: roster.vocabulary().columns().iter().map(|(_, column)| column_view(column)).collect(),
        total: count(roster.firms().len()),
        above_scale_industrial: count(above_scale_industrial(roster).len()),
        matching: count(matching.len()),
        found: found.map(count),
        firms: window.map(|firm| row(firm, &problems)).collect(),
        problems: count(problems.len()),
        rejects: count(open.store.read().roster_rejects(open.year.into())?.len()),
    })
}

pub(crate) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The firms that a filter lets through; `None` for all.
fn filter(
    workbench: &Workbench,
    open: &OpenPark,
    only: &RosterFilter,
    problems: &[Problem],
) -> Result<Option<BTreeSet<FirmId>>, Failure> {
    Ok(match only {
        RosterFilter::All => None,
        RosterFilter::AboveScaleIndustrial => Some(above_scale_industrial(&open.park.roster)),
        RosterFilter::WithProblems => Some(
            problems
                .iter()
                .filter_map(|problem| match &problem.place {
                    Place::Firm { firm, .. } => FirmId::new(firm.clone()).ok(),
                    _ => None,
                })
                .collect(),
        ),
        RosterFilter::MissingFor { indicator } => {
            let tally = tally(workbench, indicator)?;
            Some(missing_ids(tally).cloned().collect())
        }
    })
}

/// 规上工业企业: above scale and of an industrial division.
fn above_scale_industrial(roster: &Roster) -> BTreeSet<FirmId> {
    let Ok(rule) = Condition::parse("above_scale and industrial") else { return BTreeSet::new() };
    let none = BTreeMap::new();
    roster
        .firms()
        .iter()
        .filter(|firm| rule.holds(*firm, &none) == Truth::Yes)
        .map(|firm| firm.id().clone())
        .collect()
}

fn contains(firm: &Firm, search: &str) -> bool {
    ["name", "credit_code", "industry"]
        .into_iter()
        .filter_map(|key| FieldKey::new(key).ok())
        .filter_map(|key| firm.raw_of(&key))
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

/// Saves one cell.
pub fn save_cell(workbench: &mut Workbench, request: SaveFirmCell) -> Result<FirmCellSaved, Failure> {
    let now = workbench.now();
    let vocabulary = workbench.vocabulary.clone();
    let open = workbench.park_mut()?;
    let key = FieldKey::new(request.column.clone()).ok();
    let column = key
        .as_ref()
        .and_then(|key| vocabulary.columns().index(key))
        .map(|index| vocabulary.columns().at(index));
    let column = column.ok_or_else(|| Failure::unknown(["名单栏目", "roster column"], &request.column))?;
    let unknown = || Failure::unknown(["企业", "firm"], &request.firm);
    let mut row_record = open.firms.get(&request.firm).ok_or_else(unknown)?.clone();
    if request.raw.trim().is_empty() {
        row_record.cells.remove(&request.column);
    } else {
        row_record.cells.insert(request.column.clone(), request.raw);
    }
    let id = FirmId::new(request.firm.clone()).map_err(|_| unknown())?;
    let firm = load::firm(id, &row_record, &vocabulary);
    let label = format!("企业名单 · {} · {}", firm.name().unwrap_or_default(), column.label);
    open.store.write(&label, ACTOR, now, |tx| tx.put(row_record.clone()))?;
    open.firms.insert(row_record.id.clone(), row_record);
    let firms = open.park.roster.firms().iter().map(|old| if old.id() == firm.id() { &firm } else { old });
    open.park.roster = Roster::new(&vocabulary, firms.cloned().collect()).map_err(Failure::internal)?;
    open.rescore();
    Ok(FirmCellSaved { firm: row(&firm, &open.park.roster.problems()), saved_at: local_time(now.into()) })
}

/// Takes a firm out of the roster.
pub fn remove(workbench: &mut Workbench, request: RemoveFirm) -> Result<FirmRemoved, Failure> {
    let now = workbench.now();
    let vocabulary = workbench.vocabulary.clone();
    let open = workbench.park_mut()?;
    let unknown = || Failure::unknown(["企业", "firm"], &request.firm);
    let id = FirmId::new(request.firm.clone()).map_err(|_| unknown())?;
    let firm = open.park.roster.firm(&id).ok_or_else(unknown)?;
    let name = firm.name().unwrap_or_default().to_owned();
    let key = record::Firm::key_of(open.year.into(), id.as_str());
    open.store
        .write(&format!("企业名单 · 删除 {name}"), ACTOR, now, |tx| tx.remove::<record::Firm>(&key))?;
    open.firms.remove(id.as_str());
    let firms = open.park.roster.firms().iter().filter(|firm| firm.id() != &id);
    open.park.roster = Roster::new(&vocabulary, firms.cloned().collect()).map_err(Failure::internal)?;
    open.rescore();
    Ok(FirmRemoved { name, saved_at: local_time(now.into()) })
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
            Roster::new(&workbench.vocabulary, firms.cloned().collect()).map_err(Failure::internal)?
        }
    };
    let sheet = roster_sheet(&roster, Personal::Include);
    let bytes = parkgauge_tables::write_workbook(&[sheet], now.date_naive())?;
    write_file(Path::new(&request.out), &bytes)?;
    Ok(FileWritten { file: request.out, rows: count(roster.firms().len()) })
}

fn row(firm: &Firm, problems: &[Problem]) -> FirmRow {
    let id = firm.id().to_string();
    let own =
        problems.iter().filter(|problem| matches!(&problem.place, Place::Firm { firm, .. } if *firm == id));
    FirmRow {
        cells: firm.raw().into_iter().map(|(key, text)| (key.to_string(), text)).collect(),
        problems: own.map(finding).collect(),
        id,
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
    }
}
