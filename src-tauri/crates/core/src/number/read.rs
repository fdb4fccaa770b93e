//! Reading numbers as people in offices type them: full-width digits, thousands
//! separators, 万, 亿, %, a unit behind the figure.

use super::Number;
use crate::problem::Said;
use crate::unit::Unit;

/// A quantity that was understood, in the unit that the field asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The value in the field's unit.
    pub value: Number,
    /// Whether a magnitude, another unit or full-width digits were converted; the window then says
    /// what was understood.
    pub converted: bool,
}

/// Why a text is not a quantity in the asked unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// No figure could be found.
    NotANumber,
    /// A figure, followed by something that is not a known unit.
    UnknownUnit(String),
    /// A known unit of something else (万元 where 家 is asked).
    WrongUnit(String),
    /// Several figures ("100-200") where one is asked.
    SeveralNumbers,
    /// A figure that is written in a way nobody can judge.
    Slip(Slip),
}

/// Ways of writing a figure that leave open which one is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// Said to be about right ("约5亿").
    Approximate,
    /// Separators that do not stand between groups of three or four ("1,23,4").
    Separators,
    /// Chinese numerals ("三千公顷").
    ChineseNumerals,
}

impl Slip {
    /// Stable code.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Approximate => "number.approximate",
            Self::Separators => "number.separators",
            Self::ChineseNumerals => "number.chinese_numerals",
        }
    }

    /// What is wrong with `text`.
    pub(crate) fn say(self, text: &str) -> Said {
        match self {
            Self::Approximate => Said::new(
                format!("“{text}”只是约数，请填准确数。"),
                format!("`{text}` is only approximate; the exact figure is asked."),
            ),
            Self::Separators => Said::new(
                format!("“{text}”里分节号（逗号）的位置不对。"),
                format!("The separators in `{text}` stand in the wrong places."),
            ),
            Self::ChineseNumerals => Said::new(
                format!("“{text}”是用汉字写的数，不能读取，请改用阿拉伯数字。"),
                format!("`{text}` is written in Chinese numerals, which are not read; type digits."),
            ),
        }
    }
}

/// Reads one quantity in `unit`, exactly.
///
/// In a field of 万元, `３．５亿` is 35 000, `3.5万` is 3.5 and `3500元` is 0.35.
///
/// # Errors
/// [`Unreadable`] says why; the text itself is kept by the caller.
pub fn read_quantity(text: &str, unit: &Unit) -> Result<Reading, Unreadable> {
    let plain = plain_text(text);
    if let Some(reason) = in_words(&plain) {
        return Err(reason);
    }
    let (figure, tail) = split_figure(&plain)?;
    let number = Number::decimal(&figure).ok_or(Unreadable::NotANumber)?;
    if tail.is_empty() || tail == unit.symbol() {
        return Ok(Reading { value: number, converted: text.chars().any(is_full_width) });
    }
    if tail.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '~' | '至' | '到' | '/' | '—'))
    {
        return Err(Unreadable::SeveralNumbers);
    }
    let (magnitude, symbol) = split_magnitude(&tail);
    // 万元 is a unit before it is 万 and 元.
    let scale = if let Some(typed) = Unit::find(&tail) {
        typed.factor_to(unit).ok_or(Unreadable::WrongUnit(tail))?
    } else if symbol.is_empty() {
        // "3.5万" in a field of 万元 means 3.5 万元: the field's own magnitude is not said twice.
        let (own, _) = split_magnitude(unit.symbol());
        Number::ratio(magnitude, own).ok_or(Unreadable::NotANumber)?
    } else if symbol == unit.symbol() {
        Number::whole(magnitude)
    } else {
        let typed = Unit::find(&symbol).ok_or(Unreadable::UnknownUnit(tail.clone()))?;
        &Number::whole(magnitude) * &typed.factor_to(unit).ok_or(Unreadable::WrongUnit(tail))?
    };
    Ok(Reading { value: &number * &scale, converted: true })
}

/// Full-width forms become ASCII; spaces of every width go.
pub(crate) fn plain_text(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            c if c.is_whitespace() => None,
            '\u{200B}' | '\u{FEFF}' => None,
            c if is_full_width(c) => char::from_u32(c as u32 - 0xFEE0),
            '−' | '﹣' => Some('-'),
            c => Some(c),
        })
        .collect()
}

/// Whether a character is the full-width form of one of ASCII.
fn is_full_width(c: char) -> bool {
    ('\u{FF01}'..='\u{FF5E}').contains(&c)
}

/// What keeps a text from being a figure although it names one.
fn in_words(plain: &str) -> Option<Unreadable> {
    const ABOUT: [&str; 6] = ["约", "大约", "大概", "近", "将近", "接近"];
    const OR_SO: [&str; 4] = ["左右", "上下", "以上", "多"];
    let digits = plain.contains(|c: char| c.is_ascii_digit());
    let numerals = plain.contains(|c: char| "〇零一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾".contains(c));
    let about =
        ABOUT.iter().any(|word| plain.starts_with(word)) || OR_SO.iter().any(|word| plain.ends_with(word));
    match (digits, numerals) {
        (false, true) => Some(Unreadable::Slip(Slip::ChineseNumerals)),
        (true, _) if about => Some(Unreadable::Slip(Slip::Approximate)),
        _ => None,
    }
}

/// The leading figure without separators, and what follows it.
fn split_figure(plain: &str) -> Result<(String, String), Unreadable> {
    let body = plain.strip_prefix(['+', '¥', '￥']).unwrap_or(plain);
    let mut end = 0;
    for (index, c) in body.char_indices() {
        let sign = index == 0 && c == '-';
        if !(sign || c.is_ascii_digit() || matches!(c, '.' | ',' | '\'')) {
            break;
        }
        end = index + c.len_utf8();
    }
    let (figure, tail) = body.split_at(end);
    without_separators(figure).map(|figure| (figure, tail.to_owned())).ok_or({
        match figure.contains(|c: char| c.is_ascii_digit()) {
            true => Unreadable::Slip(Slip::Separators),
            false => Unreadable::NotANumber,
        }
    })
}

/// Takes out thousands separators where they separate groups of three or four; `1,5` is not a number.
fn without_separators(figure: &str) -> Option<String> {
    if !figure.contains([',', '\'']) {
        return (!figure.is_empty()).then(|| figure.to_owned());
    }
    let (whole, fraction) = figure.split_once('.').map_or((figure, None), |(w, f)| (w, Some(f)));
    let mut groups = whole.trim_start_matches('-').split([',', '\'']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let size = rest.first()?.len();
    let regular = (size == 3 || size == 4)
        && (1..=size).contains(&first.len())
        && rest.iter().all(|group| group.len() == size);
    let sign = if whole.starts_with('-') { "-" } else { "" };
    regular.then(|| {
        let fraction = fraction.map(|digits| format!(".{digits}")).unwrap_or_default();
        format!("{sign}{first}{}{fraction}", rest.concat())
    })
}

/// A magnitude at the start of a unit (百, 千, 万, 亿, 万亿) and what follows it.
fn split_magnitude(tail: &str) -> (i64, String) {
    for (word, magnitude) in [
        ("万亿", 1_000_000_000_000),
        ("千万", 10_000_000),
        ("百万", 1_000_000),
        ("亿", 100_000_000),
        ("万", 10_000),
        ("千", 1_000),
        ("百", 100),
    ] {
        // 百分点 and 百分比 are units, not a hundred of something.
        if let Some(rest) = tail.strip_prefix(word).filter(|rest| !rest.starts_with('分')) {
            return (magnitude, rest.to_owned());
        }
    }
    (1, tail.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::number::Places;

    fn check(text: &str, unit: &str, expected: &str) {
        let shown = match read_quantity(text, &Unit::named(unit)) {
            Ok(reading) => reading.value.exact(),
            Err(problem) => format!("{problem:?}"),
        };
        assert_eq!(shown, expected, "{text:?} in {unit}");
    }

    #[test]
    fn figures_are_understood_as_offices_type_them() {
        check("120", "家", "120");
        check("１２０家", "家", "120");
        check(" 1,234.50 ", "万元", "1234.5");
        check("１，２３４", "家", "1234");
        check("1,2345", "家", "12345");
        check("95%", "%", "95");
        check("95.5％", "%", "95.5");
        check("3.5亿", "万元", "35000");
        check("3.5万", "万元", "3.5");
        check("3.5亿元", "亿元", "3.5");
        check("3500元", "万元", "0.35");
        check("1.2万", "家", "12000");
        check("1.2万家", "家", "12000");
        check("150亩", "公顷", "10");
        check("5‰", "%", "0.5");
        check("-3", "%", "-3");
        check("¥88", "元", "88");
    }

    #[test]
    fn what_was_not_typed_as_it_is_understood_is_said() {
        let check = |text: &str, converted: bool| {
            let read = read_quantity(text, &Unit::named("家")).expect("a figure");
            assert_eq!(read.converted, converted, "{text}");
        };
        check("120", false);
        check("1,200 家", false);
        check("１２０", true);
        check("１，２３４家", true);
        check("1.2万", true);
    }

    #[test]
    fn what_is_not_one_figure_in_the_unit_is_explained() {
        check("约一百", "家", "Slip(ChineseNumerals)");
        check("三千公顷左右", "公顷", "Slip(ChineseNumerals)");
        check("约5亿", "元", "Slip(Approximate)");
        check("5000左右", "家", "Slip(Approximate)");
        check("1,23,4", "家", "Slip(Separators)");
        check("很多", "家", "NotANumber");
        check("", "家", "NotANumber");
        check("1,5", "家", "Slip(Separators)");
        check("12台", "家", "UnknownUnit(\"台\")");
        check("12万元", "家", "WrongUnit(\"万元\")");
        check("100-200", "家", "SeveralNumbers");
        check("112/120", "家", "SeveralNumbers");
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(units in -1_000_000_000_000_i64..1_000_000_000_000, places in 0_u32..5) {
            let value = Number::ratio(units, 10_i64.pow(places)).expect("not zero");
            let shown = value.show(Places::UpTo(places));
            let read = read_quantity(&shown, &Unit::named("万元")).expect("a figure");
            prop_assert_eq!(read.value, value);
        }

        #[test]
        fn any_text_is_answered_without_panic(text in ".{0,40}") {
            let _ = read_quantity(&text, &Unit::named("万元"));
        }
    }
}
