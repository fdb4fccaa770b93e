//! What the page may call. At most five lines a command: the work is elsewhere.

pub mod call;
pub mod file;
pub mod window;
