//! Requirements and the table of indicators.

use super::front::NOT_FILLED;
use super::{Builder, indicator_anchor, paragraph};
use crate::eligibility::eligibility;
use crate::evidence::Proves;
use crate::framework::{Area, Indicator};
use crate::report::{
    Align, Anchor, Block, Cell, Column, Finality, Paragraph, ParagraphRole, PartId, Row, Span, Table, Tone,
};
use crate::score::{IndicatorResult, State};

impl Builder<'_> {
    pub(super) fn requirements(&self) -> Vec<Block> {
        let framework = &self.snapshot.assessment.framework;
        let result = eligibility(framework, &self.snapshot.park.profile);
        let mut blocks = vec![paragraph(ParagraphRole::Body, result.say.clone())];
        if framework.requirements.is_empty() {
            return blocks;
        }
        let rows = framework.requirements.iter().zip(&result.requirements).map(|(requirement, result)| {
            let quote = requirement.source.as_ref();
            let quote = quote.map(|source| format!("“{}”（{}）", source.quote, source.place));
            let quote = quote.unwrap_or_else(|| "—".to_owned());
            let mut why: Vec<Span> = vec![Span::text(result.trace.join(""))];
            if !requirement.reading.is_empty() {
                why.push(Span::LineBreak);
                why.push(Span::text(requirement.reading.clone()));
            }
            Row::of(vec![
                Cell::plain(requirement.name.clone()),
                Cell::plain(quote),
                Cell { spans: why, ..Cell::plain("") },
                state_cell(result.state),
                Cell::plain(result.standing.zh()),
            ])
        });
        blocks.push(Block::Table(Table {
            anchor: Anchor::new("requirements-table"),
            caption: "建设条件符合性".to_owned(),
            columns: columns(&[
                (14, Align::Start),
                (30, Align::Start),
                (42, Align::Start),
                (8, Align::Centre),
                (7, Align::Centre),
            ]),
            header: vec![head(&["条件", "原文", "本园区情况", "结果", "效力"])],
            rows: rows.collect(),
        }));
        let links = self.evidence_links(&Proves::Profile);
        if !links.is_empty() {
            blocks.push(evidence_paragraph(links));
        }
        blocks
    }

    pub(super) fn indicators(&self) -> Vec<Block> {
        let card = self.snapshot.card;
        let framework = &self.snapshot.assessment.framework;
        let mut rows = Vec::new();
        for area in &framework.areas {
            let indicators: Vec<&Indicator> = framework.indicators_in(&area.id).collect();
            if indicators.is_empty() {
                continue;
            }
            rows.push(Row::of(vec![Cell::plain(self.path_of(area)).toned(Tone::Group).wide(7)]));
            rows.extend(
                indicators
                    .into_iter()
                    .filter_map(|indicator| Some(self.indicator_row(indicator, card.of(&indicator.id)?))),
            );
        }
        let table = Table {
            anchor: Anchor::new("indicators-table"),
            caption: "指标自评表".to_owned(),
            columns: columns(&[
                (8, Align::Centre),
                (27, Align::Start),
                (25, Align::Start),
                (12, Align::Centre),
                (11, Align::Centre),
                (9, Align::Centre),
                (19, Align::Start),
            ]),
            header: vec![head(&["编号", "指标", "填报或统计值", "目标", "结果", "效力", "佐证材料"])],
            rows,
        };
        let mut overall = vec![Span::text(format!("{}整体效力：{}", card.say(), card.standing.zh()))];
        overall.extend(self.footnote(card.standing, None));
        overall.push(Span::text("。"));
        vec![Block::Paragraph(Paragraph { role: ParagraphRole::Body, spans: overall }), Block::Table(table)]
    }

    /// What stands for a value that is not there: 缺数据 beside it says why.
    fn not_filled(&self) -> &'static str {
        if self.snapshot.finality == Finality::Draft { NOT_FILLED } else { "—" }
    }

    fn path_of(&self, area: &Area) -> String {
        let mut names: Vec<&str> = self
            .snapshot
            .assessment
            .framework
            .lineage(&area.id)
            .iter()
            .map(|area| area.name.as_str())
            .collect();
        names.reverse();
        names.join(" · ")
    }

    fn indicator_row(&self, indicator: &Indicator, result: &IndicatorResult) -> Row {
        let name = self.link(indicator.name.clone(), indicator_anchor(&indicator.id), PartId::Areas);
        let mut value =
            vec![Span::text(result.value.clone().unwrap_or_else(|| self.not_filled().to_owned()))];
        value.extend(self.result_footnote(indicator, result));
        if let Some(shortfall) = &result.shortfall {
            value.push(Span::LineBreak);
            value.push(Span::text(shortfall.clone()));
        }
        let mut state = state_cell(result.state);
        if let Some(points) = &result.points {
            state.spans.extend([Span::LineBreak, Span::text(points.short())]);
        }
        let links = self.evidence_links(&Proves::Indicator(indicator.id.clone()));
        let evidence = if links.is_empty() { vec![Span::text("—")] } else { links };
        let anchor = Some(Anchor::new(format!("row-{}", indicator.id)));
        let cells = vec![
            Cell::plain(indicator.number.clone()),
            Cell { spans: vec![name], ..Cell::plain("") },
            Cell { spans: value, ..Cell::plain("") },
            Cell::plain(result.target.clone().unwrap_or_else(|| "—".to_owned())),
            state,
            Cell::plain(result.standing.zh()),
            Cell { spans: evidence, ..Cell::plain("") },
        ];
        Row { anchor, ..Row::of(cells) }
    }
}

pub(super) fn columns(columns: &[(u32, Align)]) -> Vec<Column> {
    columns.iter().map(|(weight, align)| Column { weight: *weight, align: *align }).collect()
}

pub(super) fn head(titles: &[&str]) -> Row {
    Row::of(titles.iter().map(|title| Cell::head(*title)).collect())
}

/// The state in words; the tone only repeats it.
pub(super) fn state_cell(state: State) -> Cell {
    Cell::plain(state.zh()).toned(match state {
        State::Met => Tone::Good,
        State::Short => Tone::Bad,
        State::MissingData | State::NotApplicable | State::NotJudged | State::Scored => Tone::Quiet,
    })
}

/// "佐证材料：…" with links.
pub(super) fn evidence_paragraph(links: Vec<Span>) -> Block {
    let mut spans = vec![Span::Strong("佐证材料：".to_owned())];
    // One line: breaks between numbers become commas.
    spans.extend(links.into_iter().map(|span| if span == Span::LineBreak { Span::text("，") } else { span }));
    Block::Paragraph(Paragraph { role: ParagraphRole::Note, spans })
}
