//! Exact numbers: fractions of any size, never floats.

mod read;
mod show;

pub(crate) use read::plain_text;
pub use read::{Reading, Slip, Unreadable, read_quantity};
pub use show::Places;

use std::ops::{Add, Mul, Sub};

use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::{Signed, Zero};

/// An exact rational number without unit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(BigRational);

impl Number {
    /// More digits than any office measures with; a figure of more is pasted or typed twice.
    pub const MOST_DIGITS: usize = 15;

    /// Zero.
    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    /// A whole number.
    pub fn whole(value: impl Into<BigInt>) -> Self {
        Self(BigRational::from_integer(value.into()))
    }

    /// `part` of `of`; `None` when `of` is zero.
    pub fn ratio(part: impl Into<BigInt>, of: impl Into<BigInt>) -> Option<Self> {
        let of = of.into();
        (!of.is_zero()).then(|| Self(BigRational::new(part.into(), of)))
    }

    /// Reads a plain decimal such as `-12.50`; nothing else.
    pub fn decimal(text: &str) -> Option<Self> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all = format!("{whole}{fraction}");
        // A number of a thousand digits is a paste error; refusing it bounds time and memory.
        if all.is_empty() || all.len() > 1000 || whole.is_empty() || !all.bytes().all(|b| b.is_ascii_digit())
        {
            return None;
        }
        if digits.contains('.') && fraction.is_empty() {
            return None;
        }
        let scale = u32::try_from(fraction.len()).ok()?;
        // Nearly every figure fits a machine word and need not be reduced with big integers.
        if all.len() <= 18
            && let Ok(units) = all.parse::<i64>()
        {
            let small = Ratio::new(sign * units, 10_i64.pow(scale));
            let (part, of) = small.into_raw();
            return Some(Self(BigRational::new_raw(part.into(), of.into())));
        }
        let value = BigInt::parse_bytes(all.as_bytes(), 10)?;
        Some(Self(BigRational::new(value * sign, BigInt::from(10).pow(scale))))
    }

    /// Reads a number of a framework file: `2.4`, `25%` (a share of one) or `1/3`; at most 60 characters.
    pub fn authored(text: &str) -> Option<Self> {
        if text.len() > 60 {
            return None;
        }
        if let Some(percent) = text.strip_suffix('%') {
            return Self::decimal(percent)?.over(&Self::whole(100));
        }
        match text.split_once('/') {
            Some((part, of)) => Self::decimal(part)?.over(&Self::decimal(of)?),
            None => Self::decimal(text),
        }
    }

    /// The largest whole number not above the value.
    pub fn floor(&self) -> Self {
        Self(self.0.floor())
    }

    /// Divides exactly; `None` when `by` is zero.
    pub fn over(&self, by: &Self) -> Option<Self> {
        (!by.0.is_zero()).then(|| Self(&self.0 / &by.0))
    }

    /// Whether the value is zero.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether the value is below zero.
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// Whether the value has no fractional part.
    pub fn is_whole(&self) -> bool {
        self.0.is_integer()
    }

    /// The largest whole number not above the value, if it fits.
    pub fn floor_u64(&self) -> Option<u64> {
        u64::try_from(self.0.floor().to_integer()).ok()
    }

    /// Rounded down to whole numbers, for drawing: the position on an axis of `0..=10_000`.
    pub fn basis_points(&self) -> u16 {
        let scaled = (&self.0 * BigInt::from(10_000)).floor().to_integer();
        u16::try_from(scaled.clamp(BigInt::zero(), BigInt::from(10_000))).unwrap_or(0)
    }

    /// Between `low` and `high`, both included.
    #[must_use]
    pub fn clamped(self, low: &Self, high: &Self) -> Self {
        if &self < low {
            low.clone()
        } else if &self > high {
            high.clone()
        } else {
            self
        }
    }

    /// The fraction itself, for whoever reckons beside this crate.
    pub fn fraction(&self) -> &BigRational {
        &self.0
    }
}

impl Add for &Number {
    type Output = Number;
    fn add(self, other: Self) -> Number {
        Number(&self.0 + &other.0)
    }
}

impl Sub for &Number {
    type Output = Number;
    fn sub(self, other: Self) -> Number {
        Number(&self.0 - &other.0)
    }
}

impl Mul for &Number {
    type Output = Number;
    fn mul(self, other: Self) -> Number {
        Number(&self.0 * &other.0)
    }
}
