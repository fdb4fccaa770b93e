//! The evidence volume of a set: from numbered pieces to bound files, and where each piece is in them.

use std::collections::BTreeMap;
use std::path::Path;

use parkgauge_core::evidence::{BoundPages, Evidence, Numbered, Proves, VolumeMap, page_ranges};
use parkgauge_core::problem::{Place, Problem, Said, Severity};
use parkgauge_core::report::Stamp;
use parkgauge_dossier::FontSet;
use parkgauge_dossier::volume::{Bound, Certify, Mark, Outcome, Piece, VolumeFile, VolumePlan, bind};
use tempfile::TempDir;

use super::{evidence_binding, finding};
use crate::contract::Failure;
use crate::contract::problem::FindingView;
use crate::workbench::{Current, Workbench};

/// Characters of a checksum that are shown.
const CHECKSUM: usize = 16;

/// Bound files that go into a set.
pub(crate) struct EvidenceVolume {
    pub files: Vec<VolumeFile>,
    pub map: VolumeMap,
    pub findings: Vec<FindingView>,
    /// The files lie here until the set is written.
    _place: TempDir,
}

/// Binds every numbered piece. Nothing is bound when nothing is numbered.
///
/// The files are made in `beside`, where the set will be and so has room.
pub(crate) fn make(
    workbench: &Workbench,
    fonts: &FontSet,
    stamp: &Stamp,
    is_draft: bool,
    beside: &Path,
) -> Result<EvidenceVolume, Failure> {
    let failed = |cause| parkgauge_store::StoreError::io("write", beside, cause);
    let place = tempfile::Builder::new().prefix(".unfinished-").tempdir_in(beside).map_err(failed)?;
    let current = workbench.current()?;
    let blobs = workbench.park()?.store.blobs();
    let numbered = current.assessment.evidence.numbered(&current.assessment.framework);
    let binding = evidence_binding::row(workbench)?;
    if numbered.is_empty() {
        let (files, findings) = (Vec::new(), Vec::new());
        return Ok(EvidenceVolume { files, map: VolumeMap::default(), findings, _place: place });
    }
    let pieces = numbered
        .iter()
        .map(|piece| Ok(described(current, piece, blobs.path(&piece.item.sha256)?, binding.scan_dpi)))
        .collect::<Result<Vec<_>, Failure>>()?;
    let plan = VolumePlan {
        pieces,
        title: format!("{} 佐证材料", current.assessment.framework.title),
        author: current.row.park.clone(),
        fingerprint: stamp.fingerprint.clone(),
        made_at: stamp.made_at,
        app_version: stamp.app_version.clone(),
        is_draft,
        max_bytes: binding.max_bytes.and_then(|limit| u64::try_from(limit).ok()),
        certify: if binding.certified { Certify::Places } else { Certify::No },
        scans: binding.scan_dpi,
    };
    let volumes = bind(&plan, fonts, place.path())?;
    let mut map = BTreeMap::new();
    let mut findings = Vec::new();
    for (piece, bound) in numbered.iter().zip(&volumes.pieces) {
        let sheets = bound.segments.iter().filter_map(|segment| {
            let file = volumes.files.get(segment.file)?.name.clone();
            Some(BoundPages { file, first: segment.first, count: segment.count })
        });
        map.insert(piece.item.id.clone(), sheets.collect());
        findings.extend(problems(piece.item, bound).iter().map(finding));
    }
    Ok(EvidenceVolume { files: volumes.files, map: VolumeMap { pieces: map }, findings, _place: place })
}

fn described(
    current: &Current,
    numbered: &Numbered<'_>,
    file: std::path::PathBuf,
    scan_dpi: Option<u16>,
) -> Piece {
    let (set, framework) = (&current.assessment.evidence, &current.assessment.framework);
    let item = numbered.item;
    let mut marks: Vec<Mark> = Vec::new();
    // In the order of the framework, like the numbers.
    let targets = framework.indicators.iter().map(|indicator| {
        let proves = Proves::Indicator(indicator.id.clone());
        (proves, indicator.number.clone(), format!("{} {}", indicator.number, indicator.name))
    });
    let profile = (Proves::Profile, "园区概况".to_owned(), "园区概况".to_owned());
    for (proves, number, title) in std::iter::once(profile).chain(targets) {
        for link in set.links_of(&item.id).filter(|link| link.proves == proves) {
            let pages = page_ranges(&link.pages).unwrap_or_default();
            let reason = link.reason.clone();
            marks.push(Mark { number: number.clone(), title: title.clone(), pages, reason });
        }
    }
    let sha256: String = item.sha256.chars().take(CHECKSUM).collect();
    // Whoever holds the volume must know that the scans in it are not the originals.
    let scans = scan_dpi.map_or_else(String::new, |dpi| format!("扫描图片不高于 {dpi} dpi，原件另附"));
    let facts = [
        ("种类", &item.kind),
        ("文号", &item.document_number),
        ("出具单位", &item.issuer),
        ("日期", &item.document_date),
        ("有效期至", &item.valid_until),
        ("原文件名", &item.original_name),
        ("校验值前16位", &sha256),
        ("编入方式", &scans),
    ];
    Piece {
        number: numbered.number.clone(),
        title: item.title.clone(),
        group: marks.first().map_or_else(String::new, |mark| mark.title.clone()),
        facts: facts.map(|(label, value)| (label.to_owned(), value.clone())).to_vec(),
        marks,
        file,
        original_name: item.original_name.clone(),
    }
}

/// What was found about a piece while it was bound.
fn problems(item: &Evidence, bound: &Bound) -> Vec<Problem> {
    let about = |code, say: Said, next: Said| Problem {
        severity: Severity::Warns,
        code,
        place: Place::Evidence(item.id.to_string()),
        say: Said::new(
            format!("佐证材料“{}”：{}", item.title, say.zh),
            format!("`{}`: {}", item.title, say.en),
        ),
        next,
    };
    let mut found: Vec<Problem> =
        bound.remarks.iter().map(|remark| about(remark.code(), remark.say(), remark.next())).collect();
    if let Outcome::Faulty(fault) = bound.outcome {
        found.push(about(fault.code(), fault.say(), fault.next()));
    }
    found
}
