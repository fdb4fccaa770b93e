//! The shell on Tauri's mock runtime: what crosses the wire, and in which shape.

use std::path::Path;

use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets};
use tauri::webview::InvokeRequest;
use tauri::{Listener, Manager, WebviewWindowBuilder};

use super::{Places, assemble, settle, window};

struct Page(tauri::WebviewWindow<MockRuntime>, tauri::App<MockRuntime>);

fn page() -> Page {
    let app = assemble(mock_builder()).build(mock_context(noop_assets())).expect("a mock application");
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository").join("assets");
    settle(app.handle(), Places { default_folder: "/srv/workspaces".into(), assets: Some(assets) });
    let window = WebviewWindowBuilder::new(&app, window::MAIN, Default::default()).build().expect("a window");
    Page(window, app)
}

impl Page {
    fn invoke(&self, name: &str, arguments: Value) -> Result<Value, Value> {
        let url = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };
        let request = InvokeRequest {
            cmd: name.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: url.parse().expect("an address"),
            body: InvokeBody::Json(arguments),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&self.0, request).map(|body| body.deserialize::<Value>().expect("a JSON reply"))
    }
}

#[test]
fn a_command_of_the_product_is_answered() {
    let reply = page().invoke("call", json!({ "command": "workspace_state", "request": {} }));
    assert_eq!(reply.expect("a reply")["default_folder"], "/srv/workspaces");
}

#[test]
fn an_unknown_command_is_a_failure_in_both_languages() {
    let failure =
        page().invoke("call", json!({ "command": "no_such", "request": {} })).expect_err("a failure");
    assert_eq!(failure["code"], "call");
    assert!(failure["say"]["zh"].as_str().is_some_and(|zh| !zh.is_empty()), "{failure}");
    assert!(failure["say"]["en"].as_str().is_some_and(|en| !en.is_empty()), "{failure}");
}

#[test]
fn files_dialogs_and_the_shell_cannot_be_reached_from_the_page() {
    let page = page();
    for name in
        ["plugin:fs|read_file", "plugin:dialog|open", "plugin:shell|execute", "plugin:opener|open_url"]
    {
        page.invoke(name, json!({ "path": "/etc/hostname" })).expect_err(name);
    }
}

#[test]
fn closing_asks_the_page_and_waits_for_it() {
    let page = page();
    let (told, hears) = std::sync::mpsc::channel();
    page.0
        .listen("close-asked", move |event| told.send(event.payload().to_owned()).expect("the test listens"));
    window::ask_to_close(&page.0);
    assert_eq!(hears.recv().expect("the page is told"), r#"{"round":1}"#);
    assert!(page.1.get_webview_window(window::MAIN).is_some(), "the window stays until the page answers");
}
