//! .xls and .et: records are walked through before the reader makes a rectangle of them.

use std::io::{Cursor, Read};

use calamine::{Reader, Xls, XlsError};
use parkgauge_core::roster::sheet::SheetGrid;

use crate::error::{Looks, TablesError};
use crate::limits::{GridBuilder, MAX_FILE_BYTES, check_size};
use crate::text::data_text;

pub(super) fn read(content: &[u8]) -> Result<Vec<SheetGrid>, TablesError> {
    check_records(&records(content)?)?;
    let mut workbook = Xls::new(Cursor::new(content)).map_err(failed)?;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).map_err(failed)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut grid = GridBuilder::new(&name);
        for (row, column, value) in range.used_cells() {
            grid.put(top as usize + row, left as usize + column, data_text(value))?;
        }
        let mut grid = grid.finish();
        grid.merged = super::xlsx::merged(&workbook.merge_cells_by_sheet_name(&name).map_err(failed)?);
        sheets.push(grid);
    }
    Ok(sheets)
}

/// The records of the workbook, out of the compound file that holds them.
fn records(content: &[u8]) -> Result<Vec<u8>, TablesError> {
    let mut file = cfb::CompoundFile::open(Cursor::new(content)).map_err(TablesError::damaged)?;
    // An encrypted .xlsx is wrapped into a compound file.
    if file.exists("/EncryptedPackage") {
        return Err(TablesError::Encrypted);
    }
    let name = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name));
    let Some(name) = name else {
        let office = file.is_stream("/WordDocument") || file.is_stream("/PowerPoint Document");
        return Err(TablesError::NotASpreadsheet(if office { Looks::OtherOffice } else { Looks::Other }));
    };
    let stream = file.open_stream(name).map_err(TablesError::damaged)?;
    let mut records = Vec::new();
    stream.take(MAX_FILE_BYTES).read_to_end(&mut records).map_err(TablesError::damaged)?;
    Ok(records)
}

/// Refuses sheets whose far corners would make a huge rectangle, and dimensions that make no sense.
fn check_records(records: &[u8]) -> Result<(), TablesError> {
    let word = |data: &[u8], at: usize| {
        data.get(at..at + 2).map_or(0, |bytes| usize::from(u16::from_le_bytes([bytes[0], bytes[1]])))
    };
    let (mut rows, mut columns) = (0, 0);
    let mut at = 0;
    while at + 4 <= records.len() {
        let (kind, length) = (word(records, at), word(records, at + 2));
        let data = records.get(at + 4..at + 4 + length).unwrap_or_default();
        at += 4 + length;
        match kind {
            // The beginning of a sheet.
            0x0809 => (rows, columns) = (0, 0),
            // Number, label, formula and the like: row and column first.
            0x0203 | 0x0204 | 0x00D6 | 0x027E | 0x00FD | 0x0006 | 0x0205 if data.len() >= 4 => {
                rows = rows.max(word(data, 0) + 1);
                columns = columns.max(word(data, 2) + 1);
            }
            // Several numbers of one row: the last column is at the end.
            0x00BD if data.len() >= 6 => {
                rows = rows.max(word(data, 0) + 1);
                columns = columns.max(word(data, data.len() - 2) + 1).max(word(data, 2) + 1);
            }
            0x0200 => check_dimensions(data)?,
            _ => {}
        }
        check_size("xls", rows, columns)?;
    }
    Ok(())
}

/// The reader makes room for the declared dimensions; they must be those of an .xls.
fn check_dimensions(data: &[u8]) -> Result<(), TablesError> {
    let number = |from: usize, bytes: usize| {
        let part = data.get(from..from + bytes).unwrap_or_default();
        part.iter().rev().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte))
    };
    let (first_row, last_row, first_column, last_column) = match data.len() {
        10 => (number(0, 2), number(2, 2), number(4, 2), number(6, 2)),
        14 | 16 => (number(0, 4), number(4, 4), number(8, 2), number(10, 2)),
        _ => return Ok(()),
    };
    if first_row > last_row || last_row > 65_536 || last_column > 256 || first_column > 256 {
        return Err(TablesError::damaged("the dimensions of a sheet make no sense"));
    }
    Ok(())
}

fn failed(error: XlsError) -> TablesError {
    match error {
        XlsError::Password => TablesError::Encrypted,
        error => TablesError::damaged(error),
    }
}
