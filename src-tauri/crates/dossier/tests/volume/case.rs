//! A file of the corpus, and what must become of it.

use std::fs;
use std::path::{Path, PathBuf};

use parkgauge_dossier::volume::Fault;

use crate::look::Program;

/// A file.
pub struct Case {
    /// Its name as the office has it.
    pub name: String,
    pub content: Content,
    pub expected: Expected,
    /// How much a part of a page may differ from the reference where drawing programs differ among themselves.
    pub tolerance: f64,
}

/// What is in the file.
pub enum Content {
    Bytes(Vec<u8>),
    /// Nothing but a hole of this size.
    Hole(u64),
}

/// What must become of it.
#[derive(Debug, Clone)]
pub enum Expected {
    /// It is bound, page by page.
    Pages {
        count: u32,
        remarks: Vec<&'static str>,
        looks: Looks,
    },
    Faulty(Fault),
    Attached,
    /// Bound or named: the damage is random. What counts is that the others are bound.
    Anything,
}

/// How its pages must look.
#[derive(Debug, Clone, Copy)]
pub enum Looks {
    /// As this program draws the source.
    Reference(Program),
    /// Like the scene of `picture.rs`: EXIF orientation, and whether it is grey.
    Scene(crate::picture::Seen),
    /// No other program can draw it.
    Nothing,
}

impl Case {
    /// A PDF that poppler draws, without anything odd.
    pub fn pdf(name: &str, pages: u32, bytes: Vec<u8>) -> Self {
        Self::of(
            name,
            bytes,
            Expected::Pages { count: pages, remarks: vec![], looks: Looks::Reference(Program::Poppler) },
        )
    }

    pub fn of(name: &str, bytes: Vec<u8>, expected: Expected) -> Self {
        Self { name: name.to_owned(), content: Content::Bytes(bytes), expected, tolerance: 30.0 }
    }

    pub fn faulty(name: &str, fault: Fault, bytes: Vec<u8>) -> Self {
        Self::of(name, bytes, Expected::Faulty(fault))
    }

    /// The same, with what is odd about it.
    pub fn remarked(mut self, codes: &[&'static str]) -> Self {
        if let Expected::Pages { remarks, .. } = &mut self.expected {
            *remarks = codes.to_vec();
        }
        self
    }

    /// The same, drawn by another program or by none.
    pub fn like(mut self, as_drawn: Looks) -> Self {
        if let Expected::Pages { looks, .. } = &mut self.expected {
            *looks = as_drawn;
        }
        self
    }

    pub const fn most_difference(&self) -> f64 {
        self.tolerance
    }

    pub fn path(&self, folder: &Path) -> PathBuf {
        folder.join(&self.name)
    }

    pub fn write(&self, folder: &Path) {
        match &self.content {
            Content::Bytes(bytes) => fs::write(self.path(folder), bytes).unwrap(),
            Content::Hole(size) => fs::File::create(self.path(folder)).unwrap().set_len(*size).unwrap(),
        }
    }
}
