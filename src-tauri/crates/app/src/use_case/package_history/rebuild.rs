//! A set that was made once, made again from what the workspace keeps of it: the journal has the state it was made from, the
//! receipt its data, its look and its time, the evidence store every content.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use parkgauge_core::report::Finality;
use parkgauge_dossier::manifest::{Entry, MANIFEST};
use parkgauge_store::record;

use super::super::dossier::{Making, package, write_set};
use super::super::evidence::{Depth, damage};
use crate::contract::package_history::{PackageRebuilt, RebuildPackage};
use crate::contract::{Code, Failure};
use crate::snapshot::SnapshotFile;
use crate::template::Look;
use crate::workbench::{APP_VERSION, Workbench};

/// Makes a set again. Whether it is the same is told by comparing it with the receipt, never assumed.
pub fn rebuild(workbench: &mut Workbench, request: RebuildPackage) -> Result<PackageRebuilt, Failure> {
    let row = the_one(workbench, &request.package)?;
    let out = Path::new(&request.out);
    if out.symlink_metadata().is_ok() {
        return Err(in_the_way(&request.out));
    }
    let store = &workbench.park()?.store;
    let recorded = store.read().package_recorded(&row.id)?;
    let recorded = recorded.ok_or_else(|| Failure::internal("a receipt is in the journal"))?;
    let made_at = match &row.recipe {
        Some(recipe) => recipe.made_at,
        None => row.made_at.utc().with_timezone(workbench.now().offset()),
    };
    let past = workbench.on_past(store.as_of(recorded - 1)?, &row.assessment, made_at)?;
    if let Some(lost) = damage(&past, Depth::Size)?.into_iter().next() {
        return Err(Failure { say: lost.say, ..lost_original(&row) });
    }
    let look = match &row.recipe {
        Some(recipe) => Look::of_texts(recipe.template.clone(), recipe.wording.clone())?,
        None => Look::read(&workbench.assets, None)?,
    };
    let scan = row.recipe.as_ref().and_then(|recipe| recipe.signed_page.as_deref());
    let scan = scan.map(|sha256| read_kept(workbench, sha256)).transpose()?;
    let seen = package(&row);
    let data = SnapshotFile {
        bytes: row.snapshot.clone().into_bytes(),
        sequence: u64::try_from(row.sequence).unwrap_or(0),
    };
    let finality = if seen.is_final { Finality::Final } else { Finality::Draft };
    let making = Making { data: &data, made_at, finality, look: &look, signed_page: scan.as_deref() };
    let made = write_set(&past, &making, out)?;
    let identical = made.receipt.sha256 == row.sha256;
    let differing = match &row.recipe {
        Some(recipe) if !identical => differing(&recipe.files, &made.receipt.content),
        _ => Vec::new(),
    };
    Ok(PackageRebuilt {
        package: seen,
        file: request.out,
        sha256: made.receipt.sha256,
        identical,
        differing,
        made_with: row.recipe.map(|recipe| recipe.app_version),
        app_version: APP_VERSION.to_owned(),
    })
}

/// What is not as it was. When the content is, what differs is what the set says of itself.
fn differing(kept: &[record::PackedFile], made: &[Entry]) -> Vec<String> {
    let mut before: BTreeMap<&str, &str> =
        kept.iter().map(|file| (file.path.as_str(), file.sha256.as_str())).collect();
    let mut differing: Vec<String> = made
        .iter()
        .filter(|file| before.remove(file.path.as_str()) != Some(file.sha256.as_str()))
        .map(|file| file.path.clone())
        .collect();
    differing.extend(before.into_keys().map(str::to_owned));
    if differing.is_empty() {
        differing.push(MANIFEST.to_owned());
    }
    differing
}

/// The set that is meant. A printed set and the one with the signed page in it share their fingerprint.
fn the_one(workbench: &Workbench, wanted: &str) -> Result<record::Package, Failure> {
    let packages = workbench.park()?.store.read().packages(&workbench.current()?.row.id)?;
    if let Some(row) = packages.iter().find(|row| row.id == wanted) {
        return Ok(row.clone());
    }
    let is_meant = |row: &&record::Package| {
        row.fingerprint == wanted || (wanted.len() >= 8 && row.sha256.starts_with(wanted))
    };
    let mut meant: Vec<&record::Package> = packages.iter().filter(is_meant).collect();
    // Made twice without a change, it is one set.
    let mut seen = BTreeSet::new();
    meant.retain(|row| seen.insert(&row.sha256));
    match meant.as_slice() {
        [] => Err(Failure::unknown(["申报材料", "submission set"], wanted)),
        [one] => Ok((*one).clone()),
        several => {
            let names: Vec<String> =
                several.iter().map(|row| row.sha256.chars().take(12).collect()).collect();
            let (zh, en) = (names.join("、"), names.join(", "));
            Err(Failure::new(
                Code::Call,
                wanted.to_owned(),
                ["这个指纹有不止一份材料（例如换入签字页前后）。", "Several sets share this fingerprint."],
                [
                    &format!("请改用 SHA-256 的前 12 位指明：{zh}。"),
                    &format!("Name one by its SHA-256: {en}."),
                ],
            ))
        }
    }
}

fn read_kept(workbench: &Workbench, sha256: &str) -> Result<Vec<u8>, Failure> {
    let blobs = workbench.park()?.store.blobs();
    let path = blobs.path(sha256)?;
    let failed = |cause| parkgauge_store::StoreError::io("read", &path, cause);
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut blobs.open(sha256)?, &mut bytes).map_err(failed)?;
    Ok(bytes)
}

fn in_the_way(out: &str) -> Failure {
    Failure::new(
        Code::BadFile,
        out.to_owned(),
        ["这里已有同名文件，重新生成不覆盖任何文件。", "A file of this name is there; nothing is replaced."],
        ["请换一个文件名。", "Choose another name."],
    )
}

fn lost_original(row: &record::Package) -> Failure {
    Failure::new(
        Code::Damaged,
        format!("{} {}", row.round, row.fingerprint),
        ["", ""],
        [
            "请从备份或当时的材料包取回这份原件，再重试。",
            "Get the file back from a backup or from the set that was handed in, and try again.",
        ],
    )
}
