//! Running content: headings, paragraphs, places to sign.

use super::{Figure, Table};

/// A stable name that a link can point to. Unique in a report.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Anchor(pub String);

impl Anchor {
    /// Names a place; the caller keeps names unique.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// Names a page, from 1, of another file of the set; no report names a place of its own like this.
    pub fn in_file(file: &str, page: u32) -> Self {
        Self(format!("{page}\u{1F}{file}"))
    }

    /// The file and its page, for a place in another file.
    pub fn elsewhere(&self) -> Option<(&str, u32)> {
        let (page, file) = self.0.split_once('\u{1F}')?;
        Some((file, page.parse().ok()?))
    }
}

/// One block of a part, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading of level 1 to 4 below the part's title.
    Heading(Heading),
    /// A paragraph of text.
    Paragraph(Paragraph),
    /// A table that may run over pages.
    Table(Table),
    /// A chart with caption and alternative text.
    Figure(Figure),
    /// Places for signature, seal and date.
    Signature(Vec<SignaturePlace>),
    /// Label and value pairs as on a cover, one a line.
    Fields(Vec<(String, String)>),
    /// What follows starts on a new page.
    PageBreak,
}

/// A heading. Numbering ("一、", "（一）", "1.", "（1）") is already part of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 4; the part's title is level 0.
    pub level: u8,
    /// Text with its number.
    pub text: String,
    /// Where links to this heading go.
    pub anchor: Anchor,
}

/// What a paragraph is, hence how it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphRole {
    /// Body text, first line indented two characters.
    Body,
    /// Not indented: addressees, lead-ins.
    Flush,
    /// An item of a list; its mark ("1." or "•") is part of the text; hanging indent.
    Item,
    /// Small print: standings, sources, notes below tables.
    Note,
    /// A quotation of a source document.
    Quote,
    /// Centred line, as for the subtitle of a cover.
    Centred,
    /// Set to the right, as for a date.
    Right,
}

/// A paragraph: spans set one after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// How it is set.
    pub role: ParagraphRole,
    /// Text runs in order.
    pub spans: Vec<Span>,
}

impl Paragraph {
    /// A paragraph of plain text.
    pub fn plain(role: ParagraphRole, text: impl Into<String>) -> Self {
        Self { role, spans: vec![Span::Text(text.into())] }
    }
}

/// A run of text inside a paragraph or a table cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Plain text.
    Text(String),
    /// Emphasised text (set in 黑体).
    Strong(String),
    /// Text that jumps to an anchor of this book.
    Link {
        /// Text shown.
        text: String,
        /// Where it goes.
        to: Anchor,
    },
    /// The page number on which an anchor stands, as a link; filled by the layout.
    PageOf(Anchor),
    /// Raised text.
    Superscript(String),
    /// Ends the line inside the paragraph.
    LineBreak,
    /// A mark whose text stands at the foot of the page; equal texts on a page stand there once.
    Footnote(String),
}

impl Span {
    /// A run of plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// A line to sign on: "负责人（签字）：________　　年　　月　　日".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignaturePlace {
    /// Who signs.
    pub label: String,
    /// Text already known (a printed name), or empty.
    pub value: String,
    /// Whether a seal is put here.
    pub seal: bool,
}
