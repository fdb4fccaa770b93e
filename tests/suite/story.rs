//! A story reads like the office: what was filled in, what is expected, and why.

use std::path::{Path, PathBuf};

use parkgauge_app::contract::Failure;
use parkgauge_app::{Assets, Setup, Workbench, dispatch};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{Day, Firm, demo_workspace, root};

/// What an office typed.
#[derive(Debug, Clone, Copy)]
pub enum Typed<'a> {
    /// A figure or a text.
    Text(&'a str),
    /// Options of a choice, or ticked items.
    Chosen(&'a [&'a str]),
    /// Does not apply, with the reason.
    NotApplicable(&'a str),
    /// Nothing any more.
    Cleared,
}

/// What a result must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected<'a> {
    /// 达标.
    Met,
    /// 未达标, and what is missing.
    Short(&'a str),
    /// 缺数据.
    MissingData,
    /// 不适用.
    NotApplicable,
    /// 不判定.
    NotJudged,
}

/// An office with its workspace.
pub struct Story {
    folder: PathBuf,
    day: Day,
    workbench: Workbench,
    // Last, so that the folder goes after the workspace in it was closed.
    place: TempDir,
}

/// An expectation that still lacks its reason.
#[must_use = "say why with .because(…)"]
pub struct Expectation<'a> {
    story: Story,
    what: String,
    found: (String, Option<String>),
    wanted: Expected<'a>,
}

impl Story {
    /// A new workspace with an assessment of 2026 by this framework.
    pub fn new(framework: &str) -> Self {
        let mut story = Self::before_anything();
        let request = json!({ "framework": framework, "edition": null, "park": "晴川产业园", "year": 2026 });
        story.call("new_assessment", request);
        story
    }

    /// A new workspace without an assessment.
    pub fn before_anything() -> Self {
        Self::at_work(tempfile::tempdir().unwrap(), Day::default())
    }

    /// The demo park.
    pub fn demo() -> Self {
        let (folder, day) = demo_workspace();
        let place = tempfile::tempdir().unwrap();
        copy_folder(folder, &place.path().join("park"));
        Self::at_work(place, day)
    }

    fn at_work(place: TempDir, day: Day) -> Self {
        let folder = place.path().join("park");
        let mut workbench = workbench(&folder, &day);
        dispatch(&mut workbench, "open_workspace", json!({ "folder": folder })).unwrap();
        Self { folder, day, workbench, place }
    }

    /// The park's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The program as it runs.
    pub fn workbench(&self) -> &Workbench {
        &self.workbench
    }

    /// A path beside the park's folder, for files that come and go.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    /// Does a command that must succeed.
    pub fn call(&mut self, command: &str, request: Value) -> Value {
        self.try_call(command, request).unwrap_or_else(|failure| panic!("{command}: {failure:?}"))
    }

    /// Does a command that must be refused.
    pub fn refused(&mut self, command: &str, request: Value) -> Failure {
        match self.try_call(command, request) {
            Ok(reply) => panic!("{command} was done: {reply}"),
            Err(failure) => failure,
        }
    }

    fn try_call(&mut self, command: &str, request: Value) -> Result<Value, Failure> {
        dispatch(&mut self.workbench, command, request)
    }

    /// Imports a roster of these firms.
    #[must_use]
    pub fn roster(self, firms: &[Firm]) -> Self {
        let file = self.beside("企业名单.csv");
        std::fs::write(&file, Firm::csv(firms)).unwrap();
        self.import(&file)
    }

    /// Imports a roster file.
    #[must_use]
    pub fn import(mut self, file: &Path) -> Self {
        self.call("import_roster", json!({ "file": file, "sheet": null, "matches": [] }));
        self
    }

    /// Fills a field of the profile and says how it was stored.
    pub fn save_profile(&mut self, key: &str, text: &str) -> Value {
        let view = self.call("profile", json!({}));
        let base = revision_of(&view["values"], |row| row["key"] == key);
        self.call("save_profile_field", json!({ "key": key, "base_revision": base, "raw": text }))["value"]
            .take()
    }

    /// Fills a field of the profile.
    #[must_use]
    pub fn profile(mut self, key: &str, text: &str) -> Self {
        self.save_profile(key, text);
        self
    }

    /// Fills a yearly figure and says how it was stored.
    pub fn save_figure(&mut self, key: &str, period: &str, text: &str) -> Value {
        let view = self.call("base_data", json!({}));
        let base = revision_of(&view["values"], |row| row["key"] == key && row["period"] == period);
        let request = json!({
            "key": key, "period": period, "base_revision": base, "raw": text, "source": "统计年报", "person": "许工"
        });
        self.call("save_base_value", request)["value"].take()
    }

    /// Saves a field of an indicator and says how it was stored.
    pub fn save_answer(&mut self, indicator: &str, slot: &str, typed: Typed<'_>) -> Value {
        let view = self.call("assessment", json!({}));
        let base = revision_of(&view["answers"], |row| row["indicator"] == indicator && row["slot"] == slot);
        let raw = match typed {
            Typed::Text(text) => json!({ "kind": "text", "text": text }),
            Typed::Chosen(options) => json!({ "kind": "chosen", "options": options }),
            Typed::NotApplicable(reason) => json!({ "kind": "not_applicable", "reason": reason }),
            Typed::Cleared => json!({ "kind": "empty" }),
        };
        let request = json!({ "indicator": indicator, "slot": slot, "base_revision": base, "raw": raw });
        self.call("save_answer", request)["answer"].take()
    }

    /// Answers an indicator.
    #[must_use]
    pub fn answer(mut self, indicator: &str, typed: Typed<'_>) -> Self {
        self.save_answer(indicator, "value", typed);
        self
    }

    /// Describes an indicator in words.
    #[must_use]
    pub fn narrative(mut self, indicator: &str, text: &str) -> Self {
        self.save_answer(indicator, "narrative", Typed::Text(text));
        self
    }

    /// Chooses a reading of a rule.
    #[must_use]
    pub fn reading(mut self, definition: &str, option: &str) -> Self {
        self.call("choose_reading", json!({ "definition": definition, "option": option }));
        self
    }

    /// Closes the program and opens it again.
    #[must_use]
    pub fn restart(mut self) -> Self {
        self.call("close_workspace", json!({}));
        self.workbench = workbench(&self.folder, &self.day);
        self.call("open_workspace", json!({ "folder": self.folder }));
        self
    }

    /// Makes a draft set at [`AT`](crate::AT) under this name and gives its path with what was said.
    pub fn make_set(&mut self, name: &str) -> (PathBuf, Value) {
        let file = self.beside(name);
        let request = json!({ "out": file, "round": null, "at": crate::AT, "is_final": false });
        let made = self.call("make_package", request);
        (file, made)
    }

    /// Takes back the newest change and gives its name.
    pub fn undo(&mut self) -> Option<String> {
        self.call("undo", json!({}))["undone"]["label"].as_str().map(str::to_owned)
    }

    /// The result of an indicator.
    pub fn result(&mut self, indicator: &str) -> Value {
        let score = self.call("score", json!({}));
        let found = score["indicators"].as_array().unwrap().iter().find(|row| row["id"] == indicator);
        found.unwrap_or_else(|| panic!("no result of {indicator}")).clone()
    }

    /// Looks at the result of an indicator.
    pub fn expect<'a>(mut self, indicator: &str, wanted: Expected<'a>) -> Expectation<'a> {
        let found = self.result(indicator);
        Expectation { what: indicator.to_owned(), found: said(&found, "state"), wanted, story: self }
    }

    /// Looks at the overall result.
    pub fn expect_overall<'a>(mut self, wanted: Expected<'a>) -> Expectation<'a> {
        let found = self.call("score", json!({}));
        Expectation {
            what: "overall".to_owned(),
            found: said(&found["overall"], "state"),
            wanted,
            story: self,
        }
    }

    /// Looks at whether the park may apply.
    pub fn expect_eligibility<'a>(mut self, wanted: Expected<'a>) -> Expectation<'a> {
        let found = self.call("eligibility", json!({}));
        Expectation { what: "eligibility".to_owned(), found: said(&found, "state"), wanted, story: self }
    }

    /// Everything that an office sees of its park, for comparing before and after.
    pub fn everything(&mut self) -> Vec<Value> {
        let all = json!({ "offset": 0, "limit": 100_000, "search": "", "only": { "kind": "all" } });
        let mut seen: Vec<Value> =
            ["assessment", "profile", "base_data", "score", "gap", "check", "eligibility", "evidence"]
                .into_iter()
                .map(|command| self.call(command, json!({})))
                .collect();
        seen.push(self.call("roster", all));
        seen
    }
}

impl Expectation<'_> {
    /// Checks it. The reason stands in the message if it fails.
    pub fn because(self, reason: &str) -> Story {
        let wanted = match self.wanted {
            Expected::Met => ("met", None),
            Expected::Short(missing) => ("short", Some(missing)),
            Expected::MissingData => ("missing_data", None),
            Expected::NotApplicable => ("not_applicable", None),
            Expected::NotJudged => ("not_judged", None),
        };
        assert_eq!(self.found.0, wanted.0, "{}: {reason}", self.what);
        if let Some(missing) = wanted.1.filter(|missing| !missing.is_empty()) {
            assert_eq!(self.found.1.as_deref(), Some(missing), "{}: {reason}", self.what);
        }
        self.story
    }
}

fn said(found: &Value, state: &str) -> (String, Option<String>) {
    (found[state].as_str().unwrap().to_owned(), found["shortfall"].as_str().map(str::to_owned))
}

fn revision_of(rows: &Value, is_it: impl Fn(&Value) -> bool) -> Value {
    let row = rows.as_array().unwrap().iter().find(|row| is_it(row));
    row.map_or(json!(0), |row| row["revision"].clone())
}

/// A program that was started, with no workspace open; a new one would be made in `folder`.
pub fn workbench(folder: &Path, day: &Day) -> Workbench {
    let setup = Setup {
        assets: Assets::at(root().join("assets")),
        default_folder: folder.to_path_buf(),
        clock: Box::new(day.clone()),
        ids: Box::new(day.clone()),
    };
    Workbench::new(setup).unwrap()
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
