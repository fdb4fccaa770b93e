//! Evidence: linking, describing, checking, the trash. Files come in through `evidence_files`.

use std::fs;

use parkgauge_core::evidence::{Evidence, EvidenceSet, Proves};
use parkgauge_core::id::EvidenceId;
use parkgauge_core::problem::{Place, Problem, Said, Severity};
use parkgauge_store::record;

use super::roster::count;
use super::{ACTOR, check, evidence_binding, finding, local_time};
use crate::contract::evidence::{
    DescribeEvidence, EvidenceBoard, EvidenceItem, EvidenceLink, EvidenceRef, EvidenceTrash, LinkEvidence,
    RemoveEvidence, TrashedEvidence, UnlinkEvidence,
};
use crate::contract::problem::{CheckView, FindingView, PlaceView};
use crate::contract::{Failure, Nothing};
use crate::load::{self, PROFILE_LINK};
use crate::workbench::{Current, Workbench};

/// Everything about the evidence of the open assessment.
pub fn board(workbench: &mut Workbench, _: Nothing) -> Result<EvidenceBoard, Failure> {
    view(workbench)
}

/// Makes or replaces a link.
pub fn link(workbench: &mut Workbench, request: LinkEvidence) -> Result<EvidenceBoard, Failure> {
    known_target(workbench.current()?, &request.link.indicator)?;
    known_item(workbench.current()?, &request.evidence)?;
    put_link(workbench, &request.evidence, &request.link)?;
    refresh(workbench)?;
    view(workbench)
}

pub(super) fn put_link(
    workbench: &mut Workbench,
    evidence: &str,
    link: &EvidenceLink,
) -> Result<(), Failure> {
    let now = workbench.now();
    let open = workbench.park_mut()?;
    let assessment = open.current_mut()?.row.id.clone();
    let links = open.store.read().evidence_links(&assessment)?;
    let old = links.iter().find(|row| row.indicator == link.indicator && row.evidence == evidence);
    let next = links.iter().filter(|row| row.indicator == link.indicator).map(|row| row.position + 1).max();
    let row = record::EvidenceLink {
        assessment,
        indicator: link.indicator.clone(),
        evidence: evidence.to_owned(),
        pages: link.pages.clone(),
        reason: link.reason.clone(),
        position: old.map_or(next.unwrap_or(0), |row| row.position),
    };
    let label = format!("佐证材料对应到 {}", proved(open.current_mut()?, &link.indicator));
    open.store.write(&label, ACTOR, now, |tx| tx.put(row))?;
    Ok(())
}

/// What a link leads to, as people know it: "1.1 工业互联网应用覆盖园区行业".
fn proved(current: &Current, target: &str) -> String {
    if target == PROFILE_LINK {
        return "园区概况".to_owned();
    }
    let indicators = &current.assessment.framework.indicators;
    let found = indicators.iter().find(|indicator| indicator.id.as_str() == target);
    found.map_or_else(|| target.to_owned(), |indicator| format!("{} {}", indicator.number, indicator.name))
}

/// Takes a link away.
pub fn unlink(workbench: &mut Workbench, request: UnlinkEvidence) -> Result<EvidenceBoard, Failure> {
    let now = workbench.now();
    let open = workbench.park_mut()?;
    let key =
        record::EvidenceLink::key_of(&open.current_mut()?.row.id, &request.indicator, &request.evidence);
    let label = format!("取消佐证材料与 {} 的对应", proved(open.current_mut()?, &request.indicator));
    open.store.write(&label, ACTOR, now, |tx| tx.remove::<record::EvidenceLink>(&key))?;
    refresh(workbench)?;
    view(workbench)
}

/// Changes the facts about a piece.
pub fn describe(workbench: &mut Workbench, request: DescribeEvidence) -> Result<EvidenceBoard, Failure> {
    change(workbench, &request.evidence, "佐证材料说明", |row, _| {
        row.title.clone_from(&request.title);
        row.kind.clone_from(&request.kind);
        row.issuer.clone_from(&request.issuer);
        row.document_number.clone_from(&request.document_number);
        row.document_date.clone_from(&request.document_date);
        row.valid_until = request.valid_until.clone().unwrap_or_else(|| row.valid_until.clone());
        row.confidentiality = request.confidentiality.clone().unwrap_or_else(|| row.confidentiality.clone());
        row.note.clone_from(&request.note);
    })
}

/// Puts a piece into the trash.
pub fn remove(workbench: &mut Workbench, request: RemoveEvidence) -> Result<EvidenceBoard, Failure> {
    change(workbench, &request.evidence, "移除佐证材料", |row, now| row.trashed_at = Some(now))
}

/// Takes a piece out of the trash, with its links.
pub fn restore(workbench: &mut Workbench, request: EvidenceRef) -> Result<EvidenceBoard, Failure> {
    change(workbench, &request.evidence, "恢复佐证材料", |row, _| row.trashed_at = None)
}

/// What lies in the trash.
pub fn trash(workbench: &mut Workbench, _: Nothing) -> Result<EvidenceTrash, Failure> {
    let mut rows = workbench.park()?.store.read().evidence()?;
    rows.sort_by_key(|row| (row.trashed_at, row.id.clone()));
    let items = rows.into_iter().rev().filter_map(|row| {
        Some(TrashedEvidence {
            trashed_at: local_time(row.trashed_at?),
            size: u64::try_from(row.size).unwrap_or(0),
            id: row.id,
            title: row.title,
            original_name: row.original_name,
        })
    });
    Ok(EvidenceTrash { items: items.collect() })
}

pub(super) fn change(
    workbench: &mut Workbench,
    evidence: &str,
    label: &str,
    edit: impl FnOnce(&mut record::Evidence, record::Moment),
) -> Result<EvidenceBoard, Failure> {
    let now = workbench.now();
    let open = workbench.park_mut()?;
    let row: Option<record::Evidence> = open.store.read().find(&record::Evidence::key_of(evidence))?;
    let mut row = row.ok_or_else(|| unknown_item(evidence))?;
    let label = format!("{label} · {}", row.title);
    edit(&mut row, now.into());
    open.store.write(&label, ACTOR, now, |tx| tx.put(row))?;
    refresh(workbench)?;
    view(workbench)
}

pub(super) fn unknown_item(evidence: &str) -> Failure {
    Failure::unknown(["佐证材料", "piece of evidence"], evidence)
}

fn known_item(current: &Current, evidence: &str) -> Result<(), Failure> {
    let id = EvidenceId::new(evidence).map_err(|_| unknown_item(evidence))?;
    current.assessment.evidence.item(&id).map(drop).ok_or_else(|| unknown_item(evidence))
}

pub(super) fn known_target(current: &Current, indicator: &str) -> Result<(), Failure> {
    let framework = &current.assessment.framework;
    let known =
        indicator == PROFILE_LINK || framework.indicators.iter().any(|item| item.id.as_str() == indicator);
    if known { Ok(()) } else { Err(Failure::unknown(["指标", "indicator"], indicator)) }
}

pub(super) fn refresh(workbench: &mut Workbench) -> Result<(), Failure> {
    let open = workbench.park_mut()?;
    if let Some(current) = &mut open.current {
        current.assessment.evidence = load::evidence(&open.store.read(), &current.row.id)?;
    }
    Ok(())
}

pub(super) fn view(workbench: &Workbench) -> Result<EvidenceBoard, Failure> {
    let current = workbench.current()?;
    let set = &current.assessment.evidence;
    let found = check::findings(workbench)?;
    let numbered = set.numbered(&current.assessment.framework);
    let with_number = numbered.iter().map(|piece| item(set, piece.item, Some(piece.number.clone()), &found));
    let unlinked: Vec<&Evidence> =
        set.items.iter().filter(|item| !numbered.iter().any(|piece| piece.item.id == item.id)).collect();
    let without = unlinked.iter().map(|piece| item(set, piece, None, &found));
    let unproved = found.iter().filter(|finding| finding.code == "evidence.none");
    Ok(EvidenceBoard {
        items: with_number.chain(without).collect(),
        unlinked: count(unlinked.len()),
        unproved: unproved
            .filter_map(|finding| match &finding.place {
                PlaceView::Indicator { indicator } => Some(indicator.clone()),
                _ => None,
            })
            .collect(),
        total_size: set.items.iter().map(|item| item.size).sum(),
        binding: evidence_binding::view(workbench)?,
    })
}

fn item(set: &EvidenceSet, item: &Evidence, number: Option<String>, found: &[FindingView]) -> EvidenceItem {
    let id = item.id.to_string();
    let own = |finding: &&FindingView| matches!(&finding.place, PlaceView::Evidence { evidence } if *evidence == id);
    let links = set.links_of(&item.id).map(|link| EvidenceLink {
        indicator: match &link.proves {
            Proves::Profile => PROFILE_LINK.to_owned(),
            Proves::Indicator(indicator) => indicator.to_string(),
        },
        pages: link.pages.clone(),
        reason: link.reason.clone(),
    });
    EvidenceItem {
        number,
        title: item.title.clone(),
        original_name: item.original_name.clone(),
        kind: item.kind.clone(),
        issuer: item.issuer.clone(),
        document_number: item.document_number.clone(),
        document_date: item.document_date.clone(),
        valid_until: item.valid_until.clone(),
        confidentiality: item.confidentiality.clone(),
        note: item.note.clone(),
        media_type: item.media_type.clone(),
        size: item.size,
        sha256: item.sha256.clone(),
        pages: item.pages,
        added_at: item.added_at.clone(),
        links: links.collect(),
        problems: found.iter().filter(own).cloned().collect(),
        id: id.clone(),
    }
}

/// Everything that is odd about the evidence, with every stored file read and hashed.
pub fn check(workbench: &mut Workbench, _: Nothing) -> Result<CheckView, Failure> {
    let mut findings = damage(workbench, Depth::Content)?;
    let others = check::findings(workbench)?;
    findings.extend(others.into_iter().filter(|finding| finding.code.starts_with("evidence.")));
    Ok(CheckView { findings })
}

/// How closely stored files are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// There, and as long as it was. Making a set hashes them anyway.
    Size,
    /// Read whole and hashed; takes as long as reading them.
    Content,
}

/// Findings about stored files that are gone or no longer what they were.
pub(crate) fn damage(workbench: &Workbench, depth: Depth) -> Result<Vec<FindingView>, Failure> {
    let blobs = workbench.park()?.store.blobs();
    let mut found = Vec::new();
    for item in &workbench.current()?.assessment.evidence.items {
        let is_there = fs::metadata(blobs.path(&item.sha256)?).is_ok_and(|facts| facts.len() == item.size);
        if is_there && (depth == Depth::Size || blobs.is_whole(&item.sha256)?) {
            continue;
        }
        found.push(finding(&Problem {
            severity: Severity::Blocks,
            code: "evidence.damaged",
            place: Place::Evidence(item.id.to_string()),
            say: Said::new(
                format!("佐证材料“{}”的原件丢失或已改变。", item.title),
                format!("The stored file of `{}` is gone or was changed.", item.title),
            ),
            next: Said::new("请重新添加这份文件。", "Add the file again."),
        }));
    }
    Ok(found)
}
