//! Reading conditions.

use super::Condition;
use crate::id::{DefinitionId, FieldKey, OptionId};
use crate::number::Number;

/// Where a text stops being a condition.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}`, character {at}: expected {expected}")]
pub struct NotACondition {
    /// The whole text.
    pub text: String,
    /// Character, from 1.
    pub at: usize,
    /// What would have been right there.
    pub expected: &'static str,
}

/// Conditions nest at most this deep, so that a hostile file cannot exhaust the stack.
const DEEPEST: usize = 64;

pub(super) fn parse(text: &str) -> Result<Condition, NotACondition> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    let condition = reader.any()?;
    reader.skip_space();
    if reader.at < text.len() { Err(reader.expected("`and`, `or` or the end")) } else { Ok(condition) }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn any(&mut self) -> Result<Condition, NotACondition> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.expected("at most 64 nested conditions"));
        }
        let mut left = self.all()?;
        while self.word("or") {
            left = Condition::Or(Box::new(left), Box::new(self.all()?));
        }
        self.depth -= 1;
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
        if self.word("not") {
            self.depth += 1;
            if self.depth > DEEPEST {
                return Err(self.expected("at most 64 nested conditions"));
            }
            let inner = self.one()?;
            self.depth -= 1;
            return Ok(Condition::Not(Box::new(inner)));
        }
        if self.mark("(") {
            let inner = self.any()?;
            return if self.mark(")") { Ok(inner) } else { Err(self.expected("`)`")) };
        }
        if self.mark("@") {
            let name = self.name("the id of a definition")?;
            return DefinitionId::new(name).map(Condition::Definition).map_err(|_| self.expected("an id"));
        }
        if self.word("everyone") {
            return Ok(Condition::Everyone);
        }
        if self.word("industrial") {
            return Ok(Condition::Industrial);
        }
        let name = self.name("a roster field, `not`, `(`, `@`, `everyone` or `industrial`")?;
        let field = FieldKey::new(name).map_err(|_| self.expected("a roster field"))?;
        self.test(field)
    }

    fn test(&mut self, field: FieldKey) -> Result<Condition, NotACondition> {
        if self.mark(">=") {
            return Ok(Condition::AtLeast(field, self.number()?));
        }
        if self.mark("<=") {
            return Ok(Condition::AtMost(field, self.number()?));
        }
        if self.mark("=") {
            return Ok(Condition::OneOf(field, vec![self.option()?]));
        }
        if !self.word("in") {
            return Ok(Condition::Flag(field));
        }
        if !self.mark("(") {
            return Err(self.expected("`(` after `in`"));
        }
        let mut options = vec![self.option()?];
        while self.mark(",") {
            options.push(self.option()?);
        }
        if self.mark(")") { Ok(Condition::OneOf(field, options)) } else { Err(self.expected("`,` or `)`")) }
    }

    fn option(&mut self) -> Result<OptionId, NotACondition> {
        let name = self.name("the id of an option")?;
        OptionId::new(name).map_err(|_| self.expected("the id of an option"))
    }

    fn number(&mut self) -> Result<Number, NotACondition> {
        let name = self.name("a number")?;
        Number::decimal(name).ok_or_else(|| self.expected("a number"))
    }

    fn name(&mut self, expected: &'static str) -> Result<&'a str, NotACondition> {
        let found = self.peek_name();
        if found.is_empty() {
            return Err(self.expected(expected));
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

    fn word(&mut self, word: &str) -> bool {
        let found = self.peek_name() == word;
        if found {
            self.at += word.len();
        }
        found
    }

    fn mark(&mut self, mark: &str) -> bool {
        self.skip_space();
        let found = self.text[self.at..].starts_with(mark);
        if found {
            self.at += mark.len();
        }
        found
    }

    fn skip_space(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }

    fn expected(&self, expected: &'static str) -> NotACondition {
        NotACondition { text: self.text.to_owned(), at: self.text[..self.at].chars().count() + 1, expected }
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
