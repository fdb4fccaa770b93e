//! The words of the command line. Nouns and verbs are those of the code.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

mod questionnaire;
mod roster;

pub use questionnaire::Questionnaire;
pub use roster::{Column, Import, Reject, Roster};

/// ParkGauge 园衡: 园区数字化自评估与申报材料
#[derive(Debug, Parser)]
#[command(name = "parkgauge", version, about, propagate_version = true)]
pub struct Arguments {
    /// The park's folder 园区文件夹
    #[arg(short, long, global = true, env = "PARKGAUGE_WORKSPACE", value_name = "DIR")]
    pub workspace: Option<PathBuf>,
    /// One JSON document on standard output 输出一个 JSON 文档
    #[arg(long, global = true)]
    pub json: bool,
    /// Language of texts 语言
    #[arg(long, global = true, value_enum, default_value_t = Lang::Zh)]
    pub lang: Lang,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

/// Nouns.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// The main job on the fictitious demo park 演示园区：从填报到材料包
    Demo {
        /// Folder for workspace and set 输出文件夹
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Frameworks 指标体系
    #[command(subcommand)]
    Framework(Framework),
    /// Assessments 自评估
    #[command(subcommand)]
    Assessment(Assessment),
    /// The park profile 园区概况
    #[command(subcommand)]
    Profile(Profile),
    /// The firm roster 企业名单
    #[command(subcommand)]
    Roster(Roster),
    /// Questionnaires that firms fill in offline 企业问卷
    #[command(subcommand)]
    Questionnaire(Questionnaire),
    /// Yearly figures 基础数据
    #[command(subcommand)]
    Base(Base),
    /// Answers to indicators 指标填报
    #[command(subcommand)]
    Answer(Answer),
    /// Evidence 佐证材料
    #[command(subcommand)]
    Evidence(Evidence),
    /// Results 自评结果
    Score,
    /// The gap to each target 差距
    Gap,
    /// The standing check list 体检
    Check,
    /// Whether the park may apply 建设对象条件
    Eligibility,
    /// Submission sets 申报材料包
    #[command(subcommand)]
    Dossier(Dossier),
}

/// Verbs for frameworks.
#[derive(Debug, Subcommand)]
pub enum Framework {
    /// Every framework that can be chosen 列出
    List,
    /// One framework in full 显示
    Show {
        /// `ID` or `ID@EDITION`
        id: String,
    },
    /// What differs between two editions 比较两个版本
    Compare {
        /// `ID@EDITION`, or a TOML file
        old: String,
        /// `ID@EDITION`, or a TOML file
        new: String,
    },
    /// Every problem of a framework file 检查指标体系文件
    Check {
        /// A workbook (.xlsx) or a text (.toml)
        file: PathBuf,
    },
    /// Takes a framework file into the workspace 导入指标体系文件
    Add {
        /// A workbook (.xlsx) or a text (.toml)
        file: PathBuf,
    },
    /// Writes a framework as a workbook or as text 导出
    Export {
        /// `ID` or `ID@EDITION`
        id: String,
        /// A file that ends in .xlsx or .toml
        #[arg(long)]
        out: PathBuf,
    },
    /// Writes a small framework to begin with 模板
    Template {
        /// A file that ends in .xlsx or .toml
        #[arg(long)]
        out: PathBuf,
    },
    /// Freezes the ids of a draft and prints its digest 发布
    Publish {
        /// `ID` or `ID@EDITION`
        id: String,
    },
}

/// Verbs for assessments.
#[derive(Debug, Subcommand)]
pub enum Assessment {
    /// Starts an assessment and opens it 新建
    New {
        /// Framework id, or `ID@EDITION`
        #[arg(long)]
        framework: String,
        /// Name of the park 园区名称
        #[arg(long)]
        park: String,
        /// Year assessed 年度
        #[arg(long)]
        year: u16,
    },
    /// Every assessment of the workspace 列出
    List,
    /// Opens an assessment 打开
    Open {
        /// Its id
        id: String,
    },
    /// Updates to another edition of the framework; nothing that was typed is lost 更新指标体系版本
    Update {
        /// `EDITION`, `ID@EDITION`, or a TOML file
        #[arg(long)]
        to: String,
        /// Says what would happen, and does nothing 只预览
        #[arg(long)]
        preview: bool,
    },
    /// Answers of other assessments that can be taken over 从其他自评估带入
    Prefill {
        /// Takes them over; each is to be confirmed 带入
        #[arg(long)]
        accept: bool,
        /// Only these indicators
        indicators: Vec<String>,
    },
    /// Confirms the answer to an indicator as it stands 确认填报
    Confirm {
        /// Indicator id
        indicator: String,
    },
    /// What was answered for an edition before and is asked no more 停用的填报
    Retired,
    /// Chooses a reading of a rule 选择口径
    Reading {
        /// `DEFINITION=OPTION`
        choice: String,
    },
}

/// Verbs for the profile.
#[derive(Debug, Subcommand)]
pub enum Profile {
    /// What is filled in 显示
    Show,
    /// Fills fields 填写
    Set {
        /// `KEY=VALUE`, several allowed
        #[arg(required = true)]
        fields: Vec<String>,
    },
    /// Fills fields from a TOML file of `key = "value"` 从文件填写
    Import {
        /// The file
        file: PathBuf,
    },
}

/// Verbs for yearly figures.
#[derive(Debug, Subcommand)]
pub enum Base {
    /// What is filled in 显示
    Show,
    /// Fills one figure 填写
    Set {
        /// `KEY=VALUE`
        figure: String,
        /// Unit of the value; converted exactly 单位
        #[arg(long)]
        unit: Option<String>,
        /// Year 期间
        #[arg(long)]
        period: String,
        /// Where it comes from 来源
        #[arg(long, default_value = "")]
        source: String,
        /// Who gave it 提供人
        #[arg(long, default_value = "")]
        person: String,
        /// What explains it, such as a jump from the year before 说明
        #[arg(long)]
        note: Option<String>,
    },
}

/// Verbs for answers.
#[derive(Debug, Subcommand)]
pub enum Answer {
    /// What is answered 显示
    Show {
        /// Only this indicator
        indicator: Option<String>,
    },
    /// Answers an indicator 填写
    Set(AnswerSet),
    /// What stood there before 历史
    History {
        /// The indicator
        indicator: String,
    },
    /// Takes back the newest change 撤销
    Undo,
}

/// One answer.
#[derive(Debug, Args)]
pub struct AnswerSet {
    /// The indicator
    pub indicator: String,
    /// A figure, a text, an option id, or item ids separated by commas; a line a row for a table, its cells between `|`;
    /// a line a year for three years, newest first
    pub value: Option<String>,
    /// Remark 备注
    #[arg(long)]
    pub note: Option<String>,
    /// Descriptive text 情况说明
    #[arg(long)]
    pub narrative: Option<String>,
    /// Does not apply, with the reason 不适用及理由
    #[arg(long, value_name = "REASON", conflicts_with = "value")]
    pub not_applicable: Option<String>,
}

/// Verbs for evidence.
#[derive(Debug, Subcommand)]
pub enum Evidence {
    /// Adds files and folders 添加文件或文件夹
    Add {
        /// Files and folders
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// `INDICATOR` or `INDICATOR:PAGES`, several allowed 对应的指标和页码
        #[arg(long = "for", value_name = "INDICATOR[:PAGES]")]
        proves: Vec<String>,
    },
    /// Every piece with its number 列出
    List,
    /// Says what a piece proves 对应到指标
    Link {
        /// Evidence id
        id: String,
        /// `INDICATOR` or `INDICATOR:PAGES`
        #[arg(value_name = "INDICATOR[:PAGES]")]
        proves: String,
        /// Why 理由
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Takes a link away 取消对应
    Unlink {
        /// Evidence id
        id: String,
        /// Indicator
        indicator: String,
    },
    /// Changes the facts about a piece 修改说明
    Set {
        /// Evidence id
        id: String,
        /// `FACT=VALUE`: title, kind, issuer, document_number, document_date, valid_until, confidentiality, note
        #[arg(required = true)]
        facts: Vec<String>,
    },
    /// Puts a newer version of the same document in its place 换成新版
    Revise {
        /// Evidence id
        id: String,
        /// The newer file
        file: PathBuf,
    },
    /// Every stored version of a piece 版本
    Versions {
        /// Evidence id
        id: String,
    },
    /// Writes a stored version as a file 取出原件
    Export {
        /// Evidence id
        id: String,
        /// Which version, by SHA-256; the newest if left out 版本
        #[arg(long)]
        sha256: Option<String>,
        /// The file to write
        #[arg(long)]
        out: PathBuf,
    },
    /// Puts a piece into the trash 移到回收站
    Remove {
        /// Evidence id
        id: String,
    },
    /// What lies in the trash 回收站
    Trash,
    /// Takes a piece out of the trash 恢复
    Restore {
        /// Evidence id
        id: String,
    },
    /// Indicators that unlinked pieces may prove 建议对应的指标
    Suggest,
    /// Numbers anew and says what changes 重新编号
    Number {
        /// The rule of the numbers 编号规则
        #[arg(long, value_enum)]
        rule: Option<NumberingRule>,
        /// Only say what would change 只预览
        #[arg(long)]
        preview: bool,
    },
    /// Chooses how the volume is bound 装订方式
    Bind {
        /// Megabytes that a volume may have; 0 for all in one 分册上限
        #[arg(long, value_name = "MB")]
        limit: Option<u64>,
        /// Places to confirm that a page is like the original 与原件一致
        #[arg(long)]
        certify: Option<bool>,
        /// Dots to the inch that scans keep, 72 to 600; 0 for as they are 扫描图片压缩到（dpi）
        #[arg(long, value_name = "DPI")]
        scans: Option<u16>,
    },
    /// What is not proved, unlinked or damaged 检查
    Check,
}

/// How numbers come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum NumberingRule {
    /// 佐证1.2-03
    ByIndicator,
    /// 附件1
    Continuous,
}

/// Verbs for sets.
#[derive(Debug, Subcommand)]
pub enum Dossier {
    /// Makes the set from a frozen snapshot 生成
    Make {
        /// The zip to write
        #[arg(long)]
        out: PathBuf,
        /// Time of the snapshot 时间
        #[arg(long, value_name = "RFC3339")]
        at: Option<String>,
        /// Round 轮次
        #[arg(long)]
        round: Option<u16>,
        /// 正式 instead of 草稿; refused while something blocks
        #[arg(long = "final")]
        is_final: bool,
        /// Scan (JPEG or PNG) of the signed pledge page; the rest is as in the set it was printed from 已签字的承诺书扫描件
        #[arg(long, value_name = "FILE")]
        signed_page: Option<PathBuf>,
        /// Look and parts of the book: id of a shipped template, or a file 版式模板
        #[arg(long, value_name = "ID|FILE")]
        template: Option<String>,
    },
    /// Sets that were made: round, time, fingerprint 历次材料
    History,
    /// What differs between two sets, item by item 比较两次材料
    Compare {
        /// Id or fingerprint of the earlier set
        old: String,
        /// Id or fingerprint of the later one; the data as they are now if absent
        new: Option<String>,
        /// Prints the differences as a PDF as well 另存为 PDF
        #[arg(long, value_name = "FILE.pdf")]
        out: Option<PathBuf>,
    },
    /// Makes a set of before again, as it was; status 1 when it is not the same 重新生成以往的材料
    Rebuild {
        /// Id or fingerprint of the set, or the beginning of its SHA-256
        set: String,
        /// The zip to write; nothing that is there is replaced
        #[arg(long)]
        out: PathBuf,
    },
    /// Finds any changed, missing or extra file 校验
    Verify {
        /// The zip
        file: PathBuf,
    },
    /// Unpacks a set 解包
    Unpack {
        /// The zip
        file: PathBuf,
        /// An empty or new folder
        #[arg(long)]
        out: PathBuf,
    },
}
