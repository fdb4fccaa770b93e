//! What ships, as the tests read it.

#![allow(dead_code, reason = "each test file uses a part")]
#![expect(clippy::disallowed_methods, reason = "tests read the shipped files; the crate itself does no I/O")]

use std::fs;
use std::path::{Path, PathBuf};

use parkgauge_core::framework::{self, Framework};

/// A framework with its ledger, as they ship.
pub struct Shipped {
    pub text: String,
    pub framework: Framework,
    pub ledger: String,
}

pub fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets")
}

pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn folders_in(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let paths = entries.map(|entry| entry.unwrap_or_else(|error| panic!("{error}")).path());
    let mut folders: Vec<_> = paths.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

pub fn load(id: &str, edition: &str) -> Shipped {
    let folder = assets().join("frameworks").join(id).join(edition);
    let text = read(&folder.join("framework.toml"));
    let framework = framework::parse(&text).unwrap_or_else(|problems| panic!("{id}: {problems:#?}"));
    assert_eq!((framework.id.as_str(), framework.edition.as_str()), (id, edition), "the folder's name");
    Shipped { text, framework, ledger: read(&folder.join("LEDGER.md")) }
}

fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap_or_else(|| panic!("{}", path.display()))
}

/// Every framework in `assets/frameworks/`.
pub fn every_framework() -> Vec<Shipped> {
    let frameworks = folders_in(&assets().join("frameworks"));
    let editions =
        frameworks.iter().flat_map(|path| folders_in(path).into_iter().map(move |inner| (path, inner)));
    let shipped: Vec<_> = editions.map(|(path, inner)| load(name(path), name(&inner))).collect();
    assert!(!shipped.is_empty(), "no framework ships");
    shipped
}
