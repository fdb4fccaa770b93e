//! What gives points and what was answered in rows, as the chapter of the areas shows them.

use super::standards::columns;
use super::{Builder, paragraph};
use crate::answer::{RawAnswer, Slot, cell_in_words};
use crate::framework::{Area, CellKind, Indicator, Question, TableColumn};
use crate::report::{Align, Anchor, Block, Cell, ParagraphRole, Row, Table};

impl Builder<'_> {
    /// The points of an area with their standing; nothing where the framework totals none.
    pub(super) fn area_points(&self, area: &Area) -> Option<Block> {
        let card = self.snapshot.card;
        let result = card.areas.iter().find(|result| result.area == area.id)?;
        let points = card.points_text(result.points.as_ref()?);
        let text = format!("本领域得分：{points}。效力：{}。", result.standing.zh());
        Some(paragraph(ParagraphRole::Body, text))
    }

    /// The rows of a table in the words of its columns, a cell as it was typed; nothing before a row is filled.
    pub(super) fn answered_rows(&self, indicator: &Indicator) -> Option<Block> {
        let Question::Table(table) = &indicator.question else { return None };
        let answer = self.snapshot.assessment.answers.get(&indicator.id, Slot::Value);
        let RawAnswer::Rows(rows) = answer else { return None };
        let filled = rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
        let rows: Vec<Row> = filled.map(|row| shown(&table.columns, row)).collect();
        if rows.is_empty() {
            return None;
        }
        let measures: Vec<(u32, Align)> = table.columns.iter().map(measure).collect();
        let header = table.columns.iter().map(|column| Cell::head(column.label.clone())).collect();
        Some(Block::Table(Table {
            anchor: Anchor::new(format!("rows-{}", indicator.id)),
            caption: indicator.name.clone(),
            columns: columns(&measures),
            header: vec![Row::of(header)],
            rows,
        }))
    }
}

fn shown(columns: &[TableColumn], row: &[String]) -> Row {
    let cells = columns.iter().enumerate().map(|(at, column)| {
        let typed = row.get(at).map_or("", |cell| cell.trim());
        Cell::plain(if typed.is_empty() { String::new() } else { cell_in_words(&column.kind, typed) })
    });
    Row::of(cells.collect())
}

/// Words need more room than figures.
fn measure(column: &TableColumn) -> (u32, Align) {
    match column.kind {
        CellKind::Text | CellKind::Firm => (20, Align::Start),
        CellKind::Number(_) | CellKind::Money(_) => (13, Align::End),
        _ => (13, Align::Centre),
    }
}
