//! The page: its packages, its build, its checks.

use std::path::PathBuf;
use std::process::Command;
use std::time::SystemTime;

use crate::host;
use crate::step::{self, Done, root, run};

/// Installs the page's packages exactly as locked, when they are absent or older than the lock.
pub fn ensure_packages() -> Done {
    host::ensure_node()?;
    // npm writes this file last, so it tells that an install came to its end.
    let installed = changed(root().join("ui/node_modules/.package-lock.json"));
    let locked = changed(root().join("ui/package-lock.json"));
    if installed.is_some() && installed >= locked {
        return Ok(());
    }
    run(&mut npm(&["ci", "--no-audit", "--no-fund"]))
}

/// Builds the page into `ui/dist`.
pub fn build() -> Done {
    ensure_packages()?;
    run(&mut npm(&["run", "--silent", "build"]))
}

/// Checks types and components.
pub fn check() -> Done {
    ensure_packages()?;
    run(&mut npm(&["run", "--silent", "check"]))
}

/// Runs the page's own tests.
pub fn test() -> Done {
    ensure_packages()?;
    run(&mut npm(&["run", "--silent", "test"]))
}

/// A call of npm in the page's folder.
fn npm(arguments: &[&str]) -> Command {
    let mut command = step::call(if cfg!(windows) { "npm.cmd" } else { "npm" }, arguments);
    command.current_dir(root().join("ui"));
    command
}

fn changed(path: PathBuf) -> Option<SystemTime> {
    path.metadata().and_then(|metadata| metadata.modified()).ok()
}
