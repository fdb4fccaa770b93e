//! Where a line may end: marks, words, numbers and their units.

use crate::measure::{Class, Text};

/// Chinese units that stay on the line of their number.
const UNITS: [&str; 45] = [
    "平方公里",
    "平方千米",
    "平方米",
    "立方米",
    "个百分点",
    "个工作日",
    "个月",
    "万平方米",
    "亿千瓦时",
    "万千瓦时",
    "千瓦时",
    "亿美元",
    "万美元",
    "亿元",
    "万元",
    "亿吨",
    "万吨",
    "万家",
    "万人",
    "万台",
    "公顷",
    "公里",
    "千米",
    "小时",
    "分钟",
    "年度",
    "年",
    "月",
    "日",
    "家",
    "个",
    "项",
    "户",
    "人",
    "台",
    "套",
    "条",
    "次",
    "分",
    "级",
    "元",
    "吨",
    "亩",
    "米",
    "页",
];

/// Marks drawn in the left half of their square.
pub(super) fn has_blank_after(character: char) -> bool {
    matches!(
        character,
        '、' | '。'
            | '，'
            | '．'
            | '；'
            | '：'
            | '）'
            | '》'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '〉'
            | '〗'
            | '”'
            | '’'
            | '］'
            | '｝'
    )
}

/// Marks drawn in the right half of their square.
pub(super) fn has_blank_before(character: char) -> bool {
    matches!(character, '（' | '《' | '「' | '『' | '【' | '〔' | '〈' | '〖' | '“' | '‘' | '［' | '｛')
}

/// Whether a line may end between two classes.
pub(super) fn may_part(here: Class, next: Class, character: char) -> bool {
    use Class::{Close, Dash, Digit, Ellipsis, Latin, Leading, Newline, Open, Space, Trailing};
    match (here, next) {
        (_, Newline | Space | Close | Ellipsis | Trailing) | (Open | Leading, _) | (Dash, Dash) => false,
        (Latin, Latin | Digit) | (Digit, Latin | Digit) => false,
        // "A/B" and "2026-01" hold together; an ASCII comma or colon inside a number or a word too.
        (Close, Latin | Digit) if character.is_ascii() && character != ')' && character != ']' => false,
        (Latin, Open) | (Digit, Open) => true,
        _ => true,
    }
}

/// Whether a character belongs to Western text, so that a little space stands between it and a Chinese character.
pub(super) fn is_western(character: char) -> bool {
    matches!(character, '%' | '+' | '#' | '@' | '$' | '&')
        || ((character as u32) < 0x2000 && character.is_alphanumeric())
}

/// Letters that make a word so long that it may be parted at its joints: web addresses, file names.
const LONG_WORD: usize = 20;

/// For each atom, whether it is a joint ("/", ".", "-" …) inside a long word. A long word without any, such as a hash,
/// may be parted anywhere but close to its ends.
pub(super) fn joints_of_long_words(text: &Text) -> Vec<bool> {
    let is_word = |class| matches!(class, Class::Latin | Class::Digit);
    let mut joints = vec![false; text.atoms.len()];
    let mut start = 0;
    for word in text.atoms.chunk_by(|a, b| is_word(a.class) == is_word(b.class)) {
        let end = start + word.len();
        if word.len() >= LONG_WORD && is_word(word[0].class) {
            let is_joint = |character| matches!(character, '/' | '.' | '-' | '_' | '=' | '&' | '@');
            let has_joints = word.iter().any(|atom| is_joint(atom.character));
            for (joint, atom) in
                joints.iter_mut().zip(&text.atoms).take(end.saturating_sub(3)).skip(start + 3)
            {
                *joint = !has_joints || is_joint(atom.character);
            }
        }
        start = end;
    }
    joints
}

/// For each atom, whether it may not be parted from the next one: 第 and its number, a number and its unit.
pub(super) fn glued_units(text: &Text) -> Vec<bool> {
    let atoms = &text.atoms;
    let mut glued = vec![false; atoms.len()];
    for at in 0..atoms.len() {
        let next_is_ideograph = atoms.get(at + 1).is_some_and(|next| next.class == Class::Ideograph);
        if atoms[at].character == '第' {
            // 第3轮: the number, and what is counted.
            let digits = atoms[at + 1..].iter().take_while(|atom| atom.class == Class::Digit).count();
            if digits > 0 {
                glued[at..=at + digits].fill(true);
            }
        }
        if atoms[at].character == '佐' && atoms.get(at + 2).is_some_and(|next| next.class == Class::Digit) {
            // 佐证1.2-03: the number of a piece of evidence is looked up as one word.
            glued[at..at + 2].fill(true);
        }
        let after_digit = atoms[at].class == Class::Space && at > 0 && atoms[at - 1].class == Class::Digit;
        if after_digit {
            // "1 286.4" and "120 kW": the space is part of the quantity.
            glued[at] =
                atoms.get(at + 1).is_some_and(|next| matches!(next.class, Class::Digit | Class::Latin));
        }
        // "120 家" too: people type it with and without the space.
        if !(atoms[at].class == Class::Digit || after_digit) || !next_is_ideograph {
            continue;
        }
        let matches = |unit: &&&str| {
            unit.chars().enumerate().all(|(offset, character)| {
                atoms.get(at + 1 + offset).is_some_and(|atom| atom.character == character)
            })
        };
        if let Some(unit) = UNITS.iter().find(matches) {
            let length = unit.chars().count();
            glued[at..at + length].fill(true);
        }
    }
    glued
}
