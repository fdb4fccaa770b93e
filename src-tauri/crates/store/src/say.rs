//! Failures as a person reads them: what happened and where, then what to do.

use parkgauge_core::file_fault;
use parkgauge_core::problem::Said;

use crate::error::StoreError;

impl StoreError {
    /// What happened and where, in both languages.
    pub fn say(&self) -> Said {
        let both = |zh: String, en: String| Said::new(zh, en);
        match self {
            Self::FolderMissing { path } => both(
                format!("找不到 {} 的上级文件夹。", path.display()),
                format!("The folder that should hold {} does not exist.", path.display()),
            ),
            Self::NotAFolder { path } => both(
                format!("{} 不是文件夹。", path.display()),
                format!("{} is not a folder.", path.display()),
            ),
            Self::Denied { path, .. } => both(
                format!("系统不允许读写 {}。", path.display()),
                format!("The system denies access to {}.", path.display()),
            ),
            Self::ReadOnly { path, .. } => both(
                format!("{} 只能读，不能写。", path.display()),
                format!("{} is read-only.", path.display()),
            ),
            Self::Full { path, .. } => both(
                format!("磁盘空间不足，刚才的修改没有写入 {}。", path.display()),
                format!("The disk is full; the last change was not written to {}.", path.display()),
            ),
            Self::InUse { path } => both(
                format!("{} 正被本程序的另一个窗口或其他程序使用。", path.display()),
                format!("{} is open in another window or program.", path.display()),
            ),
            Self::Damaged { path, .. } => both(
                format!("数据库 {} 已损坏或丢失，程序没有改动这个文件夹。", path.display()),
                format!("The database {} is damaged or gone; nothing was changed.", path.display()),
            ),
            Self::NotOurs { path, .. } => both(
                format!("{} 不是本程序的数据库。", path.display()),
                format!("{} is not a database of this program.", path.display()),
            ),
            Self::Newer { path, needed, ours, .. } => both(
                format!("{} 由 {needed} 版程序写成，本程序是 {ours} 版。", path.display()),
                format!("{} was written by version {needed}; this is version {ours}.", path.display()),
            ),
            Self::MigrationChanged { path, version, .. } => both(
                format!("{} 的格式（第 {version} 步）与本程序所知的不同。", path.display()),
                format!("Step {version} of the format of {} is not the one known here.", path.display()),
            ),
            Self::Conflict { .. } => Said::new(
                "这一项在您打开之后被别处改过，您的修改没有覆盖它。",
                "This item was changed elsewhere after you opened it; your change did not replace it.",
            ),
            Self::NothingToUndo { what: "redo" } => {
                Said::new("没有可以重做的修改。", "There is nothing to redo.")
            }
            Self::NothingToUndo { .. } => Said::new("没有可以撤销的修改。", "There is nothing to undo."),
            Self::BlobMissing { path } => both(
                format!("佐证材料文件不见了：{}。", path.display()),
                format!("The evidence file {} is missing.", path.display()),
            ),
            Self::NotASha256 { text } => {
                both(format!("“{text}”不是 SHA-256。"), format!("{text:?} is not a SHA-256."))
            }
            Self::Io { path, source, .. } => file_fault::say(&path.display().to_string(), source.kind()),
            Self::Sqlite { path, .. } => both(
                format!("无法读写数据库 {}。", path.display()),
                format!("The database {} cannot be read or written.", path.display()),
            ),
            Self::Broken { what } => {
                both("程序内部出错，这一步没有做成。".to_owned(), format!("The program is at fault: {what}"))
            }
        }
    }

    /// What to do about it, in both languages.
    pub fn next(&self) -> Said {
        match self {
            Self::FolderMissing { .. } => Said::new(
                "请检查移动硬盘或 U 盘是否插好，或选择另一个文件夹。",
                "Check that the drive is plugged in, or choose another folder.",
            ),
            Self::NotAFolder { .. } | Self::NotOurs { .. } => {
                Said::new("请选择另一个文件夹。", "Choose another folder.")
            }
            Self::Denied { .. } | Self::ReadOnly { .. } => Said::new(
                "请把工作区复制到可以写入的文件夹（例如“文档”），再打开。",
                "Copy the workspace to a folder that can be written to, such as Documents, and open it there.",
            ),
            Self::Full { .. } => Said::new(
                "请清理磁盘后重试；此前保存的内容都在。",
                "Free some space and try again; everything saved before is there.",
            ),
            Self::InUse { .. } => Said::new("请先关闭另一个，再重试。", "Close the other one and try again."),
            Self::Damaged { .. } => Said::new(
                "请先把整个文件夹另存一份，再用 backups 文件夹里最新的备份恢复。",
                "Keep a copy of the whole folder, then restore the newest copy in its folder backups.",
            ),
            Self::Newer { .. } | Self::MigrationChanged { .. } => {
                Said::new("请安装新版程序后再打开。", "Install the newer version and open it there.")
            }
            Self::Conflict { .. } => Said::new(
                "请比较两处内容，保留正确的一份后再保存。",
                "Compare the two texts, keep the right one and save again.",
            ),
            Self::NothingToUndo { .. } => Said::new("不需要处理。", "Nothing needs to be done."),
            Self::BlobMissing { .. } => Said::new(
                "请重新添加这个文件，原有的关联仍然有效。",
                "Add the file again; its links are kept.",
            ),
            Self::Io { source, .. } => file_fault::next(source.kind()),
            Self::Sqlite { .. } => Said::new(
                "请确认磁盘连接正常，然后重试。",
                "Make sure that the disk is connected, then try again.",
            ),
            Self::NotASha256 { .. } | Self::Broken { .. } => Said::new(
                "请备份工作区文件夹，并把日志交给软件维护者。",
                "Keep a copy of the workspace folder and hand the log to the maintainers.",
            ),
        }
    }
}
