//! Licences of everything that is linked: cargo-deny where it is installed, else a walk of our own.

use serde_json::Value;

use crate::step::{Done, Trouble, cargo, has, output, read, root, run as run_step};

/// Licences that ask for no more than their text. The same list stands in `deny.toml`.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Fails on a package whose licence is not allowed, of Rust and of the page.
pub fn run() -> Done {
    if has("cargo-deny") {
        run_step(&mut cargo(["deny", "--workspace", "check", "licenses", "bans", "sources"]))?;
    } else {
        rust()?;
    }
    page()
}

fn rust() -> Done {
    let metadata = output(&mut cargo(["metadata", "--format-version", "1", "--locked"]))?;
    let metadata = parsed(&metadata, "cargo metadata")?;
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let refused: Vec<String> = packages
        .iter()
        .filter(|package| !package["license"].as_str().is_some_and(is_allowed))
        .map(|package| format!("{} {}: {}", package["name"], package["version"], package["license"]))
        .collect();
    verdict(packages.len(), "crates", &refused)
}

fn page() -> Done {
    let lock = root().join("ui/package-lock.json");
    let lock = parsed(&read(&lock)?, "ui/package-lock.json")?;
    let packages = lock["packages"]
        .as_object()
        .ok_or_else(|| Trouble::Found("ui/package-lock.json has no packages".to_owned()))?;
    // What only builds or tests the page is not shipped; its tools may say what they like.
    let shipped = packages.iter().filter(|(name, package)| !name.is_empty() && package["dev"] != true);
    let shipped: Vec<_> = shipped.collect();
    let refused: Vec<String> = shipped
        .iter()
        .filter(|(_, package)| !package["license"].as_str().is_some_and(is_allowed))
        .map(|(name, package)| format!("{name}: {}", package["license"]))
        .collect();
    verdict(shipped.len(), "packages of the page", &refused)
}

fn verdict(count: usize, what: &str, refused: &[String]) -> Done {
    if refused.is_empty() {
        println!("  {count} {what}: every licence is allowed");
        return Ok(());
    }
    Err(Trouble::Found(format!("licences that are not allowed:\n  {}", refused.join("\n  "))))
}

/// True when an SPDX expression can be met with allowed licences alone.
fn is_allowed(expression: &str) -> bool {
    // `/` is how older packages write OR.
    let expression = expression.replace('/', " OR ");
    let tokens = expression.replace('(', " ( ").replace(')', " ) ");
    let mut words = tokens.split_whitespace().peekable();
    any_of(&mut words) == Some(true) && words.next().is_none()
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

// Each reads one part of the expression: whether it can be met, or nothing if it is no expression.
fn any_of(words: &mut Words<'_>) -> Option<bool> {
    let mut met = all_of(words)?;
    while words.next_if_eq(&"OR").is_some() {
        met |= all_of(words)?;
    }
    Some(met)
}

fn all_of(words: &mut Words<'_>) -> Option<bool> {
    let mut met = one(words)?;
    while words.next_if_eq(&"AND").is_some() {
        met &= one(words)?;
    }
    Some(met)
}

fn one(words: &mut Words<'_>) -> Option<bool> {
    if words.next_if_eq(&"(").is_some() {
        let met = any_of(words)?;
        return words.next_if_eq(&")").map(|_| met);
    }
    let name = words.next()?;
    if words.next_if_eq(&"WITH").is_some() {
        let exception = words.next()?;
        return Some(ALLOWED.contains(&format!("{name} WITH {exception}").as_str()));
    }
    Some(ALLOWED.contains(&name))
}

fn parsed(text: &str, what: &str) -> Result<Value, Trouble> {
    serde_json::from_str(text).map_err(|cause| Trouble::Found(format!("{what}: {cause}")))
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn one_allowed_choice_is_enough_and_every_part_counts() {
        for allowed in [
            "MIT",
            "MIT OR GPL-3.0",
            "MIT/Apache-2.0",
            "(MIT OR GPL-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception",
        ] {
            assert!(is_allowed(allowed), "{allowed}");
        }
        for refused in ["GPL-3.0", "MIT AND GPL-3.0", "", "MIT OR", "(MIT", "LGPL-2.1 WITH LLVM-exception"] {
            assert!(!is_allowed(refused), "{refused}");
        }
    }
}
