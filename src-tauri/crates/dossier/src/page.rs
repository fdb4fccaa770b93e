//! The display list: pages of placed items, free of any PDF engine.

use parkgauge_core::report::{Anchor, PictureFile};

use crate::font::FaceRole;
use crate::length::{MilliPoint, Um};
use crate::structure::ElementId;

/// A colour as red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ink(pub u8, pub u8, pub u8);

impl Ink {
    /// Text and outer rules.
    pub const BLACK: Self = Self(0, 0, 0);
    /// Small print, quiet values, hairlines that should recede.
    pub const GREY: Self = Self(0x59, 0x59, 0x59);
    /// Grid lines of charts.
    pub const HAIR: Self = Self(0xB0, 0xB0, 0xB0);
    /// Ground of header cells.
    pub const TINT: Self = Self(0xEE, 0xF1, 0xF4);
    /// Ground of group rows.
    pub const PALE: Self = Self(0xF6, 0xF7, 0xF9);
    /// Bars and polygons; dark enough to tell in grey.
    pub const BLUE: Self = Self(0x2F, 0x55, 0x7F);
    /// Fill of polygons.
    pub const WASH: Self = Self(0xD3, 0xDD, 0xE8);
    /// What is short. Never the only sign of it.
    pub const RED: Self = Self(0x96, 0x1E, 0x1E);
    /// The draft mark.
    pub const MARK: Self = Self(0xEF, 0xEF, 0xEF);
}

/// A point: right and down from the page's top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// To the right.
    pub x: Um,
    /// Downwards.
    pub y: Um,
}

/// A line's thickness, colour and dashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stroke {
    /// Thickness.
    pub width: Um,
    /// Colour.
    pub ink: Ink,
    /// Lengths of dash and gap; `None` for a full line.
    pub dash: Option<(Um, Um)>,
}

impl Stroke {
    /// A full line.
    #[must_use]
    pub const fn full(width: Um, ink: Ink) -> Self {
        Self { width, ink, dash: None }
    }
}

/// Text in one face and size on one baseline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Start of the baseline.
    pub at: Spot,
    /// Face.
    pub face: FaceRole,
    /// Size.
    pub size: MilliPoint,
    /// Colour.
    pub ink: Ink,
    /// Characters in reading order, each drawn by `face`.
    pub text: String,
    /// Added after every character.
    pub tracking: Um,
    /// Added after single characters: index and length.
    pub kerns: Vec<(u32, Um)>,
}

/// Something on a page. Items are drawn in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placed {
    /// Text.
    Text(Run),
    /// A straight line.
    Rule {
        /// One end.
        from: Spot,
        /// Other end.
        to: Spot,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A filled rectangle.
    Fill {
        /// Top left corner.
        at: Spot,
        /// Width and height.
        extent: (Um, Um),
        /// Colour.
        ink: Ink,
    },
    /// A closed shape.
    Shape {
        /// Corners.
        points: Vec<Spot>,
        /// Fill colour, if filled.
        fill: Option<Ink>,
        /// Outline, if drawn.
        stroke: Option<Stroke>,
    },
    /// A circle.
    Circle {
        /// Centre.
        centre: Spot,
        /// Radius.
        radius: Um,
        /// Fill colour, if filled.
        fill: Option<Ink>,
        /// Outline, if drawn.
        stroke: Option<Stroke>,
    },
    /// A picture, upright.
    Picture {
        /// Top left corner.
        at: Spot,
        /// Width and height.
        extent: (Um, Um),
        /// The file.
        file: PictureFile,
    },
    /// An area that jumps to an anchor.
    Link {
        /// Top left corner.
        at: Spot,
        /// Width and height.
        extent: (Um, Um),
        /// Where it goes.
        to: Anchor,
        /// The element whose text it is.
        element: Option<ElementId>,
    },
    /// What follows, up to the end, is content of an element; never nested.
    Begin(ElementId),
    /// Ends the content of an element.
    End,
}

impl Placed {
    /// The same item moved.
    #[must_use]
    pub fn moved(mut self, x: Um, y: Um) -> Self {
        let shift = |spot: &mut Spot| {
            spot.x += x;
            spot.y += y;
        };
        match &mut self {
            Self::Text(run) => shift(&mut run.at),
            Self::Rule { from, to, .. } => {
                shift(from);
                shift(to);
            }
            Self::Fill { at, .. } | Self::Picture { at, .. } | Self::Link { at, .. } => shift(at),
            Self::Shape { points, .. } => points.iter_mut().for_each(shift),
            Self::Circle { centre, .. } => shift(centre),
            Self::Begin(_) | Self::End => {}
        }
        self
    }
}

/// One side of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Width.
    pub width: Um,
    /// Height.
    pub height: Um,
    /// Number as printed and as viewers show it; empty where none is printed.
    pub label: String,
    /// Whether 草稿 lies under the content.
    pub draft: bool,
    /// What is on it, in drawing order.
    pub items: Vec<Placed>,
}

impl Page {
    /// A readable listing, one item a line, for golden files and for looking at a layout.
    #[must_use]
    pub fn listing(&self) -> String {
        let mut lines = vec![format!(
            "page “{}” {} x {}{}",
            self.label,
            self.width,
            self.height,
            if self.draft { " draft" } else { "" }
        )];
        for item in &self.items {
            lines.push(match item {
                // What the pages mean is listed with the structure.
                Placed::Begin(_) | Placed::End => continue,
                Placed::Text(run) => {
                    format!("  text {},{} {:?} {} “{}”", run.at.x, run.at.y, run.face, run.size, run.text)
                }
                Placed::Rule { from, to, stroke } => {
                    format!("  rule {},{} to {},{} w{}", from.x, from.y, to.x, to.y, stroke.width)
                }
                Placed::Fill { at, extent, .. } => {
                    format!("  fill {},{} {} x {}", at.x, at.y, extent.0, extent.1)
                }
                Placed::Shape { points, fill, .. } => {
                    format!(
                        "  shape of {} points{}",
                        points.len(),
                        if fill.is_some() { ", filled" } else { "" }
                    )
                }
                Placed::Circle { centre, radius, .. } => {
                    format!("  circle {},{} r{}", centre.x, centre.y, radius)
                }
                Placed::Picture { at, extent, file } => {
                    format!("  picture {},{} {} x {} “{}”", at.x, at.y, extent.0, extent.1, file.name)
                }
                Placed::Link { at, extent, to, .. } => {
                    format!("  link {},{} {} x {} to {}", at.x, at.y, extent.0, extent.1, to.0)
                }
            });
        }
        lines.push(String::new());
        lines.join("\n")
    }
}
