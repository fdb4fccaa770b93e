//! Evidence files by content: streamed in, never half there.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::{Result, StoreError};
use crate::folder::{self, UNFINISHED};
use crate::migrate::hex;

/// Bytes held in memory while a file of any size goes through.
const CHUNK: usize = 256 << 10;

/// The evidence files of a workspace.
#[derive(Debug, Clone)]
pub struct Blobs {
    folder: PathBuf,
}

/// A file that is now in the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredBlob {
    /// SHA-256 of the content, lower-case hexadecimal.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// True when the same content was there before.
    pub was_known: bool,
}

impl Blobs {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Copies a file into the store. The original is only read.
    pub fn add_file(&self, path: &Path) -> Result<StoredBlob> {
        // Systems differ in when they refuse to read a folder, and Windows calls it a matter of rights.
        if path.is_dir() {
            return Err(StoreError::io("open", path, io::ErrorKind::IsADirectory.into()));
        }
        let file = File::open(path).map_err(|cause| StoreError::io("open", path, cause))?;
        self.add(file, path)
    }

    /// Copies what `reader` gives into the store; `origin` is named if reading fails.
    ///
    /// When this returns, the content is on the disk under its name. Interrupted at any moment, it
    /// leaves at most an unfinished file, deleted when the workspace is opened next. Write the
    /// record that names the content afterwards, never before.
    pub fn add(&self, mut reader: impl Read, origin: &Path) -> Result<StoredBlob> {
        let failed = |cause| StoreError::io("add evidence", &self.folder, cause);
        let mut making =
            tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(&self.folder).map_err(failed)?;
        let mut hash = Sha256::new();
        let mut size = 0;
        let mut chunk = vec![0; CHUNK];
        loop {
            let read =
                read_some(&mut reader, &mut chunk).map_err(|cause| StoreError::io("read", origin, cause))?;
            let Some(part) = chunk.get(..read).filter(|part| !part.is_empty()) else { break };
            hash.update(part);
            making.write_all(part).map_err(failed)?;
            size += part.len() as u64;
        }
        let sha256 = hex(&hash.finalize());
        let path = self.path(&sha256)?;
        // A damaged file of that name is healed by the new copy.
        if path.exists() && self.is_whole(&sha256)? {
            return Ok(StoredBlob { sha256, size, was_known: true });
        }
        making.as_file().sync_all().map_err(failed)?;
        let shelf = self.folder.join(&sha256[..2]);
        if !shelf.is_dir() {
            folder::create(&shelf)?;
        }
        making.persist(&path).map_err(|refused| StoreError::io("add evidence", &path, refused.error))?;
        folder::sync_folder(&shelf)?;
        Ok(StoredBlob { sha256, size, was_known: false })
    }

    /// Opens stored content for reading.
    ///
    /// # Errors
    /// [`StoreError::BlobMissing`] when it is not there.
    pub fn open(&self, sha256: &str) -> Result<File> {
        let path = self.path(sha256)?;
        File::open(&path).map_err(|cause| match cause.kind() {
            io::ErrorKind::NotFound => StoreError::BlobMissing { path },
            _ => StoreError::io("open", &path, cause),
        })
    }

    /// Where content of this name lies or would lie. Only a SHA-256 is a name.
    pub fn path(&self, sha256: &str) -> Result<PathBuf> {
        let is_name = sha256.len() == 64 && sha256.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if !is_name {
            return Err(StoreError::NotASha256 { text: sha256.to_owned() });
        }
        Ok(self.folder.join(&sha256[..2]).join(sha256))
    }

    /// Reads the content again: true when it is what its name says.
    pub fn is_whole(&self, sha256: &str) -> Result<bool> {
        let path = self.path(sha256)?;
        let mut file = self.open(sha256)?;
        let mut hash = Sha256::new();
        let mut chunk = vec![0; CHUNK];
        loop {
            let read =
                read_some(&mut file, &mut chunk).map_err(|cause| StoreError::io("read", &path, cause))?;
            let Some(part) = chunk.get(..read).filter(|part| !part.is_empty()) else { break };
            hash.update(part);
        }
        Ok(hex(&hash.finalize()) == sha256)
    }

    /// The names of everything in the store.
    pub(crate) fn list(&self) -> Result<BTreeSet<String>> {
        let mut names = BTreeSet::new();
        for shelf in folder::entries(&self.folder)?.into_iter().filter(|path| path.is_dir()) {
            for path in folder::entries(&shelf)? {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                if self.path(&name).is_ok_and(|expected| expected == path) {
                    names.insert(name);
                }
            }
        }
        Ok(names)
    }
}

/// Reads as much as comes at once; an interruption by the system is no failure.
fn read_some(reader: &mut impl Read, chunk: &mut [u8]) -> io::Result<usize> {
    loop {
        match reader.read(chunk) {
            Err(cause) if cause.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}
