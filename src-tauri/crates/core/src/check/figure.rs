//! Figures that can hardly be meant: shared by the rules for the profile and the yearly figures.

use super::finding;
use crate::fields::Sign;
use crate::number::Number;
use crate::problem::{Place, Problem, Severity};
use crate::unit::{Dimension, Unit};

/// A figure as it is named in a remark.
pub(super) struct Figure<'a> {
    /// Its name: `工业总产值（2025 年）`.
    pub(super) name: String,
    /// The value in its unit.
    pub(super) value: &'a Number,
    /// Its unit.
    pub(super) unit: &'a Unit,
    /// Whether it can be below zero.
    pub(super) sign: Sign,
    /// Where it stands.
    pub(super) place: Place,
}

/// Remarks on a figure that is negative where nothing can be, a share of more than everything, or
/// has more digits than anybody measures. Everything here warns: the office may know better.
pub(super) fn check(figure: &Figure<'_>, found: &mut Vec<Problem>) {
    let Figure { name, value, unit, sign, place } = figure;
    let shown = format!("{} {}", value.exact(), unit.symbol()).trim_end().to_owned();
    let mut warn = |code, say, next| found.push(finding(Severity::Warns, code, place.clone(), say, next));
    if *sign == Sign::NotNegative && value.is_negative() {
        warn(
            "figure.negative",
            [format!("{name}是负数：{shown}。"), format!("{name} is negative: {shown}.")],
            ["请核对，去掉负号或改正数字。", "Check the figure and its sign."],
        );
    }
    if is_above_everything(value, unit) {
        warn(
            "figure.above_everything",
            [
                format!("{name}是 {shown}，部分不会超过整体的 100%。"),
                format!("{name} is {shown}; a part is never more than 100 % of the whole."),
            ],
            ["请核对分子、分母和小数点。", "Check both figures of the share and the decimal point."],
        );
    }
    let digits = value.digits();
    if digits > Number::MOST_DIGITS {
        warn(
            "figure.too_many_digits",
            [
                format!("{name}有 {digits} 位数字：{shown}，像是重复粘贴或单位有误。"),
                format!("{name} has {digits} digits: {shown}; it may be pasted twice or in another unit."),
            ],
            ["请核对数字和单位。", "Check the figure and its unit."],
        );
    }
}

/// The shares asked for in the profile and among the yearly figures are parts of a whole.
fn is_above_everything(value: &Number, unit: &Unit) -> bool {
    let to_percent = (*unit.dimension() == Dimension::Share).then(|| unit.factor_to(&Unit::percent()));
    to_percent.flatten().is_some_and(|factor| value * &factor > Number::whole(100))
}
