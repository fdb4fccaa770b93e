//! By rank among others: nobody here can know it, so the points stay open and are named beside the total.

use crate::score::points::Span;

use super::{Case, Scored, shown};

pub(super) fn points(case: &Case<'_>, text: &str) -> Scored {
    let why = format!(
        "按相对位次评分（{text}），本园区无从知道其他园区的情况，{} 分不判定",
        shown(&case.score.full)
    );
    Scored { span: Span::open(&case.score.full), why }
}
