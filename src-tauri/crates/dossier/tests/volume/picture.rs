//! Pictures whose content is known: four fields of different colours.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use tiff::encoder::{Compression, TiffEncoder, colortype};

pub const WIDTH: u32 = 80;
pub const HEIGHT: u32 = 48;

/// Red, green over blue, grey.
pub fn scene(x: u32, y: u32) -> [u8; 3] {
    match (x < WIDTH / 2, y < HEIGHT / 2) {
        (true, true) => [200, 30, 30],
        (false, true) => [30, 160, 60],
        (true, false) => [40, 60, 190],
        (false, false) => [128, 128, 128],
    }
}

pub fn rgb() -> RgbImage {
    RgbImage::from_fn(WIDTH, HEIGHT, |x, y| Rgb(scene(x, y)))
}

pub fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// What must be seen of the scene.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    /// EXIF orientation that was put on it, 1 to 8.
    pub orientation: u8,
    /// How its colours come through.
    pub colours: Colours,
}

/// How the colours of the scene come through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    Whole,
    Grey,
    /// The upper half is black, the lower white.
    Fax,
    /// The other way round.
    FaxInverse,
}

impl Seen {
    pub const UPRIGHT: Self = Self { orientation: 1, colours: Colours::Whole };
    pub const GREY: Self = Self { orientation: 1, colours: Colours::Grey };
    pub const FAX: Self = Self { orientation: 1, colours: Colours::Fax };

    pub const FAX_INVERSE: Self = Self { orientation: 1, colours: Colours::FaxInverse };

    pub const fn turned(orientation: u8) -> Self {
        Self { orientation, colours: Colours::Whole }
    }

    pub const fn size(self) -> (u32, u32) {
        if self.orientation >= 5 { (HEIGHT, WIDTH) } else { (WIDTH, HEIGHT) }
    }

    /// The colour that is seen at a place.
    pub fn colour(self, x: u32, y: u32) -> [u8; 3] {
        let (right, bottom) = (WIDTH - 1, HEIGHT - 1);
        let (x, y) = match self.orientation {
            2 => (right - x, y),
            3 => (right - x, bottom - y),
            4 => (x, bottom - y),
            5 => (y, x),
            6 => (y, bottom - x),
            7 => (right - y, bottom - x),
            8 => (right - y, x),
            _ => (x, y),
        };
        let [red, green, blue] = scene(x, y);
        match self.colours {
            Colours::Whole => [red, green, blue],
            Colours::Grey => {
                // ITU-R BT.601, as JPEG and Pillow have it.
                let grey = (299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue)) / 1000;
                [grey as u8; 3]
            }
            Colours::FaxInverse => [if y < HEIGHT / 2 { 255 } else { 0 }; 3],
            Colours::Fax => [if y < HEIGHT / 2 { 0 } else { 255 }; 3],
        }
    }
}

/// A JPEG with an EXIF orientation put in.
pub fn turned(jpeg: &[u8], orientation: u8, big_endian: bool) -> Vec<u8> {
    let mut exif = b"Exif\0\0".to_vec();
    if big_endian {
        exif.extend_from_slice(b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
        exif.extend_from_slice(&[orientation, 0, 0, 0, 0, 0, 0]);
    } else {
        exif.extend_from_slice(b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0");
        exif.extend_from_slice(&[orientation, 0, 0, 0, 0, 0, 0, 0]);
    }
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE1], &length, &exif, &jpeg[2..]].concat()
}

/// A TIFF of several pages, each coded otherwise.
pub fn tiff_pages(compressions: &[Compression]) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut bytes).unwrap();
    for compression in compressions {
        encoder = encoder.with_compression(*compression);
        encoder.write_image::<colortype::RGB8>(WIDTH, HEIGHT, rgb().as_raw()).unwrap();
    }
    bytes.into_inner()
}

pub fn tiff16() -> Vec<u8> {
    let samples: Vec<u16> = rgb().as_raw().iter().map(|sample| u16::from(*sample) * 257).collect();
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut bytes).unwrap();
    encoder.write_image::<colortype::RGB16>(WIDTH, HEIGHT, &samples).unwrap();
    bytes.into_inner()
}

/// A scan in black and white as scanners write it: CCITT group 4, one strip. The upper half is black.
pub fn fax_tiff(white_is_zero: bool) -> Vec<u8> {
    use fax::{Color, VecWriter, encoder::Encoder};
    let mut encoder = Encoder::new(VecWriter::new());
    for y in 0..HEIGHT {
        let colour = if y < HEIGHT / 2 { Color::Black } else { Color::White };
        encoder.encode_line((0..WIDTH).map(|_| colour), WIDTH as u16).unwrap();
    }
    let data = encoder.finish().unwrap().finish();
    // Group 4 data say “black” and “white”; the tag says which of them is stored as 0.
    let photometric = if white_is_zero { 0 } else { 1 };
    let entries: [(u16, u16, u32); 8] = [
        (256, 4, WIDTH),
        (257, 4, HEIGHT),
        (258, 3, 1),
        (259, 3, 4),
        (262, 3, photometric),
        (273, 4, 8),
        (278, 4, HEIGHT),
        (279, 4, u32::try_from(data.len()).unwrap()),
    ];
    let mut data = data;
    if data.len() % 2 == 1 {
        data.push(0);
    }
    let mut file = b"II*\0".to_vec();
    file.extend_from_slice(&(8 + u32::try_from(data.len()).unwrap()).to_le_bytes());
    file.extend_from_slice(&data);
    file.extend_from_slice(&(entries.len() as u16).to_le_bytes());
    for (tag, kind, value) in entries {
        file.extend_from_slice(&tag.to_le_bytes());
        file.extend_from_slice(&kind.to_le_bytes());
        file.extend_from_slice(&1u32.to_le_bytes());
        file.extend_from_slice(&value.to_le_bytes());
    }
    file.extend_from_slice(&0u32.to_le_bytes());
    file
}
