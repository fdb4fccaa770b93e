//! Rows in the order of a column.

use std::cmp::Ordering;

use super::{ColumnIndex, FieldValue, Firm, Roster};
use crate::id::OptionId;

/// Which end of a column stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The smallest.
    Ascending,
    /// The greatest.
    Descending,
}

impl Roster {
    /// Puts firms in the order of a column: figures by size, days by time, choices as they are listed.
    ///
    /// Blank and unreadable cells stand last either way, and firms with the same value as they stood.
    pub fn sort(&self, firms: &mut [&Firm], column: ColumnIndex, direction: Direction) {
        firms.sort_by(|a, b| match (rank(a.at(column)), rank(b.at(column))) {
            (Rank::Value, Rank::Value) => {
                let order = self.compare(a, b, column);
                if direction == Direction::Descending { order.reverse() } else { order }
            }
            (left, right) => left.cmp(&right),
        });
    }

    fn compare(&self, a: &Firm, b: &Firm, column: ColumnIndex) -> Ordering {
        use FieldValue as V;
        match (a.at(column), b.at(column)) {
            (V::Number(a), V::Number(b)) => a.cmp(b),
            (V::Date(a), V::Date(b)) => a.cmp(b),
            (V::Flag(a), V::Flag(b)) => a.cmp(b),
            (V::Industry(a), V::Industry(b)) => a.cmp(b),
            (V::CreditCode(a), V::CreditCode(b)) => a.cmp(b),
            (V::Text(a), V::Text(b)) => a.cmp(b),
            (V::Choice(a), V::Choice(b)) => {
                let choices = &self.vocabulary().columns().at(column).choices;
                let place = |id: &OptionId| choices.iter().position(|choice| choice.id == *id);
                place(a).cmp(&place(b))
            }
            // A column holds values of one kind.
            _ => Ordering::Equal,
        }
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Value,
    Unreadable,
    Missing,
}

fn rank(value: &FieldValue) -> Rank {
    match value {
        FieldValue::Missing => Rank::Missing,
        FieldValue::Unreadable(_) => Rank::Unreadable,
        _ => Rank::Value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::fixture::{firm, vocabulary};

    #[test]
    fn figures_are_sorted_by_size_and_blanks_stand_last_either_way() {
        let texts = ["9", "10万", "", "约三千", "1亿元", "9"];
        let firms: Vec<Firm> = texts
            .iter()
            .enumerate()
            .map(|(at, text)| firm(&format!("f{at}"), &[("revenue_wan", text)]))
            .collect();
        let roster = Roster::new(&vocabulary(), firms).expect("unique ids");
        let column = vocabulary().columns().index_of("revenue_wan").expect("a column");
        let check = |direction, expected: [&str; 6]| {
            let mut shown: Vec<&Firm> = roster.firms().iter().collect();
            roster.sort(&mut shown, column, direction);
            assert_eq!(shown.iter().map(|firm| firm.id().as_str()).collect::<Vec<_>>(), expected);
        };
        check(Direction::Ascending, ["f0", "f5", "f1", "f4", "f3", "f2"]);
        check(Direction::Descending, ["f4", "f1", "f0", "f5", "f3", "f2"]);
    }
}
