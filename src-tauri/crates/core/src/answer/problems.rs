//! What is wrong with an answer.

use crate::number::Unreadable;
use crate::problem::{Place, Problem, Said, Severity};
use crate::unit::Unit;

pub(super) fn reason_missing(place: Place) -> Problem {
    Problem {
        severity: Severity::Blocks,
        code: "answer.reason_missing",
        place,
        say: Said::new("选了“不适用”，还没有写理由。", "Marked as not applicable without a reason."),
        next: Said::new(
            "请写明为什么不适用，评审会看这一条。",
            "Say why it does not apply; reviewers read this.",
        ),
    }
}

pub(super) fn unknown_option(option: &str, place: Place) -> Problem {
    Problem {
        severity: Severity::Blocks,
        code: "answer.unknown_option",
        place,
        say: Said::new(
            format!("选项“{option}”不在这个指标的选项中。"),
            format!("`{option}` is not an option of this indicator."),
        ),
        next: Said::new("请重新选择一项。", "Choose again."),
    }
}

pub(super) fn several_options(place: Place) -> Problem {
    Problem {
        severity: Severity::Blocks,
        code: "answer.several_options",
        place,
        say: Said::new(
            "选了几项，这个指标只能选一项。",
            "Several options are chosen; this indicator takes one.",
        ),
        next: Said::new("请只留下一项。", "Keep one of them."),
    }
}

pub(super) fn other_kind(place: Place) -> Problem {
    Problem {
        severity: Severity::Blocks,
        code: "answer.other_kind",
        place,
        say: Said::new(
            "已存的内容与现在的题型不一致。",
            "What is stored does not fit the kind of this question.",
        ),
        next: Said::new(
            "请按现在的题型重新填写；原内容可在“历史”中查看。",
            "Answer again; the old content is in the history.",
        ),
    }
}

pub(super) fn unreadable(text: &str, unit: &Unit, reason: &Unreadable, place: Place) -> Problem {
    let symbol = unit.symbol();
    let text = text.trim();
    let (wanted_zh, wanted_en) = match symbol {
        "" => ("，这里只填数字".to_owned(), "; a figure alone is asked".to_owned()),
        symbol => (format!("，这里要的是“{symbol}”"), format!("; {symbol} is asked")),
    };
    let (code, say) = match reason {
        Unreadable::NotANumber => (
            "number.unreadable",
            Said::new(format!("“{text}”里没有读出数字。"), format!("No figure could be read in `{text}`.")),
        ),
        Unreadable::UnknownUnit(other) => (
            "number.unknown_unit",
            Said::new(
                format!("“{text}”里的单位“{other}”不认识{wanted_zh}。"),
                format!("`{text}`: the unit `{other}` is not known{wanted_en}."),
            ),
        ),
        Unreadable::WrongUnit(other) => (
            "number.wrong_unit",
            Said::new(
                format!("“{text}”的单位是“{other}”{wanted_zh}，不能换算。"),
                format!("`{text}` is in {other}{wanted_en}; one does not convert into the other."),
            ),
        ),
        Unreadable::SeveralNumbers => (
            "number.several",
            Said::new(
                format!("“{text}”里有几个数，这里只要一个。"),
                format!("`{text}` holds several figures; one is asked."),
            ),
        ),
        Unreadable::Slip(slip) => (slip.code(), slip.say(text)),
    };
    let (in_zh, in_en) = match symbol {
        "" => (String::new(), String::new()),
        symbol => (format!("，单位 {symbol}"), format!(", in {symbol}")),
    };
    Problem {
        severity: Severity::Blocks,
        code,
        place,
        say,
        next: Said::new(
            format!("请用阿拉伯数字填一个数，例如“1,234.5”或“1.2万”{in_zh}。"),
            format!("Type one figure such as 1,234.5 or 1.2万{in_en}."),
        ),
    }
}

pub(super) fn none_and_others(option: &str, place: Place) -> Problem {
    Problem {
        severity: Severity::Blocks,
        code: "answer.none_and_others",
        place,
        say: Said::new(
            format!("选了“{option}”，又选了别的选项。"),
            format!("`{option}` is chosen together with other options."),
        ),
        next: Said::new("请只留下这一项，或去掉这一项。", "Keep this option alone, or take it out."),
    }
}

pub(super) fn not_a_day(text: &str, place: Place) -> Problem {
    Problem {
        severity: Severity::Blocks,
        code: "answer.unreadable_date",
        place,
        say: Said::new(format!("“{text}”不是日期。"), format!("`{text}` is not a date.")),
        next: Said::new("请填日期，例如 2024-03-05。", "Give a date such as 2024-03-05."),
    }
}

pub(super) fn newest_missing(place: Place) -> Problem {
    Problem {
        severity: Severity::Blocks,
        code: "answer.newest_year_missing",
        place,
        say: Said::new(
            "填了以前年度，还没有填评价年度的数。",
            "Earlier years are filled; the year assessed is missing.",
        ),
        next: Said::new("请补上评价年度的数。", "Fill the figure of the year assessed."),
    }
}

pub(super) fn odd_cell(row: usize, column: &str, why: &Said, place: Place) -> Problem {
    Problem {
        severity: Severity::Blocks,
        code: "answer.table_cell",
        place,
        say: Said::new(
            format!("第 {row} 行“{column}”：{}", why.zh),
            format!("Row {row}, {column}: {}", why.en),
        ),
        next: Said::new("请改正这一格；已输入的内容保留。", "Mend the cell; what was typed is kept."),
    }
}

pub(super) fn rows_count(count: usize, zh: &str, en: &str, place: Place) -> Problem {
    Problem {
        severity: Severity::Blocks,
        code: "answer.table_rows",
        place,
        say: Said::new(format!("填了 {count} 行，{zh}。"), format!("{count} rows are filled; {en}.")),
        next: Said::new("请增减行数。", "Add or take out rows."),
    }
}
