//! Both hashes of a stream in one reading.

use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::thread;

use sha2::Sha256;
// One version of the `digest` traits serves both hashes.
use sha2::Digest;
use sm3::Sm3;

/// Bytes that go through at a time; a file smaller than this is hashed without a second thread.
const CHUNK: usize = 256 << 10;
/// Chunks that may wait for the second thread.
const WAITING: usize = 4;

/// What a content is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Digests {
    pub(crate) size: u64,
    pub(crate) sha256: String,
    pub(crate) sm3: String,
}

/// Why a copy stopped.
pub(crate) enum CopyError {
    Read(io::Error),
    Write(io::Error),
}

/// Copies everything and hashes it on the way, in constant memory.
///
/// SM3 has no machine instructions here and takes as long as everything else together, so it gets a
/// thread of its own.
pub(crate) fn copy(reader: &mut impl Read, writer: &mut impl Write) -> Result<Digests, CopyError> {
    let mut sha256 = Sha256::new();
    let first = read_chunk(reader).map_err(CopyError::Read)?;
    sha256.update(&first);
    writer.write_all(&first).map_err(CopyError::Write)?;
    let mut size = first.len() as u64;
    if first.len() < CHUNK {
        return Ok(Digests { size, sha256: hex(&sha256.finalize()), sm3: hex(&Sm3::digest(&first)) });
    }
    let (send, receive) = sync_channel::<Arc<Vec<u8>>>(WAITING);
    let first = Arc::new(first);
    let sm3 = thread::scope(|scope| {
        let second = scope.spawn(move || {
            let mut sm3 = Sm3::new();
            while let Ok(chunk) = receive.recv() {
                sm3.update(chunk.as_slice());
            }
            hex(&sm3.finalize())
        });
        let mut chunk = first;
        while !chunk.is_empty() {
            // The other end is gone only if that thread panicked; `join` tells.
            let _ = send.send(Arc::clone(&chunk));
            chunk = Arc::new(read_chunk(reader).map_err(CopyError::Read)?);
            sha256.update(chunk.as_slice());
            writer.write_all(&chunk).map_err(CopyError::Write)?;
            size += chunk.len() as u64;
        }
        drop(send);
        second.join().map_err(|_| CopyError::Read(io::Error::other("hashing stopped")))
    })?;
    Ok(Digests { size, sha256: hex(&sha256.finalize()), sm3 })
}

/// SHA-256 and size of everything a reader gives.
pub(crate) fn sha256(reader: &mut impl Read) -> io::Result<(u64, String)> {
    let mut hash = Sha256::new();
    let mut size = 0;
    loop {
        let chunk = read_chunk(reader)?;
        if chunk.is_empty() {
            return Ok((size, hex(&hash.finalize())));
        }
        hash.update(&chunk);
        size += chunk.len() as u64;
    }
}

/// Reads a whole chunk, less only at the end.
fn read_chunk(reader: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut chunk = Vec::with_capacity(CHUNK);
    reader.by_ref().take(CHUNK as u64).read_to_end(&mut chunk)?;
    Ok(chunk)
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn known_digests() {
        let digests = copy(&mut &b"abc"[..], &mut io::sink()).ok().unwrap();
        assert_eq!(digests.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        // GB/T 32905-2016, example 1.
        assert_eq!(digests.sm3, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    #[test]
    fn two_threads_give_the_hashes_of_one() {
        for size in [CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 7] {
            let bytes: Vec<u8> = (0..size).map(|at| (at % 251) as u8).collect();
            let mut copied = Vec::new();
            let digests = copy(&mut bytes.as_slice(), &mut copied).ok().unwrap();
            assert_eq!(digests.sm3, hex(&Sm3::digest(&bytes)));
            assert_eq!((digests.size, digests.sha256), sha256(&mut bytes.as_slice()).unwrap());
            assert!(copied == bytes);
        }
    }
}
