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

use parkgauge_app::{Assets, Setup, SystemClock, TimedIds, Workbench, dispatch};
use serde_json::{Value, json};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::page;
use crate::step::{Done, Trouble, root, target};

type Reply = Response<std::io::Cursor<Vec<u8>>>;

/// What the window's configuration allows, so that a page which works here works there.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; worker-src 'self' blob:; \
                      connect-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'none'";

/// Serves until it is ended. `--port 0`, the default, takes a free one; the address is the first line written.
pub fn run(arguments: &[&str]) -> Done {
    let mut port = "0";
    let mut workspace = target().join("bridge-workspaces");
    let mut rest = arguments.iter();
    while let Some(word) = rest.next() {
        match (*word, rest.next()) {
            ("--port", Some(value)) => port = value,
            ("--workspace", Some(value)) => workspace = PathBuf::from(value),
            (other, _) => return Err(Trouble::Call(format!("bridge {other}"))),
        }
    }
    if !root().join("ui/dist/index.html").is_file() {
        page::build()?;
    }
    let address = format!("127.0.0.1:{port}");
    let server = Server::http(&address).map_err(|cause| Trouble::Missing {
        what: address.clone(),
        next: format!("choose another --port ({cause})"),
    })?;
    println!("http://{}/", server.server_addr());
    let setup = Setup {
        assets: Assets::at(root().join("assets")),
        default_folder: workspace,
        clock: Box::new(SystemClock),
        ids: Box::new(TimedIds),
    };
    let workbench = Workbench::new(setup)
        .map_err(|failure| Trouble::Found(format!("{} {}", failure.say.en, failure.detail)))?;
    let mut bridge = Bridge { workbench, script: Value::Null };
    for mut request in server.incoming_requests() {
        let reply = bridge.answer(&mut request);
        // A browser that left does not wait for its answer.
        let _ = request.respond(reply);
    }
    Ok(())
}

struct Bridge {
    workbench: Workbench,
    script: Value,
}

impl Bridge {
    fn answer(&mut self, request: &mut Request) -> Reply {
        if !is_from_here(request) {
            return status(403);
        }
        let path = request.url().split(['?', '#']).next().unwrap_or("/").to_owned();
        let mut body = String::new();
        if request.as_reader().read_to_string(&mut body).is_err() {
            return status(400);
        }
        let body = || serde_json::from_str::<Value>(if body.is_empty() { "null" } else { &body });
        match (request.method(), path.split('/').skip(1).collect::<Vec<_>>().as_slice()) {
            (Method::Post, ["call", command]) => match body() {
                Ok(asked) => self.call(command, asked),
                Err(_) => status(400),
            },
            (Method::Post, ["host", dialog]) => self.dialog(dialog),
            (Method::Put, ["script"]) => match body() {
                Ok(script) => {
                    self.script = script;
                    said(&json!({ "ok": null }))
                }
                Err(_) => status(400),
            },
            (Method::Get, _) => file(&path),
            _ => status(404),
        }
    }

    fn call(&mut self, command: &str, request: Value) -> Reply {
        match dispatch(&mut self.workbench, command, request) {
            Ok(reply) => said(&json!({ "ok": reply })),
            Err(failure) => said(&json!({ "failure": failure })),
        }
    }

    fn dialog(&self, name: &str) -> Reply {
        let answer = match name {
            "pick_file" => self.script["open"][0].clone(),
            "pick_files" => self.script.get("open").cloned().unwrap_or_else(|| json!([])),
            "pick_folder" => self.script["folder"].clone(),
            "pick_target" => self.script["save"].clone(),
            "reveal" => Value::Null,
            _ => return status(404),
        };
        said(&json!({ "ok": answer }))
    }
}

/// Only pages that this bridge served may ask: another page in the same browser must not reach a park's data.
fn is_from_here(request: &Request) -> bool {
    let header = |name: &'static str| {
        request.headers().iter().find(|header| header.field.equiv(name)).map(|header| header.value.as_str())
    };
    let Some(host) = header("Host") else { return false };
    host.starts_with("127.0.0.1:") && header("Origin").is_none_or(|origin| origin == format!("http://{host}"))
}

fn file(path: &str) -> Reply {
    let wanted = Path::new(path.trim_start_matches('/'));
    if wanted.components().any(|part| !matches!(part, Component::Normal(_))) {
        return status(404);
    }
    let dist = root().join("ui/dist");
    let name = if path == "/" { Path::new("index.html") } else { wanted };
    match std::fs::read(dist.join(name)) {
        Ok(bytes) => with_headers(Response::from_data(bytes), kind(name)),
        Err(_) => status(404),
    }
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
    with_headers(Response::from_data(value.to_string()), "application/json")
}

fn status(code: u16) -> Reply {
    Response::from_data(Vec::new()).with_status_code(code)
}

fn with_headers(reply: Reply, kind: &str) -> Reply {
    let headers =
        [("Content-Type", kind), ("Content-Security-Policy", POLICY), ("Cache-Control", "no-store")];
    headers
        .iter()
        .filter_map(|(name, value)| Header::from_bytes(name.as_bytes(), value.as_bytes()).ok())
        .fold(reply, Response::with_header)
}
