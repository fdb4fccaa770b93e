//! The text of stamps and cover sheets: faces subset once for a whole volume, runs turned into operators.
//!
//! printpdf embeds the faces into a specimen page that shows every character there can be; its codes are read from that
//! page, so nothing here knows how printpdf numbers glyphs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

use super::copy::Copier;
use super::matrix::short;
use crate::error::DossierError;
use crate::font::{FaceRole, FontSet};
use crate::glyphs::oddly_spaced;
use crate::length::Um;
use crate::measure::{Measurer, Setting};
use crate::page::{Ink, Page, Placed, Run, Spot};
use crate::pdf::{line_of, write_pages};
use crate::structure::Structure;

/// What every stamp and cover sheet may show besides the words of the plan.
const ALWAYS: &str =
    " 0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-–—./()（）：，。、；“”〓";

/// The faces of a volume.
pub(super) struct Letters {
    specimen: Document,
    codes: Codes,
}

/// The font, by its name in the file, and the code that shows a character of a face.
type Codes = BTreeMap<(FaceRole, char), (Vec<u8>, [u8; 2])>;

impl Letters {
    /// Takes in the characters of every text that will be set, each with the face it will be set in.
    pub fn collect<'a>(
        fonts: &FontSet,
        texts: impl Iterator<Item = (FaceRole, &'a str)>,
    ) -> Result<Self, DossierError> {
        let measurer = Measurer::new(fonts);
        let mut used: BTreeMap<FaceRole, BTreeSet<char>> = BTreeMap::new();
        let always = [FaceRole::Song, FaceRole::Hei].map(|face| (face, ALWAYS));
        for (face, text) in texts.chain(always) {
            let setting = Setting { face, latin: face, size: 10_000, tracking: 0, ink: Ink::BLACK, rise: 0 };
            for atom in measurer.plain(text, setting).atoms.iter().filter(|atom| atom.character != '\n') {
                used.entry(atom.face).or_default().insert(atom.character);
            }
        }
        let runs = used.iter().map(|(face, characters)| Run {
            at: Spot { x: 0, y: 10_000 },
            face: *face,
            size: 10_000,
            ink: Ink::BLACK,
            text: characters.iter().collect(),
            tracking: 0,
            kerns: Vec::new(),
        });
        let items: Vec<Placed> = runs.map(Placed::Text).collect();
        let page = Page { width: 210_000, height: 297_000, label: String::new(), draft: false, items };
        let specimen = Document::load_mem(&write_pages(&mut [page], fonts, &Structure::default())?.bytes)
            .map_err(odd)?;
        let codes = codes(&specimen, &used)?;
        Ok(Self { specimen, codes })
    }

    /// Copies the faces into a file; gives the dictionary of fonts for its pages.
    pub fn embed(
        &self,
        copier: &mut Copier,
        next: &mut dyn FnMut() -> u32,
    ) -> Result<Dictionary, DossierError> {
        let fonts = fonts_of(&self.specimen)?;
        let mut specimen = self.specimen.clone();
        match copier.object(&mut specimen, &Object::Dictionary(fonts), next) {
            Object::Dictionary(fonts) => Ok(fonts),
            _ => Err(failed("the fonts of the specimen are a dictionary")),
        }
    }

    /// Writes items as operators of a page that is `height` high. A character that was not taken in is left out.
    pub fn draw(&self, items: &[Placed], height: Um, out: &mut String) {
        let mut items = items;
        while let Some((item, after)) = items.split_first() {
            let line = line_of(items);
            items = items.get(line.len()..).filter(|_| !line.is_empty()).unwrap_or(after);
            match item {
                Placed::Text(_) => self.line(&line, height, out),
                Placed::Rule { from, to, stroke } => {
                    let _ = writeln!(
                        out,
                        "q {} RG {} w {} {} m {} {} l S Q",
                        ink(stroke.ink),
                        pt(stroke.width),
                        pt(from.x),
                        pt(height - from.y),
                        pt(to.x),
                        pt(height - to.y)
                    );
                }
                // Stamps and cover sheets are made of text and rules alone.
                _ => {}
            }
        }
    }

    /// Writes runs of one baseline; their text stands beside them where a reader would guess blanks from the gaps.
    fn line(&self, runs: &[&Run], height: Um, out: &mut String) {
        let is_odd = oddly_spaced(runs).contains(&true);
        if is_odd {
            let text: String = runs.iter().map(|run| run.text.as_str()).collect();
            let units: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
            let _ = writeln!(out, "/Span <</ActualText <FEFF{units}>>> BDC");
        }
        for run in runs {
            self.run(run, height, out);
        }
        out.push_str(if is_odd { "EMC\n" } else { "" });
    }

    fn run(&self, run: &Run, height: Um, out: &mut String) {
        let size = short(run.size as f64 / 1000.0);
        let _ = write!(out, "BT {} rg {} Tc ", ink(run.ink), pt(run.tracking));
        let _ = write!(out, "1 0 0 1 {} {} Tm ", pt(run.at.x), pt(height - run.at.y));
        let mut font: Option<&[u8]> = None;
        let mut is_open = false;
        let mut kerns = run.kerns.iter().peekable();
        for (index, character) in run.text.chars().enumerate() {
            let Some((name, code)) = self.codes.get(&(run.face, character)) else { continue };
            if font != Some(name.as_slice()) {
                out.push_str(if is_open { ">] TJ " } else { "" });
                let _ = write!(out, "/{} {size} Tf [<", String::from_utf8_lossy(name));
                (font, is_open) = (Some(name.as_slice()), true);
            }
            let _ = write!(out, "{:02X}{:02X}", code[0], code[1]);
            if let Some((_, kern)) = kerns.next_if(|(at, _)| *at as usize == index) {
                // Kerns are thousandths of the size, against the direction of writing.
                let thousandths = -(*kern as f64) * 72.0 / 25_400.0 / (run.size as f64 / 1000.0) * 1000.0;
                let _ = write!(out, "> {} <", short(thousandths));
            }
        }
        out.push_str(if is_open { ">] TJ ET\n" } else { "ET\n" });
    }
}

/// A length in points.
fn pt(length: Um) -> String {
    short((length as f64 * 72_000.0 / 25_400.0).round() / 1000.0)
}

fn ink(ink: Ink) -> String {
    [ink.0, ink.1, ink.2].map(|part| short((f64::from(part) / 255.0 * 1000.0).round() / 1000.0)).join(" ")
}

fn fonts_of(specimen: &Document) -> Result<Dictionary, DossierError> {
    let page = specimen.page_iter().next().ok_or_else(|| failed("the specimen has a page"))?;
    let resources =
        specimen.get_dictionary(page).and_then(|page| specimen.get_dict_in_dict(page, b"Resources"));
    let fonts = resources.and_then(|resources| specimen.get_dict_in_dict(resources, b"Font"));
    fonts.cloned().map_err(odd)
}

/// Reads which code shows which character from the page that shows them all, in the order they were set.
fn codes(specimen: &Document, used: &BTreeMap<FaceRole, BTreeSet<char>>) -> Result<Codes, DossierError> {
    let page = specimen.page_iter().next().ok_or_else(|| failed("the specimen has a page"))?;
    let content = Content::decode(&specimen.get_page_content(page)).map_err(odd)?;
    let mut wanted = used
        .iter()
        .flat_map(|(face, characters)| characters.iter().map(move |character| (*face, *character)));
    let mut codes = BTreeMap::new();
    let mut font: Vec<u8> = Vec::new();
    for operation in &content.operations {
        let strings: Vec<&Object> = match (operation.operator.as_str(), operation.operands.as_slice()) {
            ("Tf", [Object::Name(name), ..]) => {
                font.clone_from(name);
                continue;
            }
            ("Tj", [string]) => vec![string],
            ("TJ", [Object::Array(strings)]) => strings.iter().collect(),
            _ => continue,
        };
        for string in strings {
            let Object::String(bytes, _) = string else { continue };
            for code in bytes.chunks_exact(2) {
                let place = wanted.next().ok_or_else(|| failed("the specimen shows each character once"))?;
                codes.insert(place, (font.clone(), [code[0], code[1]]));
            }
        }
    }
    match wanted.next() {
        None => Ok(codes),
        Some((face, character)) => Err(failed(&format!("the specimen shows “{character}” in {face:?}"))),
    }
}

fn odd(cause: lopdf::Error) -> DossierError {
    failed(&cause.to_string())
}

fn failed(reason: &str) -> DossierError {
    DossierError::Pdf { step: "stamp fonts", reason: reason.to_owned() }
}
