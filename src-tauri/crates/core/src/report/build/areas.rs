//! State and results by area: the official words, the result with its reason,
//! the description, the evidence.

use super::front::NOT_FILLED;
use super::standards::evidence_paragraph;
use super::{Builder, heading, indicator_anchor, paragraph, paragraphs};
use crate::answer::Slot;
use crate::evidence::Proves;
use crate::framework::{Area, Indicator};
use crate::id::AreaId;
use crate::report::{Anchor, Block, Paragraph, ParagraphRole, Span, chinese_number};

impl Builder<'_> {
    pub(super) fn areas(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        self.areas_below(None, 1, &mut blocks);
        blocks
    }

    fn areas_below(&self, parent: Option<&AreaId>, level: u8, blocks: &mut Vec<Block>) {
        let framework = &self.snapshot.assessment.framework;
        for (index, area) in framework.areas_in(parent).enumerate() {
            let number = match level {
                1 => format!("（{}）", chinese_number(index + 1)),
                2 => format!("{}.", index + 1),
                _ => format!("（{}）", index + 1),
            };
            let anchor = Anchor::new(format!("area-{}", area.id));
            blocks.push(heading(level.min(4), anchor, format!("{number}{}", area.name)));
            self.area_source(area, blocks);
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
        let conclusion = format!("{}（效力：{}）。", result.state.zh(), result.standing.zh());
        let mut spans = vec![Span::Strong("结果：".to_owned()), Span::text(conclusion)];
        spans.push(Span::text(result.trace.join("")));
        blocks.push(Block::Paragraph(Paragraph { role: ParagraphRole::Body, spans }));
        if indicator.narrative.is_some() {
            let text = self.snapshot.assessment.answers.get(&indicator.id, Slot::Narrative).text();
            let text = if text.trim().is_empty() { NOT_FILLED } else { text };
            blocks.extend(paragraphs(ParagraphRole::Body, text));
        }
        let links = self.evidence_links(&Proves::Indicator(indicator.id.clone()));
        if !links.is_empty() {
            blocks.push(evidence_paragraph(links));
        }
    }
}
