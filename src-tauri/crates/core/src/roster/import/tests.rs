use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::id::FirmId;
use crate::roster::fixture::{key, vocabulary};
use crate::roster::sheet::{CellOut, MergedCells, SheetGrid, SheetOut};
use crate::roster::{FieldValue, Personal, Roster, roster_sheet};

const CODE: &str = "91350100M000100Y43";

/// A sheet written as lines of cells between strokes.
fn sheet(lines: &[&str]) -> SheetGrid {
    let rows = lines.iter().map(|line| line.split('|').map(str::to_owned).collect()).collect();
    SheetGrid { name: "Sheet1".to_owned(), rows, merged: Vec::new() }
}

fn draft(grid: SheetGrid) -> RosterDraft {
    RosterDraft::read(grid, &vocabulary()).expect("a header")
}

fn planned(existing: &Roster, grid: SheetGrid) -> ImportPlan {
    planned_of(existing, &draft(grid))
}

fn planned_of(existing: &Roster, draft: &RosterDraft) -> ImportPlan {
    let mut next = existing.firms().len();
    plan(existing, draft, &mut || {
        next += 1;
        FirmId::new(format!("row-{next}")).expect("an id")
    })
}

/// The roster after taking these sheets one after the other.
fn taken(sheets: &[SheetGrid]) -> Roster {
    sheets.iter().fold(Roster::empty(&vocabulary()), |roster, grid| {
        planned(&roster, grid.clone()).apply(&roster).expect("new ids")
    })
}

/// What the columns of a sheet are taken for, as `A=name`.
fn check_columns(grid: SheetGrid, expected: &str) {
    let draft = draft(grid);
    let shown: Vec<String> = draft
        .matches()
        .iter()
        .map(|found| {
            let field = found.field.as_ref().map_or("-", |key| key.as_str());
            format!("{}={field}", crate::roster::sheet::column_letters(found.column))
        })
        .collect();
    assert_eq!(shown.join(" "), expected);
}

fn counts(plan: &ImportPlan) -> String {
    format!(
        "+{} ~{} ={} !{} -{}",
        plan.added.len(),
        plan.changed.len(),
        plan.unchanged.len(),
        plan.rejects.len(),
        plan.skipped.len()
    )
}

#[test]
fn a_list_with_title_totals_and_notes_is_understood() {
    let grid = sheet(&[
        "某某园区企业名单|||",
        "|||单位：亿元",
        "序号|单位名称|统一社会信用代码|主营业务收入",
        "1|甲公司|91350100M000100Y43|3.5",
        "|||",
        "2|乙公司||0.2",
        "3|||7",
        "合计|||3.7",
        "注：以上数据来自统计部门。",
    ]);
    let plan = planned(&Roster::empty(&vocabulary()), grid.clone());
    assert_eq!(counts(&plan), "+2 ~0 =0 !1 -3");
    let skipped: Vec<_> = plan.skipped.iter().map(|skipped| (skipped.row, skipped.why)).collect();
    assert_eq!(skipped, [(5, Skip::Blank), (8, Skip::Total), (9, Skip::Note)]);
    assert_eq!(plan.rejects[0].cells, ["3", "", "", "7"]);
    let first = &plan.added[0].firm;
    assert_eq!(first.id().as_str(), "91350100m000100y43");
    assert_eq!(first.raw_of(&key("revenue_wan")), Some("3.5亿元"));
    let FieldValue::Number(revenue) = first.field(&key("revenue_wan")) else { panic!("a figure") };
    assert_eq!(revenue.exact(), "35000");
    assert_eq!(plan.added[1].firm.id().as_str(), "row-1");
    let codes: BTreeSet<_> = plan.problems.iter().map(|problem| problem.code).collect();
    assert!(codes.contains("header.unit_converted"), "the conversion is said: {codes:?}");
    assert!(codes.contains("header.unused"), "序号 is named as unused");
    assert!(codes.contains("roster.row_without_identity"));
}

#[test]
fn headers_are_recognised_in_the_spellings_of_offices() {
    check_columns(
        sheet(&["企业（单位）名称|社会信用代码|是否规上|营业收入（亿元）|员工人数(人)|５Ｇ覆盖|其他"]),
        "A=name B=credit_code C=above_scale D=revenue_wan E=employees F=covered_5g G=-",
    );
    check_columns(sheet(&["*企业名称：|营业收入/万元|联 系 电 话"]), "A=name B=revenue_wan C=phone");
}

#[test]
fn two_years_of_revenue_are_this_year_and_last() {
    check_columns(
        sheet(&["企业名称|2023年营业收入（万元）|2024年营业收入（万元）"]),
        "A=name B=revenue_prev_wan C=revenue_wan",
    );
}

#[test]
fn two_columns_for_one_figure_are_left_to_a_person() {
    let grid = sheet(&["企业名称|销售收入|主营业务收入", "甲公司|1|2"]);
    check_columns(grid.clone(), "A=name B=- C=-");
    let draft = draft(grid);
    assert!(draft.problems.iter().any(|problem| problem.code == "header.contested"));
    let chosen = draft.with_matches(&[(2, Some(key("revenue_wan")))]);
    let plan = planned_of(&Roster::empty(&vocabulary()), &chosen);
    assert_eq!(plan.added[0].firm.raw_of(&key("revenue_wan")), Some("2"));
    assert_eq!(chosen.matches()[2].by, Some(MatchedBy::Chosen));
    assert!(!chosen.problems.iter().any(|problem| problem.code == "header.contested"));
}

#[test]
fn a_merged_header_over_two_rows_is_read() {
    let mut grid = sheet(&[
        "园区企业表||||",
        "企业名称|生产设备|||是否规上",
        "|总数|其中：数字化设备|其中：联网设备|",
        "甲公司|10|5|4|是",
    ]);
    grid.merged = vec![
        MergedCells { top: 0, left: 0, bottom: 0, right: 4 },
        MergedCells { top: 1, left: 0, bottom: 2, right: 0 },
        MergedCells { top: 1, left: 1, bottom: 1, right: 3 },
        MergedCells { top: 1, left: 4, bottom: 2, right: 4 },
    ];
    check_columns(grid.clone(), "A=name B=equip_total C=equip_digital D=equip_networked E=above_scale");
    assert_eq!(draft(grid).header_rows(), (2, 3));
    // A .csv knows nothing of merged cells; the better match decides.
    let plain = sheet(&[
        "企业名称|生产设备|||是否规上",
        "|总数|其中：数字化设备|其中：联网设备|",
        "甲公司|10|5|4|是",
    ]);
    check_columns(plain, "A=name B=equip_total C=equip_digital D=equip_networked E=above_scale");
}

#[test]
fn a_sheet_without_a_header_is_given_back() {
    let grid = sheet(&["甲公司|91350100M000100Y43", "乙公司|"]);
    let refused = RosterDraft::read(grid.clone(), &vocabulary()).expect_err("no header");
    assert_eq!(refused.grid, grid);
    assert_eq!(refused.problem.code, "roster.no_header");
}

#[test]
fn of_several_sheets_the_list_is_taken_and_the_others_named() {
    let cover = SheetGrid { name: "说明".to_owned(), ..sheet(&["填表说明", "名称|内容"]) };
    let list = SheetGrid { name: "名单".to_owned(), ..sheet(&["企业名称|规上", "甲公司|是"]) };
    let (draft, others) =
        RosterDraft::of_workbook(vec![cover, list], &vocabulary()).expect("one has a header");
    assert_eq!(draft.sheet(), "名单");
    assert_eq!(others.len(), 1);
    assert!(RosterDraft::of_workbook(Vec::new(), &vocabulary()).is_err());
}

#[test]
fn a_newer_file_updates_by_code_and_shows_what_differs() {
    let old = taken(&[sheet(&[
        "企业名称|信用代码|数字化改造|从业人数",
        "甲公司|91350100M000100Y43|否|120",
        "乙公司||是|8",
    ])]);
    let newer = sheet(&[
        "信用代码|企业名称|数字化改造|从业人数",
        "91350100M000100Y43|甲股份公司|是|",
        "|乙公司|已改造|8",
        "|丙公司|是|1",
    ]);
    let plan = planned(&old, newer);
    assert_eq!(counts(&plan), "+1 ~1 =1 !0 -0");
    let shown: Vec<_> = plan.changed[0]
        .differences
        .iter()
        .map(|one| format!("{}: {} → {}", one.key, one.before.clone().unwrap_or_default(), one.after))
        .collect();
    assert_eq!(shown, ["name: 甲公司 → 甲股份公司", "dx_done: 否 → 是"]);
    assert_eq!(plan.kept.len(), 1, "the blank cell is named");
    let after = plan.apply(&old).expect("new ids");
    let first = &after.firms()[0];
    assert_eq!(first.raw_of(&key("employees")), Some("120"), "a blank cell erases nothing");
    assert_eq!(first.name(), Some("甲股份公司"));
    assert_eq!(after.firms().len(), 3);
}

#[test]
fn a_firm_that_gains_its_code_is_still_the_same_firm() {
    let old = taken(&[sheet(&["企业名称|信用代码", "甲公司|"])]);
    let plan = planned(&old, sheet(&["企业名称|信用代码", "甲公司|91350100M000100Y43"]));
    assert_eq!(counts(&plan), "+0 ~1 =0 !0 -0");
}

#[test]
fn a_row_without_a_code_does_not_take_the_firm_of_a_row_with_one() {
    let old = taken(&[sheet(&["企业名称|信用代码", "甲公司|91350100M000100Y43"])]);
    let file = sheet(&["企业名称|信用代码", "甲公司|", "甲公司|91350100M000100Y43"]);
    assert_eq!(counts(&planned(&old, file)), "+1 ~0 =1 !0 -0");
}

#[test]
fn a_code_that_comes_twice_is_kept_twice_and_named() {
    let file = sheet(&["企业名称|信用代码", "甲公司|91350100M000100Y43", "乙公司|91350100M000100Y43"]);
    let roster = taken(std::slice::from_ref(&file));
    assert_eq!(roster.firms().len(), 2);
    assert!(roster.problems().iter().any(|problem| problem.code == "roster.credit_code_twice"));
    assert_eq!(counts(&planned(&roster, file)), "+0 ~0 =2 !0 -0");
}

#[test]
fn firms_that_the_file_does_not_have_stay_and_are_named() {
    let old = taken(&[sheet(&["企业名称|规上", "甲公司|是", "乙公司|否"])]);
    let plan = planned(&old, sheet(&["企业名称|规上", "乙公司|否"]));
    assert_eq!(plan.absent, [old.firms()[0].id().clone()]);
    assert_eq!(plan.apply(&old).expect("new ids").firms().len(), 2);
}

#[test]
fn a_problem_names_the_cell_of_the_file() {
    let plan =
        planned(&Roster::empty(&vocabulary()), sheet(&["企业名称|规上|从业人数", "甲公司|大概|约百人"]));
    let shown: Vec<_> =
        plan.problems.iter().map(|problem| format!("{:?} {}", problem.place, problem.code)).collect();
    assert_eq!(
        shown,
        [
            "Cell { sheet: \"Sheet1\", row: 2, column: \"B\" } flag.unclear",
            "Cell { sheet: \"Sheet1\", row: 2, column: \"C\" } number.unreadable",
        ]
    );
}

#[test]
fn a_firm_called_total_is_a_firm() {
    let plan = planned(
        &Roster::empty(&vocabulary()),
        sheet(&[
            "企业名称|从业人数",
            "合计科技有限公司|5",
            "汽车制造业小计|5",
            "总　计|5",
            "企业名称|从业人数",
        ]),
    );
    assert_eq!(counts(&plan), "+1 ~0 =0 !0 -3");
}

/// What was exported, as a sheet that was read.
fn as_read(out: SheetOut) -> SheetGrid {
    let text = |cell: CellOut| match cell {
        CellOut::Empty => String::new(),
        CellOut::Text(text) => text,
        CellOut::Number(number) => number.exact(),
        CellOut::Date(day) => day.to_string(),
    };
    let header = out.columns.into_iter().map(|column| column.header).collect();
    let rows = out.rows.into_iter().map(|row| row.into_iter().map(text).collect());
    SheetGrid { name: out.name, rows: std::iter::once(header).chain(rows).collect(), merged: Vec::new() }
}

#[test]
fn the_template_reads_back_as_every_column() {
    let out = roster_sheet(&Roster::empty(&vocabulary()), Personal::Include);
    assert_eq!(out.columns[3].choices, ["是", "否"]);
    let draft = draft(as_read(out));
    for (found, (_, column)) in draft.matches().iter().zip(vocabulary().columns().iter()) {
        assert_eq!(found.field.as_ref(), Some(&column.key));
        assert_eq!(found.unit, HeaderUnit::Own);
    }
}

#[test]
fn personal_data_leaves_only_when_asked_for() {
    let roster = taken(&[sheet(&["企业名称|手机", "甲公司|13800000000"])]);
    let shown = |personal| format!("{:?}", roster_sheet(&roster, personal));
    assert!(shown(Personal::Include).contains("13800000000"));
    assert!(!shown(Personal::LeaveOut).contains("13800000000"));
    assert!(!shown(Personal::LeaveOut).contains("电话"));
}

/// A cell as people leave it: blank, odd, right.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("合计".to_owned()),
        Just(CODE.to_owned()),
        Just("甲公司".to_owned()),
        Just("/".to_owned()),
        Just("#REF!".to_owned()),
        "[0-9]{1,5}(\\.[0-9]{1,2})?",
        "[是否√×]",
        "[甲乙丙]{1,2}厂",
        "\\PC{0,6}",
    ]
}

proptest! {
    #[test]
    fn no_row_is_lost(rows in prop::collection::vec(prop::collection::vec(cell(), 0..6), 0..12)) {
        let mut grid = sheet(&["企业名称|统一社会信用代码|是否规上|营业收入（亿元）|改造完成时间|行业代码"]);
        grid.rows.extend(rows.clone());
        let first = planned(&Roster::empty(&vocabulary()), grid.clone());
        prop_assert_eq!(first.read(), rows.len());
        let mut seen: Vec<u32> = first.added.iter().map(|one| one.row).collect();
        seen.extend(first.rejects.iter().map(|one| one.row));
        seen.extend(first.skipped.iter().map(|one| one.row));
        seen.sort_unstable();
        prop_assert_eq!(seen, (2..rows.len() as u32 + 2).collect::<Vec<_>>());
    }

    #[test]
    fn the_same_file_again_changes_nothing(rows in prop::collection::vec(prop::collection::vec(cell(), 6), 0..12)) {
        let mut grid = sheet(&["企业名称|统一社会信用代码|是否规上|营业收入（亿元）|改造完成时间|行业代码"]);
        grid.rows.extend(rows);
        let roster = taken(std::slice::from_ref(&grid));
        let again = planned(&roster, grid);
        prop_assert_eq!(again.added.len() + again.changed.len(), 0);
        prop_assert_eq!(again.apply(&roster).expect("no new ids"), roster);
    }

    #[test]
    fn what_is_exported_reads_back_without_a_difference(rows in prop::collection::vec(prop::collection::vec(cell(), 6), 0..12)) {
        let mut grid = sheet(&["企业名称|统一社会信用代码|是否规上|营业收入（亿元）|改造完成时间|行业代码"]);
        grid.rows.extend(rows);
        let roster = taken(&[grid]);
        let again = planned(&roster, as_read(roster_sheet(&roster, Personal::Include)));
        prop_assert_eq!(again.added.len() + again.changed.len() + again.rejects.len(), 0);
        prop_assert_eq!(again.unchanged.len(), roster.firms().len());
    }

    #[test]
    fn any_sheet_is_answered_without_panic(rows in prop::collection::vec(prop::collection::vec(cell(), 0..5), 0..8)) {
        let grid = SheetGrid { name: "x".to_owned(), rows, merged: vec![MergedCells { top: 0, left: 0, bottom: 9, right: 9 }] };
        let _ = RosterDraft::read(grid, &vocabulary());
    }
}
