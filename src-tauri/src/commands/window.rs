//! The page's side of the close handshake.

use tauri::{Runtime, WebviewWindow};

use crate::window;

/// The page has written what it could; `unsaved` entries of `round` are still only in the window.
#[tauri::command]
pub fn flushed<R: Runtime>(window: WebviewWindow<R>, round: u32, unsaved: u32) {
    window::flushed(&window, round, unsaved);
}

/// Tells the page that files were dropped on it, as the platform would.
#[cfg(feature = "e2e")]
#[tauri::command]
pub fn drop_files<R: Runtime>(window: WebviewWindow<R>, paths: Vec<String>) -> tauri::Result<()> {
    window::drop_files(&window, paths)
}
