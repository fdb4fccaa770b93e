//! Developer commands, never shipped.

fn main() {}
