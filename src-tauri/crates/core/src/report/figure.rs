//! Charts as data. Shares are basis points (0 to 10 000), rounded down, for
//! drawing only; the exact value stands in the text of the label.

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
