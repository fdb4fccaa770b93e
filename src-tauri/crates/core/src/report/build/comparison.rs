//! Figures to compare with, printed below the indicator that they are about.

use super::{Builder, paragraph};
use crate::benchmark::{Benchmark, Published};
use crate::framework::Indicator;
use crate::gap::Gap;
use crate::report::{Block, Cell, ParagraphRole, Row, Span, Tone};

/// Columns of the table of gaps, all of which the row takes.
const COLUMNS: u16 = 7;

impl Builder<'_> {
    /// A row with the figures that an indicator is compared with: when, of whom, how much; where it was seen stands at
    /// the foot of the page. Nothing where none was published.
    pub(super) fn comparison(&self, indicator: &Indicator) -> Option<Row> {
        let mut spans = Vec::new();
        for benchmark in self.benchmarks(indicator) {
            if !spans.is_empty() {
                spans.push(Span::LineBreak);
            }
            let kind = if benchmark.is_goal { "规划目标" } else { "已公布的水平" };
            spans.push(Span::text(format!("对照（{kind}）{}：", benchmark.name)));
            for (index, published) in benchmark.values.iter().enumerate() {
                let Published { date, shown, scope, .. } = published;
                let before = if index == 0 { "" } else { "；" };
                spans.push(Span::text(format!("{before}{date}，{scope}，{shown}")));
                spans.push(Span::Footnote(source(published)));
            }
            if !benchmark.note.is_empty() {
                spans.push(Span::text(format!("。{}", benchmark.note.trim_end_matches('。'))));
            }
            spans.push(Span::text("。"));
        }
        if spans.is_empty() {
            return None;
        }
        Some(Row::of(vec![Cell { spans, ..Cell::plain("") }.wide(COLUMNS).toned(Tone::Quiet)]))
    }

    /// What the rows are not, where there is any.
    pub(super) fn comparison_note(&self, gaps: &[Gap]) -> Option<Block> {
        let framework = &self.snapshot.assessment.framework;
        let mut indicators = gaps.iter().filter_map(|gap| framework.indicator(&gap.indicator));
        let note = "注：“对照”各行是公布过的全国或地方水平、规划目标，只供比较，都不是达标线；统计范围不同的数不能直接比，互相不一致的并列。";
        indicators
            .any(|indicator| self.benchmarks(indicator).next().is_some())
            .then(|| paragraph(ParagraphRole::Note, note))
    }

    fn benchmarks<'b>(&'b self, indicator: &'b Indicator) -> impl Iterator<Item = &'b Benchmark> + 'b {
        let known = &self.snapshot.beside.benchmarks;
        let found = indicator.benchmarks.iter().filter_map(|key| known.get(key));
        found.filter(|benchmark| !benchmark.values.is_empty())
    }
}

/// Where a figure was seen, and whose word it is.
fn source(published: &Published) -> String {
    format!("对照数字出处：{}。效力：{}。", published.source, published.standing.zh())
}
