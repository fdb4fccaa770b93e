//! Questionnaires (企业问卷): a framework that firms answer, as a form of cells that travels in a workbook.
//!
//! A cell is known by its key and not by its place: rows that were moved, or a program that writes them
//! elsewhere, change nothing.

mod answers;
mod book;
mod form;
mod returned;
mod rollup;
#[cfg(test)]
mod tests;

pub use answers::answers;
pub use book::{FormBook, book};
pub use form::{Entry, Field, FormLine, form};
pub use returned::{Marks, Returned, returned};
pub use rollup::{AreaMean, FirmScore, LevelSpread, Rollup, Share, rollup};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::assessment::Assessment;
use crate::evidence::EvidenceSet;
use crate::framework::Framework;
use crate::id::AssessmentId;
use crate::park::Park;
use crate::problem::Problem;
use crate::roster::{Firm, FirmIdTwice, Roster};
use crate::score::{ScoreCard, score};

/// Name of the sheet that is filled in.
pub const SHEET: &str = "问卷";
/// Name of the sheet of instructions.
pub const GUIDE: &str = "填写说明";
/// Name of the hidden sheet that says whose form it is.
pub const MARKS: &str = "标识";

/// Columns of the sheet that is filled in, from 0.
pub mod column {
    /// Number of the question.
    pub const NUMBER: usize = 0;
    /// The question.
    pub const QUESTION: usize = 1;
    /// What is filled in.
    pub const VALUE: usize = 2;
    /// Unit or kind.
    pub const UNIT: usize = 3;
    /// What to think of.
    pub const HELP: usize = 4;
    /// Why it does not apply.
    pub const REASON: usize = 5;
    /// The key of the cell; hidden.
    pub const KEY: usize = 6;
}

/// What of a key says that the reason is meant for which a question does not apply.
pub const REASON: &str = "!";

/// By what questionnaires are judged.
#[derive(Debug, Clone, Copy)]
pub struct Judge<'a> {
    /// The framework that was asked.
    pub framework: &'a Arc<Framework>,
    /// The year assessed.
    pub year: u16,
    /// The park that the firms belong to.
    pub park: &'a Park,
    /// Under which id; nothing of it is stored.
    pub id: &'a AssessmentId,
}

impl Judge<'_> {
    /// What a firm answered, judged as its framework says, with the problems of its cells by key.
    ///
    /// # Errors
    /// [`FirmIdTwice`] never happens with one firm; it is passed on and not hidden.
    pub fn judge(
        &self,
        firm: &Firm,
        cells: &BTreeMap<String, String>,
    ) -> Result<(ScoreCard, Vec<(String, Problem)>), FirmIdTwice> {
        let (answers, problems) = answers(self.framework, cells);
        // The firm stands where the park's roster would: conditions and figures are asked of it alone.
        let alone = Park {
            profile: self.park.profile.clone(),
            base_data: self.park.base_data.clone(),
            roster: Roster::new(self.park.roster.vocabulary(), vec![firm.clone()])?,
        };
        let assessment = Assessment {
            id: self.id.clone(),
            framework: Arc::clone(self.framework),
            year: self.year,
            round: 1,
            chosen: BTreeMap::new(),
            answers,
            evidence: EvidenceSet::default(),
            to_confirm: BTreeMap::new(),
            earlier: Vec::new(),
        };
        Ok((score(&assessment, &alone), problems))
    }
}
