//! .csv and other text of rows: UTF-8, UTF-16 and GBK, separated by comma, tab or semicolon.

use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};
use parkgauge_core::roster::sheet::SheetGrid;

use crate::error::{Looks, TablesError};
use crate::limits::GridBuilder;

pub(super) fn read(name: &str, content: &[u8]) -> Result<Vec<SheetGrid>, TablesError> {
    let text = decode(content).ok_or(TablesError::NotASpreadsheet(Looks::Other))?;
    let start: String = text.trim_start().chars().take(512).collect::<String>().to_ascii_lowercase();
    if start.starts_with("<?xml") || start.starts_with("<workbook") {
        return Err(TablesError::NotASpreadsheet(Looks::XmlSpreadsheet));
    }
    if start.starts_with('<')
        && ["<html", "<table", "<!doctype", "<meta"].iter().any(|tag| start.contains(tag))
    {
        return Err(TablesError::NotASpreadsheet(Looks::WebPage));
    }
    Ok(vec![self::text(name, &text)?])
}

/// Rows of a text whose separator is found.
pub(super) fn text(name: &str, text: &str) -> Result<SheetGrid, TablesError> {
    rows(name, text, separator(text))
}

/// Rows of a text with this separator.
pub(super) fn rows(name: &str, text: &str, separator: u8) -> Result<SheetGrid, TablesError> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut grid = GridBuilder::new(name);
    let mut row = 0;
    for record in reader.records() {
        let record = record.map_err(TablesError::damaged)?;
        // Blank lines are no records, but a person who looks for a row counts them.
        let start = record.position().map_or(0, |position| position.byte() as usize);
        row += blank_lines(text.as_bytes(), start);
        for (column, cell) in record.iter().enumerate() {
            grid.put(row, column, bare(cell).to_owned())?;
        }
        row += 1;
    }
    Ok(grid.finish())
}

/// Lines without content from `start`, where the reader puts the begin of a record: behind the first
/// byte of the line end before it, so that `\n` of a `\r\n` may still stand there.
fn blank_lines(text: &[u8], start: usize) -> usize {
    let mut last = start.checked_sub(1).and_then(|before| text.get(before)).copied();
    let mut lines = 0;
    for byte in text.iter().skip(start).take_while(|byte| matches!(byte, b'\r' | b'\n')) {
        let ends_the_same_line = *byte == b'\n' && last == Some(b'\r');
        lines += usize::from(!ends_the_same_line);
        last = Some(*byte);
    }
    lines
}

/// The text in the encoding that fits; `None` when none does.
pub(super) fn decode(content: &[u8]) -> Option<String> {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(content) {
        let (text, _, broken) = encoding.decode(content);
        return (!broken).then(|| text.into_owned());
    }
    // Half of the bytes of Latin text in UTF-16 are zero, on one side.
    let sample = &content[..content.len().min(1024)];
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let many = sample.len() / 8;
    let candidates = match (zeros(0), zeros(1)) {
        (even, odd) if odd > many && even == 0 => vec![UTF_16LE],
        (even, odd) if even > many && odd == 0 => vec![UTF_16BE],
        _ => vec![UTF_8, GB18030],
    };
    candidates.into_iter().find_map(|encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(content)?;
        let control = |c: char| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{1A}');
        (!text.contains(control)).then(|| text.into_owned())
    })
}

/// The separator that stands most often in the first lines, outside quotes.
fn separator(text: &str) -> u8 {
    let mut counts = [(b',', 0_u32), (b'\t', 0), (b';', 0)];
    let mut quoted = false;
    for byte in text.bytes().take(64 * 1024) {
        if byte == b'"' {
            quoted = !quoted;
        }
        for (separator, count) in &mut counts {
            *count += u32::from(byte == *separator && !quoted);
        }
    }
    // The first of equals is the comma.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(separator, _)| *separator)
}

/// A cell without the `="…"` by which exports keep long numbers as text.
fn bare(cell: &str) -> &str {
    cell.strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        .or_else(|| cell.strip_suffix('\t'))
        .unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows as a person counts them, blank ones left out.
    fn check(text: &str, expected: &[(usize, &str)]) {
        for line_end in ["\n", "\r\n", "\r"] {
            let sheets = read("名单", text.replace('\n', line_end).as_bytes()).unwrap();
            let rows = sheets[0].rows.iter().enumerate().filter(|(_, row)| !row.is_empty());
            let found: Vec<_> =
                rows.map(|(row, cells)| (row + 1, format!("{cells:?}").matches('乙').count())).collect();
            let wanted: Vec<_> =
                expected.iter().map(|(row, cells)| (*row, cells.matches('乙').count())).collect();
            assert_eq!(found, wanted, "{line_end:?}");
        }
    }

    #[test]
    fn a_list_saved_by_excel_on_windows_has_as_many_rows_as_on_the_screen() {
        check("企业,人数\n甲,1\n乙,2\n乙乙,3\n", &[(1, ""), (2, ""), (3, "乙"), (4, "乙乙")]);
    }

    #[test]
    fn blank_lines_are_counted_once_whatever_ends_them() {
        check("\n企业,人数\n\n\n乙,1\n\n乙乙,2\n\n", &[(2, ""), (5, "乙"), (7, "乙乙")]);
    }

    #[test]
    fn a_line_end_inside_quotes_is_part_of_the_cell() {
        check("企业,地址\n\"乙\n东路\",1\n乙乙,2", &[(1, ""), (2, "乙"), (3, "乙乙")]);
    }
}
