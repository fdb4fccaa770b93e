//! Bands: the band in which the value lies gives the points; a bound is in exactly when it is included.

use crate::framework::Band;
use crate::number::Number;
use crate::score::points::Span;
use crate::score::target::range_text;
use crate::score::value::{figure, with_unit};

use super::{Case, Scored, shown};

pub(super) fn points(case: &Case<'_>, bands: &[Band], span: &Span) -> Option<Scored> {
    let otherwise = || bands.iter().find(|band| band.range.is_none());
    if span.is_exact() {
        let band = bands.iter().find(|band| band.range.as_ref().is_some_and(|range| range.holds(&span.low)));
        let band = band.or_else(otherwise)?;
        let value = with_unit(figure(&span.low, None), &case.indicator.question);
        let why = format!("{value} 落在“{}”一档，得 {} 分", text(band), shown(&band.points));
        return Some(Scored { span: Span::exactly(band.points.clone()), why });
    }
    let touched = bands
        .iter()
        .filter(|band| band.range.as_ref().is_none_or(|range| range.meets(&span.low, &span.high)));
    let mut points: Vec<&Number> = touched.map(|band| &band.points).collect();
    points.sort();
    let (low, high) = (points.first()?, points.last()?);
    let why = format!("数据未齐，可能落在几档中，得 {} 至 {} 分", shown(low), shown(high));
    Some(Scored { span: Span { low: (*low).clone(), high: (*high).clone() }, why })
}

fn text(band: &Band) -> String {
    band.range.as_ref().map_or_else(|| "其余".to_owned(), range_text)
}
