//! What the older norm of archiving wants to be said of fonts.

use lopdf::{Document, Object, ObjectId, Stream, dictionary};

use super::failed;
use crate::error::DossierError;

/// Adds the CIDSet that PDF/A-1 demands of a font of chosen glyphs: every glyph of the embedded program is there.
///
/// # Errors
/// A font program that cannot be read back.
pub(super) fn say_which_glyphs(document: &mut Document) -> Result<(), DossierError> {
    let descriptors: Vec<(ObjectId, ObjectId)> = document
        .objects
        .iter()
        .filter_map(|(id, object)| {
            let dictionary = object.as_dict().ok()?;
            let program = dictionary.get(b"FontFile2").or_else(|_| dictionary.get(b"FontFile3")).ok()?;
            Some((*id, program.as_reference().ok()?))
        })
        .collect();
    for (descriptor, program) in descriptors {
        let stream = document.get_object(program).and_then(Object::as_stream);
        let bytes = stream.and_then(Stream::get_plain_content).map_err(|cause| failed("font", &cause))?;
        let set = document.add_object(Stream::new(dictionary! {}, all_of(glyphs(&bytes)?)));
        let dictionary = document.get_dictionary_mut(descriptor).map_err(|cause| failed("font", &cause))?;
        dictionary.set("CIDSet", set);
    }
    Ok(())
}

/// How many glyphs a program has: a font file, or the bare outlines (CFF) that a PDF may hold instead.
fn glyphs(program: &[u8]) -> Result<u16, DossierError> {
    if let Some(outlines) = ttf_parser::cff::Table::parse(program) {
        return Ok(outlines.number_of_glyphs());
    }
    ttf_parser::Face::parse(program, 0)
        .map(|face| face.number_of_glyphs())
        .map_err(|cause| DossierError::Pdf { step: "font", reason: cause.to_string() })
}

/// A bit for every glyph from 0, the highest bit of a byte first.
fn all_of(glyphs: u16) -> Vec<u8> {
    let mut bits = vec![0xFF_u8; usize::from(glyphs / 8)];
    let rest = u32::from(glyphs % 8);
    if rest > 0 {
        bits.push(!(0xFF_u8 >> rest));
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::all_of;

    #[test]
    fn a_bit_stands_for_each_glyph() {
        assert_eq!(all_of(8), [0xFF]);
        assert_eq!(all_of(11), [0xFF, 0b1110_0000]);
    }
}
