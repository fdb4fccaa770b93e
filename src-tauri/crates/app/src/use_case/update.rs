//! Updating an assessment to another edition: foreseen first, done when it is accepted, taken back like any change.

use std::path::Path;

use parkgauge_core::answer::Slot;
use parkgauge_core::framework::Framework;
use parkgauge_core::id::IndicatorId;
use parkgauge_core::migrate::{
    Fate, Line, Origin, Update, compare as differences, retired, update as foresee,
};
use parkgauge_core::problem::Severity;
use parkgauge_core::score::{ScoreCard, score};
use parkgauge_store::{StoreError, WriteTx, record};

use super::{ACTOR, assessment, framework, said, score as results};
use crate::contract::answer::SlotView;
use crate::contract::assessment::AssessmentView;
use crate::contract::update::{
    CompareFrameworks, ComparisonLine, ComparisonView, ConfirmAnswer, EditionRef, FateView, FatesView,
    IndicatorName, OriginView, RetiredField, RetiredView, ToConfirmView, UpdateAssessment, UpdateView,
};
use crate::contract::{Code, Failure, Nothing};
use crate::framework_file::{FrameworkFile, status};
use crate::library::Edition;
use crate::workbench::{Current, Workbench};

/// What differs between two editions.
pub fn compare(workbench: &mut Workbench, request: CompareFrameworks) -> Result<ComparisonView, Failure> {
    let old = edition(workbench, &request.old)?;
    let new = edition(workbench, &request.new)?;
    let lines = differences(&old.framework, &new.framework);
    Ok(comparison(workbench, (&*old.framework, old.digest.as_str()), &new, &lines, None))
}

/// What an update would do. Nothing happens.
pub fn preview(workbench: &mut Workbench, request: UpdateAssessment) -> Result<UpdateView, Failure> {
    let edition = wanted(workbench, &request)?;
    let (_, view) = foreseen(workbench, &edition)?;
    Ok(view)
}

/// Updates the open assessment as one change.
pub fn accept(workbench: &mut Workbench, request: UpdateAssessment) -> Result<UpdateView, Failure> {
    let edition = wanted(workbench, &request)?;
    let (done, view) = foreseen(workbench, &edition)?;
    let now = workbench.now();
    let open = workbench.park_mut()?;
    let row = open.current_mut()?.row.clone();
    let label =
        format!("更新指标体系 · {} {} → {}", edition.framework.title, row.edition, edition.framework.edition);
    let earlier = open.store.read().earlier_editions(&row.id)?.first().map_or(0, |one| one.position);
    open.store.write(&label, ACTOR, now, |tx| {
        tx.put(record::EarlierEdition {
            assessment: row.id.clone(),
            position: earlier + 1,
            framework_id: row.framework_id.clone(),
            edition: row.edition.clone(),
            digest: row.digest.clone(),
            framework_text: row.framework_text.clone(),
            left_at: now.into(),
        })?;
        for (from, to) in &done.moves {
            moved(tx, &row.id, from.as_str(), to.as_str())?;
        }
        for (indicator, mark) in &done.to_confirm {
            tx.put(record::ToConfirm {
                assessment: row.id.clone(),
                indicator: indicator.to_string(),
                origin: origin_name(mark.origin).to_owned(),
                why_zh: mark.why.zh.clone(),
                why_en: mark.why.en.clone(),
            })?;
        }
        tx.put(record::Assessment {
            framework_id: edition.framework.id.to_string(),
            edition: edition.framework.edition.clone(),
            digest: edition.digest.clone(),
            framework_text: edition.text.to_string(),
            ..row.clone()
        })
    })?;
    workbench.reload(None)?;
    Ok(view)
}

/// Gives everything of one indicator to another id, under which nothing stands yet.
fn moved(tx: &mut WriteTx<'_>, assessment: &str, from: &str, to: &str) -> Result<(), StoreError> {
    for slot in [record::Slot::Value, record::Slot::Narrative, record::Slot::Note] {
        if let Some(row) = tx.remove::<record::Answer>(&record::Answer::key_of(assessment, from, slot))? {
            tx.put(record::Answer { indicator: to.to_owned(), ..row })?;
        }
    }
    let links = tx.read().evidence_links(assessment)?;
    for link in links.into_iter().filter(|link| link.indicator == from) {
        tx.remove::<record::EvidenceLink>(&record::EvidenceLink::key_of(assessment, from, &link.evidence))?;
        tx.put(record::EvidenceLink { indicator: to.to_owned(), ..link })?;
    }
    if let Some(mark) = tx.remove::<record::ToConfirm>(&record::ToConfirm::key_of(assessment, from))? {
        tx.put(record::ToConfirm { indicator: to.to_owned(), ..mark })?;
    }
    Ok(())
}

/// Confirms an answer as it stands.
pub fn confirm(workbench: &mut Workbench, request: ConfirmAnswer) -> Result<AssessmentView, Failure> {
    let now = workbench.now();
    let open = workbench.park_mut()?;
    let current = open.current_mut()?;
    let unknown = || Failure::unknown(["待确认的填报", "answer to confirm"], &request.indicator);
    let id = IndicatorId::new(request.indicator.clone()).map_err(|_| unknown())?;
    let indicator = current.assessment.framework.indicator(&id).ok_or_else(unknown)?;
    current.assessment.to_confirm.get(&id).ok_or_else(unknown)?;
    let label = format!("{} {} · 确认", indicator.number, indicator.name);
    let key = record::ToConfirm::key_of(&current.row.id, id.as_str());
    open.store.write(&label, ACTOR, now, |tx| tx.remove::<record::ToConfirm>(&key))?;
    open.current_mut()?.assessment.to_confirm.remove(&id);
    assessment::show(workbench, Nothing {})
}

/// The update with its effect.
fn foreseen(workbench: &Workbench, edition: &Edition) -> Result<(Update, UpdateView), Failure> {
    let open = workbench.park()?;
    let current = workbench.current()?;
    let done = foresee(&current.assessment, &edition.framework);
    let card = score(&done.assessment, &open.park);
    let old = (&*current.assessment.framework, current.row.digest.as_str());
    let view = UpdateView {
        comparison: comparison(workbench, old, edition, &done.lines, Some((&current.card, &card))),
        before: results::overall(&current.card),
        after: results::overall(&card),
    };
    Ok((done, view))
}

/// The edition to update to, which must be of the same framework and not the one in use.
fn wanted(workbench: &Workbench, request: &UpdateAssessment) -> Result<Edition, Failure> {
    let found = edition(workbench, &request.to)?;
    let current = workbench.current()?;
    let (old, new) = (&current.assessment.framework, &found.framework);
    if found.digest == current.row.digest {
        return Err(Failure::new(
            Code::Call,
            new.edition.clone(),
            ["这个自评估用的就是这个版本。", "The assessment already uses this edition."],
            ["请选择另一个版本。", "Choose another edition."],
        ));
    }
    if old.id != new.id && !new.aliases.contains(&old.id) && !old.aliases.contains(&new.id) {
        return Err(Failure::new(
            Code::Call,
            new.id.to_string(),
            [
                &format!("“{}”不是“{}”的新版本。", new.title, old.title),
                &format!("`{}` is no edition of `{}`.", new.id, old.id),
            ],
            [
                "换一套指标体系请新建自评估；若确是改名，请在新文件的 aliases 中写上原编号。",
                "For another framework start a new assessment; if it was renamed, write the old id into `aliases`.",
            ],
        ));
    }
    Ok(found)
}

fn edition(workbench: &Workbench, wanted: &EditionRef) -> Result<Edition, Failure> {
    if let Some(file) = &wanted.file {
        let path = Path::new(file);
        let read = FrameworkFile::read(workbench, path)?;
        // Nothing of a file with a fault is used; the screen of frameworks lists every fault of it.
        if let Some(fault) = read.examined.problems.iter().find(|one| one.severity == Severity::Blocks) {
            return Err(Failure::said(Code::Call, Some(file.clone()), &fault.say, &fault.next));
        }
        return Edition::read(&read.text, path);
    }
    let id = match &wanted.id {
        Some(id) => id.clone(),
        None => workbench.current()?.assessment.framework.id.to_string(),
    };
    workbench.edition(&id, wanted.edition.as_deref()).cloned()
}

fn comparison(
    workbench: &Workbench,
    (old, old_digest): (&Framework, &str),
    new: &Edition,
    lines: &[Line],
    cards: Option<(&ScoreCard, &ScoreCard)>,
) -> ComparisonView {
    let mut fates = FatesView::default();
    for line in lines {
        *match line.fate {
            Fate::Kept => &mut fates.kept,
            Fate::Recheck => &mut fates.recheck,
            Fate::Moved => &mut fates.moved,
            Fate::Retired => &mut fates.retired,
            Fate::New => &mut fates.new,
        } += 1;
    }
    let name = |framework: &Framework, id: &IndicatorId| {
        let found = framework.indicator(id);
        IndicatorName {
            id: id.to_string(),
            number: found.map(|one| one.number.clone()).unwrap_or_default(),
            name: found.map_or_else(|| id.to_string(), |one| one.name.clone()),
        }
    };
    let state = |card: &ScoreCard, id: Option<&IndicatorId>| {
        id.and_then(|id| card.of(id)).map(|result| results::state(result.state))
    };
    let lines = lines.iter().map(|line| ComparisonLine {
        fate: match line.fate {
            Fate::Kept => FateView::Kept,
            Fate::Recheck => FateView::Recheck,
            Fate::Moved => FateView::Moved,
            Fate::Retired => FateView::Retired,
            Fate::New => FateView::New,
        },
        from: line.from.as_ref().map(|id| name(old, id)),
        to: line.to.as_ref().map(|id| name(&new.framework, id)),
        differences: line.differences.iter().map(|one| said(&one.say())).collect(),
        holds: line.holds,
        before: cards.and_then(|(before, _)| state(before, line.from.as_ref())),
        after: cards.and_then(|(_, after)| state(after, line.to.as_ref())),
    });
    ComparisonView {
        old: framework::summary(old, old_digest, status(workbench, old, old_digest)),
        new: framework::summary(&new.framework, &new.digest, status(workbench, &new.framework, &new.digest)),
        fates,
        lines: lines.collect(),
    }
}

/// The name of an origin in the store.
pub(crate) fn origin_name(origin: Origin) -> &'static str {
    match origin {
        Origin::Update => "update",
        Origin::Crosswalk => "crosswalk",
    }
}

/// The origin behind a name in the store.
pub(crate) fn origin(name: &str) -> Origin {
    if name == origin_name(Origin::Crosswalk) { Origin::Crosswalk } else { Origin::Update }
}

/// Everything to be confirmed, in the order of the framework.
pub(crate) fn to_confirm(current: &Current) -> Vec<ToConfirmView> {
    let marks = &current.assessment.to_confirm;
    let asked = current.assessment.framework.indicators.iter();
    asked
        .filter_map(|indicator| {
            let mark = marks.get(&indicator.id)?;
            Some(ToConfirmView {
                indicator: indicator.id.to_string(),
                origin: match mark.origin {
                    Origin::Update => OriginView::Update,
                    Origin::Crosswalk => OriginView::Crosswalk,
                },
                why: said(&mark.why),
            })
        })
        .collect()
}

/// Everything that is asked no more.
pub(crate) fn retired_view(current: &Current) -> Vec<RetiredView> {
    let evidence = &current.assessment.evidence;
    let fields = |fields: Vec<(Slot, String)>| {
        let field = |(slot, text)| RetiredField {
            slot: match slot {
                Slot::Value => SlotView::Value,
                Slot::Narrative => SlotView::Narrative,
                Slot::Note => SlotView::Note,
            },
            text,
        };
        fields.into_iter().map(field).collect()
    };
    let found = retired(&current.assessment).into_iter();
    found
        .map(|one| RetiredView {
            indicator: one.indicator.to_string(),
            number: one.number,
            name: one.name,
            edition: one.edition,
            fields: fields(one.fields),
            evidence: one
                .evidence
                .iter()
                .filter_map(|id| evidence.item(id).map(|item| item.title.clone()))
                .collect(),
        })
        .collect()
}
