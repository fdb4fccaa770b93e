//! Reading conditions. The reader is shared with formulas, which hold conditions.

use super::Condition;
use crate::id::{DefinitionId, FieldKey, OptionId};
use crate::number::Number;

/// Where a text stops being a condition or a formula.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}`, character {at}: expected {expected}")]
pub struct NotACondition {
    /// The whole text.
    pub text: String,
    /// Character, from 1.
    pub at: usize,
    /// What would have been right there.
    pub expected: &'static str,
    /// The same in Chinese.
    pub expected_zh: &'static str,
}

/// Conditions and formulas nest at most this deep, so that a hostile file cannot exhaust the stack.
const DEEPEST: usize = 64;
/// They have at most this many parts: a chain of parts is as deep as it is long.
const MOST_PARTS: usize = 200;

pub(super) fn parse(text: &str) -> Result<Condition, NotACondition> {
    let mut reader = Reader::new(text);
    let condition = reader.any()?;
    reader.end("`and`、`or` 或结尾", "`and`, `or` or the end")?;
    Ok(condition)
}

pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    depth: usize,
    parts: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, depth: 0, parts: 0 }
    }

    /// One level deeper, refused when it is too deep.
    pub(super) fn deeper(&mut self) -> Result<(), NotACondition> {
        self.depth += 1;
        if self.depth > DEEPEST {
            Err(self.expected("至多 64 层嵌套", "at most 64 levels"))
        } else {
            Ok(())
        }
    }

    pub(super) fn back_up(&mut self) {
        self.depth -= 1;
    }

    /// One part more, refused when there are too many.
    pub(super) fn part(&mut self) -> Result<(), NotACondition> {
        self.parts += 1;
        if self.parts > MOST_PARTS {
            Err(self.expected("至多 200 个部分", "at most 200 parts"))
        } else {
            Ok(())
        }
    }

    pub(super) fn end(&mut self, zh: &'static str, en: &'static str) -> Result<(), NotACondition> {
        self.skip_space();
        if self.at < self.text.len() { Err(self.expected(zh, en)) } else { Ok(()) }
    }

    pub(super) fn any(&mut self) -> Result<Condition, NotACondition> {
        self.deeper()?;
        let mut left = self.all()?;
        while self.word("or") {
            left = Condition::Or(Box::new(left), Box::new(self.all()?));
        }
        self.back_up();
        Ok(left)
    }

    fn all(&mut self) -> Result<Condition, NotACondition> {
        let mut left = self.one()?;
        while self.word("and") {
            left = Condition::And(Box::new(left), Box::new(self.one()?));
        }
        Ok(left)
    }

    fn one(&mut self) -> Result<Condition, NotACondition> {
        self.part()?;
        if self.word("not") {
            self.deeper()?;
            let inner = self.one()?;
            self.back_up();
            return Ok(Condition::Not(Box::new(inner)));
        }
        if self.mark("(") {
            let inner = self.any()?;
            return if self.mark(")") { Ok(inner) } else { Err(self.expected("`)`", "`)`")) };
        }
        if self.mark("@") {
            let name = self.name("口径的编号", "the id of a definition")?;
            return DefinitionId::new(name)
                .map(Condition::Definition)
                .map_err(|_| self.expected("编号", "an id"));
        }
        if self.word("everyone") {
            return Ok(Condition::Everyone);
        }
        if self.word("industrial") {
            return Ok(Condition::Industrial);
        }
        if self.call("known") {
            let field = self.field()?;
            return if self.mark(")") {
                Ok(Condition::Known(field))
            } else {
                Err(self.expected("`)`", "`)`"))
            };
        }
        let field = self.field()?;
        self.test(field)
    }

    pub(super) fn field(&mut self) -> Result<FieldKey, NotACondition> {
        let name = self.name(
            "栏目、`not`、`(`、`@`、`known(`、`everyone` 或 `industrial`",
            "a field, `not`, `(`, `@`, `known(`, `everyone` or `industrial`",
        )?;
        FieldKey::new(name).map_err(|_| self.expected("栏目的编号", "the key of a field"))
    }

    fn test(&mut self, field: FieldKey) -> Result<Condition, NotACondition> {
        if self.mark(">=") {
            return Ok(Condition::AtLeast(field, self.number()?));
        }
        if self.mark("<=") {
            return Ok(Condition::AtMost(field, self.number()?));
        }
        if self.mark(">") {
            return Ok(Condition::Over(field, self.number()?));
        }
        if self.mark("<") {
            return Ok(Condition::Below(field, self.number()?));
        }
        if self.mark("!=") {
            return Ok(Condition::Not(Box::new(Condition::OneOf(field, vec![self.option()?]))));
        }
        if self.mark("=") {
            return Ok(Condition::OneOf(field, vec![self.option()?]));
        }
        if !self.word("in") {
            return Ok(Condition::Flag(field));
        }
        if !self.mark("(") {
            return Err(self.expected("`in` 后面的 `(`", "`(` after `in`"));
        }
        let mut options = vec![self.option()?];
        while self.mark(",") {
            options.push(self.option()?);
        }
        if self.mark(")") {
            Ok(Condition::OneOf(field, options))
        } else {
            Err(self.expected("`,` 或 `)`", "`,` or `)`"))
        }
    }

    fn option(&mut self) -> Result<OptionId, NotACondition> {
        let name = self.name("选项的编号", "the id of an option")?;
        OptionId::new(name).map_err(|_| self.expected("选项的编号", "the id of an option"))
    }

    fn number(&mut self) -> Result<Number, NotACondition> {
        let name = self.name("数字", "a number")?;
        Number::authored(name).ok_or_else(|| self.expected("数字", "a number"))
    }

    pub(super) fn name(&mut self, zh: &'static str, en: &'static str) -> Result<&'a str, NotACondition> {
        let found = self.peek_name();
        if found.is_empty() {
            return Err(self.expected(zh, en));
        }
        self.at += found.len();
        Ok(found)
    }

    fn peek_name(&mut self) -> &'a str {
        self.skip_space();
        let text: &'a str = self.text;
        let rest = &text[self.at..];
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')));
        &rest[..end.unwrap_or(rest.len())]
    }

    /// A name that is followed by `(`; both are taken.
    pub(super) fn call(&mut self, name: &str) -> bool {
        let before = self.at;
        let found = self.word(name) && self.mark("(");
        if !found {
            self.at = before;
        }
        found
    }

    pub(super) fn word(&mut self, word: &str) -> bool {
        let found = self.peek_name() == word;
        if found {
            self.at += word.len();
        }
        found
    }

    pub(super) fn mark(&mut self, mark: &str) -> bool {
        self.skip_space();
        let found = self.text[self.at..].starts_with(mark);
        if found {
            self.at += mark.len();
        }
        found
    }

    pub(super) fn skip_space(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }

    pub(super) fn expected(&self, zh: &'static str, en: &'static str) -> NotACondition {
        NotACondition {
            text: self.text.to_owned(),
            at: self.text[..self.at].chars().count() + 1,
            expected: en,
            expected_zh: zh,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn and_binds_closer_than_or() {
        let field = |name: &str| Box::new(Condition::Flag(FieldKey::new(name).expect("a key")));
        assert_eq!(
            parse("a or b and not c"),
            Ok(Condition::Or(
                field("a"),
                Box::new(Condition::And(field("b"), Box::new(Condition::Not(field("c")))))
            ))
        );
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        for (text, at) in
            [("", 1), ("a and", 6), ("a b", 3), ("(a", 3), ("x in a", 6), ("x >= y", 7), ("@", 2)]
        {
            let problem = parse(text).expect_err(text);
            assert_eq!(problem.at, at, "{problem}");
        }
    }

    #[test]
    fn a_hostile_nesting_is_refused() {
        assert!(parse(&"(".repeat(100_000)).is_err());
        assert!(parse(&"not ".repeat(100_000)).is_err());
    }
}
