//! Placed items as a picture, for documents that cannot hold vectors. The same items give the same bytes.

use std::cell::RefCell;

use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder};
use parkgauge_core::report::{Figure, FigureKind};
use tiny_skia::{FillRule, LineCap, Paint, Path, PathBuilder, Pixmap, Stroke as Pen, StrokeDash, Transform};

use crate::error::DossierError;
use crate::font::{FontSet, Segment};
use crate::layout::{chart, photo_extent};
use crate::length::{Um, em};
use crate::page::{Ink, Placed, Run, Spot, Stroke};
use crate::template::Template;
use crate::volume::upright_file;

/// Dots per inch of pictures in documents.
const DOTS: f32 = 200.0;
/// µm in an inch.
const INCH: f32 = 25_400.0;

/// A picture and the size at which it is printed.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The file.
    pub bytes: Vec<u8>,
    /// The ending of its name.
    pub ending: &'static str,
    /// Printed width.
    pub width: Um,
    /// Printed height.
    pub height: Um,
}

/// A chart or a photo without its caption.
///
/// # Errors
/// A chart that is too large to be drawn.
pub fn figure_picture(
    figure: &Figure,
    fonts: &FontSet,
    template: &Template,
) -> Result<Picture, DossierError> {
    if let FigureKind::Photo(file) = &figure.kind {
        let (width, height) = photo_extent(file, template);
        let read = upright_file(&file.bytes, &file.name);
        let (bytes, ending) = read.map_err(|fault| DossierError::Scan { name: file.name.clone(), fault })?;
        return Ok(Picture { bytes, ending, width, height });
    }
    let structure = RefCell::default();
    let (items, height) = chart(figure, fonts, template, &structure);
    let width = template.measure();
    Ok(Picture { bytes: draw(&items, fonts, width, height, DOTS)?, ending: "png", width, height })
}

/// Draws items on white paper.
///
/// # Errors
/// Paper that is too large.
pub fn draw(
    items: &[Placed],
    fonts: &FontSet,
    width: Um,
    height: Um,
    dots: f32,
) -> Result<Vec<u8>, DossierError> {
    let failed = |reason: &str| DossierError::Pdf { step: "picture", reason: reason.to_owned() };
    let scale = dots / INCH;
    // Positive, and far below four billion.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let pixels = |length: Um| (small(length) * scale).ceil().max(1.0) as u32;
    let mut map = Pixmap::new(pixels(width), pixels(height)).ok_or_else(|| failed("too large"))?;
    map.fill(tiny_skia::Color::WHITE);
    let mut canvas = Canvas { map: &mut map, place: Transform::from_scale(scale, scale), fonts };
    for item in items {
        canvas.item(item);
    }
    let mut png = Vec::new();
    PngEncoder::new(&mut png)
        .write_image(map.data(), map.width(), map.height(), ExtendedColorType::Rgba8)
        .map_err(|cause| failed(&cause.to_string()))?;
    Ok(png)
}

// The edge of the integer world, as in `pdf.rs`: no page is so large that single precision would move a dot.
#[allow(clippy::cast_precision_loss)]
const fn small(length: Um) -> f32 {
    length as f32
}

struct Canvas<'a> {
    map: &'a mut Pixmap,
    place: Transform,
    fonts: &'a FontSet,
}

impl Canvas<'_> {
    fn item(&mut self, item: &Placed) {
        match item {
            Placed::Text(run) => self.text(run),
            Placed::Rule { from, to, stroke } => {
                let mut path = PathBuilder::new();
                path.move_to(small(from.x), small(from.y));
                path.line_to(small(to.x), small(to.y));
                self.paint(path.finish(), None, Some(*stroke));
            }
            Placed::Fill { at, extent, ink } => {
                let (right, bottom) = (at.x + extent.0, at.y + extent.1);
                let corners = [
                    *at,
                    Spot { x: right, y: at.y },
                    Spot { x: right, y: bottom },
                    Spot { x: at.x, y: bottom },
                ];
                self.paint(polygon(&corners), Some(*ink), None);
            }
            Placed::Shape { points, fill, stroke } => self.paint(polygon(points), *fill, *stroke),
            Placed::Circle { centre, radius, fill, stroke } => {
                let path = PathBuilder::from_circle(small(centre.x), small(centre.y), small(*radius));
                self.paint(path, *fill, *stroke);
            }
            // Pictures go into documents as files.
            Placed::Picture { .. } | Placed::Link { .. } | Placed::Begin(_) | Placed::End => {}
        }
    }

    fn paint(&mut self, path: Option<Path>, fill: Option<Ink>, stroke: Option<Stroke>) {
        let Some(path) = path else { return };
        if let Some(ink) = fill {
            self.map.fill_path(&path, &paint(ink), FillRule::Winding, self.place, None);
        }
        if let Some(stroke) = stroke {
            let dash =
                stroke.dash.and_then(|(dash, gap)| StrokeDash::new(vec![small(dash), small(gap)], 0.0));
            let pen = Pen { width: small(stroke.width), line_cap: LineCap::Butt, dash, ..Pen::default() };
            self.map.stroke_path(&path, &paint(stroke.ink), &pen, self.place, None);
        }
    }

    fn text(&mut self, run: &Run) {
        let face = self.fonts.face(run.face);
        let mut x = run.at.x;
        let mut path = PathBuilder::new();
        for (index, character) in (0_u32..).zip(run.text.chars()) {
            let at =
                |right: i64, up: i64| (small(x + em(right, run.size)), small(run.at.y - em(up, run.size)));
            for segment in face.outline(character).unwrap_or_default() {
                match segment {
                    Segment::Move(right, up) => {
                        let (x, y) = at(right, up);
                        path.move_to(x, y);
                    }
                    Segment::Line(right, up) => {
                        let (x, y) = at(right, up);
                        path.line_to(x, y);
                    }
                    Segment::Curve([a, b, c, d, right, up]) => {
                        let (first, second, end) = (at(a, b), at(c, d), at(right, up));
                        path.cubic_to(first.0, first.1, second.0, second.1, end.0, end.1);
                    }
                    Segment::Close => path.close(),
                }
            }
            let kern = run.kerns.iter().find(|(at, _)| *at == index).map_or(0, |(_, kern)| *kern);
            x += em(face.advance_of(character).unwrap_or(0), run.size) + run.tracking + kern;
        }
        self.paint(path.finish(), Some(run.ink), None);
    }
}

fn polygon(points: &[Spot]) -> Option<Path> {
    let (first, rest) = points.split_first()?;
    let mut path = PathBuilder::new();
    path.move_to(small(first.x), small(first.y));
    for point in rest {
        path.line_to(small(point.x), small(point.y));
    }
    path.close();
    path.finish()
}

fn paint(ink: Ink) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(ink.0, ink.1, ink.2, 255);
    paint
}
