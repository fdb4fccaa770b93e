//! Pictures of the evidence in the book: in their own bytes, upright, kept with their caption.

#![allow(clippy::unwrap_used)]

mod sample;

use std::io::{Cursor, Read};
use std::sync::Arc;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use lopdf::{Document, Object};
use parkgauge_core::report::{Anchor, Block, Figure, FigureKind, PictureFile, Report};
use parkgauge_dossier::page::Placed;
use parkgauge_dossier::volume::can_be_shown;
use parkgauge_dossier::{DossierError, lay_out, make_docx, make_pdf};
use sample::{fonts, template};

fn encoded(picture: DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn jpeg() -> Vec<u8> {
    encoded(RgbImage::from_pixel(1200, 800, Rgb([90, 120, 150])).into(), ImageFormat::Jpeg)
}

/// The same picture as a camera stores it that was held upright: lying, with a note which way is up (EXIF 6).
fn turned() -> Vec<u8> {
    let exif = b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let plain = jpeg();
    [&plain[..2], &[0xFF, 0xE1], &length, exif, &plain[2..]].concat()
}

fn see_through() -> Vec<u8> {
    encoded(RgbaImage::from_pixel(300, 200, Rgba([200, 0, 0, 128])).into(), ImageFormat::Png)
}

fn book(files: &[(&str, Vec<u8>)]) -> Report {
    let blocks = files.iter().enumerate().map(|(index, (name, bytes))| {
        Block::Figure(Figure {
            anchor: Anchor::new(format!("photo{index}")),
            caption: format!("图{}　现场", index + 1),
            alternative: "指挥中心现场。".into(),
            kind: FigureKind::Photo(PictureFile { name: (*name).into(), bytes: Arc::from(bytes.as_slice()) }),
        })
    });
    let mut report = sample::one_page("");
    report.parts[0].blocks = blocks.collect();
    report
}

/// The pictures of a file: filter, colours, whether something of them is transparent, bytes.
fn pictures(file: &[u8]) -> Vec<(String, String, bool, Vec<u8>)> {
    let document = Document::load_mem(file).unwrap();
    let name = |object: &Object| String::from_utf8_lossy(object.as_name().unwrap_or_default()).into_owned();
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    streams
        .filter(|stream| stream.dict.get(b"Subtype").is_ok_and(|kind| name(kind) == "Image"))
        .map(|stream| {
            let of = |key: &[u8]| stream.dict.get(key).map(name).unwrap_or_default();
            (of(b"Filter"), of(b"ColorSpace"), stream.dict.has(b"SMask"), stream.content.clone())
        })
        .collect()
}

#[test]
fn a_jpeg_is_embedded_once_in_its_own_bytes() {
    let bytes = jpeg();
    let made =
        make_pdf(&book(&[("a.jpg", bytes.clone()), ("b.jpg", bytes.clone())]), &fonts(), &template(), &[]);
    let found = pictures(&made.unwrap().bytes);
    assert_eq!(found, [("DCTDecode".into(), "DeviceRGB".into(), false, bytes)]);
}

#[test]
fn an_archive_copy_has_no_transparency_and_keeps_the_file_of_a_turned_photo() {
    let report = book(&[("透明.png", see_through()), ("turned.jpg", turned())]);
    let found = pictures(&make_pdf(&report, &fonts(), &template(), &[]).unwrap().bytes);
    assert!(found.iter().all(|(_, _, transparent, _)| !transparent), "on white");
    assert!(found.iter().any(|(_, _, _, bytes)| *bytes == turned()));
    let layout = lay_out(&report, &fonts(), &template()).unwrap();
    let extents: Vec<(i64, i64)> = layout.pages[0]
        .items
        .iter()
        .filter_map(|item| match item {
            Placed::Picture { extent, .. } => Some(*extent),
            _ => None,
        })
        .collect();
    assert!(extents[1].1 > extents[1].0, "held upright it stands upright: {extents:?}");
    assert!(extents.iter().all(|extent| extent.0 <= template().measure()), "{extents:?}");
}

#[test]
fn a_picture_and_its_caption_stay_on_one_page() {
    let files: Vec<(&str, Vec<u8>)> = (0..7).map(|_| ("a.jpg", jpeg())).collect();
    let layout = lay_out(&book(&files), &fonts(), &template()).unwrap();
    assert!(layout.pages.len() > 2);
    for page in &layout.pages {
        let count = |is: fn(&Placed) -> bool| page.items.iter().filter(|item| is(item)).count();
        let photos = count(|item| matches!(item, Placed::Picture { .. }));
        let captions = count(
            |item| matches!(item, Placed::Text(run) if run.text.starts_with('图') && run.text.len() > 4),
        );
        assert_eq!(photos, captions, "page {}", page.label);
    }
}

#[test]
fn the_editable_document_holds_the_files_upright() {
    let report = book(&[("a.jpg", jpeg()), ("turned.jpg", turned()), ("s.png", see_through())]);
    let layout = lay_out(&report, &fonts(), &template()).unwrap();
    let document = make_docx(&report, &layout, &fonts(), &template()).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(document)).unwrap();
    let mut read = |name: &str| {
        let mut bytes = Vec::new();
        zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    };
    assert_eq!(read("word/media/image1.jpeg"), jpeg());
    let upright = image::load_from_memory(&read("word/media/image2.jpeg")).unwrap();
    assert_eq!((upright.width(), upright.height()), (800, 1200));
    assert_eq!(read("word/media/image3.png"), see_through());
    let xml = String::from_utf8(read("word/document.xml")).unwrap();
    assert_eq!(xml.matches("descr=\"指挥中心现场。\"").count(), 3);
}

#[test]
fn a_damaged_picture_is_named_and_nothing_breaks() {
    let half = jpeg()[..400].to_vec();
    for (name, bytes) in
        [("半.jpg", half), ("空.png", Vec::new()), ("文.jpg", "不是图片".as_bytes().to_vec())]
    {
        assert!(can_be_shown(&bytes, name).is_err(), "{name}");
        let made = make_pdf(&book(&[(name, bytes)]), &fonts(), &template(), &[]);
        assert!(matches!(made, Err(DossierError::Scan { name: said, .. }) if said == name), "{name}");
    }
}
