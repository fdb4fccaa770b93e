//! The value of the level over that of the highest, or the share that the level brings.

use crate::framework::Question;
use crate::id::OptionId;
use crate::number::Number;
use crate::score::points::Span;

use super::{Case, Scored, shown};

pub(super) fn points(case: &Case<'_>, chosen: &OptionId) -> Option<Scored> {
    let Question::Level(question) = &case.indicator.question else { return None };
    let level = question.level(chosen);
    let has_shares = question.levels.iter().any(|level| level.share.is_some());
    let share = match has_shares {
        true => level.and_then(|level| level.share.clone()).unwrap_or_else(Number::zero),
        false => {
            let highest = question.levels.iter().map(|level| &level.value).max()?;
            question.value(chosen).over(highest)?
        }
    };
    let points = &share * &case.score.full;
    let label = level.map_or("未达最低一级", |level| level.label.as_str());
    let why = format!("“{label}”，得 {} 分", shown(&points));
    Some(Scored { span: Span::exactly(points), why })
}
