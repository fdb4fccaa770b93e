//! Looking at files before they are bound.

use std::sync::Arc;

use parkgauge_dossier::FontSet;
use parkgauge_dossier::volume::{Flaws, Preview};

use crate::case::{Case, Expected, Looks};
use crate::look::{self, DPI, Drawn};
use crate::raw::{Leaf, document, stream};
use crate::{pictures, sample, sound, written};

fn opened(case: &Case, folder: &std::path::Path) -> Preview {
    let fonts: FontSet = sample::fonts();
    let fallback = Arc::new(fonts.face(parkgauge_dossier::font::FaceRole::Hei).bytes.clone());
    Preview::open(&case.path(folder), &case.name, fallback).unwrap().unwrap()
}

#[test]
fn a_preview_shows_what_other_programs_draw() {
    let mut cases = sound::cases();
    cases.extend(pictures::cases());
    let folder = written(&cases);
    let mut wrong = Vec::new();
    for case in &cases {
        let Expected::Pages { count, looks, .. } = &case.expected else { continue };
        let mut preview = opened(case, folder.path());
        assert_eq!(preview.sizes().len(), *count as usize, "{}", case.name);
        let (width, _) = preview.sizes()[0].unwrap();
        let dots = match looks {
            Looks::Scene(_) => width,
            _ => (f64::from(width) * DPI / 72.0) as u32,
        };
        let shown = Drawn::of_jpeg(&preview.picture(1, dots, 0).unwrap().jpeg);
        let wanted = match looks {
            Looks::Reference(program) => {
                look::page(*program, &case.path(folder.path()), 1, folder.path()).unwrap()
            }
            Looks::Scene(seen) => Drawn::of_scene(*seen),
            Looks::Nothing => continue,
        };
        let (most, mean) = look::alike(&wanted, &shown);
        if most > 40.0 || mean > 6.0 {
            wrong.push(format!("{}: {most:.0} at most, {mean:.1} in the mean", case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_last_page_of_a_thousand_is_drawn_turned_and_as_wide_as_asked() {
    let cases: Vec<Case> = sound::cases().into_iter().filter(|case| case.name == "一千页.pdf").collect();
    let folder = written(&cases);
    let mut preview = opened(&cases[0], folder.path());
    let upright = preview.picture(1_000, 200, 0).unwrap();
    assert_eq!((upright.width, upright.height), (200, 283));
    let turned = preview.picture(1_000, 283, 1).unwrap();
    assert_eq!((turned.width, turned.height), (283, 199));
    assert!(preview.picture(1_001, 200, 0).is_err() && preview.picture(0, 200, 0).is_err());
}

#[test]
fn a_nearly_blank_page_and_a_scan_of_few_dots_are_told() {
    let a4 = "/MediaBox [0 0 595 842]";
    let leaf = |entries: &str, operators: &str| Leaf {
        entries: format!("{a4} {entries}"),
        operators: operators.to_owned(),
    };
    // Paper with grain, a line of text, a speck of dust, and a scan of 62 dots to the inch.
    let scan = "/Resources << /XObject << /S 11 0 R >> >>";
    let leaves = [
        leaf("", "0.93 g 0 0 595 842 re f 0.85 g 100 100 400 300 re f"),
        leaf("", "0 g 70 700 300 8 re f"),
        leaf("", "0 g 70 700 3 3 re f"),
        leaf(scan, "q 595 0 0 842 0 0 cm /S Do Q"),
    ];
    let picture: Vec<u8> = (0..512 * 724).map(|at| if at / 512 % 9 < 3 { 20 } else { 250 }).collect();
    let picture = stream(
        "/Type /XObject /Subtype /Image /Width 512 /Height 724 /ColorSpace /DeviceGray /BitsPerComponent 8",
        &picture,
    );
    let case = Case::pdf("扫描件.pdf", 4, document(&leaves, "", "", &[picture]).bytes());
    let folder = written(std::slice::from_ref(&case));
    let flaws = opened(&case, folder.path()).flaws();
    assert_eq!(flaws, Flaws { unreadable: vec![], blank: vec![1, 3], coarse: vec![4] });
}
