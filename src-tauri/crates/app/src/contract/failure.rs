//! What the program could not do: a code for machines, a sentence for people,
//! a hint for the next step. The only place that maps errors to codes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
        let detail = error.to_string();
        let at = |path: &std::path::Path| path.display().to_string();
        let failure = match &error {
            StoreError::Full { path, .. } => Self::new(
                Code::Full,
                at(path),
                ["磁盘空间不足，刚才的修改没有写入。", "The disk is full; the last change was not written."],
                [
                    "请清理磁盘后重试；窗口里未保存的内容仍保留。",
                    "Free some space and try again; what is typed is kept.",
                ],
            ),
            StoreError::ReadOnly { path, .. } | StoreError::Denied { path, .. } => Self::new(
                Code::ReadOnly,
                at(path),
                [
                    "这个位置不能写入（只读或没有权限）。",
                    "This place cannot be written (read-only or no permission).",
                ],
                [
                    "请换一个可以写入的文件夹，或请管理员开放权限。",
                    "Choose a folder that can be written, or ask for permission.",
                ],
            ),
            StoreError::InUse { path } => Self::new(
                Code::InUse,
                at(path),
                ["这个园区文件夹正被另一个程序使用。", "Another program is using this folder."],
                ["请先关闭另一个窗口或程序，再打开。", "Close the other window or program first."],
            ),
            StoreError::Newer { path, needed, ours, .. } => Self::new(
                Code::Newer,
                at(path),
                [
                    &format!("这个文件夹由新版程序（{needed}）写成，本程序是 {ours}。"),
                    &format!("This folder was written by version {needed}; this is {ours}."),
                ],
                ["请升级本程序后再打开；文件没有被改动。", "Update this program; nothing was changed."],
            ),
            StoreError::Damaged { path, .. } | StoreError::MigrationChanged { path, .. } => Self::new(
                Code::Damaged,
                at(path),
                ["数据库文件损坏，程序没有改动它。", "The database is damaged; it was left as it is."],
                [
                    "请保留原文件，从 backups 文件夹里最近的备份恢复。",
                    "Keep the file and restore the newest copy from the backups folder.",
                ],
            ),
            StoreError::BlobMissing { path } => Self::new(
                Code::Damaged,
                at(path),
                ["一份佐证材料的原件不在了。", "The stored file of a piece of evidence is gone."],
                ["请重新添加这份文件。", "Add the file again."],
            ),
            StoreError::FolderMissing { path }
            | StoreError::NotAFolder { path }
            | StoreError::NotOurs { path, .. } => Self::new(
                Code::BadFile,
                at(path),
                [
                    "这个位置不是园区文件夹，也不能建成园区文件夹。",
                    "This is not a workspace folder and cannot become one.",
                ],
                [
                    "请选择一个空文件夹，或以前建好的园区文件夹。",
                    "Choose an empty folder or an existing workspace.",
                ],
            ),
            StoreError::Conflict { key, .. } => Self::new(
                Code::Conflict,
                key.to_string(),
                ["这一项刚被改过，没有覆盖。", "This item was changed in between; nothing was overwritten."],
                ["请对照两份内容，选择要保留的一份。", "Compare both and choose."],
            ),
            StoreError::NothingToUndo { .. } => Self::new(
                Code::Call,
                None,
                ["没有可以撤销的修改。", "There is nothing to undo."],
                ["不用做什么。", "Nothing to do."],
            ),
            StoreError::NotASha256 { text } => Self::unknown(["文件", "file"], text),
            StoreError::Io { path, .. } => Self::new(
                Code::BadFile,
                at(path),
                ["读写文件时出错。", "Reading or writing a file failed."],
                [
                    "请确认文件还在、磁盘可用，然后重试。",
                    "Check that the file and the disk are there, and try again.",
                ],
            ),
            StoreError::Sqlite { .. } | StoreError::Broken { .. } => Self::internal(""),
        };
        failure.because(detail)
    }
}

impl From<TablesError> for Failure {
    fn from(error: TablesError) -> Self {
        let (say, next) = (error.say(), error.next());
        Self::new(Code::BadFile, None, [&say.zh, &say.en], [&next.zh, &next.en]).because(error)
    }
}

impl From<DossierError> for Failure {
    fn from(error: DossierError) -> Self {
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

impl From<BundleError> for Failure {
    fn from(error: BundleError) -> Self {
        let detail = error.to_string();
        let at = |path: &std::path::Path| path.display().to_string();
        let failure = match &error {
            BundleError::Full { operation, path } => {
                Self::from(StoreError::Full { operation, path: path.clone() })
            }
            BundleError::Io { operation, path, source } => {
                Self::from(StoreError::io(operation, path, std::io::Error::from(source.kind())))
            }
            BundleError::Exists { path } => Self::new(
                Code::BadFile,
                at(path),
                ["这里已经有同名文件，没有覆盖。", "A file of this name exists; nothing was replaced."],
                ["请选一个空文件夹。", "Choose an empty folder."],
            ),
            BundleError::Damaged { path, .. } => Self::new(
                Code::BadFile,
                at(path),
                ["这个文件不是材料包，或者已经损坏。", "This is not a submission set, or it is damaged."],
                ["请向提交单位重新索取。", "Ask the sender for it again."],
            ),
            BundleError::ContentChanged { path, .. } => Self::new(
                Code::Damaged,
                at(path),
                [
                    "一份佐证材料的原件与登记时不同，没有生成材料包。",
                    "A stored piece of evidence is not what it was; no set was made.",
                ],
                ["请重新添加这份文件，再生成。", "Add the file again and make the set."],
            ),
            BundleError::UnsafeName { name, .. } | BundleError::DuplicateName { name } => Self::new(
                Code::BadFile,
                name.clone(),
                ["材料包里的一个文件名不能使用。", "A file name in the set cannot be used."],
                ["请改名后重试。", "Rename it and try again."],
            ),
            BundleError::TooLarge { path, .. } => Self::new(
                Code::BadFile,
                at(path),
                ["材料包超出能处理的大小。", "The set is larger than can be handled."],
                ["请减少佐证材料。", "Take out some evidence."],
            ),
            BundleError::NotAsWritten { .. } | BundleError::Broken { .. } => Self::internal(""),
        };
        failure.because(detail)
    }
}
