//! Numbers of evidence: by rule, and kept once a set was made with them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Evidence, EvidenceSet, Proves};
use crate::framework::Framework;
use crate::id::EvidenceId;

/// How numbers come about. Chosen for each submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum NumberingRule {
    /// The number of the first thing a piece proves and a serial: `佐证1.2-03`.
    #[default]
    ByIndicator,
    /// One after the other through the submission: `附件1`.
    Continuous,
}

/// The rule, and the numbers that stand because a set was made with them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Numbering {
    /// The rule.
    pub rule: NumberingRule,
    /// Numbers that stand until somebody asks to number anew.
    pub frozen: BTreeMap<EvidenceId, String>,
}

/// A piece with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// "佐证1.2-03".
    pub number: String,
    /// The piece.
    pub item: &'a Evidence,
}

/// A number that would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renumbered {
    /// Which piece.
    pub evidence: EvidenceId,
    /// Its title.
    pub title: String,
    /// The number it has.
    pub before: String,
    /// The number it gets; empty for none.
    pub after: String,
}

/// What stands before every number of the rule by indicator.
const BY_INDICATOR: &str = "佐证";
/// The same, of the continuous rule.
const CONTINUOUS: &str = "附件";
/// The number of the park's profile among those of the indicators.
const PROFILE: &str = "0";

impl EvidenceSet {
    /// Numbers every linked piece, in the order of the numbers.
    ///
    /// A piece that proves several things is numbered by the first of them in the order of the framework; pieces linked
    /// to nothing have no number. A number that stands is kept, also when the piece proves something else by now; a new
    /// piece takes the next serial and never one that was given before.
    pub fn numbered(&self, framework: &Framework) -> Vec<Numbered<'_>> {
        let mut serials: BTreeMap<String, u32> = BTreeMap::new();
        for number in self.numbering.frozen.values() {
            if let Some((prefix, serial)) = parts(number) {
                let last = serials.entry(prefix.to_owned()).or_default();
                *last = (*last).max(serial);
            }
        }
        let prefixes = prefixes(framework);
        let mut taken: BTreeSet<&EvidenceId> = BTreeSet::new();
        let mut numbered = Vec::new();
        for (proves, prefix) in &prefixes {
            for item in self
                .links
                .iter()
                .filter(|link| link.proves == *proves)
                .filter_map(|link| self.item(&link.evidence))
            {
                if !taken.insert(&item.id) {
                    continue;
                }
                let number = self.numbering.frozen.get(&item.id).cloned().unwrap_or_else(|| {
                    let prefix = match self.numbering.rule {
                        NumberingRule::ByIndicator => prefix,
                        NumberingRule::Continuous => "",
                    };
                    let serial = serials.entry(prefix.to_owned()).or_default();
                    *serial += 1;
                    match self.numbering.rule {
                        NumberingRule::ByIndicator => format!("{BY_INDICATOR}{prefix}-{serial:02}"),
                        NumberingRule::Continuous => format!("{CONTINUOUS}{serial}"),
                    }
                });
                numbered.push(Numbered { number, item });
            }
        }
        let place = |number: &str| match parts(number) {
            Some((prefix, serial)) => {
                (prefixes.iter().position(|(_, known)| *known == prefix).unwrap_or(prefixes.len()), serial)
            }
            None => (prefixes.len(), u32::MAX),
        };
        // Stable: what cannot be told apart stays in the order of the framework.
        numbered.sort_by_key(|piece| place(&piece.number));
        numbered
    }

    /// What numbering anew by a rule would change: pieces whose number changes, and pieces that lose theirs.
    pub fn renumbered(&self, framework: &Framework, rule: NumberingRule) -> Vec<Renumbered> {
        let anew = Self { numbering: Numbering { rule, frozen: BTreeMap::new() }, ..self.clone() };
        let anew: BTreeMap<EvidenceId, String> =
            anew.numbered(framework).into_iter().map(|piece| (piece.item.id.clone(), piece.number)).collect();
        let changed = self.numbered(framework).into_iter().filter_map(|piece| {
            let after = anew.get(&piece.item.id).cloned().unwrap_or_default();
            (after != piece.number).then(|| Renumbered {
                evidence: piece.item.id.clone(),
                title: piece.item.title.clone(),
                before: piece.number,
                after,
            })
        });
        changed.collect()
    }
}

/// Everything that can be proved, in the order of the framework, with what its numbers begin with.
fn prefixes(framework: &Framework) -> Vec<(Proves, &str)> {
    let indicators =
        framework.indicators.iter().map(|i| (Proves::Indicator(i.id.clone()), i.number.as_str()));
    std::iter::once((Proves::Profile, PROFILE)).chain(indicators).collect()
}

/// Prefix and serial of a number; the prefix of continuous numbers is empty.
fn parts(number: &str) -> Option<(&str, u32)> {
    if let Some(serial) = number.strip_prefix(CONTINUOUS) {
        return Some(("", serial.parse().ok()?));
    }
    let (prefix, serial) = number.strip_prefix(BY_INDICATOR)?.rsplit_once('-')?;
    Some((prefix, serial.parse().ok()?))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::evidence::Link;
    use crate::framework::parse;
    use crate::id::IndicatorId;

    fn framework() -> Framework {
        parse(include_str!("../../../../../assets/frameworks/hsdp/2025/framework.toml")).unwrap()
    }

    fn piece(id: &str) -> Evidence {
        Evidence {
            id: EvidenceId::new(id).unwrap(),
            sha256: String::new(),
            size: 0,
            media_type: String::new(),
            original_name: String::new(),
            title: id.to_owned(),
            kind: String::new(),
            issuer: String::new(),
            document_number: String::new(),
            document_date: String::new(),
            valid_until: String::new(),
            confidentiality: String::new(),
            note: String::new(),
            pages: None,
            added_at: String::new(),
        }
    }

    fn link(framework: &Framework, evidence: &str, indicator: usize) -> Link {
        Link {
            evidence: EvidenceId::new(evidence).unwrap(),
            proves: Proves::Indicator(IndicatorId::new(framework.indicators[indicator].id.as_str()).unwrap()),
            pages: String::new(),
            reason: String::new(),
        }
    }

    fn numbers(set: &EvidenceSet, framework: &Framework) -> Vec<(String, String)> {
        set.numbered(framework).into_iter().map(|piece| (piece.item.title.clone(), piece.number)).collect()
    }

    #[test]
    fn numbers_that_stand_do_not_move_when_something_is_put_before_them() {
        let framework = framework();
        let first = &framework.indicators[0].number;
        let mut set = EvidenceSet {
            items: ["a", "b"].map(piece).to_vec(),
            links: vec![link(&framework, "a", 0), link(&framework, "b", 1)],
            numbering: Numbering::default(),
        };
        let made = numbers(&set, &framework);
        assert_eq!(made[0], ("a".to_owned(), format!("佐证{first}-01")));
        set.numbering.frozen = set
            .numbered(&framework)
            .iter()
            .map(|piece| (piece.item.id.clone(), piece.number.clone()))
            .collect();

        // "c" is put in front of everything, and "b" proves the first indicator by now.
        set.items.push(piece("c"));
        set.links = vec![link(&framework, "c", 0), link(&framework, "b", 0), link(&framework, "a", 0)];
        let now = numbers(&set, &framework);
        assert!(now.contains(&made[0]) && now.contains(&made[1]), "{now:?}");
        assert!(now.contains(&("c".to_owned(), format!("佐证{first}-02"))), "{now:?}");

        let changes = set.renumbered(&framework, NumberingRule::ByIndicator);
        let said: Vec<_> = changes.iter().map(|c| (c.title.as_str(), c.after.clone())).collect();
        assert_eq!(
            said,
            [
                ("a", format!("佐证{first}-03")),
                ("c", format!("佐证{first}-01")),
                ("b", format!("佐证{first}-02"))
            ]
        );
    }

    #[test]
    fn continuous_numbers_run_through_and_a_number_is_not_given_twice() {
        let framework = framework();
        let mut set = EvidenceSet {
            items: ["a", "b"].map(piece).to_vec(),
            links: vec![link(&framework, "a", 3), link(&framework, "b", 1)],
            numbering: Numbering { rule: NumberingRule::Continuous, frozen: BTreeMap::new() },
        };
        assert_eq!(
            numbers(&set, &framework),
            [("b".into(), "附件1".to_owned()), ("a".into(), "附件2".to_owned())]
        );
        set.numbering.frozen = BTreeMap::from([(EvidenceId::new("gone").unwrap(), "附件7".to_owned())]);
        assert_eq!(numbers(&set, &framework)[0].1, "附件8", "the number of what is gone is not given again");
    }
}
