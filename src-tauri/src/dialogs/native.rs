//! The dialogs of the platform.

use tauri::{Runtime, WebviewWindow};
use tauri_plugin_dialog::{
    DialogExt, FileDialogBuilder, FilePath, MessageDialogButtons, MessageDialogKind, MessageDialogResult,
};

use super::{Ask, Question};

/// One file to read.
pub fn open<R: Runtime>(window: &WebviewWindow<R>, ask: Ask) -> Option<String> {
    dialog(window, ask).blocking_pick_file().and_then(text)
}

/// Files to read.
pub fn open_many<R: Runtime>(window: &WebviewWindow<R>, ask: Ask) -> Vec<String> {
    let picked = dialog(window, ask).blocking_pick_files().unwrap_or_default();
    picked.into_iter().filter_map(text).collect()
}

/// A folder.
pub fn folder<R: Runtime>(window: &WebviewWindow<R>, ask: Ask) -> Option<String> {
    dialog(window, ask).blocking_pick_folder().and_then(text)
}

/// Where a file is written.
pub fn save<R: Runtime>(window: &WebviewWindow<R>, ask: Ask) -> Option<String> {
    dialog(window, ask).blocking_save_file().and_then(text)
}

/// Asks, without blocking the window, and hands `true` to `answer` when the user goes on.
pub fn question<R: Runtime>(
    window: &WebviewWindow<R>,
    question: Question,
    answer: impl FnOnce(bool) + Send + 'static,
) {
    let go_on = question.go_on;
    window
        .dialog()
        .message(question.text)
        .title("园衡 ParkGauge")
        .kind(MessageDialogKind::Warning)
        .parent(window)
        .buttons(MessageDialogButtons::OkCancelCustom(go_on.to_owned(), question.stay.to_owned()))
        .show_with_result(move |chosen| {
            answer(matches!(chosen, MessageDialogResult::Custom(label) if label == go_on));
        });
}

fn dialog<R: Runtime>(window: &WebviewWindow<R>, ask: Ask) -> FileDialogBuilder<R> {
    let mut dialog = window.dialog().file().set_title(ask.title).set_parent(window);
    if let Some(name) = ask.name {
        dialog = dialog.set_file_name(name);
    }
    for kind in &ask.kinds {
        let endings: Vec<&str> = kind.endings.iter().map(String::as_str).collect();
        dialog = dialog.add_filter(&kind.name, &endings);
    }
    dialog
}

fn text(path: FilePath) -> Option<String> {
    // A path that is no Unicode text cannot cross the wire; the platforms' dialogs give none in practice.
    path.into_path().ok().and_then(|path| path.into_os_string().into_string().ok())
}
