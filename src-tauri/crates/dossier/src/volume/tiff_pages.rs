//! The pages of a TIFF, decoded one at a time.

use std::io::Cursor;

use tiff::ColorType;
use tiff::decoder::{Decoder, DecodingResult, Limits};
use tiff::tags::Tag;

use super::fault::Fault;
use super::form::packed;
use super::raster::{Colours, LONGEST, MOST_DECODED, Raster, entries};

/// Pages that one file may have.
const MOST_PAGES: usize = 10_000;

/// A TIFF whose pages are counted.
pub(super) struct TiffPages<'a> {
    decoder: Decoder<Cursor<&'a [u8]>>,
    pub count: usize,
}

impl<'a> TiffPages<'a> {
    /// Reads the directories of all pages. The caller isolates panics.
    pub fn read(bytes: &'a [u8]) -> Result<Self, Fault> {
        let mut decoder = Self::decoder(bytes)?;
        let mut count = 1;
        while count < MOST_PAGES && decoder.more_images() && decoder.next_image().is_ok() {
            count += 1;
        }
        Ok(Self { decoder: Self::decoder(bytes)?, count })
    }

    fn decoder(bytes: &'a [u8]) -> Result<Decoder<Cursor<&'a [u8]>>, Fault> {
        let mut limits = Limits::default();
        limits.decoding_buffer_size = MOST_DECODED as usize;
        limits.intermediate_buffer_size = MOST_DECODED as usize;
        Decoder::new(Cursor::new(bytes)).map(|decoder| decoder.with_limits(limits)).map_err(fault)
    }

    /// Decodes a page, from 0.
    pub fn page(&mut self, index: usize) -> Result<Raster, Fault> {
        self.decoder.seek_to_image(index).map_err(fault)?;
        let (width, height) = self.decoder.dimensions().map_err(fault)?;
        if width == 0 || height == 0 || width > LONGEST || height > LONGEST {
            return Err(Fault::TooLarge);
        }
        let colours = self.decoder.colortype().map_err(fault)?;
        let samples = match self.decoder.read_image().map_err(fault)? {
            DecodingResult::U8(samples) => samples,
            // The upper byte is all that paper and screens show.
            DecodingResult::U16(samples) => samples.iter().map(|sample| (sample >> 8) as u8).collect(),
            _ => return Err(Fault::UnknownKind),
        };
        let mut raster = raster(width, height, colours, samples)?;
        let orientation = self.decoder.find_tag_unsigned::<u16>(Tag::Orientation).ok().flatten();
        raster.orientation = orientation.and_then(|turn| u8::try_from(turn).ok()).unwrap_or(1);
        raster.stretch = self.stretch().unwrap_or(1.0);
        Ok(raster)
    }

    fn stretch(&mut self) -> Option<f64> {
        let (across, down) = (self.resolution(Tag::XResolution)?, self.resolution(Tag::YResolution)?);
        Some(across / down).filter(|stretch| (0.2..=5.0).contains(stretch))
    }

    fn resolution(&mut self, tag: Tag) -> Option<f64> {
        match self.decoder.find_tag(tag).ok()?? {
            tiff::decoder::ifd::Value::Rational(above, below) if above > 0 && below > 0 => {
                Some(f64::from(above) / f64::from(below))
            }
            _ => None,
        }
    }
}

fn raster(width: u32, height: u32, colours: ColorType, mut samples: Vec<u8>) -> Result<Raster, Fault> {
    let of = |colours, samples: &[u8]| Raster::of_samples(width, height, colours, samples);
    Ok(match colours {
        ColorType::Gray(8 | 16) => of(Colours::Grey, &samples),
        ColorType::Gray(bits @ (1 | 2 | 4)) => {
            let dict = entries(width, height, bits, "DeviceGray");
            let stream = packed(dict, &samples);
            Raster { width, height, orientation: 1, stretch: 1.0, stream, mask: None, remark: None }
        }
        ColorType::RGB(8 | 16) | ColorType::YCbCr(8) => of(Colours::Rgb, &samples),
        ColorType::CMYK(8 | 16) => of(Colours::Cmyk, &samples),
        ColorType::GrayA(8 | 16) => masked(width, height, Colours::Grey, &samples, 2),
        ColorType::RGBA(8 | 16) => masked(width, height, Colours::Rgb, &samples, 4),
        ColorType::CMYKA(8 | 16) => {
            samples = samples.chunks_exact(5).flat_map(|pixel| pixel[..4].to_vec()).collect();
            of(Colours::Cmyk, &samples)
        }
        _ => return Err(Fault::UnknownKind),
    })
}

fn masked(width: u32, height: u32, colours: Colours, samples: &[u8], channels: usize) -> Raster {
    let colour: Vec<u8> =
        samples.chunks_exact(channels).flat_map(|pixel| pixel[..channels - 1].iter().copied()).collect();
    let alpha: Vec<u8> = samples.chunks_exact(channels).map(|pixel| pixel[channels - 1]).collect();
    let mut raster = Raster::of_samples(width, height, colours, &colour);
    if alpha.iter().any(|seen| *seen != u8::MAX) {
        raster.mask = Some(Raster::of_samples(width, height, Colours::Grey, &alpha).stream);
    }
    raster
}

fn fault(cause: tiff::TiffError) -> Fault {
    match cause {
        tiff::TiffError::LimitsExceeded => Fault::TooLarge,
        tiff::TiffError::UnsupportedError(_) => Fault::UnknownKind,
        _ => Fault::Damaged,
    }
}
