//! What whoever writes a framework reads when something is wrong: a file for each code, and the sentences as a golden
//! text. `UPDATE_GOLDEN=1` writes it; then it is read.

#![expect(clippy::disallowed_methods, reason = "tests read files; the crate itself does no I/O")]
#![allow(clippy::panic, reason = "a test that cannot go on says why")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use parkgauge_core::fields::{BaseDataForm, ProfileForm};
use parkgauge_core::framework::{self, Examined, Values, Words};
use parkgauge_core::problem::{Place, Problem, Severity};
use parkgauge_core::roster::RosterColumns;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn examined(bytes: &[u8]) -> Examined {
    let text = |name: &str| read(&root().join("assets/vocabulary").join(name));
    let columns = RosterColumns::parse(&text("roster.toml")).unwrap_or_else(|error| panic!("{error}"));
    let profile = ProfileForm::parse(&text("profile.toml")).unwrap_or_else(|error| panic!("{error}"));
    let base_data = BaseDataForm::parse(&text("base_data.toml")).unwrap_or_else(|error| panic!("{error}"));
    let words = Words { columns: &columns, profile: &profile, base_data: &base_data };
    framework::examine_bytes(bytes, Some(&words))
}

/// The files with their names, in order.
fn files() -> Vec<(String, Vec<u8>)> {
    let folder = root().join("tests/fixtures/frameworks/bad");
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries
        .map(|entry| entry.unwrap_or_else(|error| panic!("{error}")).path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .map(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            (name, fs::read(&path).unwrap_or_else(|error| panic!("{error}")))
        })
        .collect();
    files.sort();
    files
}

/// Codes that no single small file shows; they have tests of their own.
const ELSEWHERE: [&str; 10] = [
    "too_large",
    "too_many",
    "id_changed",
    "published",
    "house_in_official_total",
    "no_sheet",
    "unknown_sheet",
    "cell_formula",
    "merged_cells",
    "cell_error",
];
/// Files that show something else than one code.
const OTHER: [&str; 3] = ["many", "truncated", "utf16"];

/// Every code in the sources of the framework room.
fn codes() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/framework")];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{error}"));
        for path in entries.map(|entry| entry.unwrap_or_else(|error| panic!("{error}")).path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = read(&path);
                let words = text.split("\"framework.").skip(1).filter_map(|rest| rest.split('"').next());
                found.extend(words.map(str::to_owned));
            }
        }
    }
    found
}

fn said(name: &str, bytes: &[u8], problems: &[Problem]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let values = Values::of(&text);
    let mut out = format!("—— {name} ——\n");
    for Problem { severity, code, place, say, next } in problems {
        let Place::Line { line, column } = place else { panic!("{name}: {place:?}") };
        let mark = match severity {
            Severity::Blocks => "错误",
            Severity::Warns => "提醒",
            Severity::Notes => "说明",
        };
        let value = values.at(*line, *column).unwrap_or_default();
        let _ = writeln!(out, "{mark} {line}:{column} {code} ⟨{value}⟩ {say}{next}");
        let _ = writeln!(out, "     {} {}", say.en, next.en);
    }
    out
}

#[test]
fn every_code_has_a_file_that_shows_it_and_nothing_else() {
    let names: BTreeSet<String> = files().into_iter().map(|(name, _)| name).collect();
    let other = |name: &String| !OTHER.contains(&name.as_str());
    let wanted = codes().into_iter().filter(|code| !ELSEWHERE.contains(&code.as_str()));
    assert_eq!(names.into_iter().filter(other).collect::<Vec<_>>(), wanted.collect::<Vec<_>>());
    for (name, bytes) in files().iter().filter(|(name, _)| other(name)) {
        let found: BTreeSet<_> = examined(bytes).problems.iter().map(|problem| problem.code).collect();
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [format!("framework.{name}")]);
    }
}

#[test]
fn what_is_read_about_bad_files_is_as_it_was() {
    let found: String =
        files().iter().map(|(name, bytes)| said(name, bytes, &examined(bytes).problems)).collect();
    let path = root().join("tests/golden/framework-problems.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &found).unwrap_or_else(|error| panic!("{error}"));
    }
    for (number, (wanted, found)) in read(&path).lines().zip(found.lines()).enumerate() {
        assert_eq!(found, wanted, "framework-problems.txt:{}", number + 1);
    }
    assert_eq!(read(&path).lines().count(), found.lines().count());
}

#[test]
fn a_file_with_many_faults_says_all_of_them_at_once() {
    let (_, bytes) =
        files().into_iter().find(|(name, _)| name == "many").unwrap_or_else(|| panic!("many.toml"));
    let found = examined(&bytes).problems;
    let codes: BTreeSet<_> = found.iter().map(|problem| problem.code).collect();
    assert!(codes.len() >= 9, "{codes:?}");
    let lines: BTreeSet<_> = found.iter().map(|problem| &problem.place).collect();
    assert_eq!(lines.len(), found.len(), "each has a place of its own");
}
