//! Taking a package apart without trusting it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::bundle::{MAX_BYTES, MAX_FILES};
use crate::bundle_error::{BundleError, Result};
use crate::manifest::{MANIFEST, RESERVED};
use crate::safe_name::{folded, unsafe_path};
use crate::verify::{self, Archive, ProblemCode, Verification, is_bomb};

/// What was unpacked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unpacked {
    /// The files, in the order of the package.
    pub files: Vec<PathBuf>,
    /// Bytes of all of them.
    pub size: u64,
    /// What the check before the first file found: nothing changed or damaged, but perhaps something
    /// missing, extra or packed again.
    pub verification: Verification,
}

/// Unpacks a package into a folder that is created if need be. Nothing is written outside of it and
/// nothing in it is replaced; all names, sizes and contents are checked before the first file is written.
///
/// # Errors
/// A name that leaves the folder, a size over the limits, a file in the way, a damaged zip, a file whose
/// content is damaged or changed: nothing is written then. A full disk: what had been unpacked stays.
pub fn unpack(path: &Path, out: &Path) -> Result<Unpacked> {
    let damaged = |detail: String| BundleError::Damaged { path: path.to_path_buf(), detail };
    let mut archive = verify::open(path)?.map_err(damaged)?;
    let names = require_harmless(&archive, path)?;
    let targets: Vec<PathBuf> = names.iter().map(|name| out.join(name)).collect();
    if let Some(there) = targets.iter().find(|target| target.symlink_metadata().is_ok()) {
        return Err(BundleError::Exists { path: there.clone() });
    }
    let found = verify::verify(path)?;
    let damaged_files = found.problems.iter().filter(|problem| problem.code == ProblemCode::Damaged);
    let mut broken: BTreeSet<String> =
        found.changed.iter().cloned().chain(damaged_files.map(|problem| problem.place.clone())).collect();
    // A set without a manifest may be unpacked to look at it; one with a manifest that cannot be read was damaged.
    if names.iter().any(|name| name == MANIFEST)
        && found.problems.iter().any(|problem| problem.code == ProblemCode::NoManifest)
    {
        broken.insert(MANIFEST.to_owned());
    }
    if !broken.is_empty() {
        return Err(BundleError::Tampered { path: path.to_path_buf(), names: broken.into_iter().collect() });
    }
    fs::create_dir_all(out).map_err(|cause| BundleError::io("create folder", out, cause))?;
    let mut size = 0;
    for (index, target) in targets.iter().enumerate() {
        create_folders(out, target)?;
        let mut file = File::create_new(target).map_err(|cause| BundleError::io("unpack", target, cause))?;
        let entry = archive.by_index(index).map_err(|cause| BundleError::zip("read", path, cause))?;
        // A file that gives more than the directory says stops at what was allowed for it.
        let declared = entry.size();
        let mut limited = entry.take(declared + 1);
        let copied = io::copy(&mut limited, &mut file).map_err(|cause| match cause.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof => {
                damaged(cause.to_string())
            }
            io::ErrorKind::Other => damaged(cause.to_string()),
            _ => BundleError::io("unpack", target, cause),
        })?;
        if copied != declared {
            return Err(damaged(format!("{}: {copied} bytes, not {declared}", target.display())));
        }
        file.flush().map_err(|cause| BundleError::io("unpack", target, cause))?;
        size += copied;
    }
    Ok(Unpacked { files: targets, size, verification: found })
}

/// The names, once all of them and all sizes are found harmless.
fn require_harmless(archive: &Archive, path: &Path) -> Result<Vec<String>> {
    let too_large = |what, limit| BundleError::TooLarge { path: path.to_path_buf(), what, limit };
    if archive.len() > MAX_FILES + RESERVED.len() {
        return Err(too_large("the number of files", MAX_FILES as u64));
    }
    let mut total = 0u64;
    let mut taken = BTreeSet::new();
    let mut names = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        let packed = verify::packed(archive, index)
            .map_err(|detail| BundleError::Damaged { path: path.to_path_buf(), detail })?;
        if let Some(why) = unsafe_path(&packed.name) {
            return Err(BundleError::UnsafeName { name: packed.name, why });
        }
        if !taken.insert(folded(&packed.name)) {
            return Err(BundleError::DuplicateName { name: packed.name });
        }
        total = total.saturating_add(packed.size);
        if is_bomb(&packed) || total > 2 * MAX_BYTES {
            return Err(too_large("a file or their sum, unpacked,", 2 * MAX_BYTES));
        }
        names.push(packed.name);
    }
    Ok(names)
}

/// Creates the folders down to a file; a link among them would lead out of `out`.
fn create_folders(out: &Path, target: &Path) -> Result<()> {
    let Some(parents) = target.parent().and_then(|parent| parent.strip_prefix(out).ok()) else {
        return Ok(());
    };
    let mut folder = out.to_path_buf();
    for part in parents {
        folder.push(part);
        match fs::create_dir(&folder) {
            Ok(()) => {}
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {
                let is_folder = folder.symlink_metadata().is_ok_and(|found| found.is_dir());
                if !is_folder {
                    return Err(BundleError::Exists { path: folder });
                }
            }
            Err(cause) => return Err(BundleError::io("create folder", &folder, cause)),
        }
    }
    Ok(())
}
