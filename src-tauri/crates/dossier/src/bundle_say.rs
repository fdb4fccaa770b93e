//! Failures and findings of packages as a person reads them.

use parkgauge_core::file_fault;
use parkgauge_core::problem::Said;

use crate::bundle_error::BundleError;
use crate::verify::{Problem, ProblemCode};

impl BundleError {
    /// What happened and where, in both languages.
    pub fn say(&self) -> Said {
        let both = |zh: String, en: String| Said::new(zh, en);
        match self {
            Self::Full { path, .. } => both(
                format!("磁盘空间不足，没有写成 {}。", path.display()),
                format!("The disk is full; {} was not written.", path.display()),
            ),
            Self::Io { path, source, .. } => file_fault::say(&path.display().to_string(), source.kind()),
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
                format!("{} 不是材料包，或者已损坏、没有传完整。", path.display()),
                format!("{} is no submission set, or it is damaged or incomplete.", path.display()),
            ),
            Self::Tampered { path, names } => both(
                format!("{} 里有文件损坏或被改动：{}。什么也没有解出。", path.display(), names.join("、")),
                format!(
                    "In {}, files are damaged or changed: {}. Nothing was unpacked.",
                    path.display(),
                    names.join(", ")
                ),
            ),
            Self::NotAsWritten { path, .. } => both(
                format!("材料包写完后复查不一致，没有放到 {}。", path.display()),
                format!("The package did not pass its own check and was not put at {}.", path.display()),
            ),
            Self::Broken { what } => {
                both("程序内部出错，这一步没有做成。".to_owned(), format!("The program is at fault: {what}"))
            }
        }
    }

    /// What to do about it, in both languages.
    pub fn next(&self) -> Said {
        match self {
            Self::Full { .. } => {
                Said::new("请清理磁盘，或换一个位置，再生成。", "Free some space or choose another place.")
            }
            Self::Io { source, .. } => file_fault::next(source.kind()),
            Self::NotAsWritten { .. } => Said::new(
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
            Self::Damaged { .. } | Self::Tampered { .. } => {
                Said::new("请重新复制，或向报送单位重新索取。", "Copy it again or ask for it again.")
            }
            Self::Broken { .. } => Said::new(
                "请重试；再次出现请把日志交给软件维护者。",
                "Try again; if it comes back, hand the log to the maintainers.",
            ),
        }
    }
}

impl Problem {
    /// What was found and in which file, in both languages; the words of libraries stay in `detail`.
    pub fn say(&self) -> Said {
        let said = self.code.say();
        match self.place.as_str() {
            "" => said,
            place => Said::new(format!("{place}：{}", said.zh), format!("{place}: {}", said.en)),
        }
    }
}

impl ProblemCode {
    /// What it means, in both languages.
    pub fn say(self) -> Said {
        match self {
            Self::Damaged => Said::new(
                "已损坏，读出的内容与存入时不同。",
                "It is damaged: what is read is not what was put in.",
            ),
            Self::NoManifest => Said::new(
                "没有可读的文件清单，不能判断是否完整。",
                "There is no readable manifest, so nobody can tell whether it is whole.",
            ),
            Self::ListDiffers => {
                Said::new("清单与 manifest.json 不一致。", "A list does not say what manifest.json says.")
            }
            Self::Duplicate => Said::new("有重名的文件。", "Two files have one name."),
            Self::UnsafeName => Said::new(
                "文件名不安全：可能写到别的文件夹，或在有的系统上不能使用。",
                "The name is unsafe: it may lead to another folder, or some system cannot use it.",
            ),
            Self::TooLarge => Said::new("文件过大或过多。", "It is too large or holds too many files."),
            Self::Repacked => Said::new(
                "压缩包本身被改动，或被其他程序重新打包过。",
                "The zip around the files was changed or packed again by another program.",
            ),
        }
    }
}
