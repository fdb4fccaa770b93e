//! What a package says of itself: `manifest.json`, and two lists made from it.
//!
//! `manifest.json` names every file of the content. `清单.txt` is the same for people.
//! `清单.sha256` holds the hashes of the content and of both, in the form of `sha256sum`, so that
//! every byte of every file is covered by a hash that stands in another file.

use std::fmt::Write;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::bundle_error::{BundleError, Result};
use crate::digest::{Digests, hex};

/// Name of the machine-readable manifest.
pub const MANIFEST: &str = "manifest.json";
/// Name of the list for people.
pub const LIST: &str = "清单.txt";
/// Name of the list for `sha256sum -c`.
pub const SHA256_LIST: &str = "清单.sha256";
/// All three: they stand last in a package, in this order.
pub const RESERVED: [&str; 3] = [MANIFEST, LIST, SHA256_LIST];

/// Format of the manifest.
const VERSION: u32 = 1;

/// The manifest of a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Format of the manifest, 1.
    pub manifest_version: u32,
    /// Program and version that made the package.
    pub tool: String,
    /// When it was made.
    pub made_at: DateTime<FixedOffset>,
    /// Digest of the framework text that the assessment was judged by.
    pub framework_digest: String,
    /// Number of the newest change that went into it.
    pub sequence: i64,
    /// Short hash of the snapshot; stands on every page.
    pub fingerprint: String,
    /// The content, in the order of the package.
    pub files: Vec<Entry>,
}

/// One file of the content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Path in the package, parts separated by `/`.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256, lower-case hexadecimal.
    pub sha256: String,
    /// SM3 (GB/T 32905-2016), lower-case hexadecimal.
    pub sm3: String,
}

/// What the manifest says besides the files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Program and version that makes the package, such as `ParkGauge 0.1.0`.
    pub tool: String,
    /// When the package is made.
    pub made_at: DateTime<FixedOffset>,
    /// Digest of the framework text.
    pub framework_digest: String,
    /// Number of the newest change that goes into it.
    pub sequence: i64,
    /// Short hash of the snapshot.
    pub fingerprint: String,
}

impl Manifest {
    pub(crate) fn new(stamp: &Stamp, files: Vec<Entry>) -> Self {
        let Stamp { tool, made_at, framework_digest, sequence, fingerprint } = stamp.clone();
        Self { manifest_version: VERSION, tool, made_at, framework_digest, sequence, fingerprint, files }
    }

    /// What it says besides the files.
    pub fn stamp(&self) -> Stamp {
        Stamp {
            tool: self.tool.clone(),
            made_at: self.made_at,
            framework_digest: self.framework_digest.clone(),
            sequence: self.sequence,
            fingerprint: self.fingerprint.clone(),
        }
    }

    /// Reads `manifest.json`; the error says what is wrong with it.
    pub fn parse(bytes: &[u8]) -> std::result::Result<Self, String> {
        let manifest: Self = serde_json::from_slice(bytes).map_err(|cause| cause.to_string())?;
        match manifest.manifest_version {
            VERSION => Ok(manifest),
            other => Err(format!("manifest version {other} is not known")),
        }
    }

    /// The text of `manifest.json`.
    pub(crate) fn to_json(&self) -> Result<String> {
        serde_json::to_string_pretty(self)
            .map(|text| text + "\n")
            .map_err(|cause| BundleError::Broken { what: format!("a manifest is JSON: {cause}") })
    }

    /// The text of `清单.txt`.
    pub(crate) fn to_list(&self) -> String {
        let mut text = String::new();
        let total: u64 = self.files.iter().map(|file| file.size).sum();
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "材料清单\r\n\r\n生成时间：{}\r\n生成程序：{}\r\n快照指纹：{}\r\n填报序号：{}\r\n指标体系摘要：{}\r\n\
             文件：{} 个，共 {} 字节（不含本清单、{SHA256_LIST}、{MANIFEST}）\r\n\r\n",
            self.made_at.format("%Y-%m-%d %H:%M:%S %:z"),
            self.tool,
            self.fingerprint,
            self.sequence,
            self.framework_digest,
            self.files.len(),
            total,
        );
        for (number, file) in self.files.iter().enumerate() {
            let _ = write!(
                text,
                "{}. {}\r\n   大小    {} 字节\r\n   SHA-256 {}\r\n   SM3     {}\r\n",
                number + 1,
                file.path,
                file.size,
                file.sha256,
                file.sm3
            );
        }
        text
    }

    /// The text of `清单.sha256`, from the texts of the other two.
    pub(crate) fn to_sha256_list(&self, manifest_json: &[u8], list: &[u8]) -> String {
        use sha2::{Digest, Sha256};
        let own = [(MANIFEST, manifest_json), (LIST, list)];
        let own = own.map(|(name, bytes)| (hex(&Sha256::digest(bytes)), name));
        let files = self.files.iter().map(|file| (file.sha256.clone(), file.path.as_str()));
        files.chain(own).fold(String::new(), |mut text, (sha256, path)| {
            let _ = writeln!(text, "{sha256}  {path}");
            text
        })
    }
}

impl Entry {
    pub(crate) fn new(path: &str, digests: Digests) -> Self {
        let Digests { size, sha256, sm3 } = digests;
        Self { path: path.to_owned(), size, sha256, sm3 }
    }
}
