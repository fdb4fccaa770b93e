//! Failures and findings of packages as a person reads them.

use parkgauge_core::problem::Said;

use crate::bundle_error::BundleError;
use crate::verify::ProblemCode;

impl BundleError {
    /// What happened and where, in both languages.
    pub fn say(&self) -> Said {
        let both = |zh: String, en: String| Said::new(zh, en);
        match self {
            Self::Full { path, .. } => both(
                format!("磁盘空间不足，没有写成 {}。", path.display()),
                format!("The disk is full; {} was not written.", path.display()),
            ),
            Self::Io { path, source, .. } => both(
                format!("无法读写 {}：{source}", path.display()),
                format!("{} cannot be read or written: {source}", path.display()),
            ),
            Self::UnsafeName { name, .. } => both(
                format!("文件名“{name}”不安全，或在有的系统上不能使用。"),
                format!("The name {name:?} is unsafe or cannot be used on every system."),
            ),
            Self::DuplicateName { name } => {
                both(format!("材料包里有两个文件都叫“{name}”。"), format!("Two files are named {name:?}."))
            }
            Self::ContentChanged { path, .. } => both(
                format!("{} 的内容与添加时不同。", path.display()),
                format!("{} is not what it was when it was added.", path.display()),
            ),
            Self::TooLarge { path, limit, .. } => both(
                format!("{} 太大或文件太多（上限 {limit}）。", path.display()),
                format!("{} is too large or holds too many files (limit {limit}).", path.display()),
            ),
            Self::Exists { path } => both(
                format!("{} 已经存在，没有覆盖。", path.display()),
                format!("{} exists and was not replaced.", path.display()),
            ),
            Self::Damaged { path, .. } => both(
                format!("{} 不是完整的 zip 文件。", path.display()),
                format!("{} is not a whole zip file.", path.display()),
            ),
            Self::NotAsWritten { path, .. } => both(
                format!("材料包写完后复查不一致，没有放到 {}。", path.display()),
                format!("The package did not pass its own check and was not put at {}.", path.display()),
            ),
            Self::Broken { what } => {
                both(format!("程序内部出错：{what}"), format!("The program is at fault: {what}"))
            }
        }
    }

    /// What to do about it, in both languages.
    pub fn next(&self) -> Said {
        match self {
            Self::Full { .. } => {
                Said::new("请清理磁盘，或换一个位置，再生成。", "Free some space or choose another place.")
            }
            Self::Io { .. } | Self::NotAsWritten { .. } => Said::new(
                "请确认磁盘连接正常，或换一个位置，然后重试。",
                "Make sure that the disk is connected or choose another place, then try again.",
            ),
            Self::UnsafeName { .. } | Self::DuplicateName { .. } => {
                Said::new("请改名后重试；收到的材料包请退回。", "Rename it; send a received package back.")
            }
            Self::ContentChanged { .. } => {
                Said::new("请核对并重新添加这份佐证材料。", "Check this evidence and add it again.")
            }
            Self::TooLarge { .. } => Said::new(
                "请压缩扫描件或分卷；收到的材料包请勿打开。",
                "Compress scans or split the volumes; do not open a received package like this.",
            ),
            Self::Exists { .. } => Said::new("请选择一个空文件夹。", "Choose an empty folder."),
            Self::Damaged { .. } => Said::new("请重新复制或重新索取。", "Copy it again or ask for it again."),
            Self::Broken { .. } => {
                Said::new("请把这段文字告诉软件维护者。", "Tell this text to the maintainers.")
            }
        }
    }
}

impl ProblemCode {
    /// What it means, in both languages.
    pub fn say(self) -> Said {
        match self {
            Self::Damaged => Said::new("文件已损坏。", "It is damaged."),
            Self::NoManifest => {
                Said::new("没有可读的 manifest.json。", "There is no readable manifest.json.")
            }
            Self::ListDiffers => {
                Said::new("清单与 manifest.json 不一致。", "A list does not say what manifest.json says.")
            }
            Self::Duplicate => Said::new("有重名的文件。", "Two files have one name."),
            Self::UnsafeName => Said::new("文件名不安全。", "A name is unsafe."),
            Self::TooLarge => Said::new("文件过大或过多。", "It is too large or holds too many files."),
            Self::Repacked => Said::new(
                "压缩包本身被改动，或被其他程序重新打包过。",
                "The zip around the files was changed or packed again by another program.",
            ),
        }
    }
}
