//! Any office file as plain sheets, recognised by its content and not by its name.

mod csv;
mod document;
mod ods;
mod strict;
mod xls;
mod xlsx;

pub use document::document_text;

use std::fs::File;
use std::io::{Cursor, ErrorKind, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use parkgauge_core::roster::sheet::SheetGrid;
use zip::ZipArchive;

use crate::error::{Looks, TablesError};
use crate::limits::{Limits, MAX_FILE_BYTES, check_unpacked};
pub use strict::{StrictWorkbook, is_workbook, read_strict};

/// Reads all sheets of a file: .xlsx, .xls, .et, .ods and .csv, told apart by content.
///
/// Hidden sheets are read too. A sheet without cells is left out.
///
/// # Errors
/// [`TablesError`] for anything that is not a readable spreadsheet of a reasonable size.
pub fn read_workbook(path: &Path) -> Result<Vec<SheetGrid>, TablesError> {
    let io = |source| TablesError::Io { path: path.to_owned(), source };
    // Systems differ in when they refuse to read a folder, and Windows calls it a matter of rights.
    if path.is_dir() {
        return Err(io(ErrorKind::IsADirectory.into()));
    }
    let file = File::open(path).map_err(io)?;
    let bytes = file.metadata().map_err(io)?.len();
    if bytes > MAX_FILE_BYTES {
        return Err(TablesError::FileTooLarge { bytes });
    }
    let mut content = Vec::new();
    // The file may grow while it is read.
    file.take(MAX_FILE_BYTES).read_to_end(&mut content).map_err(io)?;
    let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    read_bytes(&name, &content)
}

/// Reads all sheets of a file's content; `name` names the sheet of a file without sheets (.csv).
///
/// # Errors
/// As [`read_workbook`].
pub fn read_bytes(name: &str, content: &[u8]) -> Result<Vec<SheetGrid>, TablesError> {
    // The readers are not ours, and what they read is anybody's: their panic must not be the program's.
    let read = catch_unwind(AssertUnwindSafe(|| read_kind(name, content)));
    let sheets = read.unwrap_or_else(|_| Err(TablesError::damaged("the reader gave up")))?;
    let filled: Vec<_> = sheets.into_iter().filter(|sheet| !sheet.rows.is_empty()).collect();
    if filled.is_empty() { Err(TablesError::Empty) } else { Ok(filled) }
}

/// Reads what was copied from a spreadsheet: rows by line, cells by tab, cells of several lines in
/// quotes. Without any tab the text is read as a .csv.
///
/// # Errors
/// [`TablesError`] for an empty or too large text.
pub fn read_pasted(name: &str, text: &str) -> Result<Vec<SheetGrid>, TablesError> {
    if text.len() as u64 > MAX_FILE_BYTES {
        return Err(TablesError::FileTooLarge { bytes: text.len() as u64 });
    }
    let grid = if text.contains('\t') { csv::rows(name, text, b'\t')? } else { csv::text(name, text)? };
    if grid.rows.is_empty() { Err(TablesError::Empty) } else { Ok(vec![grid]) }
}

fn read_kind(name: &str, content: &[u8]) -> Result<Vec<SheetGrid>, TablesError> {
    if content.is_empty() {
        return Err(TablesError::Empty);
    }
    if content.len() as u64 > MAX_FILE_BYTES {
        return Err(TablesError::FileTooLarge { bytes: content.len() as u64 });
    }
    if content.starts_with(b"PK\x03\x04") || content.starts_with(b"PK\x05\x06") {
        return read_archive(content);
    }
    if content.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return xls::read(content);
    }
    if content.starts_with(b"%PDF") {
        return Err(TablesError::NotASpreadsheet(Looks::Pdf));
    }
    if content.starts_with(b"Rar!") || content.starts_with(b"7z\xBC\xAF") {
        return Err(TablesError::NotASpreadsheet(Looks::Archive));
    }
    csv::read(name, content)
}

fn read_archive(content: &[u8]) -> Result<Vec<SheetGrid>, TablesError> {
    let mut zip = ZipArchive::new(Cursor::new(content)).map_err(TablesError::damaged)?;
    let has = |end: &str| zip.file_names().flatten().any(|name| name.to_ascii_lowercase().ends_with(end));
    let (xlsx, ods) = (has("workbook.xml"), has("content.xml") && has("mimetype"));
    let other = if has("workbook.bin") {
        Looks::BinaryWorkbook
    } else if has("document.xml") || has("presentation.xml") {
        Looks::OtherOffice
    } else {
        Looks::Archive
    };
    let unpacked = check_unpacked(&mut zip, Limits::ROSTER.unpacked)?;
    match (xlsx, ods) {
        (true, _) => xlsx::read(content, zip, unpacked, &Limits::ROSTER),
        (false, true) => ods::read(content, zip),
        _ => Err(TablesError::NotASpreadsheet(other)),
    }
}
