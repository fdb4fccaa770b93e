//! The framework editions that ship, found by id, edition and digest.

use std::path::PathBuf;
use std::sync::Arc;

use parkgauge_core::framework::{self, Framework};
use parkgauge_store::record;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::assets::{Assets, broken};
use crate::contract::Failure;
use crate::workbench::read;

/// One edition of a framework with the exact text it was read from.
#[derive(Debug, Clone)]
pub struct Edition {
    /// What it says.
    pub framework: Arc<Framework>,
    /// The file as it is.
    pub text: Arc<str>,
    /// SHA-256 of the file, lower-case hexadecimal.
    pub digest: String,
}

/// Every edition, in the order in which they are offered; editions of one framework from the oldest to the newest.
#[derive(Debug, Clone, Default)]
pub struct Library {
    editions: Vec<Edition>,
}

/// `frameworks/order.toml`.
#[derive(Deserialize)]
struct Order {
    order: Vec<String>,
}

impl Edition {
    /// Reads an edition from its text.
    ///
    /// # Errors
    /// Every problem of the text, as one failure.
    pub fn read(text: &str, place: &std::path::Path) -> Result<Self, Failure> {
        let framework = framework::parse(text).map_err(|problems| {
            let causes: Vec<&str> = problems.iter().map(|problem| problem.say.en.as_str()).collect();
            broken(place, causes.join("; "))
        })?;
        Ok(Self { framework: Arc::new(framework), text: text.into(), digest: digest(text.as_bytes()) })
    }
}

/// SHA-256 as lower-case hexadecimal.
pub(crate) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Library {
    /// Reads every `frameworks/<id>/<edition>/framework.toml` that ships.
    ///
    /// # Errors
    /// Names the file that cannot be used: a shipped framework without a problem is a promise.
    pub fn load(assets: &Assets) -> Result<Self, Failure> {
        let root = assets.path("frameworks");
        let mut files = Vec::new();
        for framework in folders(&root)? {
            for edition in folders(&framework)? {
                files.push(edition.join("framework.toml"));
            }
        }
        files.sort();
        let mut editions = Vec::new();
        for file in files.into_iter().filter(|file| file.is_file()) {
            let text = std::fs::read_to_string(&file).map_err(|error| broken(&file, error))?;
            editions.push(Edition::read(&text, &file)?);
        }
        let Order { order } = read(assets, "frameworks/order.toml", |text| toml::from_str(text))?;
        let rank = |edition: &Edition| {
            let id = edition.framework.id.as_str();
            order.iter().position(|listed| listed == id).unwrap_or(order.len())
        };
        editions.sort_by_key(rank);
        Ok(Self { editions })
    }

    /// Editions that the office brought itself, of which those that this program cannot read are left out.
    pub(crate) fn brought(rows: Vec<record::Framework>) -> Self {
        let read = |row: record::Framework| {
            let framework = framework::parse(&row.text).ok()?;
            Some(Edition { framework: Arc::new(framework), text: row.text.into(), digest: row.digest })
        };
        Self { editions: rows.into_iter().filter_map(read).collect() }
    }

    /// Every edition.
    pub fn editions(&self) -> &[Edition] {
        &self.editions
    }
}

fn folders(root: &std::path::Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = std::fs::read_dir(root).map_err(|error| broken(root, error))?;
    let mut found: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect();
    found.sort();
    Ok(found)
}
