//! A TOML text with the place of every key and value in it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::problem;
use crate::problem::{Place, Problem, Said};

/// The longest text of which every error of syntax is said, not only the first. Unit: bytes.
const RECOVERED: usize = 1 << 20;

/// Parts of what the parser says, and the same in Chinese.
const SYNTAX: [(&str, &str); 16] = [
    ("duplicate key", "同一处的键写了两次"),
    ("expected `\"`", "文字的引号没有收尾，文字要用一对英文双引号括住"),
    ("expected `'`", "文字的引号没有收尾，文字要用一对英文单引号括住"),
    ("opening quote", "这里要有英文引号"),
    ("must be quoted", "文字要用一对英文双引号括住"),
    ("escaped", "反斜杠后面的字读不懂；要写反斜杠本身，请写两个"),
    ("missing comma", "前后两项之间少了英文逗号"),
    ("extra comma", "多了一个逗号"),
    ("missing assignment", "键和值之间少了等号"),
    ("key with no value", "键后面没有等号和值"),
    ("missing value", "等号后面没有值"),
    ("`=`", "多了或放错了等号"),
    ("unclosed array", "列表没有用 ] 收尾"),
    ("unclosed", "括号没有收尾"),
    ("unquoted key", "键只能用英文字母、数字、- 和 _"),
    ("invalid", "这里的值读不懂；文字要用一对英文双引号括住"),
];

/// A parsed text.
pub(in crate::framework) struct Doc<'a> {
    text: &'a str,
    /// Byte at which each line begins.
    lines: Vec<usize>,
    root: Spanned<DeTable<'a>>,
}

/// The way from the root to a key or value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::framework) struct Path(Vec<Step>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Key(&'static str),
    Item(usize),
}

impl Path {
    /// A key of the head.
    pub fn of(key: &'static str) -> Self {
        Self::default().key(key)
    }

    /// The key below.
    pub fn key(&self, key: &'static str) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Key(key));
        Self(steps)
    }

    /// The item of a list, from 0.
    pub fn item(&self, index: usize) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Item(index));
        Self(steps)
    }
}

impl<'a> Doc<'a> {
    /// Reads a text as far as it is TOML; with every place where it is not.
    pub fn read(text: &'a str) -> (Self, Vec<Problem>) {
        let (root, errors) = match DeTable::parse(text) {
            Ok(root) => (root, Vec::new()),
            // Going on after the first error is for a person's file; a megabyte of garbage has as many errors.
            Err(first) if text.len() > RECOVERED => (Spanned::new(0..0, DeTable::new()), vec![first]),
            Err(_) => DeTable::parse_recoverable(text),
        };
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let doc = Self { text, lines, root };
        let problems = errors.iter().take(super::MOST + 1).map(|error| doc.syntax(error)).collect();
        (doc, problems)
    }

    /// The table of the whole text.
    pub fn root(&self) -> &DeTable<'a> {
        self.root.get_ref()
    }

    /// The place of a byte.
    pub fn place(&self, byte: usize) -> Place {
        let line = self.lines.partition_point(|start| *start <= byte).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let before = self.text.get(start..byte).unwrap_or_default();
        Place::Line { line: number(line), column: number(before.chars().count() + 1) }
    }

    /// The place of what the path leads to, or of the last thing on the way that is there. A whole item of a list is
    /// named by its id.
    pub fn at(&self, path: &Path) -> Place {
        let mut table = Some(self.root());
        let mut list: Option<&[Spanned<DeValue<'_>>]> = None;
        let mut best = 0;
        for step in &path.0 {
            let value = match step {
                Step::Key(key) => table.and_then(|table| table.get(*key)),
                Step::Item(index) => list.and_then(|list| list.get(*index)),
            };
            let Some(value) = value else { break };
            best = value.span().start;
            (table, list) = (None, None);
            match value.get_ref() {
                DeValue::Table(inner) => {
                    best = inner.get("id").map_or(best, |id| id.span().start);
                    table = Some(inner);
                }
                DeValue::Array(inner) => list = Some(inner),
                _ => {}
            }
        }
        self.place(best)
    }

    /// The place of a character of a text value, counted from 1, as far as the text stands there as it is.
    pub fn inside(&self, value: &Spanned<DeValue<'_>>, character: usize) -> Place {
        let span = value.span();
        let raw = self.text.get(span.clone()).unwrap_or_default();
        let plain = raw.len() >= 2
            && !raw.contains(['\\', '\n'])
            && !raw.starts_with("\"\"\"")
            && !raw.starts_with("'''");
        match raw.char_indices().nth(character) {
            Some((offset, _)) if plain => self.place(span.start + offset),
            _ => self.place(span.start),
        }
    }

    fn syntax(&self, error: &toml::de::Error) -> Problem {
        let place = self.place(error.span().map_or(0, |span| span.start));
        let message = error.message();
        if message.contains("recurs") {
            let say = Said::new("嵌套太深，读不了。", "It is nested too deep to be read.");
            return problem("framework.too_deep", place, say);
        }
        let code = match message.contains("duplicate key") {
            true => "framework.twice",
            false => "framework.syntax",
        };
        let zh = SYNTAX
            .iter()
            .find(|(part, _)| message.contains(part))
            .map_or("这一处不合 TOML 的写法", |(_, zh)| zh);
        problem(code, place, Said::new(format!("{zh}。"), format!("This cannot be read: {message}.")))
    }
}

/// Line and column, both from 1, of a byte of `text`.
pub(crate) fn position(text: &str, byte: usize) -> (u32, u32) {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |rest| rest.chars().count()) + 1;
    (number(line), number(column))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
