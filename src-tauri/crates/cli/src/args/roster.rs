//! Verbs for the roster.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// Verbs for the roster.
#[derive(Debug, Subcommand)]
pub enum Roster {
    /// Takes a firm list from a spreadsheet 导入
    Import(Import),
    /// Writes the roster as a spreadsheet 导出
    Export {
        /// The file to write
        #[arg(long)]
        out: PathBuf,
        /// Only the firms missing for this indicator 只导出该指标尚缺的企业
        #[arg(long, value_name = "INDICATOR")]
        missing: Option<String>,
    },
    /// Writes an empty roster with drop-downs 模板
    Template {
        /// The file to write
        #[arg(long)]
        out: PathBuf,
    },
    /// Firms 列出
    List {
        /// Only the firms missing for this indicator 只列该指标尚缺的企业
        #[arg(long, value_name = "INDICATOR")]
        missing: Option<String>,
        /// In the order of this column; with a minus the greatest first 排序
        #[arg(long, value_name = "[-]COLUMN", allow_hyphen_values = true, conflicts_with = "missing")]
        sort: Option<String>,
    },
    /// A counted indicator by group of firms, or as it would be 分组统计与测算
    Count {
        /// Indicator id
        indicator: String,
        /// By what
        #[arg(long, value_enum, default_value_t = By::Division)]
        by: By,
        /// As if this firm were done, several allowed 假设这家企业已完成
        #[arg(long, value_name = "FIRM")]
        if_done: Vec<String>,
        /// As if every firm that has not said were done 假设待补数据的企业都已完成
        #[arg(long)]
        if_unknown: bool,
    },
    /// Takes a firm out 删除一家
    Remove {
        /// Firm id
        firm: String,
    },
    /// Changes one cell 修改一格
    Set {
        /// Firm id
        firm: String,
        /// `COLUMN=VALUE`
        cell: String,
    },
    /// Adds a firm 新增一家
    Add {
        /// `COLUMN=VALUE`, several allowed
        #[arg(required = true)]
        cells: Vec<String>,
    },
    /// Firms that may stand twice 疑似重复
    Duplicates,
    /// Makes one firm of several 合并
    Merge {
        /// The firm that stays
        keep: String,
        /// The firms that are merged into it
        #[arg(required = true)]
        others: Vec<String>,
        /// `COLUMN=FIRM`: whose value stands where they differ
        #[arg(long)]
        take: Vec<String>,
        /// Only say what would become of them 只预览
        #[arg(long)]
        preview: bool,
    },
    /// Rows of imported files that could not be taken 待补列表
    #[command(subcommand)]
    Reject(Reject),
    /// The office's own columns 自建栏目
    #[command(subcommand)]
    Column(Column),
}

/// By what firms are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// Division of GB/T 4754 行业大类.
    Division,
    /// Leading industry or not 主导产业.
    Leading,
    /// The 8 + 9 new industries 新产业.
    New,
    /// Size of industrial firms 大中小微.
    Size,
}

impl By {
    /// Its name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Division => "division",
            Self::Leading => "leading_industry",
            Self::New => "new_industry",
            Self::Size => "size",
        }
    }
}

/// What to import and how.
#[derive(Debug, Args)]
pub struct Import {
    /// .xlsx, .xls, .et, .ods or .csv; `-` for text on standard input
    pub file: PathBuf,
    /// Only say what would change 只预览
    #[arg(long)]
    pub preview: bool,
    /// Sheet name 工作表
    #[arg(long)]
    pub sheet: Option<String>,
    /// Every sheet that looks like a roster 全部工作表
    #[arg(long, conflicts_with = "sheet")]
    pub all_sheets: bool,
    /// `LETTERS=COLUMN`, or `LETTERS=` to leave it out; remembered for the same headers 指定栏目
    #[arg(long = "match", value_name = "LETTERS=COLUMN")]
    pub matches: Vec<String>,
}

/// Verbs for the list to mend.
#[derive(Debug, Subcommand)]
pub enum Reject {
    /// Rows to mend 列出
    List,
    /// Takes a mended row into the roster 补入
    Mend {
        /// Its id
        row: String,
        /// `COLUMN=VALUE`, several allowed
        cells: Vec<String>,
    },
    /// Throws rows away 舍弃
    Discard {
        /// Their ids
        #[arg(required = true)]
        rows: Vec<String>,
    },
}

/// Verbs for the office's own columns.
#[derive(Debug, Subcommand)]
pub enum Column {
    /// Own columns, retired ones too 列出
    List,
    /// Adds a column 新增
    Add {
        /// Its header
        label: String,
        /// What it holds
        #[arg(long, value_enum, default_value_t = Kind::Text)]
        kind: Kind,
        /// Unit of its figures
        #[arg(long, default_value = "")]
        unit: String,
        /// Its choices, separated by commas
        #[arg(long, value_delimiter = ',')]
        choices: Vec<String>,
        /// Holds personal data 个人信息
        #[arg(long)]
        personal: bool,
    },
    /// Gives a column another header 改名
    Rename {
        /// Its key
        key: String,
        /// Its new header
        label: String,
    },
    /// Puts a column away; its cells are kept 停用
    Retire {
        /// Its key
        key: String,
    },
    /// Takes a column out again 恢复
    Restore {
        /// Its key
        key: String,
    },
}

/// What a column of the office holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Text 文字.
    Text,
    /// A number 数字.
    Number,
    /// Yes or no 是否.
    Flag,
    /// One of several 单选.
    Choice,
    /// A date 日期.
    Date,
}

impl Kind {
    /// Its name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Flag => "flag",
            Self::Choice => "choice",
            Self::Date => "date",
        }
    }
}
