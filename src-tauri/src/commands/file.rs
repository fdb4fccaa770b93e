//! Native dialogs for files and folders, and the file manager.

use parkgauge_app::Failure;
use tauri::{AppHandle, Runtime, WebviewWindow};

use crate::dialogs::{self, Ask};

/// Lets the user choose one file to read; nothing when cancelled.
#[tauri::command(async)]
pub fn pick_file<R: Runtime>(window: WebviewWindow<R>, ask: Ask) -> Option<String> {
    dialogs::open(&window, ask)
}

/// Lets the user choose any number of files to read; none when cancelled.
#[tauri::command(async)]
pub fn pick_files<R: Runtime>(window: WebviewWindow<R>, ask: Ask) -> Vec<String> {
    dialogs::open_many(&window, ask)
}

/// Lets the user choose a folder; nothing when cancelled.
#[tauri::command(async)]
pub fn pick_folder<R: Runtime>(window: WebviewWindow<R>, ask: Ask) -> Option<String> {
    dialogs::folder(&window, ask)
}

/// Lets the user choose where a file is written; nothing when cancelled.
#[tauri::command(async)]
pub fn pick_target<R: Runtime>(window: WebviewWindow<R>, ask: Ask) -> Option<String> {
    dialogs::save(&window, ask)
}

/// Shows a file in the file manager of the platform.
#[tauri::command(async)]
pub fn reveal<R: Runtime>(app: AppHandle<R>, path: String) -> Result<(), Failure> {
    dialogs::reveal(&app, path)
}
