//! Eligibility (建设对象): what does not fit or is not filled.

use super::finding;
use crate::assessment::Assessment;
use crate::eligibility::eligibility;
use crate::park::Park;
use crate::problem::{Place, Problem, Severity};
use crate::score::State;

/// A requirement that is not fulfilled, or not known to be, blocks.
pub(super) fn check(assessment: &Assessment, park: &Park, found: &mut Vec<Problem>) {
    let framework = &assessment.framework;
    let results = eligibility(framework, &park.profile).requirements;
    for (requirement, result) in framework.requirements.iter().zip(results) {
        let code = match result.state {
            State::Short => "eligibility.not_fulfilled",
            State::MissingData => "eligibility.missing_data",
            State::Met | State::NotApplicable | State::NotJudged | State::Scored => continue,
        };
        let why = result.trace.join("");
        let place =
            result.fields.first().map_or(Place::Assessment, |field| Place::Profile(field.to_string()));
        found.push(finding(
            Severity::Blocks,
            code,
            place,
            [
                format!("建设对象条件“{}”：{why}", requirement.name),
                format!("Requirement `{}` is not fulfilled or not filled in.", requirement.name),
            ],
            ["请在园区概况中核对并填写。", "Check and fill it in the park profile."],
        ));
    }
}
