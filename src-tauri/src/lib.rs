//! The shell: opens the window, forwards what the page asks to the use cases,
//! and shows the native dialogs. It decides nothing about parks.

mod commands;
mod dialogs;
mod logging;
mod state;
mod window;

use std::process::ExitCode;
use std::sync::Arc;

use tauri::{AppHandle, Builder, Manager, RunEvent, Runtime, WebviewWindowBuilder};
use tauri_plugin_window_state::StateFlags;

use state::{Desk, Places};
use window::Closing;

/// Runs the window until it is closed.
///
/// Fails only when no window can be opened at all; the reason goes to standard error.
pub fn run() -> ExitCode {
    let app = match with_plugins(Builder::default()).build(tauri::generate_context!()) {
        Ok(app) => app,
        Err(cause) => {
            eprintln!(
                "无法打开窗口，请确认有图形界面。The window cannot be opened: is there a display? {cause}"
            );
            return ExitCode::from(3);
        }
    };
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            // The process ends without unwinding: the database is closed here or not at all.
            app.state::<Arc<Desk>>().close();
            log::info!("closed");
        }
    });
    ExitCode::SUCCESS
}

fn with_plugins(builder: Builder<tauri::Wry>) -> Builder<tauri::Wry> {
    // First, so that a second start ends before it touches anything. Without a
    // session bus it does nothing; the lock on the workspace is the real guard.
    let builder = builder.plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| raise(app)));
    assemble(builder)
        .setup(|app| {
            settle(app.handle(), Places::of(app.handle())?);
            // Not made by the configuration: a page that is there before its state would find nobody to ask.
            for window in &app.config().app.windows {
                WebviewWindowBuilder::from_config(app, window)?.build()?;
            }
            log::info!("ParkGauge {} opened", app.package_info().version);
            Ok(())
        })
        .plugin(logging::plugin())
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
                .build(),
        )
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build())
}

/// What every runtime gets, the mock runtime of the tests included.
fn assemble<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder.on_window_event(window::on_event).invoke_handler(tauri::generate_handler![
        commands::call::call,
        commands::file::pick_file,
        commands::file::pick_files,
        commands::file::pick_folder,
        commands::file::pick_target,
        commands::file::reveal,
        commands::window::flushed,
        #[cfg(feature = "e2e")]
        commands::window::drop_files,
    ])
}

fn settle<R: Runtime>(app: &AppHandle<R>, places: Places) {
    app.manage(Arc::new(Desk::new(places)));
    app.manage(Closing::default());
}

fn raise<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window(window::MAIN) {
        // A window manager may refuse any of these; the window is there all the same.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

#[cfg(test)]
mod tests;
