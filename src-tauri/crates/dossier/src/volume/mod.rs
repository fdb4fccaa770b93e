//! The evidence volume (佐证材料.pdf): every page of every piece in the order of the numbers, each on a sheet of its own
//! with the stamp of its piece.
//!
//! Pages become form objects on A4 sheets, through lopdf; pictures are put in as they are wherever PDF knows their
//! coding. The volume is written object by object, so that memory holds one source file and never the volume. Nothing in
//! a source is trusted: size, decompression and recursion are bounded, and what panics is a damaged file.

mod bind;
mod copy;
mod document;
mod fault;
mod form;
mod inspect;
mod letters;
mod lighter;
mod matrix;
mod navigation;
mod pages;
mod preview;
mod raster;
mod scan;
mod sheet;
mod sink;
mod source;
mod tiff_pages;

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};

pub use bind::bind;
pub use fault::{Fault, Remark};
pub use inspect::Flaws;
pub use preview::{PageDots, PagePicture, Preview};
pub(crate) use scan::{Photo, Scan, photo, photo_size, scan, upright_file};
pub use source::MOST_BYTES;

use crate::bundle_error::BundleError;
use crate::error::DossierError;

/// What is bound, in order, and how.
#[derive(Debug, Clone)]
pub struct VolumePlan {
    /// The pieces in the order of their numbers.
    pub pieces: Vec<Piece>,
    /// Title of the document.
    pub title: String,
    /// Who hands it in.
    pub author: String,
    /// What identifies the state it was made from; printed on every page.
    pub fingerprint: String,
    /// When that state was taken.
    pub made_at: DateTime<FixedOffset>,
    /// Version of the program.
    pub app_version: String,
    /// Whether 草稿 is printed on every page.
    pub is_draft: bool,
    /// Bytes that a volume may have; all in one when absent.
    pub max_bytes: Option<u64>,
    /// Whether every page has places to confirm that it is like the original.
    pub certify: Certify,
    /// Dots to the inch that a scan of a whole page keeps; as many as it has when absent.
    pub scans: Option<u16>,
}

/// Whether every page has places to confirm that it is like the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Certify {
    /// It has none.
    #[default]
    No,
    /// 与原件一致, 核对人, 日期 and room for a seal.
    Places,
}

/// A piece of evidence to bind.
#[derive(Debug, Clone, Default)]
pub struct Piece {
    /// "佐证1.2-03".
    pub number: String,
    /// Title.
    pub title: String,
    /// Heading under which the bookmarks list it.
    pub group: String,
    /// What is known of it: label and value, shown on its cover.
    pub facts: Vec<(String, String)>,
    /// What it proves.
    pub marks: Vec<Mark>,
    /// The stored file.
    pub file: PathBuf,
    /// Name of the file that was added; tells what a file claims to be.
    pub original_name: String,
}

/// What a piece proves, and with which pages.
#[derive(Debug, Clone, Default)]
pub struct Mark {
    /// "1.2".
    pub number: String,
    /// "1.2 企业数字化改造覆盖率".
    pub title: String,
    /// Ranges of pages from 1; empty for all.
    pub pages: Vec<(u32, u32)>,
    /// Why, or empty.
    pub reason: String,
}

impl Mark {
    fn shown_pages(&self) -> String {
        let ranges = self.pages.iter().map(|(first, last)| match first == last {
            true => first.to_string(),
            false => format!("{first}-{last}"),
        });
        match self.pages.is_empty() {
            true => "全部页".to_owned(),
            false => format!("第 {} 页", ranges.collect::<Vec<_>>().join("、")),
        }
    }

    fn covers(&self, page: u32) -> bool {
        self.pages.iter().any(|(first, last)| (*first..=*last).contains(&page))
    }
}

/// The volumes as they were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volumes {
    /// Files in order.
    pub files: Vec<VolumeFile>,
    /// What became of each piece, in the order of the plan.
    pub pieces: Vec<Bound>,
}

/// A file of the volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VolumeFile {
    /// "佐证材料.pdf", or "佐证材料(1).pdf" when there are several.
    pub name: String,
    /// Where it was written.
    pub path: PathBuf,
    /// Pages.
    pub pages: u32,
    /// Bytes.
    pub size: u64,
    /// SHA-256, lower-case hexadecimal.
    pub sha256: String,
}

/// Where a piece is in the volumes, and what is odd about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// Where its sheets are, cover included; more than one when the piece goes on in the next file.
    pub segments: Vec<Segment>,
    /// What is shown of it.
    pub outcome: Outcome,
    /// What is odd about it.
    pub remarks: Vec<Remark>,
}

/// Sheets of one file that follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// Which file, from 0.
    pub file: usize,
    /// First page in the file, from 1.
    pub first: u32,
    /// Pages.
    pub count: u32,
}

/// What is shown of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// So many pages of its own.
    Pages(u32),
    /// None: a kind of file that has no pages here. The original goes along.
    Attached,
    /// None, because the file cannot be read.
    Faulty(Fault),
}

impl Bound {
    /// Where page `page` of the piece is, from 1: file and page in it.
    #[must_use]
    pub fn place_of(&self, page: u32) -> Option<(usize, u32)> {
        // The cover is the first sheet.
        let mut before = page;
        for segment in &self.segments {
            if before < segment.count {
                return Some((segment.file, segment.first + before));
            }
            before -= segment.count;
        }
        None
    }
}

/// Why the volume could not be made. A piece that cannot be read is no such reason.
#[derive(Debug, thiserror::Error)]
pub enum VolumeError {
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] BundleError),
    /// The stamps could not be set.
    #[error(transparent)]
    Stamp(#[from] DossierError),
}

/// Whether the book can show a picture file.
///
/// # Errors
/// Why it cannot.
pub fn can_be_shown(bytes: &[u8], name: &str) -> Result<(), Fault> {
    preview::aside(|| photo(bytes, name).map(drop))
}
