//! Standings, citations and advice.

use super::super::indicator::Advice;
use super::super::score_rule::{Bound, Range};
use super::fields::{Fields, Read, Reader, Told, Value};
use crate::id::SourceId;
use crate::number::Number;
use crate::standing::{Basis, Source, Standing};
use crate::unit::Unit;

/// The document of a citation that could not be read.
pub(super) const UNREAD_SOURCE: &str = "no.0";

const STANDINGS: [(&str, Standing); 4] = [
    ("official", Standing::Official),
    ("interpretation", Standing::Interpretation),
    ("derived", Standing::Derived),
    ("house", Standing::House),
];

impl<'d, 'a> Reader<'d, 'a> {
    pub fn standing(&mut self, fields: &mut Fields<'d, 'a>) -> Read<Standing> {
        let at = fields.at();
        match self.word(fields, "standing", &STANDINGS)? {
            Some(standing) => Ok(standing),
            None => Err(self.say(
                "framework.no_standing",
                at,
                "没有写明效力 standing。",
                "It does not say its standing.",
            )),
        }
    }

    /// Standing and citation of a part that judges; without a citation that of what it belongs to counts.
    pub fn basis(&mut self, fields: &mut Fields<'d, 'a>) -> Read<Basis> {
        let standing = self.standing(fields);
        let source = self.source(fields);
        Ok(Basis { standing: standing?, source: source? })
    }

    /// The same where both may be absent, and what it belongs to counts.
    pub fn maybe_basis(&mut self, fields: &mut Fields<'d, 'a>) -> Read<Option<Basis>> {
        if fields.has("standing") || fields.has("source") {
            self.basis(fields).map(Some)
        } else {
            fields.take("standing");
            fields.take("source");
            Ok(None)
        }
    }

    pub fn source(&mut self, fields: &mut Fields<'d, 'a>) -> Read<Option<Source>> {
        let Some(value) = fields.take("source") else { return Ok(None) };
        let mut inner = self.table(value)?;
        let doc = self.id(&mut inner, "doc", SourceId::new);
        let place = self.text(&mut inner, "place");
        let quote = self.text(&mut inner, "quote");
        self.finish(inner);
        Ok(Some(Source { doc: doc?, place: place?, quote: quote? }))
    }

    /// A citation, or a stand-in for one that is there and wrong: it says nothing of missing citations.
    pub fn source_or(&mut self, source: Read<Option<Source>>) -> Option<Source> {
        let unread = |Told| {
            let doc = SourceId::new(UNREAD_SOURCE.to_owned()).ok()?;
            Some(Source { doc, place: "?".to_owned(), quote: "?".to_owned() })
        };
        source.unwrap_or_else(unread)
    }

    pub fn advice(&mut self, mut fields: Fields<'d, 'a>) -> Read<Advice> {
        let text = self.text(&mut fields, "text");
        let standing = self.standing(&mut fields);
        self.finish(fields);
        Ok(Advice { text: text?, standing: standing? })
    }

    /// A figure in the unit of the question; `"60%"`, `"20亿元"` are converted into it.
    pub fn figure_of(&mut self, value: &'d Value<'a>, unit: Option<&Unit>) -> Read<Number> {
        let text = self.str_of(value)?;
        let end =
            text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '/'))).unwrap_or(text.len());
        let (figure, symbol) = (&text[..end], text[end..].trim());
        let Some(number) = Number::authored(figure) else { return Err(self.not_a_number(value, text)) };
        let Some(unit) = unit.filter(|_| !symbol.is_empty()) else {
            return if symbol.is_empty() { Ok(number) } else { self.number_of(value) };
        };
        match Unit::named(symbol).factor_to(unit) {
            Some(factor) => Ok(&number * &factor),
            None => Err(self.mismatch(value, text, unit.symbol())),
        }
    }

    fn mismatch(&mut self, value: &'d Value<'a>, text: &str, unit: &str) -> Told {
        let unit = if unit.is_empty() { "（无单位）" } else { unit };
        self.say(
            "framework.unit_mismatch",
            value.span().start,
            format!("“{text}”的单位不能换算成题目的单位“{unit}”。"),
            format!("`{text}` does not convert into the unit of the question, {unit}."),
        )
    }

    pub fn figure(
        &mut self,
        fields: &mut Fields<'d, 'a>,
        key: &'static str,
        unit: Option<&Unit>,
    ) -> Read<Number> {
        let value = self.needed(fields, key)?;
        self.figure_of(value, unit)
    }

    /// `from` or `over`, `to` or `below`.
    pub fn range(&mut self, fields: &mut Fields<'d, 'a>, unit: Option<&Unit>) -> Read<Range> {
        let low = self.bound(fields, "from", "over", unit);
        let high = self.bound(fields, "to", "below", unit);
        Ok(Range { low: low?, high: high? })
    }

    pub fn bound(
        &mut self,
        fields: &mut Fields<'d, 'a>,
        included: &'static str,
        excluded: &'static str,
        unit: Option<&Unit>,
    ) -> Read<Option<Bound>> {
        let (inner, outer) = (fields.take(included), fields.take(excluded));
        match (inner, outer) {
            (None, None) => Ok(None),
            (Some(value), None) => Ok(Some(Bound { value: self.figure_of(value, unit)?, is_included: true })),
            (None, Some(value)) => {
                Ok(Some(Bound { value: self.figure_of(value, unit)?, is_included: false }))
            }
            (Some(_), Some(value)) => Err(self.say(
                "framework.twice",
                value.span().start,
                format!("“{included}”（含）和“{excluded}”（不含）只能写一个。"),
                format!("Write either `{included}` (included) or `{excluded}` (not included)."),
            )),
        }
    }
}
