//! The workbench behind one mutex.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use serde_json::Value;
use tauri::{AppHandle, Manager, Runtime};

use crate::standin::{Code, Failure, SaidView, Workbench, dispatch};

/// Names the folder that holds the workspaces, instead of the one of the platform.
pub const WORKSPACE_VARIABLE: &str = "PARKGAUGE_WORKSPACE";

/// Serves one command after the other, whichever thread asks.
pub struct Desk {
    default_folder: PathBuf,
    workbench: Mutex<Workbench>,
}

impl Desk {
    /// A desk with nothing opened yet.
    pub fn new(default_folder: PathBuf) -> Self {
        let workbench = Mutex::new(Workbench::new(default_folder.clone()));
        Self { default_folder, workbench }
    }

    /// Does one command. The log gets its name, duration and failure, never what was asked or answered.
    pub fn call(&self, command: &str, request: Value) -> Result<Value, Failure> {
        let start = Instant::now();
        let reply = dispatch(&mut self.lock(), command, request);
        let spent = start.elapsed().as_micros();
        match &reply {
            Ok(_) => log::info!("{command} done in {spent} µs"),
            Err(failure) => {
                log::warn!("{command} failed in {spent} µs: {:?} {}", failure.code, failure.detail)
            }
        }
        reply
    }

    /// Closes what is open, so that the database is whole and unlocked.
    pub fn close(&self) {
        *self.lock() = Workbench::new(self.default_folder.clone());
    }

    /// After a panic inside a command, memory is in doubt and the file is the
    /// truth: the workbench is replaced by an empty one and the page opens the folder again.
    fn lock(&self) -> MutexGuard<'_, Workbench> {
        self.workbench.lock().unwrap_or_else(|poisoned: PoisonError<_>| {
            let mut guard = poisoned.into_inner();
            *guard = Workbench::new(self.default_folder.clone());
            self.workbench.clear_poison();
            guard
        })
    }
}

/// The folder offered for workspaces: the environment's, or `ParkGauge/workspaces` in the data folder of the platform.
pub fn default_folder<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<PathBuf> {
    match std::env::var_os(WORKSPACE_VARIABLE) {
        Some(folder) if !folder.is_empty() => Ok(PathBuf::from(folder)),
        _ => Ok(app.path().data_dir()?.join("ParkGauge").join("workspaces")),
    }
}

/// What the page is told when a command ended without an answer.
pub fn broken(command: &str, cause: &str) -> Failure {
    Failure {
        code: Code::Internal,
        place: Some(command.to_owned()),
        say: SaidView {
            zh: "程序内部出错，这一步没有完成。".to_owned(),
            en: "Something broke inside the program; this step was not done.".to_owned(),
        },
        next: SaidView {
            zh: "已保存的内容不受影响。请重新打开工作区再试；若再次出现，请把日志文件交给维护人员。".to_owned(),
            en: "What was saved is safe. Open the workspace again and retry; if it returns, hand the log file to whoever maintains the program.".to_owned(),
        },
        detail: cause.to_owned(),
    }
}
