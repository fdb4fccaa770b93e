//! So many points for every whole step; a part of a step counts for nothing.

use crate::number::{Number, Places};
use crate::score::points::Span;

use super::{Case, Scored, shown};

/// Points a step, size of a step, most points.
type Steps<'s> = (&'s Number, &'s Number, &'s Number);

pub(super) fn points(case: &Case<'_>, (points, each, up_to): Steps<'_>, span: &Span) -> Scored {
    let most = if up_to < &case.score.full { up_to } else { &case.score.full };
    let at = |value: &Number| {
        let steps = value.over(each).map_or_else(Number::zero, |steps| steps.floor());
        (&steps * points).clamped(&Number::zero(), most)
    };
    let span = span.map(at);
    let rule =
        format!("每满 {} 得 {} 分，至多 {} 分", each.show(Places::UpTo(6)), shown(points), shown(most));
    let why = match span.is_exact() {
        true => format!("{rule}，得 {} 分", shown(&span.low)),
        false => format!("{rule}，数据未齐，得 {} 至 {} 分", shown(&span.low), shown(&span.high)),
    };
    Scored { span, why }
}
