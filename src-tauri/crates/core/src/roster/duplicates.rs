//! Firms that may stand twice: the same code, the same name, or names that differ by a slip.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::folded;
use super::{Firm, Roster};
use crate::id::FirmId;

/// By what firms look like one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same credit code: they are one legal entity.
    SameCode,
    /// The same name in whatever spelling.
    SameName,
    /// The same name without place, brackets and form of company.
    SameCore,
    /// Such names that differ by one character.
    OneCharacter,
}

/// Firms of the roster that may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicates {
    /// By what.
    pub likeness: Likeness,
    /// Which, in order of the roster; at least two.
    pub firms: Vec<FirmId>,
}

/// Forms of companies, the longest first, so that a whole form goes at once.
const FORMS: [&str; 17] = [
    "有限责任公司分公司",
    "股份有限公司分公司",
    "有限公司分公司",
    "股份有限责任公司",
    "集团有限责任公司",
    "集团股份有限公司",
    "集团有限公司",
    "股份有限公司",
    "有限责任公司",
    "有限合伙",
    "有限公司",
    "总公司",
    "公司",
    "集团",
    "工厂",
    "总厂",
    "厂",
];

/// Provinces and the like as names of firms begin with them, with and without their kind.
const PROVINCES: [&str; 34] = [
    "北京",
    "天津",
    "河北",
    "山西",
    "内蒙古",
    "辽宁",
    "吉林",
    "黑龙江",
    "上海",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "广西",
    "海南",
    "重庆",
    "四川",
    "贵州",
    "云南",
    "西藏",
    "陕西",
    "甘肃",
    "青海",
    "宁夏",
    "新疆",
    "台湾",
    "香港",
    "澳门",
];

/// Shorter names say too little: 华为 and 华维 are two firms.
const LEAST_FOR_ONE_CHARACTER: usize = 5;

impl Roster {
    /// Groups of firms that may be one, the surest first, inside a likeness in order of the roster.
    ///
    /// Exact and deterministic, and not quadratic: names are compared through what is left of them
    /// without one character, so 50 000 firms need 50 000 × the length of a name steps. Firms with
    /// two different valid credit codes are two legal entities; they are one group only when even
    /// their names are the same. Names that differ in a number (一厂, 二厂) are two firms.
    /// A group that is part of a surer one is left out. Standing: house.
    pub fn duplicates(&self) -> Vec<Duplicates> {
        let mut found = Found { roster: self, seen: BTreeSet::new(), groups: Vec::new() };
        let firms = self.firms();
        found.add(Likeness::SameCode, grouped(firms, |firm| firm.credit_code()), Codes::MayDiffer);
        found.add(Likeness::SameName, grouped(firms, |firm| firm.name().map(folded)), Codes::MayDiffer);
        let cores: Vec<String> =
            firms.iter().map(|firm| firm.name().map(core_of).unwrap_or_default()).collect();
        let mut same: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, core) in cores.iter().enumerate().filter(|(_, core)| !core.is_empty()) {
            same.entry(core).or_default().push(at);
        }
        let one_character = one_character(&same);
        found.add(Likeness::SameCore, same.into_values(), Codes::MustNotDiffer);
        found.add(Likeness::OneCharacter, one_character, Codes::MustNotDiffer);
        found.groups.into_iter().map(|(likeness, places)| found_group(firms, likeness, &places)).collect()
    }
}

fn found_group(firms: &[Firm], likeness: Likeness, places: &[usize]) -> Duplicates {
    Duplicates { likeness, firms: places.iter().map(|at| firms[*at].id().clone()).collect() }
}

fn grouped<K: Ord>(firms: &[Firm], key: impl Fn(&Firm) -> Option<K>) -> impl Iterator<Item = Vec<usize>> {
    let mut groups: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (at, firm) in firms.iter().enumerate() {
        if let Some(key) = key(firm) {
            groups.entry(key).or_default().push(at);
        }
    }
    groups.into_values()
}

/// Groups of names that differ by one character: one that is another, or one that is not there.
fn one_character(same: &BTreeMap<&str, Vec<usize>>) -> Vec<Vec<usize>> {
    // What is left of a name without the character at a place: names with the same rest at the same
    // place differ in that character alone.
    let mut rests: BTreeMap<(usize, String), Vec<&str>> = BTreeMap::new();
    let mut groups = Vec::new();
    for name in same.keys().filter(|name| name.chars().count() >= LEAST_FOR_ONE_CHARACTER) {
        let mut before = '\0';
        for (place, (at, c)) in name.char_indices().enumerate() {
            // Doubled characters leave the same rest at two places; one is enough.
            let doubled = std::mem::replace(&mut before, c) == c;
            if is_number(c) {
                continue;
            }
            let rest = format!("{}{}", &name[..at], &name[at + c.len_utf8()..]);
            if let Some(shorter) = same.get(rest.as_str()).filter(|_| !doubled) {
                groups.push([same[name].as_slice(), shorter].concat());
            }
            rests.entry((place, rest)).or_default().push(name);
        }
    }
    groups.extend(
        rests
            .into_values()
            .filter(|names| names.len() > 1)
            .map(|names| names.iter().flat_map(|name| same[name].iter().copied()).collect()),
    );
    groups
}

/// Whether a character tells one plant from another: 一厂, 二厂, A区, 东区.
fn is_number(c: char) -> bool {
    c.is_ascii_alphanumeric() || "〇零一二三四五六七八九十百千甲乙丙丁东南西北中上下新老".contains(c)
}

/// Whether the firms of a group may have different valid codes.
#[derive(Clone, Copy, PartialEq)]
enum Codes {
    MayDiffer,
    MustNotDiffer,
}

/// Groups found so far; a group that is part of an earlier one is not taken.
struct Found<'a> {
    roster: &'a Roster,
    /// Pairs of neighbours in a group, by place.
    seen: BTreeSet<(usize, usize)>,
    groups: Vec<(Likeness, Vec<usize>)>,
}

impl Found<'_> {
    fn add(&mut self, likeness: Likeness, groups: impl IntoIterator<Item = Vec<usize>>, codes: Codes) {
        let mut added: Vec<Vec<usize>> = Vec::new();
        for mut places in groups {
            places.sort_unstable();
            places.dedup();
            if codes == Codes::MustNotDiffer {
                self.without_other_entities(&mut places);
            }
            let is_known = places.windows(2).all(|pair| self.seen.contains(&(pair[0], pair[1])));
            if places.len() > 1 && !is_known {
                self.seen.extend(places.windows(2).map(|pair| (pair[0], pair[1])));
                added.push(places);
            }
        }
        added.sort();
        added.dedup();
        self.groups.extend(added.into_iter().map(|places| (likeness, places)));
    }

    /// Keeps the firms without a valid code and the first one with a code, if any of them lacks one:
    /// two different codes are two legal entities.
    fn without_other_entities(&self, places: &mut Vec<usize>) {
        let code = |at: &usize| self.roster.firms()[*at].credit_code();
        let first = places.iter().find_map(code);
        places.retain(|at| code(at).is_none() || code(at) == first);
    }
}

/// A name without spelling, place, brackets and form of company; empty when nothing is left.
fn core_of(name: &str) -> String {
    let mut core = String::new();
    let mut depth = 0_u32;
    for c in folded(name).chars() {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            '·' | '.' | '-' | ',' | '、' | '"' | '“' | '”' => {}
            _ if depth == 0 => core.push(c),
            _ => {}
        }
    }
    while let Some(rest) = FORMS.iter().find_map(|form| core.strip_suffix(form)) {
        core.truncate(rest.len());
    }
    let mut rest = core.as_str();
    if let Some(behind) = PROVINCES.iter().find_map(|province| rest.strip_prefix(province)) {
        rest = behind.trim_start_matches(['省', '市']);
        rest = rest.strip_prefix("自治区").unwrap_or(rest);
    }
    // A city or district of two or three characters: 青州市, 高新区.
    for _ in 0..2 {
        let kind = rest.char_indices().take(4).skip(2).find(|(_, c)| matches!(c, '市' | '县' | '区'));
        match kind {
            Some((at, c)) if rest[at + c.len_utf8()..].chars().count() >= 2 => {
                rest = &rest[at + c.len_utf8()..]
            }
            _ => break,
        }
    }
    // A name that is nothing but a place keeps it.
    if rest.is_empty() { core } else { rest.to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::roster::fixture::{firm, vocabulary};

    const CODES: [&str; 2] = ["91350100M000100Y43", "91110000600037341L"];

    fn roster(firms: &[(&str, &str)]) -> Roster {
        let firms = firms
            .iter()
            .enumerate()
            .map(|(at, (name, code))| firm(&format!("f{at}"), &[("name", name), ("credit_code", code)]));
        Roster::new(&vocabulary(), firms.collect()).expect("unique ids")
    }

    fn check(firms: &[(&str, &str)], expected: &[(Likeness, &[&str])]) {
        let found = roster(firms).duplicates();
        let shown: Vec<(Likeness, Vec<&str>)> = found
            .iter()
            .map(|group| (group.likeness, group.firms.iter().map(FirmId::as_str).collect()))
            .collect();
        let expected: Vec<(Likeness, Vec<&str>)> =
            expected.iter().map(|(likeness, firms)| (*likeness, firms.to_vec())).collect();
        assert_eq!(shown, expected, "{firms:?}");
    }

    #[test]
    fn one_code_is_one_legal_entity_whatever_the_names() {
        check(&[("甲公司", CODES[0]), ("乙公司", CODES[0])], &[(Likeness::SameCode, &["f0", "f1"])]);
    }

    #[test]
    fn names_are_compared_without_place_brackets_and_form() {
        for other in
            ["晴川机械股份有限公司", "浙江省晴川机械有限公司", "晴川机械（浙江）有限公司", "青州市晴川机械厂"]
        {
            check(&[("晴川机械有限公司", ""), (other, "")], &[(Likeness::SameCore, &["f0", "f1"])]);
        }
        check(
            &[("晴川机械有限公司", ""), ("晴川 机械 有限公司", "")],
            &[(Likeness::SameName, &["f0", "f1"])],
        );
    }

    #[test]
    fn one_character_is_a_slip_but_a_number_is_another_plant() {
        check(
            &[("晴川精密机械有限公司", ""), ("睛川精密机械有限公司", "")],
            &[(Likeness::OneCharacter, &["f0", "f1"])],
        );
        check(
            &[("晴川精密机械有限公司", ""), ("晴川精密机械制有限公司", "")],
            &[(Likeness::OneCharacter, &["f0", "f1"])],
        );
        check(&[("晴川精密机械一厂", ""), ("晴川精密机械二厂", "")], &[]);
        check(&[("第12号精密机械公司", ""), ("第13号精密机械公司", "")], &[]);
        check(&[("华为", ""), ("华维", "")], &[]);
    }

    #[test]
    fn two_valid_codes_are_two_firms_unless_even_the_name_is_the_same() {
        check(&[("晴川机械有限公司", CODES[0]), ("浙江晴川机械有限公司", CODES[1])], &[]);
        check(
            &[("晴川机械有限公司", CODES[0]), ("晴川机械有限公司", CODES[1])],
            &[(Likeness::SameName, &["f0", "f1"])],
        );
        check(
            &[("晴川机械有限公司", CODES[0]), ("浙江晴川机械有限公司", "")],
            &[(Likeness::SameCore, &["f0", "f1"])],
        );
    }

    /// Whether one character makes two names the same, by the definition of the edit distance.
    fn differs_by_one(a: &[char], b: &[char]) -> bool {
        if a.len() == b.len() {
            let pairs: Vec<_> = a.iter().zip(b).filter(|(a, b)| a != b).collect();
            return pairs.len() == 1 && pairs.iter().all(|(a, b)| !is_number(**a) && !is_number(**b));
        }
        let (long, short) = if a.len() > b.len() { (a, b) } else { (b, a) };
        long.len() == short.len() + 1
            && (0..long.len())
                .any(|at| !is_number(long[at]) && [&long[..at], &long[at + 1..]].concat() == short)
    }

    proptest! {
        /// The fast way finds exactly what comparing each with each finds.
        #[test]
        fn as_comparing_every_pair(names in prop::collection::vec("[机械精密一1]{5,7}", 2..12)) {
            let mut same: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
            for (at, name) in names.iter().enumerate() {
                same.entry(name).or_default().push(at);
            }
            let mut fast = BTreeSet::new();
            for group in one_character(&same) {
                for a in &group {
                    fast.extend(group.iter().filter(|b| names[*a] != names[**b]).map(|b| (*a.min(b), *a.max(b))));
                }
            }
            let mut slow = BTreeSet::new();
            for a in 0..names.len() {
                for b in a + 1..names.len() {
                    let (left, right): (Vec<char>, Vec<char>) = (names[a].chars().collect(), names[b].chars().collect());
                    if differs_by_one(&left, &right) {
                        slow.insert((a, b));
                    }
                }
            }
            prop_assert_eq!(fast, slow);
        }
    }
}
