//! How results come about: the scheme and its grades.

use crate::id::{AreaId, IndicatorId, OptionId};
use crate::number::Number;
use crate::standing::{Basis, Standing};

use super::score_rule::Bound;

/// How indicators become areas and a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    /// The way of totalling.
    pub kind: SchemeKind,
    /// Greatest total without bonus, where the framework says it.
    pub full: Option<Number>,
    /// The most that bonus points can add.
    pub bonus_cap: Option<Number>,
    /// What does not apply does to points.
    pub not_applicable: NotApplicablePolicy,
    /// Whose way it is; absent for thresholds alone, which total nothing.
    pub basis: Option<Basis>,
    /// Grades from lowest to highest.
    pub grades: Vec<Grade>,
}

/// The scheme by which results come about. A closed set, one file each in `score/scheme/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemeKind {
    /// Each indicator with a target is met or short; there is no partial credit.
    Thresholds,
    /// The total is the sum of points.
    Points,
    /// Areas are weighted means of what is in them, 0 to 100; the total is the weighted mean of the top areas.
    Weighted,
    /// The grade is the highest whose conditions hold, with those of every grade below it.
    Levels,
}

impl SchemeKind {
    /// Whether areas and the whole have points.
    pub fn has_points(self) -> bool {
        matches!(self, Self::Points | Self::Weighted)
    }
}

/// What an item that does not apply does to points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NotApplicablePolicy {
    /// The rest counts for the whole.
    #[default]
    Rescale,
    /// Its points leave the full.
    Exclude,
    /// It counts as reached.
    Full,
}

/// A grade (等级).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    /// Permanent id.
    pub id: OptionId,
    /// Name.
    pub name: String,
    /// What it means.
    pub sentence: String,
    /// Lower bound of the total, where points decide.
    pub from: Option<Bound>,
    /// Further conditions, all of which must hold.
    pub requires: Vec<Require>,
    /// Whose grade it is.
    pub basis: Basis,
}

/// A condition of a grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Require {
    /// The levels of questions are at least this.
    Level {
        /// Value of the level.
        at_least: Number,
        /// Which questions.
        of: Levels,
    },
    /// A score is at least this.
    Score {
        /// The bound, included.
        from: Number,
        /// Of this area; of the whole without one.
        area: Option<AreaId>,
    },
    /// Targets are met.
    Met {
        /// Which indicators; empty for every hard target.
        of: Vec<IndicatorId>,
        /// How many; all of them without a number.
        at_least: Option<u32>,
    },
}

/// Which level questions a grade looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Levels {
    /// All of the framework.
    Everywhere,
    /// All in an area and below it.
    Area(AreaId),
    /// These.
    Of(Vec<IndicatorId>),
}

impl Scheme {
    /// Standing of the way of totalling; official where there is no total.
    pub fn standing(&self) -> Standing {
        self.basis.as_ref().map_or(Standing::Official, |basis| basis.standing)
    }
}
