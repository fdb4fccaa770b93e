//! Writing a file that somebody asked for: whole or not at all.

use std::io::Write;
use std::path::Path;

use parkgauge_store::StoreError;

use crate::contract::Failure;

/// Writes through a temporary file in the same folder, syncs and renames.
///
/// # Errors
/// Disk full, read-only and the like, naming the file.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error| Failure::from(StoreError::io("write", path, error));
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = tempfile::Builder::new().prefix(".unfinished-").tempfile_in(folder).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}
