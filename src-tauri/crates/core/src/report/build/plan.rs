//! 建设方案: what is done, by whom, when; and the same on a scale of months.

use super::standards::{columns, head};
use super::{Builder, paragraph};
use crate::plan::{self, Measure};
use crate::report::{
    Align, Anchor, Block, Cell, ChartId, Figure, FigureKind, Month, ParagraphRole, Row, Table, Timeline,
    TimelineRow,
};

/// Rows of one chart: more do not fit on a page with their caption.
const MOST_ROWS: usize = 20;
/// Months that a scale shows at most: a plan of more than twenty years is a slip of the keyboard.
const LONGEST: i64 = 240;

impl Builder<'_> {
    pub(super) fn measures(&self) -> Vec<Measure> {
        plan::measures(&self.snapshot.park.profile)
    }

    pub(super) fn plan(&self) -> Vec<Block> {
        let measures = self.measures();
        let or_dash = |text: &str| Cell::plain(if text.is_empty() { "—" } else { text });
        let rows = measures.iter().enumerate().map(|(index, measure)| {
            let number = Cell::plain((index + 1).to_string());
            let rest =
                [&measure.what, &measure.owner, &measure.when, &measure.cost].map(|cell| or_dash(cell));
            Row::of(std::iter::once(number).chain(rest).collect())
        });
        let table = Table {
            anchor: Anchor::new("plan-table"),
            caption: format!("建设方案（共 {} 项）", measures.len()),
            columns: columns(&[
                (7, Align::Centre),
                (38, Align::Start),
                (19, Align::Start),
                (28, Align::Start),
                (13, Align::Start),
            ]),
            header: vec![head(&["序号", "措施", "责任单位", "起止时间", "经费"])],
            rows: rows.collect(),
        };
        let lead = format!("针对差距安排下列 {} 项措施。", measures.len());
        let mut blocks = vec![paragraph(ParagraphRole::Body, lead), Block::Table(table)];
        if self.draws(ChartId::Timeline) {
            blocks.extend(timelines(&measures));
        }
        blocks
    }
}

/// Charts of all measures on one scale; none where no measure has times.
fn timelines(measures: &[Measure]) -> Vec<Block> {
    let spans = || measures.iter().filter_map(|measure| measure.span);
    let (Some(from), Some(to)) = (spans().map(|span| span.0).min(), spans().map(|span| span.1).max()) else {
        return Vec::new();
    };
    if to.count() - from.count() >= LONGEST {
        return vec![paragraph(
            ParagraphRole::Note,
            "注：起止时间跨越二十年以上，没有画进度图，请核对年份。",
        )];
    }
    let charts = measures.chunks(MOST_ROWS).enumerate().map(|(index, chunk)| {
        let more = if index == 0 { "" } else { "（续）" };
        let words: Vec<String> = chunk.iter().map(in_words).collect();
        Block::Figure(Figure {
            anchor: Anchor::new(format!("figure-timeline-{}", index + 1)),
            caption: format!("建设方案进度安排{more}"),
            alternative: format!("进度图。{}。", words.join("；")),
            kind: FigureKind::Timeline(Timeline {
                from,
                to,
                rows: chunk
                    .iter()
                    .map(|measure| TimelineRow { label: measure.what.clone(), span: measure.span })
                    .collect(),
            }),
        })
    });
    charts.collect()
}

fn in_words(measure: &Measure) -> String {
    let month = |month: Month| format!("{}年{}月", month.year, month.month);
    match measure.span {
        Some((from, to)) => format!("{} {}至{}", measure.what, month(from), month(to)),
        None => format!("{} 未写明时间", measure.what),
    }
}
