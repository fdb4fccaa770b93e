//! Headings and paragraphs as lines that know what they must stay with.

use parkgauge_core::report::{Heading, Paragraph, ParagraphRole, Part};

use super::feet::marked;
use super::flow::{Entry, Flowed, Mark, Piece};
use super::typeset::{Desk, Place, place_line};
use crate::length::Um;
use crate::linebreak::{Fill, break_lines, longest_word, natural_width};
use crate::measure::{Atom, Class, Text};
use crate::structure::{ElementId, Role, tagged};

/// Widths and heights that turn a text into lines.
struct Shape {
    /// Indent of the first line and of the others.
    indents: (Um, Um),
    pitch: Um,
    before: Um,
    fill: Fill,
    place: Place,
}

/// The title at the head of a part.
pub fn part_title(part: &Part, desk: Desk<'_>) -> Vec<Flowed> {
    let style = &desk.template.style.part;
    let setting = desk.template.setting(style);
    let text = desk.measurer.plain(&part.title, setting);
    let pitch = desk.template.line(style);
    let measure = desk.template.measure();
    let element = desk.notes.open(Role::Heading(1));
    let mut pieces: Vec<Piece> = balanced(&text, measure)
        .iter()
        .map(|line| {
            let left = Place::Centre.offset(measure - line.width());
            Piece {
                height: pitch,
                keep: true,
                items: tagged(place_line(&text, line, left, 0, pitch), element),
                ..Piece::default()
            }
        })
        .collect();
    if let Some(first) = pieces.first_mut() {
        let entry = Some(Entry { level: 0, title: part.title.replace('\n', "") });
        first.marks.push(Mark { anchor: part.anchor.clone(), entry });
    }
    // One line stays free below the title; title and free line keep to the grid of the page.
    let grid = desk.template.pitch();
    let used: Um = pieces.iter().map(|piece| piece.height).sum();
    if let Some(last) = pieces.last_mut() {
        last.height += (used + grid / 2).div_euclid(grid) * grid + grid - used;
    }
    pieces.into_iter().map(Flowed::Piece).collect()
}

/// Lines of nearly equal length: a title or a short cell is broken where its lines balance, not where the first is full.
///
/// A text that needs more than four lines is left as it falls.
pub fn balanced(text: &Text, measure: Um) -> Vec<crate::linebreak::Line> {
    let loose = break_lines(text, measure, measure, Fill::Ragged);
    let Ok(count) = Um::try_from(loose.len()) else { return loose };
    if !(2..=4).contains(&count) || text.atoms.iter().any(|atom| atom.class == Class::Newline) {
        return loose;
    }
    let step = text.atoms.first().map_or(1_000, |atom| (atom.width / 2).max(1));
    // Never so narrow that what may not be parted is parted for the sake of balance.
    let mut narrow = (natural_width(text) / count).max(longest_word(text));
    let mut found = None;
    while narrow < measure {
        let lines = break_lines(text, narrow, narrow, Fill::Ragged);
        if lines.len() == loose.len() {
            // What is in brackets, or an office's name, reads badly over two lines: better a little less even.
            if !parts_brackets(text, &lines) && !parts_names(text, &lines) {
                return lines;
            }
            found.get_or_insert(lines);
        }
        narrow += step;
    }
    if parts_brackets(text, &loose) || parts_names(text, &loose) { found.unwrap_or(loose) } else { loose }
}

/// Whether a line ends inside the word that ends the name of an office or a firm.
fn parts_names(text: &Text, lines: &[crate::linebreak::Line]) -> bool {
    const ENDINGS: [&str; 7] =
        ["管理委员会", "人民政府", "有限公司", "工业和信息化", "主管部门", "委员会", "示范区"];
    let starts_at = |ending: &&str, start: usize| {
        let ahead = text.atoms.get(start..).unwrap_or_default();
        ending.chars().count() <= ahead.len()
            && ending.chars().zip(ahead).all(|(one, atom)| one == atom.character)
    };
    lines.iter().take(lines.len().saturating_sub(1)).any(|line| {
        ENDINGS.iter().any(|ending| {
            let length = ending.chars().count();
            (1..length).any(|back| line.end.checked_sub(back).is_some_and(|start| starts_at(ending, start)))
        })
    })
}

/// Whether a line ends inside a pair of brackets that would have fitted on one.
fn parts_brackets(text: &Text, lines: &[crate::linebreak::Line]) -> bool {
    const SHORT: usize = 10;
    lines.iter().take(lines.len().saturating_sub(1)).any(|line| {
        let before = text.atoms[line.start..line.end].iter().rev().take(SHORT);
        let open =
            before.take_while(|atom| atom.class != Class::Close).position(|atom| atom.class == Class::Open);
        let after = text.atoms[line.end..].iter().take(SHORT);
        let close =
            after.take_while(|atom| atom.class != Class::Open).position(|atom| atom.class == Class::Close);
        matches!((open, close), (Some(open), Some(close)) if open + close < SHORT)
    })
}

/// A heading; it stays with what follows.
pub fn heading(heading: &Heading, desk: Desk<'_>) -> Vec<Flowed> {
    let styles = &desk.template.style;
    let style = match heading.level {
        0 | 1 => &styles.heading1,
        2 => &styles.heading2,
        3 => &styles.heading3,
        _ => &styles.heading4,
    };
    let text = desk.measurer.plain(&heading.text, desk.template.setting(style));
    let shape = Shape {
        indents: (desk.template.indent(style), 0),
        pitch: desk.template.line(style),
        before: 0,
        fill: Fill::Justify,
        place: Place::Start,
    };
    let element = desk.notes.open(Role::Heading(heading.level.max(1) + 1));
    let mut pieces = lines(&text, &shape, desk.template.measure(), element);
    for piece in &mut pieces {
        piece.keep = true;
    }
    if let Some(first) = pieces.first_mut() {
        let entry = Some(Entry { level: heading.level.max(1), title: heading.text.clone() });
        first.marks.push(Mark { anchor: heading.anchor.clone(), entry });
    }
    pieces.into_iter().map(Flowed::Piece).collect()
}

/// A paragraph; never fewer than two of its lines stand alone at the foot or the head of a page.
pub fn paragraph(paragraph: &Paragraph, desk: Desk<'_>) -> Vec<Flowed> {
    let template = desk.template;
    let styles = &template.style;
    let (style, fill, place) = match paragraph.role {
        ParagraphRole::Body | ParagraphRole::Flush | ParagraphRole::Item => {
            (&styles.body, Fill::Justify, Place::Start)
        }
        ParagraphRole::Note => (&styles.note, Fill::Justify, Place::Start),
        ParagraphRole::Quote => (&styles.quote, Fill::Justify, Place::Start),
        ParagraphRole::Centred => (&styles.body, Fill::Ragged, Place::Centre),
        ParagraphRole::Right => (&styles.body, Fill::Ragged, Place::End),
    };
    let text = desk.spans(&paragraph.spans, template.setting(style));
    let square = template.square(style);
    let indents = match paragraph.role {
        ParagraphRole::Body => (template.indent(style), 0),
        ParagraphRole::Item => (template.indent(style), template.indent(style) + mark_width(&text)),
        ParagraphRole::Quote => (template.indent(style), template.indent(style)),
        _ => (0, 0),
    };
    let right = match paragraph.role {
        ParagraphRole::Quote => template.indent(style),
        // 成文日期: the right edge stays four characters in.
        ParagraphRole::Right => 4 * square,
        _ => 0,
    };
    let before = match paragraph.role {
        ParagraphRole::Note => template.pitch() / 6,
        _ => 0,
    };
    let shape = Shape { indents, pitch: template.line(style), before, fill, place };
    let element = match paragraph.role {
        ParagraphRole::Item => {
            let item = desk.notes.open(Role::Item);
            desk.notes.within(item).open(Role::ItemBody)
        }
        ParagraphRole::Quote => desk.notes.open(Role::Quote),
        ParagraphRole::Note => desk.notes.open(Role::Note),
        _ => desk.notes.open(Role::Paragraph),
    };
    let mut pieces = lines(&text, &shape, template.measure() - right, element);
    let count = pieces.len();
    for (index, piece) in pieces.iter_mut().enumerate() {
        piece.keep = count > 1 && (index == 0 || index + 2 == count);
    }
    pieces.into_iter().map(Flowed::Piece).collect()
}

/// Width of an item's mark ("1." "•" "（1）" "1.2 ") with the space after it: where its other lines begin.
fn mark_width(text: &Text) -> Um {
    const LONGEST: usize = 8;
    let is_digit = |at: usize| text.atoms.get(at).is_some_and(|atom| atom.character.is_ascii_digit());
    let ends = |(at, atom): (usize, &Atom)| match atom.character {
        ' ' | '、' | '）' | '•' | '·' => true,
        // The point within 1.2 ends nothing.
        '.' => !is_digit(at + 1),
        _ => false,
    };
    let counts = |atom: &Atom| "0123456789.一二三四五六七八九十（(".contains(atom.character);
    let mark_end = text.atoms.iter().take(LONGEST).enumerate().position(ends).map_or(0, |at| at + 1);
    // "遴选、申报通知" begins with a word and not with a mark.
    if !text.atoms.iter().take(mark_end.saturating_sub(1)).all(counts) {
        return 0;
    }
    text.atoms.iter().take(mark_end).map(|atom| atom.width).sum()
}

fn lines(text: &Text, shape: &Shape, measure: Um, element: ElementId) -> Vec<Piece> {
    let (first, rest) = shape.indents;
    let broken = break_lines(text, measure - first, measure - rest, shape.fill);
    broken
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let indent = if index == 0 { first } else { rest };
            let left = indent + shape.place.offset(measure - indent - line.width());
            Piece {
                height: shape.pitch,
                before: if index == 0 { shape.before } else { 0 },
                items: tagged(place_line(text, line, left, 0, shape.pitch), element),
                feet: marked(text, std::slice::from_ref(line)).collect(),
                ..Piece::default()
            }
        })
        .collect()
}
