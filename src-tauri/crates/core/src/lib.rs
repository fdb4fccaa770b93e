//! The rules of ParkGauge 园衡.
//!
//! Pure: no input or output, no clock, no randomness, no floats, no unordered
//! maps. Everything here can be tested by values alone.

pub mod answer;
pub mod formula;
pub mod framework;
pub mod id;
pub mod number;
pub mod problem;
pub mod report;
pub mod roster;
pub mod standing;
pub mod truth;
pub mod unit;
