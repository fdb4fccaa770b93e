//! The gap: radar, bars, table, and the firms that are missing.

use super::standards::{columns, head, state_cell};
use super::{Builder, heading, indicator_anchor, paragraph};
use crate::framework::{Force, Indicator, Over, Question};
use crate::gap::{Axis, Gap, RADAR_STANDING, axes, gaps, radar_explanation, share_text};
use crate::id::FirmId;
use crate::number::Number;
use crate::report::{
    Align, Anchor, BarRow, Block, Cell, ChartId, Figure, FigureKind, LastYear, ParagraphRole, PartId,
    RadarAxis, RadarSeries, Row, Share, Span, Table,
};
use crate::score::IndicatorResult;

/// Fewer axes draw no polygon.
const FEWEST_AXES: usize = 3;

impl Builder<'_> {
    pub(super) fn gap(&self) -> Vec<Block> {
        let framework = &self.snapshot.assessment.framework;
        let gaps = gaps(framework, self.snapshot.card);
        let mut numbers = 0;
        let mut section = |name: &str, title: &str| {
            numbers += 1;
            heading(1, Anchor::new(format!("gap-{name}")), format!("{}{title}", self.number(1, numbers)))
        };
        let mut blocks =
            vec![section("overall", "总体情况"), paragraph(ParagraphRole::Body, self.snapshot.card.say())];
        blocks.extend(self.radar());
        blocks.extend(self.bars(&gaps));
        let levels = self.level_spreads();
        if !levels.is_empty() {
            blocks.push(section("levels", "企业数字化水平的等级分布"));
            blocks.extend(levels);
        }
        blocks.push(section("list", "差距清单"));
        blocks.push(self.gap_table(&gaps));
        blocks.extend(self.comparison_note(&gaps));
        let missing = self.missing_firms(&gaps);
        if !missing.is_empty() {
            blocks.push(section("firms", "尚未完成或待补数据的企业"));
            blocks.extend(missing);
        }
        blocks
    }

    fn radar(&self) -> Vec<Block> {
        let axes = axes(self.snapshot.assessment, self.snapshot.card);
        if axes.len() < FEWEST_AXES || !self.draws(ChartId::Radar) {
            return Vec::new();
        }
        let full = Some(Number::whole(1).basis_points());
        let last_year = self.last_year(&axes);
        let mut words: Vec<String> =
            axes.iter().map(|axis| format!("{} {}", axis.label, axis.shown)).collect();
        let series = |name: &str, values: Vec<Share>, is_target| RadarSeries {
            name: name.to_owned(),
            values,
            is_target,
        };
        let reached = axes.iter().map(|axis| axis.reached.as_ref().map(Number::basis_points)).collect();
        let mut all = vec![
            series("目标", axes.iter().map(|_| full).collect(), true),
            series(&format!("{}年度自评", self.snapshot.assessment.year), reached, false),
        ];
        let mut rests_on = String::new();
        if let Some(before) = last_year {
            let values: Vec<Share> =
                axes.iter().map(|axis| before.reached(&axis.area).map(Number::basis_points)).collect();
            for axis in &axes {
                let shown = before.reached(&axis.area).map_or_else(|| "缺数据".to_owned(), share_text);
                words.push(format!("{}年度{} {shown}", before.year, axis.label));
            }
            all.push(series(&format!("{}年度自评", before.year), values, false));
            rests_on = format!(
                "{0}年度的值取自本园区{0}年度自评估（指标体系{1}年版，名册和年度数据为该年的），当年没有数据的领域不画点。",
                before.year, before.edition
            );
        }
        let figure = Figure {
            anchor: Anchor::new("figure-radar"),
            caption: "各领域目标完成程度".to_owned(),
            alternative: format!("雷达图。{}。", words.join("；")),
            kind: FigureKind::Radar {
                series: all,
                axes: axes
                    .iter()
                    .map(|axis| RadarAxis { label: format!("{} {}", axis.label, axis.shown) })
                    .collect(),
            },
        };
        let explanation = radar_explanation(&self.snapshot.assessment.framework);
        let note = format!("注：{explanation}{rests_on}效力：{}。", RADAR_STANDING.zh());
        vec![Block::Figure(figure), paragraph(ParagraphRole::Note, note)]
    }

    /// The year before, if any of today's areas has a value in it.
    fn last_year(&self, axes: &[Axis]) -> Option<&LastYear> {
        let last_year = self.snapshot.beside.last_year.as_ref()?;
        axes.iter().any(|axis| last_year.reached(&axis.area).is_some()).then_some(last_year)
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
        if rows.is_empty() || !self.draws(ChartId::Bars) {
            return Vec::new();
        }
        let words: Vec<String> = rows.iter().map(|row| format!("{} {}", row.label, row.shown)).collect();
        vec![Block::Figure(Figure {
            anchor: Anchor::new("figure-bars"),
            caption: "有目标值的指标完成情况".to_owned(),
            alternative: format!("条形图。{}。", words.join("；")),
            kind: FigureKind::Bars(rows),
        })]
    }

    fn gap_table(&self, gaps: &[Gap]) -> Block {
        let framework = &self.snapshot.assessment.framework;
        let rows = gaps.iter().flat_map(|gap| {
            let indicator = framework.indicator(&gap.indicator)?;
            let result = &gap.result;
            let text = format!("{} {}", indicator.number, indicator.name);
            let name = self.link(text, indicator_anchor(&indicator.id), PartId::Areas);
            // What has points and no target binds nobody.
            let force = framework.force_words.of(gap.force.unwrap_or(Force::Guiding));
            let or_dash = |text: &Option<String>| Cell::plain(text.clone().unwrap_or_else(|| "—".to_owned()));
            let row = Row::of(vec![
                Cell { spans: vec![name], ..Cell::plain("") },
                Cell::plain(force),
                self.valued(indicator, result),
                or_dash(&result.target),
                or_dash(&result.shortfall),
                state_cell(result.state),
                Cell::plain(result.standing.zh()),
            ]);
            Some(std::iter::once(row).chain(self.comparison(indicator)))
        });
        let rows = rows.flatten();
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

    /// The value with its mark.
    fn valued(&self, indicator: &Indicator, result: &IndicatorResult) -> Cell {
        let mut spans = vec![Span::text(result.value.clone().unwrap_or_else(|| "—".to_owned()))];
        spans.extend(self.result_footnote(indicator, result));
        Cell { spans, ..Cell::plain("") }
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
