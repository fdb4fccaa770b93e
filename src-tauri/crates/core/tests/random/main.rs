//! What must hold for every framework, tried on random ones.

#![expect(clippy::expect_used, reason = "a broken test should stop where it breaks")]

mod dice;
mod formulas;
mod park;
mod recompute;
mod scoring;
mod spec;
mod updating;
