//! What the program could not do: a code for machines, a sentence for people,
//! a hint for the next step. The only place that maps errors to codes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use parkgauge_core::problem::Said;
use parkgauge_dossier::volume::VolumeError;
use parkgauge_dossier::{BundleError, DossierError};
use parkgauge_store::StoreError;
use parkgauge_tables::TablesError;

use super::SaidView;

/// Why a command could not be done. Add a code only if somebody behaves differently on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The call itself is wrong: unknown command, unknown id, missing argument.
    Call,
    /// Somebody saved the same item in between; the reply to a retry must name the new revision.
    Conflict,
    /// The disk is full.
    Full,
    /// The folder or file cannot be written.
    ReadOnly,
    /// Another copy of the program has the folder open.
    InUse,
    /// The workspace was made by a newer program.
    Newer,
    /// The database or a stored file is damaged.
    Damaged,
    /// A file the user named cannot be read as what it should be.
    BadFile,
    /// Nothing is open yet, or no assessment is chosen.
    NothingOpen,
    /// A part of the program itself is missing or broken.
    Internal,
}

/// One sentence of what and where, one of what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Failure {
    /// For machines.
    pub code: Code,
    /// File, folder, indicator … that it is about.
    pub place: Option<String>,
    /// What happened.
    pub say: SaidView,
    /// What to do.
    pub next: SaidView,
    /// For the log and the curious: the chain of causes, in English.
    pub detail: String,
}

impl Failure {
    /// A failure about `place`.
    pub fn new(code: Code, place: impl Into<Option<String>>, say: [&str; 2], next: [&str; 2]) -> Self {
        let both = |[zh, en]: [&str; 2]| SaidView { zh: zh.to_owned(), en: en.to_owned() };
        Self { code, place: place.into(), say: both(say), next: both(next), detail: String::new() }
    }

    /// A failure in sentences that another layer has found.
    pub fn said(code: Code, place: Option<String>, say: &Said, next: &Said) -> Self {
        Self::new(code, place, [&say.zh, &say.en], [&next.zh, &next.en])
    }

    /// The same failure with the chain of causes for the log.
    #[must_use]
    pub fn because(mut self, cause: impl std::fmt::Display) -> Self {
        self.detail = cause.to_string();
        self
    }

    /// An id that names nothing.
    pub fn unknown(what: [&str; 2], id: &str) -> Self {
        let [zh, en] = what;
        Self::new(
            Code::Call,
            id.to_owned(),
            [&format!("没有编号为“{id}”的{zh}。"), &format!("There is no {en} `{id}`.")],
            ["请先列出现有的编号，再重试。", "List what there is and try again."],
        )
    }

    /// A command that needs an open workspace or assessment.
    pub fn nothing_open(what: [&str; 2]) -> Self {
        let [zh, en] = what;
        Self::new(
            Code::NothingOpen,
            None,
            [&format!("还没有打开{zh}。"), &format!("No {en} is open.")],
            [&format!("请先新建或打开{zh}。"), &format!("Create or open one: {en}.")],
        )
    }

    /// A promise of the program does not hold.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self::new(
            Code::Internal,
            None,
            [
                "程序内部出错，这一步没有做成；已保存的内容不受影响。",
                "The program failed; this step was not done. What was saved is safe.",
            ],
            [
                "请重试；再次出现请把日志交给技术支持。",
                "Try again; if it comes back, hand the log to support.",
            ],
        )
        .because(cause)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let (code, path) = match &error {
            StoreError::Full { path, .. } => (Code::Full, Some(path)),
            StoreError::ReadOnly { path, .. } | StoreError::Denied { path, .. } => {
                (Code::ReadOnly, Some(path))
            }
            StoreError::InUse { path } => (Code::InUse, Some(path)),
            StoreError::Newer { path, .. } => (Code::Newer, Some(path)),
            StoreError::Damaged { path, .. }
            | StoreError::MigrationChanged { path, .. }
            | StoreError::BlobMissing { path } => (Code::Damaged, Some(path)),
            StoreError::FolderMissing { path }
            | StoreError::NotAFolder { path }
            | StoreError::NotOurs { path, .. }
            | StoreError::Io { path, .. } => (Code::BadFile, Some(path)),
            StoreError::Conflict { .. } => (Code::Conflict, None),
            StoreError::NothingToUndo { .. } | StoreError::NotASha256 { .. } => (Code::Call, None),
            StoreError::Sqlite { .. } | StoreError::Broken { .. } => (Code::Internal, None),
        };
        let place = path.map(|path| path.display().to_string());
        Self::said(code, place, &error.say(), &error.next()).because(error)
    }
}

impl From<TablesError> for Failure {
    fn from(error: TablesError) -> Self {
        Self::said(Code::BadFile, None, &error.say(), &error.next()).because(error)
    }
}

impl From<DossierError> for Failure {
    fn from(error: DossierError) -> Self {
        if let DossierError::Template { file, line, key, zh, en } = &error {
            return Self::new(
                Code::BadFile,
                file.clone(),
                [
                    &format!("版式模板第 {line} 行（{key}）：{zh}。"),
                    &format!("Line {line} of the template (`{key}`): {en}."),
                ],
                [
                    "请改正这一行；写法可对照程序自带的模板（assets/dossier）。",
                    "Mend the line; the shipped templates in assets/dossier show how.",
                ],
            );
        }
        if let DossierError::Scan { name, fault } = &error {
            let said = fault.say();
            return Self::new(
                Code::BadFile,
                name.clone(),
                [&format!("扫描件不能使用：{}", said.zh), &format!("The scan cannot be used: {}", said.en)],
                ["请提供灰度或彩色（RGB）的 JPEG 或 PNG 图片。", "Give it as a JPEG or PNG in grey or RGB."],
            );
        }
        Self::new(
            Code::Internal,
            None,
            ["生成申报书时出错，没有写出文件。", "The book could not be made; no file was written."],
            [
                "请重试；再次出现请把日志交给技术支持。",
                "Try again; if it comes back, hand the log to support.",
            ],
        )
        .because(error)
    }
}

impl From<VolumeError> for Failure {
    fn from(error: VolumeError) -> Self {
        match error {
            VolumeError::File(error) => error.into(),
            VolumeError::Stamp(error) => error.into(),
        }
    }
}

impl From<BundleError> for Failure {
    fn from(error: BundleError) -> Self {
        let (code, path) = match &error {
            BundleError::Full { path, .. } => (Code::Full, Some(path)),
            BundleError::ContentChanged { path, .. } => (Code::Damaged, Some(path)),
            BundleError::Io { path, .. }
            | BundleError::TooLarge { path, .. }
            | BundleError::Exists { path }
            | BundleError::Tampered { path, .. }
            | BundleError::Damaged { path, .. } => (Code::BadFile, Some(path)),
            BundleError::UnsafeName { .. } | BundleError::DuplicateName { .. } => (Code::BadFile, None),
            BundleError::NotAsWritten { .. } | BundleError::Broken { .. } => (Code::Internal, None),
        };
        let place = path.map(|path| path.display().to_string());
        Self::said(code, place, &error.say(), &error.next()).because(error)
    }
}
