//! The suite, one module a topic.
// A test may unwrap; clippy knows that of `#[test]` functions only, not of what they share.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod answering;
mod architecture;
mod archive;
mod bars;
mod book;
mod chart;
mod checking;
mod comparing;
mod counting;
mod crash;
mod demo_park;
mod evidence;
mod frameworks;
mod history;
mod hostile;
mod keeping;
mod objects;
mod package;
mod pages;
mod picture;
mod questionnaire;
mod rebuilding;
mod refusal;
mod roster;
mod schema;
mod standing;
mod updating;
