//! The roster: empty, odd cells, and contradictions to the yearly figures.

use super::finding;
use crate::assessment::Assessment;
use crate::formula::{Condition, tally_firms};
use crate::framework::Question;
use crate::id::{FieldKey, FirmId};
use crate::number::{Number, Places};
use crate::park::Park;
use crate::problem::{Place, Problem, Said, Severity};
use crate::roster::{Firm, Roster};

/// The code of a firm that stands twice and would be counted twice.
const TWICE: &str = "roster.credit_code_twice";

/// An empty roster blocks when something is counted, and so does a firm that is counted twice.
/// Everything else warns, because a firm's odd cell already shows in the count that it holds up.
pub(super) fn check(assessment: &Assessment, park: &Park, found: &mut Vec<Problem>) {
    let is_counted =
        assessment.framework.indicators.iter().any(|i| matches!(i.question, Question::Counted(_)));
    if park.roster.firms().is_empty() {
        if is_counted {
            found.push(finding(
                Severity::Blocks,
                "roster.empty",
                Place::Roster,
                [
                    "还没有企业名单，覆盖率无法统计。".to_owned(),
                    "There is no roster; coverages cannot be counted.".to_owned(),
                ],
                ["请导入企业名单（Excel）。", "Import the list of firms."],
            ));
        }
        return;
    }
    found.extend(park.roster.problems().into_iter().map(|problem| named(problem, &park.roster)));
    above_scale(assessment, park, found);
}

/// The same problem as a warning that begins with the name of the firm.
fn named(problem: Problem, roster: &Roster) -> Problem {
    let firm = match &problem.place {
        Place::Firm { firm, .. } => FirmId::new(firm.clone()).ok().and_then(|id| roster.firm(&id)),
        _ => None,
    };
    let say = match firm.and_then(Firm::name) {
        Some(name) => Said::new(format!("{name}：{}", problem.say.zh), format!("{name}: {}", problem.say.en)),
        None => problem.say,
    };
    let severity = if problem.code == TWICE { Severity::Blocks } else { Severity::Warns };
    Problem { severity, say, ..problem }
}

/// The number of 规上工业企业 is counted; a figure typed beside it must not differ.
fn above_scale(assessment: &Assessment, park: &Park, found: &mut Vec<Problem>) {
    let (Ok(key), Ok(rule)) = (FieldKey::new("above_scale"), Condition::parse("above_scale and industrial"))
    else {
        return;
    };
    let period = assessment.year.saturating_sub(1).to_string();
    let Some(typed) = park.base_data.value(&key, &period) else { return };
    let counted = tally_firms(&Condition::Everyone, &rule, &park.roster, &assessment.readings()).done;
    if typed != Number::whole(counted) {
        let typed = typed.show(Places::UpTo(4));
        found.push(finding(
            Severity::Warns,
            "base_data.differs_from_roster",
            Place::BaseData { key: key.to_string(), period },
            [
                format!("基础数据填的规上工业企业数是 {typed} 家，名单统计是 {counted} 家。"),
                format!("The yearly figure says {typed} firms above scale; the roster counts {counted}."),
            ],
            ["请核对名单和基础数据，两处应当一致。", "Compare both; they should agree."],
        ));
    }
}
