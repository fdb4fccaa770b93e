//! Charts as data. Shares are basis points (0 to 10 000), rounded down, for
//! drawing only; the exact value stands in the text of the label.

use std::sync::Arc;

use super::Anchor;

/// A chart with its caption and a text that says the same in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Where links to the figure go.
    pub anchor: Anchor,
    /// Caption below the figure.
    pub caption: String,
    /// What the chart shows, in words, for readers who cannot see it.
    pub alternative: String,
    /// What is drawn.
    pub kind: FigureKind,
}

/// A share of the axis length for drawing, in basis points; `None` leaves a gap.
pub type Share = Option<u16>;

/// The kinds of charts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureKind {
    /// One axis for each area.
    Radar {
        /// Axes clockwise from the top; at least three to draw a polygon.
        axes: Vec<RadarAxis>,
        /// Polygons, back to front.
        series: Vec<RadarSeries>,
    },
    /// Horizontal bars with a mark for the target.
    Bars(Vec<BarRow>),
    /// How many are at which level, the lowest first.
    Spread(Vec<SpreadRow>),
    /// A small column chart for each figure; each has a scale of its own, and all of them begin at nought.
    Trend(Vec<TrendPanel>),
    /// What is done from when to when.
    Timeline(Timeline),
    /// A picture of the evidence.
    Photo(PictureFile),
}

/// A picture file as it was added, JPEG or PNG.
#[derive(Clone, PartialEq, Eq)]
pub struct PictureFile {
    /// Name of the file.
    pub name: String,
    /// The file.
    pub bytes: Arc<[u8]>,
}

impl std::fmt::Debug for PictureFile {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "PictureFile({:?}, {} bytes)", self.name, self.bytes.len())
    }
}

/// An axis of a radar chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RadarAxis {
    /// Name at the end of the axis.
    pub label: String,
}

/// A polygon of a radar chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RadarSeries {
    /// Name in the legend.
    pub name: String,
    /// One share for each axis.
    pub values: Vec<Share>,
    /// The reference line (target) is drawn dashed and not filled.
    pub is_target: bool,
}

/// A bar with its target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarRow {
    /// What is measured.
    pub label: String,
    /// Exact value as text, at the end of the bar.
    pub shown: String,
    /// Length of the bar.
    pub value: Share,
    /// Position of the target's mark.
    pub target: Share,
}

/// How many are at one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpreadRow {
    /// The level.
    pub label: String,
    /// How many, as text, at the end of the bar.
    pub shown: String,
    /// Length of the bar, of the longest.
    pub share: u16,
    /// Whether these are the ones of whom the level is not known: drawn as an empty dashed frame.
    pub is_unknown: bool,
}

/// One figure over the years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrendPanel {
    /// Name and unit.
    pub title: String,
    /// Years, the oldest first.
    pub points: Vec<TrendPoint>,
}

/// A year of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrendPoint {
    /// The year.
    pub label: String,
    /// The exact value as text; empty when it is missing.
    pub shown: String,
    /// In ten-thousandths of the largest of its panel, below nought for a loss; `None` leaves a gap.
    pub height: Option<i32>,
}

/// Bars on a scale of months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// First month of the scale.
    pub from: Month,
    /// Last month of the scale, included.
    pub to: Month,
    /// Rows from the top.
    pub rows: Vec<TimelineRow>,
}

/// A row of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineRow {
    /// What is done.
    pub label: String,
    /// First and last month; nothing where no time is written, which is then said in words.
    pub span: Option<(Month, Month)>,
}

/// A month of a year, in order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// Year.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
}

impl Month {
    /// Months since the year 0: differences are numbers of months.
    pub fn count(self) -> i64 {
        i64::from(self.year) * 12 + i64::from(self.month) - 1
    }
}
