//! Which parts the book has, in which order, how they are numbered, and what the cover asks for.

use serde::Deserialize;

use super::{Phrase, chinese_number};

/// The plan of a book. What is not in it is not in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composition {
    /// Parts in reading order, each at most once.
    pub parts: Vec<PartPlan>,
    /// Lines of the cover; empty for those of the wording.
    pub cover: Vec<CoverField>,
    /// How chapters, annexes and headings are numbered.
    pub numbering: Numbering,
    /// Charts that are drawn where there are data for them.
    pub charts: Vec<ChartId>,
}

/// A chart that a book can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartId {
    /// 雷达图: areas against their targets, with the year before.
    Radar,
    /// 条形图: indicators against their targets.
    Bars,
    /// 等级分布: firms by level.
    Levels,
    /// 年度变化: yearly figures.
    Trend,
    /// 进度安排: measures of the plan.
    Timeline,
}

impl ChartId {
    /// Every chart.
    pub const ALL: [Self; 5] = [Self::Radar, Self::Bars, Self::Levels, Self::Trend, Self::Timeline];
}

/// A part that a book can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartId {
    /// 封面.
    Cover,
    /// 填报说明.
    FillingNotes,
    /// 目录.
    Contents,
    /// 基本信息表.
    Basics,
    /// 真实性承诺书.
    Pledge,
    /// 园区概况.
    Overview,
    /// 建设条件符合性.
    Requirements,
    /// 指标自评表.
    Indicators,
    /// 各领域现状与成效.
    Areas,
    /// 差距分析.
    Gap,
    /// 建设方案: left out while nothing of it is written.
    Plan,
    /// 企业名单.
    Roster,
    /// 数据口径与来源说明.
    Rules,
    /// 逐项判定说明: why each result is what it is.
    Reasons,
    /// 推荐意见.
    Recommendation,
    /// 佐证材料目录.
    Evidence,
}

impl PartId {
    /// Every part, in the usual order.
    pub const ALL: [Self; 16] = [
        Self::Cover,
        Self::FillingNotes,
        Self::Contents,
        Self::Basics,
        Self::Pledge,
        Self::Overview,
        Self::Requirements,
        Self::Indicators,
        Self::Areas,
        Self::Gap,
        Self::Plan,
        Self::Roster,
        Self::Rules,
        Self::Reasons,
        Self::Recommendation,
        Self::Evidence,
    ];

    const fn usual_number(self) -> TitleNumber {
        match self {
            Self::Overview | Self::Requirements | Self::Indicators | Self::Areas | Self::Gap | Self::Plan => {
                TitleNumber::Chapter
            }
            Self::Roster | Self::Rules | Self::Reasons | Self::Recommendation | Self::Evidence => {
                TitleNumber::Annex
            }
            Self::Cover | Self::FillingNotes | Self::Contents | Self::Basics | Self::Pledge => {
                TitleNumber::No
            }
        }
    }
}

/// How the title of a part is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TitleNumber {
    /// Not at all.
    No,
    /// With the chapters.
    Chapter,
    /// With the annexes.
    Annex,
}

/// A part of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartPlan {
    /// Which part.
    pub id: PartId,
    /// Its title, if it is not that of the wording.
    #[serde(default)]
    pub title: Option<Phrase>,
    /// How it is numbered, if not as usual.
    #[serde(default)]
    number: Option<TitleNumber>,
}

impl PartPlan {
    /// A part as it usually is.
    pub const fn usual(id: PartId) -> Self {
        Self { id, title: None, number: None }
    }

    /// How the title is numbered.
    pub fn number(&self) -> TitleNumber {
        self.number.unwrap_or(self.id.usual_number())
    }
}

/// A line of the cover.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoverField {
    /// Before the line.
    pub label: Phrase,
    /// On the line; nothing leaves room to write.
    pub value: Phrase,
}

/// How things are numbered: texts in which `一` or `1` stands for the number.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbering {
    /// Before the title of a chapter, such as `一、` or `第一章　`.
    pub chapter: Mark,
    /// Before the title of an annex, such as `附件1　`.
    pub annex: Mark,
    /// Before headings, from the highest level down; the last serves the levels below it.
    pub headings: Vec<Mark>,
}

impl Default for Numbering {
    fn default() -> Self {
        let mark = |text: &str| Mark(text.to_owned());
        Self {
            chapter: mark("一、"),
            annex: mark("附件1　"),
            headings: ["（一）", "1.", "（1）"].map(mark).to_vec(),
        }
    }
}

impl Numbering {
    /// The number of a heading of a level from 1.
    pub fn heading(&self, level: u8, number: usize) -> String {
        let mark = self.headings.get(usize::from(level).saturating_sub(1)).or(self.headings.last());
        mark.map_or_else(String::new, |mark| mark.of(number))
    }
}

/// A text with the place of a number.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Mark(String);

impl Mark {
    /// The text with a number.
    pub fn of(&self, number: usize) -> String {
        if self.0.contains('一') {
            self.0.replacen('一', &chinese_number(number), 1)
        } else {
            self.0.replacen('1', &number.to_string(), 1)
        }
    }
}

impl TryFrom<String> for Mark {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text.contains('一') || text.contains('1') {
            Ok(Self(text))
        } else {
            Err(format!(
                "`{text}` has no place for a number; write 一 or 1 in it, as in `一、` / 其中要有“一”或“1”"
            ))
        }
    }
}

impl Default for Composition {
    fn default() -> Self {
        let parts = PartId::ALL.into_iter().map(PartPlan::usual).collect();
        let charts = ChartId::ALL.to_vec();
        Self { parts, cover: Vec::new(), numbering: Numbering::default(), charts }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stands_where_the_pattern_has_it() {
        let mark = |text: &str| Mark::try_from(text.to_owned()).unwrap();
        assert_eq!(mark("第一章　").of(12), "第十二章　");
        assert_eq!(mark("附件1：").of(3), "附件3：");
        assert!(Mark::try_from("附件".to_owned()).is_err());
        assert_eq!(Numbering::default().heading(9, 2), "（2）");
    }
}
