//! The shares of the chosen options, together at most all. Items of a checklist without shares count equally.

use crate::framework::{Choice, Question};
use crate::id::OptionId;
use crate::number::{Number, Places};
use crate::score::points::Span;

use super::{Case, Scored, shown};

pub(super) fn points(case: &Case<'_>, chosen: &[OptionId]) -> Scored {
    let options = case.indicator.question.options();
    let equal = match &case.indicator.question {
        Question::Checklist(items) => Number::ratio(1, items.len()).unwrap_or_else(Number::zero),
        _ => Number::zero(),
    };
    let share = |option: &Choice| option.share.clone().unwrap_or_else(|| equal.clone());
    let picked = options.iter().filter(|option| chosen.contains(&option.id));
    let sum = picked.fold(Number::zero(), |sum, option| &sum + &share(option));
    let sum = sum.clamped(&Number::zero(), &Number::whole(1));
    let points = &sum * &case.score.full;
    let percent = (&sum * &Number::whole(100)).show(Places::UpTo(2));
    let why = format!("所选占满分的 {percent}%，得 {} 分", shown(&points));
    Scored { span: Span::exactly(points), why }
}
