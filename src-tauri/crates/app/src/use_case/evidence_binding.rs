//! How the evidence of the open assessment is numbered and bound.

use parkgauge_core::evidence::NumberingRule;
use parkgauge_store::record::EvidenceBinding;

use super::roster::count;
use super::{ACTOR, evidence};
use crate::contract::evidence::{
    BindingView, ChooseBinding, EvidenceBoard, EvidenceRenumbered, NumberChange, NumberEvidence,
    NumberingView,
};
use crate::contract::{Code, Failure};
use crate::load::{BY_INDICATOR, CONTINUOUS};
use crate::workbench::Workbench;

/// Bytes below which a limit would part every page: portals allow megabytes.
const LEAST_LIMIT: u64 = 1 << 20;

/// The stored choice, or what holds before anything was chosen.
pub(super) fn row(workbench: &Workbench) -> Result<EvidenceBinding, Failure> {
    let assessment = &workbench.current()?.row.id;
    let row = workbench.park()?.store.read().find(&EvidenceBinding::key_of(assessment))?;
    Ok(row.unwrap_or_else(|| EvidenceBinding {
        assessment: assessment.clone(),
        rule: BY_INDICATOR.to_owned(),
        max_bytes: None,
        certified: false,
        scan_dpi: None,
        numbers: Default::default(),
    }))
}

pub(super) fn view(workbench: &Workbench) -> Result<BindingView, Failure> {
    let row = row(workbench)?;
    Ok(BindingView {
        numbering: if row.rule == CONTINUOUS {
            NumberingView::Continuous
        } else {
            NumberingView::ByIndicator
        },
        standing: count(row.numbers.len()),
        max_bytes: row.max_bytes.and_then(|limit| u64::try_from(limit).ok()),
        certified: row.certified,
        scan_dpi: row.scan_dpi,
    })
}

/// Chooses limit and places to confirm.
pub fn choose(workbench: &mut Workbench, request: ChooseBinding) -> Result<EvidenceBoard, Failure> {
    if let Some(limit) = request.max_bytes.filter(|limit| *limit < LEAST_LIMIT) {
        return Err(Failure::new(
            Code::Call,
            limit.to_string(),
            ["分册上限太小。", "The limit of a volume is too small."],
            ["请给出 1 MB 以上的上限。", "Give at least 1 MB."],
        ));
    }
    require_dpi(request.scan_dpi)?;
    let mut row = row(workbench)?;
    row.max_bytes = request.max_bytes.and_then(|limit| i64::try_from(limit).ok());
    row.certified = request.certified;
    row.scan_dpi = request.scan_dpi;
    put(workbench, row, "佐证材料装订方式")?;
    evidence::view(workbench)
}

/// Below a scan cannot be read, above it is no lighter.
pub(super) fn require_dpi(dots_per_inch: Option<u16>) -> Result<(), Failure> {
    match dots_per_inch.filter(|dpi| !(72..=600).contains(dpi)) {
        None => Ok(()),
        Some(dpi) => Err(Failure::new(
            Code::Call,
            dpi.to_string(),
            ["扫描分辨率超出范围。", "The resolution of scans is out of range."],
            ["请给出 72 到 600 dpi 之间的数，常用 150 或 200。", "Give 72 to 600 dpi; 150 or 200 are usual."],
        )),
    }
}

/// Numbers anew by the rule, or says what that would change.
pub fn number(workbench: &mut Workbench, request: NumberEvidence) -> Result<EvidenceRenumbered, Failure> {
    let mut row = row(workbench)?;
    if let Some(numbering) = request.numbering {
        row.rule = match numbering {
            NumberingView::ByIndicator => BY_INDICATOR,
            NumberingView::Continuous => CONTINUOUS,
        }
        .to_owned();
    }
    let rule = if row.rule == CONTINUOUS { NumberingRule::Continuous } else { NumberingRule::ByIndicator };
    let assessment = &workbench.current()?.assessment;
    let changes =
        assessment.evidence.renumbered(&assessment.framework, rule).into_iter().map(|change| NumberChange {
            evidence: change.evidence.to_string(),
            title: change.title,
            before: change.before,
            after: change.after,
        });
    let changes = changes.collect();
    if !request.is_preview {
        row.numbers.clear();
        put(workbench, row, "佐证材料重新编号")?;
    }
    Ok(EvidenceRenumbered { changes, board: evidence::view(workbench)? })
}

fn put(workbench: &mut Workbench, row: EvidenceBinding, label: &str) -> Result<(), Failure> {
    let now = workbench.now();
    workbench.park_mut()?.store.write(label, ACTOR, now, |tx| tx.put(row))?;
    evidence::refresh(workbench)
}
