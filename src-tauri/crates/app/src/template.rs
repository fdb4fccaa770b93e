//! The look of the book and its sentences: a shipped template by its id, or an office's own file.

use std::path::{Path, PathBuf};

use parkgauge_core::report::Wording;
use parkgauge_dossier::Template;

use crate::assets::{Assets, broken};
use crate::contract::{Code, Failure};

/// The template of a set that asks for none.
const USUAL: &str = "gbt9704";

/// A template that was read, with the texts it came from.
pub(crate) struct Look {
    pub template: Template,
    pub template_text: String,
    pub wording: Wording,
    pub wording_text: String,
}

impl Look {
    /// Reads the template that is asked for and the wording that goes with it: the one that the template names, beside
    /// its file, or the shipped one.
    ///
    /// # Errors
    /// A name that is neither a shipped template nor a file; whatever is wrong in the files, with its line.
    pub(crate) fn read(assets: &Assets, asked: Option<&str>) -> Result<Self, Failure> {
        let path = find(assets, asked.unwrap_or(USUAL))?;
        let template_text = std::fs::read_to_string(&path).map_err(|error| unreadable(&path, error))?;
        let template = Template::read(&path.display().to_string(), &template_text)?;
        let (wording_path, own) = match &template.wording {
            Some(name) => (path.with_file_name(name), true),
            None => (assets.path("dossier/wording.toml"), false),
        };
        let wording_text =
            std::fs::read_to_string(&wording_path).map_err(|error| unreadable(&wording_path, error))?;
        let wording = Wording::parse(&wording_text).map_err(|error| {
            if own { not_wording(&wording_path, &error) } else { broken(&wording_path, error) }
        })?;
        Ok(Self { template, template_text, wording, wording_text })
    }

    /// The look of a set that was made before, from the texts that were kept of it.
    ///
    /// # Errors
    /// What this version of the program does not understand in them.
    pub(crate) fn of_texts(template_text: String, wording_text: String) -> Result<Self, Failure> {
        let template = Template::read("data/template.toml", &template_text)?;
        let wording = Wording::parse(&wording_text)
            .map_err(|error| not_wording(Path::new("data/wording.toml"), &error))?;
        Ok(Self { template, template_text, wording, wording_text })
    }
}

fn find(assets: &Assets, asked: &str) -> Result<PathBuf, Failure> {
    let is_id = !asked.is_empty()
        && asked != "wording"
        && asked.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-' || sign == '_');
    let shipped = assets.path(&format!("dossier/{asked}.toml"));
    if is_id && shipped.is_file() {
        return Ok(shipped);
    }
    let file = Path::new(asked);
    if file.is_file() {
        return Ok(file.to_owned());
    }
    let ids = shipped_ids(assets).join("、");
    Err(Failure::new(
        Code::BadFile,
        asked.to_owned(),
        [&format!("没有名为“{asked}”的版式模板。"), &format!("There is no template `{asked}`.")],
        [
            &format!("自带的模板有：{ids}；也可以写自己的模板文件的路径。"),
            &format!("Shipped templates: {ids}; or name a file of your own."),
        ],
    ))
}

/// The ids of the shipped templates, sorted.
fn shipped_ids(assets: &Assets) -> Vec<String> {
    let entries = std::fs::read_dir(assets.path("dossier")).into_iter().flatten().flatten();
    let mut ids: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
        .filter(|id| id != "wording")
        .collect();
    ids.sort();
    ids
}

fn unreadable(path: &Path, cause: std::io::Error) -> Failure {
    Failure::new(
        Code::BadFile,
        path.display().to_string(),
        ["无法读取版式模板或它指定的文字文件。", "The template, or the wording it names, cannot be read."],
        ["请检查路径和文件权限，文件须为 UTF-8 编码。", "Check the path and that the file is UTF-8."],
    )
    .because(cause)
}

fn not_wording(path: &Path, cause: &parkgauge_core::report::NotWording) -> Failure {
    let first = cause.0.first().map(ToString::to_string).unwrap_or_default();
    Failure::new(
        Code::BadFile,
        path.display().to_string(),
        [&format!("固定文字文件不能使用：{first}。"), &format!("The wording cannot be used: {first}.")],
        ["请对照程序自带的 wording.toml 改正。", "Mend it by the wording.toml that belongs to the program."],
    )
    .because(cause)
}
