//! What can keep the dossier from being made.

use std::path::PathBuf;

use parkgauge_core::report::Anchor;

/// Why a file of the submission set could not be made. Each says what, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum DossierError {
    /// A font file is missing or cannot be read.
    #[error(
        "cannot read the font {path}: {cause}. Put the program's font folder back. / 无法读取字体文件 {path}：{cause}。请恢复程序自带的字体目录。"
    )]
    FontFile {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A font file is not a font, or lacks a table that is needed.
    #[error(
        "{path} is not a usable font: {reason}. Reinstall the program's fonts. / {path} 不是可用的字体：{reason}。请重新安装程序自带的字体。"
    )]
    FontBroken {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A template cannot be read.
    #[error(
        "the template {file} cannot be used, line {line} (`{key}`): {en}. Mend the line; the shipped templates show how. / 版式模板 {file} 第 {line} 行（{key}）：{zh}。请改正这一行，写法可对照程序自带的模板。"
    )]
    Template {
        /// The file.
        file: String,
        /// Line, from 1.
        line: usize,
        /// The key on that line.
        key: String,
        /// What is wrong, in Chinese.
        zh: String,
        /// What is wrong, in English.
        en: String,
    },
    /// A book without a pledge has no page for the signed one.
    #[error(
        "the book has no pledge page that a signed one could replace; add the part `pledge` to the template. / 这本申报书没有真实性承诺书一页，无法换成已签字的扫描件；请在版式模板中保留 pledge 部分。"
    )]
    NoPledge,
    /// The scan of the signed page cannot be used.
    #[error(
        "the scan {name} cannot be used: {}; give it as a JPEG or PNG in grey or RGB. / 扫描件 {name} 不能使用：{}；请提供灰度或彩色（RGB）的 JPEG 或 PNG 图片。", .fault.say().en, .fault.say().zh
    )]
    Scan {
        /// Name of the file.
        name: String,
        /// What is wrong with it.
        fault: crate::volume::Fault,
    },
    /// A link goes to a place that the report does not contain.
    #[error("the report links to “{}”, which it does not contain. / 报告中的链接“{}”没有对应位置。", .anchor.0, .anchor.0)]
    DanglingLink {
        /// The missing target.
        anchor: Anchor,
    },
    /// Two places of a report carry the same name.
    #[error("the name “{}” stands for two places of the report. / 报告中有两处使用了同一个锚点“{}”。", .anchor.0, .anchor.0)]
    AnchorTwice {
        /// The name.
        anchor: Anchor,
    },
    /// A table's cells do not fill its grid.
    #[error("table “{table}”, row {row}: {reason}. / 表“{table}”第 {row} 行：{reason}。")]
    TableShape {
        /// Caption or anchor of the table.
        table: String,
        /// Row counted from 1, header first.
        row: usize,
        /// What does not fit.
        reason: &'static str,
    },
    /// Page numbers inside the text did not settle.
    #[error("page references did not settle after {passes} passes. / 页码引用经 {passes} 次排版仍不稳定。")]
    Unsettled {
        /// How often the book was laid out.
        passes: u32,
    },
    /// The PDF engine refused or warned; either is a failure.
    #[error("writing the PDF failed at {step}: {reason}. / 生成 PDF 时出错（{step}）：{reason}。")]
    Pdf {
        /// Which step.
        step: &'static str,
        /// What the engine said.
        reason: String,
    },
}
