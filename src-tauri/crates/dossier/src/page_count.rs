//! How many pages a PDF has, and what stands on them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Pages of a PDF; `None` when it cannot be read, is encrypted or has none.
/// A hostile file costs an error, never the program.
pub fn page_count(path: &Path) -> Option<u32> {
    let metadata = catch_unwind(AssertUnwindSafe(|| lopdf::Document::load_metadata(path))).ok()?.ok()?;
    Some(metadata.page_count).filter(|pages| *pages > 0)
}

/// Bytes of a file whose text is looked at.
const MOST_READ: u64 = 200 << 20;
/// Pages whose text is looked at: what a document is about stands at its beginning.
const PAGES_READ: u32 = 30;
/// Bytes that the operators of a page may be when decompressed.
const MOST_DECOMPRESSED: usize = 16 << 20;

/// The text of the first pages of a PDF; a page without text, or whose text cannot be read, gives an empty one.
/// Nothing when the file cannot be read. A hostile file costs an error, never the program.
pub fn page_texts(path: &Path) -> Vec<String> {
    if std::fs::metadata(path).map_or(true, |facts| facts.len() > MOST_READ) {
        return Vec::new();
    }
    let texts = catch_unwind(AssertUnwindSafe(|| {
        let document = lopdf::Document::load(path).ok()?;
        let pages = document.get_pages().into_keys().take_while(|page| *page <= PAGES_READ);
        let text = |page| document.extract_text_with_limit(&[page], MOST_DECOMPRESSED).unwrap_or_default();
        Some(pages.map(text).collect())
    }));
    texts.ok().flatten().unwrap_or_default()
}
