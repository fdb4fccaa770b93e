//! The book and the package as other programs see them.

use std::path::{Path, PathBuf};

use crate::step::{Done, Trouble, built, call, cargo, output, run as run_step, target};

/// What a mutool that was built without colour management says of every file.
const ABOUT_MUTOOL: &str = "warning: ICC support is not available";

/// Makes the demo's submission set and has qpdf, poppler and mupdf read it.
pub fn run() -> Done {
    run_step(&mut cargo(["build", "--quiet", "--package", "parkgauge"]))?;
    let out = target().join("pdf-check");
    if out.exists() {
        std::fs::remove_dir_all(&out).map_err(|cause| Trouble::File { path: out.clone(), cause })?;
    }
    let parkgauge = built("parkgauge");
    run_step(call(&parkgauge.to_string_lossy(), ["demo", "--out"]).arg(&out))?;
    let package = one(&out, "zip")?;
    run_step(call(&parkgauge.to_string_lossy(), ["dossier", "verify"]).arg(&package))?;
    // The package is unpacked as its receiver would, and that book is what is looked at.
    let unpacked = out.join("unpacked");
    run_step(
        call(&parkgauge.to_string_lossy(), ["dossier", "unpack"]).arg(&package).arg("--out").arg(&unpacked),
    )?;
    let is_book = |path: &PathBuf| path.parent() == Some(unpacked.as_path());
    let books: Vec<PathBuf> = found(&unpacked, "pdf").into_iter().filter(is_book).collect();
    if books.is_empty() {
        return Err(fault(&package, "there is no book in it"));
    }
    // Fonts and text of the evidence are those of the files that the office was given.
    let ours = |path: &PathBuf| path.file_name().is_some_and(|name| name == "申报书.pdf");
    books.iter().filter(|book| ours(book)).try_for_each(|book| look_at_type(book))?;
    books.iter().try_for_each(|book| look_at(book))
}

fn look_at_type(book: &Path) -> Done {
    let text = output(call("pdftotext", ["-enc", "UTF-8"]).arg(book).arg("-"))?;
    let strange = |letter: &char| *letter == '\u{FFFD}' || ('\u{E000}'..='\u{F8FF}').contains(letter);
    if text.trim().is_empty() || text.chars().any(|letter| strange(&letter)) {
        return Err(fault(book, "its text does not come out whole (pdftotext)"));
    }
    let fonts = output(call("pdffonts", [] as [&str; 0]).arg(book))?;
    for font in fonts.lines().skip(2) {
        // Columns from the right: object id (two), uni, sub, emb.
        let columns: Vec<&str> = font.split_whitespace().rev().collect();
        if columns.get(2..5) != Some(&["yes", "yes", "yes"][..]) {
            return Err(fault(
                book,
                &format!("a font is not embedded, subset and readable (pdffonts): {font}"),
            ));
        }
    }
    Ok(())
}

fn look_at(book: &Path) -> Done {
    println!("  {}", book.display());
    // A warning ends qpdf with 3 and so fails here too.
    output(call("qpdf", ["--check"]).arg(book))?;
    let drawn = call("mutool", ["draw", "-q", "-r", "36", "-F", "png", "-o"])
        .arg(if cfg!(windows) { "NUL" } else { "/dev/null" })
        .arg(book)
        .output();
    let drawn = drawn.map_err(|cause| Trouble::File { path: "mutool".into(), cause })?;
    let said = String::from_utf8_lossy(&drawn.stderr).into_owned();
    let about_the_book: Vec<&str> = said.lines().filter(|line| *line != ABOUT_MUTOOL).collect();
    if drawn.status.success() && about_the_book.is_empty() {
        return Ok(());
    }
    Err(fault(book, &format!("mutool: {} {}", drawn.status, about_the_book.join("\n"))))
}

fn fault(book: &Path, what: &str) -> Trouble {
    Trouble::Found(format!("{}: {}", book.display(), what.trim()))
}

fn one(folder: &Path, ending: &str) -> Result<PathBuf, Trouble> {
    found(folder, ending).into_iter().next().ok_or_else(|| Trouble::Missing {
        what: format!("{}/*.{ending}", folder.display()),
        next: "parkgauge demo made none".to_owned(),
    })
}

fn found(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                paths.push(path);
            }
        }
    }
    paths.sort();
    paths
}
