//! Finding the files that ship beside the program: frameworks, vocabularies,
//! fonts, texts, the demo park. They stay files so that an office can read them
//! and so that each font stands beside its licence.

use std::path::{Path, PathBuf};

use crate::contract::{Code, Failure};

/// The folder of shipped files.
#[derive(Debug, Clone)]
pub struct Assets {
    root: PathBuf,
}

/// Names the folder when it is not beside the program.
const VARIABLE: &str = "PARKGAUGE_ASSETS";
/// A file that every such folder holds.
const MARK: &str = "vocabulary/roster.toml";

impl Assets {
    /// Uses a given folder.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// Finds the folder: named by `PARKGAUGE_ASSETS`, given by the installer, or
    /// `assets` beside the program or in a folder above it.
    ///
    /// # Errors
    /// [`Code::Internal`] when it is nowhere, naming where it was looked for.
    pub fn locate(given: Option<&Path>) -> Result<Self, Failure> {
        let named = std::env::var_os(VARIABLE).map(PathBuf::from);
        let program = std::env::current_exe().unwrap_or_default();
        let above = program.ancestors().skip(1).flat_map(|folder| {
            [
                folder.join("assets"),
                folder.join("lib/parkgauge/assets"),
                folder.join("share/parkgauge/assets"),
            ]
        });
        let candidates = named.into_iter().chain(given.map(Path::to_path_buf)).chain(above);
        candidates.into_iter().find(|root| root.join(MARK).is_file()).map(Self::at).ok_or_else(|| {
            Failure::new(
                Code::Internal,
                program.display().to_string(),
                [
                    "找不到程序自带的 assets 文件夹。",
                    "The folder `assets` that belongs to the program was not found.",
                ],
                [
                    "请重新安装，或用环境变量 PARKGAUGE_ASSETS 指明它的位置。",
                    "Install again, or name it in the environment variable PARKGAUGE_ASSETS.",
                ],
            )
        })
    }

    /// The path of a shipped file or folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// The text of a shipped file.
    ///
    /// # Errors
    /// [`Code::Internal`] naming the file.
    pub fn text(&self, name: &str) -> Result<String, Failure> {
        let path = self.path(name);
        std::fs::read_to_string(&path).map_err(|error| broken(&path, error))
    }
}

/// A shipped file that cannot be used.
pub(crate) fn broken(path: &Path, cause: impl std::fmt::Display) -> Failure {
    Failure::new(
        Code::Internal,
        path.display().to_string(),
        ["程序自带的一个文件缺失或损坏。", "A file that belongs to the program is missing or broken."],
        ["请重新安装程序。", "Install the program again."],
    )
    .because(cause)
}
