//! Spreadsheets in and out: any office file becomes plain sheets, plain sheets become a workbook.
//!
//! What comes in is not trusted: sizes are checked before anything is unpacked, and a reader that
//! fails, even by panicking, becomes an error with a sentence.

mod error;
mod form;
mod limits;
mod read;
mod text;
mod write;

pub use error::{Looks, TablesError};
pub use form::write_form;
pub use limits::{MAX_CELLS, MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS, MAX_UNPACKED_BYTES};
pub use read::{
    StrictWorkbook, document_text, is_workbook, read_bytes, read_pasted, read_strict, read_workbook,
};
pub use write::write_workbook;
