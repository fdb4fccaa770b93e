//! Yearly figures of the park.

use parkgauge_core::answer::AnswerState;
use parkgauge_core::id::FieldKey;
use parkgauge_store::record;

use super::{ACTOR, finding, local_time, revision};
use crate::contract::base_data::{BaseDataView, BaseValue, BaseValueSaved, FigureView, SaveBaseValue};
use crate::contract::{Code, Failure, Nothing};
use crate::load::{json_of, text_of, typed};
use crate::workbench::{OpenPark, Workbench};

/// The table of the three years before the one assessed; years that hold figures are shown as well.
pub fn show(workbench: &mut Workbench, _: Nothing) -> Result<BaseDataView, Failure> {
    let open = workbench.park()?;
    let figures = open.park.base_data.form().figures.iter().map(|figure| FigureView {
        key: figure.key.to_string(),
        label: figure.label.clone(),
        unit: figure.unit.symbol().to_owned(),
        help: figure.help.clone(),
    });
    Ok(BaseDataView {
        figures: figures.collect(),
        periods: periods(open),
        values: open.base_data.values().filter_map(|row| value(open, row)).collect(),
    })
}

/// Years shown in tables, oldest first.
pub(crate) fn periods(open: &OpenPark) -> Vec<String> {
    let mut periods: Vec<String> = (1..=3).map(|back| open.year.saturating_sub(back).to_string()).collect();
    periods.extend(open.base_data.keys().map(|(_, period)| period.clone()));
    periods.sort();
    periods.dedup();
    periods
}

/// Saves one value.
pub fn save(workbench: &mut Workbench, request: SaveBaseValue) -> Result<BaseValueSaved, Failure> {
    let now = workbench.now();
    let open = workbench.park_mut()?;
    let unknown = || Failure::unknown(["基础数据", "yearly figure"], &request.key);
    let key = FieldKey::new(request.key.clone()).map_err(|_| unknown())?;
    let figure = open.park.base_data.form().figure(&key).ok_or_else(unknown)?;
    if request.period.len() != 4 || !request.period.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Failure::new(
            Code::Call,
            request.period,
            ["期间要写成四位年份。", "The period is a year of four digits."],
            ["例如 2025。", "For example 2025."],
        ));
    }
    let label = format!("基础数据 · {} {}", figure.label, request.period);
    let stored = open.base_data.get(&(request.key.clone(), request.period.clone()));
    let row = record::BaseData {
        key: request.key.clone(),
        period: request.period.clone(),
        raw: json_of(&request.raw),
        unit: figure.unit.symbol().to_owned(),
        source: request.source,
        person: request.person,
        note: request.note.unwrap_or_else(|| stored.map(|row| row.note.clone()).unwrap_or_default()),
        saved: record::Saved::default(),
    };
    let (row, _) = open.store.write(&label, ACTOR, now, |tx| tx.save(row, request.base_revision.into()))?;
    open.park.base_data.set(key, request.period, typed(&row));
    open.base_data.insert((row.key.clone(), row.period.clone()), row.clone());
    Ok(BaseValueSaved { value: value(open, &row).ok_or_else(unknown)? })
}

fn value(open: &OpenPark, row: &record::BaseData) -> Option<BaseValue> {
    let key = FieldKey::new(row.key.clone()).ok()?;
    let (understood, problems) = match open.park.base_data.state(&key, &row.period) {
        AnswerState::Complete { understood, .. } => (understood, Vec::new()),
        AnswerState::Unfinished(problems) => (None, problems.iter().map(finding).collect()),
        AnswerState::Empty => (None, Vec::new()),
    };
    Some(BaseValue {
        key: row.key.clone(),
        period: row.period.clone(),
        raw: text_of(&row.raw),
        source: row.source.clone(),
        person: row.person.clone(),
        note: row.note.clone(),
        revision: revision(row.saved.revision),
        saved_at: local_time(row.saved.at),
        understood,
        problems,
    })
}
