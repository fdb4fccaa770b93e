//! A picture that is evidence, as it will lie in the volume: in its own coding where PDF has it, else decoded once.

use std::io::{Cursor, Read};

use flate2::read::ZlibDecoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use lopdf::{Dictionary, Object, Stream, dictionary};

use super::copy::held;
use super::fault::{Fault, Remark};
use super::form::packed;
use super::matrix::Matrix;

/// Bytes that a decoded picture may be: about 130 megapixels in colour.
pub(super) const MOST_DECODED: u64 = 400 << 20;
/// Longest side in pixels.
pub(super) const LONGEST: u32 = 100_000;

/// A picture ready to be written.
#[derive(Debug)]
pub(super) struct Raster {
    pub width: u32,
    pub height: u32,
    /// EXIF orientation, 1 to 8.
    pub orientation: u8,
    /// Height of a pixel in its widths; faxes have tall ones.
    pub stretch: f64,
    pub stream: Stream,
    /// How much of each pixel is seen, where it is not all of it.
    pub mask: Option<Stream>,
    pub remark: Option<Remark>,
}

impl Raster {
    /// Turns the unit square upright; true when width and height change places.
    pub fn upright(&self) -> (Matrix, bool) {
        let numbers = match self.orientation {
            2 => [-1.0, 0.0, 0.0, 1.0, 1.0, 0.0],
            3 => [-1.0, 0.0, 0.0, -1.0, 1.0, 1.0],
            4 => [1.0, 0.0, 0.0, -1.0, 0.0, 1.0],
            5 => [0.0, -1.0, -1.0, 0.0, 1.0, 1.0],
            6 => [0.0, -1.0, 1.0, 0.0, 0.0, 1.0],
            7 => [0.0, 1.0, 1.0, 0.0, 0.0, 0.0],
            8 => [0.0, 1.0, -1.0, 0.0, 1.0, 0.0],
            _ => [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
        };
        (Matrix(numbers), self.orientation >= 5)
    }

    /// A picture of whole bytes a channel, row by row.
    pub fn of_samples(width: u32, height: u32, colours: Colours, samples: &[u8]) -> Self {
        let (name, channels) = colours.name();
        let mut dict = entries(width, height, 8, name);
        dict.set("DecodeParms", predictor(width, channels, 8));
        let stream = packed(dict, &sub_filtered(samples, width as usize * channels, channels));
        Self { width, height, orientation: 1, stretch: 1.0, stream, mask: None, remark: None }
    }
}

/// What the channels of a pixel mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colours {
    Grey,
    Rgb,
    Cmyk,
}

impl Colours {
    const fn name(self) -> (&'static str, usize) {
        match self {
            Self::Grey => ("DeviceGray", 1),
            Self::Rgb => ("DeviceRGB", 3),
            Self::Cmyk => ("DeviceCMYK", 4),
        }
    }
}

/// Entries that every picture has.
pub(super) fn entries(width: u32, height: u32, bits: u8, colours: impl Into<Object>) -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(width),
        "Height" => i64::from(height),
        "BitsPerComponent" => i64::from(bits),
        "ColorSpace" => colours.into(),
    }
}

fn predictor(width: u32, channels: usize, bits: u8) -> Dictionary {
    dictionary! {
        "Predictor" => 15, "Colors" => channels as i64, "BitsPerComponent" => i64::from(bits),
        "Columns" => i64::from(width),
    }
}

/// Rows as differences to the pixel before: photographs then compress to half.
fn sub_filtered(samples: &[u8], row: usize, channels: usize) -> Vec<u8> {
    let mut filtered = Vec::with_capacity(samples.len() + samples.len() / row.max(1) + 1);
    for line in samples.chunks(row.max(1)) {
        filtered.push(1);
        for (index, sample) in line.iter().enumerate() {
            let before = index.checked_sub(channels).map_or(0, |at| line[at]);
            filtered.push(sample.wrapping_sub(before));
        }
    }
    filtered
}

/// A JPEG, left in its own coding.
pub(super) fn jpeg(bytes: &[u8]) -> Result<Raster, Fault> {
    let facts = JpegFacts::read(bytes)?;
    let (colours, decode) = match facts.channels {
        1 => ("DeviceGray", None),
        3 => ("DeviceRGB", None),
        // Adobe's programs store the inverse.
        4 if facts.is_adobe => ("DeviceCMYK", Some([1, 0, 1, 0, 1, 0, 1, 0])),
        4 => ("DeviceCMYK", None),
        _ => return Err(Fault::UnknownKind),
    };
    let mut data = bytes.to_vec();
    if !facts.is_whole {
        // Decoders show what there is of a picture that ends, and nothing of one that does not.
        data.extend_from_slice(&[0xFF, 0xD9]);
    }
    let mut dict = entries(facts.width, facts.height, 8, colours);
    dict.set("Filter", "DCTDecode");
    if let Some(decode) = decode {
        dict.set("Decode", decode.map(Object::Integer).to_vec());
    }
    Ok(Raster {
        width: facts.width,
        height: facts.height,
        orientation: facts.orientation,
        stretch: 1.0,
        stream: held(dict, data),
        mask: None,
        remark: (!facts.is_whole).then_some(Remark::CutShort),
    })
}

struct JpegFacts {
    width: u32,
    height: u32,
    channels: u8,
    orientation: u8,
    is_adobe: bool,
    is_whole: bool,
}

impl JpegFacts {
    /// Reads the markers up to the first scan (ITU-T T.81, annex B).
    fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let mut facts =
            Self { width: 0, height: 0, channels: 0, orientation: 1, is_adobe: false, is_whole: false };
        let mut at = 2;
        loop {
            // Any number of 0xFF may stand before a marker.
            while bytes.get(at) == Some(&0xFF) && bytes.get(at + 1) == Some(&0xFF) {
                at += 1;
            }
            let (Some(0xFF), Some(&marker)) = (bytes.get(at), bytes.get(at + 1)) else {
                return Err(Fault::Damaged);
            };
            at += 2;
            if matches!(marker, 0x01 | 0xD0..=0xD8) {
                continue;
            }
            let length = match bytes.get(at..at + 2) {
                Some(&[high, low]) => usize::from(high) << 8 | usize::from(low),
                _ => return Err(Fault::Damaged),
            };
            let body = bytes.get(at + 2..at + length.max(2)).ok_or(Fault::Damaged)?;
            match marker {
                // Baseline, extended, progressive; the others have no place in a PDF.
                0xC0..=0xC2 => match body {
                    &[8, h1, h0, w1, w0, channels, ..] => {
                        facts.height = u32::from(h1) << 8 | u32::from(h0);
                        facts.width = u32::from(w1) << 8 | u32::from(w0);
                        facts.channels = channels;
                    }
                    _ => return Err(Fault::UnknownKind),
                },
                0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => return Err(Fault::UnknownKind),
                0xE1 => {
                    if let Some(exif) = body.strip_prefix(b"Exif\0\0") {
                        let found = image::metadata::Orientation::from_exif_chunk(exif);
                        facts.orientation = found.map_or(1, image::metadata::Orientation::to_exif);
                    }
                }
                0xEE => facts.is_adobe |= body.starts_with(b"Adobe"),
                0xDA => {
                    let scan = bytes.get(at..).unwrap_or_default();
                    facts.is_whole = scan.windows(2).rev().any(|pair| pair == [0xFF, 0xD9]);
                    break;
                }
                0xD9 => break,
                _ => {}
            }
            at += length.max(2);
        }
        if facts.width == 0 || facts.height == 0 { Err(Fault::Damaged) } else { Ok(facts) }
    }
}

/// A PNG: in its own coding where that is possible, else decoded.
pub(super) fn png(bytes: &[u8]) -> Result<Raster, Fault> {
    match plain_png(bytes) {
        Some(raster) => Ok(raster),
        None => decoded(bytes, ImageFormat::Png),
    }
}

/// PDF has the same compression and the same filters of rows, so most screenshots need not be touched.
/// `None` for transparent, interlaced, deep and damaged ones.
fn plain_png(bytes: &[u8]) -> Option<Raster> {
    let mut at = 8;
    let mut head: Option<(u32, u32, u8, u8)> = None;
    let mut palette = None;
    let mut data = Vec::new();
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize;
        let kind = bytes.get(at + 4..at + 8)?;
        let body = bytes.get(at + 8..(at + 8).checked_add(length)?)?;
        match kind {
            b"IHDR" => {
                let width = u32::from_be_bytes(body.get(..4)?.try_into().ok()?);
                let height = u32::from_be_bytes(body.get(4..8)?.try_into().ok()?);
                let &[bits, colours, _, _, interlace] = body.get(8..13)? else { return None };
                if bits > 8 || interlace != 0 || !matches!(colours, 0 | 2 | 3) || width == 0 || height == 0 {
                    return None;
                }
                head = Some((width, height, bits, colours));
            }
            b"PLTE" => palette = Some(body),
            b"tRNS" => return None,
            b"IDAT" => data.extend_from_slice(body),
            b"IEND" => break,
            _ => {}
        }
        at += 12 + length;
    }
    let (width, height, bits, colours) = head?;
    let channels = if colours == 2 { 3 } else { 1 };
    let row = (width as usize * channels * usize::from(bits)).div_ceil(8) + 1;
    let expected = row as u64 * u64::from(height);
    if expected > MOST_DECODED {
        return None;
    }
    // A picture that ends early is left to the decoder, which says so.
    let mut found = 0;
    let mut rest = ZlibDecoder::new(data.as_slice()).take(expected + 1);
    let mut chunk = vec![0; 64 << 10];
    loop {
        match rest.read(&mut chunk) {
            Ok(0) => break,
            Ok(count) => found += count as u64,
            Err(_) => return None,
        }
    }
    if found != expected {
        return None;
    }
    let space = match (colours, palette) {
        (0, _) => Object::Name(b"DeviceGray".to_vec()),
        (2, _) => Object::Name(b"DeviceRGB".to_vec()),
        (_, Some(palette)) if palette.len() >= 3 => Object::Array(vec![
            Object::Name(b"Indexed".to_vec()),
            Object::Name(b"DeviceRGB".to_vec()),
            Object::Integer((palette.len() / 3) as i64 - 1),
            Object::String(palette.to_vec(), lopdf::StringFormat::Hexadecimal),
        ]),
        _ => return None,
    };
    let mut dict = entries(width, height, bits, space);
    dict.set("Filter", "FlateDecode");
    dict.set("DecodeParms", predictor(width, channels, bits));
    let stream = held(dict, data);
    Some(Raster { width, height, orientation: 1, stretch: 1.0, stream, mask: None, remark: None })
}

/// Pixels across and down of a picture as it is seen upright, from its head alone.
pub(super) fn seen_size(bytes: &[u8], format: ImageFormat) -> Result<(u32, u32), Fault> {
    if format == ImageFormat::Jpeg {
        let JpegFacts { width, height, orientation, .. } = JpegFacts::read(bytes)?;
        return Ok(if orientation >= 5 { (height, width) } else { (width, height) });
    }
    let reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.into_dimensions().map_err(|_| Fault::Damaged)
}

/// Decodes a picture onto white paper: no transparency, no inks of printers.
pub(super) fn on_white(bytes: &[u8], format: ImageFormat) -> Result<Raster, Fault> {
    let (picture, orientation) = opened(bytes, format)?;
    let (width, height) = (picture.width(), picture.height());
    let mut samples = Vec::with_capacity(width as usize * height as usize * 3);
    for pixel in picture.into_rgba8().pixels() {
        let [red, green, blue, seen] = pixel.0.map(u32::from);
        let over = |colour: u32| u8::try_from((colour * seen + 255 * (255 - seen)) / 255).unwrap_or(u8::MAX);
        samples.extend([over(red), over(green), over(blue)]);
    }
    let mut raster = Raster::of_samples(width, height, Colours::Rgb, &samples);
    raster.orientation = orientation;
    Ok(raster)
}

/// A JPEG written anew as it is seen upright.
pub(super) fn turned_jpeg(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let (mut picture, orientation) = opened(bytes, ImageFormat::Jpeg)?;
    if let Some(orientation) = image::metadata::Orientation::from_exif(orientation) {
        picture.apply_orientation(orientation);
    }
    let mut jpeg = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 90);
    picture.into_rgb8().write_with_encoder(encoder).map_err(|_| Fault::Damaged)?;
    Ok(jpeg)
}

/// Decodes a picture of a kind that PDF does not have. Of a moving one, the first.
pub(super) fn decoded(bytes: &[u8], format: ImageFormat) -> Result<Raster, Fault> {
    let (picture, orientation) = opened(bytes, format)?;
    let (width, height) = (picture.width(), picture.height());
    let is_grey = !picture.color().has_color();
    let alpha: Option<Vec<u8>> = picture.color().has_alpha().then(|| {
        if is_grey {
            picture.to_luma_alpha8().pixels().map(|pixel| pixel.0[1]).collect()
        } else {
            picture.to_rgba8().pixels().map(|pixel| pixel.0[3]).collect()
        }
    });
    let mut raster = if is_grey {
        Raster::of_samples(width, height, Colours::Grey, picture.into_luma8().as_raw())
    } else {
        Raster::of_samples(width, height, Colours::Rgb, picture.into_rgb8().as_raw())
    };
    raster.orientation = orientation;
    raster.mask = alpha
        .filter(|alpha| alpha.iter().any(|seen| *seen != u8::MAX))
        .map(|alpha| Raster::of_samples(width, height, Colours::Grey, &alpha).stream);
    Ok(raster)
}

/// A decoded picture and its EXIF orientation, within the limits of what is decoded at all.
fn opened(bytes: &[u8], format: ImageFormat) -> Result<(DynamicImage, u8), Fault> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_DECODED);
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let fault = |cause: image::ImageError| match cause {
        image::ImageError::Limits(_) => Fault::TooLarge,
        image::ImageError::Unsupported(_) => Fault::UnknownKind,
        _ => Fault::Damaged,
    };
    let mut decoder = reader.into_decoder().map_err(fault)?;
    let orientation = decoder.orientation().map_or(1, image::metadata::Orientation::to_exif);
    if decoder.total_bytes() > MOST_DECODED {
        return Err(Fault::TooLarge);
    }
    let picture = DynamicImage::from_decoder(decoder).map_err(fault)?;
    Ok((picture, orientation))
}
