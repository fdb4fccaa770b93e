//! The window of ParkGauge.

// A release build on Windows opens no console beside the window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A book of 300 pages asks for memory some millions of times; this answers faster than most systems do.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    parkgauge_desktop::run()
}
