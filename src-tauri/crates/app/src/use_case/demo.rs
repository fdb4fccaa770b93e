//! The demo park: a fictitious park that is entered through the same use cases as a real one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{ACTOR, answer, assessment, base_data, evidence, evidence_files, profile, roster, workspace};
use crate::assets::broken;
use crate::contract::answer::{RawAnswerView, SaveAnswer, SlotView};
use crate::contract::assessment::NewAssessment;
use crate::contract::base_data::SaveBaseValue;
use crate::contract::evidence::{AddEvidence, DescribeEvidence, EvidenceLink, LinkEvidence};
use crate::contract::profile::SaveProfileField;
use crate::contract::roster::ImportRoster;
use crate::contract::workspace::{OpenDemo, WorkspaceState};
use crate::contract::{Failure, Nothing};
use crate::workbench::Workbench;

/// Where the demo park ships.
const DEMO: &str = "demo";

#[derive(Deserialize)]
struct DemoFile {
    framework: String,
    year: u16,
    park: String,
}

#[derive(Deserialize)]
struct EvidenceFile {
    evidence: Vec<EvidenceEntry>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct EvidenceEntry {
    file: String,
    title: String,
    kind: String,
    number: String,
    issuer: String,
    date: String,
    indicators: Vec<String>,
    pages: String,
}

/// Opens the demo park, filling it first if its folder is new.
pub fn open(workbench: &mut Workbench, request: OpenDemo) -> Result<WorkspaceState, Failure> {
    let folder = match request.folder {
        Some(folder) => PathBuf::from(folder),
        None => workbench.default_folder.with_file_name("demo-park"),
    };
    workbench.open_folder(&folder)?;
    let is_filled = workbench.park()?.store.read().setting(workspace::DEMO)?.is_some();
    if !is_filled && workbench.park()?.current.is_none() {
        fill(workbench)?;
    }
    workspace::state(workbench, Nothing {})
}

fn fill(workbench: &mut Workbench) -> Result<(), Failure> {
    let demo: DemoFile = toml_file(workbench, "demo.toml")?;
    let profile: BTreeMap<String, String> = toml_file(workbench, "profile.toml")?;
    for (key, raw) in profile.into_iter().filter(|(_, raw)| !raw.is_empty()) {
        profile::save(workbench, SaveProfileField { key, base_revision: 0, raw })?;
    }
    let DemoFile { framework, year, park } = demo;
    assessment::start(workbench, NewAssessment { framework, edition: None, park, year })?;
    yearly_figures(workbench)?;
    let file = path(workbench, "roster.xlsx").display().to_string();
    roster::import(workbench, ImportRoster { file, ..ImportRoster::default() })?;
    answers(workbench)?;
    pieces_of_evidence(workbench)?;
    let now = workbench.now();
    // Last, so that a demo that was interrupted is not taken for a whole one.
    workbench.park_mut()?.store.write("", ACTOR, now, |tx| tx.set_setting(workspace::DEMO, "yes"))?;
    Ok(())
}

fn path(workbench: &Workbench, name: &str) -> PathBuf {
    workbench.assets.path(DEMO).join(name)
}

fn toml_file<T: DeserializeOwned>(workbench: &Workbench, name: &str) -> Result<T, Failure> {
    let path = path(workbench, name);
    let text = std::fs::read_to_string(&path).map_err(|error| broken(&path, error))?;
    toml::from_str(&text).map_err(|error| broken(&path, error))
}

/// `base_data.csv` has the columns key, period, value, unit, source, person.
fn yearly_figures(workbench: &mut Workbench) -> Result<(), Failure> {
    let file = path(workbench, "base_data.csv");
    let sheets = parkgauge_tables::read_workbook(&file).map_err(|error| broken(&file, error))?;
    for sheet in sheets {
        for row in 1..sheet.rows.len() {
            let cell = |column| sheet.cell(row, column).to_owned();
            if cell(0).is_empty() {
                continue;
            }
            // With the unit, as a person copies it from a report; it is converted exactly.
            let raw = format!("{}{}", cell(2), cell(3));
            let (source, person) = (cell(4), cell(5));
            let value = SaveBaseValue {
                key: cell(0),
                period: cell(1),
                base_revision: 0,
                raw,
                source,
                person,
                note: None,
            };
            base_data::save(workbench, value)?;
        }
    }
    Ok(())
}

/// What is said about one indicator: `state` or `rating` is the chosen option, `chosen` the ticked items.
#[derive(Deserialize)]
struct AnswerEntry {
    narrative: Option<String>,
    state: Option<String>,
    rating: Option<String>,
    chosen: Option<Vec<String>>,
}

fn answers(workbench: &mut Workbench) -> Result<(), Failure> {
    let entries: BTreeMap<String, AnswerEntry> = toml_file(workbench, "narrative.toml")?;
    for (indicator, entry) in entries {
        let mut save = |slot, raw| {
            let request = SaveAnswer { indicator: indicator.clone(), slot, base_revision: 0, raw };
            answer::save(workbench, request).map(drop)
        };
        if let Some(text) = entry.narrative {
            save(SlotView::Narrative, RawAnswerView::Text { text: text.trim().to_owned() })?;
        }
        let option = entry.state.or(entry.rating).map(|option| vec![option]);
        if let Some(options) = option.or(entry.chosen) {
            save(SlotView::Value, RawAnswerView::Chosen { options })?;
        }
    }
    Ok(())
}

fn pieces_of_evidence(workbench: &mut Workbench) -> Result<(), Failure> {
    let list: EvidenceFile = toml_file(workbench, "evidence.toml")?;
    for entry in list.evidence {
        let file = path(workbench, &entry.file);
        let added = evidence_files::add(
            workbench,
            AddEvidence { files: vec![file.display().to_string()], link: None },
        )?;
        let Some(id) = added.added.first().cloned() else {
            return Err(broken(Path::new(&file), "the demo evidence could not be added"));
        };
        evidence::describe(
            workbench,
            DescribeEvidence {
                evidence: id.clone(),
                title: entry.title,
                kind: entry.kind,
                issuer: entry.issuer,
                document_number: entry.number,
                document_date: entry.date,
                valid_until: None,
                confidentiality: None,
                note: String::new(),
            },
        )?;
        for indicator in entry.indicators {
            let link = EvidenceLink { indicator, pages: entry.pages.clone(), reason: String::new() };
            evidence::link(workbench, LinkEvidence { evidence: id.clone(), link })?;
        }
    }
    Ok(())
}
