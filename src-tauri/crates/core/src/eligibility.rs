//! Who may apply (建设对象): yes, no, or what is missing.

use crate::framework::{Framework, Requirement, RequirementTest};
use crate::id::{FieldKey, RequirementId};
use crate::profile::{Profile, ProfileValue};
use crate::score::State;
use crate::standing::Standing;
use crate::truth::Truth;

/// The result of one requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequirementResult {
    /// Which requirement.
    pub requirement: RequirementId,
    /// Met, short, missing data or not applicable.
    pub state: State,
    /// The reason in sentences.
    pub trace: Vec<String>,
    /// Weakest standing that was used.
    pub standing: Standing,
    /// Profile fields that it looks at.
    pub fields: Vec<FieldKey>,
}

/// Whether the park may apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eligibility {
    /// Worst state of the requirements.
    pub state: State,
    /// One sentence.
    pub say: String,
    /// Weakest standing that was used.
    pub standing: Standing,
    /// In the order of the framework.
    pub requirements: Vec<RequirementResult>,
}

/// Judges every requirement against the profile.
pub fn eligibility(framework: &Framework, profile: &Profile) -> Eligibility {
    let requirements: Vec<RequirementResult> =
        framework.requirements.iter().map(|requirement| judge(requirement, profile)).collect();
    let state = requirements.iter().map(|result| result.state).max().unwrap_or(State::NotJudged);
    let standing =
        requirements.iter().map(|result| result.standing).fold(Standing::Official, Standing::weakest);
    let say = match state {
        State::Met | State::NotApplicable => "符合建设对象的各项条件。",
        State::Short => "有条件不符合，见各项说明。",
        State::MissingData => "园区概况还缺少内容，暂不能判断是否符合建设对象条件。",
        State::NotJudged | State::Scored => "本指标体系没有建设对象条件。",
    };
    Eligibility { state, say: say.to_owned(), standing, requirements }
}

fn judge(requirement: &Requirement, profile: &Profile) -> RequirementResult {
    let (state, trace, fields) = match &requirement.test {
        RequirementTest::OneOf { field, options } => {
            let label = label(profile, field);
            let (state, say) = match profile.value(field) {
                ProfileValue::Choice(chosen) if options.contains(&chosen) => {
                    (State::Met, format!("{label}为“{}”，符合。", profile.shown(field)))
                }
                ProfileValue::Choice(_) => {
                    (State::Short, format!("{label}为“{}”，不符合。", profile.shown(field)))
                }
                _ => (State::MissingData, format!("还没有填写“{label}”。")),
            };
            (state, vec![say], vec![field.clone()])
        }
        RequirementTest::FilledWhen { flag, fields } => filled_when(flag, fields, profile),
    };
    RequirementResult {
        requirement: requirement.id.clone(),
        state,
        trace,
        // An official requirement that is judged by a reading of ours is judged by a reading.
        standing: match requirement.reading.is_empty() {
            true => requirement.standing,
            false => requirement.standing.weakest(Standing::Interpretation),
        },
        fields,
    }
}

fn filled_when(
    flag: &FieldKey,
    fields: &[FieldKey],
    profile: &Profile,
) -> (State, Vec<String>, Vec<FieldKey>) {
    let all = std::iter::once(flag).chain(fields).cloned().collect();
    match profile.truth(flag) {
        Truth::No => (State::NotApplicable, vec![format!("“{}”为否，不需要。", label(profile, flag))], all),
        Truth::Unknown => (State::MissingData, vec![format!("还没有填写“{}”。", label(profile, flag))], all),
        Truth::Yes => {
            let open: Vec<String> = fields
                .iter()
                .filter(|field| profile.value(field) == ProfileValue::Missing)
                .map(|field| format!("还没有填写“{}”。", label(profile, field)))
                .collect();
            let state = if open.is_empty() { State::Met } else { State::MissingData };
            let trace = if open.is_empty() { vec!["所需内容已填写。".to_owned()] } else { open };
            (state, trace, all)
        }
    }
}

fn label(profile: &Profile, key: &FieldKey) -> String {
    profile.form().field(key).map_or_else(|| key.to_string(), |field| field.label.clone())
}
