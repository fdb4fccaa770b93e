//! Golden files: written once, read by people, compared ever after.

use std::path::{Path, PathBuf};

/// Set to write the golden files instead of comparing with them.
const UPDATE: &str = "UPDATE_GOLDEN";

/// The repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// Compares a text with `tests/golden/<name>`, line by line.
///
/// # Panics
/// At the first line that differs, naming the file and how to accept the change.
pub fn assert_golden(name: &str, found: &str) {
    let path = root().join("tests/golden").join(name);
    if std::env::var_os(UPDATE).is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, found).unwrap();
        return;
    }
    let wanted = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let advice =
        format!("if the change is wanted: {UPDATE}=1 cargo test -p parkgauge-tests, then read the diff");
    for (number, (wanted, found)) in wanted.lines().zip(found.lines()).enumerate() {
        assert_eq!(found, wanted, "{}:{}: {advice}", path.display(), number + 1);
    }
    assert_eq!(found.lines().count(), wanted.lines().count(), "lines of {}: {advice}", path.display());
}

/// A text without white space, as a comparison of what was printed needs it: lines are broken
/// where the page ends, never where the author did.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}
