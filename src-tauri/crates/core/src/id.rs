//! Permanent names. An id never changes when a title does.

use std::fmt;
use std::sync::Arc;

/// Says why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not an id: use a–z, 0–9, `.`, `-`, `_`, at most 64 characters, starting with a letter or digit"
)]
pub struct NotAnId(pub String);

/// Whether `text` may be an id: lower-case ASCII letters, digits, `.`, `-`, `_`; 1 to 64 characters.
fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_'))
}

// Shared, because an id is copied wherever it is spoken of.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Accepts a well-formed id.
            ///
            /// # Errors
            /// [`NotAnId`] when the text has other characters or is too long.
            pub fn new(text: impl Into<String>) -> Result<Self, NotAnId> {
                let text = text.into();
                if is_id(&text) { Ok(Self(text.into())) } else { Err(NotAnId(text)) }
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// An indicator system (指标体系).
    FrameworkId;
    /// An area or sub-area (领域).
    AreaId;
    /// An indicator (指标).
    IndicatorId;
    /// A requirement of eligibility (建设对象条件).
    RequirementId;
    /// A rule with several readings, such as which firms count as transformed (口径).
    DefinitionId;
    /// One of the choices of a question or readings of a definition.
    OptionId;
    /// A source document (依据).
    SourceId;
    /// A field of the park profile, a column of the roster or a base figure.
    FieldKey;
    /// A firm in a roster: its credit code where it has one, else a made-up id.
    FirmId;
    /// A piece of evidence (佐证材料).
    EvidenceId;
    /// An assessment (自评估).
    AssessmentId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_ascii() {
        for good in ["h1-2", "hsdp", "t13", "2024", "a.b_c"] {
            assert!(IndicatorId::new(good).is_ok(), "{good}");
        }
        for bad in ["", "H1", "覆盖率", "-a", "a b", &"x".repeat(65)] {
            assert!(IndicatorId::new(bad).is_err(), "{bad}");
        }
    }
}
