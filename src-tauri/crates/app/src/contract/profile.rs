//! The park profile.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::framework::OptionView;
use super::problem::FindingView;
use super::score::EligibilityView;

/// The profile with its form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProfileView {
    /// Groups of fields.
    pub groups: Vec<ProfileGroup>,
    /// What is stored.
    pub values: Vec<ProfileValue>,
    /// Whether the park may apply, if an assessment is open.
    pub eligibility: Option<EligibilityView>,
}

/// A group of fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProfileGroup {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Fields in order.
    pub fields: Vec<ProfileField>,
}

/// Kind of a profile field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldKindView {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// One of several.
    Choice,
    /// Yes or no.
    Flag,
    /// A date.
    Date,
    /// A number with a unit.
    Number,
}

/// A field of the profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProfileField {
    /// Permanent key.
    pub key: String,
    /// Label.
    pub label: String,
    /// Kind.
    pub kind: FieldKindView,
    /// Unit, for numbers.
    pub unit: Option<String>,
    /// Choices, for choices.
    pub choices: Vec<OptionView>,
    /// Longest text in characters.
    pub max: Option<u32>,
    /// One sentence of help, or empty.
    pub help: String,
}

/// A stored field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProfileValue {
    /// Its key.
    pub key: String,
    /// As typed; a choice holds the option id, a flag `yes` or `no`.
    pub raw: String,
    /// Grows by one with each save.
    pub revision: u32,
    /// When it was made durable.
    pub saved_at: String,
    /// How it was understood when that is not obvious.
    pub understood: Option<String>,
    /// What is odd about it.
    pub problems: Vec<FindingView>,
}

/// Saves one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveProfileField {
    /// Its key.
    pub key: String,
    /// The revision that the typing started from; 0 if never saved.
    pub base_revision: u32,
    /// As typed.
    pub raw: String,
}

/// The field is on the disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProfileFieldSaved {
    /// The stored field.
    pub value: ProfileValue,
    /// Eligibility as of now.
    pub eligibility: Option<EligibilityView>,
}
