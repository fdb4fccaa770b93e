//! The workbench behind one mutex.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard};
use std::time::Instant;

use parkgauge_app::contract::Code;
use parkgauge_app::{Assets, Failure, Setup, SystemClock, TimedIds, Workbench, dispatch};
use serde_json::{Value, json};
use tauri::{AppHandle, Manager, Runtime};

/// Names the folder that holds the workspaces, instead of the one of the platform.
const WORKSPACE_VARIABLE: &str = "PARKGAUGE_WORKSPACE";

/// Where things are on this computer.
pub struct Places {
    /// Where a new workspace is offered.
    pub default_folder: PathBuf,
    /// Where the installer put the shipped files, if it is known.
    pub assets: Option<PathBuf>,
}

/// Serves one command after the other, whichever thread asks.
pub struct Desk {
    places: Places,
    workbench: Mutex<Option<Workbench>>,
}

impl Desk {
    /// A desk with nothing on it; the workbench is made for the first command.
    pub fn new(places: Places) -> Self {
        Self { places, workbench: Mutex::new(None) }
    }

    /// Does one command. The log gets its name, duration and failure, never what was asked or answered.
    ///
    /// # Errors
    /// The failure of the command, or why nothing can be served at all.
    pub fn call(&self, command: &str, request: Value) -> Result<Value, Failure> {
        let start = Instant::now();
        let reply = self.serve(command, request);
        let spent = start.elapsed().as_micros();
        match &reply {
            Ok(_) => log::info!("{command} done in {spent} µs"),
            // What is wrong with a request may quote what was typed.
            Err(Failure { code: Code::Call, .. }) => log::warn!("{command} refused: wrong call"),
            Err(failure) => {
                log::warn!("{command} failed in {spent} µs: {:?} {}", failure.code, failure.detail)
            }
        }
        reply
    }

    /// Closes what is open, so that the database is whole and unlocked.
    pub fn close(&self) {
        if let Some(mut workbench) = self.lock().take()
            && let Err(failure) = dispatch(&mut workbench, "close_workspace", json!({}))
        {
            log::error!("closing: {:?} {}", failure.code, failure.detail);
        }
    }

    fn serve(&self, command: &str, request: Value) -> Result<Value, Failure> {
        let mut workbench = self.lock();
        let workbench = match &mut *workbench {
            Some(workbench) => workbench,
            none => none.insert(self.fresh()?),
        };
        dispatch(workbench, command, request)
    }

    fn fresh(&self) -> Result<Workbench, Failure> {
        Workbench::new(Setup {
            assets: Assets::locate(self.places.assets.as_deref())?,
            default_folder: self.places.default_folder.clone(),
            clock: Box::new(SystemClock),
            ids: Box::new(TimedIds),
        })
    }

    /// After a panic inside a command, memory is in doubt and the file is the
    /// truth: the workbench is dropped and the page opens the folder again.
    fn lock(&self) -> MutexGuard<'_, Option<Workbench>> {
        self.workbench.lock().unwrap_or_else(|poisoned| {
            let mut guard = poisoned.into_inner();
            *guard = None;
            self.workbench.clear_poison();
            guard
        })
    }
}

impl Places {
    /// The folder of workspaces is the environment's, or `ParkGauge/workspaces` in the data folder of the platform.
    ///
    /// # Errors
    /// The platform names no folder for data.
    pub fn of<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Self> {
        let default_folder = match std::env::var_os(WORKSPACE_VARIABLE) {
            Some(folder) if !folder.is_empty() => PathBuf::from(folder),
            _ => app.path().data_dir()?.join("ParkGauge").join("workspaces"),
        };
        // While developing there is no installer; the shipped files are found above the program.
        let assets = app.path().resource_dir().ok().map(|folder| folder.join("assets"));
        Ok(Self { default_folder, assets })
    }
}
