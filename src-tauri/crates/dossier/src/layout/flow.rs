//! From pieces to pages: what may be parted, what stays together.

use parkgauge_core::report::Anchor;

use crate::layout::table::SetTable;
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
pub fn fill_pages(flowed: &[Flowed], frame: Frame) -> Stack {
    let (stack, last_start) = fill(flowed, frame, None);
    if stack.pages.len() > 1 && stack.filled < LAST_LINES * frame.pitch {
        // A line alone on a page: the page before gives it company.
        if let Some(earlier) = earlier_break(flowed, last_start) {
            return fill(flowed, frame, Some(earlier)).0;
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
fn fill(flowed: &[Flowed], frame: Frame, forced: Option<usize>) -> (Stack, usize) {
    let mut filler = Filler {
        stack: Stack { pages: vec![Vec::new()], marks: Vec::new(), filled: 0 },
        y: 0,
        depth: frame.depth,
        at: 0,
        last_start: 0,
    };
    for (index, element) in flowed.iter().enumerate() {
        filler.at = index;
        if forced == Some(index) {
            filler.break_page();
        }
        match element {
            Flowed::NewPage => filler.break_page(),
            Flowed::Piece(piece) => {
                let need = chain_height(&flowed[index..], frame.depth);
                if filler.y > 0 && filler.y + piece.before + need > frame.depth {
                    filler.break_page();
                }
                filler.place(piece);
            }
            Flowed::Table(table) => filler.place_table(table, tail_height(&flowed[index + 1..], frame)),
        }
    }
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

/// Height that must be free for the first piece and all that it has to stay with, without the space above it.
fn chain_height(flowed: &[Flowed], depth: Um) -> Um {
    let mut height = 0;
    for (index, element) in flowed.iter().enumerate() {
        match element {
            Flowed::Piece(piece) => {
                height += piece.height + if index == 0 { 0 } else { piece.before };
                if !piece.keep {
                    break;
                }
            }
            Flowed::Table(table) => {
                height += table.before() + table.least_height();
                break;
            }
            Flowed::NewPage => break,
        }
    }
    // A chain that no page can hold is parted where it falls.
    if height > depth { first_height(flowed) } else { height }
}

fn first_height(flowed: &[Flowed]) -> Um {
    match flowed.first() {
        Some(Flowed::Piece(piece)) => piece.height,
        _ => 0,
    }
}

struct Filler {
    stack: Stack,
    y: Um,
    depth: Um,
    /// The element being placed, and the one that began the last page.
    at: usize,
    last_start: usize,
}

impl Filler {
    fn break_page(&mut self) {
        if self.y > 0 {
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
        let marks = piece.marks.iter().map(|mark| (0, mark.clone())).collect();
        self.put(piece.items.clone(), marks, piece.height);
    }

    fn place_table(&mut self, table: &SetTable, tail: Um) {
        let mut row = 0;
        if self.y > 0 && self.y + table.before() + table.least_height() > self.depth {
            self.break_page();
        }
        if self.y > 0 {
            self.y += table.before();
        }
        let tail = if tail == 0 { 0 } else { tail + table.after() };
        loop {
            let fragment = table.fragment(row, self.depth - self.y, tail);
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
