//! The authored form of a framework: a TOML file.

mod read;
mod shape;
#[cfg(test)]
mod tests;

use super::check::check;
use super::places::{place_at, position};
use super::{Framework, problem};
use crate::problem::{Place, Problem, Said};

/// The newest format that this program reads.
const FORMAT: u32 = 1;

/// Reads a framework and reports every problem found, each with its line.
///
/// # Errors
/// All problems; the framework is not used then.
pub fn parse(text: &str) -> Result<Framework, Vec<Problem>> {
    let head: shape::Head = toml::from_str(text).map_err(|error| vec![syntax(text, &error)])?;
    if head.format != FORMAT {
        return Err(vec![unknown_format(text, head.format)]);
    }
    let file: shape::FrameworkFile = toml::from_str(text).map_err(|error| vec![syntax(text, &error)])?;
    let (framework, places) = read::framework(text, file)?;
    let problems = check(&framework, &places);
    if problems.is_empty() { Ok(framework) } else { Err(problems) }
}

fn syntax(text: &str, error: &toml::de::Error) -> Problem {
    let (line, column) = position(text, error.span().map_or(0, |span| span.start));
    let say = Said::new(
        format!("指标体系文件第 {line} 行读不懂：{}", error.message()),
        format!("Line {line} of the framework file cannot be read: {}", error.message()),
    );
    let next = Said::new("请对照示例修改这一行。", "Compare this line with the example and mend it.");
    Problem { next, ..problem("framework.syntax", Place::Line { line, column }, say) }
}

fn unknown_format(text: &str, format: u32) -> Problem {
    let say = Said::new(
        format!("文件格式是 {format}，本程序能读 {FORMAT}。"),
        format!("The file has format {format}; this program reads {FORMAT}."),
    );
    let next = Said::new(
        "请升级本程序，或向提供方索取旧格式的文件。",
        "Use a newer program, or ask for the file in the older format.",
    );
    let place = place_at(text, text.find("format").unwrap_or(0));
    Problem { next, ..problem("framework.format", place, say) }
}
