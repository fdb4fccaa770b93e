//! Unified social credit codes (统一社会信用代码).

use std::fmt;

use crate::number::plain_text;
use crate::problem::Said;

/// The characters of GB 32100-2015; I, O, S, V and Z are left out because they look like others.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// A unified social credit code whose check character is right.
///
/// Upper case, half-width, 18 characters. Source: GB 32100-2015, code structure and check
/// character. Standing: official.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditCode([u8; 18]);

/// Why a text is not a unified social credit code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotACreditCode {
    /// Not 18 characters.
    Length {
        /// How many characters there are.
        found: usize,
    },
    /// 15 digits: the business registration number used before 2015.
    OldRegistration,
    /// 9 characters: an organisation code.
    OrganisationCode,
    /// A character that no code contains.
    Character {
        /// Which one, from 1.
        position: usize,
        /// The character.
        found: char,
        /// The character it looks like.
        meant: Option<char>,
    },
    /// A letter among the six digits of the administrative division.
    Division {
        /// Which one, from 1.
        position: usize,
        /// The letter.
        found: char,
    },
    /// The check character does not fit the other seventeen.
    Check {
        /// What it would have to be.
        expected: char,
        /// What it is.
        found: char,
    },
}

impl CreditCode {
    /// Reads a code as people type it: full-width, lower case and spaced out are accepted.
    ///
    /// # Errors
    /// [`NotACreditCode`] says what is wrong; nothing is corrected by guess.
    pub fn read(text: &str) -> Result<Self, NotACreditCode> {
        let plain: Vec<char> =
            plain_text(text).chars().map(|c| c.to_ascii_uppercase()).filter(|c| *c != '\'').collect();
        let digits = plain.iter().all(char::is_ascii_digit);
        match plain.len() {
            18 => {}
            15 if digits => return Err(NotACreditCode::OldRegistration),
            // With its hyphen an organisation code has ten characters.
            9 => return Err(NotACreditCode::OrganisationCode),
            10 if plain[8] == '-' => return Err(NotACreditCode::OrganisationCode),
            found => return Err(NotACreditCode::Length { found }),
        }
        let mut code = [0_u8; 18];
        for (index, (slot, c)) in code.iter_mut().zip(&plain).enumerate() {
            let position = index + 1;
            let known = u8::try_from(*c).ok().filter(|byte| ALPHABET.contains(byte));
            *slot = known.ok_or(NotACreditCode::Character { position, found: *c, meant: look_alike(*c) })?;
            if (3..=8).contains(&position) && !c.is_ascii_digit() {
                return Err(NotACreditCode::Division { position, found: *c });
            }
        }
        let expected = check_character(&code);
        if code[17] == expected {
            Ok(Self(code))
        } else {
            Err(NotACreditCode::Check { expected: char::from(expected), found: plain[17] })
        }
    }

    /// The eighteen characters.
    pub fn as_str(&self) -> &str {
        // Only characters of ALPHABET get in, so this is ASCII.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// The digit that a forbidden letter is usually typed for.
fn look_alike(c: char) -> Option<char> {
    match c {
        'O' => Some('0'),
        'I' => Some('1'),
        'S' => Some('5'),
        'Z' => Some('2'),
        'V' => Some('U'),
        _ => None,
    }
}

/// The check character over the first seventeen: weights are the powers of 3 modulo 31.
fn check_character(code: &[u8; 18]) -> u8 {
    let mut weight = 1_usize;
    let mut sum = 0_usize;
    for byte in &code[..17] {
        let value = ALPHABET.iter().position(|known| known == byte).unwrap_or_default();
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    ALPHABET[(31 - sum % 31) % 31]
}

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CreditCode({})", self.as_str())
    }
}

impl NotACreditCode {
    /// The stable code of the problem.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Length { .. } => "credit_code.length",
            Self::OldRegistration => "credit_code.old_registration",
            Self::OrganisationCode => "credit_code.organisation_code",
            Self::Character { .. } => "credit_code.character",
            Self::Division { .. } => "credit_code.division",
            Self::Check { .. } => "credit_code.check",
        }
    }

    /// What is wrong, in both languages.
    pub fn say(&self) -> Said {
        match self {
            Self::Length { found } => Said::new(
                format!("统一社会信用代码应为 18 位，这里有 {found} 位。"),
                format!("A credit code has 18 characters; this has {found}."),
            ),
            Self::OldRegistration => Said::new(
                "这是 15 位的旧营业执照注册号，不是统一社会信用代码。",
                "This is an old 15-digit registration number, not a credit code.",
            ),
            Self::OrganisationCode => Said::new(
                "这是 9 位的组织机构代码，不是统一社会信用代码。",
                "This is a 9-character organisation code, not a credit code.",
            ),
            Self::Character { position, found, meant: Some(meant) } => Said::new(
                format!("第 {position} 位是“{found}”，代码中没有这个字母，可能是“{meant}”。"),
                format!("Character {position} is {found}, which no code contains; perhaps it is {meant}."),
            ),
            Self::Character { position, found, meant: None } => Said::new(
                format!("第 {position} 位是“{found}”，代码中没有这个字符。"),
                format!("Character {position} is {found}, which no code contains."),
            ),
            Self::Division { position, found } => Said::new(
                format!("第 {position} 位是“{found}”，第 3 至 8 位是行政区划码，只能是数字。"),
                format!("Character {position} is {found}; characters 3 to 8 are digits."),
            ),
            Self::Check { expected, found } => Said::new(
                format!("校验位不符：按前 17 位应为“{expected}”，这里是“{found}”，其中至少有一位写错。"),
                format!("The check character should be {expected} but is {found}: some character is wrong."),
            ),
        }
    }

    /// What to do about it.
    pub fn next(&self) -> Said {
        Said::new("请对照营业执照核对。", "Compare with the business licence.")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A code of a made-up firm, its check character worked out by the rule.
    fn made(seed: &[u8; 17]) -> String {
        let mut code = [b'0'; 18];
        for (slot, value) in code.iter_mut().zip(seed) {
            *slot = ALPHABET[usize::from(*value) % 31];
        }
        for slot in &mut code[2..8] {
            *slot = b'0' + *slot % 10;
        }
        code[17] = check_character(&code);
        String::from_utf8(code.to_vec()).expect("ASCII")
    }

    #[test]
    fn codes_are_read_as_offices_type_them() {
        for typed in ["９１３５０１００Ｍ０００１００Ｙ４３", " 91350100m000100y43 ", "9135 0100 M000 100Y43"]
        {
            assert_eq!(CreditCode::read(typed).expect("valid").as_str(), "91350100M000100Y43");
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        let check = |text: &str, code: &str, part: &str| {
            let error = CreditCode::read(text).expect_err("not a code");
            assert_eq!(error.code(), code);
            assert!(error.say().zh.contains(part), "{}", error.say());
        };
        check("9135O100M000100Y43", "credit_code.character", "可能是“0”");
        check("9I350100M000100Y43", "credit_code.character", "可能是“1”");
        check("91350100M000100Y44", "credit_code.check", "应为“3”");
        check("91350100M000100Y4", "credit_code.length", "17 位");
        check("350100000012345", "credit_code.old_registration", "注册号");
        check("M000100Y-4", "credit_code.organisation_code", "组织机构代码");
        check("9135A100M000100Y43", "credit_code.division", "行政区划");
    }

    proptest! {
        #[test]
        fn every_single_wrong_character_is_found(seed: [u8; 17], position in 0_usize..18, other in 0_usize..31) {
            let good = made(&seed);
            prop_assert_eq!(CreditCode::read(&good).map(|code| code.to_string()), Ok(good.clone()));
            let mut bytes = good.into_bytes();
            prop_assume!(bytes[position] != ALPHABET[other]);
            bytes[position] = ALPHABET[other];
            let bad = String::from_utf8(bytes).expect("ASCII");
            prop_assert!(CreditCode::read(&bad).is_err());
        }

        #[test]
        fn any_text_is_answered_without_panic(text in ".{0,30}") {
            let _ = CreditCode::read(&text);
        }
    }
}
