//! How much is read at most, checked before anything is unpacked into memory.

use std::io::{Cursor, Read, Write};

use parkgauge_core::roster::sheet::SheetGrid;
use zip::ZipArchive;

use crate::error::TablesError;

/// The largest file that is read. Unit: bytes. Standing: house; fifty times a list of 50 000 firms.
pub const MAX_FILE_BYTES: u64 = 128 << 20;
/// The most that a file may unpack to. Unit: bytes. Standing: house.
pub const MAX_UNPACKED_BYTES: u64 = 768 << 20;
/// The most rows of a sheet. Standing: house; four times the largest roster planned for.
pub const MAX_ROWS: usize = 200_000;
/// The most columns of a sheet. Standing: house.
pub const MAX_COLUMNS: usize = 1_000;
/// The most cells of a sheet, counted as the rectangle around them. Standing: house.
pub const MAX_CELLS: usize = 8_000_000;
/// The longest text of a cell that spreadsheets allow. Unit: characters.
const MAX_TEXT: usize = 32_767;
/// The most text of a sheet: shared strings may repeat one long text in every cell. Unit: bytes.
const MAX_TEXT_BYTES: usize = 256 << 20;
/// The most parts of an archive.
const MAX_PARTS: usize = 10_000;

/// How much of a file is unpacked and kept.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// The most that a file may unpack to. Unit: bytes.
    pub unpacked: u64,
    /// The most text of all its sheets together. Unit: bytes.
    pub text: usize,
}

impl Limits {
    /// Those of a firm list.
    pub(crate) const ROSTER: Self = Self { unpacked: MAX_UNPACKED_BYTES, text: MAX_TEXT_BYTES };
}

/// What was noticed while an archive was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unpacked {
    /// Some part speaks of cells that are shown as one. Finding out costs nothing here; reading where they are costs a
    /// third of reading the cells.
    pub has_merged_cells: bool,
}

/// Counts what really unpacks, because an archive may declare less.
pub(crate) fn check_unpacked(
    zip: &mut ZipArchive<Cursor<&[u8]>>,
    most: u64,
) -> Result<Unpacked, TablesError> {
    if zip.len() > MAX_PARTS {
        return Err(TablesError::UnpacksTooLarge);
    }
    let mut declared = 0_u64;
    for index in 0..zip.len() {
        let part = zip.by_index_raw(index).map_err(TablesError::damaged)?;
        declared = declared.saturating_add(part.size());
    }
    if declared > most {
        return Err(TablesError::UnpacksTooLarge);
    }
    let mut left = most;
    let mut has_merged_cells = false;
    for index in 0..zip.len() {
        let Ok(part) = zip.by_index(index) else { continue };
        let mut watch = Watch { word: b"mergeCell", tail: Vec::new(), found: false };
        // A broken part is named by whoever needs it; here only its size counts.
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut watch).unwrap_or(0);
        left = left.checked_sub(unpacked).ok_or(TablesError::UnpacksTooLarge)?;
        has_merged_cells |= watch.found;
    }
    Ok(Unpacked { has_merged_cells })
}

/// Forgets what is written into it, but for whether a word was in it.
struct Watch {
    word: &'static [u8],
    /// The end of what came so far, where the word may have begun.
    tail: Vec<u8>,
    found: bool,
}

impl Write for Watch {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let reach = self.word.len() - 1;
        self.tail.extend_from_slice(&bytes[..bytes.len().min(reach)]);
        self.found |= [&*self.tail, bytes].iter().any(|text| memchr::memmem::find(text, self.word).is_some());
        // What is shorter than a word goes on growing.
        let from = if bytes.len() < reach { self.tail.as_slice() } else { bytes };
        self.tail = from[from.len().saturating_sub(reach)..].to_vec();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Whether a rectangle of cells is small enough to be read.
pub(crate) fn check_size(sheet: &str, rows: usize, columns: usize) -> Result<(), TablesError> {
    if rows > MAX_ROWS || columns > MAX_COLUMNS || rows.saturating_mul(columns) > MAX_CELLS {
        return Err(TablesError::SheetTooLarge { sheet: sheet.to_owned() });
    }
    Ok(())
}

/// Fills a sheet cell by cell and stops at the limits.
pub(crate) struct GridBuilder {
    grid: SheetGrid,
    slots: usize,
    bytes: usize,
    /// The most text. Unit: bytes.
    most: usize,
}

impl GridBuilder {
    pub(crate) fn new(name: &str) -> Self {
        Self::within(name, MAX_TEXT_BYTES)
    }

    /// A sheet of so many bytes of text at most.
    pub(crate) fn within(name: &str, most: usize) -> Self {
        Self { grid: SheetGrid { name: name.to_owned(), ..SheetGrid::default() }, slots: 0, bytes: 0, most }
    }

    /// How much text there is. Unit: bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Puts a text at a row and column from 0; blank texts take no room.
    pub(crate) fn put(&mut self, row: usize, column: usize, text: String) -> Result<(), TablesError> {
        if text.is_empty() {
            return Ok(());
        }
        if row >= MAX_ROWS || column >= MAX_COLUMNS {
            return Err(self.too_large());
        }
        if self.grid.rows.len() <= row {
            self.grid.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut self.grid.rows[row];
        if cells.len() <= column {
            self.slots += column + 1 - cells.len();
            if self.slots > MAX_CELLS {
                return Err(self.too_large());
            }
            cells.resize_with(column + 1, String::new);
        }
        let text = match text.char_indices().nth(MAX_TEXT) {
            Some((end, _)) => text[..end].to_owned(),
            None => text,
        };
        self.bytes += text.len();
        if self.bytes > self.most {
            return Err(self.too_large());
        }
        self.grid.rows[row][column] = text;
        Ok(())
    }

    pub(crate) fn finish(self) -> SheetGrid {
        self.grid
    }

    fn too_large(&self) -> TablesError {
        TablesError::SheetTooLarge { sheet: self.grid.name.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_noticed_wherever_it_is_cut() {
        let text = b"<row/></sheetData><mergeCells count='1'>";
        for size in 1..=text.len() {
            let mut watch = Watch { word: b"mergeCell", tail: Vec::new(), found: false };
            for piece in text.chunks(size) {
                assert_eq!(watch.write(piece).ok(), Some(piece.len()));
            }
            assert!(watch.found, "in pieces of {size}");
        }
        let mut watch = Watch { word: b"mergeCell", tail: Vec::new(), found: false };
        for piece in [&b"merge"[..], b" Cell", b"mergeCel", b"", b"k"] {
            assert_eq!(watch.write(piece).ok(), Some(piece.len()));
        }
        assert!(!watch.found);
    }
}
