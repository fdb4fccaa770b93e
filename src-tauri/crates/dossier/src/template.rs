//! The look of the book as data: page, type sizes, rules. One file in `assets/dossier/` for each norm.

mod fault;

use parkgauge_core::report::{ChartId, Composition, CoverField, Numbering, PartPlan};
use serde::Deserialize;

use crate::error::DossierError;
use crate::font::FaceRole;
use crate::length::{MilliPoint, Um, Written};
use crate::measure::Setting;
use crate::page::Ink;

/// A page norm.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Name of the norm, as shown to the user.
    pub name: String,
    /// File with the fixed sentences, beside the template; the shipped one if absent.
    #[serde(default)]
    pub wording: Option<String>,
    /// Whether sheets are printed on both sides.
    pub duplex: bool,
    /// Paper and text block.
    pub page: PageGeometry,
    /// Page numbers.
    pub number: PageNumber,
    /// Small print at the foot of every page.
    pub foot: Foot,
    /// Type.
    pub style: Styles,
    /// Tables.
    pub table: TableLook,
    /// The table of contents.
    pub contents: ContentsLook,
    /// Charts that are drawn where there are data; all of them if absent.
    #[serde(default)]
    charts: Option<Vec<ChartId>>,
    /// How chapters, annexes and headings are numbered.
    #[serde(default)]
    numbering: Numbering,
    /// Lines of the cover; none for those of the wording.
    #[serde(default, rename = "cover")]
    cover_fields: Vec<CoverField>,
    /// Parts in reading order; none for all in their usual order.
    #[serde(default, rename = "part")]
    parts: Vec<PartPlan>,
}

/// Paper and text block.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageGeometry {
    width: Written,
    height: Written,
    top: Written,
    binding: Written,
    text_width: Written,
    text_height: Written,
    lines: u16,
    characters: u16,
}

/// Page numbers.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageNumber {
    below: Written,
    inset: Written,
    /// Type of the number.
    pub style: Style,
}

/// Small print at the foot of every page.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Foot {
    below: Written,
    /// Type of the small print.
    pub style: Style,
}

/// Type of one kind of text.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Style {
    face: FaceRole,
    latin: Option<FaceRole>,
    size: Written,
    line: Option<Written>,
    #[serde(default)]
    indent: u8,
    #[serde(default)]
    ink: InkName,
}

/// Colours that a template may name.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum InkName {
    #[default]
    Black,
    Grey,
}

/// The kinds of text.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Styles {
    pub body: Style,
    pub part: Style,
    pub heading1: Style,
    pub heading2: Style,
    pub heading3: Style,
    pub heading4: Style,
    pub note: Style,
    /// Notes at the foot of a page; those of a template that does not name them are set as notes.
    footnote: Option<Style>,
    pub quote: Style,
    pub caption: Style,
    pub cell: Style,
    pub cell_head: Style,
    pub cell_small: Style,
    pub chart: Style,
    pub contents_part: Style,
    pub contents_heading: Style,
    pub cover_title: Style,
    pub cover_line: Style,
    pub cover_field: Style,
}

/// Rules and padding of tables.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableLook {
    pad_side: Written,
    pad_edge: Written,
    frame: Written,
    grid: Written,
}

/// The table of contents.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContentsLook {
    /// Headings down to this level are listed; 0 lists parts only.
    pub depth: u8,
}

impl Template {
    /// Reads a template; `file` is its name, for what is said about it.
    ///
    /// # Errors
    /// Text that is not TOML, an unknown or missing key, a text block that does not fit the paper, a part twice: each
    /// with the file, the line and the key.
    pub fn read(file: &str, text: &str) -> Result<Self, DossierError> {
        fault::check(file, text)
    }

    /// Which parts the book has, in which order, and how they are numbered.
    #[must_use]
    pub fn composition(&self) -> Composition {
        let usual = Composition::default();
        Composition {
            parts: if self.parts.is_empty() { usual.parts } else { self.parts.clone() },
            cover: self.cover_fields.clone(),
            numbering: self.numbering.clone(),
            charts: self.charts.clone().unwrap_or(usual.charts),
        }
    }

    /// Paper width.
    #[must_use]
    pub fn width(&self) -> Um {
        self.page.width.um()
    }
    /// Paper height.
    #[must_use]
    pub fn height(&self) -> Um {
        self.page.height.um()
    }
    /// Top of the text block.
    #[must_use]
    pub fn top(&self) -> Um {
        self.page.top.um()
    }
    /// Width of the text block.
    #[must_use]
    pub fn measure(&self) -> Um {
        self.page.text_width.um()
    }
    /// Height of the text block.
    #[must_use]
    pub fn depth(&self) -> Um {
        self.page.text_height.um()
    }
    /// Distance of two lines on the grid.
    #[must_use]
    pub fn pitch(&self) -> Um {
        self.depth() / Um::from(self.page.lines)
    }
    /// Left edge of the text block on a page; right-hand pages are odd.
    #[must_use]
    pub fn left(&self, physical: usize) -> Um {
        if self.duplex && physical.is_multiple_of(2) {
            self.width() - self.page.binding.um() - self.measure()
        } else {
            self.page.binding.um()
        }
    }
    /// Size of the page number, its distance below the text block, and how far it stands in.
    #[must_use]
    pub fn number_place(&self) -> (Um, Um) {
        (self.number.below.um(), self.number.inset.um())
    }
    /// Distance of the small print below the text block.
    #[must_use]
    pub fn foot_below(&self) -> Um {
        self.foot.below.um()
    }
    /// How text of a style is set. Text in the size of the body shares its grid of characters.
    #[must_use]
    pub fn setting(&self, style: &Style) -> Setting {
        let size = style.size();
        let square = crate::length::em(1000, size);
        let on_grid = style.line.is_none() && size == self.style.body.size();
        let tracking = if on_grid { self.measure() / Um::from(self.page.characters) - square } else { 0 };
        let ink = match style.ink {
            InkName::Black => Ink::BLACK,
            InkName::Grey => Ink::GREY,
        };
        let latin = style.latin.unwrap_or(style.face);
        Setting { face: style.face, latin, size, tracking, ink, rise: 0 }
    }
    /// Distance of two lines of a style.
    #[must_use]
    pub fn line(&self, style: &Style) -> Um {
        style.line.map_or_else(|| self.pitch(), Written::um)
    }
    /// Width of the square of a style's characters on their grid.
    #[must_use]
    pub fn square(&self, style: &Style) -> Um {
        let setting = self.setting(style);
        crate::length::em(1000, setting.size) + setting.tracking
    }
    /// First-line indent of a style.
    #[must_use]
    pub fn indent(&self, style: &Style) -> Um {
        self.square(style) * Um::from(style.indent)
    }
}

impl Styles {
    /// Notes at the foot of a page.
    #[must_use]
    pub const fn footnote(&self) -> &Style {
        match &self.footnote {
            Some(style) => style,
            None => &self.note,
        }
    }
}

impl Style {
    /// Face of Chinese text.
    #[must_use]
    pub const fn face(&self) -> FaceRole {
        self.face
    }

    /// Characters by which the first line is indented.
    #[must_use]
    pub const fn indented(&self) -> u8 {
        self.indent
    }

    /// Font size.
    #[must_use]
    pub const fn size(&self) -> MilliPoint {
        self.size.size()
    }
}

impl TableLook {
    /// Space between a cell's edge and its text, beside it.
    #[must_use]
    pub fn pad_side(&self) -> Um {
        self.pad_side.um()
    }
    /// Space between a cell's edge and its text, above and below.
    #[must_use]
    pub fn pad_edge(&self) -> Um {
        self.pad_edge.um()
    }
    /// Thickness of the frame.
    #[must_use]
    pub fn frame(&self) -> Um {
        self.frame.um()
    }
    /// Thickness of the inner rules.
    #[must_use]
    pub fn grid(&self) -> Um {
        self.grid.um()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn gbt9704() -> Template {
        Template::read("gbt9704.toml", include_str!("../../../../assets/dossier/gbt9704.toml")).unwrap()
    }

    #[test]
    fn the_norm_gives_twenty_two_lines_of_twenty_eight_characters() {
        let template = gbt9704();
        assert_eq!(template.depth() / template.pitch(), 22);
        assert_eq!(template.measure() / template.square(&template.style.body), 28);
        assert_eq!(template.left(1), 28_000);
        assert_eq!(template.left(2), 26_000);
    }

    #[test]
    fn a_text_block_wider_than_the_paper_is_refused() {
        let text = include_str!("../../../../assets/dossier/gbt9704.toml").replace("\"156mm\"", "\"190mm\"");
        let refused = Template::read("own.toml", &text).unwrap_err().to_string();
        assert!(refused.contains("wider than the paper") && refused.contains("own.toml"), "{refused}");
    }

    #[test]
    fn a_template_says_which_charts_are_drawn() {
        let with = |line: &str| {
            let text = include_str!("../../../../assets/dossier/gbt9704.toml");
            Template::read("own.toml", &text.replacen("duplex = true", &format!("{line}\nduplex = true"), 1))
        };
        assert_eq!(gbt9704().composition().charts, ChartId::ALL, "all of them where it says nothing");
        let chosen = with("charts = [\"radar\", \"trend\"]").unwrap().composition().charts;
        assert_eq!(chosen, [ChartId::Radar, ChartId::Trend]);
        assert_eq!(with("charts = []").unwrap().composition().charts, []);
        let refused = with("charts = [\"pie\"]").unwrap_err().to_string();
        assert!(refused.contains("pie") && refused.contains("timeline"), "{refused}");
    }
}
