//! The folders that were open last, so that the window opens where it was left.

use std::path::{Path, PathBuf};

/// How many are remembered.
const REMEMBERED: usize = 5;
/// Marks a folder as a workspace.
const DATABASE: &str = "workspace.db";

/// The folders that still hold a workspace, the newest first.
pub(crate) fn list(default_folder: &Path) -> Vec<PathBuf> {
    let Some(file) = file(default_folder) else { return Vec::new() };
    let text = std::fs::read_to_string(file).unwrap_or_default();
    // A list that cannot be read is an empty list: nothing depends on it but convenience.
    let folders: Vec<PathBuf> = serde_json::from_str(&text).unwrap_or_default();
    folders.into_iter().filter(|folder| folder.join(DATABASE).is_file()).collect()
}

/// Puts a folder first. A list that cannot be written is not worth a failure.
pub(crate) fn remember(default_folder: &Path, folder: &Path) {
    let Some(file) = file(default_folder) else { return };
    let mut folders = list(default_folder);
    folders.retain(|known| known != folder);
    folders.insert(0, folder.to_path_buf());
    folders.truncate(REMEMBERED);
    if let Ok(text) = serde_json::to_vec(&folders) {
        let _ = crate::write::write_file(&file, &text);
    }
}

/// Beside the default folder; the command line has none of its own and remembers nothing.
fn file(default_folder: &Path) -> Option<PathBuf> {
    let own = default_folder.parent().filter(|_| default_folder.is_absolute())?;
    own.is_dir().then(|| own.join("recent.json"))
}
