//! A stored file to be looked at: its pages as pictures, drawn from what would be bound.

use std::path::Path;
use std::sync::Arc;
use std::thread;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::font::FontQuery;
use hayro::hayro_syntax::Pdf as Drawn;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, RgbImage};
use lopdf::{Dictionary, Object, dictionary};

use super::copy::{Bytes, Copier, held};
use super::document::Pdf;
use super::fault::Fault;
use super::form::Drawing;
use super::lighter::lighten;
use super::matrix::{Frame, Matrix};
use super::navigation::show_layers;
use super::pages::Pages;
use super::sink::{Sink, reference};
use super::source::{self, Kind};
use super::tiff_pages::TiffPages;

/// Dots of the longer side of a picture at most, whatever is asked for.
const MOST_DOTS: f64 = 6_000.0;
/// Room for what damaged files make the parsers do.
const STACK: usize = 64 << 20;
/// JPEG quality of pictures: letters stay sharp, a page takes about 200 kB.
const QUALITY: u8 = 85;

/// A file opened to be looked at. Keeps what was read, so that one page after the other is cheap.
pub struct Preview {
    pub(super) held: Held,
    /// Width and height of each page in points, as it is seen upright; absent where a page is lost.
    sizes: Vec<Option<(u32, u32)>>,
    fallback: Arc<Vec<u8>>,
}

pub(super) enum Held {
    Pdf(Box<Pdf>),
    Tiff(Vec<u8>),
    Picture(Vec<u8>, Kind),
}

/// A page as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePicture {
    /// Dots across.
    pub width: u32,
    /// Dots down.
    pub height: u32,
    /// A JPEG file.
    pub jpeg: Vec<u8>,
}

/// A page dot by dot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageDots {
    /// Dots across.
    pub width: u32,
    /// Dots down.
    pub height: u32,
    /// Red, green and blue of each dot, row by row.
    pub rgb: Vec<u8>,
}

impl Preview {
    /// Reads a file; `original_name` tells what it claims to be. Nothing for a kind of file that has no pages here.
    /// `fallback` is the face for Chinese text whose own face the file does not bring along.
    ///
    /// # Errors
    /// Why nothing of it can be shown.
    pub fn open(file: &Path, original_name: &str, fallback: Arc<Vec<u8>>) -> Result<Option<Self>, Fault> {
        aside(|| {
            let bytes = source::read(file)?;
            let held = match source::kind(&bytes, original_name)? {
                Kind::Attachment => return Ok(None),
                Kind::Pdf => Held::Pdf(Box::new(source::pdf(&bytes)?)),
                Kind::Tiff => Held::Tiff(bytes),
                kind => Held::Picture(bytes, kind),
            };
            let mut preview = Self { held, sizes: Vec::new(), fallback };
            preview.sizes = preview.measured()?;
            Ok(Some(preview))
        })
    }

    /// Reads a PDF that is in memory; otherwise as [`Preview::open`].
    ///
    /// # Errors
    /// Why nothing of it can be shown.
    pub fn of_pdf(bytes: &[u8], fallback: Arc<Vec<u8>>) -> Result<Self, Fault> {
        aside(|| {
            let held = Held::Pdf(Box::new(source::pdf(bytes)?));
            let mut preview = Self { held, sizes: Vec::new(), fallback };
            preview.sizes = preview.measured()?;
            Ok(preview)
        })
    }

    /// Width and height of each page in points, upright; absent for a page that is lost.
    #[must_use]
    pub fn sizes(&self) -> &[Option<(u32, u32)>] {
        &self.sizes
    }

    /// Draws a page, from 1, so wide in dots, after further quarter turns clockwise.
    ///
    /// # Errors
    /// The page is not there or cannot be read.
    pub fn picture(&mut self, page: u32, width: u32, turns: u8) -> Result<PagePicture, Fault> {
        self.weighed(page, width, turns, None).map(|(picture, _)| picture)
    }

    /// Draws a page as [`Self::picture`] does, dot by dot: what golden pictures are compared with.
    ///
    /// # Errors
    /// The page is not there or cannot be read.
    pub fn dots(&mut self, page: u32, width: u32) -> Result<PageDots, Fault> {
        let (image, _) = aside(|| self.drawn(page, width, 0, None))?;
        Ok(PageDots { width: image.width(), height: image.height(), rgb: image.into_raw() })
    }

    /// Draws a page as [`Self::picture`] does, its scans made lighter to so many dots to the inch; with the bytes that
    /// it would take in the volume.
    ///
    /// # Errors
    /// The page is not there or cannot be read.
    pub fn weighed(
        &mut self,
        page: u32,
        width: u32,
        turns: u8,
        scans: Option<u16>,
    ) -> Result<(PagePicture, u64), Fault> {
        let (image, bytes) = aside(|| self.drawn(page, width, turns, scans))?;
        let mut jpeg = Vec::new();
        JpegEncoder::new_with_quality(&mut jpeg, QUALITY)
            .encode(image.as_raw(), image.width(), image.height(), ExtendedColorType::Rgb8)
            .map_err(|_| Fault::TooLarge)?;
        Ok((PagePicture { width: image.width(), height: image.height(), jpeg }, bytes))
    }

    /// Draws a page into memory; with the bytes of a file that holds nothing else.
    pub(super) fn drawn(
        &mut self,
        page: u32,
        width: u32,
        turns: u8,
        scans: Option<u16>,
    ) -> Result<(RgbImage, u64), Fault> {
        let index = (page as usize).checked_sub(1).ok_or(Fault::Damaged)?;
        let (file, [across, down]) = self.single(index, turns, scans)?;
        let bytes = file.len() as u64;
        let fallback = Arc::clone(&self.fallback);
        source::isolated(|| {
            let pdf = Drawn::new(file).map_err(|_| Fault::Damaged)?;
            let page = pdf.pages().first().ok_or(Fault::NoPages)?;
            let scale = (f64::from(width.max(16)) / across).min(MOST_DOTS / across.max(down));
            let fonts = InterpreterSettings {
                font_resolver: Arc::new(move |query| match query {
                    FontQuery::Standard(font) => Some(font.get_font_data()),
                    FontQuery::Fallback(font) if font.character_collection.is_some() => {
                        Some((Arc::clone(&fallback) as _, 0))
                    }
                    FontQuery::Fallback(font) => Some(font.pick_standard_font().get_font_data()),
                }),
                ..InterpreterSettings::default()
            };
            // A scale is a small number: single precision is a thousandth of a dot.
            #[allow(clippy::cast_possible_truncation)]
            let scale = scale as f32;
            let paper = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
            let drawn = render(page, &RenderCache::new(), &fonts, &RenderSettings::default(), &paper);
            let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
            let dots = drawn.data().iter().flat_map(|dot| [dot.r, dot.g, dot.b]).collect();
            // Width and height are those of the drawing.
            RgbImage::from_raw(width, height, dots).map(|image| (image, bytes)).ok_or(Fault::TooLarge)
        })
    }

    /// A PDF with nothing but this page, from 0, and its size in points.
    fn single(&mut self, index: usize, turns: u8, scans: Option<u16>) -> Result<(Vec<u8>, [f64; 2]), Fault> {
        let mut sink = Sink::new(Vec::new()).map_err(|_| Fault::TooLarge)?;
        let (mut copier, drawing) = self.page(index, &mut || sink.id())?;
        let mut objects = copier.take();
        if let Some(dots_per_inch) = scans {
            lighten(&mut objects, dots_per_inch);
        }
        for (id, object) in objects {
            sink.put(id, &object).map_err(|_| Fault::TooLarge)?;
        }
        let frame = drawing.frame;
        let turns = (drawing.turns + turns) % 4;
        let (width, height) = upright(frame, turns);
        let mut operators = format!("q {} cm\n", Matrix::turned(frame, turns).operands());
        let mut objects = Dictionary::new();
        for (name, object, matrix) in &drawing.parts {
            operators.push_str(&format!("q {} cm /{name} Do Q\n", matrix.operands()));
            objects.set(name.as_str(), object.clone());
        }
        operators.push_str("Q\n");
        let stream = Object::Stream(held(Dictionary::new(), operators.into_bytes()));
        let written = sink.add(&stream).and_then(|contents| {
            sink.add_page(dictionary! {
                "MediaBox" => Frame::of_size(width, height).to_object(),
                "Resources" => dictionary! { "XObject" => objects },
                "Contents" => reference(contents),
            })?;
            let mut catalog = Dictionary::new();
            let (layers, hidden) = copier.layers();
            show_layers(&mut catalog, layers, hidden);
            sink.finish(catalog, &Dictionary::new())
        });
        written.map(|(file, _)| (file, [width, height])).map_err(|_| Fault::TooLarge)
    }

    fn page(&mut self, index: usize, next: &mut dyn FnMut() -> u32) -> Result<(Copier, Drawing), Fault> {
        let hidden = match &self.held {
            Held::Pdf(pdf) => pdf.hidden.clone(),
            Held::Tiff(_) | Held::Picture(..) => Default::default(),
        };
        let mut copier = Copier::new(Bytes::Kept, hidden);
        let drawing = self.with_pages(|pages| pages.draw(index, &mut copier, next, &mut Vec::new()))?;
        Ok((copier, drawing))
    }

    fn with_pages<T>(&mut self, work: impl FnOnce(&mut Pages<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
        match &mut self.held {
            Held::Pdf(pdf) => work(&mut Pages::Pdf(pdf)),
            Held::Tiff(bytes) => {
                let tiff = source::isolated(|| TiffPages::read(bytes))?;
                work(&mut Pages::Tiff(Box::new(tiff)))
            }
            Held::Picture(bytes, kind) => work(&mut Pages::Picture(bytes, *kind)),
        }
    }

    /// Sizes without drawing where the file tells them: a thousand pages cost nothing.
    fn measured(&mut self) -> Result<Vec<Option<(u32, u32)>>, Fault> {
        if let Held::Pdf(pdf) = &self.held {
            return Ok(pdf
                .pages
                .iter()
                .map(|page| page.as_ref().map(|page| whole(upright(page.frame, page.turns), page.unit)))
                .collect());
        }
        let count = self.with_pages(|pages| Ok(pages.count()))?;
        let mut sizes = Vec::new();
        // Pages of a picture file are alike as a rule; the first one stands for all.
        let (_, first) = self.page(0, &mut || 1)?;
        sizes.resize(count, Some(whole(upright(first.frame, first.turns), 1.0)));
        Ok(sizes)
    }
}

fn upright(frame: Frame, turns: u8) -> (f64, f64) {
    match turns % 2 {
        0 => (frame.width(), frame.height()),
        _ => (frame.height(), frame.width()),
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole((width, height): (f64, f64), unit: f64) -> (u32, u32) {
    ((width * unit).round().max(1.0) as u32, (height * unit).round().max(1.0) as u32)
}

/// Works with enough stack for what damaged files make parsers do.
pub(super) fn aside<T: Send>(work: impl FnOnce() -> Result<T, Fault> + Send) -> Result<T, Fault> {
    thread::scope(|scope| {
        let spawned = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        spawned.map_err(|_| Fault::TooLarge)?.join().unwrap_or(Err(Fault::Damaged))
    })
}
