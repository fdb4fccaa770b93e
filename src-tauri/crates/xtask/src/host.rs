//! What this machine has, and how it gets the rest.

use std::path::PathBuf;
use std::process::Command;

use crate::step::{self, Done, Trouble};

/// A Debian package and how to tell that it is not needed.
pub struct Need {
    package: &'static str,
    /// Any of these programs does its work, wherever it came from.
    programs: &'static [&'static str],
}

const fn package(package: &'static str) -> Need {
    Need { package, programs: &[] }
}

const fn program(package: &'static str, programs: &'static [&'static str]) -> Need {
    Need { package, programs }
}

/// To build the window.
pub const BUILD: &[Need] = &[
    program("build-essential", &["cc"]),
    program("pkg-config", &["pkg-config", "pkgconf"]),
    package("libwebkit2gtk-4.1-dev"),
];

/// To show the window's Chinese text.
pub const FONTS: &[Need] = &[package("fonts-noto-cjk")];

/// To drive the window and a browser, and to check what comes out.
pub const TEST: &[Need] = &[
    program("xvfb", &["xvfb-run"]),
    program("xauth", &["xauth"]),
    program("webkit2gtk-driver", &["WebKitWebDriver"]),
    program("openbox", &["openbox"]),
    program("xdotool", &["xdotool"]),
    program("poppler-utils", &["pdftotext"]),
    program("qpdf", &["qpdf"]),
    program("mupdf-tools", &["mutool"]),
    program("default-jre-headless", &["java"]),
    package("libpdfbox2-java"),
    package("libactivation-java"),
    package("libjaxb-api-java"),
    program("iproute2", &["ip"]),
    program("chromium", BROWSERS),
];

/// To be measured beside.
pub const PEERS: &[Need] = &[program("libreoffice-writer-nogui", &["soffice"])];

/// Browsers that the browser journeys can use, best first.
pub const BROWSERS: &[&str] = &["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"];

/// Makes sure that every need is met: installs what is missing when it may, else says the exact line.
pub fn ensure(needs: &[&[Need]]) -> Done {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let missing: Vec<&str> = needs
        .iter()
        .flat_map(|needs| needs.iter())
        .filter(|need| !met(need))
        .map(|need| need.package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let what = missing.join(" ");
    if !step::has("apt-get") {
        return Err(Trouble::Missing {
            what,
            next: "这不是 Debian/Ubuntu：请用本系统的包管理器安装对应的软件包后重试。\n        \
                   Not Debian or Ubuntu: install the matching packages of your system, then try again \
                   (Fedora: webkit2gtk4.1-devel; Arch: webkit2gtk-4.1)."
                .to_owned(),
        });
    }
    let Some(sudo) = right_to_install() else {
        return Err(Trouble::Missing {
            what: what.clone(),
            next: format!("sudo apt-get update && sudo apt-get install -y --no-install-recommends {what}"),
        });
    };
    println!("  安装系统软件包 installing: {what}");
    step::run(&mut apt(sudo, &["update", "-qq"]))?;
    let install = ["install", "-y", "-qq", "--no-install-recommends"];
    step::run(&mut apt(sudo, &[&install[..], &missing].concat()))?;
    match needs.iter().flat_map(|needs| needs.iter()).find(|need| !met(need)) {
        None => Ok(()),
        Some(need) => Err(Trouble::Missing {
            what: need.package.to_owned(),
            next: format!("apt-get install {} did not bring it: install it by hand", need.package),
        }),
    }
}

/// Makes sure that Node is there and new enough.
pub fn ensure_node() -> Done {
    const NEXT: &str = "请安装 Node.js 20.19 或更新版本（含 npm）。\n        \
                        Install Node.js 20.19 or newer with npm, for instance from nodejs.org.";
    let missing = |what: String| Trouble::Missing { what, next: NEXT.to_owned() };
    if !step::has("node") || !step::has("npm") {
        return Err(missing("node, npm".to_owned()));
    }
    let version = step::output(&mut step::call("node", ["--version"]))?;
    let mut parts =
        version.trim().trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let found = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if found >= (20, 19) {
        Ok(())
    } else {
        Err(missing(format!("node ≥ 20.19 (this is {})", version.trim())))
    }
}

/// True when a window can be shown here.
pub fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["WAYLAND_DISPLAY", "DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// True when this is the administrator.
pub fn is_root() -> bool {
    step::output(&mut step::call("id", ["-u"])).is_ok_and(|id| id.trim() == "0")
}

/// The browser that is there.
pub fn browser() -> Option<PathBuf> {
    BROWSERS.iter().find_map(|name| step::find(name))
}

fn met(need: &Need) -> bool {
    need.programs.iter().any(|program| step::has(program)) || is_installed(need.package)
}

fn is_installed(package: &str) -> bool {
    let query = &mut step::call("dpkg-query", ["-W", "-f=${Status}", package]);
    step::output(query).is_ok_and(|status| status.ends_with("ok installed"))
}

#[derive(Clone, Copy)]
enum Sudo {
    NotNeeded,
    Silent,
}

fn right_to_install() -> Option<Sudo> {
    if is_root() {
        return Some(Sudo::NotNeeded);
    }
    // `-n`: a password must never be asked for, nobody may be there to type it.
    let silent = step::has("sudo") && step::output(&mut step::call("sudo", ["-n", "true"])).is_ok();
    silent.then_some(Sudo::Silent)
}

fn apt(sudo: Sudo, arguments: &[&str]) -> Command {
    let mut command = match sudo {
        Sudo::NotNeeded => step::call("apt-get", arguments),
        Sudo::Silent => {
            let words = ["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
            step::call("sudo", [&words[..], arguments].concat())
        }
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
