//! A park of which nothing is known, and an assessment of it.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use parkgauge_core::answer::Answers;
use parkgauge_core::assessment::Assessment;
use parkgauge_core::base_data::BaseData;
use parkgauge_core::evidence::EvidenceSet;
use parkgauge_core::fields::{BaseDataForm, ProfileForm};
use parkgauge_core::framework::Framework;
use parkgauge_core::id::AssessmentId;
use parkgauge_core::park::Park;
use parkgauge_core::profile::Profile;
use parkgauge_core::roster::{Industries, Roster, RosterColumns, Vocabulary};

/// The park, read once.
pub fn park() -> &'static Park {
    static READ: LazyLock<Park> = LazyLock::new(read);
    &READ
}

fn read() -> Park {
    let columns = RosterColumns::parse(include_str!("../../../../../assets/vocabulary/roster.toml"));
    let industries = Industries::parse(include_str!("../../../../../assets/vocabulary/gbt4754-2017.toml"));
    let profile = ProfileForm::parse(include_str!("../../../../../assets/vocabulary/profile.toml"));
    let base_data = BaseDataForm::parse(include_str!("../../../../../assets/vocabulary/base_data.toml"));
    let vocabulary = Vocabulary::new(columns.expect("columns"), industries.expect("industries"));
    Park {
        profile: Profile::new(Arc::new(profile.expect("a form")), BTreeMap::new()),
        base_data: BaseData::new(Arc::new(base_data.expect("a form")), BTreeMap::new()),
        roster: Roster::empty(&vocabulary),
    }
}

/// The assessment.
pub fn assessment(framework: Arc<Framework>, answers: Answers) -> Assessment {
    Assessment {
        id: AssessmentId::new("a").expect("an id"),
        framework,
        year: 2026,
        round: 1,
        chosen: BTreeMap::new(),
        answers,
        evidence: EvidenceSet::default(),
        to_confirm: BTreeMap::new(),
        earlier: Vec::new(),
    }
}
