//! The whole journey where there is no network at all.
#![cfg(target_os = "linux")]

use std::process::Command;

use super::{AT, Office, assets, demo_roster, told};

/// How to start something without any network interface.
fn without_network() -> &'static [&'static str] {
    let ways: [&[&str]; 2] = [&["-n"], &["-Urn"]];
    let permitted = |way: &&&[&str]| {
        Command::new("unshare").args(**way).arg("true").status().is_ok_and(|status| status.success())
    };
    let way = ways.iter().find(permitted);
    way.expect("a network namespace needs root or user namespaces: sysctl kernel.unprivileged_userns_clone=1")
}

#[test]
fn the_whole_journey_needs_no_network() {
    let (office, way) = (Office::new(), without_network());
    let folder = office.folder().display().to_string();
    let profile = assets().join("demo/profile.toml").display().to_string();
    std::fs::write(office.beside("批复.txt"), "同意设立。").unwrap();
    let (file, zip, out) = (office.beside("批复.txt"), office.beside("set.zip"), office.beside("unpacked"));
    let roster = demo_roster();
    let journey: [&[&str]; 14] = [
        &["framework", "list"],
        &["assessment", "new", "--framework", "hsdp", "--park", "晴川产业园", "--year", "2026"],
        &["profile", "import", &profile],
        &["roster", "import", &roster],
        &["base", "set", "tax=12.5", "--period", "2025"],
        &["answer", "set", "h3-1", "asset,economy,green,safety"],
        &["evidence", "add", &file, "--for", "h3-1"],
        &["score"],
        &["gap"],
        &["check"],
        &["eligibility"],
        &["dossier", "make", "--out", &zip, "--at", AT],
        &["dossier", "verify", &zip],
        &["dossier", "unpack", &zip, "--out", &out],
    ];
    for words in journey {
        let mut step = Command::new("unshare");
        step.args(way).arg(env!("CARGO_BIN_EXE_parkgauge")).args(["-w", &folder, "--json"]).args(words);
        let told = told(step.env("PARKGAUGE_ASSETS", assets()));
        assert!([0, 1].contains(&told.status), "{words:?}: {told:?}");
        assert!(told.json().get("failure").is_none(), "{words:?}: {told:?}");
    }
}
