//! Looking over a whole book: its texts, its lines, its tables.

use std::collections::{BTreeMap, BTreeSet};

use parkgauge_core::report::{Block, Cell, Report, Row, Span};
use parkgauge_dossier::font::GETA;
use parkgauge_dossier::page::{Placed, Run};
use parkgauge_dossier::structure::{ElementId, Role};
use parkgauge_dossier::{FontSet, Layout};
use parkgauge_tests::squeezed;
use unicode_normalization::UnicodeNormalization;

/// Marks that begin no line.
const NEVER_FIRST: &str = "、。，；：？！）》」』】〕〉”’…％%‰℃";
/// Marks that end no line.
const NEVER_LAST: &str = "（《「『【〔〈“‘";
/// Further on in the text than this nothing is looked for before the whole text is.
const NEAR: usize = 30_000;

/// Every text of a report that is printed, in its order. What the program words itself at a place, such as a page number,
/// parts a text.
fn printed(report: &Report) -> Vec<String> {
    let mut texts = vec![report.title.clone()];
    let row = |row: &Row| row.cells.iter().flat_map(cell).collect::<Vec<_>>();
    for part in &report.parts {
        for block in &part.blocks {
            match block {
                Block::Heading(heading) => texts.push(heading.text.clone()),
                Block::Paragraph(paragraph) => texts.extend(spans(&paragraph.spans)),
                Block::Table(table) => {
                    texts.push(table.caption.clone());
                    texts.extend(table.header.iter().chain(&table.rows).flat_map(row));
                }
                Block::Figure(figure) => texts.push(figure.caption.clone()),
                Block::Signature(places) => {
                    texts.extend(places.iter().flat_map(|place| [place.label.clone(), place.value.clone()]));
                }
                Block::Fields(pairs) => {
                    texts.extend(pairs.iter().flat_map(|(label, value)| [label.clone(), value.clone()]));
                }
                Block::PageBreak => {}
            }
        }
    }
    texts
}

fn cell(cell: &Cell) -> Vec<String> {
    spans(&cell.spans)
}

fn spans(spans: &[Span]) -> Vec<String> {
    let mut texts = vec![String::new()];
    for span in spans {
        match span {
            Span::Text(text) | Span::Strong(text) | Span::Link { text, .. } => {
                texts.last_mut().unwrap().push_str(text);
            }
            Span::LineBreak => texts.last_mut().unwrap().push('\n'),
            // Raised, a reader may find it before or after its line; a note stands at the foot of the page.
            Span::PageOf(_) | Span::Superscript(_) => texts.push(String::new()),
            Span::Footnote(text) => texts.extend([text.clone(), String::new()]),
        }
    }
    texts
}

/// What a reader finds where this was put in, said without the program's own tables.
fn as_read(text: &str, missing: &str) -> String {
    let read = |letter: char| match letter {
        // Of radicals Unicode itself says which ideograph they stand for.
        '\u{2f00}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' => letter.nfkc().next().unwrap(),
        '⻓' => '长',
        letter if missing.contains(letter) => GETA,
        letter => letter,
    };
    text.nfc().filter(|letter| !is_shapeless(*letter)).map(read).collect()
}

/// Controls, marks of direction, joiners, and codes that are no characters.
fn is_shapeless(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
        || letter.is_whitespace()
}

/// Texts that a reader does not find as they were put in.
pub fn texts(report: &Report, read: &str, missing: &str) -> Vec<String> {
    let found = running(read, report);
    let mut faults = Vec::new();
    let mut cursor = 0;
    for text in printed(report) {
        let wanted = as_read(&text, missing);
        // It stands at the edge of every page, and edges are left out.
        if wanted.is_empty() || wanted.contains(&report.stamp.fingerprint) {
            continue;
        }
        let near = floor(&found, (cursor + NEAR).min(found.len()));
        let nearby = &found[cursor..near];
        match nearby.find(&wanted) {
            Some(at) => cursor += at + wanted.len(),
            None if in_pieces(nearby, &wanted) => {}
            None if found.contains(&wanted) || in_pieces(&found, &wanted) => {}
            None => faults.push(wanted.chars().take(120).collect()),
        }
    }
    faults
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Whether a text stands there in a few pieces, in order: a row or paragraph that goes over a page has what stands at the foot
/// and head of the pages between its pieces.
fn in_pieces(found: &str, wanted: &str) -> bool {
    /// Characters of a piece that are told from chance.
    const LEAST: usize = 2;
    let mut rest = wanted;
    let mut pieces = 0;
    let most = 2 + wanted.chars().count() / 100;
    while !rest.is_empty() {
        let ends: Vec<usize> = rest.char_indices().map(|(at, letter)| at + letter.len_utf8()).collect();
        let longest = ends.partition_point(|end| found.contains(&rest[..*end]));
        pieces += 1;
        if (longest < LEAST && longest < ends.len()) || longest == 0 || pieces > most {
            return false;
        }
        rest = &rest[ends[longest - 1]..];
    }
    true
}

/// The text of all pages without what stands at the edge of each, so that a sentence may go over the page.
fn running(read: &str, report: &Report) -> String {
    let note = squeezed(&report.running_note);
    let is_edge = |line: &str| {
        let line = squeezed(line);
        let number = line.trim_matches(['—', '-']);
        let is_number = !number.is_empty()
            && number.chars().all(|letter| letter.is_ascii_digit() || "ivxIVX".contains(letter));
        line.contains(&report.stamp.fingerprint)
            || (is_number && line.contains('—'))
            || (!note.is_empty() && line == note)
    };
    let lines = read.split('\u{c}').flat_map(str::lines).filter(|line| !is_edge(line));
    lines.map(|line| as_read(line, "")).collect()
}

/// One line of an element.
struct Line {
    element: ElementId,
    page: usize,
    text: String,
}

/// The lines of every element that is read, in order. What a chart says stands where the chart wants it.
fn set_lines(layout: &Layout) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut last: BTreeMap<ElementId, (usize, Run)> = BTreeMap::new();
    for (page, items) in layout.pages.iter().enumerate().map(|(page, set)| (page, &set.items)) {
        let mut open = None;
        for item in items {
            match item {
                Placed::Begin(element) => {
                    let role = layout.structure.get(*element).map(|element| element.role);
                    open = (role != Some(Role::Figure)).then_some(*element);
                }
                Placed::End => open = None,
                Placed::Text(run) => {
                    let Some(element) = open else { continue };
                    let goes_on = last.get(&element).is_some_and(|(before, was)| {
                        // Thousandths of a point to micrometres; what is raised stays on its line.
                        let square = run.size.max(was.size) * 254 / 720;
                        *before == page
                            && (run.at.y - was.at.y).abs() * 10 < square * 6
                            && run.at.x > was.at.x
                    });
                    match lines.last_mut().filter(|line| goes_on && line.element == element) {
                        Some(line) => line.text.push_str(&run.text),
                        None => lines.push(Line { element, page, text: run.text.clone() }),
                    }
                    last.insert(element, (page, run.clone()));
                }
                _ => {}
            }
        }
    }
    lines
}

fn is_mark(letter: char) -> bool {
    NEVER_FIRST.contains(letter) || NEVER_LAST.contains(letter) || letter == '—'
}

/// Lines that begin or end with what may not, and marks, numbers and units that are parted.
pub fn lines(layout: &Layout) -> Vec<String> {
    let lines = set_lines(layout);
    let mut faults = Vec::new();
    for pair in lines.windows(2) {
        let [before, after] = pair else { continue };
        if before.element != after.element {
            continue;
        }
        let (Some(last), Some(first)) = (before.text.trim_end().chars().last(), after.text.chars().next())
        else {
            continue;
        };
        // Where nothing but marks stands, no break is right.
        let around = before.text.chars().rev().take(2).chain(after.text.chars().take(2));
        if around.clone().all(is_mark) {
            continue;
        }
        let parted = matches!((last, first), ('—', '—') | ('…', '…'));
        let number = last.is_ascii_digit() && first.is_ascii_digit() && !is_long(&before.text, &after.text);
        if NEVER_FIRST.contains(first) || NEVER_LAST.contains(last) || parted || number {
            faults.push(format!("page {}: {} ⏎ {}", before.page + 1, tail(&before.text), head(&after.text)));
        }
    }
    faults
}

/// Whether what is parted is longer than any number: a hash, an address.
fn is_long(before: &str, after: &str) -> bool {
    const LONGEST: usize = 20;
    let is_part = |letter: &char| letter.is_ascii_graphic();
    before.chars().rev().take_while(is_part).count() + after.chars().take_while(is_part).count() > LONGEST
}

fn tail(text: &str) -> String {
    text.chars().skip(text.chars().count().saturating_sub(12)).collect()
}

fn head(text: &str) -> String {
    text.chars().take(12).collect()
}

/// Paragraphs that leave a single line on a page.
pub fn alone(layout: &Layout) -> Vec<String> {
    let mut faults = Vec::new();
    let lines = set_lines(layout);
    for paragraph in lines.chunk_by(|one, other| one.element == other.element) {
        let is_paragraph =
            layout.structure.get(paragraph[0].element).is_some_and(|element| element.role == Role::Paragraph);
        if !is_paragraph {
            continue;
        }
        let pages: Vec<&[Line]> = paragraph.chunk_by(|one, other| one.page == other.page).collect();
        let [first, .., last] = pages.as_slice() else { continue };
        if first.len() < 2 || last.len() < 2 {
            faults.push(format!("page {}: {}", first[0].page + 1, head(&first[0].text)));
        }
    }
    faults
}

/// Pages on which a table goes on without its header.
pub fn headers(layout: &Layout) -> Vec<String> {
    let table_of = |element: ElementId| {
        let row = layout.structure.get(element)?.parent?;
        let table = layout.structure.get(row)?.parent?;
        (layout.structure.get(table)?.role == Role::Table).then_some(table)
    };
    let mut heads: BTreeMap<ElementId, BTreeSet<String>> = BTreeMap::new();
    for line in set_lines(layout) {
        if let Some(table) = table_of(line.element)
            && layout.structure.get(line.element).is_some_and(|element| element.role == Role::ColumnHead)
        {
            heads.entry(table).or_default().insert(line.text);
        }
    }
    let mut faults = Vec::new();
    for (page, set) in layout.pages.iter().enumerate() {
        let mut tables = BTreeSet::new();
        let mut said = String::new();
        for item in &set.items {
            match item {
                Placed::Begin(element) => tables.extend(table_of(*element)),
                Placed::Text(run) => said.push_str(&run.text),
                _ => {}
            }
        }
        for table in tables {
            let missing = heads.get(&table).into_iter().flatten().find(|head| !said.contains(head.as_str()));
            faults.extend(missing.map(|head| format!("page {}: no “{head}”", page + 1)));
        }
    }
    faults
}

/// Characters that are drawn with a face that lacks them.
pub fn shapes(layout: &Layout, fonts: &FontSet) -> Vec<String> {
    let mut faults = BTreeSet::new();
    for item in layout.pages.iter().flat_map(|page| &page.items) {
        if let Placed::Text(run) = item {
            let lacks = |letter: &char| fonts.face(run.face).glyph(*letter).is_none();
            faults.extend(
                run.text.chars().filter(lacks).map(|letter| format!("{:?} lacks {letter:?}", run.face)),
            );
        }
    }
    faults.into_iter().collect()
}
