//! Native dialogs, opened from here so that the page needs no right to files.
//!
//! With the feature `e2e`, which is in no shipped build, the answers come from
//! the file that `PARKGAUGE_E2E_DIALOGS` names and no dialog opens.

use parkgauge_app::Failure;
use parkgauge_app::contract::Code;
use serde::Deserialize;
use tauri::{AppHandle, Runtime};
use tauri_plugin_opener::OpenerExt;

#[cfg(not(feature = "e2e"))]
mod native;
#[cfg(feature = "e2e")]
mod scripted;

#[cfg(not(feature = "e2e"))]
pub use native::{folder, open, open_many, question, save};
#[cfg(feature = "e2e")]
pub use scripted::{folder, open, open_many, question, save};

/// What a file dialog says. The page words it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "e2e", expect(dead_code, reason = "no dialog shows it"))]
pub struct Ask {
    /// Title of the dialog.
    pub title: String,
    /// File name offered, when something is written.
    #[serde(default)]
    pub name: Option<String>,
    /// Kinds of files offered; any file if empty.
    #[serde(default)]
    pub kinds: Vec<Kind>,
}

/// A kind of files.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "e2e", expect(dead_code, reason = "no dialog shows it"))]
pub struct Kind {
    /// Name of the kind for people.
    pub name: String,
    /// Endings without the dot.
    pub endings: Vec<String>,
}

/// A question with two answers; the safe one is taken when the dialog is dismissed.
pub struct Question {
    /// What it is about, in full sentences.
    pub text: String,
    /// Label of the answer that goes on although something may be lost.
    pub go_on: &'static str,
    /// Label of the safe answer.
    pub stay: &'static str,
}

/// Shows `path` in the file manager, or its folder where the file manager cannot point at a file.
pub fn reveal<R: Runtime>(app: &AppHandle<R>, path: String) -> Result<(), Failure> {
    let opener = app.opener();
    let shown = opener.reveal_item_in_dir(&path).or_else(|_| {
        let folder = std::path::Path::new(&path).parent().unwrap_or(std::path::Path::new("/"));
        opener.open_path(folder.to_string_lossy(), None::<&str>)
    });
    shown.map_err(|cause| {
        Failure::new(
            Code::BadFile,
            path.clone(),
            [
                &format!("无法在文件管理器中显示“{path}”。"),
                &format!("The file manager cannot show “{path}”."),
            ],
            [
                "请确认文件仍在原处，或自行打开该文件夹。",
                "Check that the file is still there, or open the folder yourself.",
            ],
        )
        .because(cause)
    })
}
