//! The content of the submission book: what is said, in which order.
//!
//! A [`Report`] knows no fonts, sizes or positions. The dossier lays it out as
//! PDF, Word and Excel, so every format says the same.

mod beside;
mod block;
mod build;
mod composition;
mod figure;
mod phrase;
mod table;
mod wording;
mod workbook;

pub use beside::{Beside, LastYear, Survey};
pub use block::{Anchor, Block, Heading, Paragraph, ParagraphRole, SignaturePlace, Span};
pub use build::{Snapshot, build};
pub use composition::{ChartId, Composition, CoverField, Mark, Numbering, PartId, PartPlan, TitleNumber};
pub use figure::{
    BarRow, Figure, FigureKind, Month, PictureFile, RadarAxis, RadarSeries, Share, SpreadRow, Timeline,
    TimelineRow, TrendPanel, TrendPoint,
};
pub use phrase::{Facts, NotAPhrase, Phrase};
pub use table::{Align, Cell, Column, Row, Table, Tone};
pub use wording::{
    Basics, CoverLabels, NotWording, Paragraphs, PartTitles, Pledge, Recommendation, RecommendationBox,
    Rules, SignatureLine, Wording, WordingProblem,
};

pub use workbook::workbook;

use chrono::{DateTime, FixedOffset};

/// What identifies the state of the workspace that a report was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// When the snapshot was taken, with the office's offset from UTC.
    pub made_at: DateTime<FixedOffset>,
    /// Version of the program.
    pub app_version: String,
    /// SHA-256 of the framework file, lower-case hexadecimal.
    pub framework_digest: String,
    /// Last change of the workspace that is contained in the snapshot.
    pub sequence: u64,
    /// Short hash of the snapshot's data, printed on every page.
    pub fingerprint: String,
}

/// Whether the book may be handed in, or says on every page that it is a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finality {
    /// 草稿 stands on every page.
    Draft,
    /// Nothing blocks, the pledge is filled.
    Final,
}

/// A whole submission book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Title of the document, as in its metadata.
    pub title: String,
    /// The office that hands it in.
    pub author: String,
    /// One sentence for the metadata.
    pub subject: String,
    /// Where the content comes from.
    pub stamp: Stamp,
    /// Draft or final.
    pub finality: Finality,
    /// Short text at the foot of every page beside the fingerprint.
    pub running_note: String,
    /// The parts in reading order.
    pub parts: Vec<Part>,
}

/// What a part is for; decides page furniture, never wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKind {
    /// 封面: no page number, its own composition.
    Cover,
    /// 填报说明 and what stands before the contents: Roman page numbers.
    Front,
    /// 目录: made by the layout from the headings of the other parts.
    Contents,
    /// 真实性承诺书: exactly one sheet of its own, so that the signed and
    /// scanned page can take its place.
    Pledge,
    /// Everything else: Arabic page numbers.
    Body,
}

/// One part of the book. Every part starts on a new page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Stable id, also the link target of the part.
    pub anchor: Anchor,
    /// Decides page furniture.
    pub kind: PartKind,
    /// Title as in the contents and the outline. A cover's title is composed large.
    pub title: String,
    /// Content in reading order.
    pub blocks: Vec<Block>,
}

/// A number from 1 to 99 in Chinese, as headings are numbered; figures beyond.
pub fn chinese_number(value: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (value / 10, value % 10) {
        (0, ones @ 1..) => DIGITS[ones].to_owned(),
        (1, ones) => format!("十{}", DIGITS[ones]),
        (tens @ 2..=9, ones) => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
        _ => value.to_string(),
    }
}
