//! Rules with several readings (口径).

use crate::formula::Condition;
use crate::id::{DefinitionId, OptionId};
use crate::standing::Standing;

/// A rule of which the sources allow several readings (口径); the office chooses one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// Permanent id.
    pub id: DefinitionId,
    /// What is defined.
    pub name: String,
    /// Why there is a choice.
    pub why: String,
    /// The readings.
    pub options: Vec<DefinitionOption>,
    /// The reading used unless the office chooses another.
    pub default: OptionId,
}

/// One reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefinitionOption {
    /// Permanent id.
    pub id: OptionId,
    /// What it says.
    pub label: String,
    /// Which firms it takes in.
    pub rule: Condition,
    /// Whose reading it is.
    pub standing: Standing,
}

impl Definition {
    /// The reading with this id, else the default one.
    pub fn option(&self, id: Option<&OptionId>) -> Option<&DefinitionOption> {
        let id = id.unwrap_or(&self.default);
        self.options.iter().find(|option| &option.id == id)
    }
}
