//! Tables: grid, merged cells, header rows that are repeated.

use parkgauge_core::report::{Align, Cell, Row, Table, Tone};

use super::Writer;
use super::section::twips;
use crate::length::Um;

/// A cell that reaches down from a row above.
#[derive(Clone, Copy)]
struct Reach {
    /// Rows still to cover.
    rows: u16,
    /// Columns covered.
    columns: u16,
}

impl<'a> Writer<'a> {
    pub(super) fn table(&mut self, table: &'a Table) {
        // Without a caption the line above is only the place that links go to.
        let style = if table.caption.is_empty() { "Note" } else { "Caption" };
        self.titled(style, &table.caption, &table.anchor);
        // As in the book, so that no number is parted for want of a millimetre.
        let Some(shares) = self.shares.pop_front() else { return };
        let widths: Vec<Um> = shares.widths.iter().map(|width| twips(*width)).collect();
        let side = twips(shares.pad_side);
        let border =
            |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
        let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(border).concat();
        let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
        self.xml.push_str(&format!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"{side}\" w:type=\"dxa\"/><w:right w:w=\"{side}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>",
            widths.iter().sum::<Um>()
        ));
        let mut reach: Vec<Option<Reach>> = vec![None; widths.len()];
        for (rows, is_header) in [(&table.header, true), (&table.rows, false)] {
            for row in rows {
                self.row(row, is_header, (table, shares.small), &widths, &mut reach);
            }
        }
        self.xml.push_str("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"Note\"/></w:pPr></w:p>");
    }

    fn row(
        &mut self,
        row: &'a Row,
        is_header: bool,
        (table, small): (&Table, bool),
        widths: &[Um],
        reach: &mut [Option<Reach>],
    ) {
        self.xml.push_str("<w:tr><w:trPr><w:cantSplit/>");
        if is_header {
            self.xml.push_str("<w:tblHeader/>");
        }
        self.xml.push_str("</w:trPr>");
        let mut cells = row.cells.iter();
        let mut anchor = row.anchor.as_ref();
        let mut column = 0;
        while column < widths.len() {
            if let Some(above) = reach[column].filter(|above| above.rows > 0) {
                let span = usize::from(above.columns.max(1));
                let rows = above.rows - 1;
                reach[column] = (rows > 0).then_some(Reach { rows, ..above });
                self.open_cell(widths, column, span, "<w:vMerge/>");
                self.xml.push_str("<w:p><w:pPr><w:pStyle w:val=\"Cell\"/></w:pPr></w:p></w:tc>");
                column += span;
                continue;
            }
            let Some(cell) = cells.next() else { break };
            let span = usize::from(cell.columns.max(1));
            let mut properties = String::new();
            if cell.rows > 1 {
                reach[column] = Some(Reach { rows: cell.rows - 1, columns: cell.columns });
                properties.push_str("<w:vMerge w:val=\"restart\"/>");
            }
            if let Some(shade) = shade(cell.tone) {
                properties.push_str(&format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{shade}\"/>"));
            }
            properties.push_str("<w:vAlign w:val=\"center\"/>");
            self.open_cell(widths, column, span, &properties);
            let align = cell.align.unwrap_or(if cell.tone == Tone::Head {
                Align::Centre
            } else {
                table.columns.get(column).map_or(Align::Start, |column| column.align)
            });
            let runs = self.marked(anchor.take(), &self.runs(&cell.spans, look(cell)));
            let style = match cell.tone {
                Tone::Head => "CellHead",
                _ if small => "CellSmall",
                _ => "Cell",
            };
            let side = match align {
                Align::Start => "left",
                Align::Centre => "center",
                Align::End => "right",
            };
            self.xml.push_str(&format!(
                "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/><w:jc w:val=\"{side}\"/></w:pPr>{runs}</w:p></w:tc>"
            ));
            column += span;
        }
        self.xml.push_str("</w:tr>");
    }

    fn open_cell(&mut self, widths: &[Um], column: usize, span: usize, properties: &str) {
        let width: Um = widths.iter().skip(column).take(span).sum();
        let span = if span > 1 { format!("<w:gridSpan w:val=\"{span}\"/>") } else { String::new() };
        self.xml.push_str(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}{properties}</w:tcPr>"
        ));
    }
}

const fn shade(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Head => Some("EEF1F4"),
        Tone::Group => Some("F6F7F9"),
        _ => None,
    }
}

/// What is short is red and bold; the words say it too.
const fn look(cell: &Cell) -> &'static str {
    match cell.tone {
        Tone::Bad => "<w:b/><w:color w:val=\"961E1E\"/>",
        Tone::Quiet => "<w:color w:val=\"595959\"/>",
        _ => "",
    }
}
