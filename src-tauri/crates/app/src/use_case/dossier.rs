//! The submission set: from a frozen snapshot to a verified zip.

use std::path::Path;

use chrono::{DateTime, FixedOffset};
use parkgauge_core::evidence::VolumeMap;
use parkgauge_core::report::{Finality, Report, Snapshot, Stamp, Wording, build};
use parkgauge_dossier::bundle::{BundleFile, BundlePlan, Content, write_bundle};
use parkgauge_dossier::manifest;
use parkgauge_dossier::safe_name::safe_names;
use parkgauge_dossier::verify::{self, Verification};
use parkgauge_dossier::{Attachment, Book, FontSet, Relationship, Template, make_pdf, unpack};
use parkgauge_store::record;

use super::evidence_volume::{self, EvidenceVolume};
use super::roster::count;
use super::{ACTOR, base_data, check, evidence, evidence_binding, local_time, said, workspace};
use crate::assets::broken;
use crate::contract::dossier::{
    MakePackage, PackageMade, PackageView, Readiness, UnpackPackage, VerificationView, VerifyPackage,
};
use crate::contract::problem::{FindingView, PlaceView, SeverityView};
use crate::contract::{Code, Failure, Nothing, SaidView};
use crate::library::digest;
use crate::snapshot::{self, SnapshotFile};
use crate::workbench::{APP_VERSION, Workbench};

/// Name of the program in manifests.
const TOOL: &str = "ParkGauge";
/// Characters of the fingerprint: 12 hexadecimal digits tell any two states of an office apart.
const FINGERPRINT: usize = 12;

/// What stands before a final set.
pub fn readiness(workbench: &mut Workbench, _: Nothing) -> Result<Readiness, Failure> {
    let mut findings = evidence::damage(workbench, evidence::Depth::Size)?;
    findings.extend(check::findings(workbench)?);
    let open = workbench.park()?;
    let current = workbench.current()?;
    let mut packages = open.store.read().packages(&current.row.id)?;
    packages.reverse();
    let next_round = round_of(&packages, open.store.read().content_sequence()?);
    Ok(Readiness {
        ready: !findings.iter().any(|finding| finding.severity == SeverityView::Blocks),
        findings,
        packages: packages.iter().map(package).collect(),
        next_round,
        suggested_name: format!("{}.zip", set_name(workbench, next_round)?),
    })
}

/// A round is a state of the office's data that was packed: made again without a change, the set has
/// the same round and so the same bytes.
fn round_of(packages: &[record::Package], sequence: i64) -> u16 {
    // By sequence, because `made_at` may be given by the caller.
    let round = match packages.iter().max_by_key(|row| (row.sequence, row.round)) {
        Some(last) if last.sequence == sequence => last.round,
        _ => packages.iter().map(|row| row.round + 1).max().unwrap_or(1),
    };
    u16::try_from(round).unwrap_or(u16::MAX)
}

fn package(row: &record::Package) -> PackageView {
    PackageView {
        id: row.id.clone(),
        round: u16::try_from(row.round).unwrap_or(u16::MAX),
        made_at: local_time(row.made_at),
        file: row.file_name.clone(),
        sha256: row.sha256.clone(),
        fingerprint: row.fingerprint.clone(),
        pages: u32::try_from(row.pages).unwrap_or(u32::MAX),
    }
}

/// `<园区>_<框架>_<年度>_第N轮`, safe on every system.
fn set_name(workbench: &Workbench, round: u16) -> Result<String, Failure> {
    let current = workbench.current()?;
    let park = workspace::park_name(workbench.park()?);
    let title = &current.assessment.framework.title;
    Ok(parkgauge_dossier::safe_name::safe_name(&format!(
        "{park}_{title}_{}_第{round}轮",
        current.assessment.year
    )))
}

/// Makes the set, rechecks every hash in the written file, and keeps the receipt.
pub fn make(workbench: &mut Workbench, request: MakePackage) -> Result<PackageMade, Failure> {
    let readiness = readiness(workbench, Nothing {})?;
    if request.is_final && !readiness.ready {
        let blocks =
            readiness.findings.iter().filter(|finding| finding.severity == SeverityView::Blocks).count();
        return Err(Failure::new(
            Code::Call,
            None,
            [
                &format!("还有 {blocks} 项必须解决的问题，不能生成正式材料。"),
                &format!("{blocks} findings block a final set."),
            ],
            ["请按体检清单逐项解决，或先生成草稿。", "Resolve them in the check list, or make a draft."],
        ));
    }
    let made_at = match &request.at {
        Some(text) => DateTime::parse_from_rfc3339(text).map_err(|error| not_a_time(text, &error))?,
        None => workbench.now(),
    };
    let finality = if request.is_final { Finality::Final } else { Finality::Draft };
    let round = request.round.unwrap_or(readiness.next_round);
    let data = snapshot::freeze(workbench, round, finality)?;
    let stamp = stamp(workbench, &data, made_at)?;
    let fonts = FontSet::load(&workbench.assets.path("fonts"))?;
    let out = Path::new(&request.out);
    let beside = out.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let volume = evidence_volume::make(workbench, &fonts, &stamp, !request.is_final, beside)?;
    let report = report(workbench, stamp, finality, &volume.map)?;
    let book = book(workbench, &report, &data, &fonts)?;
    let plan = plan(workbench, &report, &book, &data, &volume)?;
    let receipt = write_bundle(&plan, out)?;
    keep_receipt(workbench, &report.stamp, round, &receipt, &book, data)?;
    let mut findings = readiness.findings;
    findings.extend(volume.findings);
    findings.extend(book.findings.iter().map(|finding| uncovered(finding.character, &finding.context)));
    Ok(PackageMade {
        file: request.out,
        sha256: receipt.sha256,
        fingerprint: report.stamp.fingerprint,
        pages: book.pages,
        files: count(receipt.files),
        size: receipt.size,
        volume_pages: volume.files.iter().map(|file| file.pages).collect(),
        is_draft: !request.is_final,
        findings,
    })
}

fn not_a_time(text: &str, error: &chrono::ParseError) -> Failure {
    Failure::new(
        Code::Call,
        text.to_owned(),
        ["时间格式不对。", "This is not a time."],
        ["请写成 2026-03-01T09:00:00+08:00 这样的时间。", "Write a time such as 2026-03-01T09:00:00+08:00."],
    )
    .because(error)
}

/// The book that a draft set made at `made_at` would hold, before it is laid out.
///
/// # Errors
/// When no assessment is open, or the wording that ships cannot be used.
pub fn draft_report(workbench: &Workbench, made_at: DateTime<FixedOffset>) -> Result<Report, Failure> {
    let data = snapshot::freeze(workbench, 1, Finality::Draft)?;
    let stamp = stamp(workbench, &data, made_at)?;
    report(workbench, stamp, Finality::Draft, &VolumeMap::default())
}

/// What identifies the state that is printed on every page of book and volume.
fn stamp(
    workbench: &Workbench,
    data: &SnapshotFile,
    made_at: DateTime<FixedOffset>,
) -> Result<Stamp, Failure> {
    // Over data and time, so that two sets of the same data at different times can be told apart.
    let fingerprint = digest(format!("{}{}", digest(&data.bytes), made_at.to_rfc3339()).as_bytes());
    Ok(Stamp {
        made_at,
        app_version: APP_VERSION.to_owned(),
        framework_digest: workbench.current()?.row.digest.clone(),
        sequence: data.sequence,
        fingerprint: fingerprint.chars().take(FINGERPRINT).collect(),
    })
}

fn report(
    workbench: &Workbench,
    stamp: Stamp,
    finality: Finality,
    volume: &VolumeMap,
) -> Result<Report, Failure> {
    let open = workbench.park()?;
    let current = workbench.current()?;
    let path = "dossier/wording.toml";
    let wording = Wording::parse(&workbench.assets.text(path)?)
        .map_err(|error| broken(&workbench.assets.path(path), error))?;
    Ok(build(&Snapshot {
        assessment: &current.assessment,
        park: &open.park,
        card: &current.card,
        wording: &wording,
        stamp: &stamp,
        finality,
        periods: &base_data::periods(open),
        volume,
    }))
}

fn book(
    workbench: &Workbench,
    report: &Report,
    data: &SnapshotFile,
    fonts: &FontSet,
) -> Result<Book, Failure> {
    let template = Template::parse(&workbench.assets.text("dossier/gbt9704.toml")?)?;
    let attachment = Attachment {
        name: "assessment.json".to_owned(),
        mime: "application/json".to_owned(),
        description: "自评估数据".to_owned(),
        relationship: Relationship::Source,
        bytes: data.bytes.clone(),
    };
    Ok(make_pdf(report, fonts, &template, &[attachment])?)
}

fn plan(
    workbench: &Workbench,
    report: &Report,
    book: &Book,
    data: &SnapshotFile,
    volume: &EvidenceVolume,
) -> Result<BundlePlan, Failure> {
    let current = workbench.current()?;
    let blobs = workbench.park()?.store.blobs();
    let bytes =
        |path: &str, bytes: Vec<u8>| BundleFile { path: path.to_owned(), content: Content::Bytes(bytes) };
    let mut files = vec![bytes("申报书.pdf", book.bytes.clone())];
    files.extend(volume.files.iter().map(|file| BundleFile {
        path: file.name.clone(),
        content: Content::File { path: file.path.clone(), expected_sha256: file.sha256.clone() },
    }));
    files.extend([
        bytes("data/assessment.json", data.bytes.clone()),
        bytes("data/framework.toml", current.row.framework_text.clone().into_bytes()),
        bytes("校验说明.txt", workbench.assets.text("help/verify.txt")?.into_bytes()),
    ]);
    let numbered = current.assessment.evidence.numbered(&current.assessment.framework);
    let names: Vec<String> =
        numbered.iter().map(|piece| format!("{}_{}", piece.number, piece.item.original_name)).collect();
    let names = safe_names(names.iter().map(String::as_str));
    for (piece, name) in numbered.iter().zip(names) {
        files.push(BundleFile {
            path: format!("佐证原件/{name}"),
            content: Content::File {
                path: blobs.path(&piece.item.sha256)?,
                expected_sha256: piece.item.sha256.clone(),
            },
        });
    }
    let stamp = &report.stamp;
    Ok(BundlePlan {
        files,
        stamp: manifest::Stamp {
            tool: format!("{TOOL} {APP_VERSION}"),
            made_at: stamp.made_at,
            framework_digest: stamp.framework_digest.clone(),
            sequence: i64::try_from(stamp.sequence).unwrap_or(i64::MAX),
            fingerprint: stamp.fingerprint.clone(),
        },
    })
}

fn keep_receipt(
    workbench: &mut Workbench,
    stamp: &Stamp,
    round: u16,
    receipt: &parkgauge_dossier::bundle::Receipt,
    book: &Book,
    data: SnapshotFile,
) -> Result<(), Failure> {
    let now = workbench.now();
    let id = workbench.ids.next();
    // From here on these numbers stand.
    let mut binding = evidence_binding::row(workbench)?;
    let assessment = &workbench.current()?.assessment;
    let numbered = assessment.evidence.numbered(&assessment.framework);
    binding.numbers.extend(numbered.into_iter().map(|piece| (piece.item.id.to_string(), piece.number)));
    let open = workbench.park_mut()?;
    let row = record::Package {
        id,
        assessment: open.current_mut()?.row.id.clone(),
        round: round.into(),
        made_at: stamp.made_at.into(),
        sequence: i64::try_from(stamp.sequence).unwrap_or(i64::MAX),
        fingerprint: stamp.fingerprint.clone(),
        file_name: receipt.path.display().to_string(),
        sha256: receipt.sha256.clone(),
        size: i64::try_from(receipt.size).unwrap_or(i64::MAX),
        pages: book.pages.into(),
        snapshot: String::from_utf8(data.bytes).map_err(Failure::internal)?,
    };
    open.store.write(&format!("生成申报材料 · 第{round}轮"), ACTOR, now, |tx| {
        tx.put(binding)?;
        tx.put(row)
    })?;
    evidence::refresh(workbench)
}

fn uncovered(character: char, context: &str) -> FindingView {
    FindingView {
        code: "font.uncovered".to_owned(),
        severity: SeverityView::Warns,
        place: PlaceView::Assessment,
        say: SaidView {
            zh: format!(
                "字库里没有“{character}”（U+{:04X}），书中以〓代替；出现在“{context}”。",
                u32::from(character)
            ),
            en: format!("No font has `{character}`; 〓 stands for it in `{context}`."),
        },
        next: SaidView {
            zh: "请改用别的字，或在打印后手写。".to_owned(),
            en: "Use another character, or write it by hand.".to_owned(),
        },
    }
}

/// Checks a set.
pub fn verify(_: &mut Workbench, request: VerifyPackage) -> Result<VerificationView, Failure> {
    Ok(verification(verify::verify(require_file(&request.file)?)?))
}

/// A folder is what people choose who have unpacked the set already.
fn require_file(file: &str) -> Result<&Path, Failure> {
    let path = Path::new(file);
    if !path.is_dir() {
        return Ok(path);
    }
    Err(Failure::new(
        Code::BadFile,
        file.to_owned(),
        ["这是一个文件夹，不是材料包。", "This is a folder, not a submission set."],
        ["请选择 .zip 文件；已解包的材料不能校验。", "Choose the .zip; an unpacked set cannot be verified."],
    ))
}

fn verification(found: Verification) -> VerificationView {
    VerificationView {
        ok: found.ok,
        missing: found.missing,
        extra: found.extra,
        changed: found.changed,
        problems: found.problems.iter().map(|problem| said(&problem.say())).collect(),
        fingerprint: found.stamp.as_ref().map(|stamp| stamp.fingerprint.clone()),
        made_at: found.stamp.as_ref().map(|stamp| stamp.made_at.to_rfc3339()),
        files: count(found.files),
    }
}

/// Unpacks a set into a folder and says whether it is whole.
pub fn unpack(_: &mut Workbench, request: UnpackPackage) -> Result<VerificationView, Failure> {
    let unpacked = unpack::unpack(require_file(&request.file)?, Path::new(&request.out))?;
    Ok(verification(unpacked.verification))
}
