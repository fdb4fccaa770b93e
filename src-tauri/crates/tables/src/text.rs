//! From the typed value of a cell to the text that a person sees in it.

use calamine::{Data, DataRef, ExcelDateTime};

/// The text of a value: numbers without noise, dates as `2024-03-05`, errors by their name.
pub(crate) fn cell_text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => figure(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(value) => truth(*value),
        DataRef::DateTime(moment) => date(moment),
        DataRef::DateTimeIso(text) => iso(text),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

/// The text of a value of a sheet that was read at once.
pub(crate) fn data_text(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => figure(*number),
        Data::String(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(value) => truth(*value),
        Data::DateTime(moment) => date(moment),
        Data::DateTimeIso(text) => iso(text),
        Data::Error(error) => error.to_string(),
    }
}

/// A number as a spreadsheet shows it in full: whole numbers with all their digits, others with the
/// fifteen digits that spreadsheets keep, so that 0.1 + 0.2 is 0.3.
fn figure(number: f64) -> String {
    if !number.is_finite() {
        return "#NUM!".to_owned();
    }
    if number == 0.0 {
        return "0".to_owned();
    }
    if number.fract() == 0.0 {
        return number.to_string();
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    rounded.to_string()
}

fn truth(value: bool) -> String {
    if value { "TRUE".to_owned() } else { "FALSE".to_owned() }
}

fn date(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        // Whole seconds; a duration is no column of a roster, but it must not look like a date.
        let seconds = (moment.as_f64() * 86_400.0).round();
        let seconds = if seconds.is_finite() { seconds as i64 } else { 0 };
        return format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, (seconds % 60).abs());
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    match (hour, minute, second) {
        _ if (0.0..1.0).contains(&moment.as_f64()) && moment.as_f64() > 0.0 => {
            format!("{hour:02}:{minute:02}:{second:02}")
        }
        (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"),
    }
}

/// An ISO moment without a midnight that nobody wrote.
fn iso(text: &str) -> String {
    match text.split_once('T') {
        Some((day, time)) if time.trim_end_matches('Z').bytes().all(|b| matches!(b, b'0' | b':' | b'.')) => {
            day.to_owned()
        }
        Some((day, time)) => format!("{day} {time}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_without_noise() {
        for (number, text) in [
            (0.1 + 0.2, "0.3"),
            (12_345_678_901_234_567.0, "12345678901234568"),
            (913_501_000_001.0, "913501000001"),
            (3500.0, "3500"),
            (-0.5, "-0.5"),
            (-0.0, "0"),
            (1e-7, "0.0000001"),
            (1234.5600000000001, "1234.56"),
            (f64::NAN, "#NUM!"),
        ] {
            assert_eq!(figure(number), text);
        }
    }

    #[test]
    fn a_midnight_that_nobody_wrote_is_left_out() {
        assert_eq!(iso("2024-03-05T00:00:00"), "2024-03-05");
        assert_eq!(iso("2024-03-05"), "2024-03-05");
        assert_eq!(iso("2024-03-05T08:30:00"), "2024-03-05 08:30:00");
    }
}
