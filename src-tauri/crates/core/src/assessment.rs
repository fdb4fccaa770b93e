//! An assessment (自评估): a framework, a year, and what was answered.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::answer::{Answers, Slot};
use crate::evidence::EvidenceSet;
use crate::formula::Readings;
use crate::framework::{Framework, Indicator};
use crate::id::{AssessmentId, DefinitionId, IndicatorId, OptionId};
use crate::migrate::ToConfirm;
use crate::standing::Standing;

/// An assessment in memory.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// Its id.
    pub id: AssessmentId,
    /// The edition it is judged by.
    pub framework: Arc<Framework>,
    /// Year assessed.
    pub year: u16,
    /// Round of the year, from 1.
    pub round: u16,
    /// Readings chosen by the office.
    pub chosen: BTreeMap<DefinitionId, OptionId>,
    /// What was answered.
    pub answers: Answers,
    /// Evidence and what it proves.
    pub evidence: EvidenceSet,
    /// Answers that no person has confirmed since an update or another framework put them there.
    pub to_confirm: BTreeMap<IndicatorId, ToConfirm>,
    /// Editions that it was judged by before, newest first: they name what is asked no more.
    pub earlier: Vec<Arc<Framework>>,
}

impl Assessment {
    /// The last whole year before the year assessed: yearly figures are of this year unless a formula says another.
    pub fn data_year(&self) -> u16 {
        self.year.saturating_sub(1)
    }

    /// The condition in use for each definition.
    pub fn readings(&self) -> Readings<'_> {
        self.framework
            .definitions
            .iter()
            .filter_map(|definition| {
                Some((&definition.id, &definition.option(self.chosen.get(&definition.id))?.rule))
            })
            .collect()
    }

    /// Standing and words of the reading that an indicator's count uses, if any.
    pub fn reading_of(&self, indicator: &Indicator) -> Option<(Standing, &str)> {
        let id = indicator.question.definition()?;
        let option = self.framework.definition(id)?.option(self.chosen.get(id))?;
        Some((option.standing, &option.label))
    }

    /// How many fields of an indicator are asked, and how many hold something.
    /// A counted or computed indicator asks nothing; what it looks at is filled elsewhere.
    pub fn filled(&self, indicator: &Indicator) -> (u32, u32) {
        let holds = |slot| !self.answers.get(&indicator.id, slot).is_empty();
        let value = !indicator.question.is_derived();
        let narrative = indicator.narrative.is_some();
        (
            u32::from(value && holds(Slot::Value)) + u32::from(narrative && holds(Slot::Narrative)),
            u32::from(value) + u32::from(narrative),
        )
    }
}
