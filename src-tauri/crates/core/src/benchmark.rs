//! Figures to compare with (对照数字): dated, scoped, with their source. Never a pass mark; figures that disagree stand
//! side by side.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::id::{FieldKey, NotAnId};
use crate::standing::Standing;

/// Every figure that ships, by key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Benchmarks {
    by_key: BTreeMap<FieldKey, Benchmark>,
}

/// A figure with what was published of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Benchmark {
    /// What it is.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// What is to be known when comparing, or empty.
    pub note: String,
    /// Whether it is a goal of a plan, not a state that was reached.
    pub is_goal: bool,
    /// What was published, the oldest first; none is preferred.
    pub values: Vec<Published>,
}

/// A value that somebody published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Of which time: a year, month or day.
    pub date: String,
    /// The value with its unit, in the words of the source where it is a bound.
    pub shown: String,
    /// Of which firms or places.
    pub scope: String,
    /// Whose figure it is.
    pub standing: Standing,
    /// Where it was seen: title and place.
    pub source: String,
}

/// Why the figures cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BenchmarksError {
    /// Not the shape of the file.
    #[error("the figures cannot be read: {0}")]
    Toml(#[from] toml::de::Error),
    /// A key that is none.
    #[error(transparent)]
    Key(#[from] NotAnId),
    /// A source that the file does not name.
    #[error("the figures of `{key}` name the source `{source_id}`, which is not there")]
    UnknownSource {
        /// Which figure.
        key: String,
        /// The source that it names.
        source_id: String,
    },
}

#[derive(Deserialize)]
struct File {
    source: Vec<SourceRow>,
    benchmark: Vec<BenchmarkRow>,
}

#[derive(Deserialize)]
struct SourceRow {
    id: String,
    title: String,
    place: String,
}

#[derive(Deserialize)]
struct BenchmarkRow {
    key: String,
    name: String,
    unit: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    goal: bool,
    values: Vec<ValueRow>,
}

#[derive(Deserialize)]
struct ValueRow {
    date: String,
    value: String,
    #[serde(default)]
    text: String,
    scope: String,
    source: String,
    standing: StandingWord,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum StandingWord {
    Official,
    Interpretation,
    Derived,
    House,
}

impl Benchmarks {
    /// Reads the file.
    ///
    /// # Errors
    /// When it has another shape, or a figure without its source.
    pub fn parse(text: &str) -> Result<Self, BenchmarksError> {
        let file: File = toml::from_str(text)?;
        let sources: BTreeMap<&str, &SourceRow> =
            file.source.iter().map(|source| (source.id.as_str(), source)).collect();
        let mut by_key = BTreeMap::new();
        for row in &file.benchmark {
            let mut values = Vec::new();
            for value in &row.values {
                let Some(source) = sources.get(value.source.as_str()) else {
                    let (key, source_id) = (row.key.clone(), value.source.clone());
                    return Err(BenchmarksError::UnknownSource { key, source_id });
                };
                values.push(published(row, value, source));
            }
            values.sort_by(|a, b| a.date.cmp(&b.date));
            let (name, unit, note) = (row.name.clone(), row.unit.clone(), row.note.clone());
            let benchmark = Benchmark { name, unit, note, is_goal: row.goal, values };
            by_key.insert(FieldKey::new(row.key.clone())?, benchmark);
        }
        Ok(Self { by_key })
    }

    /// The figure with this key.
    pub fn get(&self, key: &FieldKey) -> Option<&Benchmark> {
        self.by_key.get(key)
    }
}

fn published(row: &BenchmarkRow, value: &ValueRow, source: &SourceRow) -> Published {
    let figure = if value.text.is_empty() { &value.value } else { &value.text };
    let has_unit = figure.ends_with(|last: char| !last.is_ascii_digit());
    Published {
        date: value.date.clone(),
        shown: if has_unit { figure.clone() } else { format!("{figure} {}", row.unit).trim_end().to_owned() },
        scope: value.scope.clone(),
        standing: match value.standing {
            StandingWord::Official => Standing::Official,
            StandingWord::Interpretation => Standing::Interpretation,
            StandingWord::Derived => Standing::Derived,
            StandingWord::House => Standing::House,
        },
        source: format!("{}（{}）", source.title, source.place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_that_disagree_stand_side_by_side() {
        let shipped = include_str!("../../../../assets/benchmarks/national.toml");
        let benchmarks = Benchmarks::parse(shipped).expect("the figures that ship");
        let rate = benchmarks.get(&FieldKey::new("cnc_key_process_rate").expect("a key")).expect("it ships");
        let of_2021: Vec<_> = rate.values.iter().filter(|value| value.date == "2021-12").collect();
        let shown: Vec<_> =
            of_2021.iter().map(|value| (value.shown.as_str(), value.scope.as_str())).collect();
        assert_eq!(shown, [("51.3 %", "全国工业企业"), ("55.3 %", "规模以上工业企业")]);
    }

    #[test]
    fn a_figure_without_its_source_is_refused() {
        let text = "source = []\n[[benchmark]]\nkey = \"a\"\nname = \"甲\"\nunit = \"%\"\nvalues = [{ date = \"2021\", \
            value = \"1\", scope = \"全国\", source = \"nobody\", standing = \"official\" }]\n";
        assert!(matches!(Benchmarks::parse(text), Err(BenchmarksError::UnknownSource { .. })));
    }
}
