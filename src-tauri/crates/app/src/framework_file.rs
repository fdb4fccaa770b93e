//! A framework file that somebody wrote, a text or a workbook: read, with every problem and the value at its place.

use std::path::Path;

use parkgauge_core::framework::{
    self, Examined, Framework, Status, Values, Words, Workbook, changed_ids, published,
};
use parkgauge_core::problem::{Place, Problem, Severity};
use parkgauge_core::roster::sheet::{SheetGrid, column_letters};
use parkgauge_store::StoreError;
use parkgauge_tables::{StrictWorkbook, TablesError, is_workbook, read_strict};

use crate::contract::Failure;
use crate::contract::framework::FrameworkStatus;
use crate::library::Edition;
use crate::workbench::Workbench;

/// A framework file as far as it could be read.
pub(crate) struct FrameworkFile {
    /// What it says, when nothing blocks, and every problem.
    pub examined: Examined,
    /// Its text; of a workbook the text of the same framework; empty when there is none.
    pub text: String,
    sheets: Vec<SheetGrid>,
}

impl FrameworkFile {
    /// Reads a file, compares it with the roster, the profile and the yearly figures, and with the editions that are
    /// known.
    ///
    /// # Errors
    /// When the file cannot be read at all.
    pub fn read(workbench: &Workbench, path: &Path) -> Result<Self, Failure> {
        let io = |error| StoreError::io("read", path, error);
        // Its size is asked before its content is held in memory.
        let size = std::fs::metadata(path).map_err(io)?.len();
        if size > framework::LARGEST as u64 {
            return Ok(Self::refused(framework::too_large(size).problems));
        }
        let bytes = std::fs::read(path).map_err(io)?;
        let words = words(workbench);
        let mut file = match is_workbook(&bytes) {
            true => match read_strict(&bytes) {
                Ok(workbook) => Self::of_workbook(workbook, &words),
                Err(error) => Self::refused(vec![no_workbook(&error)]),
            },
            false => {
                let examined = framework::examine_bytes(&bytes, Some(&words));
                let text = String::from_utf8(bytes).unwrap_or_default();
                Self { examined, text, sheets: Vec::new() }
            }
        };
        file.compare(workbench);
        Ok(file)
    }

    fn refused(problems: Vec<Problem>) -> Self {
        Self { examined: Examined { framework: None, problems }, text: String::new(), sheets: Vec::new() }
    }

    fn of_workbook(workbook: StrictWorkbook, words: &Words<'_>) -> Self {
        let StrictWorkbook { sheets, odd } = workbook;
        let Workbook { text, examined } = framework::examine_workbook(&sheets, &odd, Some(words));
        Self { examined, text, sheets }
    }

    /// Says which ids of earlier texts are gone, and that a published edition stays as it is.
    fn compare(&mut self, workbench: &Workbench) {
        let Some(now) = &self.examined.framework else { return };
        let mut earlier: Vec<&Edition> =
            workbench.editions().filter(|known| known.framework.id == now.id).collect();
        earlier.sort_by(|a, b| a.framework.edition.cmp(&b.framework.edition));
        let same = earlier.iter().find(|known| known.framework.edition == now.edition);
        let found = match same.or(earlier.last()) {
            None => Vec::new(),
            Some(known) if means_the_same(&known.framework, now) => Vec::new(),
            Some(known) => {
                let is_frozen = same.is_some()
                    && status(workbench, &known.framework, &known.digest) != FrameworkStatus::Draft;
                let changed = changed_ids(&known.framework, now);
                is_frozen.then(|| published(now)).into_iter().chain(changed).collect()
            }
        };
        let of_file = std::mem::replace(&mut self.examined.problems, found);
        self.examined.problems.extend(of_file);
        if self.examined.problems.iter().any(|problem| problem.severity == Severity::Blocks) {
            self.examined.framework = None;
        }
    }

    /// The problems, each with the value at its place.
    pub fn problems(&self) -> Vec<(&Problem, Option<String>)> {
        let values = Values::of(&self.text);
        let value = |place: &Place| match place {
            Place::Line { line, column } if self.sheets.is_empty() => values.at(*line, *column),
            Place::Cell { sheet, row, column } => {
                let grid = self.sheets.iter().find(|grid| &grid.name == sheet)?;
                let index = (0..grid.width()).find(|index| &column_letters(*index) == column)?;
                let text = grid.cell((*row as usize).checked_sub(1)?, index).trim();
                (!text.is_empty()).then(|| text.chars().take(80).collect())
            }
            _ => None,
        };
        self.examined.problems.iter().map(|problem| (problem, value(&problem.place))).collect()
    }
}

/// Whether two texts say the same, whatever comments and order, and whether published or not.
pub(crate) fn means_the_same(one: &Framework, other: &Framework) -> bool {
    Framework { status: other.status, ..one.clone() } == *other
}

/// How far an edition is: those that ship never change.
pub(crate) fn status(workbench: &Workbench, framework: &Framework, digest: &str) -> FrameworkStatus {
    if workbench.library.editions().iter().any(|shipped| shipped.digest == digest) {
        return FrameworkStatus::Shipped;
    }
    match framework.status {
        Status::Draft => FrameworkStatus::Draft,
        Status::Published => FrameworkStatus::Published,
    }
}

/// Why a workbook could not be read, as a problem of the file.
fn no_workbook(error: &TablesError) -> Problem {
    Problem {
        severity: Severity::Blocks,
        code: error.code(),
        place: Place::Line { line: 1, column: 1 },
        say: error.say(),
        next: error.next(),
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
