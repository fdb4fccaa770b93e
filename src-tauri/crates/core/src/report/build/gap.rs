//! The gap: radar, bars, table, and the firms that are missing.

use super::standards::{columns, head, state_cell};
use super::{Builder, heading, indicator_anchor, paragraph};
use crate::framework::{Force, Over, Question};
use crate::gap::{Gap, RADAR_STANDING, axes, gaps, radar_explanation};
use crate::id::FirmId;
use crate::number::Number;
use crate::report::{
    Align, Anchor, BarRow, Block, Cell, Figure, FigureKind, ParagraphRole, PartId, RadarAxis, RadarSeries,
    Row, Span, Table,
};

/// Fewer axes draw no polygon.
const FEWEST_AXES: usize = 3;

impl Builder<'_> {
    pub(super) fn gap(&self) -> Vec<Block> {
        let framework = &self.snapshot.assessment.framework;
        let gaps = gaps(framework, self.snapshot.card);
        let mut blocks = vec![
            heading(1, Anchor::new("gap-overall"), format!("{}总体情况", self.number(1, 1))),
            paragraph(ParagraphRole::Body, self.snapshot.card.say()),
        ];
        blocks.extend(self.radar());
        blocks.extend(self.bars(&gaps));
        blocks.push(heading(1, Anchor::new("gap-list"), format!("{}差距清单", self.number(1, 2))));
        blocks.push(self.gap_table(&gaps));
        let missing = self.missing_firms(&gaps);
        if !missing.is_empty() {
            blocks.push(heading(
                1,
                Anchor::new("gap-firms"),
                format!("{}尚未完成或待补数据的企业", self.number(1, 3)),
            ));
            blocks.extend(missing);
        }
        blocks
    }

    fn radar(&self) -> Vec<Block> {
        let axes = axes(self.snapshot.assessment, self.snapshot.card);
        if axes.len() < FEWEST_AXES {
            return Vec::new();
        }
        let full = Some(Number::whole(1).basis_points());
        let words: Vec<String> = axes.iter().map(|axis| format!("{} {}", axis.label, axis.shown)).collect();
        let figure = Figure {
            anchor: Anchor::new("figure-radar"),
            caption: "图1　各领域目标完成程度".to_owned(),
            alternative: format!("雷达图。{}。", words.join("；")),
            kind: FigureKind::Radar {
                series: vec![
                    RadarSeries {
                        name: "目标".to_owned(),
                        values: axes.iter().map(|_| full).collect(),
                        is_target: true,
                    },
                    RadarSeries {
                        name: "现状".to_owned(),
                        values: axes
                            .iter()
                            .map(|axis| axis.reached.as_ref().map(Number::basis_points))
                            .collect(),
                        is_target: false,
                    },
                ],
                axes: axes
                    .iter()
                    .map(|axis| RadarAxis { label: format!("{} {}", axis.label, axis.shown) })
                    .collect(),
            },
        };
        let explanation = radar_explanation(&self.snapshot.assessment.framework);
        let note = format!("注：{explanation}效力：{}。", RADAR_STANDING.zh());
        vec![Block::Figure(figure), paragraph(ParagraphRole::Note, note)]
    }

    fn bars(&self, gaps: &[Gap]) -> Vec<Block> {
        let framework = &self.snapshot.assessment.framework;
        let rows: Vec<BarRow> = gaps
            .iter()
            .filter_map(|gap| {
                let indicator = framework.indicator(&gap.indicator)?;
                let reached = gap.result.reached.as_ref()?;
                Some(BarRow {
                    label: format!("{} {}", indicator.number, indicator.name),
                    shown: gap.result.value.clone().unwrap_or_default(),
                    value: Some(reached.basis_points()),
                    target: Some(Number::whole(1).basis_points()),
                })
            })
            .collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let words: Vec<String> = rows.iter().map(|row| format!("{} {}", row.label, row.shown)).collect();
        vec![Block::Figure(Figure {
            anchor: Anchor::new("figure-bars"),
            caption: "图2　有目标值的指标完成情况".to_owned(),
            alternative: format!("条形图。{}。", words.join("；")),
            kind: FigureKind::Bars(rows),
        })]
    }

    fn gap_table(&self, gaps: &[Gap]) -> Block {
        let framework = &self.snapshot.assessment.framework;
        let rows = gaps.iter().filter_map(|gap| {
            let indicator = framework.indicator(&gap.indicator)?;
            let result = &gap.result;
            let text = format!("{} {}", indicator.number, indicator.name);
            let name = self.link(text, indicator_anchor(&indicator.id), PartId::Areas);
            let force = if gap.force == Some(Force::Hard) { "刚性" } else { "引导性" };
            let or_dash = |text: &Option<String>| Cell::plain(text.clone().unwrap_or_else(|| "—".to_owned()));
            Some(Row::of(vec![
                Cell { spans: vec![name], ..Cell::plain("") },
                Cell::plain(force),
                or_dash(&result.value),
                or_dash(&result.target),
                or_dash(&result.shortfall),
                state_cell(result.state),
                Cell::plain(result.standing.zh()),
            ]))
        });
        Block::Table(Table {
            anchor: Anchor::new("gap-table"),
            caption: "差距清单".to_owned(),
            columns: columns(&[
                (28, Align::Start),
                (10, Align::Centre),
                (22, Align::Start),
                (11, Align::Centre),
                (20, Align::Start),
                (11, Align::Centre),
                (9, Align::Centre),
            ]),
            header: vec![head(&["指标", "性质", "现状", "目标", "差额", "结果", "效力"])],
            rows: rows.collect(),
        })
    }

    /// A list for each counted indicator that is not full.
    fn missing_firms(&self, gaps: &[Gap]) -> Vec<Block> {
        let framework = &self.snapshot.assessment.framework;
        let mut blocks = Vec::new();
        for gap in gaps {
            let (Some(indicator), Some(tally)) = (framework.indicator(&gap.indicator), &gap.result.tally)
            else {
                continue;
            };
            let Question::Counted(counted) = &indicator.question else { continue };
            let lists = [&tally.missing_firms, &tally.unknown_firms, &tally.undetermined_firms];
            if lists.iter().all(|list| list.is_empty()) {
                continue;
            }
            let anchor = Anchor::new(format!("gap-firms-{}", indicator.id));
            blocks.push(heading(2, anchor, format!("{} {}", indicator.number, indicator.name)));
            let lead = match counted.over {
                Over::Firms => "尚未完成：",
                Over::Industries => "所在行业尚无企业完成：",
            };
            blocks.extend(self.names(lead, &mut tally.missing_firms.iter()));
            blocks.extend(self.names("待补数据：", &mut tally.unknown_firms.iter()));
            blocks.extend(self.names("不能确定是否在统计范围内：", &mut tally.undetermined_firms.iter()));
        }
        blocks
    }

    fn names(&self, lead: &str, ids: &mut dyn Iterator<Item = &FirmId>) -> Option<Block> {
        let roster = &self.snapshot.park.roster;
        let names: Vec<&str> =
            ids.filter_map(|id| roster.firm(id)).map(|firm| firm.name().unwrap_or("（无名称）")).collect();
        if names.is_empty() {
            return None;
        }
        let text = format!("{}。（{} 家）", names.join("、"), names.len());
        let spans = vec![Span::Strong(lead.to_owned()), Span::text(text)];
        Some(Block::Paragraph(crate::report::Paragraph { role: ParagraphRole::Body, spans }))
    }
}
