//! Footnotes as the reader's program knows them: it numbers them and sets them at the foot of its own pages.

use std::collections::BTreeMap;

use super::xml::{HEAD, escaped, field};

const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const RAISED: &str =
    "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/><w:vertAlign w:val=\"superscript\"/></w:rPr>";

/// The footnotes of a document while it is written.
#[derive(Default)]
pub(super) struct Notes {
    texts: Vec<String>,
    /// Notes that the paragraph or table being written has marked already.
    in_block: BTreeMap<String, usize>,
}

impl Notes {
    /// What comes next is another paragraph or table: its marks have notes of their own, for nobody knows its pages.
    pub(super) fn next_block(&mut self) {
        self.in_block.clear();
    }

    /// A mark: a new note, or the number of the one that the block has marked already.
    pub(super) fn mark(&mut self, text: &str) -> String {
        if let Some(number) = self.in_block.get(text) {
            return field(&format!("NOTEREF fn{number} \\f \\h"), &number.to_string())
                .replace("<w:r><w:t", &format!("<w:r>{RAISED}<w:t"));
        }
        self.texts.push(text.to_owned());
        let number = self.texts.len();
        self.in_block.insert(text.to_owned(), number);
        // Numbers of bookmarks are shared with those of places, which begin at 1.
        let id = 1_000_000 + number;
        format!(
            "<w:bookmarkStart w:id=\"{id}\" w:name=\"fn{number}\"/><w:r>{RAISED}<w:footnoteReference w:id=\"{number}\"/></w:r><w:bookmarkEnd w:id=\"{id}\"/>"
        )
    }

    /// The part of the document that holds them, with the two separators that every program expects.
    pub(super) fn part(&self) -> String {
        let separator = |id: i8, kind: &str, mark: &str| {
            format!(
                "<w:footnote w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr><w:r><w:{mark}/></w:r></w:p></w:footnote>"
            )
        };
        let notes = (1..).zip(&self.texts).map(|(number, text): (usize, &String)| {
            format!(
                "<w:footnote w:id=\"{number}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr><w:r>{RAISED}<w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> {}</w:t></w:r></w:p></w:footnote>",
                escaped(text)
            )
        });
        format!(
            "{HEAD}<w:footnotes {NAMES}>{}{}{}</w:footnotes>",
            separator(-1, "separator", "separator"),
            separator(0, "continuationSeparator", "continuationSeparator"),
            notes.collect::<String>()
        )
    }
}
