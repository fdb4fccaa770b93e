//! Lengths of the page, in whole micrometres.

use serde::Deserialize;
use serde::de::{self, Deserializer};

/// A length in micrometres (0.001 mm). An A4 page is 210 000 × 297 000.
pub type Um = i64;

/// A font size in thousandths of a point: 三号 is 16 000.
pub type MilliPoint = i64;

/// The length of `thousandths` of an em at a font size, to the nearest micrometre.
///
/// One point is 25 400 / 72 micrometres, exactly.
#[must_use]
pub const fn em(thousandths: i64, size: MilliPoint) -> Um {
    let numerator = thousandths * size * 25_400;
    let denominator = 72 * 1_000_000;
    let half = if numerator < 0 { -denominator / 2 } else { denominator / 2 };
    (numerator + half) / denominator
}

/// A length written with its unit in a template: `"37mm"` or `"16pt"`.
///
/// Holds at least a thousandth of a point exactly: it is kept as written until it is asked for
/// as a length or as a font size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    thousandths: i64,
    unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Millimetre,
    Point,
}

impl Written {
    /// The length in micrometres.
    #[must_use]
    pub const fn um(self) -> Um {
        match self.unit {
            Unit::Millimetre => self.thousandths,
            Unit::Point => em(1000, self.thousandths),
        }
    }

    /// The length as a font size.
    #[must_use]
    pub const fn size(self) -> MilliPoint {
        match self.unit {
            Unit::Point => self.thousandths,
            Unit::Millimetre => (self.thousandths * 72 * 10 + 127) / 254,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (number, unit) = if let Some(number) = text.strip_suffix("mm") {
            (number, Unit::Millimetre)
        } else {
            (text.strip_suffix("pt")?, Unit::Point)
        };
        let (whole, part) = number.trim().split_once('.').unwrap_or((number.trim(), ""));
        if part.len() > 3 || !part.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let whole: i64 = whole.parse().ok()?;
        if !(0..=10_000).contains(&whole) {
            return None;
        }
        let part: i64 = format!("{part:0<3}").parse().ok()?;
        Some(Self { thousandths: whole * 1000 + part, unit })
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            de::Error::custom(format!("“{text}” is not a length such as \"37mm\" or \"10.5pt\""))
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;

    #[test]
    fn a_size_three_character_is_sixteen_points_wide() {
        assert_eq!(em(1000, 16_000), 5_644);
        assert_eq!(em(-500, 16_000), -2_822);
    }

    #[test]
    fn written_lengths_keep_their_unit() {
        let size = Written::parse("10.5pt").unwrap();
        assert_eq!((size.size(), size.um()), (10_500, 3_704));
        assert_eq!(Written::parse("37mm").unwrap().um(), 37_000);
        for wrong in ["37", "mm", "3,7mm", "-1mm", "1.2345mm", "99999999999mm"] {
            assert!(Written::parse(wrong).is_none(), "{wrong}");
        }
    }
}
