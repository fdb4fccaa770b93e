//! `cargo xtask bridge`: the page in an ordinary browser on this computer, over
//! the same commands as the window. For developers and tests; never shipped.
//!
//! | request | does |
//! |---|---|
//! | `GET /…` | a file of `ui/dist` |
//! | `POST /call/<command>` | the command; `{"ok": …}` or `{"failure": …}` |
//! | `POST /host/<dialog>` | what the script says; cancelled if it says nothing |
//! | `PUT /script` | sets the script: `{"open": ["…"], "save": "…", "folder": "…"}` |

use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use parkgauge_app::{Assets, Setup, SystemClock, TimedIds, Workbench, dispatch};
use serde_json::{Value, json};

use crate::http::{Asked, Reply, serve};
use crate::page;
use crate::step::{Done, Trouble, read, root, target};

/// Serves until it is ended. `--port 0`, the default, takes a free one; the address is the first line written.
pub fn run(arguments: &[&str]) -> Done {
    let mut port = 0;
    let mut workspace = target().join("bridge-workspaces");
    let mut rest = arguments.iter();
    while let Some(word) = rest.next() {
        match (*word, rest.next()) {
            ("--port", Some(value)) => {
                port = value.parse().map_err(|_| Trouble::Call(format!("bridge --port {value}")))?;
            }
            ("--workspace", Some(value)) => workspace = PathBuf::from(value),
            (other, _) => return Err(Trouble::Call(format!("bridge {other}"))),
        }
    }
    if !root().join("ui/dist/index.html").is_file() {
        page::build()?;
    }
    let setup = Setup {
        assets: Assets::at(root().join("assets")),
        default_folder: workspace,
        clock: Box::new(SystemClock),
        ids: Box::new(TimedIds),
    };
    let workbench = Workbench::new(setup)
        .map_err(|failure| Trouble::Found(format!("{} {}", failure.say.en, failure.detail)))?;
    let bridge =
        Bridge { policy: policy()?, workbench: Mutex::new(workbench), script: Mutex::new(Value::Null) };
    let served = serve(port, |address| println!("http://{address}/"), |asked| bridge.answer(asked));
    served.map_err(|cause| Trouble::Missing {
        what: format!("127.0.0.1:{port}"),
        next: format!("choose another --port ({cause})"),
    })
}

struct Bridge {
    policy: String,
    workbench: Mutex<Workbench>,
    script: Mutex<Value>,
}

impl Bridge {
    fn answer(&self, asked: &Asked) -> Reply {
        if !is_from_here(asked) {
            return status(403);
        }
        let body = if asked.body.is_empty() { b"null" } else { asked.body.as_slice() };
        let words: Vec<&str> = asked.path.split('/').skip(1).collect();
        match (asked.method.as_str(), words.as_slice()) {
            ("GET", _) => self.file(&asked.path),
            (method, words) => match (method, words, serde_json::from_slice(body)) {
                ("POST", ["call", command], Ok(request)) => self.call(command, request),
                ("POST", ["host", dialog], Ok(_)) => self.dialog(dialog),
                ("PUT", ["script"], Ok(script)) => {
                    *self.script.lock().unwrap_or_else(PoisonError::into_inner) = script;
                    said(&json!({ "ok": null }))
                }
                (_, _, Err(_)) => status(400),
                _ => status(404),
            },
        }
    }

    fn call(&self, command: &str, request: Value) -> Reply {
        // A command that panicked once is a bug to be seen: whatever follows may fail, too.
        let mut workbench = self.workbench.lock().unwrap_or_else(PoisonError::into_inner);
        match dispatch(&mut workbench, command, request) {
            Ok(reply) => said(&json!({ "ok": reply })),
            Err(failure) => said(&json!({ "failure": failure })),
        }
    }

    fn dialog(&self, name: &str) -> Reply {
        let script = self.script.lock().unwrap_or_else(PoisonError::into_inner);
        let answer = match name {
            "pick_file" => script["open"][0].clone(),
            "pick_files" => script.get("open").cloned().unwrap_or_else(|| json!([])),
            "pick_folder" => script["folder"].clone(),
            "pick_target" => script["save"].clone(),
            "reveal" => Value::Null,
            _ => return status(404),
        };
        said(&json!({ "ok": answer }))
    }

    fn file(&self, path: &str) -> Reply {
        let wanted = Path::new(path.trim_start_matches('/'));
        if wanted.components().any(|part| !matches!(part, Component::Normal(_))) {
            return status(404);
        }
        let name = if path == "/" { Path::new("index.html") } else { wanted };
        match std::fs::read(root().join("ui/dist").join(name)) {
            Ok(body) => {
                let headers = format!("{}Content-Security-Policy: {}\r\n", typed(kind(name)), self.policy);
                Reply { status: 200, headers, body }
            }
            Err(_) => status(404),
        }
    }
}

/// Only pages that this bridge served may ask: another page in the same browser must not reach a park's data.
fn is_from_here(asked: &Asked) -> bool {
    let is_ours = |origin: &String| *origin == format!("http://{}", asked.host);
    asked.host.starts_with("127.0.0.1:") && asked.origin.as_ref().is_none_or(is_ours)
}

/// What the window's configuration allows, so that a page which works here works there.
fn policy() -> Result<String, Trouble> {
    let text = read(&root().join("src-tauri/tauri.conf.json"))?;
    let configuration: Value =
        serde_json::from_str(&text).map_err(|cause| Trouble::Found(format!("tauri.conf.json: {cause}")))?;
    let directives = configuration["app"]["security"]["csp"].as_object().into_iter().flatten();
    let without_tauri = |sources: &str| {
        sources.split(' ').filter(|source| !source.contains("ipc")).collect::<Vec<_>>().join(" ")
    };
    let lines = directives.filter_map(|(name, sources)| {
        sources.as_str().map(|sources| format!("{name} {}", without_tauri(sources)))
    });
    Ok(lines.collect::<Vec<_>>().join("; "))
}

fn kind(name: &Path) -> &'static str {
    match name.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn said(value: &Value) -> Reply {
    Reply { status: 200, headers: typed("application/json"), body: value.to_string().into_bytes() }
}

fn status(code: u16) -> Reply {
    Reply { status: code, headers: String::new(), body: Vec::new() }
}

fn typed(kind: &str) -> String {
    format!("Content-Type: {kind}\r\nCache-Control: no-store\r\n")
}
