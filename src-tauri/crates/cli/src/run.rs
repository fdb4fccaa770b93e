//! From arguments to commands of the app, and from replies to an outcome.

use std::path::{Path, PathBuf};

use parkgauge_app::contract::{Code, Failure};
use parkgauge_app::{Assets, Setup, SystemClock, TimedIds, Workbench, dispatch};
use serde_json::{Value, json};

use crate::args::{Answer, AnswerSet, Arguments, Assessment, Base, Command, Dossier, Framework, Profile};
use crate::evidence;
use crate::failure::not_a_pair;

mod questionnaire;
mod roster;

/// What was done: the reply, how to show it, and whether it holds findings about the user's data.
pub struct Outcome {
    /// What `--json` prints.
    pub reply: Value,
    /// Which text is made of it.
    pub shape: Shape,
    /// Exit status 1 instead of 0.
    pub has_findings: bool,
}

/// How a reply reads as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Demo,
    Frameworks,
    Framework,
    Comparison,
    Update,
    ToConfirm,
    Prefill,
    Retired,
    Assessments,
    Assessment,
    Profile,
    ProfileSaved,
    Import,
    File,
    Firms,
    Missing,
    Coverage,
    WhatIf,
    Duplicates,
    Merged,
    Rejects,
    Mended,
    OwnColumns,
    QuestionnairesMade,
    QuestionnairesRead,
    Questionnaires,
    AnswersTaken,
    BaseData,
    Saved,
    Answers,
    History,
    Undone,
    EvidenceAdded,
    EvidenceBoard,
    EvidenceTrash,
    EvidenceVersions,
    Exported,
    Renumbered,
    Suggestions,
    Score,
    Gap,
    Findings,
    Checked,
    Edition,
    Eligibility,
    Made,
    Rebuilt,
    Packages,
    PackageChanges,
    Verified,
}

pub(crate) type Done = Result<Outcome, Failure>;

pub(crate) fn done(reply: Value, shape: Shape) -> Done {
    Ok(Outcome { reply, shape, has_findings: false })
}

pub(crate) fn done_with(reply: Value, shape: Shape, has_findings: bool) -> Done {
    Ok(Outcome { reply, shape, has_findings })
}

/// The open program.
pub(crate) struct Session {
    workbench: Workbench,
}

impl Session {
    fn new() -> Result<Self, Failure> {
        let setup = Setup {
            assets: Assets::locate(None)?,
            default_folder: PathBuf::from("."),
            clock: Box::new(SystemClock),
            ids: Box::new(TimedIds),
        };
        Ok(Self { workbench: Workbench::new(setup)? })
    }

    /// Opens the workspace that the caller named.
    fn open(arguments: &Arguments) -> Result<Self, Failure> {
        let Some(folder) = &arguments.workspace else {
            return Err(Failure::new(
                Code::Call,
                None,
                ["没有指明园区文件夹。", "No workspace is named."],
                ["请加 -w 文件夹，或设置 PARKGAUGE_WORKSPACE。", "Add -w DIR or set PARKGAUGE_WORKSPACE."],
            ));
        };
        let mut session = Self::new()?;
        session.call("open_workspace", json!({ "folder": full(folder) }))?;
        Ok(session)
    }

    pub(crate) fn call(&mut self, command: &str, request: Value) -> Result<Value, Failure> {
        dispatch(&mut self.workbench, command, request)
    }

    /// The revision a save starts from, so that the command line never conflicts with itself.
    fn answer_revision(&mut self, indicator: &str, slot: &str) -> Result<Value, Failure> {
        let view = self.call("assessment", json!({}))?;
        let answers = list(&view, "answers");
        let found = answers.iter().find(|answer| answer["indicator"] == indicator && answer["slot"] == slot);
        Ok(found.map_or(json!(0), |answer| answer["revision"].clone()))
    }
}

/// An absolute path, so that it means the same wherever it is used.
pub(crate) fn full(path: &Path) -> String {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf()).display().to_string()
}

/// A list inside a reply; empty when there is none.
pub fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

pub(crate) fn pair(text: &str) -> Result<(&str, &str), Failure> {
    text.split_once('=').ok_or_else(|| not_a_pair(text))
}

/// An edition by name, or a framework file.
fn edition_ref(text: &str) -> Value {
    let is_file = Path::new(text).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    match text.split_once('@') {
        _ if is_file => json!({ "id": null, "edition": null, "file": full(Path::new(text)) }),
        Some((id, edition)) => json!({ "id": id, "edition": edition, "file": null }),
        None => json!({ "id": text, "edition": null, "file": null }),
    }
}

fn framework_ref(text: &str) -> Value {
    match text.split_once('@') {
        Some((id, edition)) => json!({ "id": id, "edition": edition }),
        None => json!({ "id": text, "edition": null }),
    }
}

/// Does what the arguments say.
pub fn run(arguments: &Arguments) -> Done {
    match &arguments.command {
        Command::Demo { out } => demo(out),
        Command::Framework(verb) => framework(arguments, verb),
        Command::Assessment(verb) => assessment(&mut Session::open(arguments)?, verb),
        Command::Profile(verb) => profile(&mut Session::open(arguments)?, verb),
        Command::Roster(verb) => roster::run(&mut Session::open(arguments)?, verb),
        Command::Questionnaire(verb) => questionnaire::run(&mut Session::open(arguments)?, verb),
        Command::Base(verb) => base(&mut Session::open(arguments)?, verb),
        Command::Answer(verb) => answer(&mut Session::open(arguments)?, verb),
        Command::Evidence(verb) => evidence::run(&mut Session::open(arguments)?, verb),
        Command::Score => done(Session::open(arguments)?.call("score", json!({}))?, Shape::Score),
        Command::Gap => done(Session::open(arguments)?.call("gap", json!({}))?, Shape::Gap),
        Command::Check => {
            let reply = Session::open(arguments)?.call("check", json!({}))?;
            let has_findings = !list(&reply, "findings").is_empty();
            done_with(reply, Shape::Findings, has_findings)
        }
        Command::Eligibility => {
            done(Session::open(arguments)?.call("eligibility", json!({}))?, Shape::Eligibility)
        }
        Command::Dossier(Dossier::Make { out, at, round, is_final, signed_page, template }) => {
            let signed_page = signed_page.as_deref().map(full);
            let request = json!({
                "out": full(out), "at": at, "round": round, "is_final": is_final, "template": template,
                "signed_page": signed_page,
            });
            let reply = Session::open(arguments)?.call("make_package", request)?;
            let has_findings = !list(&reply, "findings").is_empty();
            done_with(reply, Shape::Made, has_findings)
        }
        Command::Dossier(Dossier::History) => {
            done(Session::open(arguments)?.call("readiness", json!({}))?["packages"].take(), Shape::Packages)
        }
        Command::Dossier(Dossier::Compare { old, new, out }) => {
            let mut session = Session::open(arguments)?;
            let reply = session.call("compare_packages", json!({ "old": old, "new": new }))?;
            if let Some(out) = out {
                session.call("print_comparison", json!({ "old": old, "new": new, "out": full(out) }))?;
            }
            done(reply, Shape::PackageChanges)
        }
        Command::Dossier(Dossier::Rebuild { set, out }) => {
            let request = json!({ "package": set, "out": full(out) });
            let reply = Session::open(arguments)?.call("rebuild_package", request)?;
            let is_same = reply["identical"] == true;
            done_with(reply, Shape::Rebuilt, !is_same)
        }
        Command::Dossier(Dossier::Verify { file }) => {
            verified(Session::new()?.call("verify_package", json!({ "file": full(file) }))?)
        }
        Command::Dossier(Dossier::Unpack { file, out }) => {
            verified(Session::new()?.call("unpack_package", json!({ "file": full(file), "out": full(out) }))?)
        }
    }
}

fn verified(reply: Value) -> Done {
    let is_whole = reply["ok"] == true;
    done_with(reply, Shape::Verified, !is_whole)
}

/// The main job: demo park, set, verification.
fn demo(out: &Path) -> Done {
    let mut session = Session::new()?;
    let workspace = out.join("workspace");
    std::fs::create_dir_all(out).map_err(|error| cannot_make(out, &error))?;
    session.call("open_demo", json!({ "folder": full(&workspace) }))?;
    let readiness = session.call("readiness", json!({}))?;
    let name = readiness["suggested_name"].as_str().unwrap_or("demo.zip").to_owned();
    let file = full(&out.join(name));
    let made =
        session.call("make_package", json!({ "out": file, "at": null, "round": null, "is_final": false }))?;
    let verified = session.call("verify_package", json!({ "file": file }))?;
    let score = session.call("score", json!({}))?;
    let reply =
        json!({ "workspace": full(&workspace), "package": made, "verified": verified, "score": score });
    done(reply, Shape::Demo)
}

fn cannot_make(folder: &Path, error: &std::io::Error) -> Failure {
    Failure::new(
        Code::ReadOnly,
        folder.display().to_string(),
        ["不能建立这个文件夹。", "This folder cannot be made."],
        ["请换一个可以写入的位置。", "Choose a place that can be written."],
    )
    .because(error)
}

fn framework(arguments: &Arguments, verb: &Framework) -> Done {
    // What the office brought itself lies in its workspace, which only then must be named.
    let session = || match arguments.workspace {
        Some(_) => Session::open(arguments),
        None => Session::new(),
    };
    match verb {
        Framework::List => done(session()?.call("frameworks", json!({}))?, Shape::Frameworks),
        Framework::Show { id } => done(session()?.call("framework", framework_ref(id))?, Shape::Framework),
        Framework::Compare { old, new } => {
            let request = json!({ "old": edition_ref(old), "new": edition_ref(new) });
            done(session()?.call("compare_frameworks", request)?, Shape::Comparison)
        }
        Framework::Check { file } => {
            let reply = session()?.call("check_framework", json!({ "file": full(file) }))?;
            let has_findings = has_findings(&reply);
            done_with(reply, Shape::Checked, has_findings)
        }
        Framework::Add { file } => {
            let reply = Session::open(arguments)?.call("add_framework", json!({ "file": full(file) }))?;
            let has_findings = has_findings(&reply);
            done_with(reply, Shape::Checked, has_findings)
        }
        Framework::Export { id, out } => {
            let mut request = framework_ref(id);
            request["out"] = json!(full(out));
            done(session()?.call("export_framework", request)?, Shape::Exported)
        }
        Framework::Template { out } => {
            done(session()?.call("framework_template", json!({ "out": full(out) }))?, Shape::Exported)
        }
        Framework::Publish { id } => {
            done(Session::open(arguments)?.call("publish_framework", framework_ref(id))?, Shape::Edition)
        }
    }
}

/// Whether something is to be done; a note asks nobody to do anything.
fn has_findings(reply: &Value) -> bool {
    list(reply, "findings").iter().any(|finding| finding["severity"] != "notes")
}

fn assessment(session: &mut Session, verb: &Assessment) -> Done {
    match verb {
        Assessment::New { framework, park, year } => {
            let wanted = framework_ref(framework);
            let request = json!({
                "framework": wanted["id"], "edition": wanted["edition"], "park": park, "year": year
            });
            let view = session.call("new_assessment", request)?;
            done(view["summary"].clone(), Shape::Assessment)
        }
        Assessment::List => done(session.call("assessments", json!({}))?, Shape::Assessments),
        Assessment::Open { id } => {
            let view = session.call("open_assessment", json!({ "assessment": id }))?;
            done(view["summary"].clone(), Shape::Assessment)
        }
        Assessment::Update { to, preview } => {
            let mut wanted = edition_ref(to);
            // A word alone is an edition of the framework in use.
            if wanted["file"].is_null() && !to.contains('@') {
                wanted = json!({ "id": null, "edition": to, "file": null });
            }
            let command = if *preview { "preview_update" } else { "update_assessment" };
            done(session.call(command, json!({ "to": wanted }))?, Shape::Update)
        }
        Assessment::Prefill { accept: false, .. } => {
            done(session.call("prefill", json!({}))?, Shape::Prefill)
        }
        Assessment::Prefill { accept: true, indicators } => {
            let view = session.call("accept_prefill", json!({ "indicators": indicators }))?;
            done(json!({ "to_confirm": view["to_confirm"] }), Shape::ToConfirm)
        }
        Assessment::Confirm { indicator } => {
            let view = session.call("confirm_answer", json!({ "indicator": indicator }))?;
            done(json!({ "to_confirm": view["to_confirm"] }), Shape::ToConfirm)
        }
        Assessment::Retired => {
            let view = session.call("assessment", json!({}))?;
            done(json!({ "retired": view["retired"] }), Shape::Retired)
        }
        Assessment::Reading { choice } => {
            let (definition, option) = pair(choice)?;
            let view =
                session.call("choose_reading", json!({ "definition": definition, "option": option }))?;
            done(view["score"].clone(), Shape::Score)
        }
    }
}

fn profile(session: &mut Session, verb: &Profile) -> Done {
    let fields = match verb {
        Profile::Show => return done(session.call("profile", json!({}))?, Shape::Profile),
        Profile::Set { fields } => {
            let pairs: Result<Vec<_>, _> = fields.iter().map(|field| pair(field)).collect();
            pairs?.into_iter().map(|(key, raw)| (key.to_owned(), raw.to_owned())).collect()
        }
        Profile::Import { file } => parkgauge_app::profile_file(file)?,
    };
    let view = session.call("profile", json!({}))?;
    let mut saved = Vec::new();
    for (key, raw) in fields {
        let stored = list(&view, "values").iter().find(|value| value["key"] == key.as_str());
        let revision = stored.map_or(json!(0), |value| value["revision"].clone());
        let request = json!({ "key": key, "base_revision": revision, "raw": raw });
        saved.push(session.call("save_profile_field", request)?["value"].clone());
    }
    let has_findings = saved.iter().any(|value| !list(value, "problems").is_empty());
    done_with(json!({ "values": saved }), Shape::ProfileSaved, has_findings)
}

fn base(session: &mut Session, verb: &Base) -> Done {
    let Base::Set { figure, unit, period, source, person, note } = verb else {
        return done(session.call("base_data", json!({}))?, Shape::BaseData);
    };
    let (key, value) = pair(figure)?;
    let view = session.call("base_data", json!({}))?;
    let stored =
        list(&view, "values").iter().find(|row| row["key"] == key && row["period"] == period.as_str());
    let request = json!({
        "key": key,
        "period": period,
        "base_revision": stored.map_or(json!(0), |row| row["revision"].clone()),
        "raw": format!("{value}{}", unit.as_deref().unwrap_or_default()),
        "source": source,
        "person": person,
        "note": note,
    });
    let reply = session.call("save_base_value", request)?;
    let has_findings = !list(&reply["value"], "problems").is_empty();
    done_with(reply["value"].clone(), Shape::Saved, has_findings)
}

fn answer(session: &mut Session, verb: &Answer) -> Done {
    match verb {
        Answer::Show { indicator } => {
            let view = session.call("assessment", json!({}))?;
            if let Some(id) = indicator
                && find_indicator(list(&view["framework"], "areas"), id).is_none()
            {
                return Err(Failure::unknown(["指标", "indicator"], id));
            }
            let wanted =
                |answer: &&Value| indicator.as_ref().is_none_or(|id| answer["indicator"] == id.as_str());
            let answers: Vec<&Value> = list(&view, "answers").iter().filter(wanted).collect();
            done(json!({ "answers": answers }), Shape::Answers)
        }
        Answer::Set(set) => set_answer(session, set),
        Answer::History { indicator } => {
            let request = json!({ "indicator": indicator, "slot": "value" });
            done(session.call("answer_history", request)?, Shape::History)
        }
        Answer::Undo => done(session.call("undo", json!({}))?, Shape::Undone),
    }
}

fn set_answer(session: &mut Session, set: &AnswerSet) -> Done {
    let mut saves = Vec::new();
    if let Some(reason) = &set.not_applicable {
        saves.push(("value", json!({ "kind": "not_applicable", "reason": reason })));
    }
    if let Some(value) = &set.value {
        saves.push(("value", raw_value(session, &set.indicator, value)?));
    }
    let text = |text: &String| json!({ "kind": "text", "text": text });
    saves.extend(set.narrative.iter().map(|words| ("narrative", text(words))));
    saves.extend(set.note.iter().map(|words| ("note", text(words))));
    let mut replies = Vec::new();
    for (slot, raw) in saves {
        let base_revision = session.answer_revision(&set.indicator, slot)?;
        let request =
            json!({ "indicator": set.indicator, "slot": slot, "base_revision": base_revision, "raw": raw });
        replies.push(session.call("save_answer", request)?);
    }
    let Some(last) = replies.pop() else {
        return Err(Failure::new(
            Code::Call,
            set.indicator.clone(),
            ["没有给出要填写的内容。", "Nothing to fill in was given."],
            [
                "请给出填报值、--narrative、--note 或 --not-applicable。",
                "Give a value, --narrative, --note or --not-applicable.",
            ],
        ));
    };
    let has_findings = !list(&last["answer"], "problems").is_empty();
    done_with(last, Shape::Saved, has_findings)
}

/// A value in the shape of the indicator's question: options for choices, text for the rest.
fn raw_value(session: &mut Session, indicator: &str, value: &str) -> Result<Value, Failure> {
    let view = session.call("assessment", json!({}))?;
    let asked = find_indicator(list(&view["framework"], "areas"), indicator)
        .ok_or_else(|| Failure::unknown(["指标", "indicator"], indicator))?;
    let kind = asked["question"]["kind"].as_str().unwrap_or_default();
    Ok(match kind {
        "choice" | "choices" | "checklist" | "level" | "yes_no" => {
            let options: Vec<&str> =
                value.split([',', '，']).map(str::trim).filter(|id| !id.is_empty()).collect();
            json!({ "kind": "chosen", "options": options })
        }
        "counted" => {
            return Err(Failure::new(
                Code::Call,
                indicator.to_owned(),
                [
                    "这个指标由企业名单统计，不能直接填数。",
                    "This indicator is counted from the roster; it cannot be typed.",
                ],
                ["请在企业名单里修改有关企业。", "Change the firms in the roster."],
            ));
        }
        "computed" => {
            return Err(Failure::new(
                Code::Call,
                indicator.to_owned(),
                ["这个指标由公式计算，不能直接填数。", "This indicator is computed; it cannot be typed."],
                [
                    "请修改公式用到的基础数据、园区概况或企业名单。",
                    "Change the yearly figures, the profile or the roster that it uses.",
                ],
            ));
        }
        // A line a row, its cells between `|`.
        "table" => {
            let rows: Vec<Vec<&str>> =
                value.lines().map(|row| row.split('|').map(str::trim).collect()).collect();
            json!({ "kind": "rows", "rows": rows })
        }
        // A line a year.
        _ if asked["three_years"] == true => {
            json!({ "kind": "years", "years": value.lines().map(str::trim).collect::<Vec<_>>() })
        }
        _ => json!({ "kind": "text", "text": value }),
    })
}

/// An indicator that is not counted from the roster misses no firm, and an empty list would say so of it.
fn require_counted(session: &mut Session, indicator: &str) -> Result<(), Failure> {
    let view = session.call("assessment", json!({}))?;
    let asked = find_indicator(list(&view["framework"], "areas"), indicator)
        .ok_or_else(|| Failure::unknown(["指标", "indicator"], indicator))?;
    if asked["question"]["kind"] == "counted" {
        return Ok(());
    }
    Err(Failure::new(
        Code::Call,
        indicator.to_owned(),
        ["这个指标不按企业名单统计。", "This indicator is not counted from the roster."],
        [
            "请给出按名单统计的指标，例如 roster list --missing h1-1。",
            "Name one that is counted, such as h1-1.",
        ],
    ))
}

fn find_indicator<'v>(areas: &'v [Value], indicator: &str) -> Option<&'v Value> {
    areas.iter().find_map(|area| {
        let own = list(area, "indicators").iter().find(|item| item["id"] == indicator);
        own.or_else(|| find_indicator(list(area, "areas"), indicator))
    })
}
