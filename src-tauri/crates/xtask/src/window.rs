//! The real window under a display of its own.

use std::path::Path;
use std::process::Command;

use crate::step::{self, Done, Trouble, call, cargo, root, run};
use crate::{network, page};

/// Features of a window that tests can drive.
pub const FEATURES: &str = "e2e,custom-protocol";

/// Builds the window for tests.
pub fn build() -> Done {
    page::build()?;
    run(&mut cargo(["build", "--package", "parkgauge-desktop", "--features", FEATURES]))
}

/// Journeys through the window, without a network wherever the kernel allows that.
pub fn test() -> Done {
    build()?;
    let journeys = node_test(&root().join("tests/e2e"))?;
    run(&mut under_display(network::without(&journeys)))
}

/// A call of node's test runner on every `*.test.mjs` right inside `folder`; fails when there is none.
pub fn node_test(folder: &Path) -> Result<Command, Trouble> {
    let listed =
        std::fs::read_dir(folder).map_err(|cause| Trouble::File { path: folder.to_owned(), cause })?;
    let mut files: Vec<String> = listed
        .flatten()
        .map(|entry| entry.path().to_string_lossy().into_owned())
        .filter(|path| path.ends_with(".test.mjs"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(Trouble::Missing {
            what: format!("{}/*.test.mjs", folder.display()),
            next: "the journeys are gone: restore them".to_owned(),
        });
    }
    // One after the other: two windows on two cores would make each other's waiting times meaningless.
    let runner = ["--test", "--test-concurrency=1", "--test-reporter=spec"].map(str::to_owned);
    let mut command = call("node", runner.into_iter().chain(files));
    command.env("CARGO_TARGET_DIR", step::target());
    Ok(command)
}

/// The same call under a virtual display of 1920 × 1080.
pub fn under_display(command: Command) -> Command {
    wrap(&["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24"], &command)
}

/// The same call as the arguments of another program.
pub fn wrap(before: &[&str], command: &Command) -> Command {
    let mut wrapped = call(before[0], &before[1..]);
    wrapped.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            wrapped.env(name, value);
        }
    }
    wrapped
}
