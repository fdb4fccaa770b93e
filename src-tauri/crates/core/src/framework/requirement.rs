//! Who may apply (建设对象).

use crate::id::{FieldKey, OptionId, RequirementId};
use crate::standing::{Source, Standing};

/// A condition of eligibility (建设对象).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// Permanent id.
    pub id: RequirementId,
    /// Name.
    pub name: String,
    /// The test.
    pub test: RequirementTest,
    /// Whose test it is.
    pub standing: Standing,
    /// Where it comes from; always said unless the test is ours.
    pub source: Option<Source>,
    /// How we read the source, when the test is a reading.
    pub reading: String,
}

/// The test of a requirement over the park profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequirementTest {
    /// A choice must be one of these.
    OneOf {
        /// Profile field.
        field: FieldKey,
        /// Choices that fulfil it.
        options: Vec<OptionId>,
    },
    /// When a flag is set, these fields must be filled; otherwise the requirement does not apply.
    FilledWhen {
        /// Profile flag.
        flag: FieldKey,
        /// Fields to fill.
        fields: Vec<FieldKey>,
    },
}
