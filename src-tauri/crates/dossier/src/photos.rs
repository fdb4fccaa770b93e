//! The pictures of a book, each embedded once however often it is shown.

use std::sync::Arc;

use parkgauge_core::report::PictureFile;

use crate::error::DossierError;
use crate::page::{Page, Placed};
use crate::volume::{Photo, photo};

/// The pictures that stand on some pages.
pub(crate) struct Photos(Vec<(PictureFile, Photo)>);

impl Photos {
    /// Reads every picture of the pages.
    ///
    /// # Errors
    /// A picture that cannot be read, by name.
    pub fn collect(pages: &[Page]) -> Result<Self, DossierError> {
        let mut photos = Self(Vec::new());
        for item in pages.iter().flat_map(|page| &page.items) {
            let Placed::Picture { file, .. } = item else { continue };
            if photos.of(file).is_none() {
                let read = photo(&file.bytes, &file.name);
                let read = read.map_err(|fault| DossierError::Scan { name: file.name.clone(), fault })?;
                photos.0.push((file.clone(), read));
            }
        }
        Ok(photos)
    }

    /// A picture with its place.
    pub fn of(&self, file: &PictureFile) -> Option<(usize, &Photo)> {
        let same = |known: &PictureFile| Arc::ptr_eq(&known.bytes, &file.bytes) || known.bytes == file.bytes;
        let at = self.0.iter().position(|(known, _)| same(known))?;
        Some((at, &self.0.get(at)?.1))
    }

    /// Every picture with its place.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Photo)> {
        self.0.iter().enumerate().map(|(at, (_, photo))| (at, photo))
    }
}
