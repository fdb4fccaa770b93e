//! What conditions look at: the fields of a firm or of the park profile.

use std::borrow::Cow;

use crate::id::{FieldKey, OptionId};
use crate::number::Number;
use crate::profile::{Profile, ProfileValue};
use crate::roster::{FieldValue, Firm};
use crate::truth::Truth;

/// A field as a condition sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact<'a> {
    /// Nobody has said, or it cannot be read.
    Missing,
    /// Yes or no.
    Flag(bool),
    /// A choice.
    Choice(Cow<'a, OptionId>),
    /// A number in the unit of the field.
    Number(Cow<'a, Number>),
    /// Something else that was understood.
    Other,
}

/// Something with fields.
pub trait Facts {
    /// A field.
    fn fact(&self, field: &FieldKey) -> Fact<'_>;

    /// Whether it is industrial (divisions 06 to 46 of GB/T 4754); a park never is.
    fn industrial(&self) -> Truth;
}

impl Facts for Firm {
    fn fact(&self, field: &FieldKey) -> Fact<'_> {
        match self.field(field) {
            FieldValue::Missing | FieldValue::Unreadable(_) => Fact::Missing,
            FieldValue::Flag(value) => Fact::Flag(*value),
            FieldValue::Choice(chosen) => Fact::Choice(Cow::Borrowed(chosen)),
            FieldValue::Number(value) => Fact::Number(Cow::Borrowed(value)),
            FieldValue::Text(_)
            | FieldValue::Date(_)
            | FieldValue::Industry(_)
            | FieldValue::CreditCode(_) => Fact::Other,
        }
    }

    fn industrial(&self) -> Truth {
        Firm::industrial(self)
    }
}

impl Facts for Profile {
    fn fact(&self, field: &FieldKey) -> Fact<'_> {
        match self.value(field) {
            ProfileValue::Missing | ProfileValue::Odd(_) => Fact::Missing,
            ProfileValue::Flag(value) => Fact::Flag(value),
            ProfileValue::Choice(chosen) => Fact::Choice(Cow::Owned(chosen)),
            ProfileValue::Number { value, .. } => Fact::Number(Cow::Owned(value)),
            ProfileValue::Text(_) | ProfileValue::Date(_) => Fact::Other,
        }
    }

    fn industrial(&self) -> Truth {
        Truth::Unknown
    }
}
