//! Value over base times a factor, as a share of all points. An index may be more than all: growth has no end.

use crate::number::{Number, Places};
use crate::score::points::Span;

use super::{Case, Scored, shown};

pub(super) fn points(case: &Case<'_>, times: &Number, span: &Span) -> Option<Scored> {
    let base = case.base?.value.as_ref().ok()?;
    let share = (times * &case.score.full).over(&Number::whole(100))?;
    let (one, other) = (&span.low.over(base)? * &share, &span.high.over(base)? * &share);
    let span = if one <= other { Span { low: one, high: other } } else { Span { low: other, high: one } };
    let rule = format!("基期值 {}，本期值 ÷ 基期值 × {}", base.show(Places::UpTo(6)), shown(times));
    let why = match span.is_exact() {
        true => format!("{rule}，折合 {} 分", shown(&span.low)),
        false => format!("{rule}，数据未齐，折合 {} 至 {} 分", shown(&span.low), shown(&span.high)),
    };
    Some(Scored { span, why })
}
