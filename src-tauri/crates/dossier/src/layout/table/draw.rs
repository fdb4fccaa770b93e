//! Drawing the part of a table that stands on one page: grounds first, then rules, then text.

use super::{Column, Fragment, Grid, Place, SetCell, SetTable};
use crate::layout::flow::Mark;
use crate::length::Um;
use crate::page::{Ink, Placed, Spot, Stroke};
use crate::structure::tagged;

/// Whether rows are read for the first time, or only repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spoken {
    Here,
    Before,
}

pub(super) struct Painter<'a> {
    table: &'a SetTable,
    first_row: usize,
    y: Um,
    frame_top: Um,
    header_end: Option<Um>,
    grounds: Vec<Placed>,
    texts: Vec<Placed>,
    /// Inner rules as (position, from, to).
    across: Vec<(Um, Um, Um)>,
    down: Vec<(Um, Um, Um)>,
    marks: Vec<(Um, Mark)>,
}

impl<'a> Painter<'a> {
    pub(super) fn new(table: &'a SetTable, first_row: usize) -> Self {
        let marks = if first_row == 0 { vec![(0, table.mark.clone())] } else { Vec::new() };
        Self {
            table,
            first_row,
            y: 0,
            frame_top: 0,
            header_end: None,
            grounds: Vec::new(),
            texts: Vec::new(),
            across: Vec::new(),
            down: Vec::new(),
            marks,
        }
    }

    pub(super) fn caption(&mut self, caption: Option<&Column>) {
        if let Some(caption) = caption {
            let lines = caption.place(Spot { x: 0, y: 0 }, self.table.look.width, Place::Centre);
            // Repeated captions and headers are furniture: read aloud once is enough.
            self.texts.extend(match self.first_row {
                0 => tagged(lines, self.table.caption_element),
                _ => lines,
            });
            self.y += caption.height();
        }
        self.frame_top = self.y;
    }

    pub(super) fn header_ends(&mut self) {
        if self.y > self.frame_top {
            self.header_end = Some(self.y);
        }
    }

    /// Draws the rows from `from` on, as many as there are heights.
    pub(super) fn grid(&mut self, grid: &Grid, from: usize, heights: &[Um], spoken: Spoken) {
        let mut tops = vec![self.y];
        for height in heights {
            tops.push(tops.last().copied().unwrap_or(0) + height);
        }
        for offset in 0..heights.len() {
            let row = from + offset;
            if let Some(mark) = &grid.rows[row].mark {
                self.marks.push((tops[offset], mark.clone()));
            }
            for cell in grid.visible(row, from) {
                let bottom = tops[(cell.row + cell.rows - from).min(heights.len())];
                let joined = grid.rows[row].joined && offset > 0;
                self.cell(cell, from, (tops[offset], bottom), joined, spoken);
            }
        }
        self.y = tops.last().copied().unwrap_or(self.y);
    }

    fn cell(&mut self, cell: &SetCell, from: usize, (top, bottom): (Um, Um), joined: bool, spoken: Spoken) {
        let look = self.table.look;
        let (left, right) = (self.table.edges[cell.column], self.table.edges[cell.column + cell.columns]);
        if let Some(ink) = cell.ground {
            let extent = (right - left, bottom - top);
            self.grounds.push(Placed::Fill { at: Spot { x: left, y: top }, extent, ink });
        }
        if top > self.frame_top && !joined {
            self.across.push((top, left, right));
        }
        if left > 0 {
            self.down.push((left, top, bottom));
        }
        let content = cell.content_on(from);
        let room = bottom - top - content.height();
        let y = top + if cell.centred { room / 2 } else { look.pad_edge };
        let width = right - left - 2 * look.pad_side;
        let lines = content.place(Spot { x: left + look.pad_side, y }, width, cell.place);
        let is_furniture = spoken == Spoken::Before || cell.is_repeated(from);
        self.texts.extend(if is_furniture { lines } else { tagged(lines, cell.element) });
    }

    pub(super) fn finish(mut self, next_row: usize) -> Fragment {
        let look = self.table.look;
        let mut items = self.grounds;
        let inner = Stroke::full(look.grid, Ink::BLACK);
        for (y, from, to) in joined_up(&mut self.across) {
            let stroke = if Some(y) == self.header_end {
                Stroke::full(look.frame * 7 / 10, Ink::BLACK)
            } else {
                inner
            };
            items.push(Placed::Rule { from: Spot { x: from, y }, to: Spot { x: to, y }, stroke });
        }
        for (x, from, to) in joined_up(&mut self.down) {
            items.push(Placed::Rule { from: Spot { x, y: from }, to: Spot { x, y: to }, stroke: inner });
        }
        let corners = [(0, self.frame_top), (look.width, self.frame_top), (look.width, self.y), (0, self.y)];
        items.push(Placed::Shape {
            points: corners.iter().map(|(x, y)| Spot { x: *x, y: *y }).collect(),
            fill: None,
            stroke: Some(Stroke::full(look.frame, Ink::BLACK)),
        });
        items.extend(self.texts);
        debug_assert!(next_row > self.first_row || self.table.row_count() == 0);
        Fragment { items, marks: self.marks, height: self.y, next_row: next_row.max(self.first_row + 1) }
    }
}

/// Joins pieces of rules that touch, so that a rule is one line and not one for each cell.
fn joined_up(pieces: &mut [(Um, Um, Um)]) -> Vec<(Um, Um, Um)> {
    pieces.sort_unstable();
    let mut joined: Vec<(Um, Um, Um)> = Vec::new();
    for (at, from, to) in pieces.iter().copied() {
        match joined.last_mut() {
            Some((last_at, _, last_to)) if *last_at == at && *last_to >= from => {
                *last_to = (*last_to).max(to)
            }
            _ => joined.push((at, from, to)),
        }
    }
    joined
}
