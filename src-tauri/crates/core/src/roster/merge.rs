//! Several rows that are one firm become one.

use std::collections::BTreeMap;

use super::{ColumnIndex, Firm};
use crate::id::{FieldKey, FirmId};

/// What merging makes of several rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The firm that stays, with the cells of all.
    pub firm: Firm,
    /// Where the rows say different things: the column, and what each row says. The firm that stays
    /// has the chosen one, else its own.
    pub contested: Vec<(FieldKey, Vec<(FirmId, String)>)>,
}

/// Merges `others` into `keep`: blank cells are filled from the others in order, and where rows
/// differ `chosen` says whose value stands (without a choice, that of `keep`).
pub fn merge(keep: &Firm, others: &[&Firm], chosen: &BTreeMap<FieldKey, FirmId>) -> Merged {
    let mut raw = keep.raw();
    let mut contested = Vec::new();
    let all = || std::iter::once(&keep).chain(others);
    let columns = keep.vocabulary().columns();
    let is_said = |firm: &Firm, at: ColumnIndex| !firm.at(at).is_missing();
    for (at, column) in columns.iter() {
        let mut saying = all().filter(|firm| is_said(firm, at));
        let Some(first) = saying.next() else { continue };
        let differs = saying.any(|firm| firm.at(at) != first.at(at));
        let text = |firm: &Firm| firm.raw_at(at).unwrap_or_default().to_owned();
        if differs {
            let said = all().filter(|firm| is_said(firm, at));
            contested.push((column.key.clone(), said.map(|firm| (firm.id().clone(), text(firm))).collect()));
        }
        let whose = chosen.get(&column.key).and_then(|id| all().find(|firm| firm.id() == id));
        let taken = whose.filter(|firm| is_said(firm, at)).unwrap_or(first);
        raw.insert(column.key.clone(), text(taken));
    }
    // Cells of columns that the vocabulary does not have are not lost either.
    for other in others {
        for (key, text) in other.raw() {
            if columns.index(&key).is_none() {
                raw.entry(key).or_insert(text);
            }
        }
    }
    Merged { firm: Firm::read(keep.id().clone(), raw, keep.vocabulary()), contested }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::fixture::{firm, key};

    #[test]
    fn blanks_are_filled_and_what_differs_is_asked() {
        let keep = firm("a", &[("name", "甲公司"), ("employees", "10"), ("cloud", "/")]);
        let other =
            firm("b", &[("name", "甲有限公司"), ("employees", "10人"), ("cloud", "是"), ("old", "旧")]);
        let merged = merge(&keep, &[&other], &BTreeMap::new());
        assert_eq!(merged.firm.raw_of(&key("cloud")), Some("是"));
        assert_eq!(merged.firm.raw_of(&key("old")), Some("旧"));
        assert_eq!(merged.firm.name(), Some("甲公司"));
        // 10 and 10人 are the same figure.
        let asked: Vec<&str> = merged.contested.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(asked, ["name"]);
        let chosen = BTreeMap::from([(key("name"), other.id().clone())]);
        assert_eq!(merge(&keep, &[&other], &chosen).firm.name(), Some("甲有限公司"));
    }
}
