//! What is known about the glyphs of a book before any PDF is written: which copy of a face draws a character, and where
//! the spacing needs its text written out.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::font::{FaceRole, FontSet};
use crate::length::em;
use crate::page::{Page, Placed, Run};

/// Which characters are drawn with which copy of which face. Two characters with one glyph are in two copies.
#[derive(Default)]
pub struct Shelf {
    place: BTreeMap<(FaceRole, char), usize>,
    /// The glyph of each character of each copy.
    pub copies: BTreeMap<(FaceRole, usize), BTreeMap<char, u16>>,
}

impl Shelf {
    pub fn collect(pages: &[Page], fonts: &FontSet) -> Self {
        let mut used: BTreeMap<FaceRole, BTreeSet<char>> = BTreeMap::new();
        for item in pages.iter().flat_map(|page| &page.items) {
            if let Placed::Text(run) = item {
                used.entry(run.face).or_default().extend(run.text.chars());
            }
        }
        let mut shelf = Self::default();
        for (role, characters) in used {
            let mut taken: BTreeMap<u16, usize> = BTreeMap::new();
            for character in characters {
                // The measurer chose the face because it has the character.
                let glyph = fonts.face(role).glyph(character).unwrap_or(0);
                let copy = *taken.entry(glyph).and_modify(|count| *count += 1).or_insert(0);
                shelf.place.insert((role, character), copy);
                shelf.copies.entry((role, copy)).or_default().insert(character, glyph);
            }
        }
        shelf
    }

    pub fn copy_of(&self, role: FaceRole, character: char) -> usize {
        self.place.get(&(role, character)).copied().unwrap_or(0)
    }
}

/// Six capitals that stand for the set of glyphs, as ISO 32000 wants before the name of a subset.
pub fn subset_tag(glyphs: &[u16], copy: usize) -> String {
    let mut hash = Sha256::new();
    hash.update(copy.to_be_bytes());
    for glyph in glyphs {
        hash.update(glyph.to_be_bytes());
    }
    hash.finalize().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// Which characters of a line stand so close or so far that readers would tear the text apart when they copy it. The
/// line is given as the runs that follow each other on it.
///
/// They guess words from gaps: a tenth of the size between two characters, either way, begins a new word. Marks that share
/// their blank halves, the space between Chinese and Western text and widely spread lines are beyond that, so their text
/// is written out beside them (ActualText).
pub fn oddly_spaced(line: &[&Run]) -> Vec<bool> {
    let mut odd = Vec::new();
    for run in line {
        let limit = em(90, run.size);
        let start = odd.len();
        let count = run.text.chars().count();
        odd.resize(start + count, run.tracking.abs() > limit);
    }
    let mut start = 0;
    for run in line {
        let limit = em(90, run.size);
        for (index, kern) in &run.kerns {
            let Ok(index) = usize::try_from(*index) else { continue };
            let is_odd = (kern + run.tracking).abs() > limit;
            for place in odd.iter_mut().skip(start + index).take(if is_odd { 2 } else { 0 }) {
                *place = true;
            }
        }
        start += run.text.chars().count();
    }
    odd
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::page::{Ink, Spot};

    fn page(text: &str, face: FaceRole) -> Page {
        let run = Run {
            at: Spot { x: 20_000, y: 20_000 },
            face,
            size: 16_000,
            ink: Ink::BLACK,
            text: text.to_owned(),
            tracking: 0,
            kerns: Vec::new(),
        };
        let items = vec![Placed::Text(run)];
        Page { width: 210_000, height: 297_000, label: String::new(), draft: false, items }
    }

    #[test]
    fn characters_that_share_a_glyph_keep_their_own_names() {
        let fonts =
            FontSet::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts")).unwrap();
        let face = fonts.face(FaceRole::Song);
        let mut first: BTreeMap<u16, char> = BTreeMap::new();
        let twins = (' '..'\u{FFFF}').find_map(|character| {
            let glyph = face.glyph(character)?;
            Some((*first.entry(glyph).or_insert(character), character)).filter(|(one, other)| one != other)
        });
        let (one, other) = twins.expect("this face draws some pair of characters alike");
        let mut pages = [page(&format!("{one}{other}{one}"), FaceRole::Song)];
        let shelf = Shelf::collect(&pages, &fonts);
        assert_ne!(shelf.copy_of(FaceRole::Song, one), shelf.copy_of(FaceRole::Song, other));
        assert!(crate::pdf::write_pages(&mut pages, &fonts, &crate::structure::Structure::default()).is_ok());
    }

    #[test]
    fn shared_blanks_and_wide_lines_say_their_text() {
        let mut run = match page("数”，据", FaceRole::Fang).items.remove(0) {
            Placed::Text(run) => run,
            _ => unreachable!(),
        };
        run.kerns = vec![(1, -2_822)];
        assert_eq!(oddly_spaced(&[&run]), [false, true, true, false]);
        run.kerns.clear();
        run.tracking = 900;
        assert_eq!(oddly_spaced(&[&run]), [true; 4]);
        run.tracking = 300;
        assert_eq!(oddly_spaced(&[&run]), [false; 4]);
        run.kerns = vec![(3, 1_400)];
        assert_eq!(oddly_spaced(&[&run, &run])[3..5], [true, true], "also where the face changes");
    }
}
