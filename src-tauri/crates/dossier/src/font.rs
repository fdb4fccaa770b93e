//! The faces of the book: loading, coverage, the fallback chain.

use std::collections::BTreeMap;
use std::path::Path;

use crate::error::DossierError;

/// What a face is for. The files behind the roles are a property of the font folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FaceRole {
    /// 仿宋: running text.
    Fang,
    /// 小标宋: titles.
    Title,
    /// 黑体: headings and emphasis.
    Hei,
    /// 楷体: second headings and quotations.
    Kai,
    /// 宋体: Latin letters, digits, tables, and whatever the others lack.
    Song,
    /// Ballot boxes and ticks.
    Symbols,
}

impl FaceRole {
    /// Every role, in the order in which the files are loaded.
    pub const ALL: [Self; 6] = [Self::Fang, Self::Title, Self::Hei, Self::Kai, Self::Song, Self::Symbols];

    /// The file in the font folder that fills the role.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Fang => "FandolFang-Regular.otf",
            Self::Title => "ParkGaugeTitle.ttf",
            Self::Hei => "ParkGaugeHei.ttf",
            Self::Kai => "ParkGaugeKai.ttf",
            Self::Song => "ParkGaugeSong.ttf",
            Self::Symbols => "ParkGaugeSymbols.ttf",
        }
    }

    /// Where a character is looked for when the role's own face lacks it.
    const fn fallbacks(self, character: char) -> &'static [Self] {
        match self {
            // A rare character in a heading keeps the weight of the heading if any bold face has it.
            Self::Title | Self::Hei => {
                &[Self::Hei, Self::Title, Self::Song, Self::Fang, Self::Symbols, Self::Kai]
            }
            // 楷 is as light as 仿宋: a rare character of a name does not stand out of its name.
            Self::Fang if is_han(character) => &[Self::Kai, Self::Song, Self::Symbols],
            Self::Kai => &[Self::Fang, Self::Song, Self::Symbols],
            Self::Fang | Self::Song | Self::Symbols => &[Self::Song, Self::Fang, Self::Symbols, Self::Kai],
        }
    }
}

/// The stand-in for a character that no face has (下一字暂缺).
pub const GETA: char = '〓';

/// A loaded face.
pub struct Face {
    /// PostScript name, as it is written into the document.
    pub name: String,
    /// The whole font file.
    pub bytes: Vec<u8>,
    /// Units of the design square; all widths here are scaled to thousandths of an em.
    pub units_per_em: u16,
    /// Ascent and descent in font units.
    pub vertical: (i16, i16),
    /// Bounding box of all glyphs in font units: left, bottom, right, top.
    pub bounds: [i16; 4],
    /// Weight from 100 to 900.
    pub weight: u16,
    /// Glyph of each character of the basic plane; 0 where there is none.
    basic: Vec<u16>,
    beyond: BTreeMap<char, u16>,
    advances: Vec<u16>,
}

impl Face {
    fn parse(path: &Path, bytes: Vec<u8>) -> Result<Self, DossierError> {
        let broken =
            |reason: &str| DossierError::FontBroken { path: path.to_owned(), reason: reason.to_owned() };
        let face = ttf_parser::Face::parse(&bytes, 0).map_err(|cause| broken(&cause.to_string()))?;
        let units_per_em = face.units_per_em();
        let cmap = face.tables().cmap.ok_or_else(|| broken("no character map"))?;
        let mut basic = vec![0u16; 0x1_0000];
        let mut beyond = BTreeMap::new();
        for subtable in cmap.subtables.into_iter().filter(ttf_parser::cmap::Subtable::is_unicode) {
            subtable.codepoints(|code| {
                let Some(glyph) = subtable.glyph_index(code).filter(|glyph| glyph.0 != 0) else { return };
                match basic.get_mut(code as usize) {
                    Some(place) => *place = glyph.0,
                    None => {
                        if let Some(character) = char::from_u32(code) {
                            beyond.insert(character, glyph.0);
                        }
                    }
                }
            });
        }
        let advances = (0..face.number_of_glyphs())
            .map(|glyph| face.glyph_hor_advance(ttf_parser::GlyphId(glyph)).unwrap_or(0))
            .collect();
        let name = face
            .names()
            .into_iter()
            .filter(|name| name.name_id == ttf_parser::name_id::POST_SCRIPT_NAME)
            .find_map(|name| name.to_string())
            .ok_or_else(|| broken("no PostScript name"))?;
        let bounds = face.global_bounding_box();
        Ok(Self {
            name,
            units_per_em,
            vertical: (face.ascender(), face.descender()),
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max],
            weight: face.weight().to_number(),
            basic,
            beyond,
            advances,
            bytes,
        })
    }

    /// The glyph of a character, or `None` if the face lacks it.
    #[must_use]
    pub fn glyph(&self, character: char) -> Option<u16> {
        match self.basic.get(character as usize) {
            Some(0) => None,
            Some(glyph) => Some(*glyph),
            None => self.beyond.get(&character).copied(),
        }
    }

    /// Advance of a glyph in font units.
    #[must_use]
    pub fn advance(&self, glyph: u16) -> u16 {
        self.advances.get(usize::from(glyph)).copied().unwrap_or(0)
    }

    /// Advance of a character in thousandths of an em.
    #[must_use]
    pub fn advance_of(&self, character: char) -> Option<i64> {
        let advance = i64::from(self.advance(self.glyph(character)?));
        Some(advance * 1000 / i64::from(self.units_per_em))
    }

    /// The outline of a character, for marks that are drawn and not written.
    #[must_use]
    pub fn outline(&self, character: char) -> Option<Vec<Segment>> {
        let face = ttf_parser::Face::parse(&self.bytes, 0).ok()?;
        let mut pen = OutlinePen {
            segments: Vec::new(),
            last: (0.0, 0.0),
            scale: 1000.0 / f32::from(self.units_per_em),
        };
        face.outline_glyph(ttf_parser::GlyphId(self.glyph(character)?), &mut pen)?;
        Some(pen.segments)
    }
}

/// A step of an outline, in thousandths of an em, y upwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment {
    /// Starts a contour.
    Move(i64, i64),
    /// A straight line to a point.
    Line(i64, i64),
    /// A cubic curve: two handles, then the point.
    Curve([i64; 6]),
    /// Ends the contour.
    Close,
}

struct OutlinePen {
    segments: Vec<Segment>,
    last: (f32, f32),
    scale: f32,
}

impl OutlinePen {
    // Outline points are whole font units (halves at worst), so rounding here is the same everywhere.
    #[allow(clippy::cast_possible_truncation)]
    fn whole(&self, value: f32) -> i64 {
        (value * self.scale).round() as i64
    }
}

impl ttf_parser::OutlineBuilder for OutlinePen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.last = (x, y);
        self.segments.push(Segment::Move(self.whole(x), self.whole(y)));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.last = (x, y);
        self.segments.push(Segment::Line(self.whole(x), self.whole(y)));
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (x0, y0) = self.last;
        self.curve_to(
            x0 + (x1 - x0) * 2.0 / 3.0,
            y0 + (y1 - y0) * 2.0 / 3.0,
            x + (x1 - x) * 2.0 / 3.0,
            y + (y1 - y) * 2.0 / 3.0,
            x,
            y,
        );
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.last = (x, y);
        let points = [x1, y1, x2, y2, x, y].map(|value| self.whole(value));
        self.segments.push(Segment::Curve(points));
    }
    fn close(&mut self) {
        self.segments.push(Segment::Close);
    }
}

/// All faces of the book.
pub struct FontSet {
    faces: BTreeMap<FaceRole, Face>,
}

/// The face and advance that a character is set with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The character that is drawn; [`GETA`] if no face has the one asked for.
    pub character: char,
    /// The face that has it.
    pub role: FaceRole,
    /// Its advance in thousandths of an em.
    pub advance: i64,
}

impl FontSet {
    /// Loads one file for every role from the folder.
    ///
    /// # Errors
    /// A file that is missing, unreadable or not a font; a set that cannot draw [`GETA`].
    pub fn load(dir: &Path) -> Result<Self, DossierError> {
        let mut faces = BTreeMap::new();
        for role in FaceRole::ALL {
            let path = dir.join(role.file_name());
            let bytes =
                std::fs::read(&path).map_err(|cause| DossierError::FontFile { path: path.clone(), cause })?;
            faces.insert(role, Face::parse(&path, bytes)?);
        }
        let set = Self { faces };
        if set.lookup(GETA, FaceRole::Fang).is_none() {
            return Err(DossierError::FontBroken {
                path: dir.to_owned(),
                reason: format!("no face has “{GETA}”"),
            });
        }
        Ok(set)
    }

    /// The face that fills a role.
    #[must_use]
    pub fn face(&self, role: FaceRole) -> &Face {
        // `load` is the only way to make a set and fills every role.
        &self.faces[&role]
    }

    /// The face and advance for a character, or `None` if no face of the chain has it.
    #[must_use]
    pub fn lookup(&self, character: char, wanted: FaceRole) -> Option<Found> {
        let full_width = is_full_width_sign(character);
        let found = || {
            let chain = std::iter::once(wanted).chain(wanted.fallbacks(character).iter().copied());
            chain.filter_map(|role| {
                self.face(role).advance_of(character).map(|advance| Found { character, role, advance })
            })
        };
        // Latin-minded faces draw “ ” — … narrow; Chinese text wants them on the full square.
        found().find(|found| !full_width || found.advance == 1000).or_else(|| found().next())
    }
}

/// Whether a character is a Chinese character, with 〇 and the rare ones beyond the basic plane.
#[must_use]
pub const fn is_han(character: char) -> bool {
    matches!(character,
        '〇' | '々' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

fn is_full_width_sign(character: char) -> bool {
    matches!(character, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// A character that no face has. The book shows [`GETA`] in its place, and this says where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FontFinding {
    /// The character that is missing.
    pub character: char,
    /// The text around its first occurrence.
    pub context: String,
    /// How often it occurs.
    pub count: u32,
}
