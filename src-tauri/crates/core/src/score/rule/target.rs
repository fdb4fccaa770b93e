//! Met gives all points, short gives none.

use crate::number::Number;
use crate::score::points::Span;
use crate::score::target::Verdict;

use super::{Case, Scored, shown};

pub(super) fn points(case: &Case<'_>) -> Option<Scored> {
    let full = &case.score.full;
    match case.verdict? {
        Verdict::Met => Some(Scored {
            span: Span::exactly(full.clone()),
            why: format!("达标，得 {} 分", shown(full)),
        }),
        Verdict::Short(_) => {
            Some(Scored { span: Span::exactly(Number::zero()), why: "未达标，得 0 分".to_owned() })
        }
        Verdict::Open | Verdict::NotJudged => None,
    }
}
