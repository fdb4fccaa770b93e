//! The house itself: arrows between crates, the purity of core, who may know which library.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Every crate of ours with the ones of ours it may depend on. Nothing else is allowed.
const ARROWS: &[(&str, &[&str])] = &[
    ("parkgauge-core", &[]),
    ("parkgauge-store", &["parkgauge-core"]),
    ("parkgauge-tables", &["parkgauge-core"]),
    ("parkgauge-dossier", &["parkgauge-core"]),
    ("parkgauge-app", &["parkgauge-core", "parkgauge-dossier", "parkgauge-store", "parkgauge-tables"]),
    ("parkgauge", &["parkgauge-app"]),
    ("parkgauge-desktop", &["parkgauge-app"]),
    ("xtask", &["parkgauge-app"]),
    (
        "parkgauge-tests",
        &["parkgauge-app", "parkgauge-core", "parkgauge-dossier", "parkgauge-store", "parkgauge-tables"],
    ),
];

/// What stands at the top: the house, and the files that tools insist on finding there.
const TOP: &[&str] = &[
    ".cargo",
    ".ci",
    ".config",
    ".editorconfig",
    ".gitattributes",
    ".github",
    ".gitignore",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "assets",
    "clippy.toml",
    "deny.toml",
    "rust-toolchain.toml",
    "rustfmt.toml",
    "src-tauri",
    "tests",
    "ui",
];

/// Names of vocabularies that look like addresses. Nobody fetches them.
const NAMESPACES: &[&str] = &[
    "http://ns.adobe.com/",
    "http://purl.org/",
    "http://schemas.microsoft.com/",
    "http://schemas.openxmlformats.org/",
    "http://www.aiim.org/",
    "http://www.color.org",
    "http://www.w3.org/",
];

const MOST_LINES: usize = 600;

#[test]
fn crates_depend_on_each_other_only_along_the_arrows() {
    let metadata = run("cargo", &["metadata", "--no-deps", "--format-version", "1"]);
    let metadata: Value = serde_json::from_str(&metadata).expect("cargo metadata writes JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let ours: BTreeSet<&str> = packages.iter().filter_map(|package| package["name"].as_str()).collect();
    let allowed: BTreeMap<&str, BTreeSet<&str>> =
        ARROWS.iter().map(|(from, to)| (*from, to.iter().copied().collect())).collect();
    assert_eq!(ours, allowed.keys().copied().collect(), "a new crate needs a line in ARROWS");
    for package in packages {
        let name = package["name"].as_str().expect("a name");
        let dependencies = package["dependencies"].as_array().expect("dependencies");
        let found: BTreeSet<&str> = dependencies
            .iter()
            .filter_map(|dependency| dependency["name"].as_str())
            .filter(|name| ours.contains(name))
            .collect();
        let wrong: Vec<_> = found.difference(&allowed[name]).collect();
        assert!(wrong.is_empty(), "{name} must not know {wrong:?}");
    }
}

#[test]
fn core_has_no_floating_point_number_in_its_text() {
    for (path, text) in sources("src-tauri/crates/core", &["rs"]) {
        for (number, line) in code_lines(&text) {
            let words: Vec<&str> =
                line.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
            let float = words.iter().find(|word| word.ends_with("f32") || word.ends_with("f64"));
            assert!(float.is_none(), "{path}:{number}: judging is exact: {line}");
        }
    }
}

#[test]
fn the_top_level_is_the_house_and_nothing_else() {
    let found: BTreeSet<String> =
        files().iter().filter_map(|path| path.split('/').next()).map(str::to_owned).collect();
    let unexpected: Vec<_> = found.iter().filter(|name| !TOP.contains(&name.as_str())).collect();
    assert!(unexpected.is_empty(), "these belong somewhere inside: {unexpected:?}");
}

#[test]
fn one_file_knows_printpdf() {
    let knowing = files_saying("src-tauri", &["rs"], "printpdf");
    assert!(knowing.len() <= 1, "only the PDF writer imports printpdf, but these do: {knowing:?}");
}

#[test]
fn one_file_of_the_page_knows_tauri() {
    for path in files_saying("ui/src", &["ts", "svelte"], "@tauri-apps") {
        assert_eq!(path, "ui/src/ipc/tauri.ts", "the page asks its host, not Tauri");
    }
}

#[test]
fn only_the_shell_knows_tauri_in_rust() {
    for path in files_saying("src-tauri", &["rs"], "tauri::") {
        assert!(path.starts_with("src-tauri/src/"), "{path}: only the shell knows Tauri");
    }
}

#[test]
fn features_of_the_page_do_not_know_each_other() {
    for (path, text) in sources("ui/src/features", &["ts", "svelte"]) {
        let feature = path.split('/').nth(3).expect("a folder of features");
        for (number, line) in code_lines(&text) {
            let Some(imported) = imported(line) else { continue };
            let other = imported.split_once("features/").map(|(_, rest)| rest);
            let sibling = imported.strip_prefix("../").filter(|rest| {
                // One step up leaves the feature only from the feature's own folder.
                path.split('/').count() == 5 && !rest.starts_with("../")
            });
            for name in [other, sibling].into_iter().flatten().filter_map(|rest| rest.split('/').next()) {
                assert_eq!(name, feature, "{path}:{number}: shared things move to widgets or state");
            }
        }
    }
}

#[test]
fn nothing_shipped_names_an_address_on_the_network() {
    let shipped = [("src-tauri", &["rs"][..]), ("ui/src", &["ts", "svelte", "css", "html"][..])];
    for (folder, endings) in shipped {
        for (path, text) in sources(folder, endings) {
            if is_only_for_tests(&path) {
                continue;
            }
            for (number, line) in text.lines().enumerate() {
                let mut rest = line;
                while let Some(at) = rest.find("http://").or_else(|| rest.find("https://")) {
                    let address = &rest[at..];
                    let known = NAMESPACES.iter().any(|name| address.starts_with(name));
                    assert!(known, "{path}:{}: the program asks nobody outside: {line}", number + 1);
                    rest = &address[4..];
                }
            }
        }
    }
}

#[test]
fn no_source_file_is_longer_than_a_reader_can_hold() {
    for folder in ["src-tauri", "tests", "ui/src"] {
        for (path, text) in sources(folder, &["rs", "ts", "svelte", "mjs", "css"]) {
            let lines = text.lines().count();
            let is_generated = path.contains("/generated/");
            assert!(
                is_generated || lines <= MOST_LINES,
                "{path} has {lines} lines: look for the second idea"
            );
        }
    }
}

#[test]
fn no_file_of_the_suite_is_forgotten() {
    let main = read("tests/suite/main.rs");
    let lib = read("tests/suite/lib.rs");
    for path in files().iter().filter(|path| path.starts_with("tests/suite/") && path.ends_with(".rs")) {
        let inner = path.trim_start_matches("tests/suite/");
        let module = inner.split('/').next().unwrap_or(inner).trim_end_matches(".rs");
        let line = format!("mod {module};");
        let is_root = ["main", "lib"].contains(&module);
        assert!(
            is_root || main.contains(&line) || lib.contains(&line),
            "{path} is in no `mod` line: it never runs"
        );
    }
}

fn is_only_for_tests(path: &str) -> bool {
    path.contains("/xtask/")
        || path.contains("/tests/")
        || path.ends_with("/tests.rs")
        || path.ends_with(".test.ts")
        || path.contains("/sample")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ stands in the repository")
}

/// Every file that is, or could be, committed; with slashes, from the repository on.
fn files() -> Vec<String> {
    let listed = run("git", &["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let there = |path: &&str| !path.is_empty() && root().join(path).is_file();
    listed.split('\0').filter(there).map(str::to_owned).collect()
}

fn sources(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let wanted = |path: &&String| {
        let ending = Path::new(path.as_str()).extension().and_then(|ending| ending.to_str());
        path.starts_with(&format!("{folder}/")) && ending.is_some_and(|ending| endings.contains(&ending))
    };
    files().iter().filter(wanted).map(|path| (path.clone(), read(path))).collect()
}

fn files_saying(folder: &str, endings: &[&str], word: &str) -> Vec<String> {
    let says = |text: &str| code_lines(text).iter().any(|(_, line)| line.contains(word));
    sources(folder, endings).into_iter().filter(|(_, text)| says(text)).map(|(path, _)| path).collect()
}

/// Numbered lines without their comments; an address is no comment.
fn code_lines(text: &str) -> Vec<(usize, &str)> {
    let code = |line: &'_ str| -> usize {
        line.match_indices("//")
            .map(|(at, _)| at)
            .find(|at| !line[..*at].ends_with(':'))
            .unwrap_or(line.len())
    };
    text.lines().enumerate().map(|(number, line)| (number + 1, &line[..code(line)])).collect()
}

fn imported(line: &str) -> Option<&str> {
    let is_import = ["import", "export", "} from"].iter().any(|word| line.trim_start().starts_with(word));
    let quoted = line.split(['"', '\'']).nth(1)?;
    is_import.then_some(quoted)
}

fn read(path: &str) -> String {
    let path: PathBuf = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|cause| panic!("{}: {cause}", path.display()))
}

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).current_dir(root()).output();
    let output = output.unwrap_or_else(|cause| panic!("{program} does not start: {cause}"));
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}
