//! Who stands behind what judges, and where it is written.

use crate::id::SourceId;

/// Standing (效力) of anything that judges. Ordered from strongest to weakest,
/// so the standing of a total is the maximum of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// 官方: published by an authority and cited.
    Official,
    /// 解读: our reading of an official text.
    Interpretation,
    /// 推算: worked out from published figures.
    Derived,
    /// 自拟: ours.
    House,
}

impl Standing {
    /// The weaker of both: a total is only as official as its weakest part.
    #[must_use]
    pub fn weakest(self, other: Self) -> Self {
        self.max(other)
    }

    /// The word shown beside every number it influences.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Official => "官方",
            Self::Interpretation => "解读",
            Self::Derived => "推算",
            Self::House => "自拟",
        }
    }
}

/// A source document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceDoc {
    /// Id used by citations.
    pub id: SourceId,
    /// Title.
    pub title: String,
    /// Who issued it.
    pub issuer: String,
    /// Date as far as known, as text.
    pub date: String,
    /// How the text was seen, what is missing of it.
    pub note: String,
}

/// A citation: document, place, words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Which document.
    pub doc: SourceId,
    /// Where in it.
    pub place: String,
    /// What it says there.
    pub quote: String,
}

/// Whose a part is that judges, and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// Who stands behind it.
    pub standing: Standing,
    /// Where it is written; absent when the citation of what it belongs to counts.
    pub source: Option<Source>,
}
