//! Verbs for questionnaires that firms fill in.

use std::path::PathBuf;

use clap::Subcommand;

/// Verbs for questionnaires.
#[derive(Debug, Subcommand)]
pub enum Questionnaire {
    /// Writes one workbook for each firm 生成问卷
    Make {
        /// A framework that firms answer 由企业填报的指标体系
        #[arg(long, default_value = "sme-digital-2024")]
        framework: String,
        /// The folder for the workbooks
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Only above-scale industrial firms 只发规上工业企业
        #[arg(long)]
        above_scale: bool,
        /// Only this firm, several allowed 只发这家企业
        #[arg(long, value_name = "FIRM")]
        firm: Vec<String>,
    },
    /// Reads every workbook of a folder 读取交回的问卷
    Read {
        /// The folder; folders below it are read too
        folder: PathBuf,
        /// Only say what is in it 只预览
        #[arg(long)]
        preview: bool,
    },
    /// What firms answered, each and together 结果与汇总
    Show {
        /// A framework that firms answer
        #[arg(long)]
        framework: Option<String>,
    },
    /// Writes the results as a spreadsheet 导出
    Export {
        /// A framework that firms answer
        #[arg(long, default_value = "sme-digital-2024")]
        framework: String,
        /// The file to write
        #[arg(long)]
        out: PathBuf,
    },
    /// Fills columns of the roster from the answers 用问卷数据填入名册
    Take {
        /// A framework that firms answer
        #[arg(long, default_value = "sme-digital-2024")]
        framework: String,
        /// Also where the roster says something else 名册已有的也改用问卷数据
        #[arg(long)]
        overwrite: bool,
        /// Only say what would change 只预览
        #[arg(long)]
        preview: bool,
    },
}
