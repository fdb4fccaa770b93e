//! Writing the finished document: small objects together in compressed streams (ISO 32000-1, 7.5.7), found by a
//! compressed table (7.5.8).
//!
//! A tagged book of 300 pages has fifty thousand small objects. lopdf would copy each of them and write the table as it is.

use std::io::Write;
use std::thread;

use lopdf::{Document, Object, ObjectId, ObjectStream, Stream, Writer, dictionary};

use super::{THREADS, pack};

/// Objects of one stream: few enough that a reader need not unpack much for one of them.
const TOGETHER: usize = 200;

/// Where an object is.
#[derive(Clone, Copy)]
enum Entry {
    /// No object has this number.
    Free,
    /// At this byte.
    At(usize),
    /// In a stream of objects, at this place in it.
    In(u32, usize),
}

/// The bytes of a document whose streams are compressed already.
///
/// # Errors
/// Writing into memory fails only where a thread stopped.
pub(super) fn save(document: &Document) -> std::io::Result<Vec<u8>> {
    let (small, large): (Vec<_>, Vec<_>) = document
        .objects
        .iter()
        .map(|(id, object)| (*id, object))
        .partition(|(id, object)| ObjectStream::can_be_compressed(*id, object, document));
    let mut bytes = format!("%PDF-{}\n", document.version).into_bytes();
    // Four bytes beyond ASCII tell programs that carry files that this is none of text.
    bytes.extend(b"%\xE2\xE3\xCF\xD3\n");
    let count = small.len().div_ceil(TOGETHER);
    let table = document.max_id as usize + 1 + count;
    let mut entries = vec![Entry::Free; table + 1];
    for (id, object) in large {
        put(&mut bytes, &mut entries, id, object)?;
    }
    let first = document.max_id + 1;
    for (container, (members, stream)) in (first..).zip(small.chunks(TOGETHER).zip(streams(&small)?)) {
        for (place, (id, _)) in members.iter().enumerate() {
            entries[id.0 as usize] = Entry::In(container, place);
        }
        put(&mut bytes, &mut entries, (container, 0), &stream.into())?;
    }
    let start = bytes.len();
    entries[table] = Entry::At(start);
    let mut dictionary = document.trailer.clone();
    dictionary.set("Type", "XRef");
    dictionary.set("Size", i64::try_from(entries.len()).unwrap_or(i64::MAX));
    dictionary.set("W", vec![Object::Integer(1), Object::Integer(4), Object::Integer(2)]);
    let mut stream = Stream::new(dictionary, rows(&entries));
    pack(&mut stream)?;
    writeln!(bytes, "{table} 0 obj")?;
    Writer::write_object(&mut bytes, &stream.into())?;
    write!(bytes, "\nendobj\nstartxref\n{start}\n%%EOF")?;
    Ok(bytes)
}

fn put(bytes: &mut Vec<u8>, entries: &mut [Entry], id: ObjectId, object: &Object) -> std::io::Result<()> {
    entries[id.0 as usize] = Entry::At(bytes.len());
    writeln!(bytes, "{} {} obj", id.0, id.1)?;
    Writer::write_object(bytes, object)?;
    bytes.extend(b"\nendobj\n");
    Ok(())
}

/// The streams of these objects, in order.
fn streams(objects: &[(ObjectId, &Object)]) -> std::io::Result<Vec<Stream>> {
    let shares = objects.len().div_ceil(TOGETHER).div_ceil(THREADS).max(1) * TOGETHER;
    let work = |share: &[(ObjectId, &Object)]| share.chunks(TOGETHER).map(stream).collect();
    thread::scope(|scope| {
        let parts: Vec<_> = objects
            .chunks(shares)
            .map(|share| scope.spawn(move || -> std::io::Result<Vec<Stream>> { work(share) }))
            .collect();
        let mut streams = Vec::new();
        for part in parts {
            streams.extend(part.join().map_err(|_| std::io::Error::other("a thread stopped"))??);
        }
        Ok(streams)
    })
}

/// Numbers and places of the objects, then the objects.
fn stream(members: &[(ObjectId, &Object)]) -> std::io::Result<Stream> {
    let (mut places, mut content) = (Vec::new(), Vec::new());
    for (id, object) in members {
        write!(places, "{} {} ", id.0, content.len())?;
        Writer::write_object(&mut content, object)?;
        content.push(b' ');
    }
    let count = i64::try_from(members.len()).unwrap_or(i64::MAX);
    let first = i64::try_from(places.len()).unwrap_or(i64::MAX);
    places.append(&mut content);
    let mut stream = Stream::new(dictionary! { "Type" => "ObjStm", "N" => count, "First" => first }, places);
    pack(&mut stream)?;
    Ok(stream)
}

/// One byte for the kind, four for the place, two for what is beside it.
fn rows(entries: &[Entry]) -> Vec<u8> {
    let mut rows = Vec::with_capacity(entries.len() * 7);
    for entry in entries {
        let (kind, place, beside) = match entry {
            Entry::Free => (0_u8, 0, u16::MAX),
            // No book has four thousand million bytes: its files are bounded before they are attached.
            Entry::At(place) => (1, u32::try_from(*place).unwrap_or(u32::MAX), 0),
            Entry::In(container, place) => (2, *container, u16::try_from(*place).unwrap_or(u16::MAX)),
        };
        rows.push(kind);
        rows.extend(place.to_be_bytes());
        rows.extend(beside.to_be_bytes());
    }
    rows
}
