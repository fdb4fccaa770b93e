//! One step of a developer command: a program that must end well.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Why a developer command stopped.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The call is wrong.
    #[error("没有这个命令 no such command: {0}\n  next: cargo xtask help")]
    Call(String),
    /// A program that is needed is not there.
    #[error("缺少 missing: {what}\n  next: {next}")]
    Missing {
        /// The program, package or file.
        what: String,
        /// What to do about it.
        next: String,
    },
    /// A program ended badly.
    #[error("{program} ended with {how}: {line}")]
    Ended {
        /// The program.
        program: String,
        /// Its exit status, or why it did not start.
        how: String,
        /// The whole call.
        line: String,
    },
    /// A file could not be read or written.
    #[error("{path}: {cause}")]
    File {
        /// The file.
        path: PathBuf,
        /// The cause.
        cause: std::io::Error,
    },
    /// Something was found that must not be.
    #[error("{0}")]
    Found(String),
}

/// The end of a step.
pub type Done = Result<(), Trouble>;

/// The repository, wherever the command was called.
pub fn root() -> &'static Path {
    // This crate sits three folders below the repository.
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(3).unwrap_or(here)
}

/// The folder of build results.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The program that a debug build of `name` makes.
pub fn built(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// A call of `program` in the repository that reads nothing.
pub fn call<S: AsRef<OsStr>>(program: &str, arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root()).stdin(Stdio::null());
    // A program of ours that stands in a target folder elsewhere would not find them above itself.
    command.env("PARKGAUGE_ASSETS", root().join("assets"));
    command
}

/// A call of the cargo that runs this.
pub fn cargo<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    call(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()), arguments)
}

/// Runs it in sight of the user.
pub fn run(command: &mut Command) -> Done {
    let line = line(command);
    println!("  $ {line}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(ended(command, status.to_string(), line)),
        Err(cause) => Err(ended(command, cause.to_string(), line)),
    }
}

/// Runs it out of sight and gives what it wrote; what it complained about is shown only when it ends badly.
pub fn output(command: &mut Command) -> Result<String, Trouble> {
    let line = line(command);
    match command.output() {
        Ok(output) if output.status.success() => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
            Err(ended(command, format!("{}: {said}", output.status), line))
        }
        Err(cause) => Err(ended(command, cause.to_string(), line)),
    }
}

/// Where the program of this name is, if it can be started.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let ways = |folder: PathBuf| ["", ".exe", ".cmd"].map(|ending| folder.join(format!("{program}{ending}")));
    std::env::split_paths(&path).flat_map(ways).find(|path| path.is_file())
}

/// True when a program of this name can be started.
pub fn has(program: &str) -> bool {
    find(program).is_some()
}

/// Reads a text file.
pub fn read(path: &Path) -> Result<String, Trouble> {
    std::fs::read_to_string(path).map_err(|cause| Trouble::File { path: path.to_owned(), cause })
}

/// Writes a file, making its folder.
pub fn write(path: &Path, text: &str) -> Done {
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, text))
        .map_err(|cause| Trouble::File { path: path.to_owned(), cause })
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

fn ended(command: &Command, how: String, line: String) -> Trouble {
    Trouble::Ended { program: command.get_program().to_string_lossy().into_owned(), how, line }
}
