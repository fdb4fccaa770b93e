//! Writing frameworks: checking a file, taking it in, giving it out, publishing it.

use std::path::Path;

use parkgauge_core::framework::{parse, publish as published_text, sheets};
use parkgauge_store::record;

use super::framework::summary;
use super::{ACTOR, finding};
use crate::contract::authoring::{
    ExportFramework, FrameworkAdded, FrameworkChecked, FrameworkFileRef, FrameworkFinding, Taken,
    WriteTemplate,
};
use crate::contract::framework::{FrameworkRef, FrameworkStatus, FrameworkSummary};
use crate::contract::problem::FindingView;
use crate::contract::roster::FileWritten;
use crate::contract::{Code, Failure};
use crate::framework_file::{FrameworkFile, means_the_same, status};
use crate::library::{Edition, digest};
use crate::workbench::Workbench;
use crate::write::write_file;

/// What stands in front of a workbook for people.
const GUIDE: &str = "frameworks/workbook.zh.txt";
/// A small framework to begin with.
const TEMPLATE: &str = "frameworks/template.toml";

/// Every problem of a framework file, remarks included. Nothing is taken in.
pub fn check(workbench: &mut Workbench, request: FrameworkFileRef) -> Result<FrameworkChecked, Failure> {
    let file = FrameworkFile::read(workbench, Path::new(&request.file))?;
    let edition = edition_of(&file);
    Ok(FrameworkChecked {
        summary: edition.map(|edition| summary_of(workbench, &edition)),
        findings: findings(&file),
    })
}

/// Takes a framework file in when nothing blocks: it can be chosen from now on. A draft takes the place of the draft
/// before it.
pub fn add(workbench: &mut Workbench, request: FrameworkFileRef) -> Result<FrameworkAdded, Failure> {
    workbench.park()?;
    let file = FrameworkFile::read(workbench, Path::new(&request.file))?;
    let findings = findings(&file);
    let Some(edition) = edition_of(&file) else {
        return Ok(FrameworkAdded { taken: Taken::Refused, summary: None, findings });
    };
    let (id, name) = (edition.framework.id.as_str(), edition.framework.edition.as_str());
    let known = workbench.edition(id, Some(name)).ok();
    let taken = match known {
        Some(known) if means_the_same(&known.framework, &edition.framework) => Taken::Unchanged,
        Some(_) => Taken::Replaced,
        None => Taken::Added,
    };
    if taken != Taken::Unchanged {
        keep(workbench, &format!("导入指标体系 · {}", edition.framework.title), &edition)?;
    }
    let summary = Some(summary_of(workbench, &edition));
    Ok(FrameworkAdded { taken, summary, findings })
}

/// Writes a framework as a workbook or as text.
pub fn export(workbench: &mut Workbench, request: ExportFramework) -> Result<FileWritten, Failure> {
    let edition = workbench.edition(&request.id, request.edition.as_deref())?.clone();
    write(workbench, &edition.text, request.out)
}

/// Writes a small framework to begin with, as a workbook or as text.
pub fn template(workbench: &mut Workbench, request: WriteTemplate) -> Result<FileWritten, Failure> {
    let text = workbench.assets.text(TEMPLATE)?;
    write(workbench, &text, request.out)
}

/// Freezes the ids of a draft. Its text does not change any more; another edition may follow.
pub fn publish(workbench: &mut Workbench, request: FrameworkRef) -> Result<FrameworkSummary, Failure> {
    workbench.park()?;
    let edition = workbench.edition(&request.id, request.edition.as_deref())?.clone();
    if status(workbench, &edition.framework, &edition.digest) != FrameworkStatus::Draft {
        return Ok(summary_of(workbench, &edition));
    }
    let text = published_text(&edition.text);
    let framework = parse(&text).map_err(|problems| {
        Failure::internal(problems.first().map_or("", |problem| problem.say.en.as_str()))
    })?;
    if !means_the_same(&edition.framework, &framework) {
        return Err(Failure::internal("the published text says something else than the draft"));
    }
    let edition = Edition { framework: framework.into(), digest: digest(text.as_bytes()), text: text.into() };
    keep(workbench, &format!("发布指标体系 · {}", edition.framework.title), &edition)?;
    Ok(summary_of(workbench, &edition))
}

fn keep(workbench: &mut Workbench, label: &str, edition: &Edition) -> Result<(), Failure> {
    let now = workbench.now();
    let row = record::Framework {
        id: edition.framework.id.to_string(),
        edition: edition.framework.edition.clone(),
        digest: edition.digest.clone(),
        text: edition.text.to_string(),
        added_at: now.into(),
    };
    workbench.park_mut()?.store.write(label, ACTOR, now, |tx| tx.put(row))?;
    workbench.reload(None)
}

fn write(workbench: &Workbench, text: &str, out: String) -> Result<FileWritten, Failure> {
    let indicators = parse(text).map_or(0, |framework| framework.indicators.len());
    let ending = Path::new(&out).extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    let bytes = match ending.as_deref() {
        Some("xlsx") => {
            let guide = workbench.assets.text(GUIDE)?;
            parkgauge_tables::write_workbook(&sheets(text, &guide), workbench.now().date_naive())?
        }
        Some("toml") => text.as_bytes().to_vec(),
        _ => {
            return Err(Failure::new(
                Code::Call,
                out,
                ["只能写成 .xlsx 或 .toml 文件。", "Only .xlsx and .toml files are written."],
                ["请把文件名的结尾改成其中之一。", "Let the name of the file end in one of them."],
            ));
        }
    };
    write_file(Path::new(&out), &bytes)?;
    Ok(FileWritten { file: out, rows: u32::try_from(indicators).unwrap_or(u32::MAX) })
}

/// The edition that a file holds: of a workbook its text as a file has it.
fn edition_of(file: &FrameworkFile) -> Option<Edition> {
    let framework = file.examined.framework.clone()?;
    let digest = digest(file.text.as_bytes());
    Some(Edition { framework: framework.into(), digest, text: file.text.as_str().into() })
}

fn summary_of(workbench: &Workbench, edition: &Edition) -> FrameworkSummary {
    let Edition { framework, digest, .. } = edition;
    summary(framework, digest, status(workbench, framework, digest))
}

fn findings(file: &FrameworkFile) -> Vec<FrameworkFinding> {
    let findings = file.problems().into_iter();
    let finding = |(problem, value)| {
        let FindingView { code, severity, place, say, next } = finding(problem);
        FrameworkFinding { code, severity, place, value, say, next }
    };
    findings.map(finding).collect()
}
