//! What a file is, told by its content, and how its pages are got at.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use image::ImageFormat;

use super::document::Pdf;
use super::fault::Fault;

/// Bytes that a file may be to be bound; a larger one goes along as an original alone.
pub const MOST_BYTES: u64 = 600 << 20;

/// A file that is taken in, and what it is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Pdf,
    Jpeg,
    Png,
    Tiff,
    Other(ImageFormat),
    /// It has no pages of its own here: office files, archives, films.
    Attachment,
}

/// Reads a file whole, or says why not.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    let size = fs::metadata(path).map_err(|_| Fault::Gone)?.len();
    match size {
        0 => Err(Fault::Empty),
        size if size > MOST_BYTES => Err(Fault::TooLarge),
        _ => fs::read(path).map_err(|_| Fault::Gone),
    }
}

/// Tells by content; `name` only tells what a file claims to be whose content is nothing known.
pub(super) fn kind(bytes: &[u8], name: &str) -> Result<Kind, Fault> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    // Junk before the head is common in files that went through mail programs.
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let is_pdf = head.windows(5).any(|five| five == b"%PDF-");
    Ok(match () {
        () if starts(b"\xFF\xD8\xFF") => Kind::Jpeg,
        () if starts(b"\x89PNG\r\n\x1A\n") => Kind::Png,
        () if starts(b"II*\0") || starts(b"MM\0*") || starts(b"II+\0") || starts(b"MM\0+") => Kind::Tiff,
        () if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") => Kind::Other(ImageFormat::WebP),
        () if starts(b"GIF8") => Kind::Other(ImageFormat::Gif),
        () if starts(b"BM") && ends(name, &["bmp"]) => Kind::Other(ImageFormat::Bmp),
        () if is_pdf => Kind::Pdf,
        () if ends(name, &["pdf", "jpg", "jpeg", "png", "tif", "tiff", "webp", "gif", "bmp"]) => {
            return Err(Fault::NotWhatItSays);
        }
        () => Kind::Attachment,
    })
}

fn ends(name: &str, endings: &[&str]) -> bool {
    let ending = Path::new(name).extension().unwrap_or_default().to_string_lossy().to_lowercase();
    endings.contains(&ending.as_str())
}

/// Runs work on a file that nobody trusts: what the work breaks on is the file's fault, never the program's end.
pub(super) fn isolated<T>(work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Fault::Damaged))
}

/// Reads a PDF in isolation.
pub(super) fn pdf(bytes: &[u8]) -> Result<Pdf, Fault> {
    isolated(|| Pdf::read(bytes))
}
