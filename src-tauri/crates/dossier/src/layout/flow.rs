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
}

/// Fills pages of `depth` from top to bottom.
pub fn fill_pages(flowed: &[Flowed], depth: Um) -> Stack {
    let mut filler = Filler { stack: Stack { pages: vec![Vec::new()], marks: Vec::new() }, y: 0, depth };
    for (index, element) in flowed.iter().enumerate() {
        match element {
            Flowed::NewPage => filler.break_page(),
            Flowed::Piece(piece) => {
                let need = chain_height(&flowed[index..], depth);
                if filler.y > 0 && filler.y + piece.before + need > depth {
                    filler.break_page();
                }
                filler.place(piece);
            }
            Flowed::Table(table) => filler.place_table(table),
        }
    }
    filler.stack
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
}

impl Filler {
    fn break_page(&mut self) {
        if self.y > 0 {
            self.stack.pages.push(Vec::new());
            self.y = 0;
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

    fn place_table(&mut self, table: &SetTable) {
        let mut row = 0;
        if self.y > 0 && self.y + table.before() + table.least_height() > self.depth {
            self.break_page();
        }
        if self.y > 0 {
            self.y += table.before();
        }
        loop {
            let fragment = table.fragment(row, self.depth - self.y);
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
