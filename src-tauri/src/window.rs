//! Closing without losing what was typed.
//!
//! The window asks the page to write its outbox; the page acknowledges. A page
//! that says nothing in time, or that could not write everything, leads to a
//! question to the user. Nothing is lost in silence.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde::Serialize;
use tauri::{Emitter, Manager, Runtime, WebviewWindow, Window, WindowEvent};

use crate::dialogs::{self, Question};

mod handshake;

use handshake::{Event, Handshake, Step};

/// Label of the only window.
pub const MAIN: &str = "main";

/// Told to the page when the window wants to close.
const CLOSE_ASKED: &str = "close-asked";

/// How long the page may take to write its outbox: far above any save, short enough for a person to wait.
const GRACE: Duration = Duration::from_secs(5);

/// Where the handshake stands.
#[derive(Default)]
pub struct Closing(Mutex<Handshake>);

#[derive(Clone, Serialize)]
struct CloseAsked {
    round: u32,
}

/// Holds the window open until the page, or the user, agrees.
pub fn on_event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    if let (WindowEvent::CloseRequested { api, .. }, Some(page)) =
        (event, window.get_webview_window(window.label()))
    {
        api.prevent_close();
        ask_to_close(&page);
    }
}

/// Starts a round of the handshake.
pub fn ask_to_close<R: Runtime>(page: &WebviewWindow<R>) {
    take(page, Event::CloseWanted);
}

/// The page answered: so many entries of `round` could not be written.
pub fn flushed<R: Runtime>(page: &WebviewWindow<R>, round: u32, unsaved: u32) {
    take(page, Event::Flushed { round, unsaved });
}

/// Tells the page that files were dropped in its middle.
#[cfg(feature = "e2e")]
pub fn drop_files<R: Runtime>(page: &WebviewWindow<R>, paths: Vec<String>) -> tauri::Result<()> {
    page.emit("tauri://drag-drop", serde_json::json!({ "paths": paths, "position": { "x": 640, "y": 400 } }))
}

fn take<R: Runtime>(page: &WebviewWindow<R>, event: Event) {
    let closing = page.state::<Closing>();
    // The handshake is plain data; a panic elsewhere cannot leave it half changed.
    let step = closing.0.lock().unwrap_or_else(PoisonError::into_inner).take(event);
    match step {
        Step::Nothing => {}
        Step::AskPage { round } => ask_page(page, round),
        Step::AskUser { round, unsaved } => ask_user(page, round, unsaved),
        Step::Close => close(page),
    }
}

fn ask_page<R: Runtime>(page: &WebviewWindow<R>, round: u32) {
    if let Err(cause) = page.emit(CLOSE_ASKED, CloseAsked { round }) {
        log::error!("the page cannot be told of closing: {cause}");
    }
    let page = page.clone();
    std::thread::spawn(move || {
        std::thread::sleep(GRACE);
        take(&page, Event::GraceOver { round });
    });
}

fn ask_user<R: Runtime>(page: &WebviewWindow<R>, round: u32, unsaved: Option<u32>) {
    let text = match unsaved {
        Some(count) => format!(
            "还有 {count} 项内容没有写入磁盘，现在关闭会丢失这些内容。\n{count} entries are not written yet; closing now loses them."
        ),
        None => "页面没有回应，可能还有内容没有写入磁盘。\nThe page does not answer; something may not be written yet.".to_owned(),
    };
    let question = Question { text, go_on: "仍然关闭 Close anyway", stay: "返回 Go back" };
    let asked = page.clone();
    dialogs::question(page, question, move |go_on| {
        take(&asked, if go_on { Event::Leave { round } } else { Event::Stay { round } });
    });
}

fn close<R: Runtime>(page: &WebviewWindow<R>) {
    if let Err(cause) = page.destroy() {
        log::error!("the window cannot be closed: {cause}");
        page.app_handle().exit(3);
    }
}
