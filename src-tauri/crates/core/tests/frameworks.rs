//! The frameworks that ship are whole, and their ledgers account for every one of their indicators.

use parkgauge_core::framework::{self, Framework};
use parkgauge_core::id::AreaId;

const HSDP: &str = include_str!("../../../../assets/frameworks/hsdp/2025/framework.toml");

fn hsdp() -> Framework {
    framework::parse(HSDP).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn ids_below(framework: &Framework, area: &str) -> Vec<usize> {
    let area = AreaId::new(area).expect("an id");
    framework.areas_in(Some(&area)).map(|area| framework.indicators_in(&area.id).count()).collect()
}

#[test]
fn the_guide_has_four_standards_and_thirteen_tasks_in_four_parts() {
    let framework = hsdp();
    assert_eq!(ids_below(&framework, "standards"), [2, 2, 2, 3]);
    assert_eq!(ids_below(&framework, "tasks"), [3, 3, 4, 3]);
}
