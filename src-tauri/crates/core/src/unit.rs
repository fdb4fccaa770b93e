//! Units of measurement and the exact factors between them.

use std::collections::BTreeMap;

use crate::number::Number;

/// What is measured; only units of one dimension convert into each other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
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
    /// Anything counted; converts only into itself and its 千, 万 and 亿.
    Counted(String),
    /// One measure over others, such as 元 per 人: each with its power, sorted, none with power zero.
    Compound(Powers),
}

/// Simple dimensions with their powers, sorted; empty for a plain number.
pub type Powers = Vec<(Dimension, i32)>;

/// A unit such as 万元, 家, % or 万元/人.
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

/// Words before a counted unit that multiply it.
const MULTIPLES: &[(char, i64)] = &[('亿', 100_000_000), ('万', 10_000), ('千', 1_000)];

/// More parts than this between strokes are no unit.
const MOST_PARTS: usize = 4;

impl Unit {
    /// The unit with this symbol. An unknown symbol is a unit that is only counted (家, 台, 件 …); parts between
    /// strokes make a compound (万元/人).
    pub fn named(symbol: &str) -> Self {
        Self::find(symbol).or_else(|| Self::compound(symbol)).unwrap_or_else(|| Self::counted(symbol))
    }

    /// The known unit with this symbol or spelling.
    pub fn find(symbol: &str) -> Option<Self> {
        let entry = KNOWN.iter().find(|(name, others, ..)| {
            *name == symbol || others.iter().any(|other| other.eq_ignore_ascii_case(symbol))
        })?;
        Some(Self { symbol: entry.0.to_owned(), dimension: entry.2.clone(), factor: entry.3 })
    }

    fn counted(symbol: &str) -> Self {
        let (mut rest, mut factor) = (symbol, 1_i64);
        while let Some((word, times)) = MULTIPLES.iter().find(|(word, _)| rest.starts_with(*word)) {
            let Some(product) = factor.checked_mul(*times).filter(|_| rest.len() > word.len_utf8()) else {
                break;
            };
            (rest, factor) = (&rest[word.len_utf8()..], product);
        }
        Self {
            symbol: symbol.to_owned(),
            dimension: Dimension::Counted(rest.to_owned()),
            factor: (factor, 1),
        }
    }

    /// `万元/人`: the first part over the others. Nothing when it has no stroke or a part is empty.
    fn compound(symbol: &str) -> Option<Self> {
        let parts: Vec<&str> = symbol.split(['/', '／']).map(str::trim).collect();
        if parts.len() < 2 || parts.len() > MOST_PARTS || parts.iter().any(|part| part.is_empty()) {
            return None;
        }
        let mut powers = Powers::new();
        let mut factor = (1_i64, 1_i64);
        for (index, part) in parts.iter().enumerate() {
            let one = Self::find(part).unwrap_or_else(|| Self::counted(part));
            let (times, power) = match index {
                0 => (one.factor, 1),
                _ => ((one.factor.1, one.factor.0), -1),
            };
            factor = (factor.0.checked_mul(times.0)?, factor.1.checked_mul(times.1)?);
            powers = multiplied(&powers, &one.powers(), power);
        }
        let dimension = match powers.as_slice() {
            [] => Dimension::Share,
            [(one, 1)] => one.clone(),
            _ => Dimension::Compound(powers),
        };
        Some(Self { symbol: parts.join("/"), dimension, factor })
    }

    /// The powers of the simple dimensions in it. Shares and plain numbers have none.
    pub fn powers(&self) -> Powers {
        match &self.dimension {
            Dimension::Share => Powers::new(),
            Dimension::Counted(name) if name.is_empty() => Powers::new(),
            Dimension::Compound(powers) => powers.clone(),
            simple => vec![(simple.clone(), 1)],
        }
    }

    /// How many base units one unit is.
    pub fn base_factor(&self) -> Number {
        // The denominator is a product of denominators and numerators, none of which is zero.
        Number::ratio(self.factor.0, self.factor.1).unwrap_or_else(Number::zero)
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

/// `left` times `right` to the `power` of 1 or -1: powers add up, and what cancels is gone.
pub fn multiplied(left: &Powers, right: &Powers, power: i32) -> Powers {
    let mut sum: BTreeMap<Dimension, i32> = left.iter().cloned().collect();
    for (dimension, exponent) in right {
        *sum.entry(dimension.clone()).or_insert(0) += exponent * power;
    }
    sum.into_iter().filter(|(_, power)| *power != 0).collect()
}

/// The symbol of base units with these powers, as said in a problem: 元/人.
pub fn symbol_of(powers: &Powers) -> String {
    let name = |dimension: &Dimension| match dimension {
        Dimension::Yuan => "元".to_owned(),
        Dimension::Dollar => "美元".to_owned(),
        Dimension::Area => "平方米".to_owned(),
        Dimension::Coal => "吨标准煤".to_owned(),
        Dimension::Time => "分钟".to_owned(),
        Dimension::Share => "%".to_owned(),
        Dimension::Counted(name) => name.clone(),
        Dimension::Compound(powers) => symbol_of(powers),
    };
    let part = |wanted: fn(&i32) -> bool| -> Vec<String> {
        let some = powers.iter().filter(|(_, power)| wanted(power));
        some.map(|(dimension, power)| match power.abs() {
            1 => name(dimension),
            more => format!("{}^{more}", name(dimension)),
        })
        .collect()
    };
    let (above, below) = (part(|power| *power > 0), part(|power| *power < 0));
    match (above.is_empty(), below.is_empty()) {
        (true, true) => "无单位".to_owned(),
        (_, true) => above.join("·"),
        (true, false) => format!("1/{}", below.join("/")),
        (false, false) => format!("{}/{}", above.join("·"), below.join("/")),
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
    fn compound_units_convert_exactly() {
        let factor =
            |from: &str, to: &str| Unit::named(from).factor_to(&Unit::named(to)).map(|factor| factor.exact());
        assert_eq!(factor("亿元/人", "万元/人").as_deref(), Some("10000"));
        assert_eq!(factor("个/万人", "个/人").as_deref(), Some("0.0001"));
        assert_eq!(factor("吨标煤/万元", "tce/亿元").as_deref(), Some("10000"));
        assert_eq!(factor("万元/亩", "亿元/公顷").as_deref(), Some("0.0015"));
        assert_eq!(factor("万元/万元", "%").as_deref(), Some("100"));
        assert_eq!(factor("万元/人", "万元/家"), None);
        assert_eq!(Unit::named("//").symbol(), "//");
    }

    #[test]
    fn firms_do_not_convert_into_money() {
        assert_eq!(Unit::named("家").factor_to(&Unit::named("万元")), None);
    }
}
