//! Which answers of firms fill which columns of the roster.

use parkgauge_core::id::{FieldKey, FrameworkId, IndicatorId};
use serde::Deserialize;

/// One answer and its column.
#[derive(Debug, Clone)]
pub(crate) struct Take {
    pub framework: FrameworkId,
    pub indicator: IndicatorId,
    pub column: FieldKey,
}

/// Every answer that fills a column, in order of the file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Takes(Vec<Take>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    take: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    framework: String,
    indicator: String,
    column: String,
}

impl Takes {
    /// Reads `vocabulary/questionnaire.toml`.
    ///
    /// # Errors
    /// What of the file is no id.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let File { take } = toml::from_str(text).map_err(|error| error.to_string())?;
        let takes = take.into_iter().map(|line| {
            Ok(Take {
                framework: FrameworkId::new(line.framework).map_err(|error| error.to_string())?,
                indicator: IndicatorId::new(line.indicator).map_err(|error| error.to_string())?,
                column: FieldKey::new(line.column).map_err(|error| error.to_string())?,
            })
        });
        takes.collect::<Result<_, String>>().map(Self)
    }

    /// Those of a framework.
    pub(crate) fn of<'a>(&'a self, framework: &'a FrameworkId) -> impl Iterator<Item = &'a Take> {
        self.0.iter().filter(move |take| &take.framework == framework)
    }
}
