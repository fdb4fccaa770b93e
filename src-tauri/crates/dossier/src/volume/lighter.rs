//! Scans made lighter: a picture with more dots than a sheet of A4 shows becomes a JPEG of as many as it shows.
//!
//! Only what can be made again without guessing is touched: grey and coloured pictures of eight bits. Black and white
//! scans are small as they are, and a picture that would not become smaller stays as it came.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ExtendedColorType, GrayImage, ImageFormat, ImageReader, Limits, RgbImage};
use lopdf::{Object, Stream};

use super::fault::Fault;
use super::raster::{LONGEST, MOST_DECODED};
use super::source;

/// JPEG quality: small print of a scan stays readable, the paper's grain does not.
const QUALITY: u8 = 75;
/// Longer side of a sheet of A4 in tenths of a millimetre, and an inch in the same.
const SHEET: u32 = 2_970;
const INCH: u32 = 254;

/// Makes the pictures among some objects lighter; gives how many were.
pub(super) fn lighten(objects: &mut [(u32, Object)], dots_per_inch: u16) -> usize {
    let most = u32::from(dots_per_inch) * SHEET / INCH;
    let streams = objects.iter_mut().filter_map(|(_, object)| match object {
        Object::Stream(stream) => Some(stream),
        _ => None,
    });
    streams.filter_map(|stream| lightened(stream, most).map(|lighter| put(stream, lighter))).count()
}

struct Lighter {
    width: u32,
    height: u32,
    jpeg: Vec<u8>,
}

fn put(stream: &mut Stream, lighter: Lighter) {
    stream.dict.set("Width", i64::from(lighter.width));
    stream.dict.set("Height", i64::from(lighter.height));
    stream.dict.set("Filter", "DCTDecode");
    stream.dict.remove(b"DecodeParms");
    stream.set_content(lighter.jpeg);
}

/// The picture as it will be, if it may be touched and becomes smaller.
fn lightened(stream: &Stream, most: u32) -> Option<Lighter> {
    let dict = &stream.dict;
    let name = |key: &[u8]| dict.get(key).ok().and_then(|value| value.as_name().ok());
    let number = |key: &[u8]| {
        dict.get(key).ok().and_then(|value| value.as_i64().ok()).and_then(|value| u32::try_from(value).ok())
    };
    let is_touchable = name(b"Subtype") == Some(b"Image")
        && number(b"BitsPerComponent") == Some(8)
        && [b"ImageMask".as_slice(), b"Decode", b"Mask", b"SMaskInData"].iter().all(|key| !dict.has(key));
    let (width, height) = (number(b"Width")?, number(b"Height")?);
    if !is_touchable || width.max(height) <= most || width.min(height) == 0 {
        return None;
    }
    let picture = source::isolated(|| decoded(stream, width, height).ok_or(Fault::UnknownKind)).ok()?;
    let longest = u64::from(width.max(height));
    let shrunk = |side: u32| {
        u32::try_from((u64::from(side) * u64::from(most) + longest / 2) / longest).unwrap_or(side).max(1)
    };
    let (width, height) = (shrunk(width), shrunk(height));
    let mut jpeg = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
    let small = picture.resize_exact(width, height, FilterType::Triangle);
    match small {
        DynamicImage::ImageLuma8(grey) => encoder.encode(&grey, width, height, ExtendedColorType::L8),
        colour => encoder.encode(&colour.into_rgb8(), width, height, ExtendedColorType::Rgb8),
    }
    .ok()?;
    (jpeg.len() < stream.content.len()).then_some(Lighter { width, height, jpeg })
}

/// The dots of a picture whose channels are certain.
fn decoded(stream: &Stream, width: u32, height: u32) -> Option<DynamicImage> {
    let channels = channels(stream.dict.get(b"ColorSpace").ok()?);
    match filter(stream)? {
        b"DCTDecode" if !stream.dict.has(b"DecodeParms") => {
            let mut limits = Limits::default();
            limits.max_alloc = Some(MOST_DECODED);
            limits.max_image_width = Some(LONGEST);
            limits.max_image_height = Some(LONGEST);
            let mut reader = ImageReader::with_format(Cursor::new(&stream.content), ImageFormat::Jpeg);
            reader.limits(limits);
            let picture = reader.decode().ok()?;
            let found = usize::from(picture.color().channel_count());
            // Three channels are colours whatever their space is called; one may be an index into a palette.
            let is_certain = found == 3 || (found == 1 && channels == Some(1));
            (is_certain && (picture.width(), picture.height()) == (width, height)).then_some(picture)
        }
        b"FlateDecode" => {
            let wanted = u64::from(width) * u64::from(height) * channels? as u64;
            if wanted > MOST_DECODED {
                return None;
            }
            let dots = stream.decompressed_content().ok()?;
            if dots.len() as u64 != wanted {
                return None;
            }
            match channels? {
                1 => GrayImage::from_raw(width, height, dots).map(DynamicImage::ImageLuma8),
                _ => RgbImage::from_raw(width, height, dots).map(DynamicImage::ImageRgb8),
            }
        }
        _ => None,
    }
}

/// The one filter of a stream.
fn filter(stream: &Stream) -> Option<&[u8]> {
    match stream.dict.get(b"Filter").ok()? {
        Object::Name(name) => Some(name),
        Object::Array(names) => match names.as_slice() {
            [Object::Name(name)] => Some(name),
            _ => None,
        },
        _ => None,
    }
}

/// Channels of a space that names them itself.
fn channels(space: &Object) -> Option<usize> {
    match space {
        Object::Name(name) => match name.as_slice() {
            b"DeviceGray" => Some(1),
            b"DeviceRGB" => Some(3),
            _ => None,
        },
        Object::Array(parts) => match parts.first() {
            Some(Object::Name(name)) if name == b"CalGray" => Some(1),
            Some(Object::Name(name)) if name == b"CalRGB" => Some(3),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::copy::held;
    use super::super::raster::entries;
    use super::*;

    fn scan(width: u32, height: u32) -> Stream {
        let dots = RgbImage::from_fn(width, height, |x, y| {
            image::Rgb([(x * 7 % 251) as u8, (y * 3 % 241) as u8, ((x ^ y) % 239) as u8])
        });
        let mut jpeg = Vec::new();
        JpegEncoder::new_with_quality(&mut jpeg, 95)
            .encode(dots.as_raw(), width, height, ExtendedColorType::Rgb8)
            .unwrap();
        let mut dict = entries(width, height, 8, "DeviceRGB");
        dict.set("Filter", "DCTDecode");
        held(dict, jpeg)
    }

    fn side(objects: &[(u32, Object)], key: &[u8]) -> i64 {
        objects[0].1.as_stream().unwrap().dict.get(key).unwrap().as_i64().unwrap()
    }

    #[test]
    fn a_scan_keeps_the_dots_that_a_sheet_shows() {
        let before = scan(1_240, 1_754);
        let mut objects = [(1, Object::Stream(before.clone()))];
        assert_eq!(lighten(&mut objects, 100), 1);
        // 100 dots to the inch are 1,169 on 297 mm.
        assert_eq!((side(&objects, b"Width"), side(&objects, b"Height")), (826, 1_169));
        let after = objects[0].1.as_stream().unwrap();
        assert!(after.content.len() < before.content.len());
        assert_eq!(decoded(after, 826, 1_169).unwrap().width(), 826);
    }

    #[test]
    fn a_scan_that_has_no_more_dots_stays_as_it_came() {
        let before = scan(800, 1_169);
        let mut objects = [(1, Object::Stream(before.clone()))];
        assert_eq!(lighten(&mut objects, 100), 0);
        assert_eq!(objects[0].1.as_stream().unwrap().content, before.content);
    }

    #[test]
    fn masks_palettes_and_what_is_not_understood_stay_as_they_came() {
        let altered = |key: &str, value: Object| {
            let mut stream = scan(1_240, 1_754);
            stream.dict.set(key, value);
            stream
        };
        let mut damaged = scan(1_240, 1_754);
        damaged.content.truncate(200);
        let strange = [
            altered("ImageMask", true.into()),
            altered("BitsPerComponent", 1.into()),
            altered("Decode", vec![1.into(), 0.into()].into()),
            altered("Filter", "JPXDecode".into()),
            altered("Width", 1_241.into()),
            damaged,
        ];
        for stream in strange {
            let mut objects = [(1, Object::Stream(stream.clone()))];
            assert_eq!(lighten(&mut objects, 100), 0, "{:?}", stream.dict);
            assert_eq!(objects[0].1.as_stream().unwrap().content, stream.content);
        }
    }
}
