//! What the book shows beside the assessment: the year before, what firms answered, pictures of the evidence.

use std::collections::BTreeMap;

use parkgauge_core::framework::Subject;
use parkgauge_core::gap::axes;
use parkgauge_core::id::EvidenceId;
use parkgauge_core::narrative::{self, Named};
use parkgauge_core::park::Park;
use parkgauge_core::questionnaire::rollup;
use parkgauge_core::report::{Beside, LastYear, PictureFile, Survey};
use parkgauge_dossier::volume::{Fault, can_be_shown};

use super::questionnaire::answered;
use super::roster::count;
use crate::contract::problem::{FindingView, PlaceView, SeverityView};
use crate::contract::{Failure, SaidView};
use crate::load;
use crate::workbench::Workbench;

/// Gathers it for the open assessment. What the workspace does not hold is not there.
pub(crate) fn beside(workbench: &Workbench) -> Result<Beside, Failure> {
    let (pictures, _) = pictures(workbench)?;
    let (last_year, surveys) = (last_year(workbench)?, surveys(workbench)?);
    Ok(Beside { last_year, surveys, benchmarks: workbench.benchmarks.clone(), pictures })
}

/// The pictures that narratives show and the book can, and those that it cannot, by indicator.
pub(crate) fn pictures(workbench: &Workbench) -> Result<(Pictures, Vec<Unreadable>), Failure> {
    let assessment = &workbench.current()?.assessment;
    let blobs = workbench.park()?.store.blobs();
    let (mut found, mut unreadable) = (Pictures::new(), Vec::new());
    for shown in narrative::pictures(assessment) {
        let Named::One(item) = shown.named else { continue };
        if found.contains_key(&item.id) {
            continue;
        }
        // A file that is gone is told with the evidence itself.
        let Ok(bytes) = std::fs::read(blobs.path(&item.sha256)?) else { continue };
        let name = item.original_name.clone();
        match can_be_shown(&bytes, &name) {
            Ok(()) => {
                found.insert(item.id.clone(), PictureFile { name, bytes: bytes.into() });
            }
            Err(fault) => unreadable.push(Unreadable { indicator: shown.indicator.to_string(), name, fault }),
        }
    }
    Ok((found, unreadable))
}

/// Pictures by the piece of evidence.
pub(crate) type Pictures = BTreeMap<EvidenceId, PictureFile>;

/// A picture that the book cannot show.
pub(crate) struct Unreadable {
    indicator: String,
    name: String,
    fault: Fault,
}

impl Unreadable {
    /// What is said of it: a final book has no hole where a picture was meant.
    pub(crate) fn finding(&self) -> FindingView {
        let say = self.fault.say();
        FindingView {
            code: "picture.unreadable".to_owned(),
            severity: SeverityView::Blocks,
            place: PlaceView::Indicator { indicator: self.indicator.clone() },
            say: SaidView {
                zh: format!("文字说明中的图片“{}”不能放入申报书：{}", self.name, say.zh),
                en: format!("The picture `{}` in the words cannot be shown: {}", self.name, say.en),
            },
            next: SaidView {
                zh: "请换成能正常打开的 JPEG 或 PNG 图片，或删去这一行。".to_owned(),
                en: "Use a JPEG or PNG that opens, or delete the line.".to_owned(),
            },
        }
    }
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
    let (roster, _) = load::roster(open.park.roster.vocabulary(), &read, year)?;
    let park = Park { profile: open.park.profile.clone(), base_data: open.park.base_data.clone(), roster };
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
