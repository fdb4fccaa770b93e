//! Everything of a file that could be read, with the position of each item in its list, so that one bad item hides
//! no problem of another.

use std::collections::BTreeSet;

use toml::de::{DeTable, DeValue};

use super::basis::UNREAD_SOURCE;
use super::doc::{Doc, Path};
use super::fields::{Fields, Read, Reader};
use super::question::Scales;
use crate::framework::{Framework, problem};
use crate::problem::{Problem, Said};

/// What was read.
pub(in crate::framework) struct Draft {
    /// Every item that could be read; nothing when not even stand-ins fit.
    pub framework: Option<Framework>,
    pub positions: Positions,
    pub declared: Declared,
    pub problems: Vec<Problem>,
}

/// For each item that was read, its position in the list of the file.
#[derive(Debug, Default)]
pub(in crate::framework) struct Positions {
    pub sources: Vec<usize>,
    pub definitions: Vec<usize>,
    pub requirements: Vec<usize>,
    pub areas: Vec<usize>,
    pub indicators: Vec<usize>,
}

impl Positions {
    /// The path to an area that was read.
    pub fn area(&self, index: usize) -> Path {
        Path::of("area").item(self.areas.get(index).copied().unwrap_or(index))
    }

    /// The path to an indicator that was read.
    pub fn indicator(&self, index: usize) -> Path {
        Path::of("indicator").item(self.indicators.get(index).copied().unwrap_or(index))
    }
}

/// Ids that the file declares, also of items that could not be read: a reference to one of those is no fault of its own.
#[derive(Debug, Default)]
pub(in crate::framework) struct Declared {
    pub sources: BTreeSet<String>,
    pub definitions: BTreeSet<String>,
    pub areas: BTreeSet<String>,
    pub indicators: BTreeSet<String>,
    /// Whether something that adds up could not be read: then nothing is said about sums.
    pub is_patchy: bool,
}

/// Reads every item.
///
/// # Errors
/// When the format is not that of this program: then nothing is read.
pub(super) fn read(doc: &Doc<'_>) -> Result<Draft, Problem> {
    let root = doc.root();
    let mut reader = Reader { doc, problems: Vec::new(), is_patchy: false };
    let mut fields = Fields::new(root, 0);
    format(doc, root)?;
    let mut positions = Positions::default();
    let sources = reader.rows(&mut fields, "source", &mut positions.sources, Reader::source_doc);
    let definitions = reader.rows(&mut fields, "definition", &mut positions.definitions, Reader::definition);
    let scales = Scales::read(&mut reader, &mut fields);
    let requirements =
        reader.rows(&mut fields, "requirement", &mut positions.requirements, Reader::requirement);
    let areas = reader.rows(&mut fields, "area", &mut positions.areas, Reader::area);
    let mut position = 0;
    let indicators = reader.rows(&mut fields, "indicator", &mut positions.indicators, |reader, fields| {
        position += 1;
        reader.indicator(fields, &scales, position - 1)
    });
    let dropped = |list: &str, read: usize| count(root, list) != read;
    reader.is_patchy |= dropped("area", areas.len()) || dropped("indicator", indicators.len());
    let head = reader.head(&mut fields);
    reader.finish(fields);
    let framework = head.ok().map(|head| Framework {
        id: head.id,
        edition: head.edition,
        title: head.title,
        issuer: head.issuer,
        about: head.about,
        subject: head.subject,
        status: head.status,
        aliases: head.aliases,
        scheme: head.scheme,
        sources,
        definitions,
        requirements,
        areas,
        indicators,
        not_published: head.not_published,
        force_words: head.force_words,
    });
    let mut sources = ids(root, "source");
    sources.insert(UNREAD_SOURCE.to_owned());
    let declared = Declared {
        sources,
        definitions: ids(root, "definition"),
        areas: ids(root, "area"),
        indicators: ids(root, "indicator"),
        is_patchy: reader.is_patchy,
    };
    Ok(Draft { framework, positions, declared, problems: reader.problems })
}

fn format(doc: &Doc<'_>, root: &DeTable<'_>) -> Result<(), Problem> {
    let place = doc.at(&Path::of("format"));
    let found = match root.get("format").map(|value| value.get_ref()) {
        Some(DeValue::Integer(integer)) => integer.as_str().parse::<u64>().ok(),
        _ => None,
    };
    match found {
        Some(super::FORMAT) => Ok(()),
        Some(other) => {
            let say = Said::new(
                format!("文件格式是 {other}，本程序能读 {}。", super::FORMAT),
                format!("The file has format {other}; this program reads {}.", super::FORMAT),
            );
            Err(problem("framework.newer_format", place, say))
        }
        None => {
            let say = Said::new(
                "没有写明文件格式，应有一行 format = 1。",
                "The file does not say its format; a line `format = 1` is needed.",
            );
            Err(problem("framework.missing_key", place, say))
        }
    }
}

fn count(root: &DeTable<'_>, list: &str) -> usize {
    match root.get(list).map(|value| value.get_ref()) {
        Some(DeValue::Array(items)) => items.len(),
        _ => 0,
    }
}

fn ids(root: &DeTable<'_>, list: &str) -> BTreeSet<String> {
    let Some(DeValue::Array(items)) = root.get(list).map(|value| value.get_ref()) else {
        return BTreeSet::new();
    };
    let id = |item: &DeValue<'_>| item.as_table()?.get("id")?.get_ref().as_str().map(str::to_owned);
    items.iter().filter_map(|item| id(item.get_ref())).collect()
}

impl<'d, 'a> Reader<'d, 'a> {
    /// Every item of a list that can be read, with its position.
    fn rows<T>(
        &mut self,
        fields: &mut Fields<'d, 'a>,
        key: &'static str,
        positions: &mut Vec<usize>,
        mut read: impl FnMut(&mut Self, Fields<'d, 'a>) -> Read<T>,
    ) -> Vec<T> {
        let items = self.list(fields.take(key)).unwrap_or_default();
        let mut rows = Vec::new();
        for (position, item) in items.iter().enumerate() {
            if let Ok(row) = self.table(item).and_then(|fields| read(self, fields)) {
                rows.push(row);
                positions.push(position);
            }
        }
        rows
    }
}
