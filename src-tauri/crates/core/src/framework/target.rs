//! What must be reached.

use super::score_rule::Range;
use crate::formula::Condition;
use crate::id::OptionId;
use crate::number::Number;
use crate::standing::{Basis, Standing};

/// What must be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The test.
    pub test: TargetTest,
    /// Tests for special parks, of which the first that applies counts instead.
    pub special: Vec<Special>,
    /// Whose threshold it is, and where it is written if not with the indicator.
    pub basis: Basis,
    /// Whether the framework makes it a condition.
    pub force: Force,
}

/// A test for special parks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Special {
    /// When it counts, over the profile.
    pub when: Condition,
    /// The test.
    pub test: TargetTest,
    /// Why, in words.
    pub text: String,
}

/// How binding a target is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// A hard threshold (约束性).
    Hard,
    /// A guiding value (引导性).
    Guiding,
}

/// The test of a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TargetTest {
    /// Coverage is full, or every item of the checklist is ticked. Never true by rounding.
    All,
    /// At least this, the bound included.
    AtLeast(Number),
    /// At most this, the bound included.
    AtMost(Number),
    /// More than this, the bound not included.
    Over(Number),
    /// Less than this, the bound not included.
    Below(Number),
    /// In this range.
    Between(Range),
    /// The answer is yes, or one of these options.
    OneOf(Vec<OptionId>),
    /// At least this level.
    Level(OptionId),
    /// At least so many complete rows.
    Rows(u32),
    /// Something is there.
    Filled,
    /// By rank among others, which nobody here can know: never judged.
    Ranked(String),
}

impl Target {
    /// Whose threshold it is.
    pub fn standing(&self) -> Standing {
        self.basis.standing
    }
}

impl TargetTest {
    /// The values that fulfil it, for tests of figures.
    pub fn range(&self) -> Option<Range> {
        use super::score_rule::Bound;
        let bound = |value: &Number, is_included| Some(Bound { value: value.clone(), is_included });
        Some(match self {
            Self::AtLeast(value) => Range { low: bound(value, true), high: None },
            Self::Over(value) => Range { low: bound(value, false), high: None },
            Self::AtMost(value) => Range { low: None, high: bound(value, true) },
            Self::Below(value) => Range { low: None, high: bound(value, false) },
            Self::Between(range) => range.clone(),
            Self::All | Self::OneOf(_) | Self::Level(_) | Self::Rows(_) | Self::Filled | Self::Ranked(_) => {
                return None;
            }
        })
    }
}
