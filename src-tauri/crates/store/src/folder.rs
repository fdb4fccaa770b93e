//! The folder of a workspace: its lock, its parts, the disk it lies on.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

use crate::error::{Result, StoreError};

pub(crate) const DATABASE: &str = "workspace.db";
pub(crate) const LOCK: &str = "workspace.lock";
pub(crate) const EVIDENCE: &str = "evidence";
pub(crate) const PACKAGES: &str = "packages";
pub(crate) const BACKUPS: &str = "backups";
/// Begins the name of every unfinished file.
pub(crate) const UNFINISHED: &str = ".unfinished-";

/// What kind of disk holds the workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filesystem {
    /// A disk of this computer, as far as can be told.
    Local,
    /// A network share (its type): durability and locking depend on the server. Warn the person.
    Network(String),
    /// This system does not say.
    Unknown,
}

/// Creates the folder if only its last part is missing.
pub(crate) fn create(folder: &Path) -> Result<()> {
    match fs::create_dir(folder) {
        Ok(()) => folder.parent().map_or(Ok(()), sync_folder),
        Err(cause) => match cause.kind() {
            io::ErrorKind::AlreadyExists if folder.is_dir() => Ok(()),
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
                Err(StoreError::NotAFolder { path: folder.to_path_buf() })
            }
            // Not created with its parents: a missing parent is most often a drive not plugged in.
            io::ErrorKind::NotFound => Err(StoreError::FolderMissing { path: folder.to_path_buf() }),
            _ => Err(StoreError::io("create folder", folder, cause)),
        },
    }
}

/// Takes the lock of the folder; it is released when the file is dropped, also by a crash.
pub(crate) fn lock(folder: &Path) -> Result<File> {
    let path = folder.join(LOCK);
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|cause| StoreError::io("open", &path, cause))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse { path: folder.to_path_buf() }),
        Err(TryLockError::Error(cause)) => Err(StoreError::io("lock", &path, cause)),
    }
}

/// Creates the parts of a workspace and deletes what an interrupted run left unfinished.
pub(crate) fn prepare(folder: &Path) -> Result<()> {
    for part in [EVIDENCE, PACKAGES, BACKUPS] {
        create(&folder.join(part))?;
    }
    for place in [folder.to_path_buf(), folder.join(EVIDENCE), folder.join(BACKUPS)] {
        for path in entries(&place)? {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with(UNFINISHED) {
                fs::remove_file(&path).map_err(|cause| StoreError::io("delete unfinished", &path, cause))?;
            }
        }
    }
    Ok(())
}

/// True when the folder holds work although its database is gone.
pub(crate) fn has_traces(folder: &Path) -> Result<bool> {
    let wal = folder.join(format!("{DATABASE}-wal"));
    Ok(wal.exists()
        || !entries(&folder.join(EVIDENCE))?.is_empty()
        || !entries(&folder.join(BACKUPS))?.is_empty()
        || !entries(&folder.join(PACKAGES))?.is_empty())
}

/// What lies in a folder, sorted by name.
pub(crate) fn entries(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut paths = fs::read_dir(folder)
        .and_then(|read| read.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>())
        .map_err(|cause| StoreError::io("list", folder, cause))?;
    paths.sort();
    Ok(paths)
}

/// Makes names created in a folder survive a power cut. Windows keeps them in its own journal.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    if cfg!(unix) {
        // The parent of a bare name is the empty path.
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        File::open(folder)
            .and_then(|open| open.sync_all())
            .map_err(|cause| StoreError::io("sync", folder, cause))?;
    }
    Ok(())
}

/// Says what kind of disk holds the folder. Cheap, and never an error.
pub(crate) fn filesystem(folder: &Path) -> Filesystem {
    if cfg!(windows) {
        let text = folder.to_string_lossy();
        // A mapped drive letter cannot be told from a local one without asking the system.
        return if text.starts_with(r"\\?\UNC\") || (text.starts_with(r"\\") && !text.starts_with(r"\\?\")) {
            Filesystem::Network("UNC".to_owned())
        } else {
            Filesystem::Unknown
        };
    }
    match (fs::canonicalize(folder), fs::read_to_string("/proc/self/mounts")) {
        (Ok(folder), Ok(mounts)) => filesystem_among(&mounts, &folder),
        _ => Filesystem::Unknown,
    }
}

/// Finds the mount that holds `folder` in the text of `/proc/mounts`.
fn filesystem_among(mounts: &str, folder: &Path) -> Filesystem {
    const NETWORK: [&str; 12] = [
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "afs",
        "ceph",
        "9p",
        "ncpfs",
        "fuse.sshfs",
        "fuse.davfs",
        "davfs",
    ];
    let holding = mounts
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(' ').skip(1);
            let place = fields.next()?.replace("\\040", " ");
            folder.starts_with(&place).then_some((place.len(), fields.next()?))
        })
        // Of two mounts at one place the later one covers the earlier.
        .max_by_key(|(length, _)| *length);
    match holding {
        Some((_, kind)) if NETWORK.contains(&kind) => Filesystem::Network(kind.to_owned()),
        Some(_) => Filesystem::Local,
        None => Filesystem::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_mounted_inside_a_local_disk_is_a_network_drive() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\n//nas/park /mnt/my\\040share cifs rw 0 0\n";
        let check = |path: &str| filesystem_among(mounts, Path::new(path));
        assert_eq!(check("/mnt/my share/2026"), Filesystem::Network("cifs".to_owned()));
        assert_eq!(check("/mnt/my sharex"), Filesystem::Local);
        assert_eq!(check("/home/office"), Filesystem::Local);
    }
}
