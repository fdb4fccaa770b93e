//! The command line as an outside checker uses it: words in, one document and an exit status out.
// A test may unwrap; clippy knows that of `#[test]` functions only, not of what they share.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bad_frameworks;
mod bad_input;
mod disk;
mod every_command;
mod evidence;
mod no_network;
mod tampering;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

/// When every set is made.
const AT: &str = "2026-03-05T09:30:00+08:00";

/// What the program said.
#[derive(Debug)]
struct Told {
    status: i32,
    out: String,
    err: String,
}

impl Told {
    /// The one document on standard output.
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|cause| panic!("{cause}: {self:?}"))
    }
}

/// An office at its command line.
struct Office {
    place: TempDir,
}

impl Office {
    fn new() -> Self {
        Self { place: tempfile::tempdir().unwrap() }
    }

    /// With a started assessment.
    fn with_assessment() -> Self {
        let office = Self::new();
        office.done(&["assessment", "new", "--framework", "hsdp", "--park", "晴川产业园", "--year", "2026"]);
        office
    }

    fn folder(&self) -> PathBuf {
        self.place.path().join("park")
    }

    fn beside(&self, name: &str) -> String {
        self.place.path().join(name).display().to_string()
    }

    /// Runs `parkgauge -w … --json …`.
    fn run(&self, words: &[&str]) -> Told {
        let folder = self.folder().display().to_string();
        run(&[&["-w", &folder, "--json"], words].concat())
    }

    /// Runs it and expects exit status 0.
    fn done(&self, words: &[&str]) -> Value {
        self.ended(0, words)
    }

    /// Runs it and expects this exit status and one document.
    fn ended(&self, status: i32, words: &[&str]) -> Value {
        let told = self.run(words);
        assert_eq!(told.status, status, "{words:?}: {told:?}");
        told.json()
    }
}

fn command(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parkgauge"));
    command.args(words).env("PARKGAUGE_ASSETS", assets()).env_remove("PARKGAUGE_WORKSPACE");
    command
}

fn run(words: &[&str]) -> Told {
    told(&mut command(words))
}

fn told(command: &mut Command) -> Told {
    let output = command.output().unwrap();
    Told {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets")
}

fn demo_roster() -> String {
    assets().join("demo/roster.xlsx").display().to_string()
}

/// The demo park, made once by `parkgauge demo`: what was said, and where it lies.
fn demo() -> &'static (Value, TempDir) {
    static MADE: OnceLock<(Value, TempDir)> = OnceLock::new();
    MADE.get_or_init(|| {
        let place = tempfile::tempdir().unwrap();
        let told = run(&["--json", "demo", "--out", &place.path().join("out").display().to_string()]);
        assert_eq!(told.status, 0, "{told:?}");
        (told.json(), place)
    })
}

/// The keys of an object.
fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap_or_else(|| panic!("{value}")).keys().map(String::as_str).collect()
}

fn assert_keys(value: &Value, wanted: &[&str]) {
    for key in wanted {
        assert!(keys(value).contains(key), "{key} in {:?}", keys(value));
    }
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter))
}

/// A failure: one sentence of what and where, one of what to do, in the language asked for.
fn assert_failure(told: &Told, status: i32, code: &str) {
    assert_eq!(told.status, status, "{told:?}");
    let document = told.json();
    let failure = &document["failure"];
    assert_keys(failure, &["code", "place", "say", "next"]);
    assert_eq!(failure["code"], code, "{told:?}");
    for sentence in ["say", "next"] {
        assert!(is_chinese(failure[sentence].as_str().unwrap()), "{told:?}");
    }
}
