//! Both hashes of a stream in one reading.

use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::thread::{self, Scope, ScopedJoinHandle};

use sha2::Sha256;
// One version of the `digest` traits serves both hashes.
use sha2::Digest;
use sm3::Sm3;

/// Bytes that go through at a time; a file smaller than this is hashed without a second thread.
const CHUNK: usize = 256 << 10;
/// Chunks that may wait for the second thread: 8 MiB, the whole of most scans, so that the next file can begin
/// while the hash of this one goes on.
const WAITING: usize = 32;

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

/// What a content is known by once its slower hash has come to an end.
pub(crate) struct Pending<'scope> {
    size: u64,
    sha256: String,
    sm3: Sm3Of<'scope>,
}

enum Sm3Of<'scope> {
    Known(String),
    Running(ScopedJoinHandle<'scope, String>),
}

impl Pending<'_> {
    /// Waits for the slower hash.
    ///
    /// # Errors
    /// The thread of that hash panicked.
    pub(crate) fn finish(self) -> io::Result<Digests> {
        let sm3 = match self.sm3 {
            Sm3Of::Known(sm3) => sm3,
            Sm3Of::Running(thread) => thread.join().map_err(|_| io::Error::other("hashing stopped"))?,
        };
        Ok(Digests { size: self.size, sha256: self.sha256, sm3 })
    }
}

/// Copies everything and hashes it on the way, in constant memory.
///
/// SM3 has no machine instructions here and takes as long as everything else together, so it gets a
/// thread of its own, which may still be at work when this returns.
pub(crate) fn copy<'scope>(
    reader: &mut impl Read,
    writer: &mut impl Write,
    scope: &'scope Scope<'scope, '_>,
) -> Result<Pending<'scope>, CopyError> {
    let mut sha256 = Sha256::new();
    let mut chunk = read_chunk(reader).map_err(CopyError::Read)?;
    let mut size = chunk.len() as u64;
    let second = (chunk.len() == CHUNK).then(|| {
        let (send, receive) = sync_channel::<Arc<Vec<u8>>>(WAITING);
        (send, scope.spawn(move || sm3_of(receive.iter())))
    });
    let Some((send, thread)) = second else {
        sha256.update(&chunk);
        writer.write_all(&chunk).map_err(CopyError::Write)?;
        let sm3 = Sm3Of::Known(hex(&Sm3::digest(&chunk)));
        return Ok(Pending { size, sha256: hex(&sha256.finalize()), sm3 });
    };
    while !chunk.is_empty() {
        let shared = Arc::new(chunk);
        // The other end is gone only if that thread panicked; `finish` tells.
        let _ = send.send(Arc::clone(&shared));
        sha256.update(shared.as_slice());
        writer.write_all(&shared).map_err(CopyError::Write)?;
        chunk = read_chunk(reader).map_err(CopyError::Read)?;
        size += chunk.len() as u64;
    }
    Ok(Pending { size, sha256: hex(&sha256.finalize()), sm3: Sm3Of::Running(thread) })
}

fn sm3_of(chunks: impl Iterator<Item = Arc<Vec<u8>>>) -> String {
    hex(&chunks.fold(Sm3::new(), |sm3, chunk| sm3.chain_update(chunk.as_slice())).finalize())
}

/// Both hashes of everything a reader gives.
pub(crate) fn both(reader: &mut impl Read) -> io::Result<Digests> {
    thread::scope(|scope| match copy(reader, &mut io::sink(), scope) {
        Ok(pending) => pending.finish(),
        Err(CopyError::Read(cause) | CopyError::Write(cause)) => Err(cause),
    })
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
        let digests = both(&mut &b"abc"[..]).unwrap();
        assert_eq!(digests.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        // GB/T 32905-2016, example 1.
        assert_eq!(digests.sm3, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    #[test]
    fn two_threads_give_the_hashes_of_one() {
        for size in [CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 7] {
            let bytes: Vec<u8> = (0..size).map(|at| (at % 251) as u8).collect();
            let mut copied = Vec::new();
            let digests = thread::scope(|scope| {
                copy(&mut bytes.as_slice(), &mut copied, scope).ok().unwrap().finish().unwrap()
            });
            assert_eq!(digests.sm3, hex(&Sm3::digest(&bytes)));
            assert_eq!((digests.size, digests.sha256), sha256(&mut bytes.as_slice()).unwrap());
            assert!(copied == bytes);
        }
    }
}
