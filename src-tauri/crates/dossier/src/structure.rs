//! What the pages mean: headings, paragraphs, tables, figures, as a tree beside the display list.
//!
//! The layout opens an element before it places what belongs to it, so that the elements stand in reading order. Items
//! between [`Placed::Begin`] and [`Placed::End`] belong to an element; everything else is furniture.

use std::cell::RefCell;

use crate::page::Placed;

/// Which element of a [`Structure`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId(u32);

/// What an element is. Names are those of ISO 32000-1, 14.8.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A part of the book.
    Section,
    /// A heading; 1 is the title of a part.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A quotation.
    Quote,
    /// Small print.
    Note,
    /// A list, and its items.
    List,
    /// One item.
    Item,
    /// What an item says.
    ItemBody,
    /// A table, and its rows.
    Table,
    /// A row.
    Row,
    /// A cell that names its column.
    ColumnHead,
    /// A cell that names its row.
    RowHead,
    /// A cell.
    Cell,
    /// A chart or picture.
    Figure,
    /// The caption of a table or figure.
    Caption,
    /// The table of contents, and its lines.
    Contents,
    /// One line of it.
    ContentsItem,
    /// Text that jumps somewhere.
    Link,
}

impl Role {
    /// The name of the standard structure type.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Section => "Sect",
            Self::Heading(0 | 1) => "H1",
            Self::Heading(2) => "H2",
            Self::Heading(3) => "H3",
            Self::Heading(4) => "H4",
            Self::Heading(_) => "H5",
            Self::Paragraph => "P",
            Self::Quote => "BlockQuote",
            Self::Note => "Note",
            Self::List => "L",
            Self::Item => "LI",
            Self::ItemBody => "LBody",
            Self::Table => "Table",
            Self::Row => "TR",
            Self::ColumnHead | Self::RowHead => "TH",
            Self::Cell => "TD",
            Self::Figure => "Figure",
            Self::Caption => "Caption",
            Self::Contents => "TOC",
            Self::ContentsItem => "TOCI",
            Self::Link => "Link",
        }
    }
}

/// One element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub role: Role,
    /// What it is part of; the document if nothing.
    pub parent: Option<ElementId>,
    /// Text for those who cannot see it; only figures have one.
    pub alternative: String,
    /// Columns and rows that a cell covers.
    pub span: (u16, u16),
}

/// The elements of a book in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Structure {
    elements: Vec<Element>,
}

impl Structure {
    /// Adds an element.
    pub fn add(&mut self, element: Element) -> ElementId {
        self.elements.push(element);
        // No book has four billion elements.
        ElementId(u32::try_from(self.elements.len() - 1).unwrap_or(u32::MAX))
    }

    /// All elements in reading order.
    pub fn iter(&self) -> impl Iterator<Item = (ElementId, &Element)> {
        (0u32..).map(ElementId).zip(&self.elements)
    }

    /// One element.
    #[must_use]
    pub fn get(&self, id: ElementId) -> Option<&Element> {
        self.elements.get(id.index())
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.elements.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.elements.is_empty()
    }
}

impl ElementId {
    /// Its place in the structure.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Where the layout writes the structure, and under which element.
#[derive(Debug, Clone, Copy)]
pub struct Notebook<'a> {
    structure: &'a RefCell<Structure>,
    parent: Option<ElementId>,
}

impl<'a> Notebook<'a> {
    /// Starts at the document.
    pub fn new(structure: &'a RefCell<Structure>) -> Self {
        Self { structure, parent: None }
    }

    /// Opens an element here.
    pub fn open(&self, role: Role) -> ElementId {
        self.spanning(role, (1, 1))
    }

    /// Opens a cell that covers columns and rows.
    pub fn spanning(&self, role: Role, span: (u16, u16)) -> ElementId {
        let element = Element { role, parent: self.parent, alternative: String::new(), span };
        self.structure.borrow_mut().add(element)
    }

    /// Opens a figure.
    pub fn figure(&self, alternative: &str) -> ElementId {
        self.structure.borrow_mut().add(Element {
            role: Role::Figure,
            parent: self.parent,
            alternative: alternative.to_owned(),
            span: (1, 1),
        })
    }

    /// A notebook whose elements are part of one.
    #[must_use]
    pub fn within(self, parent: ElementId) -> Self {
        Self { parent: Some(parent), ..self }
    }
}

/// The text of a line as content of an element. Rules and grounds beside it stay furniture; links know their element.
pub fn tagged(items: Vec<Placed>, element: ElementId) -> Vec<Placed> {
    let mut tagged = Vec::with_capacity(items.len() + 2);
    let mut open = false;
    for mut item in items {
        let is_text = matches!(item, Placed::Text(_));
        if is_text != open {
            tagged.push(if is_text { Placed::Begin(element) } else { Placed::End });
            open = is_text;
        }
        if let Placed::Link { element: of, .. } = &mut item {
            *of = Some(element);
        }
        tagged.push(item);
    }
    if open {
        tagged.push(Placed::End);
    }
    tagged
}

/// Everything that is drawn as content of an element: for charts, whose lines and areas mean something.
pub fn wholly_tagged(items: Vec<Placed>, element: ElementId) -> Vec<Placed> {
    let mut tagged = vec![Placed::Begin(element)];
    tagged.extend(items);
    tagged.push(Placed::End);
    tagged
}
