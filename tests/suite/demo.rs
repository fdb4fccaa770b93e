//! The demo park and its submission set, made once for all tests.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::DateTime;
use parkgauge_app::{dispatch, draft_report};
use parkgauge_core::report::Report;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::story::workbench;
use crate::{Day, Story};

/// When every story begins and every set is made.
pub const AT: &str = "2026-03-05T09:30:00+08:00";

/// A submission set of the demo park, unpacked.
pub struct DemoSet {
    /// Where it lies.
    place: TempDir,
    /// What the program said when it was made.
    pub made: Value,
    /// Text of the book, as a reader copies it.
    pub text: String,
}

impl DemoSet {
    /// The zip.
    pub fn zip(&self) -> PathBuf {
        self.place.path().join("set.zip")
    }

    /// The folder that the zip was unpacked into.
    pub fn unpacked(&self) -> PathBuf {
        self.place.path().join("unpacked")
    }

    /// The book.
    pub fn book(&self) -> String {
        self.unpacked().join("申报书.pdf").display().to_string()
    }

    /// The evidence volume.
    pub fn volume(&self) -> String {
        self.unpacked().join("佐证材料.pdf").display().to_string()
    }
}

/// The closed workspace of the demo park, and its day. Copy it; never write to it.
pub fn demo_workspace() -> (&'static Path, Day) {
    static MADE: OnceLock<(TempDir, PathBuf, Day)> = OnceLock::new();
    let (_, folder, day) = MADE.get_or_init(|| {
        let place = tempfile::tempdir().unwrap();
        let (folder, day) = demo_workspace_made_anew(place.path());
        (place, folder, day)
    });
    // A day of one's own, so that stories that run beside each other do not share a clock.
    (folder, day.copy())
}

/// Fills a demo park from nothing.
pub fn demo_workspace_made_anew(place: &Path) -> (PathBuf, Day) {
    let (folder, day) = (place.join("park"), Day::default());
    let mut workbench = workbench(&folder, &day);
    dispatch(&mut workbench, "open_demo", json!({ "folder": folder })).unwrap();
    dispatch(&mut workbench, "close_workspace", json!({})).unwrap();
    (folder, day)
}

/// The draft book of the demo park, before it is laid out.
pub fn demo_report() -> Report {
    draft_report(Story::demo().workbench(), DateTime::parse_from_rfc3339(AT).unwrap()).unwrap()
}

/// The set of the demo park.
pub fn demo_set() -> &'static DemoSet {
    static MADE: OnceLock<DemoSet> = OnceLock::new();
    MADE.get_or_init(|| {
        let place = tempfile::tempdir().unwrap();
        let (zip, unpacked) = (place.path().join("set.zip"), place.path().join("unpacked"));
        let mut story = Story::demo();
        let made = story.call("make_package", json!({ "out": zip, "round": 1, "at": AT, "is_final": false }));
        story.call("unpack_package", json!({ "file": zip, "out": unpacked }));
        let book = unpacked.join("申报书.pdf").display().to_string();
        let text = crate::output_of("pdftotext", &["-enc", "UTF-8", "-raw", &book, "-"]);
        DemoSet { place, made, text }
    })
}
