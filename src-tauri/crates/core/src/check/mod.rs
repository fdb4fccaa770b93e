//! The standing check list (体检): one rule a file, always open, each finding
//! says where it is and what to do.

mod answers;
mod base_data;
mod base_data_consistency;
mod eligibility;
mod evidence;
mod figure;
mod picture;
mod pledge;
mod profile;
mod roster;

pub use evidence::evidence_dates;

use crate::assessment::Assessment;
use crate::park::Park;
use crate::problem::{Place, Problem, Said, Severity};
use crate::score::ScoreCard;

/// Every finding, blocking ones first; inside a severity in the order of the clerk's work.
pub fn check(assessment: &Assessment, park: &Park, card: &ScoreCard) -> Vec<Problem> {
    let mut found = Vec::new();
    pledge::check(park, &mut found);
    found.extend(park.profile.problems());
    profile::check(&park.profile, &mut found);
    eligibility::check(assessment, park, &mut found);
    roster::check(assessment, park, &mut found);
    found.extend(park.base_data.problems());
    base_data::check(&park.base_data, &mut found);
    base_data_consistency::check(assessment, park, &mut found);
    answers::check(assessment, card, &mut found);
    evidence::check(assessment, &mut found);
    picture::check(assessment, &mut found);
    // Stable: the order above stays inside a severity.
    found.sort_by_key(|problem| problem.severity);
    found
}

fn finding(
    severity: Severity,
    code: &'static str,
    place: Place,
    say: [String; 2],
    next: [&str; 2],
) -> Problem {
    let [zh, en] = say;
    let [next_zh, next_en] = next;
    Problem { severity, code, place, say: Said::new(zh, en), next: Said::new(next_zh, next_en) }
}
