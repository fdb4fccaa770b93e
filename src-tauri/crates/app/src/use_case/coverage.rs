//! A counted indicator seen closer.

use std::collections::BTreeSet;

use parkgauge_core::framework::{Counted, Over, Question};
use parkgauge_core::id::{FirmId, IndicatorId};
use parkgauge_core::score::{self, Group, Grouping};
use parkgauge_core::truth::Truth;

use super::roster::count;
use crate::contract::Failure;
use crate::contract::coverage::{
    CoverageGroup, CoverageQuery, CoverageView, GroupingView, WhatIf, WhatIfView,
};
use crate::workbench::{Current, Workbench};

/// The count of an indicator by group.
pub fn by_group(workbench: &mut Workbench, request: CoverageQuery) -> Result<CoverageView, Failure> {
    let current = workbench.current()?;
    let (id, counted) = counted(current, &request.indicator)?;
    let by = match request.by {
        GroupingView::Division => Grouping::Division,
        GroupingView::LeadingIndustry => Grouping::LeadingIndustry,
        GroupingView::NewIndustry => Grouping::NewIndustry,
        GroupingView::Size => Grouping::Size,
    };
    let indicator = current.assessment.framework.indicator(&id);
    let reading = indicator.and_then(|indicator| current.assessment.reading_of(indicator));
    let groups = score::by_group(&current.assessment, &workbench.park()?.park, counted, by);
    Ok(CoverageView {
        among_text: counted.among_text.clone(),
        done_text: counted.done_text.clone(),
        reading: reading.map(|(_, label)| label.to_owned()),
        counts_industries: counted.over == Over::Industries,
        groups: groups.into_iter().map(group).collect(),
    })
}

/// What the count would be if some firms were done.
pub fn what_if(workbench: &mut Workbench, request: WhatIf) -> Result<WhatIfView, Failure> {
    let park = &workbench.park()?.park;
    let current = workbench.current()?;
    let (id, _) = counted(current, &request.indicator)?;
    let mut firms = BTreeSet::new();
    for firm in &request.firms {
        let unknown = || Failure::unknown(["企业", "firm"], firm);
        let id = FirmId::new(firm.clone()).map_err(|_| unknown())?;
        park.roster.firm(&id).ok_or_else(unknown)?;
        firms.insert(id);
    }
    let tally = current.card.of(&id).and_then(|result| result.tally.as_ref());
    if let Some(tally) = tally.filter(|_| request.unknown) {
        firms.extend(tally.unknown_firms.iter().cloned());
    }
    let card = score::what_if(&current.assessment, park, &id, &firms);
    let result = card.of(&id).ok_or_else(|| Failure::unknown(COUNTED, &request.indicator))?;
    let before = |id: &IndicatorId| current.card.of(id).map(|result| result.state);
    let others = card
        .indicators
        .iter()
        .filter(|result| result.indicator != id && before(&result.indicator) != Some(result.state));
    Ok(WhatIfView {
        result: super::score::indicator(result),
        firms: count(firms.len()),
        others: others.map(super::score::indicator).collect(),
        overall: card.say(),
    })
}

const COUNTED: [&str; 2] = ["按名单统计的指标", "counted indicator"];

fn counted<'a>(current: &'a Current, indicator: &str) -> Result<(IndicatorId, &'a Counted), Failure> {
    let unknown = || Failure::unknown(COUNTED, indicator);
    let id = IndicatorId::new(indicator).map_err(|_| unknown())?;
    match current.assessment.framework.indicator(&id).map(|found| &found.question) {
        Some(Question::Counted(counted)) => Ok((id, counted)),
        _ => Err(unknown()),
    }
}

fn group(group: Group) -> CoverageGroup {
    CoverageGroup {
        total: group.total(),
        covered: match group.is_covered() {
            Truth::Yes => Some(true),
            Truth::No => Some(false),
            Truth::Unknown => None,
        },
        label: group.label,
        done: group.done,
        missing: group.missing,
        unknown: group.unknown,
        undetermined: group.undetermined,
    }
}
