//! A local log that rotates and holds no answers.

use log::LevelFilter;
use tauri::Runtime;
use tauri::plugin::TauriPlugin;
use tauri_plugin_log::{Builder, RotationStrategy, Target, TargetKind, TimezoneStrategy};

const FILE_SIZE_BYTES: u128 = 1_000_000;
const FILES_KEPT: usize = 5;

/// Writes `parkgauge.log` in the log folder of the platform, five files of one
/// megabyte at most, and to standard error's sibling while developing.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    let mut targets = vec![Target::new(TargetKind::LogDir { file_name: Some("parkgauge".to_owned()) })];
    if cfg!(debug_assertions) {
        targets.push(Target::new(TargetKind::Stdout));
    }
    std::panic::set_hook(Box::new(|panic| log::error!("{panic}")));
    Builder::new()
        .targets(targets)
        .level(LevelFilter::Warn)
        .level_for("parkgauge_desktop", LevelFilter::Info)
        .max_file_size(FILE_SIZE_BYTES)
        .rotation_strategy(RotationStrategy::KeepSome(FILES_KEPT))
        .timezone_strategy(TimezoneStrategy::UseLocal)
        .build()
}
