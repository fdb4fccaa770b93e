//! The text of office documents that are no spreadsheets, to be looked at: Word (.docx), OFD and plain text.

use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::csv::decode;

/// Bytes of one part of a document that are read; a person reads the beginning.
const MOST_PART: u64 = 32 << 20;
/// Parts of a document that are read.
const MOST_PARTS: usize = 500;

/// The paragraphs of a document, told apart by content; `None` for any other file.
/// A hostile file costs nothing but itself.
#[must_use]
pub fn document_text(content: &[u8]) -> Option<Vec<String>> {
    if content.starts_with(b"PK") {
        return catch_unwind(AssertUnwindSafe(|| packed(content))).ok().flatten();
    }
    // Text has no zero bytes; everything else that is unknown has.
    let is_text = !content.is_empty() && !content.iter().take(4096).any(|byte| *byte == 0);
    if is_text { decode(content).map(|text| text.lines().map(str::to_owned).collect()) } else { None }
}

fn packed(content: &[u8]) -> Option<Vec<String>> {
    let mut archive = ZipArchive::new(Cursor::new(content)).ok()?;
    let mut parts: Vec<(Vec<u64>, String, &'static Format)> = archive
        .file_names()
        .flatten()
        .filter_map(|name| Some((numbers(&name), name.to_string(), format_of(&name)?)))
        .collect();
    // Page_10 comes after Page_9.
    parts.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    if parts.is_empty() {
        return None;
    }
    let mut paragraphs = Vec::new();
    for (_, name, format) in parts.into_iter().take(MOST_PARTS) {
        let mut xml = Vec::new();
        archive.by_name(&name).ok()?.take(MOST_PART).read_to_end(&mut xml).ok()?;
        paragraphs.extend(text(&String::from_utf8_lossy(&xml), format));
    }
    Some(paragraphs)
}

/// Where text stands in a kind of document.
struct Format {
    text: &'static str,
    paragraph: &'static str,
}

const WORD: Format = Format { text: "t", paragraph: "p" };
const OFD: Format = Format { text: "TextCode", paragraph: "TextObject" };

fn format_of(name: &str) -> Option<&'static Format> {
    match name {
        "word/document.xml" => Some(&WORD),
        name if name.contains("Pages/Page_") && name.ends_with("Content.xml") => Some(&OFD),
        _ => None,
    }
}

fn numbers(name: &str) -> Vec<u64> {
    name.split(|sign: char| !sign.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

/// Paragraphs that hold something; what cannot be read ends the text.
fn text(xml: &str, format: &Format) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut paragraphs, mut line, mut is_text) = (Vec::new(), String::new(), false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => is_text = tag.local_name().as_ref() == format.text,
            Ok(Event::Text(words)) if is_text => line.push_str(&words),
            Ok(Event::GeneralRef(name)) if is_text => {
                line.push_str(resolve_predefined_entity(&name).unwrap_or_default());
            }
            Ok(Event::End(tag)) => {
                is_text &= tag.local_name().as_ref() != format.text;
                if tag.local_name().as_ref() == format.paragraph && !line.trim().is_empty() {
                    paragraphs.push(std::mem::take(&mut line));
                }
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    paragraphs
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::io::Write;

    use super::*;

    fn packed_with(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(content.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_word_document_is_read_paragraph_by_paragraph() {
        let xml = "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>关于同意设立</w:t></w:r><w:r><w:t>园区的批复</w:t></w:r></w:p>\
            <w:p/><w:p><w:r><w:t>R&amp;D 投入</w:t></w:r></w:p></w:body></w:document>";
        let file = packed_with(&[("[Content_Types].xml", "<a/>"), ("word/document.xml", xml)]);
        assert_eq!(document_text(&file).unwrap(), ["关于同意设立园区的批复", "R&D 投入"]);
    }

    #[test]
    fn pages_of_an_ofd_come_in_the_order_of_their_numbers() {
        let page = |text: &str| {
            format!(
                "<ofd:Page xmlns:ofd='o'><ofd:TextObject><ofd:TextCode>{text}</ofd:TextCode></ofd:TextObject></ofd:Page>"
            )
        };
        let (second, tenth) = (page("第二页"), page("第十页"));
        let file = packed_with(&[
            ("Doc_0/Pages/Page_10/Content.xml", &tenth),
            ("Doc_0/Pages/Page_2/Content.xml", &second),
        ]);
        assert_eq!(document_text(&file).unwrap(), ["第二页", "第十页"]);
    }

    #[test]
    fn text_of_old_systems_is_read_and_other_files_are_not() {
        assert_eq!(document_text(&[0xD4, 0xB0, 0xC7, 0xF8]).unwrap(), ["园区"]);
        assert_eq!(document_text(b"\x7FELF\0\0\0"), None);
        assert_eq!(document_text(b"PK\x03\x04 nothing"), None);
        assert_eq!(document_text(b""), None);
    }
}
