//! The signed and scanned pledge in the place of the printed one: everything else stays as it was.

#![allow(clippy::unwrap_used)]

mod sample;

use std::io::Cursor;
use std::sync::LazyLock;

use image::{GrayImage, ImageFormat, Luma};
use lopdf::{Document, Object};
use parkgauge_core::report::{Anchor, Finality};
use parkgauge_dossier::{DossierError, FontSet, Template, lay_out, make_pdf, make_signed_pdf};

static FONTS: LazyLock<FontSet> = LazyLock::new(sample::fonts);
static TEMPLATE: LazyLock<Template> = LazyLock::new(sample::template);

/// A sheet as a scanner gives it: grey, upright.
fn scan() -> Vec<u8> {
    let sheet = GrayImage::from_fn(248, 351, |x, y| Luma([if (x / 8 + y / 8) % 2 == 0 { 235 } else { 90 }]));
    let mut file = Cursor::new(Vec::new());
    sheet.write_to(&mut file, ImageFormat::Png).unwrap();
    file.into_inner()
}

#[test]
fn only_the_page_of_the_pledge_changes() {
    let report = sample::report(1, Finality::Final);
    let pledge = lay_out(&report, &FONTS, &TEMPLATE).unwrap().anchors[&Anchor::new("pledge")].page;
    let plain = make_pdf(&report, &FONTS, &TEMPLATE, &[]).unwrap();
    let signed = make_signed_pdf(&report, &FONTS, &TEMPLATE, &[], (&scan(), "承诺书.png")).unwrap();
    assert_eq!((plain.pages, &plain.anchors), (signed.pages, &signed.anchors));
    let (plain, signed) =
        (Document::load_mem(&plain.bytes).unwrap(), Document::load_mem(&signed.bytes).unwrap());
    for (number, page) in plain.get_pages() {
        let other = signed.get_pages()[&number];
        let (before, after) = (plain.get_page_content(page), signed.get_page_content(other));
        assert_eq!(before == after, number as usize != pledge + 1, "page {number}");
    }
    let page = signed.get_pages()[&(u32::try_from(pledge).unwrap() + 1)];
    let content = String::from_utf8(signed.get_page_content(page)).unwrap();
    assert!(content.contains("/Scan Do") && !content.contains("Tj") && !content.contains("TJ"), "{content}");
    let images = signed.get_page_images(page).unwrap();
    assert_eq!((images.len(), images[0].width, images[0].height), (1, 248, 351));
    let said = signed.objects.values().filter_map(|object| object.as_dict().ok()).find(|dictionary| {
        dictionary.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == b"Figure")
            && dictionary.get(b"Pg").and_then(Object::as_reference).is_ok_and(|id| id == page)
    });
    assert!(said.unwrap().has(b"Alt"), "those who cannot see it hear what it is");
}

#[test]
fn the_same_scan_gives_the_same_bytes() {
    let report = sample::report(1, Finality::Final);
    let made = || make_signed_pdf(&report, &FONTS, &TEMPLATE, &[], (&scan(), "a.png")).unwrap().bytes;
    assert!(made() == made());
}

#[test]
fn what_cannot_take_the_place_is_refused() {
    let report = sample::report(1, Finality::Final);
    let refused = make_signed_pdf(&report, &FONTS, &TEMPLATE, &[], (b"not a picture", "a.png")).unwrap_err();
    assert!(matches!(&refused, DossierError::Scan { name, .. } if name == "a.png"), "{refused}");
    let refused =
        make_signed_pdf(&sample::one_page("正文"), &FONTS, &TEMPLATE, &[], (&scan(), "a.png")).unwrap_err();
    assert!(matches!(refused, DossierError::NoPledge), "{refused}");
}
