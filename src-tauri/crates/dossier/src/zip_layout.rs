//! Every byte of a package that is not content.
//!
//! A zip has room between, before and after its files, and says most things twice. Here the bytes
//! around the content are written again from the names, sizes and checksums and compared, so that
//! nothing can hide in them. The format is APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use zip::CompressionMethod;

/// Version of the format that stored files need.
const VERSION: u16 = 10;
/// Method of files that are not compressed.
const STORED: u16 = 0;
/// Unix, in the upper byte of who made a file.
const UNIX: u16 = 3 << 8;
/// A plain file that its owner may write and all may read.
const ATTRIBUTES: u32 = 0o100_644 << 16;
/// The name is UTF-8.
const UTF8: u16 = 1 << 11;

/// One file as the central directory describes it.
#[derive(Debug, Clone)]
pub(crate) struct Packed {
    pub(crate) name: String,
    pub(crate) method: CompressionMethod,
    pub(crate) crc32: u32,
    pub(crate) packed_size: u64,
    pub(crate) size: u64,
}

/// Says what in the bytes around the content is not as the writer puts it, `None` when all is.
///
/// Files are stored as they are. A compressed one is a fault: one content can be compressed in many
/// ways, so a change that leaves the content alone could not be told from none.
pub(crate) fn fault(zip: &Path, files: &[Packed], time: zip::DateTime) -> io::Result<Option<String>> {
    let mut file = BufReader::with_capacity(256 << 10, File::open(zip)?);
    let mut offset = 0;
    let mut directory = Vec::new();
    for packed in files {
        let Some((local, central)) = headers(packed, time, offset) else {
            return Ok(Some(format!("{}: it is compressed, or larger than a package can be", packed.name)));
        };
        if !next_is(&mut file, &local)? {
            return Ok(Some(format!("{}: its header is not as it was written", packed.name)));
        }
        file.seek_relative(i64::try_from(packed.packed_size).unwrap_or(i64::MAX))?;
        offset += local.len() as u64 + packed.packed_size;
        directory.extend(central);
    }
    let end = end(files.len(), directory.len(), offset);
    directory.extend(end.unwrap_or_default());
    if !next_is(&mut file, &directory)? {
        return Ok(Some("the directory at the end is not as it was written".to_owned()));
    }
    match file.read(&mut [0])? {
        0 => Ok(None),
        _ => Ok(Some("there is something after the end".to_owned())),
    }
}

/// The bytes before a file and its line in the directory, `None` for what no package has.
fn headers(packed: &Packed, time: zip::DateTime, offset: u64) -> Option<(Vec<u8>, Vec<u8>)> {
    if packed.method != CompressionMethod::Stored || packed.packed_size != packed.size {
        return None;
    }
    let flags = if packed.name.is_ascii() { 0 } else { UTF8 };
    let mut shared = Vec::new();
    for number in [VERSION, flags, STORED, time.timepart(), time.datepart()] {
        shared.extend(number.to_le_bytes());
    }
    for number in [packed.crc32, packed.packed_size.try_into().ok()?, packed.size.try_into().ok()?] {
        shared.extend(number.to_le_bytes());
    }
    shared.extend(u16::try_from(packed.name.len()).ok()?.to_le_bytes());
    // Length of extra fields: none are written.
    shared.extend([0, 0]);
    let name = packed.name.as_bytes();
    let local = [b"PK\x03\x04", shared.as_slice(), name].concat();
    let offset: u32 = offset.try_into().ok()?;
    let central = [
        b"PK\x01\x02",
        (UNIX | VERSION).to_le_bytes().as_slice(),
        &shared,
        // No comment, first disk, no internal attributes.
        &[0; 6],
        &ATTRIBUTES.to_le_bytes(),
        &offset.to_le_bytes(),
        name,
    ]
    .concat();
    Some((local, central))
}

fn end(files: usize, directory: usize, offset: u64) -> Option<Vec<u8>> {
    let files = u16::try_from(files).ok()?.to_le_bytes();
    let directory = u32::try_from(directory).ok()?.to_le_bytes();
    let offset = u32::try_from(offset).ok()?.to_le_bytes();
    // One disk, no comment.
    Some([b"PK\x05\x06", [0; 4].as_slice(), &files, &files, &directory, &offset, &[0; 2]].concat())
}

fn next_is(file: &mut impl Read, expected: &[u8]) -> io::Result<bool> {
    let mut found = Vec::new();
    file.by_ref().take(expected.len() as u64).read_to_end(&mut found)?;
    Ok(found == expected)
}
