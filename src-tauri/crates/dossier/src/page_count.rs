//! How many pages a PDF has, without reading its content.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Pages of a PDF; `None` when it cannot be read, is encrypted or has none.
/// A hostile file costs an error, never the program.
pub fn page_count(path: &Path) -> Option<u32> {
    let metadata = catch_unwind(AssertUnwindSafe(|| lopdf::Document::load_metadata(path))).ok()?.ok()?;
    Some(metadata.page_count).filter(|pages| *pages > 0)
}
