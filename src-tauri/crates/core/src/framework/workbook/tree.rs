//! A framework file as a tree whose parts know the cell that they come from, and its text.

use std::fmt::Write as _;

/// A cell: sheet by position, row and column from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cell {
    pub sheet: usize,
    pub row: usize,
    pub column: usize,
}

/// A value with its cell.
#[derive(Debug)]
pub(super) struct Item {
    pub at: Cell,
    pub value: Value,
}

/// A value.
#[derive(Debug)]
pub(super) enum Value {
    /// In quotes.
    Text(String),
    /// A whole number or a flag.
    Bare(String),
    List(Vec<Item>),
    Table(Table),
}

/// Keys in the order in which they are written.
#[derive(Debug, Default)]
pub(super) struct Table(pub Vec<(&'static str, Item)>);

impl Table {
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Item> {
        self.0.iter_mut().find(|(known, _)| *known == key).map(|(_, item)| item)
    }

    pub fn get(&self, key: &str) -> Option<&Item> {
        self.0.iter().find(|(known, _)| *known == key).map(|(_, item)| item)
    }

    /// The table below a key, made when it is not there; nothing when something else is.
    pub fn table(&mut self, key: &'static str, at: Cell) -> Option<&mut Table> {
        if self.get(key).is_none() {
            self.0.push((key, Item { at, value: Value::Table(Table::default()) }));
        }
        match self.get_mut(key).map(|item| &mut item.value) {
            Some(Value::Table(table)) => Some(table),
            _ => None,
        }
    }

    /// The list below a key, made when it is not there; nothing when something else is.
    pub fn list(&mut self, key: &'static str, at: Cell) -> Option<&mut Vec<Item>> {
        if self.get(key).is_none() {
            self.0.push((key, Item { at, value: Value::List(Vec::new()) }));
        }
        match self.get_mut(key).map(|item| &mut item.value) {
            Some(Value::List(list)) => Some(list),
            _ => None,
        }
    }
}

/// A text, and the cell behind each of its places.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub text: String,
    /// Line and column from 1 of every key and value, rising.
    places: Vec<(u32, u32, Cell)>,
    line: u32,
    /// Byte at which the line began.
    start: usize,
}

impl Written {
    /// Writes the whole tree: plain keys first, then tables, then lists of tables.
    pub fn of(root: &Table) -> Self {
        let mut written = Self { line: 1, ..Self::default() };
        let is_section = |value: &Value| match value {
            Value::Table(_) => true,
            Value::List(items) => items.iter().any(|item| matches!(item.value, Value::Table(_))),
            Value::Text(_) | Value::Bare(_) => false,
        };
        for (key, item) in root.0.iter().filter(|(_, item)| !is_section(&item.value)) {
            written.entry(key, item);
        }
        for (key, item) in root.0.iter().filter(|(_, item)| is_section(&item.value)) {
            match &item.value {
                Value::Table(table) => written.section(&format!("[{key}]"), item.at, table),
                Value::List(items) => {
                    for item in items {
                        if let Value::Table(table) = &item.value {
                            written.section(&format!("[[{key}]]"), item.at, table);
                        }
                    }
                }
                Value::Text(_) | Value::Bare(_) => {}
            }
        }
        written
    }

    /// The cell behind a place: that of the last key or value that begins before it.
    pub fn cell(&self, line: u32, column: u32) -> Option<Cell> {
        let after = self.places.partition_point(|(l, c, _)| (*l, *c) <= (line, column));
        let found = after.checked_sub(1).and_then(|index| self.places.get(index));
        found.or(self.places.first()).map(|(_, _, cell)| *cell)
    }

    fn section(&mut self, header: &str, at: Cell, table: &Table) {
        self.end_line();
        self.mark(at);
        self.text.push_str(header);
        self.end_line();
        for (key, item) in &table.0 {
            self.entry(key, item);
        }
    }

    fn entry(&mut self, key: &str, item: &Item) {
        self.pair(key, item, 0);
        self.end_line();
    }

    fn pair(&mut self, key: &str, item: &Item, depth: usize) {
        self.mark(item.at);
        self.text.push_str(key);
        self.text.push_str(" = ");
        self.value(item, depth);
    }

    fn value(&mut self, item: &Item, depth: usize) {
        self.mark(item.at);
        match &item.value {
            Value::Text(text) => self.quoted(text),
            Value::Bare(text) => self.text.push_str(text),
            Value::Table(table) => {
                self.text.push('{');
                for (index, (key, item)) in table.0.iter().enumerate() {
                    self.text.push_str(if index > 0 { ", " } else { " " });
                    self.pair(key, item, depth);
                }
                self.text.push_str(" }");
            }
            Value::List(items) => self.list(items, depth),
        }
    }

    /// Ids on one line; tables and sentences one a line.
    fn list(&mut self, items: &[Item], depth: usize) {
        let is_tall = items.iter().any(|item| match &item.value {
            Value::Table(_) => true,
            Value::Text(text) => !text.is_ascii(),
            Value::Bare(_) | Value::List(_) => false,
        });
        self.text.push('[');
        for (index, item) in items.iter().enumerate() {
            if is_tall {
                self.end_line();
                self.text.push_str(&"  ".repeat(depth + 1));
            } else if index > 0 {
                self.text.push_str(", ");
            }
            self.value(item, depth + 1);
            if is_tall {
                self.text.push(',');
            }
        }
        if is_tall {
            self.end_line();
            self.text.push_str(&"  ".repeat(depth));
        }
        self.text.push(']');
    }

    fn quoted(&mut self, text: &str) {
        self.text.push('"');
        for letter in text.chars() {
            match letter {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                control if control.is_control() => {
                    let _ = write!(self.text, "\\u{:04X}", u32::from(control));
                }
                plain => self.text.push(plain),
            }
        }
        self.text.push('"');
    }

    fn end_line(&mut self) {
        self.text.push('\n');
        self.line = self.line.saturating_add(1);
        self.start = self.text.len();
    }

    fn mark(&mut self, at: Cell) {
        let column = self.text.get(self.start..).map_or(0, |line| line.chars().count()) + 1;
        self.places.push((self.line, u32::try_from(column).unwrap_or(u32::MAX), at));
    }
}
