//! A workbook that is filled by hand and read cell by cell: formulas and merged cells are named, and little is unpacked.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Reader, Xlsx, XlsxError};
use parkgauge_core::framework::{OddCell, Oddity};
use parkgauge_core::roster::sheet::SheetGrid;
use zip::ZipArchive;

use super::xlsx;
use crate::error::{Looks, TablesError};
use crate::limits::{Limits, check_unpacked};

/// A framework of 1,000 indicators unpacks to less than 8 MB. Unit: bytes. Standing: house.
const LIMITS: Limits = Limits { unpacked: 48 << 20, text: 32 << 20 };
/// The most odd cells that are named; nobody mends more one by one.
const MOST_ODD: usize = 500;

/// The sheets of a workbook, and its cells that hold something else than a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrictWorkbook {
    /// The sheets with cells.
    pub sheets: Vec<SheetGrid>,
    /// Formulas and merged cells, as they stand in the file.
    pub odd: Vec<OddCell>,
}

/// Whether the content begins as that of an .xls or of an encrypted workbook.
fn is_old(content: &[u8]) -> bool {
    content.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
}

/// Whether the content begins as that of a workbook of any kind, and not as text.
pub fn is_workbook(content: &[u8]) -> bool {
    content.starts_with(b"PK\x03\x04") || content.starts_with(b"PK\x05\x06") || is_old(content)
}

/// Reads an .xlsx or a newer .et, and nothing else: older formats do not say what they hold before they are unpacked.
///
/// # Errors
/// [`TablesError`] for anything that is not such a workbook of a reasonable size.
pub fn read_strict(content: &[u8]) -> Result<StrictWorkbook, TablesError> {
    // The reader is not ours, and what it reads is anybody's: its panic must not be the program's.
    let read = catch_unwind(AssertUnwindSafe(|| read(content)));
    read.unwrap_or_else(|_| Err(TablesError::damaged("the reader gave up")))
}

fn read(content: &[u8]) -> Result<StrictWorkbook, TablesError> {
    if is_old(content) {
        // An encrypted .xlsx is wrapped into the same kind of file as an old .xls.
        let file = cfb::CompoundFile::open(Cursor::new(content)).map_err(TablesError::damaged)?;
        return Err(match file.exists("/EncryptedPackage") {
            true => TablesError::Encrypted,
            false => TablesError::NotASpreadsheet(Looks::BinaryWorkbook),
        });
    }
    let mut zip = ZipArchive::new(Cursor::new(content)).map_err(TablesError::damaged)?;
    let is_workbook =
        zip.file_names().flatten().any(|name| name.to_ascii_lowercase().ends_with("workbook.xml"));
    if !is_workbook {
        return Err(TablesError::NotASpreadsheet(Looks::Archive));
    }
    let unpacked = check_unpacked(&mut zip, LIMITS.unpacked)?;
    let sheets = xlsx::read(content, zip, unpacked, &LIMITS)?;
    Ok(StrictWorkbook { sheets, odd: odd(content)? })
}

fn odd(content: &[u8]) -> Result<Vec<OddCell>, TablesError> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(content)).map_err(xlsx::failed)?;
    let mut odd = Vec::new();
    for sheet in workbook.sheet_names() {
        let cell = |row: u32, column: u32, oddity| OddCell {
            sheet: sheet.clone(),
            row: row as usize,
            column: column as usize,
            oddity,
        };
        let mut cells = match workbook.worksheet_cells_reader(&sheet) {
            Ok(cells) => cells,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(xlsx::failed(error)),
        };
        while let Some(formula) = cells.next_formula().map_err(xlsx::failed)? {
            let (row, column) = formula.get_position();
            if !formula.get_value().is_empty() && odd.len() < MOST_ODD {
                odd.push(cell(row, column, Oddity::Formula));
            }
        }
        drop(cells);
        let merged = workbook.merge_cells_by_sheet_name(&sheet).map_err(xlsx::failed)?;
        for block in merged.iter().take(MOST_ODD.saturating_sub(odd.len())) {
            odd.push(cell(block.start.0, block.start.1, Oddity::Merged));
        }
    }
    Ok(odd)
}
