//! Text as a row of measured characters: faces chosen, widths in whole micrometres.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

use parkgauge_core::report::{Anchor, Span};

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::font::{FaceRole, FontFinding, FontSet, GETA};
use crate::length::{MilliPoint, Um, em};
use crate::page::Ink;
use crate::radicals::unified;

/// How a run of text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Face for Chinese text.
    pub face: FaceRole,
    /// Face for Latin letters and digits.
    pub latin: FaceRole,
    /// Size.
    pub size: MilliPoint,
    /// Added to every full-width character, so that a line holds the characters the norm asks for.
    pub tracking: Um,
    /// Colour.
    pub ink: Ink,
    /// Baseline raised by this much.
    pub rise: Um,
}

/// What a character is to the line breaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Ideographs and everything that stands alone on the square.
    Ideograph,
    /// Opening brackets and quotes: never end a line.
    Open,
    /// Closing brackets, quotes and stops: never begin a line.
    Close,
    /// The halves of —— : never parted.
    Dash,
    /// The halves of …… : never parted, never begin a line.
    Ellipsis,
    /// Signs that belong to what stands before them (％ ℃ · ～).
    Trailing,
    /// Signs that belong to the number after them (￥ ≥ №).
    Leading,
    /// Letters and what holds words together.
    Latin,
    /// Digits with their points and commas.
    Digit,
    /// A space between words.
    Space,
    /// Ends the line.
    Newline,
}

/// One measured character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Atom {
    /// The character as drawn.
    pub character: char,
    /// Its class.
    pub class: Class,
    /// The face that draws it.
    pub face: FaceRole,
    /// Advance including tracking.
    pub width: Um,
    /// Which entry of [`Text::settings`] it is set with.
    pub setting: u16,
    /// Which entry of [`Text::links`] it belongs to, plus one; 0 for none.
    pub link: u16,
}

/// A paragraph ready to be broken into lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// Characters in order.
    pub atoms: Vec<Atom>,
    /// Settings used.
    pub settings: Vec<Setting>,
    /// Link targets used.
    pub links: Vec<Anchor>,
    /// Marks of footnotes: the place of the atom, and the number of the note.
    pub feet: Vec<(usize, u16)>,
}

impl Text {
    /// The setting of an atom.
    #[must_use]
    pub fn setting_of(&self, atom: &Atom) -> Setting {
        self.settings[usize::from(atom.setting)]
    }

    /// Sum of all advances, as if set on one line.
    #[must_use]
    pub fn width(&self) -> Um {
        self.atoms.iter().map(|atom| atom.width).sum()
    }
}

/// Turns text into atoms and remembers what no face could draw.
pub struct Measurer<'a> {
    fonts: &'a FontSet,
    missing: RefCell<BTreeMap<char, (String, u32)>>,
    /// Numbers of footnotes by their text.
    notes: BTreeMap<String, u16>,
}

impl<'a> Measurer<'a> {
    /// Starts with nothing missing.
    #[must_use]
    pub fn new(fonts: &'a FontSet) -> Self {
        Self { fonts, missing: RefCell::default(), notes: BTreeMap::new() }
    }

    /// The same with numbers for footnotes; a text without a number has no mark.
    #[must_use]
    pub fn numbering(self, notes: BTreeMap<String, u16>) -> Self {
        Self { notes, ..self }
    }

    /// The faces.
    #[must_use]
    pub fn fonts(&self) -> &'a FontSet {
        self.fonts
    }

    /// Measures a plain text.
    #[must_use]
    pub fn plain(&self, content: &str, setting: Setting) -> Text {
        let mut text = Text::default();
        self.append(&mut text, content, setting, None);
        text
    }

    /// Measures spans; `page_of` writes the page number of an anchor.
    #[must_use]
    pub fn spans(&self, spans: &[Span], setting: Setting, page_of: &dyn Fn(&Anchor) -> String) -> Text {
        let mut text = Text::default();
        for span in spans {
            match span {
                Span::Text(content) => self.append(&mut text, content, setting, None),
                Span::Strong(content) => {
                    self.append(
                        &mut text,
                        content,
                        Setting { face: FaceRole::Hei, latin: FaceRole::Hei, ..setting },
                        None,
                    );
                }
                Span::Link { text: content, to } => self.append(&mut text, content, setting, Some(to)),
                Span::PageOf(to) => self.append(&mut text, &page_of(to), setting, Some(to)),
                Span::Superscript(content) => {
                    let size = setting.size * 6 / 10;
                    let raised = Setting { size, rise: em(380, setting.size), tracking: 0, ..setting };
                    self.append(&mut text, content, raised, None);
                }
                Span::LineBreak => self.append(&mut text, "\n", setting, None),
                Span::Footnote(note) => {
                    if let Some(number) = self.notes.get(note) {
                        self.mark(&mut text, *number, setting);
                    }
                }
            }
        }
        text
    }

    /// Adds the raised number of a footnote. It never leaves what stands before it.
    pub fn mark(&self, text: &mut Text, number: u16, setting: Setting) {
        let size = setting.size * 65 / 100;
        let raised = Setting { size, rise: em(340, setting.size), tracking: 0, ..setting };
        let first = text.atoms.len();
        self.append(text, &number.to_string(), raised, None);
        for atom in text.atoms.iter_mut().skip(first) {
            atom.class = Class::Trailing;
        }
        text.feet.push((first, number));
    }

    /// Adds a run to a text.
    pub fn append(&self, text: &mut Text, content: &str, setting: Setting, link: Option<&Anchor>) {
        let index = match text.settings.iter().position(|known| *known == setting) {
            Some(index) => index,
            None => {
                text.settings.push(setting);
                text.settings.len() - 1
            }
        };
        let link = link.map_or(0, |to| {
            text.links.push(to.clone());
            text.links.len()
        });
        // A paragraph has a handful of settings and links, never 65 536.
        let (index, link) = (u16::try_from(index).unwrap_or(0), u16::try_from(link).unwrap_or(0));
        // Names from other systems come taken apart (e and an accent); readers search for them composed.
        let composed = match is_nfc_quick(content.chars()) {
            IsNormalized::Yes => Cow::Borrowed(content),
            _ => Cow::Owned(content.nfc().collect::<String>()),
        };
        for character in composed.chars() {
            let character = match unified(character) {
                '\t' => ' ',
                // The sign that a keyboard has: the faces have no other minus.
                '\u{2212}' => '-',
                other if has_no_shape(other) => continue,
                other => other,
            };
            let class = classify(character);
            if class == Class::Newline {
                text.atoms.push(Atom {
                    character,
                    class,
                    face: setting.face,
                    width: 0,
                    setting: index,
                    link,
                });
                continue;
            }
            let wanted =
                if matches!(class, Class::Latin | Class::Digit | Class::Space) || character.is_ascii() {
                    setting.latin
                } else {
                    setting.face
                };
            let found = self.fonts.lookup(character, wanted).or_else(|| {
                let mut missing = self.missing.borrow_mut();
                missing.entry(character).or_insert_with(|| (around(content, character), 0)).1 += 1;
                self.fonts.lookup(GETA, wanted)
            });
            // `FontSet::load` made sure that the stand-in exists, so nothing is dropped here.
            let Some(found) = found else { continue };
            let tracking = if found.advance >= 1000 { setting.tracking } else { 0 };
            let width = em(found.advance, setting.size) + tracking;
            text.atoms.push(Atom {
                character: found.character,
                class,
                face: found.role,
                width,
                setting: index,
                link,
            });
        }
    }

    /// What no face could draw so far, by character.
    #[must_use]
    pub fn findings(&self) -> Vec<FontFinding> {
        let missing = self.missing.borrow();
        missing
            .iter()
            .map(|(character, (context, count))| FontFinding {
                character: *character,
                context: context.clone(),
                count: *count,
            })
            .collect()
    }
}

/// Whether a character is only an instruction to a program: control characters, joiners, marks of direction, selectors
/// of variants, tags, codes that are no characters. Nothing is lost on paper when they are left out.
const fn has_no_shape(character: char) -> bool {
    matches!(character,
        '\0'..='\u{9}' | '\u{B}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E0000}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Up to ten characters on either side of the first occurrence.
fn around(content: &str, character: char) -> String {
    let characters: Vec<char> = content.chars().collect();
    let at = characters.iter().position(|candidate| *candidate == character).unwrap_or(0);
    characters[at.saturating_sub(10)..characters.len().min(at + 11)].iter().collect()
}

/// The class of a character.
#[must_use]
pub fn classify(character: char) -> Class {
    match character {
        '\n' | '\u{2028}' | '\u{2029}' => Class::Newline,
        ' ' | '\u{2002}'..='\u{200A}' => Class::Space,
        '（' | '《' | '「' | '『' | '【' | '〔' | '〈' | '〖' | '“' | '‘' | '［' | '｛' | '(' | '[' | '{' => {
            Class::Open
        }
        '）' | '》' | '」' | '』' | '】' | '〕' | '〉' | '〗' | '”' | '’' | '］' | '｝' | ')' | ']' | '}' => {
            Class::Close
        }
        '、' | '。' | '，' | '．' | '；' | '：' | '？' | '！' | ',' | ';' | ':' | '?' | '!' => {
            Class::Close
        }
        '—' | '―' => Class::Dash,
        '…' => Class::Ellipsis,
        '%' | '％' | '‰' | '℃' | '℉' | '°' | '′' | '″' | '·' | '～' | '〜' | '•' | 'ー' | '々' | '〃'
        | '㎡' | '㎥' | '㎏' | '²' | '³' => Class::Trailing,
        '￥' | '¥' | '$' | '€' | '£' | '№' | '≥' | '≤' | '≈' | '±' | '＋' | '－' | '＞' | '＜' | '>'
        | '<' => Class::Leading,
        '0'..='9' => Class::Digit,
        '\u{00A0}' => Class::Latin,
        character if (character as u32) < 0x2000 => Class::Latin,
        _ => Class::Ideograph,
    }
}
