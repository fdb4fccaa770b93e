//! Why a file, or a page of it, is not in the volume. Told on a sheet of its own and as a finding.

use parkgauge_core::problem::Said;

/// Why nothing of a file can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// It has no bytes.
    Empty,
    /// It is not what its name says.
    NotWhatItSays,
    /// It can be opened with a password only.
    NeedsPassword,
    /// It is a PDF without pages.
    NoPages,
    /// It is cut short or damaged beyond repair.
    Damaged,
    /// It, or a picture in it, is larger than what is taken in.
    TooLarge,
    /// It is a picture of a kind that cannot be shown in a PDF.
    UnknownKind,
    /// It is no longer on the disk, or cannot be read.
    Gone,
}

impl Fault {
    /// Stable code of the finding.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "evidence.empty",
            Self::NotWhatItSays => "evidence.not_what_it_says",
            Self::NeedsPassword => "evidence.needs_password",
            Self::NoPages => "evidence.no_pages",
            Self::Damaged => "evidence.unreadable",
            Self::TooLarge => "evidence.too_large",
            Self::UnknownKind => "evidence.unknown_kind",
            Self::Gone => "evidence.gone",
        }
    }

    /// What is wrong, as a person reads it.
    #[must_use]
    pub fn say(self) -> Said {
        let (zh, en) = match self {
            Self::Empty => ("文件是空的，没有内容。", "The file is empty."),
            Self::NotWhatItSays => (
                "文件内容与扩展名不符，不是它所说的格式。",
                "The content of the file is not what its name says.",
            ),
            Self::NeedsPassword => {
                ("文件设有打开密码，不能读取。", "The file needs a password to be opened.")
            }
            Self::NoPages => ("文件里没有页面。", "The file has no pages."),
            Self::Damaged => ("文件已损坏或不完整，不能读取。", "The file is damaged or cut short."),
            Self::TooLarge => ("文件或图片过大，没有编入。", "The file or picture is too large to be bound."),
            Self::UnknownKind => (
                "这种编码的图片不能编入，请以原件为准。",
                "Pictures of this kind cannot be bound; see the original.",
            ),
            Self::Gone => ("文件不在磁盘上或不能读取。", "The file is not on the disk or cannot be read."),
        };
        Said::new(zh, en)
    }

    /// What to do about it.
    #[must_use]
    pub fn next(self) -> Said {
        let (zh, en) = match self {
            Self::Empty | Self::NoPages | Self::Gone => {
                ("请找到完整的原件，重新添加。", "Find the whole original and add it again.")
            }
            Self::NotWhatItSays | Self::Damaged => (
                "请用原程序打开，另存或打印为 PDF 后重新添加。",
                "Open it with its own program, save or print it as PDF, and add that.",
            ),
            Self::NeedsPassword => (
                "请用密码打开后打印为不加密的 PDF，重新添加。",
                "Open it with the password, print it as an unprotected PDF, and add that.",
            ),
            Self::TooLarge => (
                "请拆分文件或降低扫描分辨率后重新添加。",
                "Split the file or scan it at a lower resolution, and add that.",
            ),
            Self::UnknownKind => {
                ("请另存为 JPEG 或 PNG 后重新添加。", "Save it as JPEG or PNG and add that.")
            }
        };
        Said::new(zh, en)
    }
}

/// What is odd about a file of which pages are shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remark {
    /// The file was damaged; this many pages were found although it does not list them properly.
    Repaired,
    /// These pages, from 1, cannot be shown.
    LostPages(Vec<u32>),
    /// This many form fields or remarks of a reader have no picture of themselves and are not shown.
    NotShown(u32),
    /// A picture ends before its end; its lower part may be missing.
    CutShort,
    /// A page alone is larger than the limit of a volume.
    OverLimit,
}

impl Remark {
    /// Stable code of the finding.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Repaired => "evidence.repaired",
            Self::LostPages(_) => "evidence.lost_pages",
            Self::NotShown(_) => "evidence.not_shown",
            Self::CutShort => "evidence.cut_short",
            Self::OverLimit => "evidence.over_limit",
        }
    }

    /// What is odd, as a person reads it.
    #[must_use]
    pub fn say(&self) -> Said {
        match self {
            Self::Repaired => Said::new(
                "文件结构有损坏，已按能找到的页面编入，请逐页核对。",
                "The file is damaged; the pages that could be found are bound. Compare them one by one.",
            ),
            Self::LostPages(pages) => {
                let list = pages.iter().map(u32::to_string).collect::<Vec<_>>();
                Said::new(
                    format!("第 {} 页不能读取。", list.join("、")),
                    format!("Pages {} cannot be read.", list.join(", ")),
                )
            }
            Self::NotShown(count) => Said::new(
                format!("有 {count} 处表单或批注没有可打印的外观，没有编入。"),
                format!("{count} form fields or remarks have no printable appearance and are left out."),
            ),
            Self::CutShort => Said::new(
                "图片末尾不完整，下部可能缺失。",
                "The picture ends early; its lower part may be missing.",
            ),
            Self::OverLimit => Said::new(
                "单页已超过分册大小上限，该册会超出上限。",
                "One page alone is larger than the limit of a volume, so that volume exceeds it.",
            ),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn next(&self) -> Said {
        match self {
            Self::Repaired | Self::LostPages(_) | Self::CutShort => Fault::Damaged.next(),
            Self::NotShown(_) => Said::new(
                "请打开原件打印为 PDF 后重新添加。",
                "Open the original, print it as PDF, and add that.",
            ),
            Self::OverLimit => Fault::TooLarge.next(),
        }
    }
}
