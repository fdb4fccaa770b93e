//! From rows to the open park: everything is read once and kept in memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use parkgauge_core::answer::Answers;
use parkgauge_core::assessment::Assessment;
use parkgauge_core::base_data::{BaseData, TypedFigure};
use parkgauge_core::evidence::{Evidence, EvidenceSet, Link, Numbering, NumberingRule, Proves};
use parkgauge_core::framework::Framework;
use parkgauge_core::id::{AssessmentId, DefinitionId, EvidenceId, FieldKey, FirmId, IndicatorId, OptionId};
use parkgauge_core::migrate::ToConfirm;
use parkgauge_core::park::Park;
use parkgauge_core::problem::Said;
use parkgauge_core::profile::Profile;
use parkgauge_core::roster::{FirmReader, Roster, Vocabulary};
use parkgauge_core::score::score;
use parkgauge_store::{ReadTx, Store, record};

use crate::contract::Failure;
use crate::contract::answer::RawAnswerView;
use crate::library::{Edition, Library};
use crate::use_case::answer::{raw_from_view, slot_to_core};
use crate::use_case::roster_column;
use crate::use_case::update;
use crate::workbench::{CURRENT, Current, OpenPark, Workbench};

/// What stands for the park's profile in a link.
pub(crate) const PROFILE_LINK: &str = "profile";
/// The continuous rule of numbers in its table.
pub(crate) const CONTINUOUS: &str = "continuous";
/// The rule by indicator in its table.
pub(crate) const BY_INDICATOR: &str = "by_indicator";

/// Reads a whole workspace. Opens `wanted`, else the assessment that was open last, else the newest.
pub(crate) fn park(workbench: &Workbench, store: Store, wanted: Option<String>) -> Result<OpenPark, Failure> {
    let read = store.read();
    let rows = read.assessments()?;
    let last = match wanted {
        Some(id) => Some(id),
        None => read.setting(CURRENT)?,
    };
    let row = rows
        .iter()
        .find(|row| Some(&row.id) == last.as_ref())
        .or_else(|| {
            rows.iter().filter(|row| !row.archived).max_by_key(|row| (row.created_at, row.id.clone()))
        })
        .cloned();
    let year = row.as_ref().map_or_else(|| workbench.this_year(), |row| u16::try_from(row.year).unwrap_or(0));
    let profile: BTreeMap<String, record::Profile> =
        read.profile()?.into_iter().map(|row| (row.key.clone(), row)).collect();
    let base_data: BTreeMap<(String, String), record::BaseData> =
        read.base_data()?.into_iter().map(|row| ((row.key.clone(), row.period.clone()), row)).collect();
    let vocabulary = roster_column::vocabulary(&workbench.vocabulary, &read.roster_columns()?)?;
    let (roster, positions) = roster(&vocabulary, &read, year)?;
    let park = Park {
        profile: Profile::new(
            Arc::clone(&workbench.profile_form),
            profile.values().filter_map(|row| Some((key(&row.key)?, text_of(&row.raw)))).collect(),
        ),
        base_data: BaseData::new(
            Arc::clone(&workbench.base_data_form),
            base_data
                .values()
                .filter_map(|row| Some(((key(&row.key)?, row.period.clone()), typed(row))))
                .collect(),
        ),
        roster,
    };
    let current = match row {
        Some(row) => Some(assessment(&read, row, &park)?),
        None => None,
    };
    let brought = Library::brought(read.frameworks()?);
    Ok(OpenPark { store, profile, base_data, positions, park, brought, year, current })
}

fn key(text: &str) -> Option<FieldKey> {
    // A key that is not one was never written by this program; its row is kept and not shown.
    FieldKey::new(text).ok()
}

/// What was typed, behind the JSON text of a row.
pub(crate) fn text_of(raw: &str) -> String {
    // The store takes nothing but JSON; what is no JSON text was never written by this program.
    serde_json::from_str(raw).unwrap_or_else(|_| raw.to_owned())
}

/// The JSON text of a row for what was typed.
pub(crate) fn json_of(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

pub(crate) fn typed(row: &record::BaseData) -> TypedFigure {
    TypedFigure {
        raw: text_of(&row.raw),
        source: row.source.clone(),
        person: row.person.clone(),
        note: row.note.clone(),
    }
}

/// The roster of a year, and the place of each firm in the stored list.
pub(crate) fn roster(
    vocabulary: &Arc<Vocabulary>,
    read: &ReadTx<'_>,
    year: u16,
) -> Result<(Roster, BTreeMap<FirmId, i64>), Failure> {
    let (mut firms, mut positions) = (Vec::new(), BTreeMap::new());
    let mut reader = FirmReader::new(vocabulary);
    read.each_firm(year.into(), |row| {
        if let Ok(id) = FirmId::new(row.id) {
            positions.insert(id.clone(), row.position);
            let cells = row.cells.into_iter().filter_map(|(name, text)| Some((key(&name)?, text)));
            firms.push(reader.read(id, cells));
        }
    })?;
    Ok((Roster::new(vocabulary, firms).map_err(Failure::internal)?, positions))
}

/// An assessment with its result for a park.
pub(crate) fn assessment(
    read: &ReadTx<'_>,
    row: record::Assessment,
    park: &Park,
) -> Result<Current, Failure> {
    // The text that was stored when it was started, whatever ships today.
    let edition = Edition::read(&row.framework_text, std::path::Path::new(&row.framework_id))?;
    let rows: BTreeMap<(String, record::Slot), record::Answer> = read
        .answers(&row.id)?
        .into_iter()
        .map(|answer| ((answer.indicator.clone(), answer.slot), answer))
        .collect();
    let answers = answers_of(rows.values())?;
    let chosen = read
        .readings(&row.id)?
        .into_iter()
        .filter_map(|row| Some((DefinitionId::new(row.definition).ok()?, OptionId::new(row.option).ok()?)))
        .collect();
    let assessment = Assessment {
        id: AssessmentId::new(row.id.clone()).map_err(Failure::internal)?,
        framework: edition.framework,
        year: u16::try_from(row.year).unwrap_or(0),
        round: u16::try_from(row.round).unwrap_or(1),
        chosen,
        answers,
        evidence: evidence(read, &row.id)?,
        to_confirm: to_confirm(read, &row.id)?,
        earlier: earlier(read, &row.id)?,
    };
    let card = score(&assessment, park);
    Ok(Current { row, assessment, answers: rows, card })
}

/// The answers behind rows.
pub(crate) fn answers_of<'r>(rows: impl IntoIterator<Item = &'r record::Answer>) -> Result<Answers, Failure> {
    let mut answers = Answers::default();
    for answer in rows {
        if let Ok(id) = IndicatorId::new(answer.indicator.clone()) {
            let raw: RawAnswerView = serde_json::from_str(&answer.raw).map_err(Failure::internal)?;
            answers.set(id, slot_to_core(answer.slot), raw_from_view(raw));
        }
    }
    Ok(answers)
}

/// The editions that an assessment was judged by before, newest first.
fn earlier(read: &ReadTx<'_>, assessment: &str) -> Result<Vec<Arc<Framework>>, Failure> {
    let rows = read.earlier_editions(assessment)?.into_iter();
    rows.map(|row| {
        Edition::read(&row.framework_text, std::path::Path::new(&row.framework_id))
            .map(|edition| edition.framework)
    })
    .collect()
}

fn to_confirm(read: &ReadTx<'_>, assessment: &str) -> Result<BTreeMap<IndicatorId, ToConfirm>, Failure> {
    let rows = read.to_confirm(assessment)?.into_iter();
    let marks = rows.filter_map(|row| {
        let why = Said::new(row.why_zh, row.why_en);
        Some((IndicatorId::new(row.indicator).ok()?, ToConfirm { origin: update::origin(&row.origin), why }))
    });
    Ok(marks.collect())
}

/// The evidence of the workspace with the links of one assessment.
pub(crate) fn evidence(read: &ReadTx<'_>, assessment: &str) -> Result<EvidenceSet, Failure> {
    let mut rows = read.evidence()?;
    rows.sort_by_key(|row| (row.added_at, row.id.clone()));
    let items = rows.into_iter().filter(|row| row.trashed_at.is_none()).filter_map(item).collect();
    let mut links = read.evidence_links(assessment)?;
    links.sort_by(|a, b| {
        (&a.indicator, a.position, &a.evidence).cmp(&(&b.indicator, b.position, &b.evidence))
    });
    let links = links
        .into_iter()
        .filter_map(|row| {
            Some(Link {
                evidence: EvidenceId::new(row.evidence).ok()?,
                proves: proves(&row.indicator)?,
                pages: row.pages,
                reason: row.reason,
            })
        })
        .collect();
    let numbering = numbering(read, assessment)?;
    Ok(EvidenceSet { items, links, numbering })
}

/// The rule of the numbers, and those that stand.
fn numbering(read: &ReadTx<'_>, assessment: &str) -> Result<Numbering, Failure> {
    let row: Option<record::EvidenceBinding> = read.find(&record::EvidenceBinding::key_of(assessment))?;
    let Some(row) = row else { return Ok(Numbering::default()) };
    let frozen = row.numbers.into_iter();
    Ok(Numbering {
        rule: if row.rule == CONTINUOUS { NumberingRule::Continuous } else { NumberingRule::ByIndicator },
        frozen: frozen.filter_map(|(id, number)| Some((EvidenceId::new(id).ok()?, number))).collect(),
    })
}

/// What a link points to.
pub(crate) fn proves(indicator: &str) -> Option<Proves> {
    if indicator == PROFILE_LINK {
        return Some(Proves::Profile);
    }
    IndicatorId::new(indicator).ok().map(Proves::Indicator)
}

fn item(row: record::Evidence) -> Option<Evidence> {
    Some(Evidence {
        id: EvidenceId::new(row.id).ok()?,
        sha256: row.sha256,
        size: u64::try_from(row.size).unwrap_or(0),
        media_type: row.media_type,
        original_name: row.original_name,
        title: row.title,
        kind: row.kind,
        issuer: row.issuer,
        document_number: row.document_number,
        document_date: row.document_date,
        valid_until: row.valid_until,
        confidentiality: row.confidentiality,
        note: row.note,
        pages: row.pages.and_then(|pages| u32::try_from(pages).ok()),
        added_at: row.added_at.to_string(),
    })
}
