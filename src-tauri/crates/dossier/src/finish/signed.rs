//! The signed and scanned page in the place of the one that was printed to be signed.

use lopdf::{Document, Object, ObjectId, Stream, dictionary};

use super::failed;
use crate::error::DossierError;
use crate::volume::Scan;

/// Draws a scan on a page on which nothing else is left. Its marked content has number 0.
///
/// # Errors
/// A page that cannot be read back.
pub(super) fn draw(document: &mut Document, page: ObjectId, scan: &Scan) -> Result<(), DossierError> {
    let picture = document.add_object(scan.picture.clone());
    let content = format!("/Figure <</MCID 0>> BDC q {} cm /Scan Do Q EMC", scan.place);
    let content = document.add_object(Stream::new(dictionary! {}, content.into_bytes()));
    let page = document
        .get_object_mut(page)
        .and_then(Object::as_dict_mut)
        .map_err(|cause| failed("signed page", &cause))?;
    page.set("Contents", content);
    page.set("Resources", dictionary! { "XObject" => dictionary! { "Scan" => picture } });
    Ok(())
}
