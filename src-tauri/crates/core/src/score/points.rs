//! Points as intervals: what is certain, and what is open because data is missing.

use crate::number::{Number, Places};

/// From the least to the most that a figure can be once everything is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// When everything open goes badly.
    pub low: Number,
    /// When everything open goes well.
    pub high: Number,
}

/// The points of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Points {
    /// Points that it has for certain, at least.
    pub got: Number,
    /// Points that missing data keeps open.
    pub open: Number,
    /// Most points of the indicator.
    pub full: Number,
    /// Whether they come on top of the full total.
    pub is_bonus: bool,
    /// Whether nobody here can judge them: they stay open whatever is filled in.
    pub is_ranked: bool,
}

/// The points of an area or of the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// At least and at most, bonus included.
    pub span: Span,
    /// Most points without bonus.
    pub full: Number,
    /// How many of the open points nobody here can judge.
    pub unjudged: Number,
}

impl Span {
    /// One value.
    pub fn exactly(value: Number) -> Self {
        Self { low: value.clone(), high: value }
    }

    /// From none to all.
    pub fn open(full: &Number) -> Self {
        Self { low: Number::zero(), high: full.clone() }
    }

    /// No value.
    pub fn zero() -> Self {
        Self::exactly(Number::zero())
    }

    /// Whether nothing is open.
    pub fn is_exact(&self) -> bool {
        self.low == self.high
    }

    /// Both ends changed by a rising function.
    #[must_use]
    pub fn map(&self, change: impl Fn(&Number) -> Number) -> Self {
        Self { low: change(&self.low), high: change(&self.high) }
    }

    /// Both together.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self { low: &self.low + &other.low, high: &self.high + &other.high }
    }

    /// At most this.
    #[must_use]
    pub fn capped(&self, most: &Number) -> Self {
        self.map(|value| if value > most { most.clone() } else { value.clone() })
    }
}

impl Points {
    /// At least and at most.
    pub fn span(&self) -> Span {
        Span { low: self.got.clone(), high: &self.got + &self.open }
    }

    /// Share of all points that is certain; nothing when there is none to get.
    pub fn share(&self) -> Option<Number> {
        self.got.over(&self.full)
    }

    /// "2.4 分" or "0～3 分", where the full points stand elsewhere.
    pub fn short(&self) -> String {
        let marks = std::slice::from_ref(&self.full);
        let Span { low, high } = self.span();
        match self.open.is_zero() {
            true => format!("{} 分", beside(&low, marks)),
            false => format!("{}～{} 分", beside(&low, marks), beside(&high, marks)),
        }
    }

    /// "2.4 分（满分 3 分）" or "至少 0 分，最多 3 分（满分 3 分）". Rounding never reaches the full points.
    pub fn say(&self) -> String {
        let marks = std::slice::from_ref(&self.full);
        let Span { low, high } = self.span();
        let points = match self.open.is_zero() {
            true => format!("{} 分", beside(&low, marks)),
            false => format!("至少 {} 分，最多 {} 分", beside(&low, marks), beside(&high, marks)),
        };
        let kind = if self.is_bonus { "加分项，" } else { "" };
        let open = if self.is_ranked { "，不判定" } else { "" };
        format!("{points}（{kind}满分 {} 分{open}）", self.full.show(Places::UpTo(4)))
    }
}

impl Total {
    /// "61.3 分（满分 100 分）" or "至少 61.3 分，最多 78.8 分（满分 100 分，其中 5 分不判定）". Rounding never crosses
    /// one of `marks`.
    pub fn say(&self, marks: &[Number]) -> String {
        let mut marks = marks.to_vec();
        marks.push(self.full.clone());
        let shown = |value: &Number| beside(value, &marks);
        let points = match self.span.is_exact() {
            true => format!("{} 分", shown(&self.span.low)),
            false => format!("至少 {} 分，最多 {} 分", shown(&self.span.low), shown(&self.span.high)),
        };
        let full = self.full.show(Places::UpTo(2));
        let unjudged = match self.unjudged.is_zero() {
            true => String::new(),
            false => format!("，其中 {} 分不判定", self.unjudged.show(Places::UpTo(2))),
        };
        format!("{points}（满分 {full} 分{unjudged}）")
    }
}

/// A value with two places, on the true side of every mark.
pub(super) fn beside(value: &Number, marks: &[Number]) -> String {
    let shown = value.plain(Places::UpTo(2));
    let rounded = Number::decimal(&shown).unwrap_or_else(|| value.clone());
    match marks.iter().find(|mark| rounded.cmp(mark) != value.cmp(mark)) {
        Some(mark) => value.show_against(mark, 2),
        None => value.show(Places::UpTo(2)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_never_crosses_the_bound_of_a_grade() {
        let nearly = Number::decimal("79.9999").expect("a decimal");
        let total = Total { span: Span::exactly(nearly), full: Number::whole(100), unjudged: Number::zero() };
        assert_eq!(total.say(&[Number::whole(80)]), "79.99 分（满分 100 分）");
        let open = Total {
            span: Span { low: Number::decimal("61.3").expect("a decimal"), high: Number::whole(78) },
            full: Number::whole(100),
            unjudged: Number::whole(5),
        };
        assert_eq!(open.say(&[]), "至少 61.3 分，最多 78 分（满分 100 分，其中 5 分不判定）");
    }
}
