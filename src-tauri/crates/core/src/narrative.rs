//! The words of an indicator: lines of text, and lines that show a picture of the evidence.
//!
//! A picture stands on a line of its own: `![说明](文件名.jpg)`. It is named by its file, because numbers of evidence change
//! when something is linked, and a book that shows another picture than was meant is worse than one that shows none.

use crate::assessment::Assessment;
use crate::evidence::{Evidence, EvidenceSet};
use crate::id::IndicatorId;

/// A line of a narrative that says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'t> {
    /// A paragraph.
    Text(&'t str),
    /// A picture.
    Picture {
        /// What it shows.
        caption: &'t str,
        /// Name of the file.
        file: &'t str,
    },
}

/// The lines of a narrative; blank ones go.
pub fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(line)
}

fn line(line: &str) -> Line<'_> {
    let inner = line.strip_prefix("![").and_then(|rest| rest.strip_suffix(')'));
    match inner.and_then(|inner| inner.split_once("](")) {
        Some((caption, file)) if !file.trim().is_empty() => {
            Line::Picture { caption: caption.trim(), file: file.trim() }
        }
        _ => Line::Text(line),
    }
}

/// What a line names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named<'a> {
    /// A piece of evidence.
    One(&'a Evidence),
    /// No piece has this name.
    None,
    /// Several pieces of different content have it.
    Several,
}

/// The piece of evidence with a file name.
pub fn named<'a>(set: &'a EvidenceSet, file: &str) -> Named<'a> {
    let mut found = set.items.iter().filter(|item| item.original_name == file);
    match (found.next(), found.next()) {
        (None, _) => Named::None,
        (Some(one), None) => Named::One(one),
        (Some(one), Some(other)) if one.sha256 == other.sha256 && found.next().is_none() => Named::One(one),
        _ => Named::Several,
    }
}

/// A picture that a narrative shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown<'a> {
    /// In the words of which indicator.
    pub indicator: &'a IndicatorId,
    /// Name of the file.
    pub file: &'a str,
    /// What has this name.
    pub named: Named<'a>,
}

/// Every picture that the narratives of an assessment show, in the order of the framework.
pub fn pictures(assessment: &Assessment) -> Vec<Shown<'_>> {
    let mut shown = Vec::new();
    for indicator in &assessment.framework.indicators {
        if indicator.narrative.is_none() {
            continue;
        }
        let text = assessment.answers.get(&indicator.id, crate::answer::Slot::Narrative).text();
        for line in lines(text) {
            if let Line::Picture { file, .. } = line {
                let named = named(&assessment.evidence, file);
                shown.push(Shown { indicator: &indicator.id, file, named });
            }
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_stands_on_a_line_of_its_own() {
        let text = "正文。\n\n ![现场（一）](指挥中心 (1).jpg) \n行内的 ![不是](a.jpg) 不算\n![没有名]()";
        let found: Vec<Line<'_>> = lines(text).collect();
        let picture = Line::Picture { caption: "现场（一）", file: "指挥中心 (1).jpg" };
        let plain = [Line::Text("行内的 ![不是](a.jpg) 不算"), Line::Text("![没有名]()")];
        assert_eq!(found, [Line::Text("正文。"), picture, plain[0], plain[1]]);
    }
}
