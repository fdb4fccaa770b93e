//! The rules of ParkGauge 园衡.
//!
//! Pure: no input or output, no clock, no randomness, no floats, no unordered
//! maps. Everything here can be tested by values alone.

pub mod answer;
pub mod assessment;
pub mod base_data;
pub mod benchmark;
pub mod check;
pub mod crosswalk;
pub mod eligibility;
pub mod evidence;
pub mod fields;
pub mod file_fault;
pub mod formula;
pub mod framework;
pub mod gap;
pub mod id;
pub mod migrate;
pub mod narrative;
pub mod number;
pub mod park;
pub mod plan;
pub mod problem;
pub mod profile;
pub mod questionnaire;
pub mod report;
pub mod roster;
pub mod score;
pub mod standing;
pub mod truth;
pub mod unit;
