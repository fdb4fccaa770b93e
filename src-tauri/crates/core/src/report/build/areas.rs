//! State and results by area: the official words, the result with its reason,
//! the description, the evidence.

use super::front::NOT_FILLED;
use super::standards::evidence_paragraph;
use super::{Builder, heading, indicator_anchor, paragraph};
use crate::answer::Slot;
use crate::evidence::{Evidence, Proves};
use crate::framework::{Area, Indicator};
use crate::id::AreaId;
use crate::narrative::{Line, Named, lines, named};
use crate::report::{Anchor, Block, Figure, FigureKind, Finality, Paragraph, ParagraphRole, PartId, Span};

impl Builder<'_> {
    pub(super) fn areas(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        self.areas_below(None, 1, &mut blocks);
        blocks.extend(self.retired());
        blocks
    }

    fn areas_below(&self, parent: Option<&AreaId>, level: u8, blocks: &mut Vec<Block>) {
        let framework = &self.snapshot.assessment.framework;
        for (index, area) in framework.areas_in(parent).enumerate() {
            let number = self.number(level, index + 1);
            let anchor = Anchor::new(format!("area-{}", area.id));
            blocks.push(heading(level.min(4), anchor, format!("{number}{}", area.name)));
            self.area_source(area, blocks);
            blocks.extend(self.area_points(area));
            for indicator in framework.indicators_in(&area.id) {
                self.indicator(indicator, (level + 1).min(4), blocks);
            }
            self.areas_below(Some(&area.id), level + 1, blocks);
        }
    }

    fn area_source(&self, area: &Area, blocks: &mut Vec<Block>) {
        if let Some(source) = &area.source {
            blocks.push(paragraph(ParagraphRole::Quote, format!("“{}”", source.quote)));
        }
    }

    fn indicator(&self, indicator: &Indicator, level: u8, blocks: &mut Vec<Block>) {
        let Some(result) = self.snapshot.card.of(&indicator.id) else { return };
        blocks.push(heading(
            level,
            indicator_anchor(&indicator.id),
            format!("{}　{}", indicator.number, indicator.name),
        ));
        let mut spans = vec![Span::Strong("结果：".to_owned())];
        if let Some(value) = &result.value {
            spans.push(Span::text(value.clone()));
            spans.extend(self.result_footnote(indicator, result));
            spans.push(Span::text("，"));
        }
        let shortfall = result.shortfall.as_ref().map_or_else(String::new, |short| format!("，{short}"));
        let points =
            result.points.as_ref().map_or_else(String::new, |points| format!("，得分{}", points.say()));
        spans.push(Span::text(format!(
            "{}{shortfall}{points}（效力：{}）。",
            result.state.zh(),
            result.standing.zh()
        )));
        if self.has(PartId::Reasons) {
            let to = super::reason_anchor(&indicator.id);
            spans.push(Span::Link { text: "判定过程".to_owned(), to: to.clone() });
            spans.extend([Span::text("见第"), Span::PageOf(to), Span::text("页。")]);
        } else {
            spans.push(Span::text(result.trace.join("")));
        }
        blocks.push(Block::Paragraph(Paragraph { role: ParagraphRole::Body, spans }));
        blocks.extend(self.answered_rows(indicator));
        if indicator.narrative.is_some() {
            let text = self.snapshot.assessment.answers.get(&indicator.id, Slot::Narrative).text();
            let is_draft = self.snapshot.finality == Finality::Draft;
            let text = if text.trim().is_empty() && is_draft { NOT_FILLED } else { text };
            self.narrated(indicator, text, blocks);
        }
        let links = self.evidence_links(&Proves::Indicator(indicator.id.clone()));
        if !links.is_empty() {
            blocks.push(evidence_paragraph(links));
        }
    }

    /// Paragraphs and pictures. A picture that cannot be shown is named in a draft; the check list names it always.
    fn narrated(&self, indicator: &Indicator, text: &str, blocks: &mut Vec<Block>) {
        let mut pictures = 0;
        for line in lines(text) {
            let (caption, file) = match line {
                Line::Text(text) => {
                    blocks.push(paragraph(ParagraphRole::Body, text));
                    continue;
                }
                Line::Picture { caption, file } => (caption, file),
            };
            let item = match named(&self.snapshot.assessment.evidence, file) {
                Named::One(item) => Some(item),
                Named::None | Named::Several => None,
            };
            let found = item.and_then(|item| Some((item, self.snapshot.beside.pictures.get(&item.id)?)));
            pictures += 1;
            match found {
                Some((item, picture)) => blocks.push(Block::Figure(Figure {
                    anchor: Anchor::new(format!("photo-{}-{pictures}", indicator.id)),
                    caption: caption.to_owned(),
                    alternative: in_words(caption, item),
                    kind: FigureKind::Photo(picture.clone()),
                })),
                None if self.snapshot.finality == Finality::Draft => {
                    blocks.push(paragraph(
                        ParagraphRole::Note,
                        format!("（图片“{file}”不能放入，见体检清单）"),
                    ));
                }
                None => {}
            }
        }
    }
}

/// What a picture is, for those who cannot see it: its caption, and which piece of evidence it is.
fn in_words(caption: &str, item: &Evidence) -> String {
    let facts = [item.kind.as_str(), item.issuer.as_str(), item.document_date.as_str()];
    let facts: Vec<&str> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    let facts = if facts.is_empty() { String::new() } else { format!("（{}）", facts.join("，")) };
    format!("图片：{caption}。佐证材料“{}”{facts}，文件{}。", item.title, item.original_name)
}
