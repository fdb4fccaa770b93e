//! Evidence (佐证材料): what proves what, and how it is numbered.

mod numbering;
mod place;
mod suggest;

pub use numbering::{Numbered, Numbering, NumberingRule, Renumbered};
pub use place::{BoundPages, VolumeMap};
pub use suggest::{Suggestion, suggest};

use crate::id::{EvidenceId, IndicatorId};

/// A stored piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// SHA-256 of the content, lower-case hexadecimal.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// Media type found by content.
    pub media_type: String,
    /// Name of the file that was added.
    pub original_name: String,
    /// Title; the file name without ending unless somebody wrote one.
    pub title: String,
    /// Kind of document: 批文, 证书 …, or empty.
    pub kind: String,
    /// Who issued it, or empty.
    pub issuer: String,
    /// Document number, or empty.
    pub document_number: String,
    /// Date as typed, or empty.
    pub document_date: String,
    /// Last day it is valid, as typed, or empty.
    pub valid_until: String,
    /// Who may see it (内部, 不外传 …), or empty.
    pub confidentiality: String,
    /// Remark, or empty.
    pub note: String,
    /// Pages, where they can be counted.
    pub pages: Option<u32>,
    /// When it was added, RFC 3339.
    pub added_at: String,
}

/// What a piece of evidence can prove.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proves {
    /// The park's profile and eligibility.
    Profile,
    /// An indicator.
    Indicator(IndicatorId),
}

/// One link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Which piece.
    pub evidence: EvidenceId,
    /// What it proves.
    pub proves: Proves,
    /// Page ranges "3-5,8"; empty for all.
    pub pages: String,
    /// Why it proves it, or empty.
    pub reason: String,
}

/// The evidence of an assessment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EvidenceSet {
    /// Every piece of the workspace that is not in the trash, in order of adding.
    pub items: Vec<Evidence>,
    /// Every link of the assessment, in order of linking.
    pub links: Vec<Link>,
    /// How its pieces are numbered.
    pub numbering: Numbering,
}

impl EvidenceSet {
    /// The piece with this id.
    pub fn item(&self, id: &EvidenceId) -> Option<&Evidence> {
        self.items.iter().find(|item| &item.id == id)
    }

    /// The links to what is proved, in order of linking.
    pub fn links_to<'a>(&'a self, proves: &'a Proves) -> impl Iterator<Item = &'a Link> {
        self.links.iter().filter(move |link| &link.proves == proves && self.item(&link.evidence).is_some())
    }

    /// The links of one piece.
    pub fn links_of<'a>(&'a self, id: &'a EvidenceId) -> impl Iterator<Item = &'a Link> {
        self.links.iter().filter(move |link| &link.evidence == id)
    }
}

/// Reads page ranges such as "3-5, 8"; full-width forms are understood.
/// `None` when the text is not a list of pages from 1 in rising ranges.
pub fn page_ranges(text: &str) -> Option<Vec<(u32, u32)>> {
    let plain = crate::number::plain_text(text).replace(['、', ';', '；'], ",");
    if plain.is_empty() {
        return Some(Vec::new());
    }
    plain
        .split(',')
        .map(|part| {
            let part = part.trim_start_matches('第').trim_end_matches('页');
            let (first, last) = part.split_once(['-', '~', '—', '–', '至']).unwrap_or((part, part));
            let (first, last) = (first.parse::<u32>().ok()?, last.parse::<u32>().ok()?);
            (first >= 1 && first <= last).then_some((first, last))
        })
        .collect()
}

/// Writes pages as ranges, "3-5,8"; `pages` rise.
pub fn shown_ranges(pages: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for page in pages {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => ranges.push((*page, *page)),
        }
    }
    let shown = ranges.into_iter().map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first}-{last}"),
    });
    shown.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_ranges_are_read_as_typed() {
        assert_eq!(page_ranges("3-5，8"), Some(vec![(3, 5), (8, 8)]));
        assert_eq!(page_ranges("第１页"), Some(vec![(1, 1)]));
        assert_eq!(shown_ranges(&[3, 4, 5, 8]), "3-5,8");
        assert_eq!(page_ranges(""), Some(vec![]));
        for odd in ["5-3", "0", "a", "1-", "1,,2"] {
            assert_eq!(page_ranges(odd), None, "{odd}");
        }
    }
}
