//! Taking the fields of tables one by one, so that one wrong field hides no other.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::problem;
use super::doc::Doc;
use crate::formula::{Condition, Formula, NotACondition};
use crate::id::NotAnId;
use crate::number::Number;
use crate::problem::{Place, Problem, Said};

/// A value that could not be read; the problem is already said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told;

/// A value, unless a problem was said.
pub(super) type Read<T> = Result<T, Told>;

/// A value with its place.
pub(super) type Value<'a> = Spanned<DeValue<'a>>;

/// Collects problems while tables are read.
pub(super) struct Reader<'d, 'a> {
    pub doc: &'d Doc<'a>,
    pub problems: Vec<Problem>,
    /// Whether something that adds up, such as points or weights, could not be read.
    pub is_patchy: bool,
}

/// The fields of a table, of which each is taken once.
pub(super) struct Fields<'d, 'a> {
    table: &'d DeTable<'a>,
    /// Byte at which the table is said to stand: its id, else its start.
    at: usize,
    taken: Vec<&'static str>,
}

impl<'d, 'a> Fields<'d, 'a> {
    pub fn new(table: &'d DeTable<'a>, at: usize) -> Self {
        let at = table.get("id").map_or(at, |id| id.span().start);
        Self { table, at, taken: Vec::new() }
    }

    /// The value of a key, if it is there.
    pub fn take(&mut self, key: &'static str) -> Option<&'d Value<'a>> {
        self.taken.push(key);
        self.table.get(key)
    }

    /// Whether a key is there.
    pub fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// Where the table stands.
    pub fn at(&self) -> usize {
        self.at
    }
}

impl<'d, 'a> Reader<'d, 'a> {
    pub fn say(
        &mut self,
        code: &'static str,
        at: usize,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Told {
        self.say_at(code, self.doc.place(at), zh, en)
    }

    pub fn say_at(
        &mut self,
        code: &'static str,
        place: Place,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Told {
        if self.problems.len() <= super::MOST {
            self.problems.push(problem(code, place, Said::new(zh, en)));
        }
        Told
    }

    /// Names every key that nobody took.
    pub fn finish(&mut self, fields: Fields<'d, 'a>) {
        let known = &fields.taken;
        for (key, _) in fields.table.iter().filter(|(key, _)| !known.contains(&key.get_ref().as_ref())) {
            let name = key.get_ref();
            let near = known.join(" ");
            self.say(
                "framework.unknown_key",
                key.span().start,
                format!("这里没有“{name}”这个键；可用的键：{near}。"),
                format!("There is no key `{name}` here; the keys are: {near}."),
            );
        }
    }

    pub fn table(&mut self, value: &'d Value<'a>) -> Read<Fields<'d, 'a>> {
        match value.get_ref() {
            DeValue::Table(table) => Ok(Fields::new(table, value.span().start)),
            _ => Err(self.wrong(value, "一组键值 { … }", "a table { … }")),
        }
    }

    pub fn list(&mut self, value: Option<&'d Value<'a>>) -> Read<&'d [Value<'a>]> {
        match value.map(|value| (value, value.get_ref())) {
            None => Ok(&[]),
            Some((_, DeValue::Array(items))) => Ok(items),
            Some((value, _)) => Err(self.wrong(value, "一个列表 [ … ]", "a list [ … ]")),
        }
    }

    /// Every item of a list of tables that can be read, with its position in the list.
    pub fn items<T>(
        &mut self,
        value: Option<&'d Value<'a>>,
        mut read: impl FnMut(&mut Self, Fields<'d, 'a>) -> Read<T>,
    ) -> Read<Vec<T>> {
        let mut all = Ok(Vec::new());
        for item in self.list(value)? {
            let one = self.table(item).and_then(|fields| read(self, fields));
            match (one, &mut all) {
                (Ok(one), Ok(list)) => list.push(one),
                (Err(told), _) => all = Err(told),
                (Ok(_), Err(_)) => {}
            }
        }
        all
    }

    pub fn str_of(&mut self, value: &'d Value<'a>) -> Read<&'d str> {
        match value.get_ref() {
            DeValue::String(text) => Ok(text),
            DeValue::Integer(_) | DeValue::Float(_) => {
                Err(self.wrong(value, "带引号的文字，例如 \"2.4\"", "text in quotes such as \"2.4\""))
            }
            _ => Err(self.wrong(value, "带引号的文字", "text in quotes")),
        }
    }

    /// A text that may be absent.
    pub fn maybe(&mut self, fields: &mut Fields<'d, 'a>, key: &'static str) -> Read<Option<&'d str>> {
        fields.take(key).map(|value| self.str_of(value)).transpose()
    }

    /// A text, or an empty one.
    pub fn optional(&mut self, fields: &mut Fields<'d, 'a>, key: &'static str) -> Read<String> {
        Ok(self.maybe(fields, key)?.unwrap_or_default().to_owned())
    }

    /// A text that must be there.
    pub fn text(&mut self, fields: &mut Fields<'d, 'a>, key: &'static str) -> Read<String> {
        let value = self.needed(fields, key)?;
        self.str_of(value).map(str::to_owned)
    }

    /// A value that must be there.
    pub fn needed(&mut self, fields: &mut Fields<'d, 'a>, key: &'static str) -> Read<&'d Value<'a>> {
        fields.take(key).ok_or_else(|| {
            self.say(
                "framework.missing_key",
                fields.at,
                format!("缺少必填的“{key}”。"),
                format!("`{key}` is missing."),
            )
        })
    }

    /// A whole number that may be absent, written as `3` or `"3"`.
    pub fn whole(&mut self, fields: &mut Fields<'d, 'a>, key: &'static str) -> Read<Option<u32>> {
        let Some(value) = fields.take(key) else { return Ok(None) };
        let digits = match value.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 => Some(integer.as_str()),
            DeValue::String(text) => Some(text.as_ref()),
            _ => None,
        };
        match digits.and_then(|digits| digits.parse().ok()) {
            Some(whole) => Ok(Some(whole)),
            None => Err(self.wrong(value, "一个不小于 0 的整数", "a whole number from 0")),
        }
    }

    pub fn flag(&mut self, fields: &mut Fields<'d, 'a>, key: &'static str, default: bool) -> Read<bool> {
        match fields.take(key).map(|value| (value, value.get_ref())) {
            None => Ok(default),
            Some((_, DeValue::Boolean(value))) => Ok(*value),
            Some((value, _)) => Err(self.wrong(value, "true 或 false", "true or false")),
        }
    }

    /// One of several words that may be absent.
    pub fn word<T: Copy>(
        &mut self,
        fields: &mut Fields<'d, 'a>,
        key: &'static str,
        words: &[(&str, T)],
    ) -> Read<Option<T>> {
        fields.take(key).map(|value| self.word_of(value, words)).transpose()
    }

    pub fn word_of<T: Copy>(&mut self, value: &'d Value<'a>, words: &[(&str, T)]) -> Read<T> {
        let text = self.str_of(value)?;
        words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning).ok_or_else(|| {
            let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.say(
                "framework.wrong_type",
                value.span().start,
                format!("“{text}”不在可用的值中：{}。", all.join("、")),
                format!("`{text}` is none of: {}.", all.join(", ")),
            )
        })
    }

    pub fn number_of(&mut self, value: &'d Value<'a>) -> Read<Number> {
        let text = self.str_of(value)?;
        Number::authored(text).ok_or_else(|| self.not_a_number(value, text))
    }

    pub fn not_a_number(&mut self, value: &'d Value<'a>, text: &str) -> Told {
        self.say(
            "framework.wrong_type",
            value.span().start,
            format!("“{text}”不是数；请写成 \"2.4\"、\"25%\" 或 \"1/3\"，不加千位分隔符。"),
            format!("`{text}` is no number; write \"2.4\", \"25%\" or \"1/3\", without separators."),
        )
    }

    pub fn number(&mut self, fields: &mut Fields<'d, 'a>, key: &'static str) -> Read<Number> {
        let value = self.needed(fields, key)?;
        self.number_of(value)
    }

    pub fn maybe_number(&mut self, fields: &mut Fields<'d, 'a>, key: &'static str) -> Read<Option<Number>> {
        fields.take(key).map(|value| self.number_of(value)).transpose()
    }

    pub fn id_of<T>(&mut self, value: &'d Value<'a>, make: fn(String) -> Result<T, NotAnId>) -> Read<T> {
        let text = self.str_of(value)?;
        make(text.to_owned()).map_err(|error| {
            self.say(
                "framework.bad_id",
                value.span().start,
                format!("“{text}”不能作编号：只用小写字母、数字和 . - _，至多 64 个字符。"),
                format!("{error}."),
            )
        })
    }

    /// What could be read, or a stand-in, so that everything beside it is still looked at.
    pub fn or<T>(&mut self, read: Read<T>, stand_in: impl FnOnce() -> T) -> T {
        read.unwrap_or_else(|Told| {
            self.is_patchy = true;
            stand_in()
        })
    }

    /// The same for an id: `no.3` for the third item.
    pub fn id_or<T>(
        &mut self,
        read: Read<T>,
        item: usize,
        make: fn(String) -> Result<T, NotAnId>,
    ) -> Read<T> {
        self.is_patchy |= read.is_err();
        // A stand-in is an id by its shape.
        read.or_else(|told| make(format!("no.{}", item + 1)).map_err(|_| told))
    }

    pub fn id<T>(
        &mut self,
        fields: &mut Fields<'d, 'a>,
        key: &'static str,
        make: fn(String) -> Result<T, NotAnId>,
    ) -> Read<T> {
        let value = self.needed(fields, key)?;
        self.id_of(value, make)
    }

    pub fn maybe_id<T>(
        &mut self,
        fields: &mut Fields<'d, 'a>,
        key: &'static str,
        make: fn(String) -> Result<T, NotAnId>,
    ) -> Read<Option<T>> {
        fields.take(key).map(|value| self.id_of(value, make)).transpose()
    }

    pub fn ids<T>(
        &mut self,
        fields: &mut Fields<'d, 'a>,
        key: &'static str,
        make: fn(String) -> Result<T, NotAnId>,
    ) -> Read<Vec<T>> {
        let items = self.list(fields.take(key))?;
        let all: Vec<Read<T>> = items.iter().map(|item| self.id_of(item, make)).collect();
        all.into_iter().collect()
    }

    pub fn texts(&mut self, fields: &mut Fields<'d, 'a>, key: &'static str) -> Read<Vec<String>> {
        let items = self.list(fields.take(key))?;
        let all: Vec<Read<String>> = items.iter().map(|item| self.str_of(item).map(str::to_owned)).collect();
        all.into_iter().collect()
    }

    pub fn condition(&mut self, fields: &mut Fields<'d, 'a>, key: &'static str) -> Read<Condition> {
        let value = self.needed(fields, key)?;
        let text = self.str_of(value)?;
        Condition::parse(text).map_err(|error| self.not_a_formula(value, &error, "条件"))
    }

    pub fn formula(&mut self, fields: &mut Fields<'d, 'a>, key: &'static str) -> Read<Formula> {
        let value = self.needed(fields, key)?;
        let text = self.str_of(value)?;
        Formula::parse(text).map_err(|error| self.not_a_formula(value, &error, "公式"))
    }

    fn not_a_formula(&mut self, value: &'d Value<'a>, error: &NotACondition, what: &str) -> Told {
        let place = self.doc.inside(value, error.at);
        let NotACondition { text, at, expected, expected_zh } = error;
        self.say_at(
            "framework.formula_syntax",
            place,
            format!("{what}“{text}”第 {at} 个字起读不懂，这里应是{expected_zh}。"),
            format!("`{text}` cannot be read from character {at}; expected {expected}."),
        )
    }

    fn wrong(&mut self, value: &'d Value<'a>, zh: &str, en: &str) -> Told {
        let found = kind_of(value.get_ref());
        self.say(
            "framework.wrong_type",
            value.span().start,
            format!("这里应是{zh}，写的是{}。", found.0),
            format!("Expected {en}, found {}.", found.1),
        )
    }
}

fn kind_of(value: &DeValue<'_>) -> (String, String) {
    let shown = |text: &str| (format!("不带引号的 {text}"), format!("the bare {text}"));
    match value {
        DeValue::String(text) => (format!("文字“{text}”"), format!("the text `{text}`")),
        DeValue::Integer(integer) => shown(integer.as_str()),
        DeValue::Float(float) => shown(float.as_str()),
        DeValue::Boolean(value) => shown(if *value { "true" } else { "false" }),
        DeValue::Datetime(value) => shown(&value.to_string()),
        DeValue::Array(_) => ("一个列表".to_owned(), "a list".to_owned()),
        DeValue::Table(_) => ("一组键值".to_owned(), "a table".to_owned()),
    }
}
