//! The submission set: from a frozen snapshot to a verified zip.

use std::path::Path;

use chrono::{DateTime, FixedOffset, SubsecRound};
use parkgauge_core::evidence::{Numbered, VolumeMap};
use parkgauge_core::report::{Finality, Report, Snapshot, Stamp, build, workbook};
use parkgauge_core::roster::sheet::SheetOut;
use parkgauge_dossier::bundle::{BundleFile, BundlePlan, Content, Receipt, write_bundle};
use parkgauge_dossier::manifest;
use parkgauge_dossier::safe_name::safe_names;
use parkgauge_dossier::verify::{self, Verification};
use parkgauge_dossier::{
    Attachment, Book, FontSet, Relationship, lay_out, make_docx, make_pdf, make_signed_pdf, unpack,
};
use parkgauge_store::record;
use parkgauge_tables::write_workbook;

use super::evidence_volume;
use super::roster::count;
use super::{
    ACTOR, base_data, beside, check, evidence, evidence_binding, local_time, questionnaire, said, workspace,
};
use crate::contract::dossier::{
    MakePackage, PackageMade, PackageView, Readiness, UnpackPackage, VerificationView, VerifyPackage,
};
use crate::contract::problem::{FindingView, PlaceView, SeverityView};
use crate::contract::{Code, Failure, Nothing, SaidView};
use crate::library::digest;
use crate::snapshot::{self, SnapshotFile};
use crate::template::Look;
use crate::workbench::{APP_VERSION, Workbench};

/// Name of the program in manifests.
const TOOL: &str = "ParkGauge";
/// What a scan of the signed pledge is called where no file of it is meant.
const SIGNED_PAGE: &str = "承诺书扫描件";
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

pub(super) fn package(row: &record::Package) -> PackageView {
    PackageView {
        id: row.id.clone(),
        round: u16::try_from(row.round).unwrap_or(u16::MAX),
        made_at: local_time(row.made_at),
        file: row.file_name.clone(),
        sha256: row.sha256.clone(),
        fingerprint: row.fingerprint.clone(),
        pages: u32::try_from(row.pages).unwrap_or(u32::MAX),
        is_final: match &row.recipe {
            Some(recipe) => recipe.is_final,
            None => serde_json::from_str::<Head>(&row.snapshot).is_ok_and(|head| head.is_final),
        },
        is_signed: row.recipe.as_ref().is_some_and(|recipe| recipe.signed_page.is_some()),
    }
}

/// What older receipts say of draft and final.
#[derive(serde::Deserialize)]
struct Head {
    is_final: bool,
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
    let finality = if request.is_final { Finality::Final } else { Finality::Draft };
    let round = request.round.unwrap_or(readiness.next_round);
    let data = snapshot::freeze(workbench, round, finality)?;
    let asked = request
        .at
        .as_deref()
        .map(|text| DateTime::parse_from_rfc3339(text).map_err(|error| not_a_time(text, &error)));
    let scan = request.signed_page.as_deref().map(read_scan).transpose()?;
    let (made_at, printed) = match (asked.transpose()?, &request.signed_page) {
        (asked, Some(scan)) => signed_at(workbench, &data, asked, scan)?,
        (Some(at), None) => (at, None),
        // The receipt keeps no finer time, and a signed page must find its set again.
        (None, None) => (workbench.now().trunc_subsecs(0), None),
    };
    let look = match (&request.template, printed) {
        // A page belongs into the book that it was printed from.
        (None, Some(recipe)) => Look::of_texts(recipe.template, recipe.wording)?,
        (asked, _) => Look::read(&workbench.assets, asked.as_deref())?,
    };
    let making = Making { data: &data, made_at, finality, look: &look, signed_page: scan.as_deref() };
    let made = write_set(workbench, &making, Path::new(&request.out))?;
    keep_receipt(workbench, &making, round, &made)?;
    let mut findings = readiness.findings;
    findings.extend(made.findings);
    Ok(PackageMade {
        file: request.out,
        sha256: made.receipt.sha256,
        fingerprint: made.stamp.fingerprint,
        pages: made.book.pages,
        files: count(made.receipt.files),
        size: made.receipt.size,
        volume_pages: made.volume_pages,
        is_draft: !request.is_final,
        findings,
    })
}

/// All that decides the bytes of a set besides the state of the workbench.
pub(super) struct Making<'a> {
    pub data: &'a SnapshotFile,
    pub made_at: DateTime<FixedOffset>,
    pub finality: Finality,
    pub look: &'a Look,
    /// The scan of the signed pledge.
    pub signed_page: Option<&'a [u8]>,
}

/// A set that was written and rechecked.
pub(super) struct SetMade {
    pub stamp: Stamp,
    pub book: Book,
    pub receipt: Receipt,
    volume_pages: Vec<u32>,
    pub findings: Vec<FindingView>,
}

/// Writes a set. Nothing is kept in the workspace.
pub(super) fn write_set(workbench: &Workbench, making: &Making<'_>, out: &Path) -> Result<SetMade, Failure> {
    let Making { data, made_at, finality, look, signed_page } = *making;
    let stamp = stamp(workbench, data, made_at)?;
    let fonts = FontSet::load(&workbench.assets.path("fonts"))?;
    let beside = out.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let is_draft = finality == Finality::Draft;
    let volume = evidence_volume::make(workbench, &fonts, &stamp, is_draft, beside)?;
    let (report, sheets) = contents(workbench, stamp, finality, &volume.map, look)?;
    let book = book(&report, data, &fonts, look, signed_page)?;
    let mut files = vec![bytes("申报书.pdf", book.bytes.clone())];
    files.extend(volume.files.iter().map(|file| BundleFile {
        path: file.name.clone(),
        content: Content::File { path: file.path.clone(), expected_sha256: file.sha256.clone() },
    }));
    let layout = lay_out(&report, &fonts, &look.template)?;
    files.push(bytes("申报书.docx", make_docx(&report, &layout, &fonts, &look.template)?));
    files.push(bytes("指标与企业名单.xlsx", write_workbook(&sheets, made_at.date_naive())?));
    files.extend(data_files(workbench, data, look)?);
    files.extend(questionnaire_results(workbench, &report.stamp)?);
    files.extend(originals(workbench)?);
    let receipt = write_bundle(&BundlePlan { files, stamp: manifest_stamp(&report.stamp) }, out)?;
    let mut findings = volume.findings;
    findings.extend(book.findings.iter().map(|finding| uncovered(finding.character, &finding.context)));
    let volume_pages = volume.files.iter().map(|file| file.pages).collect();
    Ok(SetMade { stamp: report.stamp, book, receipt, volume_pages, findings })
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
    Ok(draft_of(workbench, made_at, &Look::read(&workbench.assets, None)?)?.0)
}

/// The same in a given look, with the data it is made from.
pub(super) fn draft_of(
    workbench: &Workbench,
    made_at: DateTime<FixedOffset>,
    look: &Look,
) -> Result<(Report, SnapshotFile), Failure> {
    let data = snapshot::freeze(workbench, 1, Finality::Draft)?;
    let stamp = stamp(workbench, &data, made_at)?;
    let report = contents(workbench, stamp, Finality::Draft, &VolumeMap::default(), look)?.0;
    Ok((report, data))
}

/// The book with its data attached, unsigned.
pub(super) fn pdf_of(
    report: &Report,
    data: &SnapshotFile,
    fonts: &FontSet,
    look: &Look,
) -> Result<Book, Failure> {
    book(report, data, fonts, look, None)
}

/// What identifies the data as they are now.
pub(super) fn stamp_of(workbench: &Workbench, made_at: DateTime<FixedOffset>) -> Result<Stamp, Failure> {
    stamp(workbench, &snapshot::freeze(workbench, 1, Finality::Draft)?, made_at)
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

/// What book and workbook say, from one state.
fn contents(
    workbench: &Workbench,
    stamp: Stamp,
    finality: Finality,
    volume: &VolumeMap,
    look: &Look,
) -> Result<(Report, Vec<SheetOut>), Failure> {
    let open = workbench.park()?;
    let current = workbench.current()?;
    let snapshot = Snapshot {
        assessment: &current.assessment,
        park: &open.park,
        card: &current.card,
        wording: &look.wording,
        stamp: &stamp,
        finality,
        periods: &base_data::periods(open),
        volume,
        composition: &look.template.composition(),
        beside: &beside::beside(workbench)?,
    };
    Ok((build(&snapshot), workbook(&snapshot)))
}

/// When and how the set was made whose pledge was signed: the one that has exactly these data.
fn signed_at(
    workbench: &Workbench,
    data: &SnapshotFile,
    asked: Option<DateTime<FixedOffset>>,
    scan: &str,
) -> Result<(DateTime<FixedOffset>, Option<record::Recipe>), Failure> {
    let packages = workbench.park()?.store.read().packages(&workbench.current()?.row.id)?;
    let offset = *workbench.now().offset();
    for row in packages.into_iter().rev() {
        let kept = row.recipe.as_ref().map(|recipe| recipe.made_at);
        let made_at = asked.or(kept).unwrap_or_else(|| row.made_at.utc().with_timezone(&offset));
        if stamp(workbench, data, made_at)?.fingerprint == row.fingerprint {
            return Ok((made_at, row.recipe));
        }
    }
    Err(Failure::new(
        Code::Call,
        scan.to_owned(),
        [
            "没有哪一份已生成的材料与现在的数据相同，已签字的承诺书不属于现在的数据。",
            "No set was made from the data as they are now; the signed pledge does not belong to them.",
        ],
        [
            "请按现在的数据生成材料，打印承诺书重新签字；草稿和正式稿也不能互换。",
            "Make a set from these data and have its pledge signed; a draft does not serve for a final set.",
        ],
    ))
}

fn book(
    report: &Report,
    data: &SnapshotFile,
    fonts: &FontSet,
    look: &Look,
    signed_page: Option<&[u8]>,
) -> Result<Book, Failure> {
    let attachment = Attachment {
        name: "assessment.json".to_owned(),
        mime: "application/json".to_owned(),
        description: "自评估数据".to_owned(),
        relationship: Relationship::Source,
        bytes: data.bytes.clone(),
    };
    match signed_page {
        None => Ok(make_pdf(report, fonts, &look.template, &[attachment])?),
        Some(scan) => Ok(make_signed_pdf(report, fonts, &look.template, &[attachment], (scan, SIGNED_PAGE))?),
    }
}

fn read_scan(path: &str) -> Result<Vec<u8>, Failure> {
    std::fs::read(require_file(path)?).map_err(|error| {
        Failure::new(
            Code::BadFile,
            path.to_owned(),
            ["无法读取扫描件。", "The scan cannot be read."],
            ["请检查路径和文件权限。", "Check the path and its rights."],
        )
        .because(error)
    })
}

fn bytes(path: &str, bytes: Vec<u8>) -> BundleFile {
    BundleFile { path: path.to_owned(), content: Content::Bytes(bytes) }
}

/// For machines, with all that is needed to make the book again, and how to verify the set.
fn data_files(workbench: &Workbench, data: &SnapshotFile, look: &Look) -> Result<Vec<BundleFile>, Failure> {
    let framework = workbench.current()?.row.framework_text.clone();
    Ok(vec![
        bytes("data/assessment.json", data.bytes.clone()),
        bytes(
            "data/assessment.schema.json",
            workbench.assets.text("dossier/assessment.schema.json")?.into_bytes(),
        ),
        bytes("data/framework.toml", framework.into_bytes()),
        bytes("data/template.toml", look.template_text.clone().into_bytes()),
        bytes("data/wording.toml", look.wording_text.clone().into_bytes()),
        bytes("校验说明.txt", workbench.assets.text("help/verify.txt")?.into_bytes()),
    ])
}

/// What the questionnaires came to, a file for each framework of firms.
fn questionnaire_results(workbench: &Workbench, stamp: &Stamp) -> Result<Vec<BundleFile>, Failure> {
    let results = questionnaire::all_results(workbench, stamp.made_at.date_naive())?;
    let names = safe_names(results.iter().map(|(name, _)| name.as_str()));
    Ok(results
        .into_iter()
        .zip(names)
        .map(|((_, content), name)| bytes(&format!("data/{name}"), content))
        .collect())
}

/// The evidence as it was taken over, named by number.
fn originals(workbench: &Workbench) -> Result<Vec<BundleFile>, Failure> {
    let assessment = &workbench.current()?.assessment;
    let blobs = workbench.park()?.store.blobs();
    let numbered = assessment.evidence.numbered(&assessment.framework);
    let names: Vec<String> =
        numbered.iter().map(|piece| format!("{}_{}", piece.number, piece.item.original_name)).collect();
    let names = safe_names(names.iter().map(String::as_str));
    let file = |(piece, name): (&Numbered<'_>, String)| -> Result<BundleFile, Failure> {
        let path = blobs.path(&piece.item.sha256)?;
        let content = Content::File { path, expected_sha256: piece.item.sha256.clone() };
        Ok(BundleFile { path: format!("佐证原件/{name}"), content })
    };
    numbered.iter().zip(names).map(file).collect()
}

fn manifest_stamp(stamp: &Stamp) -> manifest::Stamp {
    manifest::Stamp {
        tool: format!("{TOOL} {APP_VERSION}"),
        made_at: stamp.made_at,
        framework_digest: stamp.framework_digest.clone(),
        sequence: i64::try_from(stamp.sequence).unwrap_or(i64::MAX),
        fingerprint: stamp.fingerprint.clone(),
    }
}

/// Keeps all that the set can be made from again: the journal has the state, the receipt the rest.
fn keep_receipt(
    workbench: &mut Workbench,
    making: &Making<'_>,
    round: u16,
    made: &SetMade,
) -> Result<(), Failure> {
    let SetMade { stamp, receipt, .. } = made;
    let now = workbench.now();
    let id = workbench.ids.next();
    // From here on these numbers stand.
    let mut binding = evidence_binding::row(workbench)?;
    let assessment = &workbench.current()?.assessment;
    let numbered = assessment.evidence.numbered(&assessment.framework);
    binding.numbers.extend(numbered.into_iter().map(|piece| (piece.item.id.to_string(), piece.number)));
    let open = workbench.park_mut()?;
    // The content first: what a record names is there.
    let scan =
        making.signed_page.map(|scan| open.store.blobs().add(scan, Path::new(SIGNED_PAGE))).transpose()?;
    let packed =
        |file: &manifest::Entry| record::PackedFile { path: file.path.clone(), sha256: file.sha256.clone() };
    let recipe = record::Recipe {
        made_at: making.made_at,
        app_version: APP_VERSION.to_owned(),
        is_final: making.finality == Finality::Final,
        template: making.look.template_text.clone(),
        wording: making.look.wording_text.clone(),
        signed_page: scan.map(|blob| blob.sha256),
        files: receipt.content.iter().map(packed).collect(),
    };
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
        pages: made.book.pages.into(),
        snapshot: String::from_utf8(making.data.bytes.clone()).map_err(Failure::internal)?,
        recipe: Some(recipe),
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
