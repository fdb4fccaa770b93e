//! .ods: repeated rows and cells are counted before they are made.

use std::io::{BufReader, Cursor};

use calamine::{Ods, OdsError, Reader};
use parkgauge_core::roster::sheet::SheetGrid;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::error::TablesError;
use crate::limits::{GridBuilder, check_size};
use crate::text::data_text;

pub(super) fn read(
    content: &[u8],
    mut zip: ZipArchive<Cursor<&[u8]>>,
) -> Result<Vec<SheetGrid>, TablesError> {
    check_repeats(&mut zip)?;
    let mut workbook = Ods::new(Cursor::new(content)).map_err(failed)?;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).map_err(failed)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut grid = GridBuilder::new(&name);
        for (row, column, value) in range.used_cells() {
            grid.put(top as usize + row, left as usize + column, data_text(value))?;
        }
        sheets.push(grid.finish());
    }
    Ok(sheets)
}

/// Walks through the sheets and refuses one whose repeated rows and cells would fill the memory.
fn check_repeats(zip: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), TablesError> {
    let part = zip.by_name("content.xml").map_err(TablesError::damaged)?;
    let mut xml = quick_xml::Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    let mut size = Size::default();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(TablesError::damaged)? {
            Event::Start(start) => size.start(&start)?,
            Event::Empty(start) => {
                size.start(&start)?;
                size.end(start.local_name().as_ref())?;
            }
            Event::End(end) => size.end(end.local_name().as_ref())?,
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => size.content = true,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The rectangle around the cells with content, with everything that is repeated.
#[derive(Default)]
struct Size {
    rows: u64,
    filled_rows: u64,
    columns: u64,
    column: u64,
    row_repeat: u64,
    cell_repeat: u64,
    content: bool,
    row_content: bool,
}

impl Size {
    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), TablesError> {
        match start.local_name().as_ref() {
            "table" => *self = Self::default(),
            "table-row" => {
                self.row_repeat = attribute(start, "number-rows-repeated").unwrap_or(1);
                (self.column, self.row_content) = (0, false);
            }
            "table-cell" | "covered-table-cell" => {
                self.cell_repeat = attribute(start, "number-columns-repeated").unwrap_or(1);
                self.content = start
                    .attributes()
                    .flatten()
                    .any(|attribute| matches!(attribute.key.local_name().as_ref(), "value-type" | "formula"));
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), TablesError> {
        match name {
            "table-cell" | "covered-table-cell" => {
                self.column = self.column.saturating_add(self.cell_repeat);
                if self.content {
                    self.columns = self.columns.max(self.column);
                    self.row_content = true;
                }
                self.content = false;
            }
            "table-row" => {
                self.rows = self.rows.saturating_add(self.row_repeat);
                if self.row_content {
                    self.filled_rows = self.rows;
                }
                let whole = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
                check_size("content.xml", whole(self.filled_rows), whole(self.columns))?;
            }
            _ => {}
        }
        Ok(())
    }
}

/// The number in an attribute, whatever its prefix.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<u64> {
    let found = start.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.value.trim().parse().ok()
}

fn failed(error: OdsError) -> TablesError {
    match error {
        OdsError::Password => TablesError::Encrypted,
        error => TablesError::damaged(error),
    }
}
