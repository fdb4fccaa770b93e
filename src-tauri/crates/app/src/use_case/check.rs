//! The standing check list.

use parkgauge_core::check;

use super::{beside, evidence, evidence_look, finding};
use crate::contract::problem::{CheckView, FindingView};
use crate::contract::{Failure, Nothing};
use crate::workbench::Workbench;

/// Every finding about the open assessment.
pub fn check(workbench: &mut Workbench, _: Nothing) -> Result<CheckView, Failure> {
    let mut all = evidence::damage(workbench, evidence::Depth::Size)?;
    all.extend(findings(workbench)?);
    Ok(CheckView { findings: all })
}

pub(crate) fn findings(workbench: &Workbench) -> Result<Vec<FindingView>, Failure> {
    let current = workbench.current()?;
    let mut found = check::check(&current.assessment, &workbench.park()?.park, &current.card);
    found.extend(check::evidence_dates(&current.assessment, workbench.now().date_naive()));
    let mut found: Vec<FindingView> = found.iter().map(finding).collect();
    for item in &current.assessment.evidence.items {
        found.extend(evidence_look::flaws(workbench, item));
    }
    found.extend(beside::pictures(workbench)?.1.iter().map(beside::Unreadable::finding));
    Ok(found)
}
