//! Taking over answers of other assessments of the same year: offered, taken over as one change, confirmed one by one.

use std::path::Path;

use parkgauge_core::answer::{Answers, RawAnswer, in_words};
use parkgauge_core::framework::{Framework, Indicator};
use parkgauge_core::id::IndicatorId;
use parkgauge_core::migrate::Origin;
use parkgauge_store::record;

use super::{ACTOR, assessment, standing, update};
use crate::contract::assessment::AssessmentView;
use crate::contract::prefill::{AcceptPrefill, OfferView, PrefillView};
use crate::contract::update::IndicatorName;
use crate::contract::{Failure, Nothing};
use crate::library::Edition;
use crate::load::answers_of;
use crate::use_case::answer::raw_to_view;
use crate::workbench::Workbench;

/// An offer with what is stored when it is taken.
struct Taken {
    view: OfferView,
    indicator: IndicatorId,
    raw: RawAnswer,
}

/// What can be taken over. Nothing happens.
pub fn offer(workbench: &mut Workbench, _: Nothing) -> Result<PrefillView, Failure> {
    let offers = offers(workbench)?.into_iter().map(|taken| taken.view).collect();
    Ok(PrefillView { offers })
}

/// Takes answers over as one change.
pub fn accept(workbench: &mut Workbench, request: AcceptPrefill) -> Result<AssessmentView, Failure> {
    let is_wanted =
        |taken: &Taken| request.indicators.is_empty() || request.indicators.contains(&taken.view.to.id);
    let taken: Vec<Taken> = offers(workbench)?.into_iter().filter(is_wanted).collect();
    if let Some(id) = request.indicators.iter().find(|id| taken.iter().all(|one| one.view.to.id != **id)) {
        return Err(Failure::unknown(["可带入的指标", "answer to take over"], id));
    }
    let now = workbench.now();
    let open = workbench.park_mut()?;
    let row = open.current_mut()?.row.id.clone();
    let label = format!("从其他自评估带入 {} 项", taken.len());
    let rows: Result<Vec<record::Answer>, Failure> = taken
        .iter()
        .map(|one| {
            let raw = serde_json::to_string(&raw_to_view(&one.raw)).map_err(Failure::internal)?;
            Ok(record::Answer::new(&row, one.indicator.as_str(), record::Slot::Value, &raw))
        })
        .collect();
    let rows = rows?;
    open.store.write(&label, ACTOR, now, |tx| {
        for (one, answer) in taken.iter().zip(rows) {
            tx.put(answer)?;
            let OfferView { framework, from, given, reason, .. } = &one.view;
            tx.put(record::ToConfirm {
                assessment: row.clone(),
                indicator: one.indicator.to_string(),
                origin: update::origin_name(Origin::Crosswalk).to_owned(),
                why_zh: format!("由{framework}“{} {}”的“{given}”带入。{reason}", from.number, from.name),
                why_en: format!("taken over from `{given}` of {} {} in {framework}", from.number, from.name),
            })?;
        }
        Ok(())
    })?;
    workbench.reload(None)?;
    assessment::show(workbench, Nothing {})
}

/// Every offer of the other assessments of the year, the newest assessment first.
fn offers(workbench: &Workbench) -> Result<Vec<Taken>, Failure> {
    let open = workbench.park()?;
    let current = workbench.current()?;
    let mine = (&*current.assessment.framework, &current.assessment.answers);
    let mut others = open.store.read().assessments()?;
    others.retain(|row| !row.archived && row.year == current.row.year && row.id != current.row.id);
    others.sort_by(|a, b| (b.created_at, &b.id).cmp(&(a.created_at, &a.id)));
    let mut found: Vec<Taken> = Vec::new();
    for row in others {
        let edition = Edition::read(&row.framework_text, Path::new(&row.framework_id))?;
        let answers: Answers = answers_of(&open.store.read().answers(&row.id)?)?;
        let framework: &Framework = &edition.framework;
        for offer in workbench.crosswalk.offers(mine, (framework, &answers)) {
            let id = &offer.pair.to.indicator;
            let (Some(to), Some(from)) =
                (mine.0.indicator(id), framework.indicator(&offer.pair.from.indicator))
            else {
                continue;
            };
            if found.iter().any(|one| one.indicator == *id) {
                continue;
            }
            let given = answers.get(&from.id, parkgauge_core::answer::Slot::Value);
            found.push(Taken {
                view: OfferView {
                    to: name(to),
                    from: name(from),
                    framework: format!("《{}》（{}）", framework.title, framework.edition),
                    given: in_words(&from.question, given),
                    value: in_words(&to.question, &offer.raw),
                    standing: standing(offer.pair.standing),
                    reason: offer.pair.reason.clone(),
                },
                indicator: id.clone(),
                raw: offer.raw.clone(),
            });
        }
    }
    let place = |taken: &Taken| mine.0.indicators.iter().position(|one| one.id == taken.indicator);
    found.sort_by_key(place);
    Ok(found)
}

fn name(indicator: &Indicator) -> IndicatorName {
    IndicatorName {
        id: indicator.id.to_string(),
        number: indicator.number.clone(),
        name: indicator.name.clone(),
    }
}
