//! The profile: figures that can hardly be meant.

use super::figure::{self, Figure};
use crate::fields::{FieldKind, Sign};
use crate::problem::{Place, Problem};
use crate::profile::{Profile, ProfileValue};

/// Areas, shares and ratios: none of them can be below zero.
pub(super) fn check(profile: &Profile, found: &mut Vec<Problem>) {
    for field in profile.form().fields() {
        let FieldKind::Number(unit) = &field.kind else { continue };
        let ProfileValue::Number { value, .. } = profile.value(&field.key) else { continue };
        let figure = Figure {
            name: format!("“{}”", field.label),
            value: &value,
            unit,
            sign: Sign::NotNegative,
            place: Place::Profile(field.key.to_string()),
        };
        figure::check(&figure, found);
    }
    crate::plan::check(profile, found);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::fields::ProfileForm;
    use crate::id::FieldKey;

    /// The codes of the remarks on the shipped field `key` with this text in it.
    fn check_field(key: &str, raw: &str, expected: &[&str]) {
        let form = include_str!("../../../../../assets/vocabulary/profile.toml");
        let form = Arc::new(ProfileForm::parse(form).expect("a form"));
        let key = FieldKey::new(key).expect("a key");
        let profile = Profile::new(form, [(key.clone(), raw.to_owned())].into());
        let mut found = Vec::new();
        check(&profile, &mut found);
        let codes: Vec<&str> = found.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, expected, "{key} = {raw}");
        assert!(found.iter().all(|problem| problem.place == Place::Profile(key.to_string())));
    }

    #[test]
    fn a_leading_industry_is_not_more_than_all_industries() {
        check_field("leading_share", "100", &[]);
        check_field("leading_share", "100.01", &["figure.above_everything"]);
        check_field("leading_share", "-3", &["figure.negative"]);
    }

    #[test]
    fn no_park_has_an_area_below_zero_or_of_sixteen_digits() {
        check_field("area_planned_ha", "-3860", &["figure.negative"]);
        check_field("area_planned_ha", "3860", &[]);
        check_field("area_planned_ha", "1234567890123456", &["figure.too_many_digits"]);
    }

    #[test]
    fn what_is_no_figure_is_told_elsewhere() {
        check_field("far", "很高", &[]);
        check_field("far", "", &[]);
    }
}
