//! Why a spreadsheet could not be read or written.

use std::path::PathBuf;

use parkgauge_core::file_fault;
use parkgauge_core::problem::Said;

use crate::limits::{MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS, MAX_UNPACKED_BYTES};

/// What a file that is no spreadsheet looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looks {
    /// A web page saved under the name of a spreadsheet, as some web systems export it.
    WebPage,
    /// A spreadsheet as a single XML file (Excel 2003).
    XmlSpreadsheet,
    /// A binary workbook (.xlsb).
    BinaryWorkbook,
    /// A Word or PowerPoint document.
    OtherOffice,
    /// A PDF.
    Pdf,
    /// Another archive.
    Archive,
    /// Anything else.
    Other,
}

/// Why a spreadsheet could not be read or written. Each case has its own sentence and remedy.
#[derive(Debug, thiserror::Error)]
pub enum TablesError {
    /// The file could not be opened or read.
    #[error("read {path}: {source}")]
    Io {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is larger than a firm list can be.
    #[error("the file has {bytes} bytes; at most {MAX_FILE_BYTES} are read")]
    FileTooLarge {
        /// Its size.
        bytes: u64,
    },
    /// The file unpacks to more than a firm list can be: a damaged or hostile archive.
    #[error("the file unpacks to more than {MAX_UNPACKED_BYTES} bytes")]
    UnpacksTooLarge,
    /// A sheet has more rows, columns or cells than are read.
    #[error("sheet `{sheet}` is larger than {MAX_ROWS} rows by {MAX_COLUMNS} columns, or has too many cells")]
    SheetTooLarge {
        /// Which sheet.
        sheet: String,
    },
    /// Nothing is in the file.
    #[error("the file is empty")]
    Empty,
    /// The content is no spreadsheet, whatever the name says.
    #[error("not a spreadsheet: {0:?}")]
    NotASpreadsheet(Looks),
    /// The file needs a password.
    #[error("the file is encrypted")]
    Encrypted,
    /// A spreadsheet, but broken.
    #[error("the file is damaged: {detail}")]
    Damaged {
        /// What the reader said.
        detail: String,
    },
    /// A workbook could not be made.
    #[error("write a workbook: {detail}")]
    Write {
        /// What the writer said.
        detail: String,
    },
}

impl TablesError {
    pub(crate) fn damaged(detail: impl ToString) -> Self {
        Self::Damaged { detail: detail.to_string() }
    }

    /// Stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => "tables.io",
            Self::FileTooLarge { .. } => "tables.file_too_large",
            Self::UnpacksTooLarge => "tables.unpacks_too_large",
            Self::SheetTooLarge { .. } => "tables.sheet_too_large",
            Self::Empty => "tables.empty",
            Self::NotASpreadsheet(_) => "tables.not_a_spreadsheet",
            Self::Encrypted => "tables.encrypted",
            Self::Damaged { .. } => "tables.damaged",
            Self::Write { .. } => "tables.write",
        }
    }

    /// What is wrong, in both languages.
    pub fn say(&self) -> Said {
        match self {
            Self::Io { path, source } => file_fault::say(&path.display().to_string(), source.kind()),
            Self::FileTooLarge { bytes } => Said::new(
                format!("文件有 {} MB，超过 {} MB 的上限。", bytes >> 20, MAX_FILE_BYTES >> 20),
                format!("The file has {} MB; at most {} MB are read.", bytes >> 20, MAX_FILE_BYTES >> 20),
            ),
            Self::UnpacksTooLarge => Said::new(
                format!("文件展开后超过 {} MB，可能已损坏或是恶意文件，没有读取。", MAX_UNPACKED_BYTES >> 20),
                format!("The file unpacks to more than {} MB and was not read.", MAX_UNPACKED_BYTES >> 20),
            ),
            Self::SheetTooLarge { sheet } => Said::new(
                format!("工作表“{sheet}”太大：最多读取 {MAX_ROWS} 行、{MAX_COLUMNS} 列。"),
                format!(
                    "Sheet {sheet} is too large: at most {MAX_ROWS} rows and {MAX_COLUMNS} columns are read."
                ),
            ),
            Self::Empty => Said::new("文件里没有内容。", "The file is empty."),
            Self::NotASpreadsheet(looks) => looks.say(),
            Self::Encrypted => Said::new("文件加了打开密码。", "The file needs a password to be opened."),
            Self::Damaged { .. } => {
                Said::new("文件已损坏，或没有下载完整。", "The file is damaged or incomplete.")
            }
            Self::Write { .. } => Said::new("无法生成表格文件。", "The workbook could not be made."),
        }
    }

    /// What to do about it.
    pub fn next(&self) -> Said {
        match self {
            Self::Io { source, .. } => file_fault::next(source.kind()),
            Self::FileTooLarge { .. } | Self::UnpacksTooLarge | Self::SheetTooLarge { .. } => Said::new(
                "请只保留企业名单，删去空白行列和图片，另存为 .xlsx 后重试。",
                "Keep the firm list only, remove empty rows, columns and pictures, save as .xlsx and try again.",
            ),
            Self::Empty => Said::new("请选择有数据的文件。", "Choose a file with data."),
            Self::Encrypted => Said::new(
                "请用 Excel 或 WPS 打开，去掉密码后另存，再重试。",
                "Open it in Excel or WPS, remove the password, save and try again.",
            ),
            Self::NotASpreadsheet(Looks::Pdf | Looks::OtherOffice | Looks::Other | Looks::Archive) => {
                Said::new(
                    "请选择 .xlsx、.xls、.et、.ods 或 .csv 文件。",
                    "Choose an .xlsx, .xls, .et, .ods or .csv file.",
                )
            }
            Self::NotASpreadsheet(_) | Self::Damaged { .. } => Said::new(
                "请用 Excel 或 WPS 打开，另存为 .xlsx 后重试；打不开时请重新获取原文件。",
                "Open it in Excel or WPS, save as .xlsx and try again; if it does not open, get the original again.",
            ),
            Self::Write { .. } => Said::new("请重试。", "Try again."),
        }
    }
}

impl Looks {
    fn say(self) -> Said {
        match self {
            Self::WebPage => Said::new(
                "这是网页，只是文件名像表格（有的系统这样导出）。",
                "This is a web page under the name of a spreadsheet.",
            ),
            Self::XmlSpreadsheet => Said::new(
                "这是 Excel 2003 的 XML 表格，不能直接读取。",
                "This is an Excel 2003 XML spreadsheet, which is not read.",
            ),
            Self::BinaryWorkbook => Said::new(
                "这是二进制工作簿（.xlsb），不能直接读取。",
                "This is a binary workbook (.xlsb), which is not read.",
            ),
            Self::OtherOffice => Said::new(
                "这是文字或演示文档，不是表格。",
                "This is a text document or presentation, not a spreadsheet.",
            ),
            Self::Pdf => Said::new("这是 PDF，不是表格。", "This is a PDF, not a spreadsheet."),
            Self::Archive => Said::new("这是压缩包，不是表格。", "This is an archive, not a spreadsheet."),
            Self::Other => Said::new("这不是表格文件。", "This is not a spreadsheet."),
        }
    }
}
