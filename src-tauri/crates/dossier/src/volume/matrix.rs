//! Places on paper: boxes and matrices in points. Here numbers are read from files and written to files, so they are
//! floating; nothing is judged by them.

use lopdf::Object;

/// A box: left, bottom, right, top.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    pub left: f64,
    pub bottom: f64,
    pub right: f64,
    pub top: f64,
}

/// Longest side of a page that is believed, in points: PDF 1.7 allows 14,400, some drawings have more.
const LONGEST: f64 = 1_000_000.0;

impl Frame {
    /// A box with its lower left corner at the origin.
    pub const fn of_size(width: f64, height: f64) -> Self {
        Self { left: 0.0, bottom: 0.0, right: width, top: height }
    }

    /// Four numbers in any order of corners; `None` when they are no box with an area.
    pub fn read(numbers: &[f64]) -> Option<Self> {
        let [a, b, c, d] = numbers else { return None };
        let frame = Self { left: a.min(*c), bottom: b.min(*d), right: a.max(*c), top: b.max(*d) };
        let is_size = |size: f64| size > 0.01 && size < LONGEST;
        (is_size(frame.width()) && is_size(frame.height())).then_some(frame)
    }

    pub fn width(self) -> f64 {
        self.right - self.left
    }

    pub fn height(self) -> f64 {
        self.top - self.bottom
    }

    /// What both cover, if that is an area.
    pub fn and(self, other: Self) -> Option<Self> {
        let left = self.left.max(other.left);
        let bottom = self.bottom.max(other.bottom);
        let (right, top) = (self.right.min(other.right), self.top.min(other.top));
        (right > left && top > bottom).then_some(Self { left, bottom, right, top })
    }

    pub fn to_object(self) -> Object {
        Object::Array([self.left, self.bottom, self.right, self.top].map(real).to_vec())
    }

    fn corners(self) -> [(f64, f64); 4] {
        [(self.left, self.bottom), (self.right, self.bottom), (self.right, self.top), (self.left, self.top)]
    }
}

/// The six numbers of a transformation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub [f64; 6]);

impl Matrix {
    pub const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Scales by the same factor both ways, then moves.
    pub const fn scaled(scale: f64, x: f64, y: f64) -> Self {
        Self([scale, 0.0, 0.0, scale, x, y])
    }

    /// This first, then `next`.
    pub fn then(self, next: Self) -> Self {
        let ([a, b, c, d, e, f], [na, nb, nc, nd, ne, nf]) = (self.0, next.0);
        Self([
            a * na + b * nc,
            a * nb + b * nd,
            c * na + d * nc,
            c * nb + d * nd,
            e * na + f * nc + ne,
            e * nb + f * nd + nf,
        ])
    }

    fn apply(self, (x, y): (f64, f64)) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// The upright box around a transformed box.
    pub fn around(self, frame: Frame) -> Option<Frame> {
        let corners = frame.corners().map(|corner| self.apply(corner));
        let (xs, ys) = (corners.map(|(x, _)| x), corners.map(|(_, y)| y));
        let least = |values: [f64; 4]| values.into_iter().fold(f64::INFINITY, f64::min);
        let most = |values: [f64; 4]| values.into_iter().fold(f64::NEG_INFINITY, f64::max);
        Frame::read(&[least(xs), least(ys), most(xs), most(ys)])
    }

    /// Shows `frame` upright with its lower left corner at the origin, after a turn by quarters clockwise.
    pub fn turned(frame: Frame, quarters: u8) -> Self {
        let Frame { left, bottom, right, top } = frame;
        Self(match quarters % 4 {
            1 => [0.0, -1.0, 1.0, 0.0, -bottom, right],
            2 => [-1.0, 0.0, 0.0, -1.0, right, top],
            3 => [0.0, 1.0, -1.0, 0.0, top, -left],
            _ => [1.0, 0.0, 0.0, 1.0, -left, -bottom],
        })
    }

    /// Fits one box onto another.
    pub fn onto(from: Frame, to: Frame) -> Self {
        let (x, y) = (to.width() / from.width(), to.height() / from.height());
        Self([x, 0.0, 0.0, y, to.left - from.left * x, to.bottom - from.bottom * y])
    }

    pub fn read(numbers: &[f64]) -> Option<Self> {
        numbers.try_into().ok().map(Self)
    }

    /// As operands of `cm`.
    pub fn operands(self) -> String {
        self.0.map(short).join(" ")
    }
}

/// A number as PDF writes it: no exponent, at most six decimals.
pub(super) fn short(number: f64) -> String {
    let text = format!("{number:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" || text.is_empty() { "0".to_owned() } else { text.to_owned() }
}

// A hundred-thousandth of a point is invisible; lopdf holds numbers in single precision.
#[allow(clippy::cast_possible_truncation)]
pub(super) fn real(number: f64) -> Object {
    Object::Real(number as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turned_page_stands_upright_at_the_origin() {
        let frame = Frame { left: 10.0, bottom: 20.0, right: 110.0, top: 220.0 };
        for quarters in 0..4 {
            let around = Matrix::turned(frame, quarters).around(frame);
            let expected = if quarters % 2 == 0 { (100.0, 200.0) } else { (200.0, 100.0) };
            assert_eq!(around, Some(Frame::of_size(expected.0, expected.1)), "{quarters}");
        }
        // Clockwise: what was at the left bottom comes to the left top.
        assert_eq!(Matrix::turned(frame, 1).apply((10.0, 20.0)), (0.0, 100.0));
    }

    #[test]
    fn numbers_are_written_short_and_without_exponent() {
        assert_eq!([short(1.0), short(-0.0), short(0.000_000_1), short(-2.5)], ["1", "0", "0", "-2.5"]);
    }
}
