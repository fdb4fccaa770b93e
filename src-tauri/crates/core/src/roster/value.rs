//! From the text of a cell to its value.

use chrono::NaiveDate;

use super::Vocabulary;
use super::columns::{ColumnDef, ColumnKind, folded};
use super::credit_code::CreditCode;
use super::industry::IndustryCode;
use crate::id::OptionId;
use crate::number::{Number, Unreadable, plain_text, read_quantity};
use crate::problem::Said;
use crate::unit::Unit;

/// The value of one cell of the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// Nobody has said; also a dash, a stroke or 不详.
    Missing,
    /// Yes or no.
    Flag(bool),
    /// One of the column's choices.
    Choice(OptionId),
    /// A figure in the column's unit.
    Number(Number),
    /// Text, trimmed.
    Text(String),
    /// A day; a month stands for its first day.
    Date(NaiveDate),
    /// An industry.
    Industry(IndustryCode),
    /// A credit code whose check character is right.
    CreditCode(CreditCode),
    /// Something that could not be read. It counts as unknown.
    Unreadable(Box<Misread>),
}

/// What was typed and why it could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// The text as it came.
    pub raw: String,
    /// Stable code of the problem.
    pub code: &'static str,
    /// What is wrong.
    pub say: Said,
    /// What to do.
    pub next: Said,
}

/// What people write into a cell that they leave open.
const BLANKS: &[&str] = &["/", "\\", "-", "--", "—", "——", "n/a", "不详", "未知", "待填", "待定"];

/// What a spreadsheet shows where a formula failed.
const ERRORS: &[&str] = &["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#DATA!"];

const YES: &[&str] = &[
    "是",
    "有",
    "√",
    "✓",
    "✔",
    "☑",
    "y",
    "yes",
    "1",
    "true",
    "t",
    "对",
    "改造完成",
    "已",
    "全覆盖",
    "v",
    "规上",
];
const NO: &[&str] = &[
    "否", "无", "×", "✗", "✘", "x", "n", "no", "0", "false", "f", "不是", "没有", "未", "暂无", "尚未", "没",
    "规下",
];

impl FieldValue {
    /// Reads a cell by the rules of its column; what cannot be read stays as it came.
    pub fn read(text: &str, column: &ColumnDef, vocabulary: &Vocabulary) -> Self {
        let trimmed = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}'));
        if is_blank(trimmed) {
            return Self::Missing;
        }
        if is_broken(trimmed) {
            return misread(text, "cell.error", broken_formula(trimmed));
        }
        match column.kind {
            ColumnKind::Text => Self::Text(trimmed.to_owned()),
            ColumnKind::Flag => match flag(trimmed) {
                Some(value) => Self::Flag(value),
                None => misread(text, "flag.unclear", unclear_flag(trimmed)),
            },
            ColumnKind::Number => read_number(text, column),
            ColumnKind::Date => match date(trimmed) {
                Some(day) => Self::Date(day),
                None => misread(text, "date.unreadable", unreadable_date(trimmed)),
            },
            ColumnKind::Choice => match column.choice(trimmed) {
                Some(choice) => Self::Choice(choice.id.clone()),
                None => misread(text, "choice.unknown", unknown_choice(trimmed, column)),
            },
            ColumnKind::Industry => match vocabulary.industries().read(trimmed) {
                Ok(code) => Self::Industry(code),
                Err(error) => misread(text, error.code(), (error.say(), error.next())),
            },
            ColumnKind::CreditCode => match CreditCode::read(trimmed) {
                Ok(code) => Self::CreditCode(code),
                Err(error) => misread(text, error.code(), (error.say(), error.next())),
            },
        }
    }

    /// Whether nobody has said.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }
}

/// Whether a text says nothing: empty, a dash, a stroke, 不详.
pub(crate) fn is_blank(text: &str) -> bool {
    // Long texts are never blank words; folding them is what an import of 50 000 firms would wait for.
    text.is_empty()
        || (text.len() <= 18 && (plain_text(text).is_empty() || BLANKS.contains(&folded(text).as_str())))
}

/// Whether a text is what a spreadsheet shows for a failed formula.
pub(crate) fn is_broken(text: &str) -> bool {
    ERRORS.contains(&text)
}

/// Reads yes or no; `None` for anything between (改造中, 部分).
fn flag(text: &str) -> Option<bool> {
    let folded = folded(text);
    // "是（2024年）": a remark in brackets does not change the answer, unless it takes half of it back.
    let (bare, remark) = folded.split_once('(').unwrap_or((&folded, ""));
    let doubtful = ["部分", "拟", "计划", "进行中", "在建", "待", "不确定"];
    if !NO.contains(&bare) && doubtful.iter().any(|word| remark.contains(word)) {
        return None;
    }
    if YES.contains(&bare) {
        return Some(true);
    }
    if NO.contains(&bare) {
        return Some(false);
    }
    // 已改造, 已接入; 未改造, 未开展; but not 已列入计划 or 未完全….
    const DONE: [&str; 15] = [
        "改造",
        "完成",
        "完成改造",
        "实施",
        "开展",
        "开展改造",
        "接入",
        "覆盖",
        "上云",
        "使用",
        "应用",
        "建成",
        "纳入",
        "纳统",
        "入规",
    ];
    let stem = |prefixes: &[&str]| {
        prefixes.iter().find_map(|prefix| bare.strip_prefix(prefix)).map(|rest| {
            let rest = rest.replace("数字化", "").replace("进行", "");
            DONE.contains(&rest.trim_end_matches('了'))
        })
    };
    if stem(&["已经", "已"]) == Some(true) {
        return Some(true);
    }
    if stem(&["尚未", "没有", "未", "没"]) == Some(true) {
        return Some(false);
    }
    None
}

/// Reads a day: 2024-03-05, 2024/3/5, 2024.3.5, 2024年3月5日, 20240305, 2024年3月, 2024-03, or a spreadsheet's serial.
pub(crate) fn date(text: &str) -> Option<NaiveDate> {
    let plain = plain_text(text);
    // "2024-03-05 00:00:00" and "2024-03-05T00:00:00" lose their space in plain text, so they are cut before.
    let plain = match text.trim().split_once([' ', 'T']) {
        Some((day, time)) if time.contains(':') => plain_text(day),
        _ => plain,
    };
    let parts: Vec<&str> = plain
        .trim_end_matches(['日', '号'])
        .trim_end_matches('月')
        .split(['-', '/', '.', '年', '月'])
        .collect();
    let number = |text: &str| -> Option<u32> {
        text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
    };
    let (year, month, day) = match parts.as_slice() {
        [one] if one.len() == 8 => (number(one.get(..4)?)?, number(one.get(4..6)?)?, number(one.get(6..)?)?),
        // A cell that lost its date format shows days since 1899-12-30: 2000 to 2099 are 36526 to 73050.
        [one] if one.len() == 5 => {
            let serial = number(one).filter(|serial| (36_526..=73_050).contains(serial))?;
            return NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(chrono::Days::new(serial.into()));
        }
        [one] if one.len() == 6 => (number(one.get(..4)?)?, number(one.get(4..)?)?, 1),
        [year, month] if year.len() == 4 => (number(year)?, number(month)?, 1),
        [year, month, day] if year.len() == 4 => (number(year)?, number(month)?, number(day)?),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).filter(|_| (1900..=2100).contains(&year))
}

fn read_number(text: &str, column: &ColumnDef) -> FieldValue {
    let none = Unit::named("");
    let unit = column.unit.as_ref().unwrap_or(&none);
    match read_quantity(text, unit) {
        Ok(reading) => FieldValue::Number(reading.value),
        Err(error) => {
            let (code, said) = unreadable_number(&error, text.trim(), unit);
            misread(text, code, said)
        }
    }
}

fn misread(raw: &str, code: &'static str, (say, next): (Said, Said)) -> FieldValue {
    FieldValue::Unreadable(Box::new(Misread { raw: raw.to_owned(), code, say, next }))
}

fn broken_formula(text: &str) -> (Said, Said) {
    (
        Said::new(format!("公式出错：{text}。"), format!("The formula failed: {text}.")),
        Said::new("请在原表中改正公式，或直接填写数值。", "Mend the formula in the file, or type the value."),
    )
}

fn unclear_flag(text: &str) -> (Said, Said) {
    (
        Said::new(format!("“{text}”看不出是或否。"), format!("\"{text}\" is neither yes nor no.")),
        Said::new("请填“是”或“否”。", "Write yes or no."),
    )
}

fn unreadable_date(text: &str) -> (Said, Said) {
    (
        Said::new(format!("“{text}”不是日期。"), format!("\"{text}\" is not a date.")),
        Said::new("请写成 2024-03-05 或 2024年3月。", "Write 2024-03-05 or 2024-03."),
    )
}

fn unknown_choice(text: &str, column: &ColumnDef) -> (Said, Said) {
    let labels: Vec<&str> = column.choices.iter().map(|choice| choice.label.as_str()).collect();
    (
        Said::new(
            format!("“{text}”不在“{}”的选项中。", column.label),
            format!("\"{text}\" is not a choice of {}.", column.label),
        ),
        Said::new(
            format!("请选填：{}。", labels.join("、")),
            format!("Choose one of: {}.", labels.join(", ")),
        ),
    )
}

fn unreadable_number(error: &Unreadable, text: &str, unit: &Unit) -> (&'static str, (Said, Said)) {
    let symbol = unit.symbol();
    let (code, say) = match error {
        Unreadable::NotANumber => (
            "number.unreadable",
            Said::new(format!("“{text}”不是数字。"), format!("\"{text}\" is not a number.")),
        ),
        Unreadable::UnknownUnit(found) => (
            "number.unknown_unit",
            Said::new(
                format!("“{text}”的单位“{found}”不认识，本列的单位是“{symbol}”。"),
                format!("The unit {found} of \"{text}\" is unknown; this column is in {symbol}."),
            ),
        ),
        Unreadable::WrongUnit(found) => (
            "number.wrong_unit",
            Said::new(
                format!("“{text}”的单位“{found}”不能换算成“{symbol}”。"),
                format!("The unit {found} of \"{text}\" does not convert into {symbol}."),
            ),
        ),
        Unreadable::Slip(slip) => (slip.code(), slip.say(text)),
        Unreadable::SeveralNumbers => (
            "number.several",
            Said::new(format!("“{text}”里不止一个数。"), format!("\"{text}\" holds several numbers.")),
        ),
    };
    let next = Said::new("请只填一个数。", "Give one number.");
    (code, (say, next))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::roster::fixture::{firm, key, vocabulary};

    fn check(column: &str, text: &str, expected: &str) {
        let firm = firm("f1", &[(column, text)]);
        let shown = match firm.field(&key(column)) {
            FieldValue::Missing => "missing".to_owned(),
            FieldValue::Flag(value) => value.to_string(),
            FieldValue::Choice(id) => id.to_string(),
            FieldValue::Number(number) => number.exact(),
            FieldValue::Text(text) => text.clone(),
            FieldValue::Date(day) => day.to_string(),
            FieldValue::Industry(code) => code.to_string(),
            FieldValue::CreditCode(code) => code.to_string(),
            FieldValue::Unreadable(misread) => misread.code.to_owned(),
        };
        assert_eq!(shown, expected, "{column} {text:?}");
    }

    #[test]
    fn yes_and_no_are_understood_as_offices_write_them() {
        for yes in [
            "是",
            "√",
            "有",
            "Y",
            "ｙ",
            "1",
            " 是 ",
            "已改造",
            "已完成数字化改造",
            "是（2024年）",
            "TRUE",
            "规上",
        ] {
            check("dx_done", yes, "true");
        }
        for no in ["否", "×", "无", "N", "0", "未改造", "尚未开展", "否(计划2026)", "没有", "FALSE", "规下"]
        {
            check("dx_done", no, "false");
        }
        for open in ["", " ", "/", "-", "——", "不详", "未知"] {
            check("dx_done", open, "missing");
        }
    }

    #[test]
    fn between_yes_and_no_is_neither() {
        for unclear in
            ["改造中", "部分", "在建", "已列入计划", "未完全改造", "是否", "不适用", "2", "是（部分车间）"]
        {
            check("dx_done", unclear, "flag.unclear");
        }
    }

    #[test]
    fn days_are_understood_as_offices_write_them() {
        for same in [
            "2024-03-05",
            "2024/3/5",
            "2024.3.5",
            "2024年3月5日",
            "20240305",
            "２０２４年３月５日",
            "2024-03-05 00:00:00",
            "2024-03-05T08:30:00",
            "45356",
        ] {
            check("dx_date", same, "2024-03-05");
        }
        for month in ["2024年3月", "2024-03", "2024.3", "202403"] {
            check("dx_date", month, "2024-03-01");
        }
        for none in ["2024", "2024-13-01", "2024-02-30", "去年", "3月5日", "24-3-5"] {
            check("dx_date", none, "date.unreadable");
        }
    }

    #[test]
    fn figures_come_in_the_unit_of_the_column() {
        check("revenue_wan", "3.5亿元", "35000");
        check("revenue_wan", "１，２３４.5", "1234.5");
        check("revenue_wan", "12台", "number.unknown_unit");
        check("revenue_wan", "12亩", "number.wrong_unit");
        check("revenue_wan", "100-200", "number.several");
        check("employees", "0", "0");
        check("employees", "", "missing");
    }

    #[test]
    fn choices_are_found_by_label_in_any_width() {
        check("dx_level", "L3", "l3");
        check("dx_level", "ｌ３", "l3");
        check("dx_level", "未评估", "none");
        check("dx_level", "优秀", "choice.unknown");
    }

    #[test]
    fn a_broken_formula_is_not_a_name() {
        check("name", "#REF!", "cell.error");
        check("revenue_wan", "#N/A", "cell.error");
        check("name", " 甲公司 ", "甲公司");
    }

    proptest! {
        #[test]
        fn any_text_in_any_column_is_answered_and_kept(text in "[^\\x00]{1,24}") {
            let vocabulary = vocabulary();
            for (_, column) in vocabulary.columns().iter() {
                let firm = firm("f1", &[(column.key.as_str(), &text)]);
                prop_assert_eq!(firm.raw_of(&column.key), Some(text.as_str()));
            }
        }

        #[test]
        fn every_written_day_is_read_back(days in 0_u64..70_000) {
            let day = NaiveDate::from_ymd_opt(1905, 1, 1).and_then(|day| day.checked_add_days(chrono::Days::new(days)));
            let day = day.expect("a day");
            for format in ["%Y-%m-%d", "%Y/%-m/%-d", "%Y年%-m月%-d日", "%Y%m%d"] {
                prop_assert_eq!(date(&day.format(format).to_string()), Some(day));
            }
        }
    }
}
