//! A framework file that somebody wrote: read, with every problem and the value at its place.

use std::path::Path;

use parkgauge_core::framework::{self, Examined, Values, Words};
use parkgauge_core::problem::{Place, Problem};
use parkgauge_store::StoreError;

use crate::contract::Failure;
use crate::workbench::Workbench;

/// A framework file as far as it could be read.
pub(crate) struct FrameworkFile {
    /// What it says, and every problem.
    pub examined: Examined,
    /// Its text; empty when it is none.
    pub text: String,
}

impl FrameworkFile {
    /// Reads a file and compares it with the roster, the profile and the yearly figures.
    ///
    /// # Errors
    /// When the file cannot be read at all.
    pub fn read(workbench: &Workbench, path: &Path) -> Result<Self, Failure> {
        let io = |error| StoreError::io("read", path, error);
        // Its size is asked before its content is held in memory.
        let size = std::fs::metadata(path).map_err(io)?.len();
        if size > framework::LARGEST as u64 {
            return Ok(Self { examined: framework::too_large(size), text: String::new() });
        }
        let bytes = std::fs::read(path).map_err(io)?;
        let words = words(workbench);
        let examined = framework::examine_bytes(&bytes, Some(&words));
        Ok(Self { examined, text: String::from_utf8(bytes).unwrap_or_default() })
    }

    /// The problems, each with the value at its place.
    pub fn problems(&self) -> Vec<(&Problem, Option<String>)> {
        let values = Values::of(&self.text);
        let value = |place: &Place| match place {
            Place::Line { line, column } => values.at(*line, *column),
            _ => None,
        };
        self.examined.problems.iter().map(|problem| (problem, value(&problem.place))).collect()
    }
}

/// The fields that a framework may ask for.
pub(crate) fn words(workbench: &Workbench) -> Words<'_> {
    Words {
        columns: workbench.vocabulary.columns(),
        profile: &workbench.profile_form,
        base_data: &workbench.base_data_form,
    }
}
