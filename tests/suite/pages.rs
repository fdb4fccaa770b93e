//! Golden pictures of the demo's book: one page of every part at least, at 100 dots to the inch, in sixteen greys.
//!
//! Drawn by what is in the tree, not by a program of the machine, so that they are the same everywhere. Up to
//! [`STRAY`] dots of a page may differ by more than [`SHADE`] levels of 256: less than one character.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, GrayImage, ImageEncoder, Luma};
use parkgauge_core::report::{Block, FigureKind, Report};
use parkgauge_dossier::volume::Preview;
use parkgauge_dossier::{FontSet, Layout, Template, lay_out, make_pdf};
use parkgauge_tests::{demo_report, root};

/// Dots across A4 at 100 to the inch.
const WIDTH: u32 = 827;
/// Dots of a page that may differ.
const STRAY: usize = 24;
/// Levels of grey by which a dot differs; smoothing at edges may be off by less.
const SHADE: u8 = 64;
/// Bytes of all pictures together.
const LARGEST: u64 = 3 << 20;

/// Pages by the name of their picture: the first of each part, and each page with a chart or a picture.
fn wanted(report: &Report, layout: &Layout) -> BTreeMap<String, usize> {
    let mut pages = BTreeMap::new();
    for (index, part) in report.parts.iter().enumerate() {
        pages.insert(format!("{:02}-{}", index + 1, part.anchor.0), layout.anchors[&part.anchor].page);
        for block in &part.blocks {
            let Block::Figure(figure) = block else { continue };
            let kind = match figure.kind {
                FigureKind::Radar { .. } => "radar",
                FigureKind::Bars(_) => "bars",
                FigureKind::Spread(_) => "levels",
                FigureKind::Trend(_) => "trend",
                FigureKind::Timeline(_) => "timeline",
                FigureKind::Photo(_) => "photo",
            };
            let page = layout.anchors[&figure.anchor].page;
            if pages.values().all(|known| *known != page) {
                pages.entry(format!("{:02}-{}-{kind}", index + 1, part.anchor.0)).or_insert(page);
            }
        }
    }
    pages
}

/// The page in sixteen greys.
fn drawn(preview: &mut Preview, page: usize) -> GrayImage {
    let dots = preview.dots(u32::try_from(page + 1).unwrap(), WIDTH).unwrap();
    let grey = |rgb: &[u8]| {
        let [red, green, blue] = [rgb[0], rgb[1], rgb[2]].map(u32::from);
        u8::try_from((red * 299 + green * 587 + blue * 114) / 1000 / 16 * 17).unwrap()
    };
    GrayImage::from_raw(dots.width, dots.height, dots.rgb.chunks(3).map(grey).collect()).unwrap()
}

fn save(picture: &GrayImage, file: &Path) {
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    let out = std::fs::File::create(file).unwrap();
    PngEncoder::new_with_quality(out, CompressionType::Best, FilterType::NoFilter)
        .write_image(picture.as_raw(), picture.width(), picture.height(), ExtendedColorType::L8)
        .unwrap();
}

/// The dots that differ, black on white.
fn difference(found: &GrayImage, golden: &GrayImage) -> GrayImage {
    GrayImage::from_fn(found.width(), found.height(), |x, y| {
        let other = golden.get_pixel_checked(x, y).map_or(0, |dot| dot.0[0]);
        Luma([if found.get_pixel(x, y).0[0].abs_diff(other) > SHADE { 0 } else { 255 }])
    })
}

#[test]
fn the_pages_of_the_demo_book_look_as_they_did() {
    let assets = root().join("assets");
    let fonts = FontSet::load(&assets.join("fonts")).unwrap();
    let template = std::fs::read_to_string(assets.join("dossier/gbt9704.toml")).unwrap();
    let template = Template::read("gbt9704.toml", &template).unwrap();
    let mut report = demo_report();
    // The fingerprint changes with every byte of the data; these pages are about the look.
    report.stamp.fingerprint = "0123456789ab".to_owned();
    let layout = lay_out(&report, &fonts, &template).unwrap();
    let book = make_pdf(&report, &fonts, &template, &[]).unwrap();
    // The book brings its faces along; nothing falls back on another.
    let mut preview = Preview::of_pdf(&book.bytes, Arc::default()).unwrap();
    let folder = root().join("tests/golden/pages");
    let failed: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    if update {
        let _ = std::fs::remove_dir_all(&folder);
    }
    let mut faults = Vec::new();
    let wanted = wanted(&report, &layout);
    for (name, page) in &wanted {
        let found = drawn(&mut preview, *page);
        let file = folder.join(format!("{name}.png"));
        if update {
            save(&found, &file);
            continue;
        }
        let golden = image::open(&file).map(image::DynamicImage::into_luma8).unwrap_or_default();
        let changed = difference(&found, &golden);
        let stray = changed.pixels().filter(|dot| dot.0[0] == 0).count();
        if stray > STRAY || found.dimensions() != golden.dimensions() {
            save(&found, &failed.join(format!("{name}.png")));
            save(&changed, &failed.join(format!("{name}-difference.png")));
            faults.push(format!("{name}: {stray} dots"));
        }
    }
    let advice = "look at them; if the change is wanted: UPDATE_GOLDEN=1";
    assert!(faults.is_empty(), "{faults:#?} differ, see {}; {advice}", failed.display());
    let kept: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap()).collect();
    assert_eq!(kept.len(), wanted.len(), "pictures of pages that are not there any more: {advice}");
    let bytes: u64 = kept.iter().map(|entry| entry.metadata().unwrap().len()).sum();
    assert!(bytes < LARGEST, "{bytes} bytes");
}
