//! The pages of one piece, whatever its file is.

use super::copy::Copier;
use super::document::Pdf;
use super::fault::{Fault, Remark};
use super::form::{self, Drawing};
use super::raster::{self, Raster};
use super::source::{Kind, isolated};
use super::tiff_pages::TiffPages;

/// Something with pages that can be drawn one after the other.
pub(super) enum Pages<'a> {
    Pdf(&'a mut Pdf),
    Tiff(Box<TiffPages<'a>>),
    Picture(&'a [u8], Kind),
}

impl Pages<'_> {
    pub fn count(&self) -> usize {
        match self {
            Self::Pdf(pdf) => pdf.pages.len(),
            Self::Tiff(tiff) => tiff.count,
            Self::Picture(..) => 1,
        }
    }

    /// Draws a page, from 0. Its objects are ready in the copier.
    pub fn draw(
        &mut self,
        index: usize,
        copier: &mut Copier,
        next: &mut dyn FnMut() -> u32,
        remarks: &mut Vec<Remark>,
    ) -> Result<Drawing, Fault> {
        match self {
            Self::Pdf(pdf) => {
                let page = pdf.pages.get(index).cloned().flatten().ok_or(Fault::Damaged)?;
                isolated(|| Ok(form::page(pdf, &page, copier, next)))
            }
            Self::Tiff(tiff) => {
                let raster = isolated(|| tiff.page(index))?;
                Ok(picture(raster, copier, next, remarks))
            }
            Self::Picture(bytes, kind) => {
                let raster = isolated(|| match kind {
                    Kind::Jpeg => raster::jpeg(bytes),
                    Kind::Png => raster::png(bytes),
                    Kind::Other(format) => raster::decoded(bytes, *format),
                    Kind::Pdf | Kind::Tiff | Kind::Attachment => Err(Fault::UnknownKind),
                })?;
                Ok(picture(raster, copier, next, remarks))
            }
        }
    }
}

fn picture(
    mut raster: Raster,
    copier: &mut Copier,
    next: &mut dyn FnMut() -> u32,
    remarks: &mut Vec<Remark>,
) -> Drawing {
    remarks.extend(raster.remark.take());
    if let Some(mask) = raster.mask.take() {
        let mask = copier.add(lopdf::Object::Stream(mask), next);
        raster.stream.dict.set("SMask", mask);
    }
    let stream =
        std::mem::replace(&mut raster.stream, lopdf::Stream::new(lopdf::Dictionary::new(), Vec::new()));
    let image = copier.add(lopdf::Object::Stream(stream), next);
    form::picture(image, &raster)
}
