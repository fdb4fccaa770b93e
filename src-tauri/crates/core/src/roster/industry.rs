//! Industries of GB/T 4754: from what people type to a division.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use super::columns::folded;
use crate::problem::Said;

/// A two-digit division (大类) of GB/T 4754, known to the table that read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DivisionCode(u8);

impl DivisionCode {
    /// Whether firms of this division are industrial (工业): mining, manufacturing, and the supply of
    /// electricity, heat, gas and water, sections B, C and D, divisions 06 to 46.
    ///
    /// Source: GB/T 4754-2017, sections B–D; 规模以上工业企业 of the National Bureau of Statistics are
    /// industrial legal entities of 20 million yuan revenue a year or more. Standing: official for the
    /// sections; that a software or trade firm above scale does not count follows from it.
    pub fn is_industrial(self) -> bool {
        (6..=46).contains(&self.0)
    }

    /// The number, 1 to 97.
    pub fn number(self) -> u8 {
        self.0
    }
}

impl fmt::Display for DivisionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.0)
    }
}

/// An industry as far as it was given: a division, perhaps with a group or class below it.
///
/// The division exists in the table; the third and fourth digit are kept as typed and not checked,
/// because only divisions are shipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndustryCode {
    division: DivisionCode,
    /// The digits behind the division, and how many there are (0 to 2).
    below: (u8, u8),
}

impl IndustryCode {
    /// Its division.
    pub fn division(self) -> DivisionCode {
        self.division
    }
}

impl fmt::Display for IndustryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.below {
            (_, 0) => write!(f, "{}", self.division),
            (digits, count) => write!(f, "{}{digits:0width$}", self.division, width = usize::from(count)),
        }
    }
}

/// A division with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// Its code.
    pub code: DivisionCode,
    /// Its official name.
    pub name: String,
    /// The letter of its section (门类).
    pub section: char,
}

/// Why a text is not an industry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAnIndustry {
    /// Neither a code nor the name of a division.
    Unknown,
    /// A section such as C or 制造业, which is too wide to count by division.
    SectionOnly(char),
    /// No such division.
    NoDivision(String),
    /// A letter and a division that do not belong together, such as D36.
    WrongSection {
        /// The letter as typed.
        typed: char,
        /// The division's own letter.
        right: char,
    },
    /// Three digits that may be a group or a class that lost its leading zero, such as 610.
    LostZero(String),
}

/// Why a text is not a table of industries.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IndustriesError {
    /// Not the expected TOML.
    #[error("the industries cannot be read: {0}")]
    Shape(String),
    /// A code that is not two digits, or a section that is not one letter.
    #[error("`{0}` is not a code of a division or section")]
    Code(String),
    /// A code that comes twice.
    #[error("`{0}` is described twice")]
    Twice(String),
    /// A division of a section that is not in the table.
    #[error("the division {division} is of the section {section}, which is missing")]
    NoSection {
        /// The division.
        division: String,
        /// The missing section.
        section: String,
    },
}

/// The sections and divisions of one edition of GB/T 4754.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Industries {
    sections: BTreeMap<char, String>,
    divisions: BTreeMap<DivisionCode, Division>,
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    section: Vec<FileSection>,
    #[serde(default)]
    division: Vec<FileDivision>,
}

#[derive(Deserialize)]
struct FileSection {
    code: String,
    name: String,
}

#[derive(Deserialize)]
struct FileDivision {
    code: String,
    name: String,
    section: String,
}

impl Industries {
    /// Reads the table from its authored file (`assets/vocabulary/gbt4754-2017.toml`).
    ///
    /// # Errors
    /// [`IndustriesError`] names the code.
    pub fn parse(toml_text: &str) -> Result<Self, IndustriesError> {
        let file: File =
            toml::from_str(toml_text).map_err(|error| IndustriesError::Shape(error.to_string()))?;
        let mut sections = BTreeMap::new();
        for FileSection { code, name } in file.section {
            let letter = section_letter(&code).ok_or_else(|| IndustriesError::Code(code.clone()))?;
            if sections.insert(letter, name).is_some() {
                return Err(IndustriesError::Twice(code));
            }
        }
        let mut divisions = BTreeMap::new();
        for FileDivision { code, name, section } in file.division {
            let number = code.parse().ok().filter(|_| code.len() == 2);
            let number = DivisionCode(number.ok_or_else(|| IndustriesError::Code(code.clone()))?);
            let known = section_letter(&section).filter(|letter| sections.contains_key(letter));
            let Some(section) = known else {
                return Err(IndustriesError::NoSection { division: code, section });
            };
            if divisions.insert(number, Division { code: number, name, section }).is_some() {
                return Err(IndustriesError::Twice(code));
            }
        }
        Ok(Self { sections, divisions })
    }

    /// All divisions in order of their codes.
    pub fn divisions(&self) -> impl Iterator<Item = &Division> {
        self.divisions.values()
    }

    /// The division with this code.
    pub fn division(&self, code: DivisionCode) -> Option<&Division> {
        self.divisions.get(&code)
    }

    /// The name of a section.
    pub fn section(&self, letter: char) -> Option<&str> {
        self.sections.get(&letter).map(String::as_str)
    }

    /// Reads what people type: `3670`, `C3670`, `C36`, `36`, `36 汽车制造业`, `汽车制造业`.
    ///
    /// # Errors
    /// [`NotAnIndustry`] says why; nothing is guessed.
    pub fn read(&self, text: &str) -> Result<IndustryCode, NotAnIndustry> {
        let typed = folded(text);
        let (letter, rest) = split_letter(&typed);
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (digits, behind) = rest.split_at(end);
        if digits.is_empty() {
            return self.named(&typed, letter.filter(|_| rest.is_empty()));
        }
        // "36.7" or "36、37" is not one industry.
        if behind.starts_with(|c: char| c.is_ascii_punctuation() && !matches!(c, '-' | '(' | ':' | '_'))
            || behind.starts_with(['、', '，', '；', '和'])
            || behind.contains(|c: char| c.is_ascii_digit())
        {
            return Err(NotAnIndustry::Unknown);
        }
        if digits.len() == 3 && letter.is_none() && digits.starts_with(['6', '7', '8', '9']) {
            return Err(NotAnIndustry::LostZero(digits.to_owned()));
        }
        let (division, below) = match digits.len() {
            1 => (digits, ""),
            2..=4 => digits.split_at(2),
            _ => return Err(NotAnIndustry::Unknown),
        };
        let number = DivisionCode(division.parse().map_err(|_| NotAnIndustry::Unknown)?);
        let Some(known) = self.divisions.get(&number) else {
            return Err(NotAnIndustry::NoDivision(number.to_string()));
        };
        match letter {
            Some(typed) if typed != known.section => {
                Err(NotAnIndustry::WrongSection { typed, right: known.section })
            }
            _ => Ok(IndustryCode {
                division: number,
                below: (below.parse().unwrap_or_default(), below.len() as u8),
            }),
        }
    }

    fn named(&self, typed: &str, letter: Option<char>) -> Result<IndustryCode, NotAnIndustry> {
        if let Some(found) = self.divisions.values().find(|division| same_name(&division.name, typed)) {
            return Ok(IndustryCode { division: found.code, below: (0, 0) });
        }
        let section = self
            .sections
            .iter()
            .find(|(code, name)| Some(**code) == letter || same_name(name, typed))
            .map(|(code, _)| *code);
        Err(section.map_or(NotAnIndustry::Unknown, NotAnIndustry::SectionOnly))
    }
}

/// Whether a typed name is the official one; the comma in some official names is often left out.
fn same_name(official: &str, typed: &str) -> bool {
    let bare = |text: &str| folded(text).replace([',', '、', '，'], "");
    bare(official) == bare(typed)
}

fn section_letter(code: &str) -> Option<char> {
    let mut chars = code.chars();
    chars.next().filter(|c| c.is_ascii_uppercase() && chars.next().is_none())
}

fn split_letter(typed: &str) -> (Option<char>, &str) {
    match typed.chars().next() {
        Some(c) if c.is_ascii_alphabetic() => (Some(c.to_ascii_uppercase()), &typed[1..]),
        _ => (None, typed),
    }
}

impl NotAnIndustry {
    /// The stable code of the problem.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown => "industry.unknown",
            Self::SectionOnly(_) => "industry.section_only",
            Self::NoDivision(_) => "industry.no_division",
            Self::WrongSection { .. } => "industry.wrong_section",
            Self::LostZero(_) => "industry.lost_zero",
        }
    }

    /// What is wrong, in both languages.
    pub fn say(&self) -> Said {
        match self {
            Self::Unknown => Said::new(
                "不是国民经济行业大类的代码或名称。",
                "Neither the code nor the name of a division of GB/T 4754.",
            ),
            Self::SectionOnly(letter) => Said::new(
                format!("只到门类 {letter}，不能按大类统计。"),
                format!("Only section {letter} is given; counting needs the two-digit division."),
            ),
            Self::NoDivision(code) => {
                Said::new(format!("没有 {code} 这个行业大类。"), format!("There is no division {code}."))
            }
            Self::WrongSection { typed, right } => Said::new(
                format!("门类写的是 {typed}，该大类属于门类 {right}。"),
                format!("The section is given as {typed}, but the division belongs to {right}."),
            ),
            Self::LostZero(digits) => Said::new(
                format!("“{digits}”可能是中类，也可能是丢了首位 0 的小类 0{digits}。"),
                format!("{digits} may be a group, or the class 0{digits} without its leading zero."),
            ),
        }
    }

    /// What to do about it.
    pub fn next(&self) -> Said {
        Said::new(
            "请填写两位大类代码（如 36）或四位小类代码（如 3670）。",
            "Give the two-digit division (such as 36) or the four-digit class (such as 3670).",
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::roster::fixture;

    fn check(text: &str, expected: &str) {
        let vocabulary = fixture::vocabulary();
        let industries = vocabulary.industries();
        let shown = match industries.read(text) {
            Ok(code) => format!("{}:{code}", code.division()),
            Err(error) => error.code().to_owned(),
        };
        assert_eq!(shown, expected, "{text:?}");
    }

    #[test]
    fn industries_are_read_as_offices_type_them() {
        check("3670", "36:3670");
        check("C3670", "36:3670");
        check("c36", "36:36");
        check("36", "36:36");
        check("Ｃ３６", "36:36");
        check("367", "36:367");
        check("汽车制造业", "36:36");
        check("36 汽车制造业", "36:36");
        check("C36-汽车制造业", "36:36");
        check("计算机通信和其他电子设备制造业", "39:39");
        check("6", "06:06");
        check("0610", "06:0610");
        check("B610", "industry.wrong_section");
    }

    #[test]
    fn what_is_no_division_is_explained() {
        check("C", "industry.section_only");
        check("制造业", "industry.section_only");
        check("99", "industry.no_division");
        check("D36", "industry.wrong_section");
        check("610", "industry.lost_zero");
        check("36、39", "industry.unknown");
        check("造车的", "industry.unknown");
        check("12345", "industry.unknown");
    }

    #[test]
    fn a_software_firm_is_not_industrial() {
        let vocabulary = fixture::vocabulary();
        let industries = vocabulary.industries();
        let industrial = |text| industries.read(text).expect("known").division().is_industrial();
        assert!(industrial("06") && industrial("36") && industrial("46"));
        assert!(!industrial("47") && !industrial("65") && !industrial("51") && !industrial("05"));
    }

    proptest! {
        #[test]
        fn any_text_is_answered_without_panic(text in ".{0,20}") {
            let vocabulary = fixture::vocabulary();
        let industries = vocabulary.industries();
            let _ = industries.read(&text);
        }
    }
}
