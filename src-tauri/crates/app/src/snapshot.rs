//! `data/assessment.json`: everything a set reports, for machines. Built from the
//! same state as the book; the same state gives the same bytes.

use std::collections::BTreeMap;

use parkgauge_core::id::FieldKey;
use parkgauge_core::report::Finality;
use parkgauge_core::roster::{OWN, Privacy};
use serde::Serialize;

use crate::contract::Failure;
use crate::contract::answer::{AnswerView, RawAnswerView, SlotView};
use crate::contract::score::ScoreView;
use crate::contract::update::RetiredView;
use crate::load::text_of;
use crate::use_case::{answer, beside, score, update};
use crate::workbench::{APP_VERSION, Workbench};

/// Version of the shape of the file.
const FORMAT: u32 = 1;

/// The file and the change it was made from.
pub(crate) struct SnapshotFile {
    pub bytes: Vec<u8>,
    pub sequence: u64,
}

#[derive(Serialize)]
struct AssessmentFile<'a> {
    format: u32,
    tool: String,
    framework: FrameworkPart<'a>,
    park: &'a str,
    year: u16,
    round: u16,
    is_final: bool,
    sequence: u64,
    profile: BTreeMap<&'a str, String>,
    base_data: Vec<BaseValuePart<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_year: Option<LastYearPart>,
    readings: BTreeMap<String, String>,
    answers: Vec<AnswerPart>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    retired: Vec<RetiredView>,
    roster: Vec<BTreeMap<String, String>>,
    evidence: Vec<EvidencePart>,
    score: ScoreView,
}

#[derive(Serialize)]
struct FrameworkPart<'a> {
    id: &'a str,
    edition: &'a str,
    title: &'a str,
    digest: &'a str,
}

#[derive(Serialize)]
struct BaseValuePart<'a> {
    key: &'a str,
    period: &'a str,
    raw: String,
    /// In the unit of the figure, exact; absent when it is not understood.
    value: Option<String>,
    unit: &'a str,
    source: &'a str,
    person: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
}

/// What the radar chart shows of the year before.
#[derive(Serialize)]
struct LastYearPart {
    year: u16,
    edition: String,
    /// By area, exact; nothing where data was missing.
    reached: BTreeMap<String, Option<String>>,
}

#[derive(Serialize)]
struct AnswerPart {
    indicator: String,
    slot: SlotView,
    raw: RawAnswerView,
}

#[derive(Serialize)]
struct EvidencePart {
    number: String,
    title: String,
    original_name: String,
    sha256: String,
    size: u64,
    proves: Vec<ProofPart>,
}

#[derive(Serialize)]
struct ProofPart {
    indicator: String,
    pages: String,
}

/// Freezes the open assessment.
pub(crate) fn freeze(workbench: &Workbench, round: u16, finality: Finality) -> Result<SnapshotFile, Failure> {
    let open = workbench.park()?;
    let current = workbench.current()?;
    let assessment = &current.assessment;
    let sequence = u64::try_from(open.store.read().content_sequence()?).unwrap_or(0);
    // Only shipped columns leave the office: its own ones, those put away and personal data stay.
    let leaves = |key: &FieldKey| {
        let columns = open.park.roster.vocabulary().columns();
        let column = columns.get(key).filter(|column| column.privacy == Privacy::Open);
        column.is_some_and(|column| !column.key.as_str().starts_with(OWN))
    };
    let file = AssessmentFile {
        format: FORMAT,
        tool: format!("ParkGauge {APP_VERSION}"),
        framework: FrameworkPart {
            id: assessment.framework.id.as_str(),
            edition: &assessment.framework.edition,
            title: &assessment.framework.title,
            digest: &current.row.digest,
        },
        park: &current.row.park,
        year: assessment.year,
        round,
        is_final: finality == Finality::Final,
        sequence,
        profile: open.profile.values().map(|row| (row.key.as_str(), text_of(&row.raw))).collect(),
        base_data: open
            .base_data
            .values()
            .map(|row| BaseValuePart {
                key: &row.key,
                period: &row.period,
                raw: text_of(&row.raw),
                value: FieldKey::new(row.key.clone())
                    .ok()
                    .and_then(|key| open.park.base_data.value(&key, &row.period))
                    .map(|value| value.exact()),
                unit: &row.unit,
                source: &row.source,
                person: &row.person,
                note: &row.note,
            })
            .collect(),
        last_year: beside::last_year(workbench)?.map(|before| LastYearPart {
            year: before.year,
            edition: before.edition,
            reached: before
                .areas
                .into_iter()
                .map(|(area, reached)| (area.to_string(), reached.map(|reached| reached.exact())))
                .collect(),
        }),
        readings: assessment
            .framework
            .definitions
            .iter()
            .filter_map(|definition| {
                let option = definition.option(assessment.chosen.get(&definition.id))?;
                Some((definition.id.to_string(), option.id.to_string()))
            })
            .collect(),
        answers: current
            .answers
            .values()
            .filter_map(|row| answer::view(current, row))
            .map(answer_part)
            .collect(),
        retired: update::retired_view(current),
        roster: open
            .park
            .roster
            .firms()
            .iter()
            .map(|firm| {
                let cells = firm.raw().into_iter().filter(|(key, _)| leaves(key));
                cells.map(|(key, text)| (key.to_string(), text)).collect()
            })
            .collect(),
        evidence: evidence(current),
        score: score::view(current),
    };
    let mut bytes = serde_json::to_vec_pretty(&file).map_err(Failure::internal)?;
    bytes.push(b'\n');
    Ok(SnapshotFile { bytes, sequence })
}

fn answer_part(view: AnswerView) -> AnswerPart {
    AnswerPart { indicator: view.indicator, slot: view.slot, raw: view.raw }
}

fn evidence(current: &crate::workbench::Current) -> Vec<EvidencePart> {
    let set = &current.assessment.evidence;
    set.numbered(&current.assessment.framework)
        .into_iter()
        .map(|piece| EvidencePart {
            number: piece.number,
            title: piece.item.title.clone(),
            original_name: piece.item.original_name.clone(),
            sha256: piece.item.sha256.clone(),
            size: piece.item.size,
            proves: set
                .links_of(&piece.item.id)
                .map(|link| ProofPart {
                    indicator: match &link.proves {
                        parkgauge_core::evidence::Proves::Profile => crate::load::PROFILE_LINK.to_owned(),
                        parkgauge_core::evidence::Proves::Indicator(id) => id.to_string(),
                    },
                    pages: link.pages.clone(),
                })
                .collect(),
        })
        .collect()
}
