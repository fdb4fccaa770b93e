//! The window of ParkGauge.

fn main() {}
