//! From pieces to pages: what may be parted, what stays together.

use std::collections::BTreeSet;

use parkgauge_core::report::Anchor;

use crate::layout::table::SetTable;
use crate::layout::typeset::Desk;
use crate::length::Um;
use crate::page::Placed;

/// A heading as the contents and the outline show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// 0 for a part, 1 to 4 for headings.
    pub level: u8,
    /// Text with its number.
    pub title: String,
}

/// A named place at the top of a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its name.
    pub anchor: Anchor,
    /// Present if it is a heading.
    pub entry: Option<Entry>,
}

/// Something that is never cut: a line, a heading, a figure.
#[derive(Debug, Clone, Default)]
pub struct Piece {
    /// Height.
    pub height: Um,
    /// Space above, left out at the top of a page.
    pub before: Um,
    /// Whether the next piece must stand on the same page.
    pub keep: bool,
    /// Items, from the piece's own top left corner.
    pub items: Vec<Placed>,
    /// Names of the place.
    pub marks: Vec<Mark>,
    /// Numbers of the footnotes that are marked in it.
    pub feet: Vec<u16>,
}

/// An element of the flow.
pub enum Flowed {
    /// Something that is never cut.
    Piece(Piece),
    /// Something that may be cut between rows.
    Table(Box<SetTable>),
    /// What follows starts on a new page.
    NewPage,
}

/// The pages of one part, and where its named places are.
#[derive(Debug, Clone, Default)]
pub struct Stack {
    /// Items of each page, from the top left corner of the text block.
    pub pages: Vec<Vec<Placed>>,
    /// Page index and distance from the top of the text block for each name.
    pub marks: Vec<(usize, Um, Mark)>,
    /// Height used on the last page.
    pub filled: Um,
}

/// The room that a page offers.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// Height of the text block.
    pub depth: Um,
    /// Distance of two lines on its grid.
    pub pitch: Um,
}

/// Lines that the last page of a part holds at least, if the page before can spare them.
const LAST_LINES: Um = 2;

impl Stack {
    /// Whether the last page holds so little that it is worth setting the part closer.
    pub fn ends_short(&self, frame: Frame) -> bool {
        self.pages.len() > 1 && self.filled < frame.depth / 4
    }
}

/// Fills pages from top to bottom.
pub fn fill_pages(flowed: &[Flowed], desk: Desk<'_>) -> Stack {
    let frame = desk.frame();
    let (stack, last_start) = fill(flowed, desk, None);
    if stack.pages.len() > 1 && stack.filled < LAST_LINES * frame.pitch {
        // A line alone on a page: the page before gives it company.
        if let Some(earlier) = earlier_break(flowed, last_start) {
            return fill(flowed, desk, Some(earlier)).0;
        }
    }
    stack
}

/// The nearest place before `start` where a page may end without tearing a paragraph or a heading from its text.
fn earlier_break(flowed: &[Flowed], start: usize) -> Option<usize> {
    const FARTHEST: usize = 6;
    (start.saturating_sub(FARTHEST).max(1)..start).rev().find(|at| {
        let parts = matches!(&flowed[at - 1], Flowed::Piece(before) if !before.keep);
        let pieces = flowed[*at..start].iter().all(|element| matches!(element, Flowed::Piece(_)));
        parts && pieces && start - at >= 1
    })
}

/// Fills pages, with a page ended before the element `forced`. Returns the first element of the last page too.
fn fill(flowed: &[Flowed], desk: Desk<'_>, forced: Option<usize>) -> (Stack, usize) {
    let frame = desk.frame();
    let mut filler = Filler {
        stack: Stack { pages: vec![Vec::new()], marks: Vec::new(), filled: 0 },
        y: 0,
        depth: frame.depth,
        at: 0,
        last_start: 0,
        desk,
        feet: BTreeSet::new(),
    };
    for (index, element) in flowed.iter().enumerate() {
        filler.at = index;
        if forced == Some(index) {
            filler.break_page();
        }
        match element {
            Flowed::NewPage => filler.break_page(),
            Flowed::Piece(piece) => {
                let (need, feet) = chain(&flowed[index..], frame.depth);
                if filler.y > 0 && filler.y + piece.before + need > filler.bottom(&feet) {
                    filler.break_page();
                }
                filler.place(piece);
            }
            Flowed::Table(table) => filler.place_table(table, tail_height(&flowed[index + 1..], frame)),
        }
    }
    filler.put_feet();
    filler.stack.filled = filler.y;
    (filler.stack, filler.last_start)
}

/// Height of what follows a table to the end of its part, if it is only a few lines: they stay with its last rows.
fn tail_height(flowed: &[Flowed], frame: Frame) -> Um {
    const FEW: Um = 4;
    let mut height = 0;
    for element in flowed {
        let Flowed::Piece(piece) = element else { return 0 };
        height += piece.before + piece.height;
    }
    if height <= FEW * frame.pitch { height } else { 0 }
}

/// Height that must be free for the first piece and all that it has to stay with, without the space above it; and the
/// footnotes that these mark.
fn chain(flowed: &[Flowed], depth: Um) -> (Um, Vec<u16>) {
    let mut height = 0;
    let mut feet = Vec::new();
    for (index, element) in flowed.iter().enumerate() {
        match element {
            Flowed::Piece(piece) => {
                height += piece.height + if index == 0 { 0 } else { piece.before };
                feet.extend(&piece.feet);
                if !piece.keep {
                    break;
                }
            }
            Flowed::Table(table) => {
                let (least, marked) = table.least();
                height += table.before() + least;
                feet.extend(marked);
                break;
            }
            Flowed::NewPage => break,
        }
    }
    // A chain that no page can hold is parted where it falls.
    if height > depth { first(flowed) } else { (height, feet) }
}

fn first(flowed: &[Flowed]) -> (Um, Vec<u16>) {
    match flowed.first() {
        Some(Flowed::Piece(piece)) => (piece.height, piece.feet.clone()),
        _ => (0, Vec::new()),
    }
}

struct Filler<'a> {
    stack: Stack,
    y: Um,
    depth: Um,
    /// The element being placed, and the one that began the last page.
    at: usize,
    last_start: usize,
    desk: Desk<'a>,
    /// Footnotes that are marked on the page.
    feet: BTreeSet<u16>,
}

/// How far down a page may be filled when footnotes are marked on it: what a table asks row by row.
#[derive(Clone)]
pub struct Bottom<'a> {
    desk: Desk<'a>,
    depth: Um,
    here: BTreeSet<u16>,
}

impl Bottom<'_> {
    /// The same when these are marked too.
    pub fn with(&mut self, more: impl IntoIterator<Item = u16>) -> Um {
        self.here.extend(more);
        self.depth - self.desk.feet.height(&self.here)
    }
}

impl<'a> Filler<'a> {
    /// How far down the page may be filled when these footnotes are marked on it too.
    fn bottom(&self, more: &[u16]) -> Um {
        self.footing().with(more.iter().copied())
    }

    fn footing(&self) -> Bottom<'a> {
        Bottom { desk: self.desk, depth: self.depth, here: self.feet.clone() }
    }

    /// Sets the footnotes of the page on the foot of its text block.
    fn put_feet(&mut self) {
        let here = std::mem::take(&mut self.feet);
        let top = self.depth - self.desk.feet.height(&here);
        if let Some(current) = self.stack.pages.last_mut() {
            let items = self.desk.feet.place(&here, self.desk.notes);
            current.extend(items.into_iter().map(|item| item.moved(0, top)));
        }
    }

    fn break_page(&mut self) {
        if self.y > 0 {
            self.put_feet();
            self.stack.pages.push(Vec::new());
            self.y = 0;
            self.last_start = self.at;
        }
    }

    fn put(&mut self, items: Vec<Placed>, marks: Vec<(Um, Mark)>, height: Um) {
        let top = self.y;
        let page = self.stack.pages.len() - 1;
        if let Some(current) = self.stack.pages.last_mut() {
            current.extend(items.into_iter().map(|item| item.moved(0, top)));
        }
        self.stack.marks.extend(marks.into_iter().map(|(offset, mark)| (page, top + offset, mark)));
        self.y += height;
    }

    fn place(&mut self, piece: &Piece) {
        if self.y > 0 {
            self.y += piece.before;
        }
        self.feet.extend(&piece.feet);
        let marks = piece.marks.iter().map(|mark| (0, mark.clone())).collect();
        self.put(piece.items.clone(), marks, piece.height);
    }

    fn place_table(&mut self, table: &SetTable, tail: Um) {
        let mut row = 0;
        let (least, feet) = table.least();
        if self.y > 0 && self.y + table.before() + least > self.bottom(&feet) {
            self.break_page();
        }
        if self.y > 0 {
            self.y += table.before();
        }
        let tail = if tail == 0 { 0 } else { tail + table.after() };
        loop {
            let fragment = table.fragment(row, self.y, tail, &self.footing());
            self.feet.extend(table.feet(row, fragment.next_row));
            row = fragment.next_row;
            self.put(fragment.items, fragment.marks, fragment.height);
            if row >= table.row_count() {
                break;
            }
            self.break_page();
        }
        self.y += table.after();
    }
}
