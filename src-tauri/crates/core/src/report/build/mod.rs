//! From a frozen assessment to the content of the book. Every number comes from
//! the score card; nothing is judged or counted here.

mod annex;
mod answers;
mod areas;
mod chart;
mod comparison;
mod footnote;
mod front;
mod gap;
mod plan;
mod reasons;
mod retired;
mod standards;

use super::{
    Anchor, Beside, Block, ChartId, Composition, Finality, Paragraph, ParagraphRole, Part, PartId, PartKind,
    Report, Span, Stamp, TitleNumber,
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
    /// Which parts the book has, and how they are numbered.
    pub composition: &'a Composition,
    /// What is shown beside the assessment.
    pub beside: &'a Beside,
}

/// Builds the book. The same snapshot gives the same report.
pub fn build(snapshot: &Snapshot<'_>) -> Report {
    let year = snapshot.assessment.year.to_string();
    let date = snapshot.stamp.made_at.format("%Y年%-m月%-d日").to_string();
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
            date: &date,
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
    pub(in crate::report) fn field(&self, key: &str) -> String {
        FieldKey::new(key).map_or_else(|_| String::new(), |key| self.park.profile.shown(&key))
    }
}

impl<'a> Builder<'a> {
    fn parts(&self) -> Vec<Part> {
        let composition = self.snapshot.composition;
        let (mut chapters, mut annexes) = (0, 0);
        let mut parts = Vec::new();
        for plan in &composition.parts {
            if plan.id == PartId::Cover {
                parts.push(self.cover());
                continue;
            }
            if plan.id == PartId::Plan && self.measures().is_empty() {
                continue;
            }
            let title =
                plan.title.as_ref().unwrap_or(self.snapshot.wording.parts.of(plan.id)).fill(&self.facts);
            let number = match plan.number() {
                TitleNumber::No => String::new(),
                TitleNumber::Chapter => {
                    chapters += 1;
                    composition.numbering.chapter.of(chapters)
                }
                TitleNumber::Annex => {
                    annexes += 1;
                    composition.numbering.annex.of(annexes)
                }
            };
            parts.push(self.part_of(plan.id, format!("{number}{title}")));
        }
        number_figures(&mut parts);
        parts
    }

    /// Whether the template wants a chart.
    fn draws(&self, chart: ChartId) -> bool {
        self.snapshot.composition.charts.contains(&chart)
    }

    fn part_of(&self, id: PartId, title: String) -> Part {
        let (anchor, kind, blocks) = match id {
            PartId::Cover => return self.cover(),
            PartId::FillingNotes => ("notes", PartKind::Front, self.filling_notes()),
            PartId::Contents => ("contents", PartKind::Contents, Vec::new()),
            PartId::Basics => ("basics", PartKind::Body, self.basics()),
            PartId::Pledge => ("pledge", PartKind::Pledge, self.pledge()),
            PartId::Overview => ("overview", PartKind::Body, self.overview()),
            PartId::Requirements => ("requirements", PartKind::Body, self.requirements()),
            PartId::Indicators => ("indicators", PartKind::Body, self.indicators()),
            PartId::Areas => ("areas", PartKind::Body, self.areas()),
            PartId::Gap => ("gap", PartKind::Body, self.gap()),
            PartId::Plan => ("plan", PartKind::Body, self.plan()),
            PartId::Roster => ("roster", PartKind::Body, self.roster()),
            PartId::Rules => ("rules", PartKind::Body, self.rules()),
            PartId::Reasons => ("reasons", PartKind::Body, self.reasons()),
            PartId::Recommendation => ("recommendation", PartKind::Body, self.recommendation()),
            PartId::Evidence => ("evidence", PartKind::Body, self.evidence_index()),
        };
        part(anchor, kind, title, blocks)
    }

    /// The number of a heading.
    fn number(&self, level: u8, number: usize) -> String {
        self.snapshot.composition.numbering.heading(level, number)
    }

    /// Whether the book has a part: only then anything may point into it.
    fn has(&self, id: PartId) -> bool {
        self.snapshot.composition.parts.iter().any(|plan| plan.id == id)
    }

    /// A run of text that jumps to a place of a part, or plain text if the book leaves the part out.
    fn link(&self, text: String, to: Anchor, within: PartId) -> Span {
        if self.has(within) { Span::Link { text, to } } else { Span::Text(text) }
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
            let to = evidence_anchor(&link.evidence);
            spans.push(self.link(number.to_owned(), to, PartId::Evidence));
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

/// Numbers figures through the book: "图3　…".
fn number_figures(parts: &mut [Part]) {
    let blocks = parts.iter_mut().flat_map(|part| &mut part.blocks);
    let figures = blocks.filter_map(|block| match block {
        Block::Figure(figure) => Some(figure),
        _ => None,
    });
    for (number, figure) in (1..).zip(figures) {
        figure.caption = format!("图{number}　{}", figure.caption);
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

fn reason_anchor(id: &IndicatorId) -> Anchor {
    Anchor::new(format!("reason-{id}"))
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
