//! `cargo xtask dist`: installers.

use std::path::Path;

use crate::step::{Done, Trouble, call, root, run as run_step, target};
use crate::{host, page};

/// Bundles that can be made without the internet.
const OFFLINE: &[&str] = &["deb", "rpm"];

/// Builds the named bundles, or deb and rpm.
pub fn run(bundles: &[&str]) -> Done {
    let bundles = if bundles.is_empty() { OFFLINE } else { bundles };
    host::ensure(&[host::BUILD])?;
    page::build()?;
    let tauri = root().join("ui/node_modules/.bin").join(if cfg!(windows) { "tauri.cmd" } else { "tauri" });
    // The shipped files join here and not in tauri.conf.json, which would copy them into the target
    // folder at every build, where programs under development would find them stale.
    let words = ["build", "--ci", "--config", "src-tauri/bundle.conf.json", "--bundles", &bundles.join(",")];
    let built = run_step(&mut call(&tauri.to_string_lossy(), words));
    let copies = target().join("release/assets");
    if copies.exists() {
        std::fs::remove_dir_all(&copies).map_err(|cause| Trouble::File { path: copies, cause })?;
    }
    built?;
    for kind in bundles {
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
    let files = std::fs::read_dir(folder).ok()?.flatten().filter(|entry| entry.path().is_file());
    let newest = files.max_by_key(|entry| entry.metadata().and_then(|metadata| metadata.modified()).ok())?;
    let size = newest.metadata().ok()?.len();
    Some(format!("{}  {}.{} MB", newest.path().display(), size / 1_000_000, size / 100_000 % 10))
}
