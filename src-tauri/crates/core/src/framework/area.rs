//! Areas (领域): a tree of any depth, with weights, caps and choices among its indicators.

use crate::id::{AreaId, IndicatorId};
use crate::number::Number;
use crate::standing::{Basis, Source, Standing};

/// An area or sub-area (领域).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Permanent id.
    pub id: AreaId,
    /// The area above, if any.
    pub parent: Option<AreaId>,
    /// Name.
    pub name: String,
    /// A sentence of explanation, or empty.
    pub about: String,
    /// Standing of name and grouping.
    pub standing: Standing,
    /// Where it comes from.
    pub source: Option<Source>,
    /// Its weight among its siblings.
    pub weight: Option<Weight>,
    /// The most that it can bring.
    pub cap: Option<Cap>,
    /// How many of its indicators must be met.
    pub choose: Option<Choose>,
}

/// A weight (权重) among siblings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weight {
    /// Share of one: a quarter for 25%.
    pub value: Number,
    /// Whose weight it is.
    pub basis: Basis,
}

/// The most points that an area can bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cap {
    /// Points.
    pub points: Number,
    /// Whose cap it is.
    pub basis: Basis,
}

/// Choose k of n (任选): single shortfalls do not count, the group does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choose {
    /// How many must be met at least.
    pub at_least: u32,
    /// Among which; empty for every indicator directly in the area that has a target.
    pub of: Vec<IndicatorId>,
    /// Whose rule it is.
    pub basis: Basis,
}
