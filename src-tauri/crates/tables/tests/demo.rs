//! The roster of the demo park, against what another program counted in the same file.

#![allow(clippy::expect_used, reason = "a test that cannot go on says why")]

use std::path::Path;

use parkgauge_core::id::{FieldKey, FirmId};
use parkgauge_core::number::Number;
use parkgauge_core::roster::import::{RosterDraft, plan};
use parkgauge_core::roster::{FieldValue, Industries, Roster, RosterColumns, Vocabulary};
use parkgauge_core::truth::Truth;
use parkgauge_tables::read_workbook;

#[test]
fn the_demo_roster_comes_in_whole() {
    let vocabulary = Vocabulary::new(
        RosterColumns::parse(include_str!("../../../../assets/vocabulary/roster.toml")).expect("columns"),
        Industries::parse(include_str!("../../../../assets/vocabulary/gbt4754-2017.toml"))
            .expect("industries"),
    );
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/demo/roster.xlsx");
    let sheets = read_workbook(&path).expect("a workbook");
    let (draft, _) = RosterDraft::of_workbook(sheets, &vocabulary).expect("a header");
    assert_eq!((draft.sheet(), draft.header_rows()), ("企业名册", (3, 3)));
    let empty = Roster::empty(&vocabulary);
    let plan = plan(&empty, &draft, &mut || FirmId::new("no-code").expect("an id"));
    assert_eq!((plan.added.len(), plan.rejects.len()), (186, 0));
    assert_eq!(plan.read(), draft.rows_below_header());
    let roster = plan.apply(&empty).expect("every code is its own");

    // The figures of assets/demo/expected.toml.
    assert_eq!(roster.firms().iter().filter(|firm| firm.credit_code().is_some()).count(), 186);
    let key = |name: &str| FieldKey::new(name).expect("a key");
    let above_scale = |truth: Truth| {
        let counts = |firm: &&parkgauge_core::roster::Firm| {
            firm.truth(&key("above_scale")).and(firm.industrial()) == truth
        };
        roster.firms().iter().filter(counts).count()
    };
    assert_eq!((above_scale(Truth::Yes), above_scale(Truth::Unknown)), (120, 1));
    let sum = |name: &str| {
        roster.firms().iter().fold(Number::zero(), |sum, firm| match firm.field(&key(name)) {
            FieldValue::Number(number) => &sum + number,
            _ => sum,
        })
    };
    assert_eq!(sum("revenue_wan").exact(), "4837343.2");
    assert_eq!(sum("revenue_prev_wan").exact(), "4559579.8");
    assert_eq!(sum("employees").exact(), "41800");
}
