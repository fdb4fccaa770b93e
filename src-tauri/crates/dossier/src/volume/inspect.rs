//! Whether pages can be read by a person: nearly blank ones, and scans of too few dots.

use lopdf::{Dictionary, Object};

use super::document::{Pdf, SourcePage, resolve};
use super::fault::Fault;
use super::preview::{Held, Preview};

/// Dots across at which a page is looked at for print: strokes of small letters are still seen.
const LOOKED_AT: u32 = 420;
/// How much darker or lighter than the paper a dot must be to be print; the grain of scanned paper is less.
const PRINT: u8 = 48;
/// Dots of print in ten thousand below which a page is nearly blank. A page with one line of text has twenty.
const LEAST_PRINT: usize = 5;
/// Dots to the inch below which small print of a scan cannot be read.
const LEAST_SCAN: u32 = 100;
/// Dots of the longer side below which a picture cannot be read at the size of a sheet.
const LEAST_DOTS: u32 = 900;

/// What is wrong with pages of a file that can be opened.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Flaws {
    /// Pages, from 1, that cannot be drawn.
    pub unreadable: Vec<u32>,
    /// Pages that are nearly blank.
    pub blank: Vec<u32>,
    /// Pages with too few dots to be read.
    pub coarse: Vec<u32>,
}

impl Preview {
    /// Looks at every page. Takes some milliseconds a page.
    pub fn flaws(&mut self) -> Flaws {
        let mut flaws = Flaws::default();
        let pages = u32::try_from(self.sizes().len()).unwrap_or(u32::MAX);
        for page in 1..=pages {
            match self.sparse(page) {
                Err(_) => flaws.unreadable.push(page),
                Ok(true) => flaws.blank.push(page),
                Ok(false) if self.is_coarse(page) => flaws.coarse.push(page),
                Ok(false) => {}
            }
        }
        flaws
    }

    /// Whether next to nothing stands on a page.
    fn sparse(&mut self, page: u32) -> Result<bool, Fault> {
        let image = super::preview::aside(|| self.drawn(page, LOOKED_AT, 0, None))?.0;
        let mut shades = [0_usize; 256];
        for dot in image.pixels() {
            let [red, green, blue] = dot.0.map(usize::from);
            if let Some(count) = shades.get_mut((red * 3 + green * 6 + blue) / 10) {
                *count += 1;
            }
        }
        // The paper is the shade that most dots have, within the grain.
        let paper =
            shades.iter().enumerate().max_by_key(|(_, count)| **count).map_or(255, |(shade, _)| shade);
        let print = shades
            .iter()
            .enumerate()
            .filter(|(shade, _)| shade.abs_diff(paper) > usize::from(PRINT))
            .map(|(_, count)| count);
        let dots = image.pixels().len();
        Ok(print.sum::<usize>() * 10_000 < dots * LEAST_PRINT)
    }

    fn is_coarse(&self, page: u32) -> bool {
        let size = self.sizes().get(page as usize - 1).copied().flatten();
        match (&self.held, size) {
            // The size of a picture is its dots.
            (Held::Picture(..) | Held::Tiff(_), Some((width, height))) => width.max(height) < LEAST_DOTS,
            (Held::Pdf(pdf), Some(_)) => {
                let page = pdf.pages.get(page as usize - 1).and_then(Option::as_ref);
                page.and_then(|page| scan(pdf, page)).is_some_and(|dots| dots < LEAST_SCAN)
            }
            _ => false,
        }
    }
}

/// Dots to the inch of a page that is one picture and no text.
fn scan(pdf: &Pdf, page: &SourcePage) -> Option<u32> {
    let document = &pdf.document;
    let resources = resolve(document, &page.resources).as_dict().ok()?;
    let entries =
        |key: &[u8]| -> Option<&Dictionary> { resolve(document, resources.get(key).ok()?).as_dict().ok() };
    if entries(b"Font").is_some_and(|fonts| !fonts.is_empty()) {
        return None;
    }
    let mut widths = entries(b"XObject")?.iter().filter_map(|(_, object)| {
        let dict = &resolve(document, object).as_stream().ok()?.dict;
        let is_image = dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Image");
        is_image
            .then(|| dict.get(b"Width").ok().and_then(|width| resolve(document, width).as_i64().ok()))
            .flatten()
    });
    let (width, None) = (widths.next()?, widths.next()) else { return None };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let dots = (width as f64 * 72.0 / (page.frame.width() * page.unit)).clamp(0.0, 100_000.0) as u32;
    Some(dots)
}
