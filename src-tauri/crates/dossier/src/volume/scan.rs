//! A scan that takes the place of a page: one picture, upright, as large as the paper allows.

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
