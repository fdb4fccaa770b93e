//! Saving what was typed into an indicator.

use parkgauge_core::answer::{AnswerState, RawAnswer, Slot, limited_text, understand};
use parkgauge_core::framework::Indicator;
use parkgauge_core::id::IndicatorId;
use parkgauge_core::problem::Place;
use parkgauge_store::record;

use super::{ACTOR, finding, local_time, revision, score, workspace};
use crate::contract::Failure;
use crate::contract::answer::{
    AnswerHistory, AnswerHistoryEntry, AnswerHistoryView, AnswerSaved, AnswerView, RawAnswerView, SaveAnswer,
    SlotView,
};
use crate::workbench::{Current, Workbench};

/// Saves one field. When this returns, the field is on the disk.
pub fn save(workbench: &mut Workbench, request: SaveAnswer) -> Result<AnswerSaved, Failure> {
    let now = workbench.now();
    let open = workbench.park_mut()?;
    let current = open.current_mut()?;
    let indicator = indicator(current, &request.indicator)?;
    let (id, label) = (indicator.id.clone(), label(indicator, request.slot));
    let raw = serde_json::to_string(&request.raw).map_err(Failure::internal)?;
    let slot = slot_to_record(request.slot);
    let row = record::Answer::new(&current.row.id, id.as_str(), slot, &raw);
    let mark = record::ToConfirm::key_of(&current.row.id, id.as_str());
    let (row, _) = open.store.write(&label, ACTOR, now, |tx| {
        // Whoever types a value has looked at it.
        if slot == record::Slot::Value {
            tx.remove::<record::ToConfirm>(&mark)?;
        }
        tx.save(row, request.base_revision.into())
    })?;
    let current = open.current.as_mut().ok_or_else(|| Failure::nothing_open(["自评估", "assessment"]))?;
    let before = current.card.clone();
    if slot == record::Slot::Value {
        current.assessment.to_confirm.remove(&id);
    }
    current.assessment.answers.set(id, slot_to_core(slot), raw_from_view(request.raw));
    current.answers.insert((row.indicator.clone(), slot), row.clone());
    current.rescore(&open.park);
    let answer = view(current, &row).ok_or_else(|| Failure::internal("the saved answer has no indicator"))?;
    let score = score::view(current);
    let changed = |index: usize| current.card.indicators.get(index) != before.indicators.get(index);
    Ok(AnswerSaved {
        answer,
        indicators: score
            .indicators
            .into_iter()
            .enumerate()
            .filter(|(index, _)| changed(*index))
            .map(|(_, result)| result)
            .collect(),
        areas: score.areas,
        overall: score.overall,
        undo: workspace::next_undo(open)?,
    })
}

/// What stood in a field, newest first.
pub fn history(workbench: &mut Workbench, request: AnswerHistory) -> Result<AnswerHistoryView, Failure> {
    let current = workbench.current()?;
    let indicator = indicator(current, &request.indicator)?;
    let key = record::Answer::key_of(&current.row.id, indicator.id.as_str(), slot_to_record(request.slot));
    let mut entries = Vec::new();
    for entry in workbench.park()?.store.read().history_of(record::Noun::Answer, &key)? {
        let raw = match &entry.after {
            Some(row) => {
                let row: record::Answer = serde_json::from_str(row).map_err(Failure::internal)?;
                serde_json::from_str(&row.raw).map_err(Failure::internal)?
            }
            None => RawAnswerView::Empty,
        };
        entries.push(AnswerHistoryEntry {
            sequence: revision(entry.change.sequence),
            at: local_time(entry.change.at),
            raw,
        });
    }
    entries.reverse();
    Ok(AnswerHistoryView { entries })
}

fn indicator<'a>(current: &'a Current, id: &str) -> Result<&'a Indicator, Failure> {
    let unknown = || Failure::unknown(["指标", "indicator"], id);
    let id = IndicatorId::new(id).map_err(|_| unknown())?;
    current.assessment.framework.indicator(&id).ok_or_else(unknown)
}

/// Names the change for undo.
fn label(indicator: &Indicator, slot: SlotView) -> String {
    let field = match slot {
        SlotView::Value => "填报值",
        SlotView::Narrative => "情况说明",
        SlotView::Note => "备注",
    };
    format!("{} {} · {field}", indicator.number, indicator.name)
}

/// A stored field as it is shown; `None` for an indicator that the framework does not have.
pub(crate) fn view(current: &Current, row: &record::Answer) -> Option<AnswerView> {
    let id = IndicatorId::new(row.indicator.clone()).ok()?;
    let indicator = current.assessment.framework.indicator(&id)?;
    let raw = current.assessment.answers.get(&id, slot_to_core(row.slot));
    let state = match row.slot {
        record::Slot::Value => understand(indicator, raw),
        record::Slot::Narrative => narrative(indicator, raw),
        record::Slot::Note => AnswerState::Empty,
    };
    let (understood, problems) = match state {
        AnswerState::Complete { understood, .. } => (understood, Vec::new()),
        AnswerState::Unfinished(problems) => (None, problems.iter().map(finding).collect()),
        AnswerState::Empty => (None, Vec::new()),
    };
    Some(AnswerView {
        indicator: row.indicator.clone(),
        slot: match row.slot {
            record::Slot::Value => SlotView::Value,
            record::Slot::Narrative => SlotView::Narrative,
            record::Slot::Note => SlotView::Note,
        },
        raw: raw_to_view(raw),
        revision: revision(row.saved.revision),
        saved_at: local_time(row.saved.at),
        understood,
        problems,
    })
}

/// Checks the descriptive text of an indicator against its limit.
pub(crate) fn narrative(indicator: &Indicator, raw: &RawAnswer) -> AnswerState {
    let max = indicator.narrative.as_ref().and_then(|narrative| narrative.max);
    match raw.is_empty() {
        true => AnswerState::Empty,
        false => limited_text(raw.text(), max, Place::Indicator(indicator.id.to_string())),
    }
}

pub(crate) fn slot_to_core(slot: record::Slot) -> Slot {
    match slot {
        record::Slot::Value => Slot::Value,
        record::Slot::Narrative => Slot::Narrative,
        record::Slot::Note => Slot::Note,
    }
}

fn slot_to_record(slot: SlotView) -> record::Slot {
    match slot {
        SlotView::Value => record::Slot::Value,
        SlotView::Narrative => record::Slot::Narrative,
        SlotView::Note => record::Slot::Note,
    }
}

pub(crate) fn raw_from_view(raw: RawAnswerView) -> RawAnswer {
    match raw {
        RawAnswerView::Empty => RawAnswer::Empty,
        RawAnswerView::Text { text } => RawAnswer::Text(text),
        RawAnswerView::Chosen { options } => RawAnswer::Chosen(options),
        RawAnswerView::Rows { rows } => RawAnswer::Rows(rows),
        RawAnswerView::Years { years } => RawAnswer::Years(years),
        RawAnswerView::NotApplicable { reason } => RawAnswer::NotApplicable(reason),
    }
}

pub(crate) fn raw_to_view(raw: &RawAnswer) -> RawAnswerView {
    match raw.clone() {
        RawAnswer::Empty => RawAnswerView::Empty,
        RawAnswer::Text(text) => RawAnswerView::Text { text },
        RawAnswer::Chosen(options) => RawAnswerView::Chosen { options },
        RawAnswer::Rows(rows) => RawAnswerView::Rows { rows },
        RawAnswer::Years(years) => RawAnswerView::Years { years },
        RawAnswer::NotApplicable(reason) => RawAnswerView::NotApplicable { reason },
    }
}
