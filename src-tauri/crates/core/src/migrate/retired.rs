//! What was answered for an edition before and is asked no more: still read, in the words of the edition that asked.

use std::collections::BTreeSet;

use crate::answer::{RawAnswer, Slot, in_words};
use crate::assessment::Assessment;
use crate::evidence::Proves;
use crate::framework::{Framework, Indicator};
use crate::id::{EvidenceId, IndicatorId};

use super::{SLOTS, held};

/// Something that is asked no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retired {
    /// Its id.
    pub indicator: IndicatorId,
    /// Its number; empty when no edition is left that names it.
    pub number: String,
    /// Its name.
    pub name: String,
    /// The edition that asked for it last: title and edition.
    pub edition: String,
    /// What was typed, in words.
    pub fields: Vec<(Slot, String)>,
    /// What was linked to it.
    pub evidence: Vec<EvidenceId>,
}

/// Everything that holds something and is asked no more, in the order of the editions that asked for it.
pub fn retired(assessment: &Assessment) -> Vec<Retired> {
    let asked: BTreeSet<&IndicatorId> = assessment.framework.indicators.iter().map(|one| &one.id).collect();
    let mut left: BTreeSet<&IndicatorId> =
        held(assessment).into_iter().filter(|id| !asked.contains(id)).collect();
    let mut found = Vec::new();
    for edition in &assessment.earlier {
        for indicator in edition.indicators.iter().filter(|one| left.contains(&one.id)).collect::<Vec<_>>() {
            left.remove(&indicator.id);
            found.push(of(assessment, &indicator.id, Some((edition, indicator))));
        }
    }
    found.extend(left.into_iter().map(|id| of(assessment, id, None)));
    found
}

fn of(assessment: &Assessment, id: &IndicatorId, asked: Option<(&Framework, &Indicator)>) -> Retired {
    let fields = SLOTS.iter().filter_map(|slot| {
        let raw = assessment.answers.get(id, *slot);
        let words = |raw: &RawAnswer| match asked {
            Some((_, indicator)) if *slot == Slot::Value => in_words(&indicator.question, raw),
            _ => in_words(&crate::framework::Question::Text(None), raw),
        };
        (!raw.is_empty()).then(|| (*slot, words(raw)))
    });
    let proves = Proves::Indicator(id.clone());
    let links = assessment.evidence.links.iter().filter(|link| link.proves == proves);
    Retired {
        indicator: id.clone(),
        number: asked.map_or_else(String::new, |(_, indicator)| indicator.number.clone()),
        name: asked.map_or_else(|| id.to_string(), |(_, indicator)| indicator.name.clone()),
        edition: asked
            .map_or_else(String::new, |(edition, _)| format!("{}（{}）", edition.title, edition.edition)),
        fields: fields.collect(),
        evidence: links.map(|link| link.evidence.clone()).collect(),
    }
}
