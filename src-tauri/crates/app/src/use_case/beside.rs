//! What the book shows beside the assessment: the year before, and what firms answered.

use parkgauge_core::framework::Subject;
use parkgauge_core::gap::axes;
use parkgauge_core::park::Park;
use parkgauge_core::questionnaire::rollup;
use parkgauge_core::report::{Beside, LastYear, Survey};

use super::questionnaire::answered;
use super::roster::count;
use crate::contract::Failure;
use crate::load;
use crate::workbench::Workbench;

/// Gathers it for the open assessment. What the workspace does not hold is not there.
pub(crate) fn beside(workbench: &Workbench) -> Result<Beside, Failure> {
    Ok(Beside { last_year: last_year(workbench)?, surveys: surveys(workbench)? })
}

/// The newest assessment of the year before by the same framework, judged with the roster of that year.
pub(crate) fn last_year(workbench: &Workbench) -> Result<Option<LastYear>, Failure> {
    let open = workbench.park()?;
    let current = workbench.current()?;
    let read = open.store.read();
    let Some(year) = current.assessment.year.checked_sub(1) else { return Ok(None) };
    let rows = read.assessments()?;
    let same = rows.into_iter().filter(|row| row.framework_id == current.row.framework_id);
    // In order of their making, so the last one is the newest.
    let mut of_year = same.filter(|row| row.year == i64::from(year));
    let Some(row) = of_year.next_back() else { return Ok(None) };
    let firms = read.firms(year.into())?;
    let park = Park {
        profile: open.park.profile.clone(),
        base_data: open.park.base_data.clone(),
        roster: load::roster(open.park.roster.vocabulary(), &firms)?,
    };
    let before = load::assessment(&read, row, &park)?;
    let areas = axes(&before.assessment, &before.card).into_iter().map(|axis| (axis.area, axis.reached));
    let edition = before.assessment.framework.edition.clone();
    Ok(Some(LastYear { year, edition, areas: areas.collect() }))
}

/// One for each framework that any firm of the roster answered.
fn surveys(workbench: &Workbench) -> Result<Vec<Survey>, Failure> {
    let open = workbench.park()?;
    let editions = workbench.library.editions().iter();
    let mut surveys = Vec::new();
    for edition in editions.filter(|edition| edition.framework.subject == Subject::Firm) {
        let scores: Vec<_> =
            answered(open, &edition.framework)?.into_iter().map(|answered| answered.score).collect();
        if !scores.is_empty() {
            surveys.push(Survey {
                framework: edition.framework.title.clone(),
                asked: count(open.park.roster.firms().len()),
                rollup: rollup(&edition.framework, &scores),
            });
        }
    }
    Ok(surveys)
}
