//! Opening and closing the park's folder; undo.

use std::path::PathBuf;

use parkgauge_store::{Filesystem, StoreError};

use super::{ACTOR, local_time};
use crate::contract::workspace::{OpenWorkspace, UndoView, Undone, WorkspaceState, WorkspaceView};
use crate::contract::{Failure, Nothing, SaidView};
use crate::load::text_of;
use crate::recent;
use crate::use_case::assessment;
use crate::workbench::{APP_VERSION, OpenPark, Workbench};

/// Setting that marks the demo park.
pub(crate) const DEMO: &str = "demo";

/// What is open.
pub fn state(workbench: &mut Workbench, _: Nothing) -> Result<WorkspaceState, Failure> {
    let workspace = workbench.opened().map(view).transpose()?;
    Ok(WorkspaceState {
        app_version: APP_VERSION.to_owned(),
        workspace,
        default_folder: workbench.default_folder.display().to_string(),
        recent: recent::list(&workbench.default_folder)
            .iter()
            .map(|folder| folder.display().to_string())
            .collect(),
    })
}

fn view(open: &OpenPark) -> Result<WorkspaceView, Failure> {
    let read = open.store.read();
    let assessments = assessment::summaries(&read)?;
    Ok(WorkspaceView {
        folder: open.store.folder().display().to_string(),
        park_name: park_name(open),
        is_demo: read.setting(DEMO)?.is_some(),
        assessments,
        current: open.current.as_ref().map(|current| current.row.id.clone()),
        warnings: warnings(open),
        sequence: super::revision(read.sequence()?),
    })
}

/// The profile's name of the park, or that of the open assessment.
pub(crate) fn park_name(open: &OpenPark) -> String {
    let typed = open.profile.get("name").map(|row| text_of(&row.raw)).unwrap_or_default();
    match &open.current {
        Some(current) if typed.trim().is_empty() => current.row.park.clone(),
        _ => typed.trim().to_owned(),
    }
}

fn warnings(open: &OpenPark) -> Vec<SaidView> {
    match &open.store.report().filesystem {
        Filesystem::Network(kind) => vec![SaidView {
            zh: format!("这个文件夹在网络盘（{kind}）上，断网时可能丢失修改，请移到本机硬盘。"),
            en: format!("This folder lies on a network drive ({kind}); move it to a disk of this computer."),
        }],
        _ => Vec::new(),
    }
}

/// Opens or creates the workspace in a folder.
pub fn open(workbench: &mut Workbench, request: OpenWorkspace) -> Result<WorkspaceState, Failure> {
    workbench.open_folder(&PathBuf::from(request.folder))?;
    state(workbench, Nothing {})
}

/// Closes the workspace.
pub fn close(workbench: &mut Workbench, _: Nothing) -> Result<WorkspaceState, Failure> {
    workbench.close()?;
    state(workbench, Nothing {})
}

/// Takes back the newest change.
pub fn undo(workbench: &mut Workbench, _: Nothing) -> Result<Undone, Failure> {
    let now = workbench.now();
    let undone = match workbench.park_mut()?.store.undo(ACTOR, now) {
        Ok(undone) => Some(UndoView { label: undone.change.label, at: local_time(undone.change.at) }),
        Err(StoreError::NothingToUndo { .. }) => None,
        Err(error) => return Err(error.into()),
    };
    workbench.reload(None)?;
    Ok(Undone { undone, next: next_undo(workbench.park()?)? })
}

/// What undo would take back.
pub(crate) fn next_undo(open: &OpenPark) -> Result<Option<UndoView>, Failure> {
    let change = open.store.read().undo_candidate()?;
    Ok(change.map(|change| UndoView { label: change.label, at: local_time(change.at) }))
}
