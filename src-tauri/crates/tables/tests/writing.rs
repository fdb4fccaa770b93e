//! Workbooks that are written, and read back.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says why")]

use std::sync::Arc;

use chrono::NaiveDate;
use parkgauge_core::id::FirmId;
use parkgauge_core::number::Number;
use parkgauge_core::roster::import::{ImportPlan, RosterDraft, plan};
use parkgauge_core::roster::sheet::{CellOut, ColumnFormat, ColumnOut, SheetGrid, SheetOut};
use parkgauge_core::roster::{Industries, Personal, Roster, RosterColumns, Vocabulary, roster_sheet};
use parkgauge_tables::{read_bytes, write_workbook};

fn vocabulary() -> Arc<Vocabulary> {
    Vocabulary::new(
        RosterColumns::parse(include_str!("../../../../assets/vocabulary/roster.toml")).expect("columns"),
        Industries::parse(include_str!("../../../../assets/vocabulary/gbt4754-2017.toml"))
            .expect("industries"),
    )
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 2).expect("a day")
}

fn planned(existing: &Roster, grid: SheetGrid) -> ImportPlan {
    let draft = RosterDraft::read(grid, existing.vocabulary()).expect("a header");
    let mut next = 0;
    plan(existing, &draft, &mut || {
        next += 1;
        FirmId::new(format!("row-{next}")).expect("an id")
    })
}

fn roster() -> Roster {
    let grid = SheetGrid::pasted(
        "名单",
        "统一社会信用代码\t企业名称\t行业\t是否规上\t营业收入（亿元）\t从业人数\t改造完成时间\t数字化转型评估等级\t新产业\t联系电话\n\
         91350100M000100Y43\t甲公司\tC3670\t是\t3.5\t1,200\t2024年3月\tL3\t新材料\t0591-88888888\n\
         \t乙公司\t0610\t×\t0.123456\t\t20240305\t\t\t013800000000\n\
         错码\t丙公司\t随便\t改造中\t约一亿\t/\t去年\tL9\t\t\n",
    );
    let empty = Roster::empty(&vocabulary());
    planned(&empty, grid).apply(&empty).expect("new ids")
}

#[test]
fn what_is_exported_and_imported_again_changes_nothing() {
    let roster = roster();
    let sheet = roster_sheet(&roster, Personal::Include);
    let bytes = write_workbook(&[sheet], day()).expect("a workbook");
    let mut sheets = read_bytes("x", &bytes).expect("a workbook");
    let plan = planned(&roster, sheets.remove(0));
    assert_eq!((plan.added.len(), plan.changed.len(), plan.unchanged.len()), (0, 0, 3));
    assert!(plan.rejects.is_empty() && plan.skipped.is_empty() && plan.kept.is_empty());
}

#[test]
fn the_same_roster_gives_the_same_bytes() {
    let make = || write_workbook(&[roster_sheet(&roster(), Personal::LeaveOut)], day()).expect("a workbook");
    assert_eq!(make(), make());
}

#[test]
fn a_template_offers_its_choices_and_reads_back_without_a_firm() {
    let vocabulary = vocabulary();
    let bytes =
        write_workbook(&[roster_sheet(&Roster::empty(&vocabulary), Personal::Include)], day()).expect("made");
    let part = part_of(&bytes, "xl/worksheets/sheet1.xml");
    assert!(part.contains("\"是,否\"") || part.contains("&quot;是,否&quot;"), "drop-downs");
    assert!(part.contains("<pane ySplit=\"1\""), "frozen header");
    let grid = read_bytes("x", &bytes).expect("a workbook").remove(0);
    let draft = RosterDraft::read(grid, &vocabulary).expect("a header");
    assert_eq!(draft.count(), 0);
    let all: Vec<_> = draft.matches().iter().map(|found| found.field.clone()).collect();
    let keys: Vec<_> = vocabulary.columns().iter().map(|(_, column)| Some(column.key.clone())).collect();
    assert_eq!(all, keys, "every exported header is recognised");
}

#[test]
fn a_long_list_of_choices_goes_to_a_sheet_of_its_own() {
    let choices: Vec<String> = (0..60).map(|at| format!("第{at}个很长的选项")).collect();
    let column = ColumnOut {
        header: "选择".to_owned(),
        width: 12,
        format: ColumnFormat::General,
        choices,
        help: "选一个".to_owned(),
    };
    let sheet = SheetOut { name: "表".to_owned(), columns: vec![column], rows: Vec::new() };
    let bytes = write_workbook(&[sheet], day()).expect("a workbook");
    assert!(part_of(&bytes, "xl/worksheets/sheet1.xml").contains("$A$1:$A$60"));
    assert!(part_of(&bytes, "xl/workbook.xml").contains("state=\"hidden\""));
}

#[test]
fn figures_codes_and_days_keep_their_kind() {
    let column = |header: &str, format| ColumnOut {
        header: header.to_owned(),
        width: 10,
        format,
        choices: Vec::new(),
        help: String::new(),
    };
    let rows = vec![vec![
        CellOut::Text("00123".to_owned()),
        CellOut::Number(Number::decimal("0.1").expect("a decimal")),
        CellOut::Date(day()),
        CellOut::Number(Number::ratio(1, 3).expect("not zero")),
        CellOut::Empty,
    ]];
    let columns = vec![
        column("码", ColumnFormat::Text),
        column("数", ColumnFormat::General),
        column("日", ColumnFormat::Date),
        column("分", ColumnFormat::General),
        column("空", ColumnFormat::General),
    ];
    let bytes = write_workbook(&[SheetOut { name: "表".to_owned(), columns, rows }], day()).expect("made");
    let grid = read_bytes("x", &bytes).expect("a workbook").remove(0);
    assert_eq!(grid.rows[1], ["00123", "0.1", "2026-01-02", "1/3"]);
}

#[test]
fn a_sheet_name_that_no_workbook_can_have_is_an_error() {
    let sheet = SheetOut { name: "a/b".to_owned(), columns: Vec::new(), rows: Vec::new() };
    assert_eq!(write_workbook(&[sheet], day()).expect_err("a bad name").code(), "tables.write");
}

fn part_of(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    std::io::read_to_string(zip.by_name(name).expect("the part")).expect("text")
}
