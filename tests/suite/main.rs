//! The suite, one module a topic.

mod architecture;
