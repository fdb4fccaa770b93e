//! Evidence: what is not proved, what proves nothing, pages that cannot be.

use super::finding;
use crate::assessment::Assessment;
use crate::evidence::{Proves, page_ranges};
use crate::problem::{Place, Problem, Severity};

/// Everything here warns: what counts as proof is advice of ours until a notice says otherwise.
pub(super) fn check(assessment: &Assessment, found: &mut Vec<Problem>) {
    unproved(assessment, found);
    for item in &assessment.evidence.items {
        if assessment.evidence.links_of(&item.id).next().is_none() {
            found.push(finding(
                Severity::Warns,
                "evidence.unlinked",
                Place::Evidence(item.id.to_string()),
                [
                    format!("佐证材料“{}”还没有对应任何指标，不会进入目录。", item.title),
                    format!("`{}` is linked to nothing and will not be listed.", item.title),
                ],
                ["请对应到指标，或移到回收站。", "Link it, or put it into the trash."],
            ));
        }
    }
    for link in &assessment.evidence.links {
        let Some(item) = assessment.evidence.item(&link.evidence) else { continue };
        let last = page_ranges(&link.pages).map(|ranges| ranges.iter().map(|(_, last)| *last).max());
        let odd = match (last, item.pages) {
            (None, _) => true,
            (Some(Some(last)), Some(pages)) => last > pages,
            (Some(_), _) => false,
        };
        if odd {
            found.push(finding(
                Severity::Warns,
                "evidence.pages",
                Place::Evidence(item.id.to_string()),
                [
                    format!("佐证材料“{}”的页码“{}”读不懂或超出文件页数。", item.title, link.pages),
                    format!("The pages `{}` of `{}` cannot be read or do not exist.", link.pages, item.title),
                ],
                ["请写成“3-5,8”这样的页码。", "Write pages such as 3-5,8."],
            ));
        }
    }
}

/// How many pieces at least an indicator asks for.
fn unproved(assessment: &Assessment, found: &mut Vec<Problem>) {
    for indicator in &assessment.framework.indicators {
        let wanted: u32 = indicator.evidence.iter().map(|hint| hint.minimum).sum();
        let proves = Proves::Indicator(indicator.id.clone());
        let linked = u32::try_from(assessment.evidence.links_to(&proves).count()).unwrap_or(u32::MAX);
        if wanted > 0 && linked == 0 {
            found.push(finding(
                Severity::Warns,
                "evidence.none",
                Place::Indicator(indicator.id.to_string()),
                [
                    format!("“{} {}”还没有佐证材料。", indicator.number, indicator.name),
                    format!("`{} {}` has no evidence.", indicator.number, indicator.name),
                ],
                ["请添加并对应佐证材料。", "Add and link evidence."],
            ));
        }
    }
}
