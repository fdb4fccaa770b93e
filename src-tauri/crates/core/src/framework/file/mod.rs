//! The authored form of a framework: a TOML file. Names, kinds and places are dealt with here, once; what the parts
//! mean together is checked in `check/`.

mod area;
mod basis;
mod definition;
mod doc;
mod draft;
mod fields;
mod head;
mod indicator;
mod question;
mod score_rule;
mod target;
#[cfg(test)]
mod tests;
mod value;

pub(crate) use doc::position;
pub(super) use doc::{Doc, Path};
use draft::Draft;
pub(super) use draft::{Declared, Positions};
pub use value::Values;

use super::check::{Words, check};
use super::{Framework, problem};
use crate::problem::{Place, Problem, Said, Severity};

/// The newest format that this program reads.
const FORMAT: u64 = 1;

/// A file of more bytes is no framework: 1,000 indicators written at length are about 2 MB. Unit: bytes.
pub const LARGEST: usize = 4 << 20;

/// The most problems that are said of one file: nobody reads more, and a hostile file has millions.
pub(super) const MOST: usize = 1_000;

/// What came of reading a framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examined {
    /// The framework, when nothing blocks.
    pub framework: Option<Framework>,
    /// Every problem, remarks included, in the order of the file.
    pub problems: Vec<Problem>,
}

/// Reads a framework.
///
/// # Errors
/// Every problem that blocks; the framework is not used then.
pub fn parse(text: &str) -> Result<Framework, Vec<Problem>> {
    let Examined { framework, mut problems } = examine(text, None);
    framework.ok_or_else(|| {
        problems.retain(|problem| problem.severity == Severity::Blocks);
        problems
    })
}

/// Reads a framework and finds every problem of it, each with its line and column. With `words` it also compares what
/// it asks for with the roster, the profile and the yearly figures.
pub fn examine(text: &str, words: Option<&Words<'_>>) -> Examined {
    if text.len() > LARGEST {
        return too_large(text.len() as u64);
    }
    let (doc, broken) = Doc::read(text);
    if !broken.is_empty() {
        let mut problems = broken;
        limit(&mut problems);
        return Examined { framework: None, problems };
    }
    let Draft { framework, positions, declared, mut problems } = match draft::read(&doc) {
        Ok(draft) => draft,
        Err(problem) => return refused(problem),
    };
    if let Some(framework) = &framework {
        problems.extend(check(framework, &doc, &positions, &declared, words));
    }
    // Stable: problems of one place stay in the order in which they were found.
    problems.sort_by(|a, b| a.place.cmp(&b.place));
    let blocks = problems.iter().any(|problem| problem.severity == Severity::Blocks);
    limit(&mut problems);
    Examined { framework: framework.filter(|_| !blocks), problems }
}

/// Keeps the first [`MOST`] problems and says that there are more.
fn limit(problems: &mut Vec<Problem>) {
    if problems.len() > MOST {
        problems.truncate(MOST);
        let last =
            problems.last().map_or(Place::Line { line: 1, column: 1 }, |problem| problem.place.clone());
        let say = Said::new(
            format!("问题太多，只列出前 {MOST} 个。"),
            format!("There are too many problems; the first {MOST} are listed."),
        );
        problems.push(problem("framework.too_many", last, say));
    }
}

/// The same for the bytes of a file, whatever their encoding: only UTF-8 is read.
pub fn examine_bytes(bytes: &[u8], words: Option<&Words<'_>>) -> Examined {
    if bytes.len() > LARGEST {
        return too_large(bytes.len() as u64);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => examine(text, words),
        Err(error) => refused(not_utf8(bytes, error.valid_up_to())),
    }
}

fn refused(problem: Problem) -> Examined {
    Examined { framework: None, problems: vec![problem] }
}

/// What is said of a file of so many bytes, more than [`LARGEST`], without reading it.
pub fn too_large(size: u64) -> Examined {
    let say = Said::new(
        format!("文件有 {size} 字节，超过 {LARGEST} 字节，没有读。"),
        format!("The file has {size} bytes, more than {LARGEST}; it was not read."),
    );
    refused(problem("framework.too_large", Place::Line { line: 1, column: 1 }, say))
}

fn not_utf8(bytes: &[u8], good: usize) -> Problem {
    let before = bytes.get(..good).unwrap_or_default();
    let (line, column) = position(std::str::from_utf8(before).unwrap_or_default(), good);
    let looks = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => ("像是 UTF-16", "it looks like UTF-16"),
        _ => ("可能是 GBK（ANSI）", "it may be GBK"),
    };
    let say = Said::new(
        format!("文件不是 UTF-8 编码，从这里起读不懂；{}。", looks.0),
        format!("The file is not UTF-8 from here on; {}.", looks.1),
    );
    problem("framework.encoding", Place::Line { line, column }, say)
}
