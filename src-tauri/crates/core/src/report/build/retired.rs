//! What was answered for an edition before and is asked no more: printed as it was, judged by nobody.

use super::{Builder, heading, paragraph, paragraphs};
use crate::answer::Slot;
use crate::migrate::retired;
use crate::report::{Anchor, Block, ParagraphRole, chinese_number};

impl Builder<'_> {
    /// A section behind the last area; nothing where nothing was retired.
    pub(super) fn retired(&self) -> Vec<Block> {
        let found = retired(self.snapshot.assessment);
        if found.is_empty() {
            return Vec::new();
        }
        let number = self.snapshot.assessment.framework.areas_in(None).count() + 1;
        let title = format!("（{}）停用指标的填报", chinese_number(number));
        let mut blocks = vec![
            heading(1, Anchor::new("retired"), title),
            paragraph(
                ParagraphRole::Body,
                "以下内容按以前版本的指标体系填报，现行版本不再要求，不参与评定，原样保留备查。",
            ),
        ];
        for one in found {
            let anchor = Anchor::new(format!("retired-{}", one.indicator));
            let name = format!("{}　{}", one.number, one.name);
            blocks.push(heading(2, anchor, name.trim().to_owned()));
            if !one.edition.is_empty() {
                blocks.push(paragraph(ParagraphRole::Note, format!("出自{}。", one.edition)));
            }
            for (slot, text) in &one.fields {
                let label = match slot {
                    Slot::Value => "填报值：",
                    Slot::Narrative => "文字说明：",
                    // A remark is for the office alone.
                    Slot::Note => continue,
                };
                blocks.extend(paragraphs(ParagraphRole::Body, &format!("{label}{text}")));
            }
            let evidence = &self.snapshot.assessment.evidence;
            let titles =
                one.evidence.iter().filter_map(|id| evidence.item(id)).map(|item| item.title.as_str());
            let titles: Vec<&str> = titles.collect();
            if !titles.is_empty() {
                blocks.push(paragraph(ParagraphRole::Body, format!("佐证材料：{}。", titles.join("；"))));
            }
        }
        blocks
    }
}
