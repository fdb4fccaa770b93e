//! Questionnaires that come back: a folder of workbooks, and what of them fills the roster.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use parkgauge_core::framework::{Framework, Question};
use parkgauge_core::id::{AssessmentId, FirmId};
use parkgauge_core::problem::{Place, Problem, Said, Severity};
use parkgauge_core::questionnaire::{Judge, Returned, returned};
use parkgauge_core::roster::{CreditCode, FieldValue, Firm, Roster};
use parkgauge_store::StoreError;
use parkgauge_store::record::Questionnaire;

use super::questionnaire::{answered, firm_framework};
use super::roster::{count, firm_ref};
use super::roster_edit::save_cells;
use super::{ACTOR, said};
use crate::contract::Failure;
use crate::contract::questionnaire::{
    AnswersTaken, FileProblem, QuestionnairesRead, ReadQuestionnaires, TakeAnswers,
};
use crate::contract::roster::{ImportChange, SaveFirmCell, SaveFirmCells};
use crate::workbench::{OpenPark, Workbench};

/// Endings of files that are looked at; what else lies in the folder is none of ours.
const ENDINGS: [&str; 4] = ["xlsx", "xls", "et", "ods"];
/// Folders deep that are looked into.
const DEEPEST: usize = 6;
/// Changes that are listed; the counts are always whole.
const LISTED: usize = 200;

/// Reads every workbook of a folder and keeps the answers, as one undoable step.
pub fn read(workbench: &mut Workbench, request: ReadQuestionnaires) -> Result<QuestionnairesRead, Failure> {
    let now = workbench.now();
    let folder = Path::new(&request.folder);
    let mut files = Vec::new();
    find(folder, 0, &mut files).map_err(|error| StoreError::io("read", folder, error))?;
    files.sort();
    let mut reply = QuestionnairesRead {
        files: count(files.len()),
        added: 0,
        changed: 0,
        unchanged: 0,
        refused: 0,
        problems: Vec::new(),
    };
    let open = workbench.park()?;
    let mut taken: BTreeMap<(String, String), Questionnaire> = BTreeMap::new();
    for file in &files {
        let name = file.strip_prefix(folder).unwrap_or(file).display().to_string();
        match one(workbench, open, file, &name, now.into(), &mut reply.problems)? {
            None => reply.refused += 1,
            Some(row) => {
                if let Some(earlier) = taken.insert((row.framework.clone(), row.firm.clone()), row) {
                    reply.refused += 1;
                    reply.problems.push(of_file(&earlier.file, &sent_twice(&name)));
                }
            }
        }
    }
    let before = open.store.read().questionnaires(open.year.into())?;
    let before: BTreeMap<(String, String), &Questionnaire> =
        before.iter().map(|row| ((row.framework.clone(), row.firm.clone()), row)).collect();
    let mut rows = Vec::new();
    for (key, row) in taken {
        match before.get(&key) {
            Some(old) if old.cells == row.cells && old.digest == row.digest => {
                reply.unchanged += 1;
                continue;
            }
            Some(_) => reply.changed += 1,
            None => reply.added += 1,
        }
        rows.push(row);
    }
    if !request.preview && !rows.is_empty() {
        let label = format!("读取企业问卷（新增 {}，更新 {}）", reply.added, reply.changed);
        let open = workbench.park_mut()?;
        open.store
            .write(&label, ACTOR, now, |tx| rows.into_iter().try_for_each(|row| tx.put(row).map(drop)))?;
    }
    Ok(reply)
}

/// Spreadsheets below a folder. Files that a program keeps open beside its document are none.
fn find(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with("~$") || name.starts_with('.') {
            continue;
        }
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        if path.is_dir() {
            if depth < DEEPEST {
                find(&path, depth + 1, files)?;
            }
        } else if ENDINGS.contains(&ending.as_str()) {
            files.push(path);
        }
    }
    Ok(())
}

/// What a file holds; nothing when it cannot be taken, with the reason among the problems.
fn one(
    workbench: &Workbench,
    open: &OpenPark,
    file: &Path,
    name: &str,
    received_at: parkgauge_store::record::Moment,
    problems: &mut Vec<FileProblem>,
) -> Result<Option<Questionnaire>, Failure> {
    let mut refuse = |problem: &Problem| {
        problems.push(of_file(name, problem));
        Ok(None)
    };
    let sheets = match parkgauge_tables::read_workbook(file) {
        Ok(sheets) => sheets,
        Err(error) => return refuse(&file_problem(error.code(), error.say(), error.next())),
    };
    let back = match returned(&sheets) {
        Ok(back) => back,
        Err(problem) => return refuse(&problem),
    };
    let Ok(edition) = firm_framework(workbench, &back.marks.framework) else {
        return refuse(&unknown_framework(&back.marks.framework));
    };
    if back.marks.year != open.year {
        return refuse(&other_year(back.marks.year, open.year));
    }
    let Some(firm) = whose(&back, &open.park.roster) else {
        return refuse(&unknown_firm(&back.marks.name, &back.marks.credit_code));
    };
    if back.marks.digest != edition.digest {
        problems.push(of_file(name, &other_text(&edition.framework.title)));
    }
    let id = AssessmentId::new("questionnaire").map_err(Failure::internal)?;
    let judge = Judge { framework: &edition.framework, year: open.year, park: &open.park, id: &id };
    let (_, found) = judge.judge(firm, &back.cells).map_err(Failure::internal)?;
    for (key, problem) in found {
        problems.push(of_file(name, &Problem { place: back.place(&key), ..problem }));
    }
    if back.cells.is_empty() {
        problems.push(of_file(name, &nothing_filled()));
        return Ok(None);
    }
    Ok(Some(Questionnaire {
        year: open.year.into(),
        framework: back.marks.framework,
        edition: back.marks.edition,
        digest: back.marks.digest,
        firm: firm.id().to_string(),
        file: name.to_owned(),
        cells: back.cells,
        received_at,
    }))
}

/// The firm that the form was made for: by its id, else its credit code, else its name.
///
/// An id is not believed when code and name are both another firm's.
fn whose<'a>(back: &Returned, roster: &'a Roster) -> Option<&'a Firm> {
    let marks = &back.marks;
    let by_code = CreditCode::read(&marks.credit_code).ok().and_then(|code| roster.by_credit_code(code));
    let by_name = || (!marks.name.is_empty()).then(|| roster.by_name(&marks.name)).flatten();
    // Somebody who mends a code or a name seldom mends both.
    let is_the_same = |firm: &&Firm| {
        let shown = firm_ref(firm, roster);
        let differ = |ours: &str, theirs: &str| !ours.is_empty() && !theirs.is_empty() && ours != theirs;
        !(differ(&shown.name, &marks.name) && differ(&shown.credit_code, &marks.credit_code))
    };
    let by_id = FirmId::new(marks.firm.clone()).ok().and_then(|id| roster.firm(&id)).filter(is_the_same);
    by_id.or(by_code).or_else(by_name)
}

/// Fills columns of the roster from what firms answered, as one undoable step.
pub fn take(workbench: &mut Workbench, request: TakeAnswers) -> Result<AnswersTaken, Failure> {
    let framework = firm_framework(workbench, &request.framework)?.framework.clone();
    let open = workbench.park()?;
    let roster = &open.park.roster;
    let vocabulary = roster.vocabulary();
    let mut reply = AnswersTaken { filled: 0, different: 0, changes: Vec::new() };
    let mut cells = Vec::new();
    for one in answered(open, &framework)? {
        for take in workbench.takes.of(&framework.id) {
            let Some(raw) = raw_figure(&framework, take.indicator.as_str(), &one.row) else { continue };
            let column = super::roster::column_index(open, take.column.as_str())?;
            let wanted = FieldValue::read(&raw, vocabulary.columns().at(column), vocabulary);
            // What cannot be read as the column wants is no figure of it.
            if matches!(wanted, FieldValue::Missing | FieldValue::Unreadable(_))
                || *one.firm.at(column) == wanted
            {
                continue;
            }
            let before = one.firm.raw_at(column).unwrap_or_default().to_owned();
            let is_blank = before.trim().is_empty();
            if is_blank {
                reply.filled += 1;
            } else {
                reply.different += 1;
            }
            if !is_blank && !request.overwrite {
                continue;
            }
            if reply.changes.len() < LISTED {
                reply.changes.push(ImportChange {
                    firm: firm_ref(one.firm, roster).name,
                    column: vocabulary.columns().at(column).label.clone(),
                    before,
                    after: raw.clone(),
                });
            }
            let (firm, column) = (one.firm.id().to_string(), take.column.to_string());
            cells.push(SaveFirmCell { firm, column, raw });
        }
    }
    if !request.preview && !cells.is_empty() {
        save_cells(workbench, SaveFirmCells { cells })?;
    }
    Ok(reply)
}

/// A figure as the firm typed it, with the unit in which it was asked.
fn raw_figure(framework: &Framework, indicator: &str, row: &Questionnaire) -> Option<String> {
    let asked = framework.indicators.iter().find(|found| found.id.as_str() == indicator)?;
    let text = row.cells.get(indicator)?;
    let unit = match &asked.question {
        Question::Number(unit) | Question::Money(unit) => unit,
        _ => return Some(text.clone()),
    };
    let has_unit = text.chars().any(|c| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '，' | '-' | ' '));
    Some(if has_unit { text.clone() } else { format!("{text}{}", unit.symbol()) })
}

fn of_file(file: &str, problem: &Problem) -> FileProblem {
    let (sheet, row, column) = match &problem.place {
        Place::Cell { sheet, row, column } => (sheet.clone(), *row, column.clone()),
        _ => (String::new(), 0, String::new()),
    };
    FileProblem {
        file: file.to_owned(),
        sheet,
        row,
        column,
        code: problem.code.to_owned(),
        say: said(&problem.say),
        next: said(&problem.next),
    }
}

fn file_problem(code: &'static str, say: Said, next: Said) -> Problem {
    Problem { severity: Severity::Blocks, code, place: Place::Roster, say, next }
}

fn unknown_framework(id: &str) -> Problem {
    file_problem(
        "questionnaire.framework",
        Said::new(format!("没有这份问卷的指标体系“{id}”。"), format!("There is no framework `{id}`.")),
        Said::new("请用本程序重新生成问卷。", "Make the questionnaire again with this program."),
    )
}

fn other_year(theirs: u16, ours: u16) -> Problem {
    file_problem(
        "questionnaire.year",
        Said::new(
            format!("这份问卷是 {theirs} 年度的，当前是 {ours} 年度。"),
            format!("This questionnaire is of {theirs}; the year that is open is {ours}."),
        ),
        Said::new("请打开相应年度后再读取。", "Open that year to read it."),
    )
}

fn unknown_firm(name: &str, code: &str) -> Problem {
    file_problem(
        "questionnaire.firm",
        Said::new(
            format!("名册中没有这家企业：{name} {code}。"),
            format!("The roster has no such firm: {name} {code}."),
        ),
        Said::new("请先把该企业加入名册，再读取一次。", "Add the firm to the roster and read again."),
    )
}

fn other_text(title: &str) -> Problem {
    Problem {
        severity: Severity::Warns,
        ..file_problem(
            "questionnaire.other_text",
            Said::new(
                format!("这份问卷按“{title}”的另一版文字生成；按题目编号读取。"),
                format!("This questionnaire was made by another text of {title}; it is read by its keys."),
            ),
            Said::new("请核对题目是否有变化。", "Check whether questions have changed."),
        )
    }
}

fn nothing_filled() -> Problem {
    file_problem(
        "questionnaire.blank",
        Said::new("这份问卷没有填写任何内容。", "Nothing is filled in."),
        Said::new("请企业填写后再交回。", "Ask the firm to fill it in."),
    )
}

fn sent_twice(later: &str) -> Problem {
    file_problem(
        "questionnaire.twice",
        Said::new(
            format!("同一家企业还有一份问卷“{later}”，采用了后者。"),
            format!("The same firm has another one, `{later}`, which was taken instead."),
        ),
        Said::new(
            "如应采用这一份，请把另一份移出文件夹后再读取。",
            "If this one counts, take the other out of the folder.",
        ),
    )
}
