//! The TypeScript types of the wire, made from the Rust types and committed.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::step::{Done, Trouble, read, root, write as write_file};

fn folder() -> PathBuf {
    root().join("ui/src/ipc/generated")
}

/// Writes them.
pub fn write() -> Done {
    for (name, text) in parkgauge_app::bindings() {
        write_file(&folder().join(&name), &text)?;
        println!("  ui/src/ipc/generated/{name}");
    }
    Ok(())
}

/// Fails when a committed file is not what the Rust types say, or is no longer made.
pub fn check() -> Done {
    let made = parkgauge_app::bindings();
    let mut drifted: Vec<String> = made
        .iter()
        .filter(|(name, text)| read(&folder().join(name)).ok().as_deref() != Some(text.as_str()))
        .map(|(name, _)| name.clone())
        .collect();
    let made: BTreeSet<String> = made.into_keys().collect();
    let listed = std::fs::read_dir(folder()).into_iter().flatten().flatten();
    drifted.extend(
        listed
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .filter(|name| !made.contains(name)),
    );
    if drifted.is_empty() {
        return Ok(());
    }
    Err(Trouble::Found(format!(
        "ui/src/ipc/generated is not what the Rust types say: {}\n  next: cargo xtask bindings",
        drifted.join(", ")
    )))
}
