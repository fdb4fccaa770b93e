//! Units of measurement and the exact factors between them.

use crate::number::Number;

/// What is measured; only units of one dimension convert into each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dimension {
    /// Renminbi; base 元.
    Yuan,
    /// US dollars; base 美元.
    Dollar,
    /// Area; base 平方米.
    Area,
    /// Energy as standard coal; base 吨标准煤.
    Coal,
    /// Shares; base 1.
    Share,
    /// Time; base 分钟.
    Time,
    /// Anything counted; converts only into itself.
    Counted(String),
}

/// A unit such as 万元, 家 or %.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    symbol: String,
    dimension: Dimension,
    /// How many base units one unit is: numerator and denominator.
    factor: (i64, i64),
}

/// Symbol, alternative spellings, dimension and factor to the base unit.
type Known = (&'static str, &'static [&'static str], Dimension, (i64, i64));

/// 1 亩 is 10 000/15 平方米 by the legal conversion (15 亩 = 1 公顷).
const KNOWN: &[Known] = &[
    ("元", &["圆", "人民币元"], Dimension::Yuan, (1, 1)),
    ("千元", &[], Dimension::Yuan, (1_000, 1)),
    ("万元", &["万圆", "万人民币"], Dimension::Yuan, (10_000, 1)),
    ("亿元", &["亿圆"], Dimension::Yuan, (100_000_000, 1)),
    ("美元", &["USD"], Dimension::Dollar, (1, 1)),
    ("万美元", &[], Dimension::Dollar, (10_000, 1)),
    ("亿美元", &[], Dimension::Dollar, (100_000_000, 1)),
    ("平方米", &["㎡", "m2", "m²"], Dimension::Area, (1, 1)),
    ("万平方米", &["万㎡"], Dimension::Area, (10_000, 1)),
    ("亩", &[], Dimension::Area, (10_000, 15)),
    ("公顷", &["ha", "hm2"], Dimension::Area, (10_000, 1)),
    ("平方公里", &["平方千米", "km2", "km²"], Dimension::Area, (1_000_000, 1)),
    ("吨标准煤", &["tce", "吨标煤"], Dimension::Coal, (1, 1)),
    ("万吨标准煤", &["万tce", "万吨标煤"], Dimension::Coal, (10_000, 1)),
    ("%", &["百分比", "个百分点"], Dimension::Share, (1, 100)),
    ("‰", &[], Dimension::Share, (1, 1_000)),
    ("分钟", &["分", "min"], Dimension::Time, (1, 1)),
    ("小时", &["h", "时"], Dimension::Time, (60, 1)),
    ("天", &["日", "个工作日", "工作日"], Dimension::Time, (1_440, 1)),
];

impl Unit {
    /// The unit with this symbol; an unknown symbol is a unit that is only counted (家, 台, 件 …).
    pub fn named(symbol: &str) -> Self {
        Self::find(symbol).unwrap_or_else(|| Self {
            symbol: symbol.to_owned(),
            dimension: Dimension::Counted(symbol.to_owned()),
            factor: (1, 1),
        })
    }

    /// The known unit with this symbol or spelling.
    pub fn find(symbol: &str) -> Option<Self> {
        let entry = KNOWN.iter().find(|(name, others, ..)| {
            *name == symbol || others.iter().any(|other| other.eq_ignore_ascii_case(symbol))
        })?;
        Some(Self { symbol: entry.0.to_owned(), dimension: entry.2.clone(), factor: entry.3 })
    }

    /// Per cent.
    pub fn percent() -> Self {
        Self { symbol: "%".to_owned(), dimension: Dimension::Share, factor: (1, 100) }
    }

    /// The symbol written behind a figure.
    pub fn symbol(&self) -> &str {
        &self.symbol
    }

    /// What it measures.
    pub fn dimension(&self) -> &Dimension {
        &self.dimension
    }

    /// By what a figure in this unit is multiplied to be one in `other`; `None` between dimensions.
    pub fn factor_to(&self, other: &Self) -> Option<Number> {
        if self.dimension != other.dimension {
            return None;
        }
        Number::ratio(self.factor.0, self.factor.1)?.over(&Number::ratio(other.factor.0, other.factor.1)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifteen_mu_are_one_hectare() {
        let factor = Unit::named("亩").factor_to(&Unit::named("公顷")).expect("same dimension");
        assert_eq!(&factor * &Number::whole(15), Number::whole(1));
    }

    #[test]
    fn firms_do_not_convert_into_money() {
        assert_eq!(Unit::named("家").factor_to(&Unit::named("万元")), None);
    }
}
