//! Charts of what the park knows of its firms and its years.

use super::{Builder, paragraph};
use crate::id::FieldKey;
use crate::number::{Number, Places};
use crate::questionnaire::Rollup;
use crate::report::{
    Anchor, Block, ChartId, Figure, FigureKind, ParagraphRole, SpreadRow, TrendPanel, TrendPoint,
};
use crate::roster::{ColumnDef, FieldValue, Privacy};

/// Figures that are drawn: four rows of three fill a page.
const MOST_PANELS: usize = 12;

/// Years that are drawn, the newest ones.
const MOST_YEARS: usize = 5;

/// One bar of a spread: label, how many, whether their level is not known.
type Count = (String, usize, bool);

impl Builder<'_> {
    /// Firms by level: as the roster has it, and as the questionnaires of each framework came out.
    pub(super) fn level_spreads(&self) -> Vec<Block> {
        if !self.draws(ChartId::Levels) {
            return Vec::new();
        }
        let roster = &self.snapshot.park.roster;
        let columns = roster.vocabulary().columns();
        let levels = columns
            .iter()
            .map(|(_, column)| column)
            .filter(|column| column.is_level && column.privacy == Privacy::Open);
        let mut blocks: Vec<Block> =
            levels.filter_map(|column| self.roster_spread(column)).flatten().collect();
        for (index, survey) in self.snapshot.beside.surveys.iter().enumerate() {
            let Some((what, counts)) = survey_counts(&survey.rollup) else { continue };
            let silent = survey.asked.saturating_sub(survey.rollup.firms);
            let note = format!(
                "注：据企业问卷（《{}》），{} 家企业中收回 {} 份；没有收回的 {silent} 家不在图中，不按最低一档计。",
                survey.framework, survey.asked, survey.rollup.firms
            );
            let anchor = format!("figure-survey-{}", index + 1);
            blocks.extend(spread(&anchor, format!("企业问卷{what}分布"), counts, note));
        }
        blocks
    }

    fn roster_spread(&self, column: &ColumnDef) -> Option<Vec<Block>> {
        let firms = self.snapshot.park.roster.firms();
        let mut by_choice = vec![0_usize; column.choices.len()];
        let (mut blank, mut odd) = (0, 0);
        for firm in firms {
            match firm.field(&column.key) {
                FieldValue::Choice(id) => match column.choices.iter().position(|choice| choice.id == *id) {
                    Some(at) => by_choice[at] += 1,
                    None => odd += 1,
                },
                FieldValue::Missing => blank += 1,
                _ => odd += 1,
            }
        }
        let known: usize = by_choice.iter().sum();
        if known == 0 {
            return None;
        }
        let labels = column.choices.iter().map(|choice| choice.label.clone());
        let mut counts: Vec<Count> =
            labels.zip(by_choice).map(|(label, count)| (label, count, false)).collect();
        counts.push(("没有填写".to_owned(), blank, true));
        if odd > 0 {
            counts.push(("填写看不懂".to_owned(), odd, true));
        }
        let note = format!(
            "注：据企业名单“{}”栏，共 {} 家，其中 {} 家等级不详，不按最低一档计。",
            column.label,
            firms.len(),
            blank + odd
        );
        Some(spread(
            &format!("figure-level-{}", column.key),
            format!("企业{}分布", column.label),
            counts,
            note,
        ))
    }

    /// Yearly figures of which at least two years are known.
    pub(super) fn trend(&self) -> Vec<Block> {
        if !self.draws(ChartId::Trend) {
            return Vec::new();
        }
        let base = &self.snapshot.park.base_data;
        let years = self.snapshot.periods;
        let years = &years[years.len().saturating_sub(MOST_YEARS)..];
        let known = |key: &FieldKey| years.iter().filter(|year| base.value(key, year).is_some()).count();
        let figures: Vec<_> = base.form().figures.iter().filter(|figure| known(&figure.key) > 1).collect();
        if figures.is_empty() {
            return Vec::new();
        }
        let panels: Vec<TrendPanel> = figures
            .iter()
            .take(MOST_PANELS)
            .map(|figure| {
                let values = years.iter().map(|year| base.value(&figure.key, year)).collect();
                TrendPanel {
                    title: format!("{}（{}）", figure.label, figure.unit.symbol()),
                    points: points(years, values),
                }
            })
            .collect();
        let words: Vec<String> = panels.iter().map(in_words).collect();
        let rest = figures.len().saturating_sub(panels.len());
        let more = match rest {
            0 => String::new(),
            rest => format!("按表中次序画前 {MOST_PANELS} 项，其余 {rest} 项见“主要年度数据”表。"),
        };
        let chart = Figure {
            anchor: Anchor::new("figure-trend"),
            caption: format!("主要数据的年度变化（{}）", range(years)),
            alternative: format!("柱形图。{}。", words.join("；")),
            kind: FigureKind::Trend(panels),
        };
        let note = format!(
            "注：数据为园区填报的年度数据，各图的纵轴都从零起，比例各不相同；没有填写的年份空着，不按零计。{more}"
        );
        vec![Block::Figure(chart), paragraph(ParagraphRole::Note, note)]
    }
}

fn range(years: &[String]) -> String {
    match (years.first(), years.last()) {
        (Some(first), Some(last)) if first != last => format!("{first}—{last}年"),
        (Some(only), _) => format!("{only}年"),
        _ => String::new(),
    }
}

/// What a survey is counted by: grades where the framework has them, else fifths of the points.
fn survey_counts(rollup: &Rollup) -> Option<(&'static str, Vec<Count>)> {
    let (what, shares) =
        if rollup.grades.is_empty() { ("得分", &rollup.points) } else { ("等级", &rollup.grades) };
    if rollup.firms == 0 || shares.is_empty() {
        return None;
    }
    // The rollup puts those of whom it is not certain last.
    let last = shares.len() - 1;
    let count = |firms: u32| usize::try_from(firms).unwrap_or(usize::MAX);
    let counts = shares.iter().enumerate();
    Some((what, counts.map(|(at, one)| (one.label.clone(), count(one.firms), at == last)).collect()))
}

fn spread(anchor: &str, caption: String, counts: Vec<Count>, note: String) -> Vec<Block> {
    let most = counts.iter().map(|(_, count, _)| *count).max().unwrap_or(0).max(1);
    let rows: Vec<SpreadRow> = counts
        .into_iter()
        .map(|(label, count, is_unknown)| SpreadRow {
            label,
            shown: format!("{count} 家"),
            share: u16::try_from(count * 10_000 / most).unwrap_or(10_000),
            is_unknown,
        })
        .collect();
    let words: Vec<String> = rows.iter().map(|row| format!("{} {}", row.label, row.shown)).collect();
    let alternative = format!("条形图。{}。", words.join("；"));
    let figure = Figure { anchor: Anchor::new(anchor), caption, alternative, kind: FigureKind::Spread(rows) };
    vec![Block::Figure(figure), paragraph(ParagraphRole::Note, note)]
}

fn points(years: &[String], values: Vec<Option<Number>>) -> Vec<TrendPoint> {
    let size = |value: &Number| if value.is_negative() { &Number::zero() - value } else { value.clone() };
    let largest = values.iter().flatten().map(size).max().unwrap_or_else(Number::zero);
    let height = |value: &Number| {
        // All of them nought: columns without height, and not a gap.
        let share = size(value).over(&largest).map_or(0, |share| i32::from(share.basis_points()));
        if value.is_negative() { -share } else { share }
    };
    years
        .iter()
        .zip(values)
        .map(|(year, value)| TrendPoint {
            label: year.clone(),
            shown: value.as_ref().map(|value| value.show(Places::UpTo(2))).unwrap_or_default(),
            height: value.as_ref().map(height),
        })
        .collect()
}

fn in_words(panel: &TrendPanel) -> String {
    let years = panel.points.iter().map(|point| match point.shown.as_str() {
        "" => format!("{}年没有数据", point.label),
        shown => format!("{}年{shown}", point.label),
    });
    format!("{} {}", panel.title, years.collect::<Vec<_>>().join("、"))
}
