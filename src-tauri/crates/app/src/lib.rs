//! Use cases: everything the product can do, without a window.

mod bindings;
mod command;
pub mod contract;

pub use bindings::bindings;
