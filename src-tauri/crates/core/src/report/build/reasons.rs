//! 逐项判定说明: for each indicator the question, what was filled, how it was judged, whose rule it was.

use super::standards::{columns, head, state_cell};
use super::{Builder, paragraph};
use crate::framework::Indicator;
use crate::report::{Align, Anchor, Block, Cell, ParagraphRole, PartId, Row, Span, Table};
use crate::score::IndicatorResult;

impl Builder<'_> {
    pub(super) fn reasons(&self) -> Vec<Block> {
        let framework = &self.snapshot.assessment.framework;
        let rows: Vec<Row> = framework
            .indicators
            .iter()
            .filter_map(|indicator| Some(self.reason(indicator, self.snapshot.card.of(&indicator.id)?)))
            .collect();
        let lead = "每项结果由填报值经下列步骤得出，可以逐步核对；效力取所用各项中最弱的一种。";
        let table = Table {
            anchor: Anchor::new("reasons-table"),
            caption: "逐项判定说明".to_owned(),
            columns: columns(&[
                (7, Align::Centre),
                (17, Align::Start),
                (58, Align::Start),
                (9, Align::Centre),
                (19, Align::Start),
            ]),
            header: vec![head(&["编号", "指标", "判定过程", "结果", "效力与依据"])],
            rows,
        };
        vec![paragraph(ParagraphRole::Body, lead), Block::Table(table)]
    }

    fn reason(&self, indicator: &Indicator, result: &IndicatorResult) -> Row {
        let name = self.link(indicator.name.clone(), super::indicator_anchor(&indicator.id), PartId::Areas);
        let mut steps = Vec::new();
        for step in &result.trace {
            if !steps.is_empty() {
                steps.push(Span::LineBreak);
            }
            steps.push(Span::text(step.clone()));
        }
        let mut source = vec![Span::Strong(result.standing.zh().to_owned())];
        source.extend(indicator.source.iter().map(|source| Span::text(format!("：{}", source.place))));
        Row {
            cells: vec![
                Cell::plain(indicator.number.clone()),
                Cell { spans: vec![name], ..Cell::plain("") },
                Cell { spans: steps, ..Cell::plain("") },
                state_cell(result.state),
                Cell { spans: source, ..Cell::plain("") },
            ],
            anchor: Some(super::reason_anchor(&indicator.id)),
        }
    }
}
