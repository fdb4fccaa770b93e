//! Tables: measured once, cut between rows wherever a page ends.

mod build;
pub(crate) use build::Shares;
mod draw;

use crate::layout::flow::{Bottom, Mark};
use crate::layout::typeset::{Column, Place};
use crate::length::Um;
use crate::page::{Ink, Placed};
use crate::structure::ElementId;

/// A cell on its grid.
pub(super) struct SetCell {
    /// First column and first row, counted in its own rows (header or body).
    column: usize,
    row: usize,
    columns: usize,
    rows: usize,
    content: Column,
    /// The content when only a later part of the cell is on the page; made if the cell spans rows.
    continued: Option<Column>,
    place: Place,
    /// Stands in the middle of the cell's height, or at the top because the row is cut.
    centred: bool,
    ground: Option<Ink>,
    element: ElementId,
}

/// Rows of a header or a body with their cells.
#[derive(Default)]
pub(super) struct Grid {
    cells: Vec<SetCell>,
    rows: Vec<SetRow>,
}

/// What is known of a row before the cells that span it are looked at.
#[derive(Default)]
pub(super) struct SetRow {
    least: Um,
    mark: Option<Mark>,
    /// A later slice of a row that is higher than a page: no rule above it.
    joined: bool,
    /// A group heading: stays with the next row.
    heads_group: bool,
    /// Cells that begin at this row or span it, as indices into the grid.
    cells: Vec<usize>,
    /// Footnotes that are marked in these cells.
    feet: Vec<u16>,
}

/// A table ready to be placed.
pub struct SetTable {
    edges: Vec<Um>,
    header: Grid,
    header_heights: Vec<Um>,
    body: Grid,
    caption: Option<Column>,
    caption_continued: Option<Column>,
    mark: Mark,
    caption_element: ElementId,
    look: Look,
}

/// Lengths of the template that a table needs.
#[derive(Clone, Copy)]
struct Look {
    width: Um,
    pad_edge: Um,
    pad_side: Um,
    frame: Um,
    grid: Um,
    gap: Um,
}

/// Rows with which a table begins at least, if they are not higher together than [`LOW`].
const FIRST_ROWS: usize = 3;
const LOW: Um = 36_000;

/// Rows that a table takes over to its last page at least.
const LAST_ROWS: usize = 3;

/// The part of a table that stands on one page.
pub struct Fragment {
    /// Items from the fragment's top left corner.
    pub items: Vec<Placed>,
    /// Named places and their distance from the top.
    pub marks: Vec<(Um, Mark)>,
    /// Height.
    pub height: Um,
    /// First row that is not on it.
    pub next_row: usize,
}

impl SetTable {
    /// Rows of the body.
    pub fn row_count(&self) -> usize {
        self.body.rows.len()
    }

    /// Space above the table.
    pub fn before(&self) -> Um {
        self.look.gap
    }

    /// Space below the table.
    pub fn after(&self) -> Um {
        self.look.gap
    }

    /// Height that a page must offer for the table to begin on it, and the footnotes that are marked in that much.
    pub fn least(&self) -> (Um, Vec<u16>) {
        let mut first = self.take_rows(0, 0, self.row_count(), None).0;
        // A header with one low row below it looks lost at the foot of a page.
        let few = FIRST_ROWS.min(self.row_count());
        if first < few && self.heights(0, few).iter().sum::<Um>() <= LOW {
            first = few;
        }
        let height = self.head_height(0) + self.heights(0, first).iter().sum::<Um>();
        (height, self.feet(0, first).collect())
    }

    /// The footnotes that are marked in the header and in the rows from `from` to `to`.
    pub fn feet(&self, from: usize, to: usize) -> impl Iterator<Item = u16> {
        let rows = self.body.rows.get(from..to).unwrap_or_default();
        self.header.rows.iter().chain(rows).flat_map(|row| &row.feet).copied()
    }

    fn head_height(&self, first_row: usize) -> Um {
        self.caption_for(first_row).map_or(0, Column::height) + self.header_heights.iter().sum::<Um>()
    }

    fn caption_for(&self, first_row: usize) -> Option<&Column> {
        if first_row == 0 { self.caption.as_ref() } else { self.caption_continued.as_ref() }
    }

    /// Heights of the rows from `from` to `to` when exactly these stand on a page.
    fn heights(&self, from: usize, to: usize) -> Vec<Um> {
        self.body.heights(from, to, self.look.pad_edge)
    }

    /// As many rows from `from` on as fit in `room`, at least one and none from `limit` on: the row after the last, and
    /// their heights. `bottom` tells how much less room there is with the footnotes that rows mark.
    fn take_rows(
        &self,
        from: usize,
        room: Um,
        limit: usize,
        bottom: Option<&Bottom<'_>>,
    ) -> (usize, Vec<Um>) {
        let count = self.row_count();
        let mut best = (count.min(from + 1), self.heights(from, count.min(from + 1)));
        let mut lower_bound = 0;
        let mut bottom = bottom.map(|bottom| {
            let mut bottom = bottom.clone();
            let before = bottom.with(self.feet(from, from));
            (bottom, before)
        });
        for to in from + 1..=count.min(limit) {
            lower_bound += self.body.rows[to - 1].least;
            if lower_bound > room && to > from + 1 {
                break;
            }
            let taken = bottom.as_mut().map_or(0, |(bottom, before)| {
                *before - bottom.with(self.body.rows[to - 1].feet.iter().copied())
            });
            let parts_group = to < count && self.body.rows[to - 1].heads_group;
            let heights = self.heights(from, to);
            if heights.iter().sum::<Um>() + taken <= room && !parts_group {
                best = (to, heights);
            } else if to == from + 1 && parts_group && to < count {
                // A group heading alone is never a fragment: its first row comes with it.
                best = (to + 1, self.heights(from, to + 1));
            }
        }
        best
    }

    /// The rows from `first_row` on that fit on a page that is filled down to `top`; at least one, so that the table
    /// always moves on.
    ///
    /// What stays for the last page is never a row or two alone under a repeated header, if this page can spare some;
    /// `tail` is the height of what must stand below the last row.
    pub fn fragment(&self, first_row: usize, top: Um, tail: Um, bottom: &Bottom<'_>) -> Fragment {
        let head = self.head_height(first_row);
        let room = bottom.clone().with(self.feet(first_row, first_row)) - top;
        let count = self.row_count();
        let (mut next_row, mut heights) = self.take_rows(first_row, room - head, count, Some(bottom));
        let left = count - next_row;
        let used = head + heights.iter().sum::<Um>();
        let wanted = match left {
            0 if tail > 0 && used + tail > room => LAST_ROWS,
            1..LAST_ROWS => LAST_ROWS - left,
            _ => 0,
        };
        let spare = wanted.min((next_row - first_row) / 2);
        if spare > 0 {
            (next_row, heights) = self.take_rows(first_row, room - head, next_row - spare, Some(bottom));
        }
        let mut painter = draw::Painter::new(self, first_row);
        painter.caption(self.caption_for(first_row));
        let spoken = if first_row == 0 { draw::Spoken::Here } else { draw::Spoken::Before };
        painter.grid(&self.header, 0, &self.header_heights, spoken);
        painter.header_ends();
        painter.grid(&self.body, first_row, &heights, draw::Spoken::Here);
        painter.finish(next_row)
    }
}

impl Grid {
    fn heights(&self, from: usize, to: usize, pad_edge: Um) -> Vec<Um> {
        let mut heights: Vec<Um> = self.rows[from..to].iter().map(|row| row.least).collect();
        for (row, _) in self.rows.iter().enumerate().take(to).skip(from) {
            for cell in self.visible(row, from).filter(|cell| cell.rows > 1) {
                let last = (cell.row + cell.rows).min(to);
                let need = cell.content_on(from).height() + 2 * pad_edge;
                let have: Um = heights[row - from..last - from].iter().sum();
                if let Some(height) = heights.get_mut(last - from - 1).filter(|_| need > have) {
                    *height += need - have;
                }
            }
        }
        heights
    }

    /// The cells whose visible part begins at `row` when the page begins at `from`.
    fn visible(&self, row: usize, from: usize) -> impl Iterator<Item = &SetCell> {
        self.rows[row]
            .cells
            .iter()
            .map(|index| &self.cells[*index])
            .filter(move |cell| row == cell.row.max(from))
    }
}

impl SetCell {
    /// Whether a page that begins at row `from` only repeats what the cell said before.
    fn is_repeated(&self, from: usize) -> bool {
        self.continued.is_some() && self.row < from
    }

    /// What the cell says on a page that begins at row `from`.
    fn content_on(&self, from: usize) -> &Column {
        match &self.continued {
            Some(continued) if self.row < from => continued,
            _ => &self.content,
        }
    }
}
