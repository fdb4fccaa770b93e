//! The park profile and eligibility.

use parkgauge_core::eligibility::{self, Eligibility};
use parkgauge_core::fields::{Field, FieldKind};
use parkgauge_core::framework::Framework;
use parkgauge_core::id::FieldKey;
use parkgauge_core::profile;
use parkgauge_store::record;

use super::{ACTOR, finding, framework, local_time, revision, score, standing};
use crate::contract::framework::{OptionView, StandingView};
use crate::contract::profile::{
    FieldKindView, ProfileField, ProfileFieldSaved, ProfileGroup, ProfileValue, ProfileView, SaveProfileField,
};
use crate::contract::score::{EligibilityView, RequirementView};
use crate::contract::{Failure, Nothing};
use crate::load::{json_of, text_of};
use crate::workbench::{OpenPark, Workbench};

/// The profile with its form.
pub fn show(workbench: &mut Workbench, _: Nothing) -> Result<ProfileView, Failure> {
    let open = workbench.park()?;
    let groups = open.park.profile.form().groups.iter().map(|group| ProfileGroup {
        id: group.id.clone(),
        title: group.title.clone(),
        fields: group.fields.iter().map(field).collect(),
    });
    Ok(ProfileView {
        groups: groups.collect(),
        values: open.profile.values().filter_map(|row| value(open, row)).collect(),
        eligibility: current_eligibility(open),
    })
}

/// Saves one field.
pub fn save(workbench: &mut Workbench, request: SaveProfileField) -> Result<ProfileFieldSaved, Failure> {
    let now = workbench.now();
    let open = workbench.park_mut()?;
    let unknown = || Failure::unknown(["园区概况字段", "profile field"], &request.key);
    let key = FieldKey::new(request.key.clone()).map_err(|_| unknown())?;
    let label = open.park.profile.form().field(&key).ok_or_else(unknown)?.label.clone();
    let row = record::Profile::new(&request.key, &json_of(&request.raw));
    let (row, _) = open.store.write(&format!("园区概况 · {label}"), ACTOR, now, |tx| {
        tx.save(row, request.base_revision.into())
    })?;
    open.park.profile.set(key, request.raw);
    open.profile.insert(row.key.clone(), row.clone());
    let value = value(open, &row).ok_or_else(unknown)?;
    Ok(ProfileFieldSaved { value, eligibility: current_eligibility(open) })
}

/// Whether the park may apply.
pub fn eligibility(workbench: &mut Workbench, _: Nothing) -> Result<EligibilityView, Failure> {
    workbench.current()?;
    current_eligibility(workbench.park()?).ok_or_else(|| Failure::nothing_open(["自评估", "assessment"]))
}

fn current_eligibility(open: &OpenPark) -> Option<EligibilityView> {
    let framework = &open.current.as_ref()?.assessment.framework;
    Some(eligibility_view(framework, &eligibility::eligibility(framework, &open.park.profile)))
}

fn eligibility_view(framework: &Framework, result: &Eligibility) -> EligibilityView {
    let requirements =
        framework.requirements.iter().zip(&result.requirements).map(|(requirement, result)| {
            let mut trace = result.trace.clone();
            if !requirement.reading.is_empty() {
                trace.push(requirement.reading.clone());
            }
            RequirementView {
                id: requirement.id.to_string(),
                name: requirement.name.clone(),
                state: score::state(result.state),
                trace,
                standing: standing(result.standing),
                source: framework::source(framework, requirement.source.as_ref()),
                fields: result.fields.iter().map(|key| key.to_string()).collect(),
            }
        });
    EligibilityView {
        state: score::state(result.state),
        say: result.say.clone(),
        standing: standing(result.standing),
        requirements: requirements.collect(),
    }
}

fn field(field: &Field) -> ProfileField {
    let (kind, unit, choices, max) = match &field.kind {
        FieldKind::Text => (FieldKindView::Text, None, Vec::new(), None),
        FieldKind::LongText(max) => (FieldKindView::LongText, None, Vec::new(), *max),
        FieldKind::Choice(choices) => {
            (FieldKindView::Choice, None, choices.iter().map(option).collect(), None)
        }
        FieldKind::Flag => (FieldKindView::Flag, None, Vec::new(), None),
        FieldKind::Date => (FieldKindView::Date, None, Vec::new(), None),
        FieldKind::Number(unit) => (FieldKindView::Number, Some(unit.symbol().to_owned()), Vec::new(), None),
    };
    ProfileField {
        key: field.key.to_string(),
        label: field.label.clone(),
        kind,
        unit,
        choices,
        max,
        help: field.help.clone(),
    }
}

fn option((id, label): &(parkgauge_core::id::OptionId, String)) -> OptionView {
    // The choices of a form only describe; nothing is judged by whose they are.
    OptionView {
        id: id.to_string(),
        label: label.clone(),
        help: String::new(),
        standing: StandingView::House,
    }
}

fn value(open: &OpenPark, row: &record::Profile) -> Option<ProfileValue> {
    let key = FieldKey::new(row.key.clone()).ok()?;
    let (understood, problems) = match open.park.profile.value(&key) {
        profile::ProfileValue::Number { understood, .. } => (understood, Vec::new()),
        profile::ProfileValue::Odd(problems) => (None, problems.iter().map(finding).collect()),
        _ => (None, Vec::new()),
    };
    Some(ProfileValue {
        key: row.key.clone(),
        raw: text_of(&row.raw),
        revision: revision(row.saved.revision),
        saved_at: local_time(row.saved.at),
        understood,
        problems,
    })
}

/// The fields of a TOML file of `key = "value"`.
///
/// # Errors
/// When the file cannot be read or is not of that shape.
pub fn profile_file(file: &std::path::Path) -> Result<Vec<(String, String)>, Failure> {
    let text = std::fs::read_to_string(file)
        .map_err(|error| parkgauge_store::StoreError::io("read", file, error))?;
    let fields: std::collections::BTreeMap<String, String> = toml::from_str(&text).map_err(|error| {
        Failure::new(
            crate::contract::Code::BadFile,
            file.display().to_string(),
            ["这个文件不是“名称 = \"值\"”的格式。", "This file does not hold `key = \"value\"` lines."],
            ["请对照 assets/demo/profile.toml 修改。", "Compare it with assets/demo/profile.toml."],
        )
        .because(error)
    })?;
    Ok(fields.into_iter().collect())
}
