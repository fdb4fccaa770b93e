//! Measures one thing and prints its runs as JSON:
//! `measure save|score|framework|roster|questionnaires|book|book300|book1000|preview|package|evidence|volume`.
//! A process of its own for each, so that the peak of memory belongs to it.

mod book;
mod evidence;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use parkgauge_app::{Assets, Setup, SystemClock, TimedIds, Workbench, dispatch};
use parkgauge_core::answer::{Answers, RawAnswer, Slot};
use parkgauge_core::assessment::Assessment;
use parkgauge_core::evidence::EvidenceSet;
use parkgauge_core::fields::{BaseDataForm, ProfileForm};
use parkgauge_core::framework::{Words, examine};
use parkgauge_core::id::AssessmentId;
use parkgauge_core::park::Park;
use parkgauge_core::profile::Profile;
use parkgauge_core::report::{Finality, Report, Snapshot, Stamp, Wording, build};
use parkgauge_core::roster::import::{RosterDraft, plan};
use parkgauge_core::roster::{Firm, Industries, Personal, Roster, RosterColumns, Vocabulary, roster_sheet};
use parkgauge_core::score::{ScoreCard, score};
use serde_json::{Value, json};

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets");
    let runs = match std::env::args().nth(1).as_deref() {
        Some("save") => saves(&assets)?,
        Some("score") => scores(&assets)?,
        Some("framework") => frameworks(&assets)?,
        Some("roster") => rosters(&assets)?,
        Some("roster-file") => return roster_file(&assets, &std::env::args().nth(2).unwrap_or_default()),
        Some("questionnaires") => questionnaires(&assets)?,
        Some("book") => books(&assets, 1)?,
        Some("book300") => books(&assets, PARTS_FOR_300_PAGES)?,
        Some("book1000") => book::large(&assets)?,
        Some("preview") => book::preview(&assets)?,
        Some("peers") => {
            let out = std::env::args().nth(2).unwrap_or_default();
            return book::for_peers(&assets, &report(&assets, PARTS_FOR_300_PAGES)?, &out);
        }
        Some("package") => packages(&assets)?,
        Some("evidence") => evidence::add(&assets)?,
        Some("volume") => evidence::volume(&assets)?,
        other => return Err(format!("nothing to measure is called {other:?}").into()),
    };
    let mut reply = runs;
    reply["peak_mib"] = json!([peak_mib()?]);
    // The reply is what this program is for; a closed pipe is nobody's fault.
    Ok(writeln!(std::io::stdout(), "{reply}")?)
}

/// How often the demo's body is repeated to fill about 300 pages.
const PARTS_FOR_300_PAGES: usize = 19;
/// Saves of one answer.
const SAVES: usize = 1_000;
/// Files and bytes of each in the package.
const FILES: usize = 100;
const FILE_BYTES: usize = 2 << 20;

fn demo(assets: &Path) -> Outcome<(tempfile::TempDir, Workbench)> {
    let (folder, mut workbench) = workbench(assets)?;
    call(&mut workbench, "open_demo", json!({ "folder": folder.path().join("park") }))?;
    Ok((folder, workbench))
}

/// A park without firms, with an assessment.
fn park(assets: &Path, name: &str) -> Outcome<(tempfile::TempDir, Workbench)> {
    let (folder, mut workbench) = workbench(assets)?;
    call(&mut workbench, "open_workspace", json!({ "folder": folder.path().join("park") }))?;
    let new = json!({ "framework": "hsdp", "edition": null, "park": name, "year": 2026 });
    call(&mut workbench, "new_assessment", new)?;
    Ok((folder, workbench))
}

fn workbench(assets: &Path) -> Outcome<(tempfile::TempDir, Workbench)> {
    // Beside the workspace's usual place rather than in memory: durability is what is measured.
    let folder = tempfile::Builder::new()
        .prefix("parkgauge-bench-")
        .tempdir_in(std::env::current_dir()?.join("target"))?;
    let setup = Setup {
        assets: Assets::at(assets),
        default_folder: folder.path().join("park"),
        clock: Box::new(SystemClock),
        ids: Box::new(TimedIds),
    };
    Ok((folder, Workbench::new(setup).map_err(said)?))
}

fn call(workbench: &mut Workbench, name: &str, request: Value) -> Outcome<Value> {
    dispatch(workbench, name, request).map_err(said)
}

fn said(failure: parkgauge_app::Failure) -> Box<dyn std::error::Error> {
    format!("{} {}", failure.say.en, failure.detail).into()
}

/// Field left → durably saved, judged again and answered.
fn saves(assets: &Path) -> Outcome<Value> {
    let (_folder, mut workbench) = demo(assets)?;
    let mut revision = json!(0);
    let mut runs = Vec::new();
    let view = call(&mut workbench, "assessment", json!({}))?;
    for answer in view["answers"].as_array().into_iter().flatten() {
        if answer["indicator"] == "t1" && answer["slot"] == "narrative" {
            revision = answer["revision"].clone();
        }
    }
    for turn in 0..SAVES {
        let text = format!("第 {turn} 次修改。{}", "围绕主导产业开展数字化改造。".repeat(20));
        let request = json!({ "indicator": "t1", "slot": "narrative", "base_revision": revision, "raw": { "kind": "text", "text": text } });
        let start = Instant::now();
        let saved = call(&mut workbench, "save_answer", request)?;
        runs.push(milliseconds(start));
        revision = saved["answer"]["revision"].clone();
    }
    Ok(json!({ "ms": runs }))
}

/// Firms of a large roster, with twenty filled columns each.
const FIRMS: u32 = 50_000;

/// A list of 50 000 firms from a spreadsheet into the park, then one changed cell after another.
fn rosters(assets: &Path) -> Outcome<Value> {
    let folder = tempfile::tempdir_in(std::env::current_dir()?.join("target"))?;
    let file = folder.path().join("五万家.xlsx");
    // Made by a process of its own: its memory is not the import's.
    let made = std::process::Command::new(std::env::current_exe()?).arg("roster-file").arg(&file).status()?;
    if !made.success() {
        return Err("the list of firms could not be made".into());
    }
    let request = json!({ "file": file, "sheet": null, "matches": [] });
    let import = {
        let (_folder, mut workbench) = park(assets, "五万家，不预览")?;
        timed(&mut workbench, "import_roster", request.clone())?
    };
    let (_folder, mut workbench) = park(assets, "五万家")?;
    let preview = timed(&mut workbench, "preview_roster_import", request.clone())?;
    let accept = timed(&mut workbench, "import_roster", request)?;
    let window = json!({ "offset": 0, "limit": 100, "search": "", "only": { "kind": "all" }, "find": null });
    let start = Instant::now();
    let firms = call(&mut workbench, "roster", window.clone())?;
    let first_window = milliseconds(start);
    if firms["total"] != FIRMS {
        return Err(format!("not all firms came: {}", firms["total"]).into());
    }
    let (mut cells, mut windows) = (Vec::new(), Vec::new());
    for firm in firms["firms"].as_array().into_iter().flatten() {
        let cell = json!({ "firm": firm["id"], "column": "dx_done", "raw": "否" });
        cells.push(timed(&mut workbench, "save_firm_cell", cell)?);
        windows.push(timed(&mut workbench, "roster", window.clone())?);
    }
    let memory = peak_mib()?;
    let duplicates = timed(&mut workbench, "duplicate_firms", json!({}))?;
    Ok(json!({
        "preview_ms": [preview],
        "import_ms": [import],
        "accept_ms": [accept],
        "first_window_ms": [first_window],
        "cell_ms": cells,
        "window_ms": windows,
        "duplicates_ms": [duplicates],
        "import_mib": [memory],
    }))
}

/// A park of 500 firms that all send their questionnaire back.
fn questionnaires(assets: &Path) -> Outcome<Value> {
    let (folder, mut workbench) = park(assets, "五百家")?;
    let text = parkgauge_tests::Firm::csv(&parkgauge_tests::Firm::many(500));
    let request =
        json!({ "file": "", "sheet": null, "matches": [], "text": text.trim_start_matches('\u{feff}') });
    call(&mut workbench, "import_roster", request)?;
    let forms = folder.path().join("问卷");
    let make = timed(
        &mut workbench,
        "make_questionnaires",
        json!({ "framework": "sme-digital-2024", "out": forms }),
    )?;
    for entry in fs::read_dir(&forms)? {
        let answers = [
            ("raw-equipment", "120"),
            ("raw-equipment-digital", "45"),
            ("raw-equipment-networked", "24"),
            ("raw-revenue", "5200"),
            ("raw-staff", "104"),
            ("sc-after-sales", "二级"),
        ];
        parkgauge_tests::fill(&entry?.path(), &answers);
    }
    let request = json!({ "folder": forms, "preview": false });
    let start = Instant::now();
    let done = call(&mut workbench, "read_questionnaires", request)?;
    let read = milliseconds(start);
    if done["added"] != 500 {
        return Err(format!("not all came back: {}", done["added"]).into());
    }
    let show = timed(&mut workbench, "questionnaires", json!({ "framework": null }))?;
    Ok(json!({ "make_ms": [make], "read_ms": [read], "show_ms": [show] }))
}

fn timed(workbench: &mut Workbench, name: &str, request: Value) -> Outcome<f64> {
    let start = Instant::now();
    call(workbench, name, request)?;
    Ok(milliseconds(start))
}

/// Writes the list of firms that `measure roster` imports.
fn roster_file(assets: &Path, out: &str) -> Outcome {
    let text = |name: &str| fs::read_to_string(assets.join(name));
    let vocabulary = Vocabulary::new(
        RosterColumns::parse(&text("vocabulary/roster.toml")?)?,
        Industries::parse(&text("vocabulary/gbt4754-2017.toml")?)?,
    );
    let names = ["晴川", "云澜", "东麓", "海拓", "临江", "启明", "华芯", "瑞丰", "金石", "远航"];
    let trades = ["机械", "电子", "化工", "食品", "汽车零部件", "新材料", "纺织", "仪表"];
    let mut firms = Vec::new();
    for number in 0..FIRMS {
        let pick = |of: u32| number / of;
        let yes = |of: u32| if number % of == 0 { "否" } else { "是" }.to_owned();
        let name = names[(pick(1) % 10) as usize].to_owned() + trades[(pick(10) % 8) as usize];
        let cells = [
            ("credit_code", credit_code(number)),
            ("name", format!("{name}第{number}有限公司")),
            ("industry", format!("{:02}", 6 + number % 41)),
            ("above_scale", yes(5)),
            ("leading_industry", yes(3)),
            ("revenue_wan", format!("{}", 2_000 + number % 90_000)),
            ("revenue_prev_wan", format!("{}.5", 2_000 + number % 80_000)),
            ("employees", format!("{}", 20 + number % 900)),
            ("employees_prev", format!("{}", 20 + number % 800)),
            ("equip_total", "120".to_owned()),
            ("equip_digital", format!("{}", number % 100)),
            ("equip_networked", format!("{}", number % 80)),
            ("dx_done", yes(7)),
            ("dx_basis", format!("验收报告〔2025〕{number}号")),
            ("dx_level", format!("L{}", 1 + number % 5)),
            ("iiot", yes(11)),
            ("park_service", yes(13)),
            ("fiber_gigabit", yes(17)),
            ("covered_5g", yes(19)),
            ("cloud", yes(4)),
        ];
        let key = |key: &str| parkgauge_core::id::FieldKey::new(key);
        let cells = cells.into_iter().map(|(name, text)| Ok((key(name)?, text)));
        let id = parkgauge_core::id::FirmId::new(format!("firm-{number}"))?;
        firms.push(Firm::read(id, cells.collect::<Outcome<_>>()?, &vocabulary));
    }
    let sheet = roster_sheet(&Roster::new(&vocabulary, firms)?, Personal::LeaveOut);
    let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 5).ok_or("a day")?;
    Ok(fs::write(out, parkgauge_tables::write_workbook(&[sheet], day)?)?)
}

/// A code with the right check character (GB 32100).
fn credit_code(number: u32) -> String {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let start = format!("91990001{number:09}");
    let weights = std::iter::successors(Some(1), |weight| Some(weight * 3 % 31));
    let digits = start.bytes().map(|byte| ALPHABET.iter().position(|known| *known == byte).unwrap_or(0));
    let sum: usize = digits.zip(weights).map(|(digit, weight)| digit * weight).sum();
    format!("{start}{}", char::from(ALPHABET[(31 - sum % 31) % 31]))
}

struct Demo {
    assessment: Assessment,
    park: Park,
}

/// The demo without a store: framework, roster and empty answers, which is what scoring looks at.
fn demo_values(assets: &Path) -> Outcome<Demo> {
    let text = |name: &str| fs::read_to_string(assets.join(name));
    let framework = parkgauge_core::framework::parse(&text("frameworks/hsdp/2025/framework.toml")?)
        .map_err(|problems| format!("{problems:?}"))?;
    let vocabulary = Vocabulary::new(
        RosterColumns::parse(&text("vocabulary/roster.toml")?)?,
        Industries::parse(&text("vocabulary/gbt4754-2017.toml")?)?,
    );
    let sheets = parkgauge_tables::read_workbook(&assets.join("demo/roster.xlsx"))?;
    let (draft, _) =
        RosterDraft::of_workbook(sheets, &vocabulary).map_err(|found| format!("{:?}", found.problem))?;
    let mut count = 0;
    let mut next = || loop {
        count += 1;
        if let Ok(id) = parkgauge_core::id::FirmId::new(format!("firm-{count}")) {
            break id;
        }
    };
    let empty = Roster::empty(&vocabulary);
    let roster = plan(&empty, &draft, &mut next).apply(&empty)?;
    let profile =
        Profile::new(Arc::new(ProfileForm::parse(&text("vocabulary/profile.toml")?)?), Default::default());
    let base_data = parkgauge_core::base_data::BaseData::new(
        Arc::new(BaseDataForm::parse(&text("vocabulary/base_data.toml")?)?),
        Default::default(),
    );
    let assessment = Assessment {
        id: AssessmentId::new("bench")?,
        framework: Arc::new(framework),
        year: 2026,
        round: 1,
        chosen: Default::default(),
        answers: Default::default(),
        evidence: EvidenceSet::default(),
        to_confirm: Default::default(),
        earlier: Vec::new(),
    };
    Ok(Demo { assessment, park: Park { profile, base_data, roster } })
}

fn scores(assets: &Path) -> Outcome<Value> {
    let Demo { assessment, park } = demo_values(assets)?;
    let mut runs = Vec::new();
    for _ in 0..200 {
        let start = Instant::now();
        std::hint::black_box(score(&assessment, &park));
        runs.push(milliseconds(start));
    }
    Ok(json!({ "ms": runs }))
}

/// Indicators of a large framework: figures in bands, options, levels and formulas by turns.
const INDICATORS: usize = 1_000;

/// A framework of a thousand indicators: checked with every vocabulary, then scored.
fn frameworks(assets: &Path) -> Outcome<Value> {
    let read = |name: &str| fs::read_to_string(assets.join("vocabulary").join(name));
    let columns = RosterColumns::parse(&read("roster.toml")?)?;
    let profile = ProfileForm::parse(&read("profile.toml")?)?;
    let base_data = BaseDataForm::parse(&read("base_data.toml")?)?;
    let words = Words { columns: &columns, profile: &profile, base_data: &base_data };
    let text = parkgauge_tests::large_framework(INDICATORS);
    let mut check = Vec::new();
    let mut framework = None;
    for _ in 0..20 {
        let start = Instant::now();
        let examined = examine(&text, Some(&words));
        check.push(milliseconds(start));
        if let Some(problem) = examined.problems.first() {
            return Err(problem.say.en.clone().into());
        }
        framework = examined.framework;
    }
    let Demo { assessment, park } = demo_values(assets)?;
    let mut answers = Answers::default();
    let framework = framework.ok_or("the large framework is not whole")?;
    for (number, indicator) in framework.indicators.iter().enumerate() {
        let raw = match number % 4 {
            0 => RawAnswer::Text((number % 120).to_string()),
            1 => RawAnswer::Chosen(vec!["a".to_owned()]),
            2 => RawAnswer::Chosen(vec!["l2".to_owned()]),
            _ => continue,
        };
        answers.set(indicator.id.clone(), Slot::Value, raw);
    }
    let assessment = Assessment { framework: Arc::new(framework), answers, ..assessment };
    let mut scored = Vec::new();
    for _ in 0..100 {
        let start = Instant::now();
        std::hint::black_box(score(&assessment, &park));
        scored.push(milliseconds(start));
    }
    Ok(json!({ "check_ms": check, "score_ms": scored, "kib": [text.len() as f64 / 1024.0] }))
}

fn report(assets: &Path, times: usize) -> Outcome<Report> {
    let Demo { assessment, park } = demo_values(assets)?;
    let mut report = report_of(assets, &assessment, &park, &score(&assessment, &park))?;
    let body = report.parts.clone();
    for turn in 1..times {
        report.parts.extend(
            body.iter()
                .filter(|part| part.anchor.0 == "roster" || part.anchor.0 == "areas")
                .map(|part| renamed(part, turn)),
        );
    }
    Ok(report)
}

fn report_of(assets: &Path, assessment: &Assessment, park: &Park, card: &ScoreCard) -> Outcome<Report> {
    let wording = Wording::parse(&fs::read_to_string(assets.join("dossier/wording.toml"))?)?;
    let stamp = Stamp {
        made_at: chrono::DateTime::parse_from_rfc3339("2026-03-05T09:30:00+08:00")?,
        app_version: "0".to_owned(),
        framework_digest: "0".repeat(64),
        sequence: 1,
        fingerprint: "0".repeat(12),
    };
    Ok(build(&Snapshot {
        assessment,
        park,
        card,
        wording: &wording,
        stamp: &stamp,
        finality: Finality::Draft,
        periods: &[],
        volume: &Default::default(),
        composition: &parkgauge_core::report::Composition::default(),
        beside: &parkgauge_core::report::Beside::default(),
    }))
}

/// The same part under other anchors, so that every anchor stays unique.
fn renamed(part: &parkgauge_core::report::Part, turn: usize) -> parkgauge_core::report::Part {
    use parkgauge_core::report::{Anchor, Block};
    let other = |anchor: &Anchor| Anchor::new(format!("{}-{turn}", anchor.0));
    let mut part = part.clone();
    part.anchor = other(&part.anchor);
    for block in &mut part.blocks {
        match block {
            Block::Heading(heading) => heading.anchor = other(&heading.anchor),
            Block::Table(table) => table.anchor = other(&table.anchor),
            Block::Figure(figure) => figure.anchor = other(&figure.anchor),
            _ => {}
        }
    }
    part
}

fn books(assets: &Path, times: usize) -> Outcome<Value> {
    let made = report(assets, times)?;
    book::runs(assets, || Ok(made.clone()))
}

fn packages(assets: &Path) -> Outcome<Value> {
    let (folder, mut workbench) = demo(assets)?;
    let files = evidence_files(folder.path())?;
    let link = json!({ "indicator": "t1", "pages": "", "reason": "" });
    let start = Instant::now();
    call(&mut workbench, "add_evidence", json!({ "files": files, "link": link }))?;
    let added = rate(start);
    let mut made = Vec::new();
    for turn in 0..3 {
        let out = folder.path().join(format!("set-{turn}.zip"));
        let start = Instant::now();
        call(
            &mut workbench,
            "make_package",
            json!({ "out": out, "at": null, "round": null, "is_final": false }),
        )?;
        made.push(rate(start));
    }
    Ok(json!({ "add_mb_s": [added], "make_mb_s": made }))
}

fn evidence_files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut files = Vec::new();
    for index in 0..FILES {
        let mut bytes = Vec::with_capacity(FILE_BYTES);
        while bytes.len() < FILE_BYTES {
            // xorshift: cheap bytes that do not compress, like scans.
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            bytes.extend(state.to_le_bytes());
        }
        let path = folder.join(format!("扫描件{index}.bin"));
        fs::write(&path, bytes)?;
        files.push(path);
    }
    Ok(files)
}

fn rate(start: Instant) -> f64 {
    (FILES * FILE_BYTES) as f64 / 1e6 / start.elapsed().as_secs_f64()
}

fn milliseconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e3
}

/// The most memory this process ever held. Linux only, like the table it is for.
fn peak_mib() -> Outcome<f64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    let kib: f64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kib / 1024.0)
}
