//! The suite, one module a topic.
