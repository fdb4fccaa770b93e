//! Where pieces are in the bound volume (佐证材料.pdf).

use std::collections::BTreeMap;

use crate::id::EvidenceId;

/// Sheets of a piece that follow each other in one file, its cover first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundPages {
    /// Name of the file.
    pub file: String,
    /// First page in the file, from 1.
    pub first: u32,
    /// Pages.
    pub count: u32,
}

/// Where every piece is. Empty when nothing was bound.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VolumeMap {
    /// The sheets of each piece, in order.
    pub pieces: BTreeMap<EvidenceId, Vec<BoundPages>>,
}

impl VolumeMap {
    /// The sheets of a piece.
    pub fn of(&self, evidence: &EvidenceId) -> &[BoundPages] {
        self.pieces.get(evidence).map_or(&[], Vec::as_slice)
    }

    /// Where page `page` of a piece is, from 1: file and page in it. Page 0 is the cover.
    pub fn place_of(&self, evidence: &EvidenceId, page: u32) -> Option<(&str, u32)> {
        let mut before = page;
        for sheets in self.of(evidence) {
            if before < sheets.count {
                return Some((&sheets.file, sheets.first + before));
            }
            before -= sheets.count;
        }
        None
    }

    /// Whether the volume is more than one file.
    pub fn is_split(&self) -> bool {
        let mut files = self.pieces.values().flatten().map(|sheets| sheets.file.as_str());
        files.next().is_some_and(|first| files.any(|file| file != first))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_a_piece_that_goes_on_in_the_next_file_is_found_there() {
        let id = EvidenceId::new("e").unwrap();
        let sheets = |file: &str, first, count| BoundPages { file: file.to_owned(), first, count };
        let map = VolumeMap {
            pieces: BTreeMap::from([(id.clone(), vec![sheets("一", 7, 3), sheets("二", 1, 2)])]),
        };
        assert_eq!(map.place_of(&id, 0), Some(("一", 7)));
        assert_eq!(map.place_of(&id, 2), Some(("一", 9)));
        assert_eq!(map.place_of(&id, 3), Some(("二", 1)));
        assert_eq!(map.place_of(&id, 5), None);
        assert!(map.is_split());
    }
}
