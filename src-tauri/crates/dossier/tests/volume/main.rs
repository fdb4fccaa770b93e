//! The evidence volume over files as offices have them and as nobody should have them.
//!
//! Every page that can be read is in the volume and looks as other programs draw it, every file that cannot be read is
//! named, and all of them together stay within one gigabyte of memory and two minutes of processor time.

#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::expect_used,
    clippy::cast_sign_loss
)]

mod broken;
mod case;
mod look;
mod made_by;
mod picture;
mod pictures;
mod preview;
mod raw;
#[path = "../sample/mod.rs"]
mod sample;
mod sound;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use parkgauge_core::report::Finality;
use parkgauge_dossier::volume::{Bound, Certify, Outcome, Piece, VolumePlan, Volumes, bind};
use parkgauge_dossier::{Book, make_pdf};

use case::{Case, Expected, Looks};
use look::Drawn;

/// Names the folder of the corpus to the process that binds it.
const FOLDER: &str = "PARKGAUGE_VOLUME_CORPUS";
/// Kilobytes of address space that binding the whole corpus may take.
const MOST_MEMORY: u32 = 2_000_000;
/// Seconds of processor time that it may take, unoptimised and beside other tests.
const MOST_SECONDS: u32 = 180;

fn corpus() -> Vec<Case> {
    let mut all = sound::cases();
    all.extend(made_by::cases());
    all.extend(pictures::cases());
    all.extend(broken::cases());
    all
}

fn plan(cases: &[Case], folder: &Path) -> VolumePlan {
    let pieces = cases.iter().enumerate().map(|(index, case)| Piece {
        number: format!("附件{}", index + 1),
        title: case.name.clone(),
        group: "附件".to_owned(),
        file: case.path(folder),
        original_name: case.name.clone(),
        ..Piece::default()
    });
    VolumePlan {
        pieces: pieces.collect(),
        title: "佐证材料".to_owned(),
        author: "云泽高新技术产业园区".to_owned(),
        fingerprint: "0123456789ab".to_owned(),
        made_at: chrono::DateTime::parse_from_rfc3339("2026-03-05T09:30:00+08:00").unwrap(),
        app_version: "0".to_owned(),
        is_draft: false,
        max_bytes: None,
        certify: Certify::No,
        scans: None,
    }
}

/// The sample book, as a file that somebody hands in as evidence.
fn sample_book() -> Book {
    let report = sample::report(1, Finality::Final);
    make_pdf(&report, &sample::fonts(), &sample::template(), &[]).unwrap()
}

fn written(cases: &[Case]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut names = BTreeSet::new();
    for case in cases {
        assert!(names.insert(case.name.clone()), "two files are called {}", case.name);
        case.write(folder.path());
    }
    folder
}

#[test]
fn every_readable_page_is_in_the_volume_and_every_unreadable_file_is_named() {
    let cases = corpus();
    assert!(cases.len() >= 150, "{} files", cases.len());
    let folder = written(&cases);
    let volumes = bind(&plan(&cases, folder.path()), &sample::fonts(), folder.path()).unwrap();
    let [file] = volumes.files.as_slice() else { panic!("one file") };
    // What streams hold goes in as it is, damage included: only of that may qpdf complain.
    let odd = look::complaints_of_qpdf(&file.path);
    assert!(odd.iter().all(|line| line.contains("stream")), "{odd:#?}");
    let mut wrong = Vec::new();
    for (case, bound) in cases.iter().zip(&volumes.pieces) {
        wrong.extend(faults_of(case, bound, folder.path(), &file.path));
    }
    assert!(wrong.is_empty(), "{} of {} files:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// What is not as it should be with one file.
fn faults_of(case: &Case, bound: &Bound, folder: &Path, volume: &Path) -> Option<String> {
    let codes: Vec<&str> = bound.remarks.iter().map(parkgauge_dossier::volume::Remark::code).collect();
    let pages = match (&case.expected, bound.outcome) {
        (Expected::Anything, _) => return None,
        (Expected::Faulty(fault), Outcome::Faulty(found)) if *fault == found => return None,
        (Expected::Attached, Outcome::Attached) => return None,
        (Expected::Pages { count, remarks, .. }, Outcome::Pages(found)) if *count == found => {
            if codes != *remarks {
                return Some(format!("{}: remarks {codes:?} instead of {remarks:?}", case.name));
            }
            found
        }
        (expected, found) => {
            return Some(format!("{}: {found:?} {codes:?} instead of {expected:?}", case.name));
        }
    };
    let Expected::Pages { looks, .. } = &case.expected else { return None };
    // Of many pages, those at both ends and one in the middle.
    let looked_at: BTreeSet<u32> =
        [1, 2, 3, pages / 2, pages].into_iter().filter(|p| (1..=pages).contains(p)).collect();
    looked_at.into_iter().find_map(|page| {
        let wanted = match looks {
            Looks::Reference(program) => look::page(*program, &case.path(folder), page, folder)?,
            Looks::Nothing => return None,
            Looks::Scene(picture) => Drawn::of_scene(*picture),
        };
        let (_, at) = bound.place_of(page).unwrap();
        let shown = look::page(look::Program::Poppler, volume, at, folder).unwrap();
        let (most, mean) = look::on_sheet(&wanted, &shown);
        (most > case.most_difference() || mean > 6.0).then(|| {
            format!("{}: page {page} differs by {most:.0} at most, {mean:.1} in the mean", case.name)
        })
    })
}

#[test]
fn binding_hostile_files_stays_within_memory_and_time() {
    let cases = corpus();
    if let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) {
        bind(&plan(&cases, &folder), &sample::fonts(), &folder).unwrap();
        return;
    }
    let folder = written(&cases);
    let program = std::env::current_exe().unwrap();
    let limited = format!("ulimit -v {MOST_MEMORY} && ulimit -t {MOST_SECONDS} && exec \"$0\" \"$@\"");
    let done = Command::new("sh")
        .args([
            "-c",
            &limited,
            look::text(&program),
            "--exact",
            "binding_hostile_files_stays_within_memory_and_time",
        ])
        .env(FOLDER, folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{}: {said}", done.status);
    assert!(fs::metadata(folder.path().join("volume-1.pdf")).unwrap().len() > 0);
}

fn small() -> Vec<Case> {
    sound::cases().into_iter().take(12).collect()
}

fn bound(cases: &[Case], change: impl FnOnce(&mut VolumePlan)) -> (tempfile::TempDir, Volumes) {
    let folder = written(cases);
    let mut plan = plan(cases, folder.path());
    change(&mut plan);
    let volumes = bind(&plan, &sample::fonts(), folder.path()).unwrap();
    (folder, volumes)
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let cases = small();
    let (_one, first) = bound(&cases, |_| {});
    let (_other, second) = bound(&cases, |_| {});
    assert_eq!(first.files[0].sha256, second.files[0].sha256);
}

#[test]
fn a_limit_parts_the_volume_and_every_part_keeps_it() {
    const LIMIT: u64 = 120_000;
    let cases: Vec<Case> = sound::cases();
    let (_folder, volumes) = bound(&cases, |plan| plan.max_bytes = Some(LIMIT));
    assert!(volumes.files.len() > 1, "{:?}", volumes.files);
    let (_whole, whole) = bound(&cases, |_| {});
    let pages: u32 = volumes.files.iter().map(|file| file.pages).sum();
    assert_eq!(pages, whole.files[0].pages, "no page is lost between two files");
    for file in &volumes.files {
        look::run("qpdf", &["--check", look::text(&file.path)]);
        assert!(file.size <= LIMIT, "{} has {} bytes", file.name, file.size);
    }
}

#[test]
fn places_to_confirm_stand_on_every_page_and_cover_nothing() {
    let (_folder, volumes) = bound(&small(), |plan| plan.certify = Certify::Places);
    let file = &volumes.files[0];
    let text = String::from_utf8(look::run("pdftotext", &[look::text(&file.path), "-"])).unwrap();
    assert_eq!(text.matches("与原件一致").count(), file.pages as usize);
    assert_eq!(text.matches("核对人").count(), file.pages as usize);
}

#[test]
fn every_page_says_which_piece_it_is_of_and_what_it_proves() {
    let cases = small();
    let (_folder, volumes) = bound(&cases, |plan| {
        plan.pieces[0].number = "佐证1.2-03".to_owned();
        plan.pieces[0].marks = vec![parkgauge_dossier::volume::Mark {
            number: "1.2".to_owned(),
            title: "1.2 企业数字化改造覆盖率".to_owned(),
            pages: vec![(1, 1)],
            reason: "载明家数".to_owned(),
        }];
    });
    let file = &volumes.files[0];
    let (_, at) = volumes.pieces[0].place_of(1).unwrap();
    let page = at.to_string();
    let text = look::run("pdftotext", &["-f", &page, "-l", &page, look::text(&file.path), "-"]);
    let text = String::from_utf8(text).unwrap();
    // The quarter em between Chinese and Western letters is read as a blank.
    let text = text.replace(' ', "");
    assert!(text.contains("证明1.2") && text.contains("佐证1.2-03"), "{text}");
    assert!(text.contains("第1页/共3页"), "{text}");
    assert!(text.contains("0123456789ab"), "{text}");
    let outline =
        String::from_utf8(look::run("mutool", &["show", look::text(&file.path), "outline"])).unwrap();
    assert!(outline.contains("第 1 页：1.2 企业数字化改造覆盖率"), "{outline}");
}
