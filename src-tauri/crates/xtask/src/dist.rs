//! `cargo xtask dist`: the installers that can be built without the internet.

use std::path::Path;

use crate::step::{Done, Trouble, call, root, run as run_step, target};
use crate::{host, page};

/// Builds deb and rpm.
pub fn run() -> Done {
    host::ensure(&[host::BUILD])?;
    page::build()?;
    let tauri = root().join("ui/node_modules/.bin/tauri");
    run_step(&mut call(&tauri.to_string_lossy(), ["build", "--bundles", "deb,rpm", "--ci"]))?;
    for kind in ["deb", "rpm"] {
        let folder = target().join("release/bundle").join(kind);
        let made = newest(&folder).ok_or_else(|| Trouble::Missing {
            what: folder.display().to_string(),
            next: format!("tauri build made no {kind}"),
        })?;
        println!("  {made}");
    }
    Ok(())
}

fn newest(folder: &Path) -> Option<String> {
    let ends_like_folder = |path: &Path| path.extension() == folder.file_name();
    let files = std::fs::read_dir(folder).ok()?.flatten().filter(|entry| ends_like_folder(&entry.path()));
    let newest = files.max_by_key(|entry| entry.metadata().and_then(|metadata| metadata.modified()).ok())?;
    let size = newest.metadata().ok()?.len();
    Some(format!("{}  {}.{} MB", newest.path().display(), size / 1_000_000, size / 100_000 % 10))
}
