//! A picture of the evidence: never larger than it can bear, never wider than the text.

use parkgauge_core::report::PictureFile;

use crate::layout::typeset::Desk;
use crate::length::Um;
use crate::page::{Placed, Spot};
use crate::template::Template;
use crate::volume::photo_size;

/// Coarser than this many pixels to the inch a picture is not printed.
const COARSEST: Um = 120;

/// Places the picture in the middle of a width; returns the items and their height.
pub(super) fn photo(file: &PictureFile, desk: Desk<'_>, width: Um) -> (Vec<Placed>, Um) {
    let extent = photo_extent(file, desk.template);
    let at = Spot { x: (width - extent.0) / 2, y: 0 };
    let below = desk.template.line(&desk.template.style.chart) / 2;
    (vec![Placed::Picture { at, extent, file: file.clone() }], extent.1 + below)
}

/// Printed width and height: four fifths of the text across and two fifths of it down at most.
pub(crate) fn photo_extent(file: &PictureFile, template: &Template) -> (Um, Um) {
    let (most_across, most_down) = (template.measure() * 4 / 5, template.depth() * 2 / 5);
    // Only what can be read comes here; a file that cannot gets a small blank, and writing the page names it.
    let Ok(size) = photo_size(&file.bytes, &file.name) else { return (most_across / 4, most_across / 4) };
    let (across, down) = (Um::from(size.0.max(1)), Um::from(size.1.max(1)));
    let natural = across * 25_400 / COARSEST;
    let width = natural.min(most_across).min(most_down * across / down).max(1);
    (width, (width * down / across).max(1))
}
