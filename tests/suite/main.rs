//! The suite, one module a topic.

mod answering;
mod architecture;
mod book;
mod checking;
mod counting;
mod crash;
mod demo_park;
mod hostile;
mod keeping;
mod package;
mod refusal;
