//! From a frozen assessment to the content of the book. Every number comes from
//! the score card; nothing is judged or counted here.

mod annex;
mod areas;
mod front;
mod gap;
mod standards;

use super::{
    Anchor, Block, Finality, Paragraph, ParagraphRole, Part, PartKind, Report, Span, Stamp, chinese_number,
};
use super::{Facts, Wording};
use crate::assessment::Assessment;
use crate::evidence::{Numbered, Proves, VolumeMap, page_ranges};
use crate::id::{EvidenceId, FieldKey, IndicatorId};
use crate::park::Park;
use crate::score::ScoreCard;

/// Everything the book is made from: one frozen state.
#[derive(Debug, Clone, Copy)]
pub struct Snapshot<'a> {
    /// What was answered.
    pub assessment: &'a Assessment,
    /// What is known about the park.
    pub park: &'a Park,
    /// The result of exactly this state.
    pub card: &'a ScoreCard,
    /// Fixed sentences.
    pub wording: &'a Wording,
    /// What identifies the state.
    pub stamp: &'a Stamp,
    /// Draft or final.
    pub finality: Finality,
    /// Years of the three-year table, oldest first.
    pub periods: &'a [String],
    /// Where the evidence is bound.
    pub volume: &'a VolumeMap,
}

/// Builds the book. The same snapshot gives the same report.
pub fn build(snapshot: &Snapshot<'_>) -> Report {
    let year = snapshot.assessment.year.to_string();
    let park = snapshot.field("name");
    let applicant = snapshot.field("applicant");
    let framework = &snapshot.assessment.framework;
    let builder = Builder {
        snapshot: *snapshot,
        facts: Facts {
            framework: &framework.title,
            edition: &framework.edition,
            issuer: &framework.issuer,
            park: &park,
            applicant: if applicant.is_empty() { &park } else { &applicant },
            year: &year,
        },
        evidence: snapshot.assessment.evidence.numbered(framework),
    };
    let fill = |phrase: &super::Phrase| phrase.fill(&builder.facts);
    Report {
        // The line end is for the cover; in metadata the title is one line.
        title: fill(&snapshot.wording.title).replace('\n', ""),
        author: builder.facts.applicant.to_owned(),
        subject: format!("{park} {year} 年度"),
        stamp: snapshot.stamp.clone(),
        finality: snapshot.finality,
        running_note: shortened(&park),
        parts: builder.parts(),
    }
}

struct Builder<'a> {
    snapshot: Snapshot<'a>,
    facts: Facts<'a>,
    evidence: Vec<Numbered<'a>>,
}

impl Snapshot<'_> {
    /// A profile field as printed.
    fn field(&self, key: &str) -> String {
        FieldKey::new(key).map_or_else(|_| String::new(), |key| self.park.profile.shown(&key))
    }
}

impl<'a> Builder<'a> {
    fn parts(&self) -> Vec<Part> {
        let titles = &self.snapshot.wording.parts;
        let fill = |phrase: &super::Phrase| phrase.fill(&self.facts);
        let front = [
            self.cover(),
            part("notes", PartKind::Front, fill(&titles.filling_notes), self.filling_notes()),
            part("contents", PartKind::Contents, fill(&titles.contents), Vec::new()),
            part("basics", PartKind::Body, fill(&titles.basics), self.basics()),
            part("pledge", PartKind::Pledge, fill(&titles.pledge), self.pledge()),
        ];
        let chapters = [
            ("overview", &titles.overview, self.overview()),
            ("requirements", &titles.requirements, self.requirements()),
            ("indicators", &titles.indicators, self.indicators()),
            ("areas", &titles.areas, self.areas()),
            ("gap", &titles.gap, self.gap()),
        ];
        let annexes = [
            ("roster", &titles.roster, self.roster()),
            ("rules", &titles.rules, self.rules()),
            ("recommendation", &titles.recommendation, self.recommendation()),
            ("evidence", &titles.evidence, self.evidence_index()),
        ];
        let chapters = chapters.into_iter().enumerate().map(|(index, (anchor, title, blocks))| {
            let title = format!("{}、{}", chinese_number(index + 1), fill(title));
            part(anchor, PartKind::Body, title, blocks)
        });
        let annexes = annexes.into_iter().enumerate().map(|(index, (anchor, title, blocks))| {
            part(anchor, PartKind::Body, format!("附件{}　{}", index + 1, fill(title)), blocks)
        });
        front.into_iter().chain(chapters).chain(annexes).collect()
    }

    /// The numbers of the evidence for something, each a link to its row in the index.
    fn evidence_links(&self, proves: &Proves) -> Vec<Span> {
        let set = &self.snapshot.assessment.evidence;
        let mut spans = Vec::new();
        for link in set.links_to(proves) {
            let Some(number) = self.evidence_number(&link.evidence) else { continue };
            if !spans.is_empty() {
                spans.push(Span::LineBreak);
            }
            spans.push(Span::Link { text: number.to_owned(), to: evidence_anchor(&link.evidence) });
            if !link.pages.trim().is_empty() {
                let text = format!(" 第{}页", link.pages.trim());
                let first = page_ranges(&link.pages).and_then(|ranges| Some(ranges.first()?.0));
                let place = first.and_then(|page| self.snapshot.volume.place_of(&link.evidence, page));
                spans.push(match place {
                    Some((file, page)) => Span::Link { text, to: Anchor::in_file(file, page) },
                    None => Span::text(text),
                });
            }
        }
        spans
    }

    fn evidence_number(&self, id: &EvidenceId) -> Option<&str> {
        self.evidence.iter().find(|piece| &piece.item.id == id).map(|piece| piece.number.as_str())
    }
}

fn part(anchor: &str, kind: PartKind, title: String, blocks: Vec<Block>) -> Part {
    Part { anchor: Anchor::new(anchor), kind, title, blocks }
}

fn evidence_anchor(id: &EvidenceId) -> Anchor {
    Anchor::new(format!("evidence-{id}"))
}

fn indicator_anchor(id: &IndicatorId) -> Anchor {
    Anchor::new(format!("indicator-{id}"))
}

/// A name for the foot of each page.
fn shortened(name: &str) -> String {
    const LONGEST: usize = 40;
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}……", &name[..end]),
        None => name.to_owned(),
    }
}

/// A text with line ends as one paragraph a line; blank lines go.
fn paragraphs(role: ParagraphRole, text: &str) -> impl Iterator<Item = Block> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(move |line| Block::Paragraph(Paragraph::plain(role, line))).collect::<Vec<_>>().into_iter()
}

fn paragraph(role: ParagraphRole, text: impl Into<String>) -> Block {
    Block::Paragraph(Paragraph::plain(role, text))
}

fn heading(level: u8, anchor: Anchor, text: impl Into<String>) -> Block {
    Block::Heading(super::Heading { level, text: text.into(), anchor })
}
