//! Points and the rules by which they come about.

use super::super::score_rule::{Band, Score, ScoreRule};
use super::fields::{Fields, Read, Reader};
use crate::unit::Unit;

#[derive(Clone, Copy)]
enum Kind {
    Target,
    Bands,
    Options,
    Level,
    Linear,
    PerUnit,
    Index,
    Ranked,
}

const KINDS: [(&str, Kind); 8] = [
    ("target", Kind::Target),
    ("bands", Kind::Bands),
    ("options", Kind::Options),
    ("level", Kind::Level),
    ("linear", Kind::Linear),
    ("per_unit", Kind::PerUnit),
    ("index", Kind::Index),
    ("ranked", Kind::Ranked),
];

impl<'d, 'a> Reader<'d, 'a> {
    pub fn score(&mut self, fields: &mut Fields<'d, 'a>, unit: Option<&Unit>) -> Read<Score> {
        let full = self.number(fields, "full");
        let rule = self.needed(fields, "rule").and_then(|value| self.table(value));
        let rule = rule.and_then(|fields| self.rule(fields, unit));
        let is_bonus = self.flag(fields, "bonus", false);
        let basis = self.basis(fields);
        Ok(Score { full: full?, rule: rule?, is_bonus: is_bonus?, basis: basis? })
    }

    fn rule(&mut self, mut fields: Fields<'d, 'a>, unit: Option<&Unit>) -> Read<ScoreRule> {
        let kind = self.needed(&mut fields, "kind").and_then(|value| self.word_of(value, &KINDS))?;
        let rule = match kind {
            Kind::Target => Ok(ScoreRule::Target),
            Kind::Options => Ok(ScoreRule::Options),
            Kind::Level => Ok(ScoreRule::Level),
            Kind::Bands => {
                let bands = self.needed(&mut fields, "bands");
                let bands = bands
                    .and_then(|value| self.items(Some(value), |reader, fields| reader.band(fields, unit)));
                bands.map(ScoreRule::Bands)
            }
            Kind::Linear => {
                let zero = self.figure(&mut fields, "zero", unit);
                let full_at = self.figure(&mut fields, "full_at", unit);
                zero.and_then(|zero| Ok(ScoreRule::Linear { zero, full_at: full_at? }))
            }
            Kind::PerUnit => {
                let points = self.number(&mut fields, "points");
                let each = self.figure(&mut fields, "each", unit);
                let up_to = self.number(&mut fields, "up_to");
                points.and_then(|points| Ok(ScoreRule::PerUnit { points, each: each?, up_to: up_to? }))
            }
            Kind::Index => {
                let base = self.formula(&mut fields, "base");
                let times = self.number(&mut fields, "times");
                base.and_then(|base| Ok(ScoreRule::Index { base, times: times? }))
            }
            Kind::Ranked => self.text(&mut fields, "text").map(|text| ScoreRule::Ranked { text }),
        };
        self.finish(fields);
        rule
    }

    fn band(&mut self, mut fields: Fields<'d, 'a>, unit: Option<&Unit>) -> Read<Band> {
        let range = self.range(&mut fields, unit);
        let otherwise = self.flag(&mut fields, "otherwise", false);
        let points = self.number(&mut fields, "points");
        let basis = self.maybe_basis(&mut fields);
        let at = fields.at();
        self.finish(fields);
        let (range, otherwise) = (range?, otherwise?);
        let is_bounded = range.low.is_some() || range.high.is_some();
        if otherwise == is_bounded {
            return Err(self.say(
                "framework.band_contradiction",
                at,
                "一档要么写界限（from、over、to、below），要么写 otherwise = true。",
                "A band has either bounds (from, over, to, below) or `otherwise = true`.",
            ));
        }
        Ok(Band { range: is_bounded.then_some(range), points: points?, basis: basis? })
    }
}
