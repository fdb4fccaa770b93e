//! Looking at the book before it is made.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::problem::PlaceView;

/// Asks for the book as it would be now.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookAtBook {
    /// Look and parts of the book: id of a shipped template or path of one; the usual one if absent.
    #[serde(default)]
    #[ts(optional)]
    pub template: Option<String>,
}

/// The book as it would be now: a draft, without the pages of the evidence volume.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BookLook {
    /// Every page.
    pub pages: Vec<BookPage>,
    /// Headings in order.
    pub headings: Vec<BookHeading>,
    /// What can be changed where, by page and from the top.
    pub places: Vec<BookPlace>,
}

/// A page of the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BookPage {
    /// Across, in points.
    pub width: u32,
    /// Down, in points.
    pub height: u32,
    /// Number as printed; empty where none is.
    pub label: String,
}

/// A heading of the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BookHeading {
    /// 0 for a part, 1 to 4 below it.
    pub level: u8,
    /// Text with its number.
    pub title: String,
    /// Page, from 1 through the whole file.
    pub page: u32,
}

/// From here down to the next one the book shows what is entered at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BookPlace {
    /// Page, from 1.
    pub page: u32,
    /// From the top, in thousandths of the height.
    pub top: u32,
    /// From the left, in thousandths of the width.
    pub left: u32,
    /// Where it is entered; absent where nothing is.
    pub place: Option<PlaceView>,
}

/// Draws a page of the book that was looked at last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawBookPage {
    /// From 1.
    pub page: u32,
    /// Dots across, from 16 to 4,000.
    pub width: u32,
}

/// Searches the book that was looked at last. Blanks and letter case do not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SearchBook {
    /// What is looked for.
    pub text: String,
}

/// Where it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BookHits {
    /// In order, 500 at most.
    pub hits: Vec<BookHit>,
    /// How many there are.
    pub count: u32,
}

/// One place where it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BookHit {
    /// Page, from 1.
    pub page: u32,
    /// The line, from the top of the page, in thousandths of the height.
    pub top: u32,
    /// Height of the line, in the same.
    pub height: u32,
    /// The text around it.
    pub around: String,
}
