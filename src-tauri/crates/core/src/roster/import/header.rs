//! From the headers of a sheet to the columns of the roster.

use std::collections::BTreeMap;

use crate::id::FieldKey;
use crate::roster::columns::{ColumnDef, ColumnIndex, ColumnKind, RosterColumns, folded};
use crate::roster::sheet::SheetGrid;
use crate::unit::Unit;

/// How many rows from the top a header is looked for; titles and notes above it are few.
const LOOKED_AT: usize = 30;

/// By what a header was recognised, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchedBy {
    /// A person chose it.
    Chosen,
    /// The column's own label.
    Label,
    /// One of its synonyms.
    Synonym,
    /// Its label or synonym behind a year such as 2024年; two years are this year and last.
    Year,
}

/// The unit that a header, or a line above it, gives to the figures below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeaderUnit {
    /// None, or the column's own.
    Own,
    /// Another one: figures are read in it and converted exactly.
    Other(Unit),
}

/// What one column of the sheet was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnMatch {
    /// Which column of the sheet, from 0.
    pub column: usize,
    /// Its header as written; the two lines of a double header are joined.
    pub header: String,
    /// What it was taken for, if anything.
    pub field: Option<FieldKey>,
    /// By what.
    pub by: Option<MatchedBy>,
    /// In which unit its figures are.
    pub unit: HeaderUnit,
}

/// A header that was found: its rows from 0, and what its columns were taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) matches: Vec<ColumnMatch>,
    /// Fields that several headers claim with equal right; none of them gets it.
    pub(super) contested: Vec<FieldKey>,
}

impl Header {
    /// How well the rows name columns; of equals a single row is better, so that a title above is none.
    fn score(&self) -> (usize, bool) {
        let matched = self.matches.iter().filter(|found| found.field.is_some()).count();
        (matched, self.first == self.last)
    }
}

/// The row, or two rows, that name most columns; `None` when no row names a firm's name or code.
pub(super) fn find(grid: &SheetGrid, columns: &RosterColumns) -> Option<Header> {
    let names = Names::new(columns);
    let mut best: Option<Header> = None;
    for row in 0..grid.rows.len().min(LOOKED_AT) {
        let doubled = is_doubled(grid, row);
        for last in [row, row + 1] {
            if (last == row && doubled) || last >= grid.rows.len() {
                continue;
            }
            let found = read(grid, row, last, columns, &names);
            let identified = found.matches.iter().any(|one| {
                one.field.as_ref().is_some_and(|key| matches!(key.as_str(), "name" | "credit_code"))
            });
            if identified && best.as_ref().is_none_or(|best| found.score() > best.score()) {
                best = Some(found);
            }
        }
    }
    best
}

/// Reads the rows `first..=last` as a header.
pub(super) fn at(grid: &SheetGrid, first: usize, last: usize, columns: &RosterColumns) -> Header {
    read(grid, first, last, columns, &Names::new(columns))
}

/// Whether merged cells show that the header goes over two rows.
fn is_doubled(grid: &SheetGrid, row: usize) -> bool {
    grid.merged.iter().filter(|block| block.top == row).any(|block| {
        let below =
            (block.left..=block.right).filter(|column| !grid.cell(row + 1, *column).trim().is_empty());
        let group = block.bottom == row && block.right > block.left && below.count() > 1;
        // A title over the whole table is merged too, but nothing stands beside it.
        let beside = (0..grid.width()).any(|column| {
            !(block.left..=block.right).contains(&column) && !grid.cell(row, column).is_empty()
        });
        beside && (group || (block.bottom == row + 1 && block.left == block.right))
    })
}

/// The columns by every folded name they go by.
struct Names(BTreeMap<String, (ColumnIndex, MatchedBy)>);

impl Names {
    fn new(columns: &RosterColumns) -> Self {
        let mut names = BTreeMap::new();
        // Labels of all columns before any synonym: a label is never taken by another column's synonym.
        for (index, column) in columns.iter() {
            names.entry(bare(&column.label).0).or_insert((index, MatchedBy::Label));
        }
        for (index, column) in columns.iter() {
            for synonym in &column.synonyms {
                for spelling in [folded(synonym), bare(synonym).0] {
                    names.entry(spelling).or_insert((index, MatchedBy::Synonym));
                }
            }
        }
        Self(names)
    }

    fn get(&self, name: &str) -> Option<(ColumnIndex, MatchedBy)> {
        self.0.get(name).copied()
    }

    /// The column that a header means, and the year before its name if there is one.
    fn find(&self, header: &str) -> Option<(ColumnIndex, MatchedBy, Option<u32>)> {
        let (bare, _) = bare(header);
        if let Some((index, by)) = self.get(&bare).or_else(|| self.get(&folded(header))) {
            return Some((index, by, None));
        }
        let year = bare.get(..4)?.parse().ok().filter(|year| (1990..=2100).contains(year))?;
        let rest = bare[4..].trim_start_matches(['年', '度', '末']);
        self.get(rest).map(|(index, _)| (index, MatchedBy::Year, Some(year)))
    }
}

/// A header in one spelling without remarks in brackets and marks, and the remarks.
fn bare(header: &str) -> (String, Vec<String>) {
    let mut name = String::new();
    let mut remarks = Vec::new();
    let mut open: Option<String> = None;
    for c in folded(header).chars() {
        match (c, &mut open) {
            ('(' | '[' | '【' | '〔', None) => open = Some(String::new()),
            (')' | ']' | '】' | '〕', Some(_)) => remarks.extend(open.take()),
            ('*' | ':' | '?' | '、' | ',' | '.' | '-' | '_', None) => {}
            (c, Some(remark)) => remark.push(c),
            (c, None) => name.push(c),
        }
    }
    remarks.extend(open);
    // "营业收入/亿元": the unit behind a stroke.
    if let Some((head, tail)) = name.clone().rsplit_once('/')
        && Unit::find(tail).is_some()
        && !head.is_empty()
    {
        remarks.push(tail.to_owned());
        name.truncate(head.len());
    }
    (name, remarks)
}

/// The unit among the remarks of a header: 万元, 单位:亿元.
fn unit_in(remarks: &[String]) -> Option<Unit> {
    remarks.iter().find_map(|remark| {
        let symbol = remark.trim_start_matches("单位").trim_start_matches([':', '为']);
        Unit::find(symbol)
    })
}

/// The unit that a line above the header gives to the whole table: "单位：万元".
fn unit_above(grid: &SheetGrid, header_row: usize) -> Option<Unit> {
    let above = grid.rows.get(..header_row).unwrap_or_default();
    above.iter().flatten().filter(|text| text.contains("单位")).find_map(|text| {
        let text = folded(text);
        let (_, symbol) = text.rsplit_once("单位:")?;
        Unit::find(symbol.trim_end_matches([')', ']', '】', '。']))
    })
}

/// The unit in which the figures below a header are.
fn unit_of(header: &str, column: &ColumnDef, above: Option<&Unit>) -> HeaderUnit {
    let (ColumnKind::Number, Some(own)) = (column.kind, &column.unit) else { return HeaderUnit::Own };
    let written = unit_in(&bare(header).1);
    // A line above the table speaks of money; it does not turn a number of people into yuan.
    let above = above.filter(|unit| unit.dimension() == own.dimension()).cloned();
    match written.or(above) {
        Some(unit) if unit != *own => HeaderUnit::Other(unit),
        _ => HeaderUnit::Own,
    }
}

fn read(grid: &SheetGrid, first: usize, last: usize, columns: &RosterColumns, names: &Names) -> Header {
    let above = unit_above(grid, first);
    let headers = texts(grid, first, last);
    let found: Vec<_> = headers
        .iter()
        .map(|(_, spellings)| {
            spellings.iter().find_map(|spelling| names.find(spelling).map(|found| (spelling, found)))
        })
        .collect();
    let mut claims: BTreeMap<ColumnIndex, Vec<Claim>> = BTreeMap::new();
    for (at, claim) in found.iter().enumerate() {
        if let Some((_, (index, by, year))) = claim {
            claims.entry(*index).or_default().push(Claim { at, by: *by, year: *year });
        }
    }
    let (given, contested) = decide(claims, columns);
    let matches = headers
        .iter()
        .enumerate()
        .map(|(at, (column, spellings))| {
            let header = spellings.first().cloned().unwrap_or_default();
            let Some((index, by)) = given.get(&at).copied() else {
                return ColumnMatch { column: *column, header, field: None, by: None, unit: HeaderUnit::Own };
            };
            let def = columns.at(index);
            let unit = unit_of(&header, def, above.as_ref());
            ColumnMatch { column: *column, header, field: Some(def.key.clone()), by: Some(by), unit }
        })
        .collect();
    Header { first, last, matches, contested }
}

/// One header's claim to a column of the roster.
struct Claim {
    at: usize,
    by: MatchedBy,
    year: Option<u32>,
}

/// Gives each column of the roster to one header at most: the surest match. Two years of one figure
/// are this year and last; other equal claims are left to a person, except that a name or code
/// written twice is taken from its first column.
fn decide(
    claims: BTreeMap<ColumnIndex, Vec<Claim>>,
    columns: &RosterColumns,
) -> (BTreeMap<usize, (ColumnIndex, MatchedBy)>, Vec<FieldKey>) {
    let direct: Vec<ColumnIndex> = claims.keys().copied().collect();
    let mut given = BTreeMap::new();
    let mut contested = Vec::new();
    for (index, mut claims) in claims {
        claims.sort_by_key(|claim| (claim.by, claim.year.map(std::cmp::Reverse), claim.at));
        let Some(first) = claims.first() else { continue };
        let rivals: Vec<&Claim> = claims.iter().filter(|claim| claim.by == first.by).collect();
        let identity = index == columns.name() || index == columns.credit_code();
        if rivals.len() == 1 || identity {
            given.insert(first.at, (index, first.by));
            continue;
        }
        let previous = columns
            .index_of(&format!("{}_prev", columns.at(index).key.as_str().trim_end_matches("_wan")))
            .or_else(|| columns.index_of(&columns.at(index).key.as_str().replace("_wan", "_prev_wan")))
            .filter(|previous| *previous != index && !direct.contains(previous));
        match (previous, rivals.as_slice()) {
            (Some(previous), [this, last])
                if this.year.zip(last.year).is_some_and(|(this, last)| this == last + 1) =>
            {
                given.insert(this.at, (index, MatchedBy::Year));
                given.insert(last.at, (previous, MatchedBy::Year));
            }
            _ => contested.push(columns.at(index).key.clone()),
        }
    }
    (given, contested)
}

/// The headers of the columns with the spellings to look for, the shown one first.
fn texts(grid: &SheetGrid, first: usize, last: usize) -> Vec<(usize, Vec<String>)> {
    let mut headers = Vec::new();
    let width = grid.rows[first..=last].iter().map(Vec::len).max().unwrap_or(0);
    let mut group = "";
    for column in 0..width {
        let own = grid.cell(first, column).trim();
        let under = if last > first { grid.cell(last, column).trim() } else { "" };
        if !own.is_empty() {
            group = own;
        }
        let top = if own.is_empty() { group_over(grid, first, column).unwrap_or(group) } else { own };
        let spellings = match (own.is_empty(), under.is_empty()) {
            (true, true) => continue,
            (_, true) => vec![own.to_owned()],
            (true, false) if top.is_empty() => vec![under.to_owned()],
            _ => vec![format!("{top}{under}"), format!("{under}{top}"), under.to_owned()],
        };
        headers.push((column, spellings));
    }
    headers
}

/// The text of the merged block that covers this cell of the header.
fn group_over(grid: &SheetGrid, row: usize, column: usize) -> Option<&str> {
    let covers = |from: usize, to: usize, at: usize| (from..=to).contains(&at);
    let block = grid
        .merged
        .iter()
        .find(|block| covers(block.top, block.bottom, row) && covers(block.left, block.right, column))?;
    Some(grid.cell(block.top, block.left).trim())
}

/// The unit of the figures below a header that a person gave to a column.
pub(super) fn unit_under(
    grid: &SheetGrid,
    header_row: usize,
    header: &str,
    column: &ColumnDef,
) -> HeaderUnit {
    unit_of(header, column, unit_above(grid, header_row).as_ref())
}
