//! Nothing leaves: no HTTP client is linked, and the main job works without any interface.

use std::collections::BTreeSet;
use std::process::Command;

use crate::step::{self, Done, Trouble, built, call, cargo, output, run as run_step, target};
use crate::window::wrap;

/// Crates that could open a connection to somewhere else.
const CLIENTS: &[&str] = &[
    "attohttpc",
    "curl",
    "hickory-resolver",
    "hyper",
    "isahc",
    "minreq",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "surf",
    "tungstenite",
    "ureq",
];

/// Crates of the window that sound like a network, and why they are none.
const KNOWN: &[(&str, &str)] = &[
    ("http", "types of requests only: Tauri serves the page through a scheme of its own, in memory"),
    ("tokio", "Tauri's task runner; no connection is opened"),
    ("zbus", "the desktop's session bus over a local socket: a second start raises the first window"),
];

/// Checks what is linked, then does the main job in a namespace that has no interface at all.
pub fn run() -> Done {
    for package in ["parkgauge", "parkgauge-desktop"] {
        let linked = linked(package)?;
        let clients: Vec<&str> = CLIENTS.iter().copied().filter(|name| linked.contains(*name)).collect();
        if !clients.is_empty() {
            return Err(Trouble::Found(format!(
                "{package} links {}: the program must not be able to connect\n  next: cargo tree -p {package} -i {}",
                clients.join(", "),
                clients[0]
            )));
        }
        println!("  {package}: {} crates, no HTTP client and no TLS", linked.len());
        for (name, why) in KNOWN.iter().filter(|(name, _)| linked.contains(*name)) {
            println!("    {name}: {why}");
        }
    }
    run_step(&mut cargo(["build", "--quiet", "--package", "parkgauge"]))?;
    let out = target().join("no-network");
    if out.exists() {
        std::fs::remove_dir_all(&out).map_err(|cause| Trouble::File { path: out.clone(), cause })?;
    }
    let mut demo = call(&built("parkgauge").to_string_lossy(), ["demo", "--out"]);
    demo.arg(&out);
    match namespace() {
        Some(unshare) => run_step(&mut wrap(unshare, &demo)),
        None => run_step(&mut demo),
    }
}

/// The same call without a network but its own loopback, which the WebDriver
/// needs; where the kernel refuses, the call as it is, after saying so.
pub fn without(command: &Command) -> Command {
    const LOOPBACK: &[&str] = &["sh", "-c", "ip link set lo up && exec \"$@\"", "sh"];
    match namespace() {
        Some(unshare) => wrap(unshare, &wrap(LOOPBACK, command)),
        None => wrap(&["env"], command),
    }
}

/// How to start something in a network namespace without interfaces.
fn namespace() -> Option<&'static [&'static str]> {
    const WAYS: [&[&str]; 2] = [&["unshare", "--net", "--"], &["unshare", "--net", "--map-root-user", "--"]];
    let works = |way: &[&str]| output(call(way[0], &way[1..]).arg("true")).is_ok();
    let way = WAYS.into_iter().find(|way| step::has("unshare") && works(way));
    if way.is_none() {
        println!(
            "  ! ! ! 内核不允许建立网络命名空间：以下步骤在有网络的情况下运行，未证明“断网可用”。\n  \
             ! ! ! The kernel refuses a network namespace: what follows runs WITH a network and proves nothing about working without one."
        );
    }
    way
}

fn linked(package: &str) -> Result<BTreeSet<String>, Trouble> {
    let tree = output(&mut cargo([
        "tree",
        "--package",
        package,
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--locked",
    ]))?;
    Ok(tree.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect())
}
