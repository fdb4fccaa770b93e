//! From sheets back to the text of a framework, with the cell behind every place of it.

use std::collections::BTreeMap;

use super::EMPTY;
use super::out::{heading, owner_heading};
use super::schema::{self, Column, GUIDE, HEAD, Kind, Sheet};
use super::tree::{Cell, Item, Table, Value, Written};
use crate::framework::problems::{problem, remark};
use crate::problem::{Place, Problem, Said};
use crate::roster::sheet::{SheetGrid, column_letters};

/// The text of the sheets, and what is wrong with them as sheets.
pub(super) struct Back {
    pub written: Written,
    pub problems: Vec<Problem>,
}

pub(super) fn back(grids: &[SheetGrid]) -> Back {
    let mut reader = Reader { grids, root: Table::default(), owners: BTreeMap::new(), problems: Vec::new() };
    let sheets = schema::sheets();
    reader.known(&sheets);
    if let Some(index) = reader.sheet(HEAD) {
        reader.head(index);
    }
    for sheet in &sheets {
        if let Some(index) = reader.sheet(sheet.name) {
            reader.list(index, sheet);
        }
    }
    Back { written: Written::of(&reader.root), problems: reader.problems }
}

struct Reader<'g> {
    grids: &'g [SheetGrid],
    root: Table,
    /// Positions of items in their lists, by the list and the ids from the outside in; of two with one id the first.
    owners: BTreeMap<(&'static str, Vec<String>), usize>,
    problems: Vec<Problem>,
}

/// A recognised column of a sheet: its position, and which of the owners or columns it is.
struct Found<'s> {
    owners: Vec<Option<usize>>,
    columns: Vec<(usize, &'s Column)>,
}

impl<'g> Reader<'g> {
    fn sheet(&self, name: &str) -> Option<usize> {
        self.grids.iter().position(|grid| grid.name.trim() == name)
    }

    /// Sheets that nobody reads are said; without the two that every framework has it is none.
    fn known(&mut self, sheets: &[Sheet]) {
        let is_known =
            |name: &str| [HEAD, GUIDE].contains(&name) || sheets.iter().any(|one| one.name == name);
        for (index, grid) in self.grids.iter().enumerate() {
            if !is_known(grid.name.trim()) {
                let say = Said::new(
                    format!("工作表“{}”不属于指标体系，没有读。", grid.name),
                    format!("The sheet `{}` is none of a framework and was not read.", grid.name),
                );
                let place = self.place(Cell { sheet: index, row: 0, column: 0 });
                self.problems.push(remark("framework.unknown_sheet", place, say));
            }
        }
        for name in [HEAD, "指标"] {
            if self.sheet(name).is_none() {
                let say = Said::new(format!("没有工作表“{name}”。"), format!("There is no sheet `{name}`."));
                let place = Place::Cell { sheet: name.to_owned(), row: 1, column: "A".to_owned() };
                self.problems.push(problem("framework.no_sheet", place, say));
            }
        }
    }

    fn head(&mut self, sheet: usize) {
        let rows = schema::head();
        let mut seen = Vec::new();
        for row in 0..self.grids[sheet].rows.len() {
            let name = self.text(Cell { sheet, row, column: 0 });
            let at = Cell { sheet, row, column: 1 };
            if name == "项目" || (name.is_empty() && self.text(at).is_empty()) {
                continue;
            }
            match rows.iter().position(|one| is_heading(name, one)) {
                Some(index) if seen.contains(&index) => self.twice(Cell { column: 0, ..at }, name),
                Some(index) => {
                    seen.push(index);
                    let mut root = std::mem::take(&mut self.root);
                    self.put(&mut root, &rows[index], at);
                    self.root = root;
                }
                None => self.unknown_heading(Cell { column: 0, ..at }, name),
            }
        }
    }

    fn list(&mut self, index: usize, sheet: &Sheet) {
        let grids = self.grids;
        let grid = &grids[index];
        let found = self.columns(index, sheet);
        for row in 1..grid.rows.len() {
            let cell = |column: usize| Cell { sheet: index, row, column };
            let is_blank = grid.rows[row].iter().all(|text| text.trim().is_empty());
            if is_blank {
                continue;
            }
            // What is said of the row as a whole is said at its first filled cell.
            let mut columns = found.columns.iter().map(|(column, _)| *column);
            let first = columns.find(|column| !self.text(cell(*column)).is_empty()).unwrap_or(0);
            let mut ids = Vec::new();
            let mut is_placed = true;
            for (position, (zh, key)) in sheet.owners.iter().copied().enumerate() {
                let Some(column) = found.owners.get(position).copied().flatten() else {
                    is_placed = false;
                    continue;
                };
                let id = self.text(cell(column)).to_owned();
                ids.push(id);
                is_placed &= self.is_owned(sheet, position, &ids, cell(column), (zh, key));
            }
            if !is_placed {
                continue;
            }
            let mut item = Item { at: cell(first), value: Value::Table(Table::default()) };
            for (column, known) in &found.columns {
                match &mut item.value {
                    Value::Table(table) if !known.path.is_empty() => {
                        self.put(table, known, cell(*column));
                    }
                    value => *value = Value::Text(self.text(cell(*column)).to_owned()),
                }
            }
            self.place_item(sheet, ids, item);
        }
    }

    /// Whether the item above is there; if not, that is said.
    fn is_owned(
        &mut self,
        sheet: &Sheet,
        position: usize,
        ids: &[String],
        at: Cell,
        (zh, key): (&str, &str),
    ) -> bool {
        let id = ids.last().map(String::as_str).unwrap_or_default();
        if id.is_empty() {
            let say = Said::new(
                format!("没有写明属于哪个{zh}。"),
                format!("It does not say to which item it belongs (`{key}`)."),
            );
            let place = self.place(at);
            self.problems.push(problem("framework.missing_key", place, say));
            return false;
        }
        // Scales stand in no sheet of their own: the first of their options makes them.
        if sheet.list.first() == Some(&"scale") {
            return true;
        }
        let list = owner_list(sheet, position);
        let is_there = self.owners.contains_key(&(list, ids.to_vec()));
        if !is_there {
            let say = Said::new(
                format!("没有编号为“{id}”的{zh}。"),
                format!("There is no item `{id}` to which this could belong."),
            );
            let place = self.place(at);
            self.problems.push(problem("framework.unknown_reference", place, say));
        }
        is_there
    }

    /// Hangs an item below the one that it belongs to.
    fn place_item(&mut self, sheet: &Sheet, ids: Vec<String>, item: Item) {
        let at = item.at;
        if sheet.list.first() == Some(&"scale")
            && !self.owners.contains_key(&("scale", ids.clone()))
            && let (Some(id), Some(scales)) = (ids.first(), self.root.list("scale", at))
        {
            let id_item = Item { at, value: Value::Text(id.clone()) };
            scales.push(Item { at, value: Value::Table(Table(vec![("id", id_item)])) });
            self.owners.insert(("scale", ids.clone()), scales.len() - 1);
        }
        let own = match &item.value {
            Value::Table(table) => ["id", "key"].iter().find_map(|key| match &table.get(key)?.value {
                Value::Text(id) => Some(id.clone()),
                _ => None,
            }),
            _ => None,
        };
        let Some((last, above)) = sheet.list.split_last() else { return };
        let mut table = &mut self.root;
        let mut passed = 0;
        for step in above {
            let index = if is_list(sheet, step) {
                passed += 1;
                let list = owner_list(sheet, passed - 1);
                self.owners.get(&(list, ids[..passed].to_vec())).copied()
            } else {
                None
            };
            let next = match index {
                Some(index) => table.list(step, at).and_then(|list| match &mut list.get_mut(index)?.value {
                    Value::Table(table) => Some(table),
                    _ => None,
                }),
                None => table.table(step, at),
            };
            let Some(next) = next else { return };
            table = next;
        }
        let last = if last.contains('|') { options_key(table) } else { *last };
        let Some(list) = table.list(last, at) else { return };
        list.push(item);
        let position = list.len() - 1;
        if let Some(own) = own {
            let mut ids = ids;
            ids.push(own);
            self.owners.entry((key_of(sheet), ids)).or_insert(position);
        }
    }

    /// Which column is which, by what stands in the first row.
    fn columns<'s>(&mut self, index: usize, sheet: &'s Sheet) -> Found<'s> {
        let grids = self.grids;
        let grid = &grids[index];
        let mut found = Found { owners: vec![None; sheet.owners.len()], columns: Vec::new() };
        for column in 0..grid.width() {
            let at = Cell { sheet: index, row: 0, column };
            let name = self.text(at);
            let has_content = grid
                .rows
                .iter()
                .skip(1)
                .any(|row| row.get(column).is_some_and(|text| !text.trim().is_empty()));
            if name.is_empty() && !has_content {
                continue;
            }
            let owner = sheet.owners.iter().position(|(zh, key)| {
                let whole = owner_heading(zh, key);
                name == whole || whole.split(' ').any(|part| part == name)
            });
            let known = sheet.columns.iter().find(|one| is_heading(name, one));
            match (owner, known) {
                (Some(owner), _) if found.owners[owner].is_none() => found.owners[owner] = Some(column),
                (None, Some(known)) if found.columns.iter().all(|(_, one)| one.path != known.path) => {
                    found.columns.push((column, known));
                }
                (None, None) => self.unknown_heading(at, name),
                _ => self.twice(at, name),
            }
        }
        for ((zh, key), column) in sheet.owners.iter().zip(&found.owners) {
            if column.is_none() && grid.rows.len() > 1 {
                let wanted = owner_heading(zh, key);
                let say = Said::new(
                    format!("工作表“{}”没有“{wanted}”一列。", grid.name),
                    format!("The sheet `{}` has no column `{wanted}`.", grid.name),
                );
                let place = self.place(Cell { sheet: index, row: 0, column: 0 });
                self.problems.push(problem("framework.missing_key", place, say));
            }
        }
        // As in the schema, whatever the order of the columns.
        found.columns.sort_by_key(|(_, one)| sheet.columns.iter().position(|known| known.path == one.path));
        found
    }

    /// Puts the content of a cell where its column says; a blank cell puts nothing.
    fn put(&self, table: &mut Table, column: &Column, at: Cell) {
        let text = self.text(at);
        if text.is_empty() {
            return;
        }
        let text = if text == EMPTY { "" } else { text };
        let word = |text: &str, words: &[(&str, &str)]| {
            let word = words.iter().find(|(word, zh)| *word == text || *zh == text);
            word.map_or(text, |(word, _)| *word).to_owned()
        };
        let quoted = |text: &str| Value::Text(text.to_owned());
        let many = |words: &[(&str, &str)]| {
            let parts = text.split(['、', ',', '，', ';', '；', ' ', '\n']).map(str::trim);
            let parts = parts.filter(|part| !part.is_empty());
            Value::List(parts.map(|part| Item { at, value: Value::Text(word(part, words)) }).collect())
        };
        let value = match column.kind {
            Kind::Text | Kind::Long => quoted(text),
            // What is no whole number is handed on as text, so that the reader names it.
            Kind::Whole
                if text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0')
                    || text == "0" =>
            {
                Value::Bare(text.to_owned())
            }
            Kind::Flag => match text {
                "是" | "TRUE" | "true" => Value::Bare("true".to_owned()),
                "否" | "FALSE" | "false" => Value::Bare("false".to_owned()),
                other => quoted(other),
            },
            Kind::Whole => quoted(text),
            Kind::Words(words) => Value::Text(word(text, words)),
            Kind::Ids => many(&[]),
            Kind::ManyWords(words) => many(words),
        };
        let mut table = table;
        let mut keys = column.path.split('.').peekable();
        while let Some(key) = keys.next() {
            if keys.peek().is_none() {
                table.0.push((key, Item { at, value }));
                return;
            }
            let Some(next) = table.table(key, at) else { return };
            table = next;
        }
    }

    fn text(&self, at: Cell) -> &'g str {
        self.grids.get(at.sheet).map_or("", |grid| grid.cell(at.row, at.column)).trim()
    }

    fn twice(&mut self, at: Cell, name: &str) {
        let say = Said::new(format!("“{name}”写了两次。"), format!("`{name}` stands twice."));
        let place = self.place(at);
        self.problems.push(problem("framework.twice", place, say));
    }

    fn unknown_heading(&mut self, at: Cell, name: &str) {
        let shown = if name.is_empty() { "（空）" } else { name };
        let say = Said::new(
            format!("“{shown}”不是这张工作表的栏目，下面的内容没有地方放。"),
            format!("`{name}` is no column or row of this sheet; what it holds has no place."),
        );
        let place = self.place(at);
        self.problems.push(problem("framework.unknown_key", place, say));
    }

    fn place(&self, at: Cell) -> Place {
        place(self.grids, at)
    }
}

/// A cell as people name it.
pub(super) fn place(grids: &[SheetGrid], at: Cell) -> Place {
    Place::Cell {
        sheet: grids.get(at.sheet).map(|grid| grid.name.clone()).unwrap_or_default(),
        row: u32::try_from(at.row + 1).unwrap_or(u32::MAX),
        column: column_letters(at.column),
    }
}

/// Whether a heading is that of a column: as it was written out, or only the words or only the key.
fn is_heading(name: &str, column: &Column) -> bool {
    name == heading(column) || name == column.path || name == column.zh
}

/// The list that the owners at this position stand in.
fn owner_list(sheet: &Sheet, position: usize) -> &'static str {
    let lists: Vec<&'static str> = sheet.list.iter().copied().filter(|step| is_list(sheet, step)).collect();
    lists.get(position).copied().unwrap_or_default()
}

/// The name under which items of this sheet are found by those that belong to them.
fn key_of(sheet: &Sheet) -> &'static str {
    sheet.list.last().copied().unwrap_or_default()
}

/// Whether a step on the way to the list of the sheet is a list itself.
fn is_list(sheet: &Sheet, step: &str) -> bool {
    sheet.list.last() != Some(&step)
        && ["definition", "scale", "grade", "indicator", "columns"].contains(&step)
}

/// Where options of a question stand, by its kind.
fn options_key(question: &Table) -> &'static str {
    match question.get("kind").map(|item| &item.value) {
        Some(Value::Text(kind)) if kind == "checklist" => "items",
        Some(Value::Text(kind)) if kind == "level" => "levels",
        _ => "options",
    }
}
