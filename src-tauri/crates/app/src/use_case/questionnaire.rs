//! Questionnaires: written for firms, read back, judged, and put together.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use parkgauge_core::framework::{Framework, Subject};
use parkgauge_core::id::{AssessmentId, FirmId};
use parkgauge_core::number::Places;
use parkgauge_core::questionnaire::{self, FirmScore, Judge, Marks, Rollup};
use parkgauge_core::roster::{Firm, Roster};
use parkgauge_dossier::safe_name::safe_names;
use parkgauge_store::StoreError;
use parkgauge_store::record::Questionnaire;

use super::roster::{count, firm_ref};
use super::{local_time, workspace};
use crate::contract::questionnaire::{
    ExportQuestionnaires, FirmAnswers, FirmFramework, LevelSpreadView, MakeQuestionnaires, MeanView,
    QuestionnaireQuery, QuestionnaireView, QuestionnairesMade, ShareView,
};
use crate::contract::roster::FileWritten;
use crate::contract::{Code, Failure};
use crate::library::Edition;
use crate::workbench::{OpenPark, Workbench};
use crate::write::write_file;

pub use super::questionnaire_read::{read, take};

/// Firms that are listed as outstanding.
const LISTED: usize = 500;

/// A framework that firms answer.
pub(super) fn firm_framework<'a>(workbench: &'a Workbench, id: &str) -> Result<&'a Edition, Failure> {
    let edition = workbench.edition(id, None)?;
    match edition.framework.subject {
        Subject::Firm => Ok(edition),
        Subject::Park => Err(Failure::new(
            Code::Call,
            id.to_owned(),
            ["这个指标体系由园区填报，不发企业问卷。", "This framework asks the park and not its firms."],
            ["请选择由企业填报的指标体系。", "Choose a framework that firms answer."],
        )),
    }
}

/// Writes one workbook for each firm into a folder.
pub fn make(workbench: &mut Workbench, request: MakeQuestionnaires) -> Result<QuestionnairesMade, Failure> {
    let day = workbench.now().date_naive();
    let edition = firm_framework(workbench, &request.framework)?;
    let open = workbench.park()?;
    let roster = &open.park.roster;
    let unknown = |id: &String| Failure::unknown(["企业", "firm"], id);
    let wanted = request.firms.iter().map(|id| {
        let known = FirmId::new(id.clone()).ok().filter(|id| roster.firm(id).is_some());
        known.ok_or_else(|| unknown(id))
    });
    let wanted = wanted.collect::<Result<BTreeSet<FirmId>, Failure>>()?;
    let firms: Vec<&Firm> = roster
        .firms()
        .iter()
        .filter(|firm| wanted.is_empty() || wanted.contains(firm.id()))
        .filter(|firm| !request.above_scale || firm.is_above_scale_industrial())
        .collect();
    if firms.is_empty() {
        return Err(Failure::new(
            Code::Call,
            None,
            [
                "名册中没有符合条件的企业，没有生成问卷。",
                "No firm of the roster is asked; nothing was written.",
            ],
            ["请先导入企业名册，或放宽条件。", "Import firms first, or ask more of them."],
        ));
    }
    let park = workspace::park_name(open);
    let folder = Path::new(&request.out);
    std::fs::create_dir_all(folder).map_err(|error| StoreError::io("create", folder, error))?;
    let names: Vec<String> = firms.iter().copied().map(file_name).collect();
    for (firm, name) in firms.iter().zip(safe_names(names.iter().map(String::as_str))) {
        let shown = firm_ref(firm, roster);
        let marks = Marks {
            framework: edition.framework.id.to_string(),
            edition: edition.framework.edition.clone(),
            digest: edition.digest.clone(),
            year: open.year,
            firm: firm.id().to_string(),
            credit_code: shown.credit_code,
            name: shown.name,
        };
        let book = questionnaire::book(&edition.framework, marks, &park);
        write_file(&folder.join(name), &parkgauge_tables::write_form(&book, day)?)?;
    }
    Ok(QuestionnairesMade { folder: request.out, files: count(firms.len()) })
}

/// With the code as it is understood: what was typed in full width or wrongly has no place in a file name.
fn file_name(firm: &Firm) -> String {
    let name = firm.name().map(str::to_owned);
    let code = firm.credit_code().map(|code| code.to_string());
    let known: Vec<String> = name.into_iter().chain(code).collect();
    let whose = if known.is_empty() { firm.id().to_string() } else { known.join("-") };
    format!("企业问卷-{whose}.xlsx")
}

/// What firms answered for a framework, with the firm of the roster behind each.
pub(super) struct Answered<'a> {
    pub row: Questionnaire,
    pub firm: &'a Firm,
    pub score: FirmScore,
}

/// Reads and judges what firms answered, in order of the roster. Answers of a firm that left the roster are kept in the
/// workspace and not shown.
pub(super) fn answered<'a>(
    open: &'a OpenPark,
    framework: &Arc<Framework>,
) -> Result<Vec<Answered<'a>>, Failure> {
    let rows = open.store.read().questionnaires(open.year.into())?;
    let mut by_firm: BTreeMap<String, Questionnaire> = rows
        .into_iter()
        .filter(|row| row.framework == framework.id.as_str())
        .map(|row| (row.firm.clone(), row))
        .collect();
    let id = AssessmentId::new("questionnaire").map_err(Failure::internal)?;
    let judge = Judge { framework, year: open.year, park: &open.park, id: &id };
    let mut answered = Vec::with_capacity(by_firm.len());
    for firm in open.park.roster.firms() {
        let Some(row) = by_firm.remove(firm.id().as_str()) else { continue };
        let (card, _) = judge.judge(firm, &row.cells).map_err(Failure::internal)?;
        answered.push(Answered { row, firm, score: FirmScore { firm: firm.id().clone(), card } });
    }
    Ok(answered)
}

/// What firms answered, each and together.
pub fn show(workbench: &mut Workbench, request: QuestionnaireQuery) -> Result<QuestionnaireView, Failure> {
    let open = workbench.park()?;
    let offered = workbench.library.editions().iter().map(|edition| &edition.framework);
    let offered: Vec<&Arc<Framework>> =
        offered.filter(|framework| framework.subject == Subject::Firm).collect();
    let framework = match &request.framework {
        Some(id) => &firm_framework(workbench, id)?.framework,
        None => match offered.first().copied() {
            Some(framework) => framework,
            None => return Err(Failure::unknown(["由企业填报的指标体系", "framework for firms"], "")),
        },
    };
    let answered = answered(open, framework)?;
    let roster = &open.park.roster;
    let has: BTreeSet<&FirmId> = answered.iter().map(|one| one.firm.id()).collect();
    let missing: Vec<&Firm> = roster.firms().iter().filter(|firm| !has.contains(firm.id())).collect();
    let (rollup, answered) = together(framework, answered);
    Ok(QuestionnaireView {
        frameworks: offered
            .iter()
            .map(|framework| FirmFramework {
                id: framework.id.to_string(),
                title: framework.title.clone(),
                not_published: framework.not_published.clone(),
            })
            .collect(),
        framework: framework.id.to_string(),
        firms: count(roster.firms().len()),
        returned: answered.iter().map(|one| answers_view(one, roster)).collect(),
        outstanding: missing.iter().take(LISTED).map(|firm| firm_ref(firm, roster)).collect(),
        outstanding_total: count(missing.len()),
        grades: shares(&rollup.grades),
        points: shares(&rollup.points),
        means: rollup
            .means
            .iter()
            .map(|mean| MeanView {
                area: mean.area.as_ref().map(ToString::to_string),
                name: mean.name.clone(),
                full: mean.full.exact(),
                mean: mean.mean.as_ref().map(|value| value.show(Places::UpTo(2))),
                certain: mean.certain,
                open: mean.open,
            })
            .collect(),
        levels: rollup
            .levels
            .iter()
            .map(|spread| LevelSpreadView {
                indicator: spread.indicator.to_string(),
                name: spread.name.clone(),
                levels: shares(&spread.levels),
                blank: spread.blank,
                not_applicable: spread.not_applicable,
            })
            .collect(),
        takes: count(workbench.takes.of(&framework.id).count()),
    })
}

fn shares(shares: &[questionnaire::Share]) -> Vec<ShareView> {
    shares.iter().map(|share| ShareView { label: share.label.clone(), firms: share.firms }).collect()
}

/// The rollup, and the answers again.
fn together<'a>(framework: &Framework, answered: Vec<Answered<'a>>) -> (Rollup, Vec<Answered<'a>>) {
    let scores: Vec<FirmScore> = answered.iter().map(|one| one.score.clone()).collect();
    (questionnaire::rollup(framework, &scores), answered)
}

fn answers_view(one: &Answered<'_>, roster: &Roster) -> FirmAnswers {
    let card = &one.score.card;
    FirmAnswers {
        firm: firm_ref(one.firm, roster),
        file: one.row.file.clone(),
        received_at: local_time(one.row.received_at),
        filled: card.filled,
        asked: card.asked,
        points: card.total.as_ref().map(|total| card.points_text(total)).unwrap_or_default(),
        grade: card.grade.as_ref().map(|grade| grade.say.clone()).unwrap_or_default(),
    }
}

/// Writes the results of firms and what they say together as a spreadsheet.
pub fn export(workbench: &mut Workbench, request: ExportQuestionnaires) -> Result<FileWritten, Failure> {
    let day = workbench.now().date_naive();
    let framework = Arc::clone(&firm_framework(workbench, &request.framework)?.framework);
    let (rows, bytes) = results(workbench, &framework, day)?;
    write_file(Path::new(&request.out), &bytes)?;
    Ok(FileWritten { file: request.out, rows })
}

/// The results for every framework that firms have answered, by name of the file, for a submission set.
pub(super) fn all_results(workbench: &Workbench, day: NaiveDate) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut files = Vec::new();
    for edition in workbench.library.editions() {
        if edition.framework.subject == Subject::Firm {
            let (firms, bytes) = results(workbench, &edition.framework, day)?;
            if firms > 0 {
                files.push((format!("企业问卷结果_{}.xlsx", edition.framework.title), bytes));
            }
        }
    }
    Ok(files)
}

/// How many firms answered, and the spreadsheet of their results.
fn results(
    workbench: &Workbench,
    framework: &Arc<Framework>,
    day: NaiveDate,
) -> Result<(u32, Vec<u8>), Failure> {
    let open = workbench.park()?;
    let answered = answered(open, framework)?;
    let (rollup, answered) = together(framework, answered);
    let rows: Vec<_> = answered.iter().map(|one| answers_view(one, &open.park.roster)).collect();
    let sheets = super::questionnaire_sheet::sheets(framework, &rollup, &rows);
    Ok((count(rows.len()), parkgauge_tables::write_workbook(&sheets, day)?))
}
