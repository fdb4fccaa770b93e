//! In proportion between the value without points and the value with all of them, never below none or above all.

use crate::number::{Number, Places};
use crate::score::points::Span;

use super::{Case, Scored, shown};

pub(super) fn points(case: &Case<'_>, zero: &Number, full_at: &Number, span: &Span) -> Scored {
    let full = &case.score.full;
    let at = |value: &Number| {
        // The framework check refuses equal ends; were they equal, reaching them would be all.
        let share = (value - zero).over(&(full_at - zero)).unwrap_or_else(|| Number::whole(1));
        &share.clamped(&Number::zero(), &Number::whole(1)) * full
    };
    let (one, other) = (at(&span.low), at(&span.high));
    let span = if one <= other { Span { low: one, high: other } } else { Span { low: other, high: one } };
    let places = Places::UpTo(6);
    let rule = format!("{} 得 0 分，{} 得满分，其间按比例", zero.show(places), full_at.show(places));
    let why = match span.is_exact() {
        true => format!("{rule}，得 {} 分", shown(&span.low)),
        false => format!("{rule}，数据未齐，得 {} 至 {} 分", shown(&span.low), shown(&span.high)),
    };
    Scored { span, why }
}
