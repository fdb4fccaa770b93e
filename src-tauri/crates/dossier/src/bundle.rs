//! The submission set as one zip.
//!
//! The same plan gives the same bytes on every system. The file appears under its name only when it
//! is complete, on the disk, and has been opened and checked again.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};
use std::thread::{self, Scope};

use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, System, ZipWriter};

use crate::bundle_error::{BundleError, Result};
use crate::digest::{self, CopyError, Pending};
use crate::manifest::{Entry, LIST, MANIFEST, Manifest, RESERVED, SHA256_LIST, Stamp};
use crate::safe_name::{folded, unsafe_path};
use crate::verify::{self, Depth};

/// Bytes a package and each of its files must stay below: the older zip format ends there, which
/// every system reads.
pub const MAX_BYTES: u64 = u32::MAX as u64;
/// Files whose slower hash may still be at work: one for each of the two cores that any office computer has.
const HASHING: usize = 2;
/// Most files of a package.
pub const MAX_FILES: usize = 20_000;

/// What goes into a package, in order.
#[derive(Debug, Clone)]
pub struct BundlePlan {
    /// The content.
    pub files: Vec<BundleFile>,
    /// What the manifest says besides the files.
    pub stamp: Stamp,
}

/// One file of the content.
#[derive(Debug, Clone)]
pub struct BundleFile {
    /// Path in the package, parts separated by `/`, each a [safe name](crate::safe_name).
    pub path: String,
    /// Where its bytes come from.
    pub content: Content,
}

/// Where the bytes of a file come from.
#[derive(Debug, Clone)]
pub enum Content {
    /// From memory.
    Bytes(Vec<u8>),
    /// From a file that must still have this SHA-256.
    File {
        /// The file.
        path: PathBuf,
        /// Lower-case hexadecimal.
        expected_sha256: String,
    },
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The package.
    pub path: PathBuf,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the package, lower-case hexadecimal.
    pub sha256: String,
    /// Files in it, the manifest and both lists included.
    pub files: usize,
    /// The content as the manifest lists it.
    pub content: Vec<Entry>,
}

/// Writes the package to `out`, replacing an older one only when the new one has passed its check.
///
/// # Errors
/// A name that is not safe or not alone, a file that changed, no room; `out` is then as before.
pub fn write_bundle(plan: &BundlePlan, out: &Path) -> Result<Receipt> {
    require_good_names(&plan.files)?;
    if plan.files.len() > MAX_FILES {
        return Err(too_large(out, "the number of files", MAX_FILES as u64));
    }
    let folder = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let failed = |cause| BundleError::io("write", out, cause);
    let making = tempfile::Builder::new().prefix(".unfinished-").tempfile_in(folder).map_err(failed)?;
    let content = write_zip(plan, making.as_file(), out)?;
    let size = making.as_file().metadata().map_err(failed)?.len();
    if size > MAX_BYTES {
        return Err(too_large(out, "the package in bytes", MAX_BYTES));
    }
    let sha256 = thread::scope(|scope| {
        let synced = scope.spawn(|| making.as_file().sync_all());
        let whole = scope.spawn(|| digest::sha256(&mut File::open(making.path())?));
        recheck(making.path(), out)?;
        synced.join().map_err(|_| stopped())?.map_err(failed)?;
        whole.join().map_err(|_| stopped())?.map(|(_, sha256)| sha256).map_err(failed)
    })?;
    readable_by_all(making.path()).map_err(failed)?;
    making.persist(out).map_err(|refused| failed(refused.error))?;
    sync_folder(folder).map_err(failed)?;
    Ok(Receipt { path: out.to_path_buf(), size, sha256, files: plan.files.len() + RESERVED.len(), content })
}

/// Reads everything back. SHA-256 is enough here: SM3 was taken from the same bytes in memory.
fn recheck(written: &Path, out: &Path) -> Result<()> {
    let found = verify::verify_to(written, Depth::Sha256)?;
    if found.ok {
        return Ok(());
    }
    Err(BundleError::NotAsWritten { path: out.to_path_buf(), detail: format!("{found:?}") })
}

fn write_zip(plan: &BundlePlan, file: &File, out: &Path) -> Result<Vec<Entry>> {
    let zip_failed = |cause| BundleError::zip("write", out, cause);
    let mut zip = ZipWriter::new(BufWriter::with_capacity(1 << 20, file));
    let entries = thread::scope(|scope| {
        let mut entries: Vec<Entry> = Vec::with_capacity(plan.files.len());
        let mut pending: VecDeque<Pending<'_>> = VecDeque::with_capacity(HASHING);
        for file in &plan.files {
            if pending.len() == HASHING {
                entries.extend(finish_first(&mut pending, plan, entries.len(), out)?);
            }
            pending.push_back(add_file(&mut zip, plan, file, out, scope)?);
        }
        while let Some(entry) = finish_first(&mut pending, plan, entries.len(), out)? {
            entries.push(entry);
        }
        Ok::<_, BundleError>(entries)
    })?;
    let manifest = Manifest::new(&plan.stamp, entries);
    let (json, list) = (manifest.to_json()?, manifest.to_list());
    let sha256_list = manifest.to_sha256_list(json.as_bytes(), list.as_bytes());
    for (name, text) in [(MANIFEST, &json), (LIST, &list), (SHA256_LIST, &sha256_list)] {
        start(&mut zip, plan, name, out)?;
        zip.write_all(text.as_bytes()).map_err(|cause| BundleError::io("write", out, cause))?;
    }
    zip.finish()
        .map_err(zip_failed)?
        .into_inner()
        .map_err(|cause| BundleError::io("write", out, cause.into_error()))?;
    Ok(manifest.files)
}

/// Waits for the hashes of the oldest of `pending`, which is the file `at` of the plan.
fn finish_first(
    pending: &mut VecDeque<Pending<'_>>,
    plan: &BundlePlan,
    at: usize,
    out: &Path,
) -> Result<Option<Entry>> {
    let (Some(first), Some(file)) = (pending.pop_front(), plan.files.get(at)) else { return Ok(None) };
    let digests = first.finish().map_err(|cause| BundleError::io("read", out, cause))?;
    match &file.content {
        Content::File { path, expected_sha256 } if digests.sha256 != *expected_sha256 => {
            Err(BundleError::ContentChanged {
                path: path.clone(),
                expected: expected_sha256.clone(),
                found: digests.sha256,
            })
        }
        Content::File { .. } | Content::Bytes(_) => Ok(Some(Entry::new(&file.path, digests))),
    }
}

fn add_file<'scope, W: Write + Seek>(
    zip: &mut ZipWriter<W>,
    plan: &BundlePlan,
    file: &BundleFile,
    out: &Path,
    scope: &'scope Scope<'scope, '_>,
) -> Result<Pending<'scope>> {
    start(zip, plan, &file.path, out)?;
    let (copied, origin) = match &file.content {
        Content::Bytes(bytes) => (digest::copy(&mut bytes.as_slice(), zip, scope), out),
        Content::File { path, .. } => {
            let mut open = File::open(path).map_err(|cause| BundleError::io("read", path, cause))?;
            (digest::copy(&mut open, zip, scope), path.as_path())
        }
    };
    copied.map_err(|stopped| match stopped {
        CopyError::Read(cause) => BundleError::io("read", origin, cause),
        CopyError::Write(cause) => BundleError::io("write", out, cause),
    })
}

fn start<W: Write + Seek>(zip: &mut ZipWriter<W>, plan: &BundlePlan, name: &str, out: &Path) -> Result<()> {
    let options = SimpleFileOptions::default()
        // Evidence is compressed already; for the rest see `zip_layout`. Besides, bytes then do not depend
        // on the version of a compressor, and a damaged zip can be read by eye.
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(dos_time(plan.stamp.made_at))
        .unix_permissions(0o644)
        // Not the system it runs on: the same plan must give the same bytes.
        .system(System::Unix);
    zip.start_file(name, options).map_err(|cause| BundleError::zip("write", out, cause))
}

/// The time as a zip holds it: of the place, in steps of two seconds, from 1980 to 2107.
pub(crate) fn dos_time(at: DateTime<FixedOffset>) -> zip::DateTime {
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    u16::try_from(at.year())
        .ok()
        .and_then(|year| {
            let second = part(at.second()) & !1;
            let (month, day) = (part(at.month()), part(at.day()));
            zip::DateTime::from_date_and_time(year, month, day, part(at.hour()), part(at.minute()), second)
                .ok()
        })
        .unwrap_or_default()
}

fn require_good_names(files: &[BundleFile]) -> Result<()> {
    let mut taken: std::collections::BTreeSet<String> = RESERVED.iter().map(|name| folded(name)).collect();
    let mut folders = std::collections::BTreeSet::new();
    for BundleFile { path, .. } in files {
        if let Some(why) = unsafe_path(path) {
            return Err(BundleError::UnsafeName { name: path.clone(), why });
        }
        let path_folded = folded(path);
        folders.extend(path_folded.match_indices('/').map(|(at, _)| path_folded[..at].to_owned()));
        if !taken.insert(path_folded) {
            return Err(BundleError::DuplicateName { name: path.clone() });
        }
    }
    match folders.intersection(&taken).next() {
        Some(name) => Err(BundleError::UnsafeName { name: name.clone(), why: "it is a file and a folder" }),
        None => Ok(()),
    }
}

fn too_large(path: &Path, what: &'static str, limit: u64) -> BundleError {
    BundleError::TooLarge { path: path.to_path_buf(), what, limit }
}

fn stopped() -> BundleError {
    BundleError::Broken { what: "a thread of the check runs to its end".to_owned() }
}

/// Temporary files are for their owner alone; a package is for whoever gets the folder.
fn readable_by_all(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o644))
    }
    #[cfg(not(unix))]
    fs::metadata(path).map(drop)
}

/// Makes the new name survive a power cut. Windows keeps names in its own journal.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
