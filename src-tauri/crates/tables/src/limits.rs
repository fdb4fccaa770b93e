//! How much is read at most, checked before anything is unpacked into memory.

use std::io::{Cursor, Read};

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

/// Counts what really unpacks, because an archive may declare less.
pub(crate) fn check_unpacked(zip: &mut ZipArchive<Cursor<&[u8]>>, most: u64) -> Result<(), TablesError> {
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
    for index in 0..zip.len() {
        let Ok(part) = zip.by_index(index) else { continue };
        // A broken part is named by whoever needs it; here only its size counts.
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).unwrap_or(0);
        left = left.checked_sub(unpacked).ok_or(TablesError::UnpacksTooLarge)?;
    }
    Ok(())
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
