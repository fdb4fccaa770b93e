//! Answers from a file, for journeys: no dialog can be driven through the page.
//!
//! `{"open": ["…"], "save": "…", "folder": "…", "go_on": true}`; what is
//! missing counts as cancelled. The file is read again for each dialog.

use serde::Deserialize;
use tauri::{Runtime, WebviewWindow};

use super::{Ask, Question};

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Script {
    open: Vec<String>,
    save: Option<String>,
    folder: Option<String>,
    go_on: bool,
}

/// The first file of the script.
pub fn open<R: Runtime>(_window: &WebviewWindow<R>, _ask: Ask) -> Option<String> {
    script().open.into_iter().next()
}

/// Every file of the script.
pub fn open_many<R: Runtime>(_window: &WebviewWindow<R>, _ask: Ask) -> Vec<String> {
    script().open
}

/// The folder of the script.
pub fn folder<R: Runtime>(_window: &WebviewWindow<R>, _ask: Ask) -> Option<String> {
    script().folder
}

/// The target of the script.
pub fn save<R: Runtime>(_window: &WebviewWindow<R>, _ask: Ask) -> Option<String> {
    script().save
}

/// The answer of the script.
pub fn question<R: Runtime>(
    _window: &WebviewWindow<R>,
    question: Question,
    answer: impl FnOnce(bool) + Send + 'static,
) {
    log::info!("asked: {} [{} / {}]", question.text, question.go_on, question.stay);
    answer(script().go_on);
}

fn script() -> Script {
    let Some(path) = std::env::var_os("PARKGAUGE_E2E_DIALOGS") else { return Script::default() };
    let read = std::fs::read_to_string(&path).map_err(|cause| cause.to_string());
    let parsed = read.and_then(|text| serde_json::from_str(&text).map_err(|cause| cause.to_string()));
    parsed.unwrap_or_else(|cause| {
        log::error!("{}: {cause}", path.display());
        Script::default()
    })
}
