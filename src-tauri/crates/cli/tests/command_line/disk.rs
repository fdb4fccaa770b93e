//! A disk that is full, and one that is read-only: a small memory disk in a mount namespace.
#![cfg(target_os = "linux")]

use std::process::Command;

use super::{assert_failure, run};

const VARIABLE: &str = "PARKGAUGE_CLI_DISK";

/// Runs `test` again on a disk of its own of 4 MB; fails loudly where the system forbids that.
fn on_small_disk(test: &str, inside: impl Fn(&str)) {
    if let Ok(folder) = std::env::var(VARIABLE) {
        inside(&folder);
        return;
    }
    let place = tempfile::tempdir().unwrap();
    let ways = [&["-m"][..], &["-Urm"]];
    let permitted = |way: &&&[&str]| {
        let try_it =
            Command::new("unshare").args(**way).args(["mount", "-t", "tmpfs", "none", "/mnt"]).status();
        try_it.is_ok_and(|status| status.success())
    };
    let way = ways.iter().find(permitted);
    let way = way.expect("mounting needs root or user namespaces: sysctl kernel.unprivileged_userns_clone=1");
    let output = Command::new("unshare")
        .args(*way)
        .args(["sh", "-c", "mount -t tmpfs -o size=4m none \"$0\" && exec \"$@\""])
        .arg(place.path())
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env(VARIABLE, place.path())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && told.contains("1 passed"),
        "{told}{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn remount(folder: &str, options: &str) {
    let status = Command::new("mount").args(["-o", &format!("remount,{options}"), folder]).status().unwrap();
    assert!(status.success(), "{options}");
}

fn start(folder: &str) -> String {
    let park = format!("{folder}/park");
    let words = ["-w", &park, "assessment", "new", "--framework", "hsdp", "--park", "晴川", "--year", "2026"];
    let told = run(&words);
    assert_eq!(told.status, 0, "{told:?}");
    park
}

#[test]
fn a_full_disk_keeps_all_that_was_saved() {
    on_small_disk("disk::a_full_disk_keeps_all_that_was_saved", |folder| {
        let park = start(folder);
        let indicator = |round: usize| format!("t{}", round % 13 + 1);
        let text = |round: usize| format!("{round}{}", "字".repeat(20_000));
        let mut saved = 0;
        let refused = loop {
            let told = run(&[
                "-w",
                &park,
                "--json",
                "answer",
                "set",
                &indicator(saved),
                "--narrative",
                &text(saved),
            ]);
            if told.status == 3 {
                break told;
            }
            saved += 1;
            assert!(saved < 200, "the disk never fills");
        };
        assert_failure(&refused, 3, "full");
        assert!(saved > 3, "{saved}");
        remount(folder, "size=40m");
        for round in saved.saturating_sub(13)..saved {
            let shown = run(&["-w", &park, "--json", "answer", "show", &indicator(round)]).json();
            assert_eq!(
                shown["answers"][0]["raw"]["text"].as_str(),
                Some(text(round).as_str()),
                "save {round}"
            );
        }
    });
}

#[test]
fn a_read_only_folder_is_named_and_untouched() {
    on_small_disk("disk::a_read_only_folder_is_named_and_untouched", |folder| {
        let park = start(folder);
        remount(folder, "ro");
        assert_failure(&run(&["-w", &park, "--json", "profile", "set", "name=别的"]), 3, "read_only");
        remount(folder, "rw");
        let shown = run(&["-w", &park, "--json", "assessment", "list"]).json();
        assert_eq!(shown["assessments"][0]["park"], "晴川");
    });
}
