//! The pledge: who hands in and who signs must be named.

use super::finding;
use crate::id::FieldKey;
use crate::park::Park;
use crate::problem::{Place, Problem, Severity};

/// Fields that cover and pledge print.
const NEEDED: [&str; 3] = ["name", "applicant", "leader"];

/// A field that the pledge needs and nobody filled blocks.
pub(super) fn check(park: &Park, found: &mut Vec<Problem>) {
    for name in NEEDED {
        let Ok(key) = FieldKey::new(name) else { continue };
        let Some(field) = park.profile.form().field(&key) else { continue };
        if park.profile.raw(&key).trim().is_empty() {
            found.push(finding(
                Severity::Blocks,
                "pledge.missing",
                Place::Profile(key.to_string()),
                [
                    format!("封面和真实性承诺书需要的“{}”还没有填写。", field.label),
                    format!("Cover and pledge need `{}`.", field.label),
                ],
                ["请在园区概况中填写。", "Fill it in the park profile."],
            ));
        }
    }
}
