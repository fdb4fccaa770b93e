//! Use cases: everything the product can do, without a window.

mod assets;
mod backup;
mod bindings;
mod command;
pub mod contract;
mod dispatch;
mod framework_file;
mod library;
mod load;
mod ports;
mod recent;
mod snapshot;
mod takes;
mod template;
mod use_case;
mod workbench;
mod write;

pub use assets::Assets;
pub use bindings::bindings;
pub use contract::Failure;
pub use dispatch::dispatch;
pub use ports::{Clock, NewId, SystemClock, TimedIds};
pub use use_case::dossier::draft_report;
pub use use_case::profile::profile_file;
pub use workbench::{APP_VERSION, Setup, Workbench};
