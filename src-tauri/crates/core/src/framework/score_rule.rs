//! How an indicator brings points.

use crate::formula::Formula;
use crate::number::Number;
use crate::standing::{Basis, Standing};

/// The points of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// Most points.
    pub full: Number,
    /// How they come about.
    pub rule: ScoreRule,
    /// Whether they come on top of the full total.
    pub is_bonus: bool,
    /// Whose points they are.
    pub basis: Basis,
}

/// A rule of scoring. A closed set, one file each in `score/rule/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScoreRule {
    /// Met gives all points, short gives none.
    Target,
    /// The band in which the value lies gives the points.
    Bands(Vec<Band>),
    /// The shares of the chosen options, together at most all.
    Options,
    /// The level over the highest level, or the share of the level.
    Level,
    /// In proportion between two values, never below none or above all.
    Linear {
        /// Value with no points.
        zero: Number,
        /// Value with all points.
        full_at: Number,
    },
    /// So many points for every whole step.
    PerUnit {
        /// Points a step.
        points: Number,
        /// Size of a step.
        each: Number,
        /// Most points.
        up_to: Number,
    },
    /// Value over base, times a factor; may be more than full.
    Index {
        /// The base.
        base: Formula,
        /// The factor.
        times: Number,
    },
    /// By rank among others, which nobody here can know: never judged.
    Ranked {
        /// The rule in words.
        text: String,
    },
}

/// A band of values with its points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Values in it; nothing for the band of everything else.
    pub range: Option<Range>,
    /// Its points.
    pub points: Number,
    /// Whose band it is, where it differs from the rule.
    pub basis: Option<Basis>,
}

/// Values between two bounds, each of which may be absent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Range {
    /// Lower bound.
    pub low: Option<Bound>,
    /// Upper bound.
    pub high: Option<Bound>,
}

/// One end of a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// The value.
    pub value: Number,
    /// Whether the value itself is in the range.
    pub is_included: bool,
}

impl Bound {
    /// Whether `value` is on the inner side of a lower bound.
    pub fn lets_up(&self, value: &Number) -> bool {
        if self.is_included { value >= &self.value } else { value > &self.value }
    }

    /// Whether `value` is on the inner side of an upper bound.
    pub fn lets_down(&self, value: &Number) -> bool {
        if self.is_included { value <= &self.value } else { value < &self.value }
    }
}

impl Range {
    /// Whether `value` lies in it; a bound is in exactly when it is included.
    pub fn holds(&self, value: &Number) -> bool {
        self.low.as_ref().is_none_or(|low| low.lets_up(value))
            && self.high.as_ref().is_none_or(|high| high.lets_down(value))
    }

    /// Whether a value of `low..=high` lies in it.
    pub fn meets(&self, low: &Number, high: &Number) -> bool {
        self.low.as_ref().is_none_or(|bound| bound.lets_up(high))
            && self.high.as_ref().is_none_or(|bound| bound.lets_down(low))
    }

    /// Whether no value can lie in it.
    pub fn is_empty(&self) -> bool {
        match (&self.low, &self.high) {
            (Some(low), Some(high)) => {
                low.value > high.value || (low.value == high.value && !(low.is_included && high.is_included))
            }
            _ => false,
        }
    }
}

impl Score {
    /// Weakest standing of the rule and its bands.
    pub fn standing(&self) -> Standing {
        match &self.rule {
            ScoreRule::Bands(bands) => bands
                .iter()
                .filter_map(|band| band.basis.as_ref())
                .fold(self.basis.standing, |weakest, basis| weakest.weakest(basis.standing)),
            _ => self.basis.standing,
        }
    }
}
