//! Answers: what was typed, and what it is understood as.

use std::collections::BTreeMap;

use crate::framework::{Indicator, Question};
use crate::id::{IndicatorId, OptionId};
use crate::number::{Number, Places, Reading, Unreadable, read_quantity};
use crate::problem::{Place, Problem, Said, Severity};
use crate::unit::Unit;

/// Which field of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The value that is judged.
    Value,
    /// The descriptive text.
    Narrative,
    /// The reason or remark.
    Note,
}

/// Input as typed. Every input can be stored; nothing is refused for being wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum RawAnswer {
    /// Nothing.
    #[default]
    Empty,
    /// A figure or a text.
    Text(String),
    /// Chosen options or ticked items; an empty list says "none of them".
    Chosen(Vec<String>),
    /// Does not apply to this park, with the reason.
    NotApplicable(String),
}

impl RawAnswer {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Chosen(_) | Self::NotApplicable(_) => false,
        }
    }

    /// The text, or nothing.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }
}

/// Every stored answer of an assessment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers(BTreeMap<(IndicatorId, Slot), RawAnswer>);

/// What `get` gives for a field that nobody filled.
const EMPTY: &RawAnswer = &RawAnswer::Empty;

impl Answers {
    /// What stands in a field.
    pub fn get(&self, indicator: &IndicatorId, slot: Slot) -> &RawAnswer {
        self.0.get(&(indicator.clone(), slot)).unwrap_or(EMPTY)
    }

    /// Puts an answer into a field.
    pub fn set(&mut self, indicator: IndicatorId, slot: Slot, raw: RawAnswer) {
        self.0.insert((indicator, slot), raw);
    }

    /// Every field that was ever filled, in order of indicator id.
    pub fn iter(&self) -> impl Iterator<Item = (&IndicatorId, Slot, &RawAnswer)> {
        self.0.iter().map(|((indicator, slot), raw)| (indicator, *slot, raw))
    }
}

/// A value that can be judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A number in the unit of the question.
    Number(Number),
    /// One option.
    Choice(OptionId),
    /// Ticked items.
    Items(Vec<OptionId>),
    /// Yes or no.
    Said(bool),
    /// Text that is not blank.
    Text(String),
    /// Does not apply, with the reason.
    NotApplicable(String),
}

/// What an answer is understood as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerState {
    /// Nobody has said anything.
    Empty,
    /// Something was typed that cannot be judged yet; it is kept.
    Unfinished(Vec<Problem>),
    /// Understood; problems are remarks only.
    Complete {
        /// The value.
        answer: Answer,
        /// How it was understood when that is not obvious.
        understood: Option<String>,
    },
}

/// Ids of the options yes and no in a stored answer.
pub const YES: &str = "yes";
/// See [`YES`].
pub const NO: &str = "no";

/// Understands the value of an indicator.
pub fn understand(indicator: &Indicator, raw: &RawAnswer) -> AnswerState {
    let place = || Place::Indicator(indicator.id.to_string());
    match (raw, &indicator.question) {
        (raw, _) if raw.is_empty() => AnswerState::Empty,
        (RawAnswer::NotApplicable(reason), _) if reason.trim().is_empty() => {
            unfinished(reason_missing(place()))
        }
        (RawAnswer::NotApplicable(reason), _) => complete(Answer::NotApplicable(reason.trim().to_owned())),
        (RawAnswer::Text(text), Question::Number(unit)) => number(text, unit, place()),
        (RawAnswer::Text(text), Question::Text(max)) => limited_text(text, *max, place()),
        (RawAnswer::Chosen(chosen), Question::Choice(options)) => match chosen.as_slice() {
            [one] => match options.iter().find(|option| option.id.as_str() == one) {
                Some(option) => complete(Answer::Choice(option.id.clone())),
                None => unfinished(unknown_option(one, place())),
            },
            [] => AnswerState::Empty,
            [..] => unfinished(several_options(place())),
        },
        (RawAnswer::Chosen(chosen), Question::Checklist(items)) => {
            let known = |id: &String| items.iter().any(|item| item.id.as_str() == id);
            match chosen.iter().find(|id| !known(id)) {
                Some(id) => unfinished(unknown_option(id, place())),
                None => complete(Answer::Items(
                    items
                        .iter()
                        .filter(|item| chosen.iter().any(|id| id == item.id.as_str()))
                        .map(|item| item.id.clone())
                        .collect(),
                )),
            }
        }
        (RawAnswer::Chosen(chosen), Question::YesNo) => match chosen.as_slice() {
            [one] if one == YES => complete(Answer::Said(true)),
            [one] if one == NO => complete(Answer::Said(false)),
            [other] => unfinished(unknown_option(other, place())),
            [] => AnswerState::Empty,
            [..] => unfinished(several_options(place())),
        },
        // The question changed its kind after the answer was given; the answer is kept.
        (_, _) => unfinished(other_kind(place())),
    }
}

/// Understands a figure typed for `unit`; shared by profile, base data and indicators.
pub fn number(text: &str, unit: &Unit, place: Place) -> AnswerState {
    match read_quantity(text, unit) {
        Ok(Reading { value, converted }) => AnswerState::Complete {
            understood: converted
                .then(|| format!("理解为 {} {}", value.show(Places::UpTo(6)), unit.symbol())),
            answer: Answer::Number(value),
        },
        Err(reason) => unfinished(unreadable(text, unit, &reason, place)),
    }
}

/// Checks a text against its longest length in characters.
pub fn limited_text(text: &str, max: Option<u32>, place: Place) -> AnswerState {
    let length = text.chars().filter(|c| !c.is_whitespace()).count();
    match max {
        Some(max) if length > max as usize => unfinished(Problem {
            severity: Severity::Blocks,
            code: "text.too_long",
            place,
            say: Said::new(
                format!("文字有 {length} 字，超过 {max} 字的限制。"),
                format!("The text has {length} characters; the limit is {max}."),
            ),
            next: Said::new("请删减；已输入的文字仍完整保留。", "Shorten it; everything typed is kept."),
        }),
        _ => complete(Answer::Text(text.trim().to_owned())),
    }
}

fn complete(answer: Answer) -> AnswerState {
    AnswerState::Complete { answer, understood: None }
}

fn unfinished(problem: Problem) -> AnswerState {
    AnswerState::Unfinished(vec![problem])
}

fn reason_missing(place: Place) -> Problem {
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

fn unknown_option(option: &str, place: Place) -> Problem {
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

fn several_options(place: Place) -> Problem {
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

fn other_kind(place: Place) -> Problem {
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

fn unreadable(text: &str, unit: &Unit, reason: &Unreadable, place: Place) -> Problem {
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
