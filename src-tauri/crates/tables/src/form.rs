//! The workbook of a questionnaire: protected, with drop-downs.

use chrono::NaiveDate;
use parkgauge_core::questionnaire::{Entry, Field, FormBook, FormLine, GUIDE, MARKS, SHEET, column};
use parkgauge_core::roster::sheet::column_letters;
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, Format, FormatAlign, FormatBorder, Formula, ProtectionOptions,
    Workbook, Worksheet, XlsxError,
};

use crate::error::TablesError;
use crate::write::{INLINE_LIST, LISTS, day};

/// Headers and widths of the columns that people see, in half-width characters.
const HEADERS: [(&str, f64); 6] = [
    ("题号", 7.0),
    ("题目", 52.0),
    ("填写", 28.0),
    ("单位", 12.0),
    ("选项含义和填写提示", 64.0),
    ("不适用的理由", 26.0),
];

/// Writes the workbook of one firm: what is locked cannot be changed by accident, and nothing needs a password.
///
/// The same form and the same day give the same bytes.
///
/// # Errors
/// [`TablesError::Write`] for a text that a workbook cannot have.
pub fn write_form(book: &FormBook, created: NaiveDate) -> Result<Vec<u8>, TablesError> {
    build(book, created).map_err(|error| TablesError::Write { detail: error.to_string() })
}

struct Looks {
    title: Format,
    plain: Format,
    header: Format,
    area: Format,
    text: Format,
    input: Format,
}

impl Looks {
    fn new() -> Self {
        let wrapped = || Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let boxed =
            |format: Format| format.set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x00C5_CFD1));
        Self {
            title: Format::new().set_bold().set_font_size(15),
            plain: wrapped(),
            header: boxed(wrapped()).set_bold().set_background_color(Color::RGB(0x00E4_ECEC)),
            area: boxed(wrapped()).set_bold().set_background_color(Color::RGB(0x00F1_F5F5)),
            text: boxed(wrapped()),
            // As text, so that what was typed comes back as it was typed: 37.5% stays 37.5%.
            input: boxed(wrapped())
                .set_num_format("@")
                .set_unlocked()
                .set_background_color(Color::RGB(0x00FF_FBE6)),
        }
    }
}

fn build(book: &FormBook, created: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook
        .set_properties(&DocProperties::new().set_title(&book.title).set_creation_datetime(&day(created)?));
    let looks = Looks::new();
    guide(workbook.add_worksheet(), book, &looks)?;
    let mut lists: Vec<Vec<&str>> = Vec::new();
    sheet(workbook.add_worksheet(), book, &looks, &mut lists)?;
    let marks = workbook.add_worksheet();
    marks.set_name(MARKS)?.set_very_hidden(true).protect();
    for (row, (key, value)) in (0_u32..).zip(book.marks.rows()) {
        marks.write_string(row, 0, key)?.write_string(row, 1, value)?;
    }
    if !lists.is_empty() {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(LISTS)?.set_hidden(true).protect();
        for (column, list) in (0_u16..).zip(&lists) {
            for (row, choice) in (0_u32..).zip(list) {
                worksheet.write_string(row, column, *choice)?;
            }
        }
    }
    workbook.save_to_buffer()
}

fn guide(worksheet: &mut Worksheet, book: &FormBook, looks: &Looks) -> Result<(), XlsxError> {
    worksheet.set_name(GUIDE)?.set_column_width(0, 100)?.protect();
    worksheet.write_string_with_format(0, 0, &book.title, &looks.title)?;
    worksheet.write_string_with_format(1, 0, &book.firm, &looks.plain)?;
    for (row, line) in (3_u32..).zip(&book.instructions) {
        worksheet.write_string_with_format(row, 0, line, &looks.plain)?;
    }
    Ok(())
}

fn sheet<'a>(
    worksheet: &mut Worksheet,
    book: &'a FormBook,
    looks: &Looks,
    lists: &mut Vec<Vec<&'a str>>,
) -> Result<(), XlsxError> {
    let at = |column: usize| u16::try_from(column).unwrap_or(u16::MAX);
    worksheet.set_name(SHEET)?.set_freeze_panes(2, 0)?.set_active(true).set_landscape();
    worksheet.set_print_fit_to_pages(1, 0);
    // Widths and heights may be changed to read better; what is asked may not.
    worksheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::default()
    });
    worksheet.write_string_with_format(0, 0, format!("{} · {}", book.title, book.firm), &looks.title)?;
    for (column, (header, width)) in (0_u16..).zip(HEADERS) {
        worksheet
            .write_string_with_format(1, column, header, &looks.header)?
            .set_column_width(column, width)?;
    }
    worksheet.set_column_hidden(at(column::KEY))?;
    for (row, line) in (2_u32..).zip(&book.lines) {
        match line {
            FormLine::Area { depth, name, about } => {
                let name = format!("{}{name}", "　".repeat(*depth));
                let said = if about.is_empty() { name } else { format!("{name}（{about}）") };
                worksheet.merge_range(row, 0, row, at(column::REASON), &said, &looks.area)?;
            }
            FormLine::Field(field) => {
                let texts = [
                    (column::NUMBER, &field.number),
                    (column::QUESTION, &field.question),
                    (column::UNIT, &field.unit),
                    (column::HELP, &field.help),
                ];
                for (column, text) in texts {
                    worksheet.write_string_with_format(row, at(column), text, &looks.text)?;
                }
                worksheet.write_blank(row, at(column::VALUE), &looks.input)?;
                let reason = if field.reason.is_some() { &looks.input } else { &looks.text };
                worksheet.write_blank(row, at(column::REASON), reason)?;
                worksheet.write_string(row, at(column::KEY), &field.key)?;
                if let Some(rule) = drop_down(field, lists)? {
                    worksheet.add_data_validation(row, at(column::VALUE), row, at(column::VALUE), &rule)?;
                }
            }
        }
    }
    Ok(())
}

/// The drop-down of a cell. Long lists stand once on a sheet of their own.
fn drop_down<'a>(
    field: &'a Field,
    lists: &mut Vec<Vec<&'a str>>,
) -> Result<Option<DataValidation>, XlsxError> {
    let Entry::OneOf(options) = &field.entry else { return Ok(None) };
    let labels: Vec<&str> = options.iter().map(|(_, label)| label.as_str()).collect();
    let length: usize = labels.iter().map(|label| label.encode_utf16().count() + 1).sum();
    let rule = DataValidation::new()
        .set_error_title("请从列表中选择")?
        .set_error_message("这里只能从下拉列表中选一项，或留空。")?;
    if length <= INLINE_LIST && labels.iter().all(|label| !label.contains(',')) {
        return rule.allow_list_strings(&labels).map(Some);
    }
    let place = lists.iter().position(|list| *list == labels).unwrap_or_else(|| {
        lists.push(labels);
        lists.len() - 1
    });
    let (letters, last) = (column_letters(place), options.len());
    Ok(Some(rule.allow_list_formula(Formula::new(format!("='{LISTS}'!${letters}$1:${letters}${last}")))))
}
