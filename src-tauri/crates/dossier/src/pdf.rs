//! Pages → bytes. The only file that knows printpdf.
//!
//! printpdf 0.12.8 without its layout features embeds fonts whole, shows a missing glyph without a word, and names one
//! character per glyph for copying. So fonts are subset here first, characters that share a glyph get a copy of the font
//! each, and every warning is an error. What printpdf cannot write (nested outline, links, metadata) is set by `finish`.

use std::collections::BTreeMap;

use lopdf::{Object, Stream};
use parkgauge_core::report::PictureFile;
use printpdf::{
    Color, CurTransMat, DictItem, ExternalStream, ExternalXObject, FontId, FontMetrics, FontType, Line,
    LineDashPattern, LinePoint, Mm, Op, PaintMode, ParsedFont, PdfDocument, PdfFont, PdfFontHandle,
    PdfFontMetricsStub, PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, Pt, Rgb, TextItem, TextMatrix,
    WindingOrder, XObject, XObjectId, XObjectTransform,
};
use subsetter::GlyphRemapper;

use crate::error::DossierError;
use crate::font::{Face, FaceRole, FontSet, Segment};
use crate::glyphs::{Shelf, oddly_spaced, subset_tag};
use crate::length::{MilliPoint, Um};
use crate::page::{Ink, Page, Placed, Run, Spot, Stroke};
use crate::photos::Photos;
use crate::structure::{ElementId, Structure};
use crate::volume::Photo;

/// Writes pages as a PDF without outline, links and metadata. Of what was drawn only the areas of links are left on the
/// pages: the rest is written then, and takes more memory than all else.
///
/// # Errors
/// A font that cannot be subset; anything printpdf warns about.
pub fn write_pages(
    pages: &mut [Page],
    fonts: &FontSet,
    structure: &Structure,
) -> Result<Written, DossierError> {
    let mut document = PdfDocument::new("");
    let shelf = Shelf::collect(pages, fonts);
    for ((role, copy), glyphs) in &shelf.copies {
        let font = embedded(fonts.face(*role), glyphs, *copy)?;
        document.resources.fonts.map.insert(font_id(*role, *copy), PdfFont::new(font));
    }
    if let Some(page) = pages.iter().find(|page| page.draft) {
        document.resources.xobjects.map.insert(mark_id(), XObject::External(draft_mark(page, fonts)));
    }
    let photos = Photos::collect(pages)?;
    for (index, photo) in photos.iter() {
        document.resources.xobjects.map.insert(photo_id(index), XObject::External(embedded_photo(photo)));
    }
    let mut contents = Vec::new();
    for page in pages {
        let (written, elements) = written(page, &shelf, &photos, structure);
        document.pages.push(written);
        contents.push(elements);
        page.items.retain(|item| matches!(item, Placed::Link { .. }));
        page.items.shrink_to_fit();
    }
    let mut warnings = Vec::new();
    // Compression is left to `finish`, which writes the file anew anyway.
    let options = PdfSaveOptions { optimize: false, image_optimization: None, ..PdfSaveOptions::default() };
    let bytes = document.save(&options, &mut warnings);
    match warnings.first() {
        Some(warning) => Err(DossierError::Pdf { step: "printpdf", reason: warning.msg.clone() }),
        None => Ok(Written { bytes, contents }),
    }
}

/// Pages as PDF.
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// For each page the elements of its marked contents; the place in the list is the identifier (MCID).
    pub contents: Vec<Vec<ElementId>>,
}

fn font_id(role: FaceRole, copy: usize) -> FontId {
    FontId(format!("{role:?}{copy}"))
}

fn photo_id(index: usize) -> XObjectId {
    XObjectId(format!("Photo{index}"))
}

fn mark_id() -> XObjectId {
    XObjectId("Draft".to_owned())
}

/// A font of exactly the glyphs that are drawn, as printpdf wants it.
fn embedded(face: &Face, glyphs: &BTreeMap<char, u16>, copy: usize) -> Result<ParsedFont, DossierError> {
    let mut ids: Vec<u16> = glyphs.values().copied().collect();
    ids.sort_unstable();
    let remapper = GlyphRemapper::new_from_glyphs_sorted(&ids);
    let failed =
        |reason: String| DossierError::Pdf { step: "subset", reason: format!("{}: {reason}", face.name) };
    let bytes = subsetter::subset(&face.bytes, 0, &remapper).map_err(|cause| failed(cause.to_string()))?;
    let mut characters = BTreeMap::new();
    let mut widths = BTreeMap::new();
    for (character, glyph) in glyphs {
        let new = remapper.get(*glyph).ok_or_else(|| failed(format!("lost the glyph of “{character}”")))?;
        characters.insert(u32::from(*character), new);
        widths.insert(new, face.advance(*glyph));
    }
    let font_type = if bytes.starts_with(b"OTTO") { FontType::OpenTypeCFF(()) } else { FontType::TrueType };
    Ok(ParsedFont {
        original_bytes: bytes,
        font_index: 0,
        font_name: Some(format!("{}+{}", subset_tag(&ids, copy), face.name)),
        codepoint_to_glyph: characters,
        glyph_widths: widths,
        units_per_em: face.units_per_em,
        font_metrics: FontMetrics { ascent: face.vertical.0, descent: face.vertical.1 },
        font_type,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em: face.units_per_em,
            x_min: face.bounds[0],
            y_min: face.bounds[1],
            x_max: face.bounds[2],
            y_max: face.bounds[3],
            us_weight_class: face.weight,
            ..PdfFontMetricsStub::default()
        },
    })
}

// The edge of the integer world: from here on lengths are points in single precision, rounded to a thousandth first so
// that they are written short and the same everywhere.
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
fn pt(length: Um) -> Pt {
    Pt((((length * 72_000) as f64 / 25_400.0).round() / 1000.0) as f32)
}

#[allow(clippy::cast_precision_loss)]
fn size_pt(size: MilliPoint) -> Pt {
    Pt(size as f32 / 1000.0)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
fn thousandths(length: Um, size: MilliPoint) -> f32 {
    (((length * 72_000 * 10_000) as f64 / (25_400.0 * size as f64)).round() / 10.0) as f32
}

fn color(ink: Ink) -> Color {
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(Rgb { r: part(ink.0), g: part(ink.1), b: part(ink.2), icc_profile: None })
}

/// What the graphics state holds, so that it is set only when it changes.
#[derive(Default)]
struct State {
    fill: Option<Ink>,
    stroke: Option<Stroke>,
    font: Option<(FaceRole, usize, MilliPoint)>,
    tracking: Um,
    in_text: bool,
}

struct Writer<'a> {
    shelf: &'a Shelf,
    photos: &'a Photos,
    structure: &'a Structure,
    height: Um,
    state: State,
    marked: Marked,
    contents: Vec<ElementId>,
    ops: Vec<Op>,
}

/// What the items being written are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marked {
    Nothing,
    Furniture,
    Content,
}

fn written(page: &Page, shelf: &Shelf, photos: &Photos, structure: &Structure) -> (PdfPage, Vec<ElementId>) {
    let mut writer = Writer {
        shelf,
        photos,
        structure,
        height: page.height,
        state: State::default(),
        marked: Marked::Nothing,
        contents: Vec::new(),
        ops: Vec::new(),
    };
    if page.draft {
        writer.furniture();
        writer.ops.push(Op::UseXobject { id: mark_id(), transform: XObjectTransform::default() });
    }
    let mut items = page.items.as_slice();
    while let Some((first, rest)) = items.split_first() {
        let line = line_of(items);
        if line.is_empty() {
            writer.item(first);
            items = rest;
        } else {
            writer.line(&line);
            items = items.get(line.len()..).unwrap_or_default();
        }
    }
    writer.end_mark();
    let mut written = PdfPage::new(Mm(0.0), Mm(0.0), writer.ops);
    for frame in [&mut written.media_box, &mut written.trim_box, &mut written.crop_box] {
        frame.width = pt(page.width);
        frame.height = pt(page.height);
    }
    (written, writer.contents)
}

/// The runs at the head of a list that follow each other on one baseline.
pub(crate) fn line_of(items: &[Placed]) -> Vec<&Run> {
    let mut line: Vec<&Run> = Vec::new();
    for item in items {
        match item {
            Placed::Text(run) if line.last().is_none_or(|last| last.at.y == run.at.y) => line.push(run),
            _ => break,
        }
    }
    line
}

impl Writer<'_> {
    fn begin(&mut self, element: ElementId) {
        self.end_mark();
        let role = self.structure.get(element).map_or("Span", |element| element.role.name());
        let number = i64::try_from(self.contents.len()).unwrap_or(i64::MAX);
        let map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(number))]);
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: role.to_owned(),
            properties: DictItem::Dict { map },
        });
        self.contents.push(element);
        self.marked = Marked::Content;
    }

    /// What is drawn from here on means nothing by itself.
    fn furniture(&mut self) {
        if self.marked == Marked::Nothing {
            self.leave_text();
            self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
            self.marked = Marked::Furniture;
        }
    }

    fn end_mark(&mut self) {
        self.leave_text();
        if self.marked != Marked::Nothing {
            self.ops.push(Op::EndMarkedContent);
            self.marked = Marked::Nothing;
        }
    }

    fn point(&self, spot: Spot) -> Point {
        Point { x: pt(spot.x), y: pt(self.height - spot.y) }
    }

    fn corner(&self, spot: Spot) -> LinePoint {
        LinePoint { p: self.point(spot), bezier: false }
    }

    fn item(&mut self, item: &Placed) {
        if !matches!(item, Placed::Link { .. } | Placed::Begin(_) | Placed::End) {
            self.furniture();
        }
        match item {
            Placed::Begin(element) => self.begin(*element),
            Placed::End => self.end_mark(),
            Placed::Text(run) => self.line(&[run]),
            Placed::Rule { from, to, stroke } => {
                let points = vec![self.corner(*from), self.corner(*to)];
                self.stroke(*stroke);
                self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
            }
            Placed::Fill { at, extent, ink } => {
                let (right, bottom) = (at.x + extent.0, at.y + extent.1);
                let corners = [
                    *at,
                    Spot { x: right, y: at.y },
                    Spot { x: right, y: bottom },
                    Spot { x: at.x, y: bottom },
                ];
                let ring = corners.iter().map(|spot| self.corner(*spot)).collect();
                self.polygon(ring, Some(*ink), None);
            }
            Placed::Shape { points, fill, stroke } => {
                let ring = points.iter().map(|spot| self.corner(*spot)).collect();
                self.polygon(ring, *fill, *stroke);
            }
            Placed::Circle { centre, radius, fill, stroke } => {
                let ring = self.circle(*centre, *radius);
                self.polygon(ring, *fill, *stroke);
            }
            Placed::Picture { at, extent, file } => self.picture(*at, *extent, file),
            // Links are annotations; `finish` sets them with the flags that printpdf leaves out.
            Placed::Link { .. } => {}
        }
    }

    fn picture(&mut self, at: Spot, (width, height): (Um, Um), file: &PictureFile) {
        let Some((index, photo)) = self.photos.of(file) else { return };
        let place = [pt(at.x), pt(self.height - at.y - height), pt(width), pt(height)].map(|part| part.0);
        let matrix = CurTransMat::Raw(photo.within(place));
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetTransformationMatrix { matrix });
        self.ops.push(Op::UseXobject { id: photo_id(index), transform: XObjectTransform::default() });
        self.ops.push(Op::RestoreGraphicsState);
    }

    fn circle(&self, centre: Spot, radius: Um) -> Vec<LinePoint> {
        // The usual four cubic arcs: handles at 0.5523 of the radius.
        let handle = radius * 5523 / 10_000;
        let at = |x: Um, y: Um| Spot { x: centre.x + x, y: centre.y + y };
        let arcs = [
            [at(handle, -radius), at(radius, -handle), at(radius, 0)],
            [at(radius, handle), at(handle, radius), at(0, radius)],
            [at(-handle, radius), at(-radius, handle), at(-radius, 0)],
            [at(-radius, -handle), at(-handle, -radius), at(0, -radius)],
        ];
        let mut ring = vec![self.corner(at(0, -radius))];
        for [first, second, end] in arcs {
            ring.push(LinePoint { p: self.point(first), bezier: true });
            ring.push(LinePoint { p: self.point(second), bezier: true });
            ring.push(self.corner(end));
        }
        ring
    }

    fn polygon(&mut self, points: Vec<LinePoint>, fill: Option<Ink>, stroke: Option<Stroke>) {
        if let Some(ink) = fill {
            self.fill(ink);
        }
        if let Some(stroke) = stroke {
            self.stroke(stroke);
        }
        let mode = match (fill, stroke) {
            (Some(_), Some(_)) => PaintMode::FillStroke,
            (Some(_), None) => PaintMode::Fill,
            (None, Some(_)) => PaintMode::Stroke,
            (None, None) => return,
        };
        self.leave_text();
        let rings = vec![PolygonRing { points }];
        self.ops
            .push(Op::DrawPolygon { polygon: Polygon { rings, mode, winding_order: WindingOrder::NonZero } });
    }

    fn line(&mut self, runs: &[&Run]) {
        self.furniture();
        let characters: Vec<char> = runs.iter().flat_map(|run| run.text.chars()).collect();
        let odd = oddly_spaced(runs);
        let is_odd = |index: usize| odd.get(index).copied().unwrap_or(false);
        let mut index = 0;
        for run in runs {
            self.place(run);
            let mut kerns = run.kerns.iter().peekable();
            let mut items = Vec::new();
            let mut pending = String::new();
            for (within, character) in (0_u32..).zip(run.text.chars()) {
                if is_odd(index) && (index == 0 || !is_odd(index - 1)) {
                    self.show(&mut items, &mut pending);
                    let together = characters[index..].iter().zip(&odd[index..]).take_while(|(_, odd)| **odd);
                    self.say(&together.map(|(character, _)| *character).collect::<String>());
                }
                let copy = self.shelf.copy_of(run.face, character);
                if self.state.font != Some((run.face, copy, run.size)) {
                    self.show(&mut items, &mut pending);
                    let font = PdfFontHandle::External(font_id(run.face, copy));
                    self.ops.push(Op::SetFont { font, size: size_pt(run.size) });
                    self.state.font = Some((run.face, copy, run.size));
                }
                pending.push(character);
                if let Some((_, kern)) = kerns.next_if(|(at, _)| *at == within) {
                    items.push(TextItem::Text(std::mem::take(&mut pending)));
                    items.push(TextItem::Offset(-thousandths(*kern, run.size)));
                }
                if is_odd(index) && !is_odd(index + 1) {
                    self.show(&mut items, &mut pending);
                    self.ops.push(Op::EndMarkedContent);
                }
                index += 1;
            }
            self.show(&mut items, &mut pending);
        }
    }

    /// Goes to where a run begins, in its colour.
    fn place(&mut self, run: &Run) {
        self.fill(run.ink);
        if !self.state.in_text {
            self.ops.push(Op::StartTextSection);
            self.state.in_text = true;
        }
        if self.state.tracking != run.tracking {
            self.ops.push(Op::SetCharacterSpacing { multiplier: pt(run.tracking).0 });
            self.state.tracking = run.tracking;
        }
        let point = self.point(run.at);
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(point.x, point.y) });
    }

    /// Begins a span that says in Unicode what it holds.
    fn say(&mut self, content: &str) {
        let mut data = vec![0xFE, 0xFF];
        data.extend(content.encode_utf16().flat_map(u16::to_be_bytes));
        let text = DictItem::String { data, literal: false };
        let map = BTreeMap::from([("ActualText".to_owned(), text)]);
        let properties = DictItem::Dict { map };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties });
    }

    fn show(&mut self, items: &mut Vec<TextItem>, pending: &mut String) {
        if !pending.is_empty() {
            items.push(TextItem::Text(std::mem::take(pending)));
        }
        if !items.is_empty() {
            self.ops.push(Op::ShowText { items: std::mem::take(items) });
        }
    }

    fn leave_text(&mut self) {
        if self.state.in_text {
            self.ops.push(Op::EndTextSection);
            self.state.in_text = false;
        }
    }

    fn fill(&mut self, ink: Ink) {
        if self.state.fill != Some(ink) {
            self.ops.push(Op::SetFillColor { col: color(ink) });
            self.state.fill = Some(ink);
        }
    }

    fn stroke(&mut self, stroke: Stroke) {
        self.leave_text();
        let before = self.state.stroke.replace(stroke);
        if before == Some(stroke) {
            return;
        }
        if before.map(|before| before.ink) != Some(stroke.ink) {
            self.ops.push(Op::SetOutlineColor { col: color(stroke.ink) });
        }
        if before.map(|before| before.width) != Some(stroke.width) {
            self.ops.push(Op::SetOutlineThickness { pt: pt(stroke.width) });
        }
        if before.map_or(stroke.dash.is_some(), |before| before.dash != stroke.dash) {
            let dash = match stroke.dash {
                Some((dash, gap)) => LineDashPattern::new(0.0, &[pt(dash).0, pt(gap).0]),
                None => LineDashPattern::solid(),
            };
            self.ops.push(Op::SetLineDashPattern { dash });
        }
    }
}

/// A picture as printpdf takes it, in the coding that it has.
fn embedded_photo(photo: &Photo) -> ExternalXObject {
    let Stream { dict, content, .. } = &photo.picture;
    let entries = dict.iter().filter(|(key, _)| key.as_slice() != b"Length");
    let dict =
        entries.map(|(key, value)| (String::from_utf8_lossy(key).into_owned(), entry(value))).collect();
    let stream = ExternalStream { dict, content: content.clone(), compress: false };
    ExternalXObject { stream, width: None, height: None, dpi: None }
}

fn entry(object: &Object) -> DictItem {
    match object {
        Object::Boolean(value) => DictItem::Bool(*value),
        Object::Integer(value) => DictItem::Int(*value),
        Object::Real(value) => DictItem::Real(*value),
        Object::Name(name) => DictItem::Name(name.clone()),
        Object::String(bytes, _) => DictItem::String { data: bytes.clone(), literal: false },
        Object::Array(items) => DictItem::Array(items.iter().map(entry).collect()),
        Object::Dictionary(dictionary) => DictItem::Dict {
            map: dictionary
                .iter()
                .map(|(key, value)| (String::from_utf8_lossy(key).into_owned(), entry(value)))
                .collect(),
        },
        // A picture that was read here refers to nothing else.
        Object::Null | Object::Reference(_) | Object::Stream(_) => DictItem::Null,
    }
}

/// 草稿 across the page as outlines, once for the whole book: it is seen on every page, and neither found nor copied.
fn draft_mark(page: &Page, fonts: &FontSet) -> ExternalXObject {
    const SIZE: Um = 62_000;
    // Turned by 45 degrees: sine and cosine in thousandths.
    const TURN: i64 = 707;
    let face = fonts.face(FaceRole::Hei);
    let mut content = String::new();
    let part = |value: u8| f32::from(value) / 255.0;
    content.push_str(&format!(
        "{:.3} {:.3} {:.3} rg\n",
        part(Ink::MARK.0),
        part(Ink::MARK.1),
        part(Ink::MARK.2)
    ));
    for (index, character) in "草稿".chars().enumerate() {
        let start = (i64::try_from(index).unwrap_or(0) - 1) * 1_100 + 50;
        let place = |x: i64, y: i64| {
            let (x, y) = ((x + start) * SIZE / 1000, (y - 380) * SIZE / 1000);
            let (x, y) = ((x - y) * TURN / 1000, (x + y) * TURN / 1000);
            format!("{} {}", pt(page.width / 2 + x).0, pt(page.height / 2 + y).0)
        };
        for segment in face.outline(character).unwrap_or_default() {
            let step = match segment {
                Segment::Move(x, y) => format!("{} m\n", place(x, y)),
                Segment::Line(x, y) => format!("{} l\n", place(x, y)),
                Segment::Curve([a, b, c, d, x, y]) => {
                    format!("{} {} {} c\n", place(a, b), place(c, d), place(x, y))
                }
                Segment::Close => "h\n".to_owned(),
            };
            content.push_str(&step);
        }
    }
    content.push_str("f\n");
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    let frame = [0.0, 0.0, pt(page.width).0, pt(page.height).0].map(DictItem::Real);
    let entries = [
        ("Type", name("XObject")),
        ("Subtype", name("Form")),
        ("BBox", DictItem::Array(frame.to_vec())),
        ("Resources", DictItem::Dict { map: BTreeMap::new() }),
    ];
    let dict = entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    ExternalXObject {
        stream: ExternalStream { dict, content: content.into_bytes(), compress: false },
        width: None,
        height: None,
        dpi: None,
    }
}
