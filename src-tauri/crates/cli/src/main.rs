//! The command line of ParkGauge.

fn main() {}
