//! .xlsx, and .et of newer WPS: read cell by cell, so that two far corners make no rectangle.

use std::io::{BufReader, Cursor};

use calamine::{Dimensions, Reader, Xlsx, XlsxError};
use parkgauge_core::roster::sheet::{MergedCells, SheetGrid};
use quick_xml::events::Event;
use zip::ZipArchive;

use crate::error::TablesError;
use crate::limits::{GridBuilder, Limits, MAX_CELLS, Unpacked};
use crate::text::cell_text;

/// Only headers are looked at for merged cells.
const MERGED_ROWS: u32 = 64;

pub(super) fn read(
    content: &[u8],
    mut zip: ZipArchive<Cursor<&[u8]>>,
    unpacked: Unpacked,
    limits: &Limits,
) -> Result<Vec<SheetGrid>, TablesError> {
    let mut left = limits.text;
    check_shared_strings(&mut zip)?;
    let mut workbook = Xlsx::new(Cursor::new(content)).map_err(failed)?;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        let mut grid = GridBuilder::within(&name, left);
        let mut cells = match workbook.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            // A sheet that is only a chart has no cells.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(failed(error)),
        };
        while let Some(cell) = cells.next_cell().map_err(failed)? {
            let (row, column) = cell.get_position();
            grid.put(row as usize, column as usize, cell_text(cell.get_value()))?;
        }
        drop(cells);
        // One long text may be shared by the cells of every sheet.
        left -= grid.bytes().min(left);
        let mut grid = grid.finish();
        if unpacked.has_merged_cells {
            grid.merged = merged(&workbook.merge_cells_by_sheet_name(&name).map_err(failed)?);
        }
        sheets.push(grid);
    }
    Ok(sheets)
}

/// The merged blocks among the first rows.
pub(super) fn merged(blocks: &[Dimensions]) -> Vec<MergedCells> {
    let block = |block: &Dimensions| MergedCells {
        top: block.start.0 as usize,
        left: block.start.1 as usize,
        bottom: block.end.0 as usize,
        right: block.end.1 as usize,
    };
    blocks.iter().filter(|block| block.start.0 < MERGED_ROWS).map(block).collect()
}

/// Refuses a table of shared strings that declares more entries than any sheet uses: the reader
/// makes room for them before it reads them.
fn check_shared_strings(zip: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), TablesError> {
    let found = zip
        .file_names()
        .flatten()
        .find(|name| name.to_ascii_lowercase().ends_with("sharedstrings.xml"))
        .map(|name| name.into_owned());
    let Some(name) = found else { return Ok(()) };
    let part = zip.by_name(&name).map_err(TablesError::damaged)?;
    let mut xml = quick_xml::Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(TablesError::damaged)? {
            Event::Start(start) | Event::Empty(start) => {
                let declared = super::ods::attribute(&start, "uniqueCount");
                return match declared {
                    Some(count) if count > MAX_CELLS as u64 => Err(TablesError::UnpacksTooLarge),
                    _ => Ok(()),
                };
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

pub(super) fn failed(error: XlsxError) -> TablesError {
    match error {
        XlsxError::Password => TablesError::Encrypted,
        error => TablesError::damaged(error),
    }
}
