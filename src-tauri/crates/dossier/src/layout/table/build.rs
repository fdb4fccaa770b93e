//! Measuring a table: columns, cells, rows that are higher than a page.

use parkgauge_core::report::{Align, Cell, Row, Table, Tone};

use super::{Grid, Look, SetCell, SetRow, SetTable};
use crate::error::DossierError;
use crate::font::FaceRole;
use crate::layout::feet::marked;
use crate::layout::flow::Mark;
use crate::layout::prose::balanced;
use crate::layout::typeset::{Column, Desk, Place};
use crate::length::Um;
use crate::linebreak::{Fill, longest_word, natural_width};
use crate::measure::{Setting, Text};
use crate::page::Ink;
use crate::structure::{ElementId, Role};
use crate::template::Style;

/// Lines in a slice of a row that is higher than a page: small enough to fill pages, large enough not to look torn.
const SLICE_LINES: usize = 6;

/// From this many columns on a table is set in the small style.
const MANY_COLUMNS: usize = 8;

/// What sharing out widths may lose to whole micrometres; without it a word could miss its column by one of them.
const ROUNDING: Um = 50;

/// The lengths that a table is set with, and whether its cells are set in the small style.
fn look(table: &Table, desk: Desk<'_>, width: Um) -> (Look, bool) {
    let small = table.columns.len() >= MANY_COLUMNS;
    let squeeze = if desk.tight { 2 } else { 1 };
    let look = Look {
        width,
        pad_edge: desk.template.table.pad_edge() / squeeze,
        pad_side: desk.template.table.pad_side() / if small { 2 } else { 1 },
        frame: desk.template.table.frame(),
        grid: desk.template.table.grid(),
        gap: desk.template.pitch() / 3,
    };
    (look, small)
}

/// How a width is shared out among the columns of a table, for whoever sets it by other means.
#[derive(Debug, Clone)]
pub(crate) struct Shares {
    /// Each column.
    pub widths: Vec<Um>,
    /// Space beside the text of a cell.
    pub pad_side: Um,
    /// Whether its cells are set in the small style.
    pub small: bool,
}

impl Shares {
    /// Measures the columns of a table for a width.
    ///
    /// # Errors
    /// Cells that overlap, leave a hole, or reach beyond the table.
    pub(crate) fn of(table: &Table, desk: Desk<'_>, width: Um) -> Result<Self, DossierError> {
        let (look, small) = look(table, desk, width);
        let builder = Builder { table, desk, look, small, edges: Vec::new() };
        let edges = builder.column_edges(&builder.seats(&table.header)?, &builder.seats(&table.rows)?);
        let widths = edges.iter().zip(edges.iter().skip(1)).map(|(left, right)| right - left).collect();
        Ok(Self { widths, pad_side: look.pad_side, small })
    }
}

impl SetTable {
    /// Measures a table for a width; `depth` is the height of a page.
    ///
    /// # Errors
    /// Cells that overlap, leave a hole, or reach beyond the table.
    pub fn new(table: &Table, desk: Desk<'_>, width: Um, depth: Um) -> Result<Self, DossierError> {
        let (look, small) = look(table, desk, width);
        let desk = desk.within(desk.notes.open(Role::Table));
        let caption_element = desk.notes.open(Role::Caption);
        let mut builder = Builder { table, desk, look, small, edges: Vec::new() };
        let (header, body) = (builder.seats(&table.header)?, builder.seats(&table.rows)?);
        builder.edges = builder.column_edges(&header, &body);
        let header = builder.grid(&table.header, header, Um::MAX, true);
        let header_heights = header.heights(0, header.rows.len(), look.pad_edge);
        let caption = builder.caption("");
        let caption_continued = builder.caption("（续）");
        let head: Um = header_heights.iter().sum::<Um>() + caption.as_ref().map_or(0, Column::height);
        let body = builder.grid(&table.rows, body, depth - head, false);
        let edges = builder.edges;
        let mark = Mark { anchor: table.anchor.clone(), entry: None };
        Ok(Self {
            edges,
            header,
            header_heights,
            body,
            caption,
            caption_continued,
            mark,
            caption_element,
            look,
        })
    }
}

struct Builder<'a> {
    table: &'a Table,
    desk: Desk<'a>,
    look: Look,
    /// Set in the small style: a row of many columns is read across, and one line does it.
    small: bool,
    edges: Vec<Um>,
}

/// A cell with its place and its measured text, before it is broken into lines.
struct Seat<'a> {
    cell: &'a Cell,
    column: usize,
    row: usize,
    text: Text,
}

impl<'a> Builder<'a> {
    /// Shares the width by weight. No column gets less than its longest unbreakable word if others can spare it, and
    /// what a column does not need goes to those whose cells would take another line.
    fn column_edges(&self, header: &[Seat<'_>], body: &[Seat<'_>]) -> Vec<Um> {
        let width = self.look.width;
        let count = self.table.columns.len();
        let (mut least, mut ideal) = (vec![0; count], vec![0; count]);
        for seat in header.iter().chain(body).filter(|seat| seat.cell.columns <= 1) {
            let (narrowest, widest) = self.wanted_widths(seat);
            // A word that no table holds is parted, and claims no more of its neighbours than another column.
            let narrowest = if narrowest > width { width / 3 } else { narrowest };
            let around = 2 * self.look.pad_side + ROUNDING;
            least[seat.column] = least[seat.column].max(narrowest + around);
            ideal[seat.column] = ideal[seat.column].max(widest + around);
        }
        let weights: Vec<Um> =
            self.table.columns.iter().map(|column| Um::from(column.weight.max(1))).collect();
        let total: Um = weights.iter().sum::<Um>().max(1);
        let mut widths: Vec<Um> = weights.iter().map(|weight| width * weight / total).collect();
        even_out(&mut widths, &ideal);
        even_out(&mut widths, &least);
        let mut edges = vec![0];
        for part in widths {
            edges.push(edges.last().copied().unwrap_or(0) + part);
        }
        if let Some(last) = edges.last_mut() {
            *last = width;
        }
        edges
    }

    /// Width of what may not be parted, where short labels and numbers count as a whole; and of the whole cell on one
    /// line, up to what a column of a table may reasonably claim.
    fn wanted_widths(&self, seat: &Seat<'_>) -> (Um, Um) {
        const CLAIM: Um = 22;
        const LABEL: Um = 9;
        let text = &seat.text;
        let square = crate::length::em(1000, self.setting(seat.cell.tone).size);
        let whole = natural_width(text);
        let is_head = seat.cell.tone == Tone::Head;
        let least = if whole <= 4 * square + square / 2 {
            whole
        } else if is_head && whole <= LABEL * square {
            // Two lines, and never one character below the other.
            longest_word(text).max((whole / 2).div_euclid(square) * square + square)
        } else {
            longest_word(text)
        };
        let claim = if is_head { LABEL } else { CLAIM };
        (least, whole.min(claim * square).max(least))
    }

    fn caption(&self, suffix: &str) -> Option<Column> {
        if self.table.caption.is_empty() {
            return None;
        }
        let style = &self.desk.template.style.caption;
        let text = format!("{}{suffix}", self.table.caption);
        let text = self.desk.measurer.plain(&text, self.desk.template.setting(style));
        Some(Column::new(text, self.look.width, self.desk.template.line(style), Fill::Ragged))
    }

    /// Seats, measures and, where a row is higher than `depth`, slices.
    fn grid(&self, rows: &'a [Row], mut seats: Vec<Seat<'a>>, depth: Um, is_header: bool) -> Grid {
        let set = |seat: &mut Seat<'a>| {
            let text = std::mem::take(&mut seat.text);
            self.content(seat, text)
        };
        let contents: Vec<Column> = seats.iter_mut().map(set).collect();
        let mut slices = vec![1usize; rows.len()];
        for (seat, content) in seats.iter().zip(&contents).filter(|(seat, _)| seat.cell.rows <= 1) {
            let height = content.height() + 2 * self.look.pad_edge;
            if height > depth {
                slices[seat.row] = slices[seat.row].max(content.lines.len().div_ceil(SLICE_LINES));
            }
        }
        let mut starts = vec![0];
        for count in &slices {
            starts.push(starts.last().copied().unwrap_or(0) + count);
        }
        let mut grid = Grid::default();
        for (row, count) in rows.iter().zip(&slices) {
            for slice in 0..*count {
                let mark =
                    row.anchor.clone().filter(|_| slice == 0).map(|anchor| Mark { anchor, entry: None });
                let heads_group = slice == 0
                    && !row.cells.is_empty()
                    && row.cells.iter().all(|cell| cell.tone == Tone::Group);
                grid.rows.push(SetRow { mark, joined: slice > 0, heads_group, ..SetRow::default() });
            }
        }
        let mut row = None;
        for (seat, content) in seats.iter().zip(contents) {
            let (_, row_element) = match row.filter(|(at, _)| *at == seat.row) {
                Some(open) => open,
                None => *row.insert((seat.row, self.desk.notes.open(Role::Row))),
            };
            let role = match seat.cell.tone {
                Tone::Head | Tone::Group if is_header => Role::ColumnHead,
                Tone::Head | Tone::Group => Role::RowHead,
                _ => Role::Cell,
            };
            let span = (seat.cell.columns.max(1), seat.cell.rows.max(1));
            let element = self.desk.notes.within(row_element).spanning(role, span);
            self.seat(&mut grid, seat, content, (&starts, slices[seat.row]), element);
        }
        grid
    }

    /// Puts a measured cell on the grid: whole, or a slice into each slice of its row.
    fn seat(
        &self,
        grid: &mut Grid,
        seat: &Seat<'_>,
        content: Column,
        (starts, slices): (&[usize], usize),
        element: ElementId,
    ) {
        let span = usize::from(seat.cell.rows.max(1));
        let first = starts[seat.row];
        let cell =
            |row: usize, rows: usize, content: Column, continued: Option<Column>, centred: bool| SetCell {
                column: seat.column,
                row,
                columns: usize::from(seat.cell.columns.max(1)),
                rows,
                content,
                continued,
                place: self.place(seat),
                centred,
                ground: ground(seat.cell.tone),
                element,
            };
        if span == 1 && slices > 1 {
            let Column { text, lines, pitch } = content;
            for (slice, row) in (first..first + slices).enumerate() {
                let lines = lines.iter().skip(slice * SLICE_LINES).take(SLICE_LINES).cloned().collect();
                let part = Column { text: text.clone(), lines, pitch };
                self.add(grid, cell(row, 1, part, None, false));
            }
            return;
        }
        let rows = starts[seat.row + span] - first;
        let continued = (rows > 1).then(|| self.content(seat, self.text(seat.cell, "（续）")));
        self.add(grid, cell(first, rows, content, continued, true));
    }

    fn add(&self, grid: &mut Grid, cell: SetCell) {
        let index = grid.cells.len();
        if cell.rows == 1 {
            let need = cell.content.height() + 2 * self.look.pad_edge;
            let row = &mut grid.rows[cell.row];
            row.least = row.least.max(need);
        }
        let marked: Vec<u16> = marked(&cell.content.text, &cell.content.lines).collect();
        for row in cell.row..cell.row + cell.rows {
            grid.rows[row].cells.push(index);
            grid.rows[row].feet.extend(&marked);
        }
        grid.cells.push(cell);
    }

    /// Finds the column of every cell; cells covered by a span from above are left out in the report.
    fn seats(&self, rows: &'a [Row]) -> Result<Vec<Seat<'a>>, DossierError> {
        let count = self.table.columns.len();
        let mut covered = vec![0u16; count];
        let mut seats = Vec::new();
        for (row, content) in rows.iter().enumerate() {
            let wrong = |reason: &'static str| {
                let name =
                    if self.table.caption.is_empty() { &self.table.anchor.0 } else { &self.table.caption };
                DossierError::TableShape { table: name.clone(), row: row + 1, reason }
            };
            let mut column = 0;
            for cell in &content.cells {
                while covered.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                let end = column + usize::from(cell.columns.max(1));
                let places = covered
                    .get_mut(column..end)
                    .ok_or_else(|| wrong("more cells than columns / 单元格多于列数"))?;
                if places.iter().any(|rows| *rows > 0) {
                    return Err(wrong("a cell overlaps one from above / 单元格与上方合并单元格重叠"));
                }
                if row + usize::from(cell.rows.max(1)) > rows.len() {
                    return Err(wrong("a cell reaches below the last row / 合并单元格超出表格末行"));
                }
                places.fill(cell.rows.max(1));
                seats.push(Seat { cell, column, row, text: self.text(cell, "") });
                column = end;
            }
            if covered.contains(&0) {
                return Err(wrong("fewer cells than columns / 单元格少于列数"));
            }
            for rows in &mut covered {
                *rows -= 1;
            }
        }
        Ok(seats)
    }

    fn place(&self, seat: &Seat<'_>) -> Place {
        let align = match (seat.cell.align, seat.cell.tone) {
            (Some(align), _) => align,
            (None, Tone::Head) => Align::Centre,
            (None, Tone::Group) => Align::Start,
            _ => self.table.columns[seat.column].align,
        };
        match align {
            Align::Start => Place::Start,
            Align::Centre => Place::Centre,
            Align::End => Place::End,
        }
    }

    fn style(&self, tone: Tone) -> &'a Style {
        match tone {
            Tone::Head | Tone::Group => &self.desk.template.style.cell_head,
            _ => &self.desk.template.style.cell,
        }
    }

    fn setting(&self, tone: Tone) -> Setting {
        let mut setting = toned(self.desk.template.setting(self.style(tone)), tone);
        if self.small {
            setting.size = self.desk.template.style.cell_small.size();
        }
        setting
    }

    fn text(&self, cell: &Cell, suffix: &str) -> Text {
        let setting = self.setting(cell.tone);
        let mut text = self.desk.spans(&cell.spans, setting);
        if !suffix.is_empty() {
            self.desk.measurer.append(&mut text, suffix, setting, None);
        }
        text
    }

    fn content(&self, seat: &Seat<'_>, text: Text) -> Column {
        let styles = &self.desk.template.style;
        let style = if self.small { &styles.cell_small } else { self.style(seat.cell.tone) };
        let pitch = self.desk.template.line(style);
        let setting = self.setting(seat.cell.tone);
        let end = seat.column + usize::from(seat.cell.columns.max(1));
        let width = self.edges[end] - self.edges[seat.column] - 2 * self.look.pad_side;
        // Spreading a handful of characters over a narrow column looks worse than an uneven edge.
        if width >= 16 * crate::length::em(1000, setting.size) && self.place(seat) == Place::Start {
            return Column::new(text, width, pitch, Fill::Justify);
        }
        let lines = balanced(&text, width);
        Column { text, lines, pitch }
    }
}

/// Raises the columns below what they want with what the others have above it, as far as that goes.
fn even_out(widths: &mut [Um], wanted: &[Um]) {
    let missing: Um = widths.iter().zip(wanted).map(|(width, wanted)| (wanted - width).max(0)).sum();
    let spare: Um = widths.iter().zip(wanted).map(|(width, wanted)| (width - wanted).max(0)).sum();
    let given = missing.min(spare);
    if given == 0 {
        return;
    }
    for (width, wanted) in widths.iter_mut().zip(wanted) {
        if *width < *wanted {
            *width += (*wanted - *width) * given / missing;
        } else {
            *width -= (*width - *wanted) * given / spare;
        }
    }
}

fn toned(setting: Setting, tone: Tone) -> Setting {
    match tone {
        Tone::Bad => Setting { face: FaceRole::Hei, latin: FaceRole::Hei, ink: Ink::RED, ..setting },
        Tone::Quiet => Setting { ink: Ink::GREY, ..setting },
        Tone::Plain | Tone::Head | Tone::Group | Tone::Good => setting,
    }
}

const fn ground(tone: Tone) -> Option<Ink> {
    match tone {
        Tone::Head => Some(Ink::TINT),
        Tone::Group => Some(Ink::PALE),
        _ => None,
    }
}
