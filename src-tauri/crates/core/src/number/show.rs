//! Writing numbers so that rounding never crosses a threshold.

use num_bigint::BigInt;
use num_traits::{Signed, Zero};

use super::Number;

/// How many decimal places are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Places {
    /// Exactly this many, rounded half away from zero.
    Exactly(u32),
    /// As many as needed, at most this many.
    UpTo(u32),
}

impl Number {
    /// Writes the value with thousands separators.
    pub fn show(&self, places: Places) -> String {
        grouped(&self.plain(places))
    }

    /// Writes the value without separators, as in machine-readable data.
    pub fn plain(&self, places: Places) -> String {
        let (count, trim) = match places {
            Places::Exactly(count) => (count, false),
            Places::UpTo(count) => (count, true),
        };
        let scale = BigInt::from(10).pow(count);
        let scaled = self.fraction() * &scale;
        let text = digits(&scaled.round().to_integer(), count);
        if trim { trimmed(text) } else { text }
    }

    /// Writes the value so that it stands on the same side of `mark` as the exact value does:
    /// 99.996 against 100 is `99.99`, never `100`.
    pub fn show_against(&self, mark: &Self, places: u32) -> String {
        let scale = BigInt::from(10).pow(places);
        let scaled = self.fraction() * &scale;
        // Rounded towards the side on which the value really is.
        let kept = if self < mark {
            scaled.floor()
        } else if self > mark {
            scaled.ceil()
        } else {
            scaled.clone()
        };
        let nearest = scaled.round();
        let goal = mark.fraction() * &scale;
        let honest = nearest.cmp(&goal) == self.cmp(mark);
        let chosen = if honest { nearest } else { kept };
        if chosen.cmp(&goal) == self.cmp(mark) || places >= 12 {
            grouped(&trimmed(digits(&chosen.to_integer(), places)))
        } else {
            self.show_against(mark, places + 2)
        }
    }

    /// The value as a terminating decimal, else as a fraction `1/3`; nothing is lost.
    pub fn exact(&self) -> String {
        if self.is_whole() {
            return self.fraction().numer().to_string();
        }
        let mut rest = self.fraction().denom().clone();
        let mut places = 0_u32;
        for factor in [2_u32, 5] {
            let mut count = 0;
            while (&rest % factor).is_zero() {
                rest /= factor;
                count += 1;
            }
            places = places.max(count);
        }
        if rest == BigInt::from(1) {
            self.plain(Places::UpTo(places))
        } else {
            format!("{}/{}", self.fraction().numer(), self.fraction().denom())
        }
    }
}

impl Number {
    /// How many digits the exact value is written with, leading zeros not counted.
    pub fn digits(&self) -> usize {
        let exact = self.exact();
        let digits = exact.bytes().filter(u8::is_ascii_digit);
        digits.skip_while(|digit| *digit == b'0').count()
    }
}

fn digits(scaled: &BigInt, places: u32) -> String {
    let negative = scaled.is_negative();
    let places = places as usize;
    let mut text = scaled.abs().to_string();
    if text.len() <= places {
        text = format!("{}{text}", "0".repeat(places + 1 - text.len()));
    }
    if places > 0 {
        text.insert(text.len() - places, '.');
    }
    if negative { format!("-{text}") } else { text }
}

fn trimmed(text: String) -> String {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

fn grouped(text: &str) -> String {
    let (sign, rest) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, fraction) = rest.split_once('.').map_or((rest, ""), |(whole, fraction)| (whole, fraction));
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn n(text: &str) -> Number {
        Number::decimal(text).expect("a decimal")
    }

    #[test]
    fn nearly_a_hundred_is_not_shown_as_a_hundred() {
        let hundred = n("100");
        let nearly = Number::ratio(2_999_900, 30_000).expect("not zero");
        assert_eq!(nearly.show_against(&hundred, 2), "99.99");
        assert_eq!(n("99.99999").show_against(&hundred, 2), "99.99");
        assert_eq!(n("100.00001").show_against(&hundred, 2), "100.01");
        assert_eq!(hundred.show_against(&hundred, 2), "100");
    }

    #[test]
    fn numbers_are_written_as_people_read_them() {
        assert_eq!(n("1234567.50").show(Places::UpTo(2)), "1,234,567.5");
        assert_eq!(n("-0.05").show(Places::Exactly(1)), "-0.1");
        assert_eq!(n("0.5").exact(), "0.5");
        assert_eq!(Number::ratio(1, 3).expect("not zero").exact(), "1/3");
    }

    #[test]
    fn zeros_before_a_figure_are_none_of_its_digits() {
        assert_eq!(n("-0.05").digits(), 1);
        assert_eq!(n("120.50").digits(), 4);
        assert_eq!(n("1000000000000000").digits(), 16);
        assert_eq!(Number::zero().digits(), 0);
    }

    proptest! {
        #[test]
        fn the_shown_side_of_a_mark_is_the_true_side(part in 0_i64..40_000, of in 1_i64..40_000, mark in 0_i64..110) {
            let value = Number::ratio(part * 100, of).expect("not zero");
            let mark = Number::whole(mark);
            let shown = Number::decimal(&value.show_against(&mark, 2).replace(',', "")).expect("a decimal");
            prop_assert_eq!(shown.cmp(&mark), value.cmp(&mark));
        }

        #[test]
        fn exact_decimals_read_back(units in any::<i64>(), places in 0_u32..9) {
            let value = Number::ratio(units, 10_i64.pow(places)).expect("not zero");
            prop_assert_eq!(Number::decimal(&value.exact()), Some(value));
        }
    }
}
