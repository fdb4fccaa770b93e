//! Plain sheets as an .xlsx workbook.

use chrono::{Datelike, NaiveDate};
use parkgauge_core::roster::sheet::{CellOut, ColumnFormat, ColumnOut, SheetOut, column_letters};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, Formula,
    Workbook, Worksheet, XlsxError,
};

use crate::error::TablesError;

/// How many rows below the data have drop-downs, so that a template can be filled.
const SPARE_ROWS: u32 = 5_000;
/// The longest list that a drop-down holds itself. Unit: characters.
pub(crate) const INLINE_LIST: usize = 255;

/// Writes an .xlsx with typed cells, a frozen header, widths and drop-downs.
///
/// The same sheets and the same day give the same bytes. `created` is the day written into the
/// properties of the document.
///
/// # Errors
/// [`TablesError::Write`] for a name or size that a workbook cannot have.
pub fn write_workbook(sheets: &[SheetOut], created: NaiveDate) -> Result<Vec<u8>, TablesError> {
    build(sheets, created).map_err(|error| TablesError::Write { detail: error.to_string() })
}

fn build(sheets: &[SheetOut], created: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day(created)?));
    let mut lists = Vec::new();
    for sheet in sheets {
        fill(workbook.add_worksheet(), sheet, &mut lists)?;
    }
    if !lists.is_empty() {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(LISTS)?.set_hidden(true);
        for (column, list) in (0_u16..).zip(&lists) {
            for (row, choice) in (0_u32..).zip(*list) {
                worksheet.write_string(row, column, choice)?;
            }
        }
    }
    workbook.save_to_buffer()
}

/// Paper size as spreadsheets number it.
const A4: u8 = 9;
/// The hidden sheet of lists that are too long for a drop-down of their own.
pub(crate) const LISTS: &str = "选项";

fn fill<'a>(
    worksheet: &mut Worksheet,
    sheet: &'a SheetOut,
    lists: &mut Vec<&'a [String]>,
) -> Result<(), XlsxError> {
    let header = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let text = Format::new().set_num_format("@");
    worksheet.set_name(&sheet.name)?.set_freeze_panes(1, 0)?;
    // On paper: A4 across, as wide as the page, the header on every page, numbered.
    worksheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    worksheet.set_footer("&C&P / &N");
    let rows = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    for (index, column) in (0_u16..).zip(&sheet.columns) {
        worksheet.write_string_with_format(0, index, &column.header, &header)?;
        worksheet.set_column_width(index, column.width)?;
        match column.format {
            ColumnFormat::General => {}
            ColumnFormat::Text => {
                worksheet.set_column_format(index, &text)?;
            }
            ColumnFormat::Date => {
                worksheet.set_column_format(index, &date)?;
            }
        }
        if let Some(rule) = validation(column, lists)? {
            let last = rows.saturating_add(SPARE_ROWS).min(1_048_575);
            worksheet.add_data_validation(1, index, last, index, &rule)?;
        }
    }
    for (row, cells) in (1_u32..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                CellOut::Empty => {}
                CellOut::Text(value) => {
                    worksheet.write_string_with_format(row, column, value, &text)?;
                }
                CellOut::Number(value) => match value.exact().parse::<f64>() {
                    Ok(number) => {
                        worksheet.write_number(row, column, number)?;
                    }
                    // A fraction such as 1/3 has no decimal; it stays exact as text.
                    Err(_) => {
                        worksheet.write_string(row, column, value.exact())?;
                    }
                },
                CellOut::Date(value) => {
                    worksheet.write_datetime_with_format(row, column, day(*value)?, &date)?;
                }
            }
        }
    }
    Ok(())
}

/// The drop-down of a column, with its help; other input is allowed, because the roster keeps and explains it.
fn validation<'a>(
    column: &'a ColumnOut,
    lists: &mut Vec<&'a [String]>,
) -> Result<Option<DataValidation>, XlsxError> {
    if column.choices.is_empty() && column.help.is_empty() {
        return Ok(None);
    }
    let mut rule = DataValidation::new().set_error_style(DataValidationErrorStyle::Warning);
    if !column.choices.is_empty() {
        let length: usize = column.choices.iter().map(|choice| choice.encode_utf16().count() + 1).sum();
        // A comma separates the choices of a list in place.
        let plain = column.choices.iter().all(|choice| !choice.contains(','));
        rule = if length <= INLINE_LIST && plain {
            rule.allow_list_strings(&column.choices)?
        } else {
            let letters = column_letters(lists.len());
            lists.push(&column.choices);
            let last = column.choices.len();
            rule.allow_list_formula(Formula::new(format!("='{LISTS}'!${letters}$1:${letters}${last}")))
        };
    }
    if !column.help.is_empty() {
        let help: String = column.help.chars().take(120).collect();
        rule = rule.set_input_message(help)?;
    }
    Ok(Some(rule))
}

pub(crate) fn day(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(day.year()).unwrap_or_default();
    // Months and days of a calendar fit a byte.
    ExcelDateTime::from_ymd(year, day.month() as u8, day.day() as u8)
}
