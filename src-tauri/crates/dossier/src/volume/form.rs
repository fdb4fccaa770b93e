//! A page of a PDF as something that can be put on another page: its content and the pictures of its remarks.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, Stream};

use super::copy::{Copier, held};
use super::document::{MOST_DECOMPRESSED, Pdf, SourcePage, numbers, resolve};
use super::matrix::{Frame, Matrix};
use super::raster::Raster;

/// Remarks of one page that are looked at.
const MOST_REMARKS: usize = 5_000;

/// Something to draw on a sheet.
#[derive(Debug)]
pub(super) struct Drawing {
    /// Name, object and place of each part, in order of drawing; places are in the page's own coordinates.
    pub parts: Vec<(String, Object, Matrix)>,
    /// What is shown of it.
    pub frame: Frame,
    /// Quarter turns clockwise.
    pub turns: u8,
    /// Most points that one unit may become; what is small stays small.
    pub largest: f64,
    /// Remarks that have no picture of themselves.
    pub not_shown: u32,
}

/// Copies what a page shows. The objects are ready in the copier.
pub(super) fn page(
    pdf: &mut Pdf,
    page: &SourcePage,
    copier: &mut Copier,
    next: &mut dyn FnMut() -> u32,
) -> Drawing {
    let mut parts = Vec::new();
    if let Some(operators) = operators(&pdf.document, &page.dict) {
        let mut dict = operators.dict;
        dict.set("Type", "XObject");
        dict.set("Subtype", "Form");
        dict.set("BBox", page.frame.to_object());
        // Through the document, so that resources that many pages share are copied once.
        dict.set("Resources", copier.object(&mut pdf.document, &page.resources, next));
        if let Some(group) = transparency(&pdf.document, &page.dict) {
            dict.set("Group", copier.object(&mut pdf.document, &group, next));
        }
        for key in [&b"Filter"[..], b"DecodeParms"] {
            if let Ok(value) = dict.get(key).cloned() {
                dict.set(key, copier.object(&mut pdf.document, &value, next));
            }
        }
        let form = copier.add(Object::Stream(held(dict, operators.content)), next);
        parts.push(("Page".to_owned(), form, Matrix::IDENTITY));
    }
    let mut not_shown = 0;
    for remark in remarks(&pdf.document, &page.dict) {
        match appearance(&pdf.document, &remark) {
            Appearance::Nothing => {}
            Appearance::Lost => not_shown += 1,
            Appearance::Drawn(form, place) => {
                let name = format!("Remark{}", parts.len());
                parts.push((name, copier.object(&mut pdf.document, &form, next), place));
            }
        }
    }
    Drawing { parts, frame: page.frame, turns: page.turns, largest: page.unit, not_shown }
}

/// The operators of a page as one stream. Several streams are joined, which cannot be done without decompressing them.
fn operators(document: &Document, page: &Dictionary) -> Option<Stream> {
    let contents = page.get(b"Contents").ok()?;
    let contents = match resolve(document, contents) {
        Object::Array(list) => list.clone(),
        Object::Stream(_) => vec![contents.clone()],
        _ => return None,
    };
    if let [one] = contents.as_slice() {
        let stream = resolve(document, one).as_stream().ok()?;
        let mut dict = Dictionary::new();
        for key in [&b"Filter"[..], b"DecodeParms"] {
            if let Ok(value) = stream.dict.get(key) {
                dict.set(key, value.clone());
            }
        }
        return Some(held(dict, stream.content.clone()));
    }
    let mut joined = Vec::new();
    for part in &contents {
        if let Ok(stream) = resolve(document, part).as_stream() {
            let room = MOST_DECOMPRESSED.saturating_sub(joined.len());
            // A part that cannot be read is left out, as readers do.
            joined.extend(stream.get_plain_content_with_limit(room).unwrap_or_default());
            // Operators of two parts never run together.
            joined.push(b'\n');
        }
    }
    if joined.is_empty() { None } else { Some(packed(Dictionary::new(), &joined)) }
}

/// A stream compressed for the file.
pub(super) fn packed(mut dict: Dictionary, content: &[u8]) -> Stream {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    match encoder.write_all(content).and_then(|()| encoder.finish()) {
        Ok(small) => {
            dict.set("Filter", "FlateDecode");
            held(dict, small)
        }
        // Writing to memory cannot fail; if it ever does, the content is as good uncompressed.
        Err(_) => held(dict, content.to_vec()),
    }
}

/// The transparency group of a page: without it, what shines through looks otherwise.
fn transparency(document: &Document, page: &Dictionary) -> Option<Object> {
    let group = page.get(b"Group").ok()?;
    let dict = resolve(document, group).as_dict().ok()?;
    let is_transparency = dict.get(b"S").and_then(Object::as_name).is_ok_and(|kind| kind == b"Transparency");
    is_transparency.then(|| Object::Dictionary(dict.clone()))
}

fn remarks(document: &Document, page: &Dictionary) -> Vec<Dictionary> {
    let Ok(list) = page.get(b"Annots") else { return Vec::new() };
    let Ok(list) = resolve(document, list).as_array() else { return Vec::new() };
    let remarks =
        list.iter().take(MOST_REMARKS).filter_map(|remark| resolve(document, remark).as_dict().ok());
    remarks.cloned().collect()
}

enum Appearance {
    /// It shows nothing, or is not meant to be seen.
    Nothing,
    /// It should show something and has no picture of it.
    Lost,
    /// Its picture, and where that goes.
    Drawn(Object, Matrix),
}

/// What a remark or form field looks like (ISO 32000-1, 12.5.5, algorithm 8.1).
fn appearance(document: &Document, remark: &Dictionary) -> Appearance {
    const HIDDEN: i64 = 1 << 1;
    const NO_VIEW: i64 = 1 << 5;
    let kind = remark.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
    let flags = remark.get(b"F").map(|flags| resolve(document, flags)).and_then(Object::as_i64).unwrap_or(0);
    if kind == b"Popup" || flags & (HIDDEN | NO_VIEW) != 0 {
        return Appearance::Nothing;
    }
    let lost = || match kind {
        // Links show nothing but a frame; fields without a value and attached files show nothing that proves anything.
        b"Link" => Appearance::Nothing,
        b"Widget" if remark.get(b"V").is_err() => Appearance::Nothing,
        _ => Appearance::Lost,
    };
    let Ok(looks) = remark.get(b"AP").map(|looks| resolve(document, looks)).and_then(Object::as_dict) else {
        return lost();
    };
    let Ok(mut normal) = looks.get(b"N").cloned() else { return lost() };
    if let Object::Dictionary(states) = resolve(document, &normal) {
        let state = remark.get(b"AS").and_then(Object::as_name).unwrap_or(b"Off");
        match states.get(state) {
            Ok(look) => normal = look.clone(),
            Err(_) => return Appearance::Nothing,
        }
    }
    let Ok(form) = resolve(document, &normal).as_stream() else { return Appearance::Nothing };
    let rect = numbers(document, remark, b"Rect").and_then(|rect| Frame::read(&rect));
    let shown = numbers(document, &form.dict, b"BBox").and_then(|shown| Frame::read(&shown));
    let matrix = numbers(document, &form.dict, b"Matrix").and_then(|matrix| Matrix::read(&matrix));
    let (Some(rect), Some(shown)) = (rect, shown) else { return Appearance::Nothing };
    match matrix.unwrap_or(Matrix::IDENTITY).around(shown) {
        Some(around) => Appearance::Drawn(normal, Matrix::onto(around, rect)),
        None => Appearance::Nothing,
    }
}

/// A picture as something to draw: a square of one unit, stretched to its size.
pub(super) fn picture(image: Object, raster: &Raster) -> Drawing {
    let (upright, turned) = raster.upright();
    let (across, down) = (f64::from(raster.width), f64::from(raster.height) * raster.stretch);
    let (width, height) = if turned { (down, across) } else { (across, down) };
    let place = upright.then(Matrix([width, 0.0, 0.0, height, 0.0, 0.0]));
    Drawing {
        parts: vec![("Picture".to_owned(), image, place)],
        frame: Frame::of_size(width, height),
        turns: 0,
        // A pixel is at most a point: a small screenshot is not blown up over a whole sheet.
        largest: 1.0,
        not_shown: 0,
    }
}
