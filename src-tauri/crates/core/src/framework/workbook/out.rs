//! From the text of a framework to sheets.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::EMPTY;
use super::schema::{self, Column, GUIDE, HEAD, Kind, Sheet};
use crate::roster::sheet::{CellOut, ColumnFormat, ColumnOut, SheetOut};

/// The sheets of a framework, with a sheet of explanations for people in front.
///
/// Nothing is said of a text that is not TOML: whoever calls has examined it.
pub fn sheets(text: &str, guide: &str) -> Vec<SheetOut> {
    let root = DeTable::parse(text).unwrap_or_else(|_| Spanned::new(0..0, DeTable::new()));
    let root = root.get_ref();
    let mut sheets = vec![explained(guide), head(root)];
    sheets.extend(schema::sheets().iter().map(|sheet| list(root, sheet)));
    sheets
}

fn explained(guide: &str) -> SheetOut {
    let rows = guide.lines().skip(1).map(|line| vec![text(line)]).collect();
    let header = guide.lines().next().unwrap_or(GUIDE).to_owned();
    SheetOut { name: GUIDE.to_owned(), columns: vec![plain(header, 120, Vec::new())], rows }
}

fn head(root: &DeTable<'_>) -> SheetOut {
    let columns = vec![plain("项目".to_owned(), 28, Vec::new()), plain("内容".to_owned(), 80, Vec::new())];
    let rows = schema::head().iter().map(|row| vec![text(&heading(row)), cell(root, row)]).collect();
    SheetOut { name: HEAD.to_owned(), columns, rows }
}

fn list(root: &DeTable<'_>, sheet: &Sheet) -> SheetOut {
    let owners = sheet.owners.iter().map(|(zh, key)| plain(owner_heading(zh, key), 20, Vec::new()));
    let columns = owners.chain(sheet.columns.iter().map(shown)).collect();
    let mut rows = Vec::new();
    let keys: Vec<&str> = sheet.owners.iter().map(|(_, key)| *key).collect();
    walk(&Way { table: root, rest: sheet.list, keys: &keys }, &mut Vec::new(), &mut |owners, item| {
        let owners = owners.iter().map(|owner| text(owner));
        let cells = sheet.columns.iter().map(|column| match item {
            DeValue::Table(table) => cell(table, column),
            // A list of sentences has one column.
            other => value(other, column.kind),
        });
        rows.push(owners.chain(cells).collect());
    });
    SheetOut { name: sheet.name.to_owned(), columns, rows }
}

/// A table on the way to a list, and the keys that name the items passed.
struct Way<'w, 't> {
    table: &'w DeTable<'t>,
    rest: &'w [&'static str],
    keys: &'w [&'w str],
}

/// Goes down to every item of a list, with the names of the items above it.
fn walk<'w>(way: &Way<'w, '_>, owners: &mut Vec<String>, found: &mut dyn FnMut(&[String], &DeValue<'_>)) {
    let Some((step, rest)) = way.rest.split_first() else { return };
    let Some(value) = step.split('|').find_map(|key| way.table.get(key)) else { return };
    match value.get_ref() {
        DeValue::Table(table) => walk(&Way { table, rest, keys: way.keys }, owners, found),
        DeValue::Array(items) if rest.is_empty() => {
            for item in items.iter() {
                found(owners, item.get_ref());
            }
        }
        DeValue::Array(items) => {
            let Some((key, keys)) = way.keys.split_first() else { return };
            for item in items.iter() {
                let DeValue::Table(table) = item.get_ref() else { continue };
                let name = table.get(*key).and_then(|name| name.get_ref().as_str()).unwrap_or_default();
                owners.push(name.to_owned());
                walk(&Way { table, rest, keys }, owners, found);
                owners.pop();
            }
        }
        _ => {}
    }
}

/// The cell of a column for an item.
fn cell(table: &DeTable<'_>, column: &Column) -> CellOut {
    let mut table = table;
    let mut keys = column.path.split('.').peekable();
    while let Some(key) = keys.next() {
        let Some(found) = table.get(key) else { return CellOut::Empty };
        match (found.get_ref(), keys.peek()) {
            (found, None) => return value(found, column.kind),
            (DeValue::Table(inner), Some(_)) => table = inner,
            (_, Some(_)) => return CellOut::Empty,
        }
    }
    CellOut::Empty
}

fn value(value: &DeValue<'_>, kind: Kind) -> CellOut {
    let word = |found: &str, words: &[(&str, &str)]| {
        let zh = words.iter().find(|(word, _)| *word == found).map(|(_, zh)| *zh);
        zh.unwrap_or(found).to_owned()
    };
    let shown = match (value, kind) {
        (DeValue::String(found), Kind::Words(words)) => word(found, words),
        (DeValue::String(found), _) if found.is_empty() => EMPTY.to_owned(),
        (DeValue::String(found), _) => found.clone().into_owned(),
        (DeValue::Boolean(flag), _) => if *flag { "是" } else { "否" }.to_owned(),
        (DeValue::Integer(number), _) => number.as_str().to_owned(),
        (DeValue::Array(items), kind) => {
            let words = if let Kind::ManyWords(words) = kind { words } else { &[] };
            let items = items.iter().filter_map(|item| item.get_ref().as_str());
            items.map(|item| word(item, words)).collect::<Vec<_>>().join("、")
        }
        _ => return CellOut::Empty,
    };
    if shown.is_empty() { CellOut::Empty } else { CellOut::Text(shown) }
}

fn text(text: &str) -> CellOut {
    if text.is_empty() { CellOut::Empty } else { CellOut::Text(text.to_owned()) }
}

/// What stands above a column: the words for people, and the key of the file.
pub(super) fn heading(column: &Column) -> String {
    format!("{} {}", column.zh, column.path).trim_end().to_owned()
}

/// What stands above a column that names the item above.
pub(super) fn owner_heading(zh: &str, key: &str) -> String {
    format!("所属{zh} ^{key}")
}

fn shown(column: &Column) -> ColumnOut {
    let (width, choices) = match column.kind {
        Kind::Long => (40, Vec::new()),
        Kind::Words(words) => (14, words.iter().map(|(_, zh)| (*zh).to_owned()).collect()),
        Kind::Flag => (10, vec!["是".to_owned(), "否".to_owned()]),
        Kind::Whole => (10, Vec::new()),
        Kind::Text | Kind::Ids | Kind::ManyWords(_) => (18, Vec::new()),
    };
    ColumnOut { help: help(column.kind), ..plain(heading(column), width, choices) }
}

/// What is shown when a cell of the column is selected.
fn help(kind: Kind) -> String {
    match kind {
        Kind::Ids => "多个编号之间用、分开".to_owned(),
        Kind::ManyWords(words) => {
            let words: Vec<&str> = words.iter().map(|(_, zh)| *zh).collect();
            format!("可填：{}；多项之间用、分开", words.join("、"))
        }
        Kind::Whole => "填整数".to_owned(),
        Kind::Text | Kind::Long | Kind::Flag | Kind::Words(_) => String::new(),
    }
}

fn plain(header: String, width: u16, choices: Vec<String>) -> ColumnOut {
    ColumnOut { header, width, format: ColumnFormat::Text, choices, help: String::new() }
}
