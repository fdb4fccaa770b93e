//! The story of an office: a workbench in a folder of its own, with a clock and ids that never surprise.
// Only tests use this crate, and clippy allows them to unwrap only inside `#[test]`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod demo;
mod firm;
mod form;
mod golden;
mod large;
mod ports;
mod program;
mod story;

pub use demo::{AT, DemoSet, demo_report, demo_set, demo_workspace, demo_workspace_made_anew};
pub use firm::Firm;
pub use form::{age, fill};
pub use golden::{assert_golden, root, squeezed};
pub use large::large_framework;
pub use ports::Day;
pub use program::{output_of, program};
pub use story::{Expected, Story, Typed, workbench};
