//! Whether a package is as it was made.
//!
//! Nothing missing, nothing extra, nothing changed: every byte of the zip is covered, the content by
//! SHA-256 and SM3, the rest by its layout. What cannot be found is a package that
//! somebody made anew with another manifest; the fingerprint is on every page for that.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;
use std::thread;

use serde::Serialize;
use zip::ZipArchive;

use crate::bundle::{self, MAX_FILES};
use crate::bundle_error::{BundleError, Result};
use crate::digest::{self, Digests};
use crate::manifest::{LIST, MANIFEST, Manifest, RESERVED, SHA256_LIST, Stamp};
use crate::safe_name::{folded, unsafe_path};
use crate::zip_layout::{self, Packed};

/// Most bytes of the manifest and of each list.
const MAX_TEXT: u64 = 64 << 20;
/// A package made here is not compressed, but one that was packed again may be: most bytes that one
/// packed byte may unfold to, above the first 16 MiB.
const MAX_RATIO: u64 = 200;
const RATIO_FREE: u64 = 16 << 20;

/// What was found. `ok` is true only when every list is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// The package is as it was made.
    pub ok: bool,
    /// In the manifest, but not in the package.
    pub missing: Vec<String>,
    /// In the package, but not in the manifest.
    pub extra: Vec<String>,
    /// In both, with another content.
    pub changed: Vec<String>,
    /// Anything else.
    pub problems: Vec<Problem>,
    /// What the manifest says, if it could be read.
    pub stamp: Option<Stamp>,
    /// Files that were checked, the manifest and both lists included.
    pub files: usize,
}

/// Something wrong with the package that is not one of its files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// What kind.
    pub code: ProblemCode,
    /// The file concerned, empty for the whole package.
    pub place: String,
    /// What was found.
    pub detail: String,
}

/// Kinds of problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemCode {
    /// The zip cannot be read, wholly or in one file.
    Damaged,
    /// `manifest.json` is missing or cannot be read.
    NoManifest,
    /// One of the two lists does not say what the manifest says.
    ListDiffers,
    /// Two files have one name.
    Duplicate,
    /// A name that is not safe on every system.
    UnsafeName,
    /// More or larger files than a package may hold.
    TooLarge,
    /// Bytes around the content were changed, or another program packed it again.
    Repacked,
}

/// Checks the package. What is wrong with it is in the answer, not an error.
///
/// # Errors
/// Only when the file cannot be opened as a zip at all: it is no package, or too little of it is left.
pub fn verify(path: &Path) -> Result<Verification> {
    verify_to(path, Depth::Both)
}

/// Which hashes are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// SHA-256 and SM3.
    Both,
    /// SHA-256.
    Sha256,
}

pub(crate) fn verify_to(path: &Path, depth: Depth) -> Result<Verification> {
    let failed = |cause| BundleError::io("read", path, cause);
    let mut found = Findings::default();
    let mut archive =
        open(path)?.map_err(|detail| BundleError::Damaged { path: path.to_path_buf(), detail })?;
    if archive.len() > MAX_FILES + RESERVED.len() {
        found.problem(ProblemCode::TooLarge, "", format!("{} files", archive.len()));
        return Ok(found.finish(None, 0));
    }
    let files = match list(&mut archive, &mut found) {
        Some(files) => files,
        None => return Ok(found.finish(None, 0)),
    };
    let texts = RESERVED.map(|name| text(&mut archive, name));
    let [json, list, sha256_list] = &texts;
    let manifest = match json.as_deref().map_err(Clone::clone).and_then(Manifest::parse) {
        Ok(manifest) => manifest,
        Err(detail) => {
            found.problem(ProblemCode::NoManifest, MANIFEST, detail);
            return Ok(found.finish(None, files.len()));
        }
    };
    check_lists(&manifest, [json, list, sha256_list], &mut found);
    let digests = hash_all(path, files.len(), depth)?;
    compare(&manifest, &files, digests, depth, &mut found);
    let time = bundle::dos_time(manifest.made_at);
    if let Some(detail) = zip_layout::fault(path, &files, time).map_err(failed)? {
        found.problem(ProblemCode::Repacked, "", detail);
    }
    Ok(found.finish(Some(manifest.stamp()), files.len()))
}

pub(crate) type Archive = ZipArchive<BufReader<File>>;

/// Opens the zip; the inner error says what is wrong with it.
pub(crate) fn open(path: &Path) -> Result<std::result::Result<Archive, String>> {
    // Systems differ in when they refuse to read a folder, and Windows calls it a matter of rights.
    if path.is_dir() {
        return Err(BundleError::io("open", path, io::ErrorKind::IsADirectory.into()));
    }
    let file = File::open(path).map_err(|cause| BundleError::io("open", path, cause))?;
    Ok(ZipArchive::new(BufReader::with_capacity(256 << 10, file)).map_err(|cause| cause.to_string()))
}

/// The files as the directory has them; `None` when it is not even a list of files.
fn list(archive: &mut Archive, found: &mut Findings) -> Option<Vec<Packed>> {
    if archive.has_duplicate_names() {
        found.problem(ProblemCode::Duplicate, "", "two files have one name".to_owned());
    }
    let mut files = Vec::with_capacity(archive.len());
    let mut names = BTreeSet::new();
    for index in 0..archive.len() {
        let packed = match packed(archive, index) {
            Ok(packed) => packed,
            Err(detail) => {
                found.problem(ProblemCode::Damaged, "", detail);
                return None;
            }
        };
        if let Some(why) = unsafe_path(&packed.name) {
            found.problem(ProblemCode::UnsafeName, &packed.name, why.to_owned());
        }
        if !names.insert(folded(&packed.name)) {
            found.problem(ProblemCode::Duplicate, &packed.name, "another file has this name".to_owned());
        }
        if is_bomb(&packed) {
            found.problem(ProblemCode::TooLarge, &packed.name, format!("{} bytes unpacked", packed.size));
            return None;
        }
        files.push(packed);
    }
    Some(files)
}

/// One line of the directory.
pub(crate) fn packed(archive: &Archive, index: usize) -> std::result::Result<Packed, String> {
    let entry = archive.by_index_data(index).map_err(|cause| cause.to_string())?;
    let name = std::str::from_utf8(entry.name_raw()).map_err(|_| "a name is not UTF-8".to_owned())?;
    Ok(Packed {
        name: name.to_owned(),
        method: entry.compression(),
        crc32: entry.crc32(),
        packed_size: entry.compressed_size(),
        size: entry.size(),
    })
}

/// True for a file that unfolds to more than any honest content does.
pub(crate) fn is_bomb(packed: &Packed) -> bool {
    packed.size > bundle::MAX_BYTES
        || packed.size > RATIO_FREE.saturating_add(packed.packed_size.saturating_mul(MAX_RATIO))
}

fn text(archive: &mut Archive, name: &str) -> std::result::Result<Vec<u8>, String> {
    let entry = archive.by_name(name).map_err(|cause| cause.to_string())?;
    let mut bytes = Vec::new();
    entry.take(MAX_TEXT + 1).read_to_end(&mut bytes).map_err(|cause| cause.to_string())?;
    if bytes.len() as u64 > MAX_TEXT {
        return Err(format!("larger than {MAX_TEXT} bytes"));
    }
    Ok(bytes)
}

type Text = std::result::Result<Vec<u8>, String>;

/// Both lists are made from the manifest again and compared to the byte.
fn check_lists(manifest: &Manifest, [json, list, sha256_list]: [&Text; 3], found: &mut Findings) {
    let bytes = |text: &Text| text.as_deref().unwrap_or_default().to_vec();
    let expected = [
        (LIST, list, manifest.to_list()),
        (SHA256_LIST, sha256_list, manifest.to_sha256_list(&bytes(json), &bytes(list))),
    ];
    for (name, text, expected) in expected {
        match text {
            Ok(text) if *text == expected.as_bytes() => {}
            Ok(_) => found.problem(ProblemCode::ListDiffers, name, "not what the manifest says".to_owned()),
            Err(detail) => found.problem(ProblemCode::ListDiffers, name, detail.clone()),
        }
    }
}

/// Hashes of every file by its place in the package, or why it cannot be read.
type Hashed = std::result::Result<Digests, String>;

/// Hashes on two threads, each with the archive open for itself and every second file.
fn hash_all(path: &Path, files: usize, depth: Depth) -> Result<BTreeMap<usize, Hashed>> {
    const THREADS: usize = 2;
    let work = |first: usize| -> Result<Vec<(usize, Hashed)>> {
        let mut archive =
            open(path)?.map_err(|detail| BundleError::Damaged { path: path.to_path_buf(), detail })?;
        Ok((first..files).step_by(THREADS).map(|index| (index, hash(&mut archive, index, depth))).collect())
    };
    thread::scope(|scope| {
        let second = scope.spawn(|| work(1));
        let mut all: BTreeMap<usize, Hashed> = work(0)?.into_iter().collect();
        let stopped = |_| BundleError::Broken { what: "a thread of the check runs to its end".to_owned() };
        all.extend(second.join().map_err(stopped)??);
        Ok(all)
    })
}

fn hash(archive: &mut Archive, index: usize, depth: Depth) -> Hashed {
    let mut entry = archive.by_index(index).map_err(|cause| cause.to_string())?;
    match depth {
        Depth::Both => digest::both(&mut entry).map_err(|cause| cause.to_string()),
        Depth::Sha256 => digest::sha256(&mut entry)
            .map(|(size, sha256)| Digests { size, sha256, sm3: String::new() })
            .map_err(|cause| cause.to_string()),
    }
}

fn compare(
    manifest: &Manifest,
    files: &[Packed],
    mut digests: BTreeMap<usize, Hashed>,
    depth: Depth,
    found: &mut Findings,
) {
    let mut expected: BTreeMap<&str, _> = BTreeMap::new();
    for entry in &manifest.files {
        if expected.insert(entry.path.as_str(), entry).is_some() {
            found.problem(ProblemCode::Duplicate, &entry.path, "twice in the manifest".to_owned());
        }
    }
    for (index, Packed { name, .. }) in files.iter().enumerate() {
        let digests = match digests.remove(&index) {
            Some(Ok(digests)) => digests,
            Some(Err(detail)) => {
                // Its checksum no longer fits, or its header is broken: for a reader, it was changed.
                if expected.remove(name.as_str()).is_some() {
                    found.changed.push(name.clone());
                }
                found.problem(ProblemCode::Damaged, name, detail);
                continue;
            }
            None => continue,
        };
        if RESERVED.contains(&name.as_str()) {
            continue;
        }
        let Some(entry) = expected.remove(name.as_str()) else {
            found.extra.push(name.clone());
            continue;
        };
        let sm3_differs = depth == Depth::Both && digests.sm3 != entry.sm3;
        if digests.size != entry.size || digests.sha256 != entry.sha256 || sm3_differs {
            found.changed.push(name.clone());
        }
    }
    found.missing.extend(expected.into_keys().map(str::to_owned));
    let order = manifest.files.iter().map(|entry| entry.path.as_str()).chain(RESERVED);
    if found.is_empty() && !order.eq(files.iter().map(|packed| packed.name.as_str())) {
        found.problem(ProblemCode::Repacked, "", "the files stand in another order".to_owned());
    }
}

#[derive(Default)]
struct Findings {
    missing: Vec<String>,
    extra: Vec<String>,
    changed: Vec<String>,
    problems: Vec<Problem>,
}

impl Findings {
    fn problem(&mut self, code: ProblemCode, place: &str, detail: String) {
        self.problems.push(Problem { code, place: place.to_owned(), detail });
    }

    fn is_empty(&self) -> bool {
        self.missing.is_empty()
            && self.extra.is_empty()
            && self.changed.is_empty()
            && self.problems.is_empty()
    }

    fn finish(self, stamp: Option<Stamp>, files: usize) -> Verification {
        let ok = self.is_empty();
        let Self { missing, extra, changed, problems } = self;
        Verification { ok, missing, extra, changed, problems, stamp, files }
    }
}
