//! 封面: the title in its upper part, the fields to fill in below the middle, maker and date at the foot.

use parkgauge_core::report::{Block, Part};

use super::flow::{Entry, Flowed, Mark, Piece};
use super::flowed_block;
use super::prose::balanced;
use super::signature::fields;
use super::typeset::{Desk, Place, place_line};
use crate::error::DossierError;
use crate::length::Um;
use crate::linebreak::{Fill, break_lines};
use crate::structure::{Role, tagged};
use crate::template::Style;

/// Share of the text block's height above the title and above the fields, in hundredths.
const TITLE_AT: Um = 17;
const FIELDS_AT: Um = 56;

/// Sets a cover. Lines before the fields stand below the title, lines after them at the foot.
pub fn cover(part: &Part, desk: Desk<'_>) -> Result<Vec<Flowed>, DossierError> {
    let depth = desk.template.depth();
    let styles = &desk.template.style;
    let mut head = title(part, desk);
    let mut middle = Vec::new();
    let mut foot = Vec::new();
    for block in &part.blocks {
        match block {
            Block::Fields(pairs) => middle.extend(fields(pairs, desk, &styles.cover_field)),
            Block::Paragraph(paragraph) => {
                let target = if middle.is_empty() { &mut head } else { &mut foot };
                target.extend(centred(paragraph, desk, &styles.cover_line));
            }
            other => foot.extend(flowed_block(other, desk)?),
        }
    }
    let mut flowed = vec![space(depth * TITLE_AT / 100)];
    let used = depth * TITLE_AT / 100 + height(&head);
    flowed.extend(head);
    if !middle.is_empty() {
        flowed.push(space((depth * FIELDS_AT / 100 - used).max(desk.template.pitch())));
    }
    let used = used.max(depth * FIELDS_AT / 100) + height(&middle);
    flowed.extend(middle);
    if !foot.is_empty() {
        flowed.push(space((depth - used - height(&foot)).max(0)));
        flowed.extend(foot);
    }
    Ok(flowed)
}

fn title(part: &Part, desk: Desk<'_>) -> Vec<Flowed> {
    let style = &desk.template.style.cover_title;
    let text = desk.measurer.plain(&part.title, desk.template.setting(style));
    let pitch = desk.template.line(style);
    let measure = desk.template.measure();
    let element = desk.notes.open(Role::Heading(1));
    let mut pieces: Vec<Piece> = balanced(&text, measure)
        .iter()
        .map(|line| Piece {
            height: pitch,
            keep: true,
            items: tagged(
                place_line(&text, line, Place::Centre.offset(measure - line.width()), 0, pitch),
                element,
            ),
            ..Piece::default()
        })
        .collect();
    if let Some(first) = pieces.first_mut() {
        let entry = Some(Entry { level: 0, title: part.title.replace('\n', "") });
        first.marks.push(Mark { anchor: part.anchor.clone(), entry });
    }
    if let Some(last) = pieces.last_mut() {
        last.height += pitch / 2;
    }
    pieces.into_iter().map(Flowed::Piece).collect()
}

fn centred(paragraph: &parkgauge_core::report::Paragraph, desk: Desk<'_>, style: &Style) -> Vec<Flowed> {
    let text = desk.spans(&paragraph.spans, desk.template.setting(style));
    let pitch = desk.template.line(style);
    let measure = desk.template.measure();
    let element = desk.notes.open(Role::Paragraph);
    break_lines(&text, measure, measure, Fill::Ragged)
        .iter()
        .map(|line| Piece {
            height: pitch,
            items: tagged(
                place_line(&text, line, Place::Centre.offset(measure - line.width()), 0, pitch),
                element,
            ),
            ..Piece::default()
        })
        .map(Flowed::Piece)
        .collect()
}

fn space(height: Um) -> Flowed {
    Flowed::Piece(Piece { height, ..Piece::default() })
}

fn height(flowed: &[Flowed]) -> Um {
    flowed.iter().map(|element| if let Flowed::Piece(piece) = element { piece.height } else { 0 }).sum()
}
