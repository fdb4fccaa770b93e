//! `cargo xtask dist`: installers of the window, with the command line beside it.

use std::path::{Path, PathBuf};

use crate::step::{Done, Trouble, call, cargo, output, root, run as run_step, target};
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
    let beside = command_line()?;
    let words = [
        "build",
        "--ci",
        "--config",
        "src-tauri/bundle.conf.json",
        "--config",
        &format!("{{\"bundle\":{{\"externalBin\":[{:?}]}}}}", beside.display().to_string()),
        "--bundles",
        &bundles.join(","),
    ];
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

/// Builds `parkgauge` and gives its path as Tauri wants it: the file there ends in the name of the
/// platform, and the installed one does not.
fn command_line() -> Result<PathBuf, Trouble> {
    run_step(&mut cargo(["build", "--release", "--package", "parkgauge"]))?;
    let compiler = output(&mut call("rustc", ["-vV"]))?;
    let platform = compiler.lines().find_map(|line| line.strip_prefix("host: ")).ok_or_else(|| {
        Trouble::Missing { what: "rustc -vV: host".to_owned(), next: "rustup show".to_owned() }
    })?;
    let ending = std::env::consts::EXE_SUFFIX;
    let folder = target().join("release/beside");
    let copy = folder.join(format!("parkgauge-{platform}{ending}"));
    std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::copy(target().join(format!("release/parkgauge{ending}")), &copy))
        .map_err(|cause| Trouble::File { path: copy, cause })?;
    Ok(folder.join("parkgauge"))
}

fn newest(folder: &Path) -> Option<String> {
    let files = std::fs::read_dir(folder).ok()?.flatten().filter(|entry| entry.path().is_file());
    let newest = files.max_by_key(|entry| entry.metadata().and_then(|metadata| metadata.modified()).ok())?;
    let size = newest.metadata().ok()?.len();
    Some(format!("{}  {}.{} MB", newest.path().display(), size / 1_000_000, size / 100_000 % 10))
}
