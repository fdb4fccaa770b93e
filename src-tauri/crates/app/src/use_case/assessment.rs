//! Starting and opening assessments.

use parkgauge_store::{ReadTx, record};

use super::{ACTOR, framework, local_time, score, update, workspace};
use crate::contract::assessment::{
    AssessmentList, AssessmentSummary, AssessmentView, ChosenReading, NewAssessment, OpenAssessment,
};
use crate::contract::{Code, Failure, Nothing};
use crate::framework_file::status;
use crate::library::Edition;
use crate::load::{json_of, text_of};
use crate::use_case::answer;
use crate::workbench::{CURRENT, Workbench};

/// Every assessment of the workspace.
pub fn list(workbench: &mut Workbench, _: Nothing) -> Result<AssessmentList, Failure> {
    let open = workbench.park()?;
    Ok(AssessmentList {
        assessments: summaries(&open.store.read())?,
        current: open.current.as_ref().map(|current| current.row.id.clone()),
    })
}

/// Newest first.
pub(crate) fn summaries(read: &ReadTx<'_>) -> Result<Vec<AssessmentSummary>, Failure> {
    let mut rows = read.assessments()?;
    rows.retain(|row| !row.archived);
    rows.sort_by(|a, b| (b.created_at, &b.id).cmp(&(a.created_at, &a.id)));
    Ok(rows.iter().map(summary).collect())
}

fn summary(row: &record::Assessment) -> AssessmentSummary {
    let title = Edition::read(&row.framework_text, std::path::Path::new(&row.framework_id))
        .map_or_else(|_| row.framework_id.clone(), |edition| edition.framework.title.clone());
    AssessmentSummary {
        id: row.id.clone(),
        framework: row.framework_id.clone(),
        framework_title: title,
        edition: row.edition.clone(),
        park: row.park.clone(),
        year: u16::try_from(row.year).unwrap_or(0),
        round: u16::try_from(row.round).unwrap_or(1),
        created_at: local_time(row.created_at),
    }
}

/// Years that an assessment can be about; anything else is a slip of the keyboard.
const YEARS: std::ops::RangeInclusive<u16> = 2000..=2100;

/// Starts an assessment and opens it.
pub fn start(workbench: &mut Workbench, request: NewAssessment) -> Result<AssessmentView, Failure> {
    workbench.park()?;
    let park = request.park.trim().to_owned();
    if park.is_empty() || !YEARS.contains(&request.year) {
        return Err(Failure::new(
            Code::Call,
            None,
            [
                "缺少园区名称，或年度不在 2000 到 2100 之间。",
                "The park has no name, or the year is not between 2000 and 2100.",
            ],
            ["请填写园区名称和四位年度。", "Give the park's name and a year of four digits."],
        ));
    }
    let known = workspace::park_name(workbench.park()?);
    if !known.is_empty() && known != park {
        return Err(Failure::new(
            Code::Call,
            park.clone(),
            [
                &format!("这个文件夹是“{known}”的，不能放另一个园区。"),
                &format!("This folder belongs to {known}."),
            ],
            [
                "园区改名请改园区概况里的名称；另一个园区请另选一个文件夹。",
                "If the park was renamed, change its name in the profile; for another park choose another folder.",
            ],
        ));
    }
    let edition = workbench.edition(&request.framework, request.edition.as_deref())?.clone();
    let id = workbench.ids.next();
    let now = workbench.now();
    let row = record::Assessment {
        id: id.clone(),
        framework_id: edition.framework.id.to_string(),
        edition: edition.framework.edition.clone(),
        digest: edition.digest,
        framework_text: edition.text.to_string(),
        park: park.clone(),
        year: request.year.into(),
        round: 1,
        created_at: now.into(),
        archived: false,
    };
    let label = format!("新建自评估 · {} {}", edition.framework.title, request.year);
    let open = workbench.park_mut()?;
    let has_name = open.profile.get("name").is_some_and(|row| !text_of(&row.raw).trim().is_empty());
    open.store.write(&label, ACTOR, now, |tx| {
        tx.put(row)?;
        if !has_name {
            tx.put(record::Profile::new("name", &json_of(&park)))?;
        }
        tx.set_setting(CURRENT, &id)
    })?;
    workbench.reload(Some(id))?;
    show(workbench, Nothing {})
}

/// Opens an assessment of the workspace.
pub fn open(workbench: &mut Workbench, request: OpenAssessment) -> Result<AssessmentView, Failure> {
    let now = workbench.now();
    let open = workbench.park_mut()?;
    let rows = open.store.read().assessments()?;
    if !rows.iter().any(|row| row.id == request.assessment) {
        return Err(Failure::unknown(["自评估", "assessment"], &request.assessment));
    }
    open.store.write("", ACTOR, now, |tx| tx.set_setting(CURRENT, &request.assessment))?;
    workbench.reload(Some(request.assessment))?;
    show(workbench, Nothing {})
}

/// The open assessment in full.
pub fn show(workbench: &mut Workbench, _: Nothing) -> Result<AssessmentView, Failure> {
    let open = workbench.park()?;
    let current = workbench.current()?;
    let (framework, digest) = (&current.assessment.framework, &current.row.digest);
    let readings = framework.definitions.iter().filter_map(|definition| {
        let option = definition.option(current.assessment.chosen.get(&definition.id))?;
        Some(ChosenReading { definition: definition.id.to_string(), option: option.id.to_string() })
    });
    Ok(AssessmentView {
        summary: summary(&current.row),
        framework: framework::view(framework, digest, status(workbench, framework, digest)),
        years: (0..3).map(|back| current.assessment.data_year().saturating_sub(back)).collect(),
        readings: readings.collect(),
        answers: current.answers.values().filter_map(|row| answer::view(current, row)).collect(),
        to_confirm: update::to_confirm(current),
        retired: update::retired_view(current),
        score: score::view(current),
        undo: workspace::next_undo(open)?,
        saved_at: open.store.read().changes(1)?.first().map(|change| local_time(change.at)),
    })
}

/// Chooses a reading of a rule. Every count that uses it changes at once.
pub fn choose_reading(workbench: &mut Workbench, request: ChosenReading) -> Result<AssessmentView, Failure> {
    let now = workbench.now();
    let open = workbench.park_mut()?;
    let current = open.current_mut()?;
    let framework = &current.assessment.framework;
    let definition = framework
        .definitions
        .iter()
        .find(|definition| definition.id.as_str() == request.definition)
        .ok_or_else(|| Failure::unknown(["口径", "definition"], &request.definition))?;
    let option = definition
        .options
        .iter()
        .find(|option| option.id.as_str() == request.option)
        .ok_or_else(|| Failure::unknown(["口径选项", "reading"], &request.option))?;
    let label = format!("{} · {}", definition.name, option.label);
    let (definition, option) = (definition.id.clone(), option.id.clone());
    let row = record::Reading {
        assessment: current.row.id.clone(),
        definition: definition.to_string(),
        option: option.to_string(),
    };
    open.store.write(&label, ACTOR, now, |tx| tx.put(row))?;
    open.current_mut()?.assessment.chosen.insert(definition, option);
    open.rescore();
    show(workbench, Nothing {})
}
