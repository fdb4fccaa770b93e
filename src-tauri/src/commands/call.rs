//! Every use case through one door.

use std::sync::Arc;

use parkgauge_app::Failure;
use serde_json::Value;
use tauri::State;

use crate::state::Desk;

/// Does one command of the product, by its name in the contract.
///
/// Off the window's thread and off the runtime's, which a long command would
/// starve. Calls are not ordered against each other: the page keeps one save
/// a field in flight.
#[tauri::command]
pub async fn call(desk: State<'_, Arc<Desk>>, command: String, request: Value) -> Result<Value, Failure> {
    let desk = Arc::clone(&desk);
    let work = tauri::async_runtime::spawn_blocking(move || desk.call(&command, request));
    work.await.unwrap_or_else(|cause| Err(Failure::internal(cause)))
}
