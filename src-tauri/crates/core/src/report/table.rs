//! Tables that may run over pages.

use super::{Anchor, Span};

/// A table with a repeated header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Where links to the table go.
    pub anchor: Anchor,
    /// Caption above the table, or empty.
    pub caption: String,
    /// Columns from left to right; their weights share the text width.
    pub columns: Vec<Column>,
    /// Rows repeated at the top of every page.
    pub header: Vec<Row>,
    /// Rows of the body.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Share of the table's width, relative to the sum of all weights.
    pub weight: u32,
    /// How the cells of the body are aligned.
    pub align: Align,
}

/// Alignment of a cell's lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Left.
    Start,
    /// Centred.
    Centre,
    /// Right, for figures.
    End,
}

/// A row. Cells covered by a span from above are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Cells from left to right.
    pub cells: Vec<Cell>,
    /// Where links to the row go.
    pub anchor: Option<Anchor>,
}

/// What a cell stands for, hence how it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Ordinary.
    Plain,
    /// Header of a column or row, or a label: set in 黑体 on a tint.
    Head,
    /// A group heading inside the table.
    Group,
    /// Something met. Says so in words too; colour is never the only sign.
    Good,
    /// Something short.
    Bad,
    /// Missing or not judged.
    Quiet,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Text runs; [`Span::LineBreak`] starts a new line.
    pub spans: Vec<Span>,
    /// Columns covered, at least 1.
    pub columns: u16,
    /// Rows covered, at least 1. Cut at a page break, the rest says （续）.
    pub rows: u16,
    /// Alignment other than the column's.
    pub align: Option<Align>,
    /// How it is set.
    pub tone: Tone,
}

impl Cell {
    /// An ordinary cell with plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { spans: vec![Span::Text(text.into())], columns: 1, rows: 1, align: None, tone: Tone::Plain }
    }

    /// A header cell.
    pub fn head(text: impl Into<String>) -> Self {
        Self { tone: Tone::Head, ..Self::plain(text) }
    }

    /// The same cell with another tone.
    #[must_use]
    pub fn toned(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// The same cell over several columns.
    #[must_use]
    pub fn wide(mut self, columns: u16) -> Self {
        self.columns = columns;
        self
    }

    /// The same cell over several rows.
    #[must_use]
    pub fn tall(mut self, rows: u16) -> Self {
        self.rows = rows;
        self
    }
}

impl Row {
    /// A row without a link target.
    pub fn of(cells: Vec<Cell>) -> Self {
        Self { cells, anchor: None }
    }
}
