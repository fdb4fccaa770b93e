//! Reading formulas.

use super::super::NotACondition;
use super::super::parse::Reader;
use super::{Expr, Fold, Op, Year};
use crate::id::{FieldKey, IndicatorId};
use crate::number::Number;
use crate::unit::Unit;

type Read<T> = Result<T, NotACondition>;

pub(super) fn parse(text: &str) -> Read<Expr> {
    let mut reader = Reader::new(text);
    let expr = reader.sum()?;
    reader.end("`+`、`-`、`×`、`÷` 或结尾", "`+`, `-`, `×`, `÷` or the end")?;
    Ok(expr)
}

impl Reader<'_> {
    fn sum(&mut self) -> Read<Expr> {
        self.deeper()?;
        let mut left = self.product()?;
        loop {
            let op = if self.either("+", "＋") {
                Op::Plus
            } else if self.either("-", "−") {
                Op::Minus
            } else {
                self.back_up();
                return Ok(left);
            };
            left = Expr::Binary(op, Box::new(left), Box::new(self.product()?));
        }
    }

    fn product(&mut self) -> Read<Expr> {
        let mut left = self.sign()?;
        loop {
            let op = if self.either("*", "×") {
                Op::Times
            } else if self.either("/", "÷") {
                Op::Over
            } else {
                return Ok(left);
            };
            left = Expr::Binary(op, Box::new(left), Box::new(self.sign()?));
        }
    }

    fn sign(&mut self) -> Read<Expr> {
        self.part()?;
        if self.either("-", "−") {
            self.deeper()?;
            let inner = self.sign()?;
            self.back_up();
            return Ok(Expr::Negative(Box::new(inner)));
        }
        if self.either("(", "（") {
            let inner = self.sum()?;
            self.close()?;
            return Ok(inner);
        }
        self.skip_space();
        if self.text[self.at..].starts_with(|c: char| c.is_ascii_digit()) {
            return self.literal();
        }
        self.call_or_input()
    }

    fn literal(&mut self) -> Read<Expr> {
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
        let number = Number::authored(&rest[..end]).ok_or_else(|| self.expected("数字", "a number"))?;
        self.at += end;
        self.skip_space();
        let rest = &self.text[self.at..];
        let is_unit = |c: char| c == '%' || c == '‰' || (c.is_alphabetic() && !c.is_ascii());
        let end = rest.find(|c: char| !is_unit(c)).unwrap_or(rest.len());
        self.at += end;
        let unit = (end > 0).then(|| Unit::named(&rest[..end]));
        Ok(Expr::Literal(number, unit))
    }

    fn call_or_input(&mut self) -> Read<Expr> {
        for (name, fold) in [("min", Fold::Min), ("max", Fold::Max), ("sum", Fold::Sum)] {
            if self.call(name) {
                let mut parts = vec![self.sum()?];
                while self.either(",", "，") {
                    parts.push(self.sum()?);
                }
                self.close()?;
                return Ok(Expr::Fold(fold, parts));
            }
        }
        let expr = if self.call("count") {
            Expr::Count(self.any()?)
        } else if self.call("share") {
            let done = self.any()?;
            if !self.word("of") {
                return Err(self.expected("`of`：share(条件 of 范围)", "`of`, as in share(done of all)"));
            }
            Expr::Share { done, among: self.any()? }
        } else if self.call("total") {
            let field = self.field()?;
            if !self.word("where") {
                return Err(self
                    .expected("`where`：total(栏目 where 条件)", "`where`, as in total(column where all)"));
            }
            Expr::Total { field, when: self.any()? }
        } else if self.call("indicator") {
            let id = self.name("指标的编号", "the id of an indicator")?;
            Expr::Indicator(
                IndicatorId::new(id).map_err(|_| self.expected("指标的编号", "the id of an indicator"))?,
            )
        } else if self.mark("base.") {
            let key = self.key()?;
            return Ok(Expr::Base { key, year: self.year()? });
        } else if self.mark("profile.") {
            return Ok(Expr::Profile(self.key()?));
        } else {
            return Err(self.expected(
                "数字、`(`、`base.栏目`、`profile.栏目`、`indicator(`、`count(`、`share(`、`total(`、`min(`、`max(` 或 `sum(`",
                "a number, `(`, `base.key`, `profile.key`, `indicator(`, `count(`, `share(`, `total(`, `min(`, `max(` or `sum(`",
            ));
        };
        self.close()?;
        Ok(expr)
    }

    /// A key without `-`, which is a minus here.
    fn key(&mut self) -> Read<FieldKey> {
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
        let key =
            FieldKey::new(&rest[..end]).map_err(|_| self.expected("栏目的编号", "the key of a field"))?;
        self.at += end;
        Ok(key)
    }

    fn year(&mut self) -> Read<Year> {
        if !self.mark("[") {
            return Ok(Year::Back(0));
        }
        let back = self.either("-", "−");
        let digits = self.name("年份或 -1", "a year or -1")?;
        let number: u16 = digits.parse().map_err(|_| self.expected("年份或 -1", "a year or -1"))?;
        if !self.mark("]") {
            return Err(self.expected("`]`", "`]`"));
        }
        Ok(if back || number == 0 { Year::Back(number) } else { Year::Of(number) })
    }

    fn either(&mut self, mark: &str, other: &str) -> bool {
        self.mark(mark) || self.mark(other)
    }

    fn close(&mut self) -> Read<()> {
        if self.either(")", "）") { Ok(()) } else { Err(self.expected("`)`", "`)`")) }
    }
}
