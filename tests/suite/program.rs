//! Programs of others that look at what we made.

use std::io::ErrorKind;
use std::process::{Command, Output};

/// Where each program comes from on Debian and Ubuntu.
const PACKAGES: [(&str, &str); 6] = [
    ("pdftotext", "poppler-utils"),
    ("pdfinfo", "poppler-utils"),
    ("pdfdetach", "poppler-utils"),
    ("qpdf", "qpdf"),
    ("mutool", "mupdf-tools"),
    ("java", "default-jre-headless libpdfbox2-java libactivation-java libjaxb-api-java"),
];

/// Runs a program that must be there.
///
/// # Panics
/// With the line that installs it, when it is not.
pub fn program(name: &str, arguments: &[&str]) -> Output {
    Command::new(name).args(arguments).output().unwrap_or_else(|cause| {
        let package = PACKAGES.iter().find(|known| known.0 == name).map_or(name, |known| known.1);
        match cause.kind() {
            ErrorKind::NotFound => {
                panic!("{name} is missing: sudo apt-get install -y {package} (or cargo xtask test)")
            }
            _ => panic!("{name} does not start: {cause}"),
        }
    })
}

/// What a program prints, which must end well.
pub fn output_of(name: &str, arguments: &[&str]) -> String {
    let output = program(name, arguments);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{name} {arguments:?}: {told}{}",
        String::from_utf8_lossy(&output.stdout)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}
