//! A scan that takes the place of a page: one picture, upright, as large as the paper allows.

use image::ImageFormat;
use lopdf::Stream;

use super::fault::Fault;
use super::matrix::Matrix;
use super::raster;
use super::source::{Kind, kind};

/// A picture and where it stands on the paper.
pub(crate) struct Scan {
    /// The picture.
    pub picture: Stream,
    /// Operands of `cm` that put it there.
    pub place: String,
}

/// Reads a scan and fits it onto paper of a size in points.
///
/// # Errors
/// A file that is no picture, or one whose colours an archive copy cannot hold (CMYK).
pub(crate) fn scan(bytes: &[u8], name: &str, (width, height): (f64, f64)) -> Result<Scan, Fault> {
    let raster = match kind(bytes, name)? {
        Kind::Jpeg => raster::jpeg(bytes)?,
        Kind::Png => raster::png(bytes)?,
        Kind::Other(format) => raster::decoded(bytes, format)?,
        _ => return Err(Fault::UnknownKind),
    };
    let colours = raster.stream.dict.get(b"ColorSpace").and_then(lopdf::Object::as_name);
    if colours.is_ok_and(|name| name == b"DeviceCMYK") {
        return Err(Fault::UnknownKind);
    }
    let (upright, turned) = raster.upright();
    let (across, down) = (f64::from(raster.width), f64::from(raster.height) * raster.stretch);
    let (across, down) = if turned { (down, across) } else { (across, down) };
    let scale = (width / across).min(height / down);
    let (across, down) = (across * scale, down * scale);
    let fitted = Matrix([across, 0.0, 0.0, down, (width - across) / 2.0, (height - down) / 2.0]);
    Ok(Scan { picture: raster.stream, place: upright.then(fitted).operands() })
}

/// A picture of the book, to be turned upright into the unit square.
pub(crate) struct Photo {
    /// The picture; a JPEG in its own bytes.
    pub picture: Stream,
    /// Turns the unit square upright.
    turn: Matrix,
}

impl Photo {
    /// The matrix that puts it upright into a rectangle: left, low, width, height, in points.
    pub fn within(&self, [left, low, width, height]: [f32; 4]) -> [f32; 6] {
        let place = Matrix([width, 0.0, 0.0, height, left, low].map(f64::from));
        // The edge of the integer world: single precision is a thousandth of a point.
        #[allow(clippy::cast_possible_truncation)]
        self.turn.then(place).0.map(|part| part as f32)
    }
}

/// Reads a picture for the book. What an archive copy cannot hold (CMYK, transparency) is decoded, on white.
///
/// # Errors
/// A file that is no JPEG or PNG, is damaged or too large.
pub(crate) fn photo(bytes: &[u8], name: &str) -> Result<Photo, Fault> {
    let (raster, format) = match kind(bytes, name)? {
        Kind::Jpeg => (raster::jpeg(bytes)?, ImageFormat::Jpeg),
        Kind::Png => (raster::png(bytes)?, ImageFormat::Png),
        _ => return Err(Fault::UnknownKind),
    };
    if raster.remark.is_some() {
        return Err(Fault::Damaged);
    }
    let colours = raster.stream.dict.get(b"ColorSpace").and_then(lopdf::Object::as_name);
    let is_foreign = colours.is_ok_and(|name| name == b"DeviceCMYK");
    let raster = if is_foreign || raster.mask.is_some() { raster::on_white(bytes, format)? } else { raster };
    let (turn, _) = raster.upright();
    Ok(Photo { picture: raster.stream, turn })
}

/// Pixels across and down of a picture as it is seen upright; nothing of it is decoded.
///
/// # Errors
/// A file that is no JPEG or PNG, or has no head.
pub(crate) fn photo_size(bytes: &[u8], name: &str) -> Result<(u32, u32), Fault> {
    match kind(bytes, name)? {
        Kind::Jpeg => raster::seen_size(bytes, ImageFormat::Jpeg),
        Kind::Png => raster::seen_size(bytes, ImageFormat::Png),
        _ => Err(Fault::UnknownKind),
    }
}

/// The same picture as a file that needs no turning: its own bytes, or decoded and turned where a reader's program would
/// show it lying. With the ending of its name.
///
/// # Errors
/// As [`photo`].
pub(crate) fn upright_file(bytes: &[u8], name: &str) -> Result<(Vec<u8>, &'static str), Fault> {
    let format = match kind(bytes, name)? {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Png => ImageFormat::Png,
        _ => return Err(Fault::UnknownKind),
    };
    let ending = if format == ImageFormat::Jpeg { "jpeg" } else { "png" };
    if format == ImageFormat::Png || raster::jpeg(bytes)?.orientation == 1 {
        return Ok((bytes.to_vec(), ending));
    }
    Ok((raster::turned_jpeg(bytes)?, ending))
}
