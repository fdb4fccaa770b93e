//! A PDF written object by object: memory holds one page of a source, never the volume.

use std::io::{self, Write};

use lopdf::{Dictionary, Object, Writer, dictionary};
use sha2::{Digest, Sha256};

/// Pages under one node of the page tree. Viewers reach any page of a thick volume in two steps.
const PAGES_A_NODE: usize = 64;
/// The most bytes that a page, its place in the cross-reference table and its bookmark take beyond its objects.
const ABOUT_A_PAGE: u64 = 600;
/// The most bytes that stand in a file besides its pages: head, document information, tables.
const ABOUT_A_FILE: u64 = 4_096;

/// Where a file's objects go.
pub(super) struct Sink<W: Write> {
    out: W,
    hash: Sha256,
    size: u64,
    /// Offset of each object from 1; 0 for an object that was never written.
    offsets: Vec<u64>,
    nodes: Vec<u32>,
    pages: Vec<u32>,
}

/// What a finished file is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub size: u64,
    pub sha256: String,
}

impl<W: Write> Sink<W> {
    /// Begins a file.
    pub fn new(out: W) -> io::Result<Self> {
        let mut sink = Self {
            out,
            hash: Sha256::new(),
            size: 0,
            offsets: Vec::new(),
            nodes: Vec::new(),
            pages: Vec::new(),
        };
        // Four bytes above 127, so that nobody takes the file for text.
        sink.write(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")?;
        Ok(sink)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.hash.update(bytes);
        self.size += bytes.len() as u64;
        Ok(())
    }

    /// A number for an object to come.
    pub fn id(&mut self) -> u32 {
        self.offsets.push(0);
        self.offsets.len() as u32
    }

    /// Writes an object under its number.
    pub fn put(&mut self, id: u32, object: &Object) -> io::Result<()> {
        if let Some(place) = self.offsets.get_mut(id as usize - 1) {
            *place = self.size;
        }
        let mut text = format!("{id} 0 obj\n").into_bytes();
        match object {
            // Not through the writer: it would copy a scan of many megabytes once more.
            Object::Stream(stream) => {
                let mut dict = stream.dict.clone();
                dict.set("Length", stream.content.len() as i64);
                write_object(&mut text, &Object::Dictionary(dict))?;
                text.extend_from_slice(b"\nstream\n");
                self.write(&text)?;
                self.write(&stream.content)?;
                text.clear();
                text.extend_from_slice(b"\nendstream");
            }
            other => write_object(&mut text, other)?,
        }
        text.extend_from_slice(b"\nendobj\n");
        self.write(&text)
    }

    /// Writes an object and gives its number.
    pub fn add(&mut self, object: &Object) -> io::Result<u32> {
        let id = self.id();
        self.put(id, object)?;
        Ok(id)
    }

    /// Adds a page and gives its number as an object. `page` needs neither type nor parent.
    pub fn add_page(&mut self, mut page: Dictionary) -> io::Result<u32> {
        if self.pages.len().is_multiple_of(PAGES_A_NODE) {
            let node = self.id();
            self.nodes.push(node);
        }
        page.set("Type", "Page");
        page.set("Parent", reference(self.nodes.last().copied().unwrap_or_default()));
        let id = self.add(&Object::Dictionary(page))?;
        self.pages.push(id);
        Ok(id)
    }

    /// Pages so far.
    pub fn pages(&self) -> u32 {
        self.pages.len() as u32
    }

    /// At least as many bytes as the file would have if it ended after `more` pages with `content` bytes of objects.
    pub fn size_with(&self, more: u32, content: u64) -> u64 {
        let pages = u64::from(self.pages() + more);
        // Pages before these are counted in `size` already but for the end of the file.
        self.size + content + pages * ABOUT_A_PAGE + ABOUT_A_FILE + 20 * self.offsets.len() as u64
    }

    /// Ends the file: page tree, catalog with `entries`, cross-reference table.
    pub fn finish(mut self, mut entries: Dictionary, info: &Dictionary) -> io::Result<(W, Written)> {
        let root = self.id();
        let nodes = std::mem::take(&mut self.nodes);
        for (index, node) in nodes.iter().enumerate() {
            let start = index * PAGES_A_NODE;
            let end = (start + PAGES_A_NODE).min(self.pages.len());
            let kids: Vec<Object> = self.pages[start..end].iter().map(|page| reference(*page)).collect();
            let node_dict = dictionary! {
                "Type" => "Pages", "Parent" => reference(root), "Count" => kids.len() as i64, "Kids" => kids,
            };
            self.put(*node, &Object::Dictionary(node_dict))?;
        }
        let kids: Vec<Object> = nodes.iter().map(|node| reference(*node)).collect();
        let tree = dictionary! { "Type" => "Pages", "Count" => i64::from(self.pages()), "Kids" => kids };
        self.put(root, &Object::Dictionary(tree))?;
        entries.set("Type", "Catalog");
        entries.set("Pages", reference(root));
        let catalog = self.add(&Object::Dictionary(entries))?;
        let info = self.add(&Object::Dictionary(info.clone()))?;
        let start = self.size;
        // Made from the content, so that the same volume has the same identity.
        let identity = Object::String(
            self.hash.clone().finalize().iter().copied().take(16).collect(),
            lopdf::StringFormat::Hexadecimal,
        );
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", self.offsets.len() + 1);
        for offset in &self.offsets {
            table.push_str(&match offset {
                0 => "0000000000 00001 f \n".to_owned(),
                offset => format!("{offset:010} 00000 n \n"),
            });
        }
        self.write(table.as_bytes())?;
        let trailer = dictionary! {
            "Size" => self.offsets.len() as i64 + 1,
            "Root" => reference(catalog),
            "Info" => reference(info),
            "ID" => vec![identity.clone(), identity],
        };
        let mut text = b"trailer\n".to_vec();
        write_object(&mut text, &Object::Dictionary(trailer))?;
        text.extend_from_slice(format!("\nstartxref\n{start}\n%%EOF\n").as_bytes());
        self.write(&text)?;
        self.out.flush()?;
        let sha256 = crate::digest::hex(&self.hash.finalize());
        Ok((self.out, Written { size: self.size, sha256 }))
    }
}

/// A reference to an object of this file; none of them is ever replaced.
pub(super) const fn reference(id: u32) -> Object {
    Object::Reference((id, 0))
}

fn write_object(text: &mut Vec<u8>, object: &Object) -> io::Result<()> {
    Writer::write_object(text, object).map_err(io::Error::other)
}
