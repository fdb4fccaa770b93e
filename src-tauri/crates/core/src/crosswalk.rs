//! From an answer in one framework to the indicator of another that asks about the same thing. What is taken over is
//! marked, and a person confirms it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::answer::{Answers, RawAnswer, Slot};
use crate::framework::Framework;
use crate::id::{FrameworkId, IndicatorId, NotAnId};
use crate::standing::Standing;

/// Which indicators correspond.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Crosswalk {
    /// In the order of the file.
    pub pairs: Vec<Pair>,
}

/// One indicator that corresponds to another, in one direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Where the answer is.
    pub from: Spot,
    /// Where it can go.
    pub to: Spot,
    /// Which option becomes which; nothing where the answer goes as it is.
    pub options: Option<BTreeMap<String, String>>,
    /// Whose correspondence it is.
    pub standing: Standing,
    /// Why they correspond, and where not quite.
    pub reason: String,
}

/// An indicator of a framework.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The framework, in whatever edition.
    pub framework: FrameworkId,
    /// The indicator.
    pub indicator: IndicatorId,
}

/// An answer that can be taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer<'c> {
    /// The correspondence.
    pub pair: &'c Pair,
    /// What would stand there.
    pub raw: RawAnswer,
}

/// Why the correspondences cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CrosswalkError {
    /// Not the shape of the file.
    #[error("the correspondences cannot be read: {0}")]
    Toml(#[from] toml::de::Error),
    /// An id that is none.
    #[error(transparent)]
    Id(#[from] NotAnId),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "format")]
    _format: u32,
    pair: Vec<PairRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PairRow {
    from: SpotRow,
    to: SpotRow,
    options: Option<BTreeMap<String, String>>,
    standing: Word,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpotRow {
    framework: String,
    indicator: String,
}

/// Nobody published a correspondence; one that is official would be cited.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Word {
    Derived,
    House,
}

impl Crosswalk {
    /// Reads a file.
    ///
    /// # Errors
    /// When it has another shape.
    pub fn parse(text: &str) -> Result<Self, CrosswalkError> {
        let file: File = toml::from_str(text)?;
        let spot = |row: SpotRow| -> Result<Spot, NotAnId> {
            Ok(Spot {
                framework: FrameworkId::new(row.framework)?,
                indicator: IndicatorId::new(row.indicator)?,
            })
        };
        let mut pairs = Vec::new();
        for row in file.pair {
            pairs.push(Pair {
                from: spot(row.from)?,
                to: spot(row.to)?,
                options: row.options,
                standing: match row.standing {
                    Word::Derived => Standing::Derived,
                    Word::House => Standing::House,
                },
                reason: row.reason,
            });
        }
        Ok(Self { pairs })
    }

    /// What an assessment by `framework` could take over from another: only what is not answered yet, and of several
    /// for one indicator the first.
    pub fn offers(
        &self,
        (framework, answers): (&Framework, &Answers),
        (other, given): (&Framework, &Answers),
    ) -> Vec<Offer<'_>> {
        let mut found: Vec<Offer<'_>> = Vec::new();
        for pair in &self.pairs {
            let fits = pair.from.framework == other.id && pair.to.framework == framework.id;
            let is_asked = framework.indicator(&pair.to.indicator).is_some();
            let is_open = answers.get(&pair.to.indicator, Slot::Value).is_empty();
            let is_first = found.iter().all(|offer| offer.pair.to != pair.to);
            if !(fits && is_asked && is_open && is_first) {
                continue;
            }
            if let Some(raw) = pair.carried(given.get(&pair.from.indicator, Slot::Value)) {
                found.push(Offer { pair, raw });
            }
        }
        found
    }
}

impl Pair {
    /// The answer on the other side; nothing for what does not correspond. That something does not apply to one
    /// framework says nothing about another.
    fn carried(&self, raw: &RawAnswer) -> Option<RawAnswer> {
        match (raw, &self.options) {
            (raw, _) if raw.is_empty() => None,
            (RawAnswer::NotApplicable(_), _) => None,
            (RawAnswer::Chosen(chosen), Some(options)) => {
                let carried: Option<Vec<String>> = chosen.iter().map(|id| options.get(id).cloned()).collect();
                carried.map(RawAnswer::Chosen)
            }
            (_, Some(_)) => None,
            (raw, None) => Some(raw.clone()),
        }
    }
}
