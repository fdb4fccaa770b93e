//! Workbooks that are written, and read back.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says why")]

use std::sync::Arc;

use chrono::NaiveDate;
use parkgauge_core::id::FirmId;
use parkgauge_core::number::Number;
use parkgauge_core::questionnaire::{self, Entry, FormLine, GUIDE, Marks, book};
use parkgauge_core::roster::import::{ImportPlan, RosterDraft, plan};
use parkgauge_core::roster::sheet::{CellOut, ColumnFormat, ColumnOut, SheetGrid, SheetOut};
use parkgauge_core::roster::{Industries, Personal, Roster, RosterColumns, Vocabulary, roster_sheet};
use parkgauge_tables::{read_bytes, write_form, write_workbook};

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

fn form() -> Vec<u8> {
    let text = include_str!("../../../../assets/frameworks/sme-digital-2024/2024/framework.toml");
    let framework = parkgauge_core::framework::parse(text).expect("it ships");
    let marks = Marks {
        framework: framework.id.to_string(),
        edition: framework.edition.clone(),
        digest: "d".to_owned(),
        year: 2026,
        firm: "f1".to_owned(),
        credit_code: "91350100M000100Y43".to_owned(),
        name: "甲公司".to_owned(),
    };
    write_form(&book(&framework, marks, "晴川产业园"), day()).expect("a workbook")
}

#[test]
fn a_questionnaire_is_locked_but_for_the_cells_to_fill_in() {
    let bytes = form();
    let (guide, sheet) =
        (part_of(&bytes, "xl/worksheets/sheet1.xml"), part_of(&bytes, "xl/worksheets/sheet2.xml"));
    for part in [&guide, &sheet] {
        let protection = tag(part, "sheetProtection").expect("protected");
        assert!(protection.contains("sheet=\"1\"") && !protection.contains("password"), "{protection}");
    }
    let styles = part_of(&bytes, "xl/styles.xml");
    assert!(styles.contains("<protection locked=\"0\"/>"), "some cells are open");
    let formats: Vec<&str> =
        styles.split_once("<cellXfs").expect("formats").1.split("<xf ").skip(1).collect();
    let open = |style: usize| formats[style].contains("locked=\"0\"");
    let mut fields = 0;
    for row in sheet.split("<row ").skip(1) {
        let cells: Vec<(&str, usize)> = row.split("<c r=\"").skip(1).map(column_and_style).collect();
        let style_of =
            |letters: &str| cells.iter().find(|(column, _)| *column == letters).map(|(_, style)| *style);
        if style_of("G").is_none() {
            assert!(cells.iter().all(|(_, style)| !open(*style)), "a heading is locked: {row}");
            continue;
        }
        fields += 1;
        assert!(open(style_of("C").expect("an answer")), "{row}");
        assert!(["A", "B", "D", "E", "G"].iter().all(|column| !style_of(column).is_some_and(open)), "{row}");
    }
    assert!(fields > 40, "{fields}");
    assert!(tag(&sheet, "col min=\"7\"").expect("the keys").contains("hidden=\"1\""));
    assert!(part_of(&bytes, "xl/workbook.xml").contains("state=\"veryHidden\""));
    assert_eq!(bytes, form(), "the same form gives the same bytes");
}

#[test]
fn a_questionnaire_offers_the_options_of_every_closed_question_and_explains_itself() {
    let bytes = form();
    let sheet = part_of(&bytes, "xl/worksheets/sheet2.xml");
    let text = include_str!("../../../../assets/frameworks/sme-digital-2024/2024/framework.toml");
    let framework = parkgauge_core::framework::parse(text).expect("it ships");
    let lines = questionnaire::form(&framework, 2026);
    let is_closed = |line: &&FormLine| matches!(line, FormLine::Field(field) if field.entry != Entry::Free);
    let closed = lines.iter().filter(is_closed).count();
    assert_eq!(sheet.matches("<dataValidation type=\"list\"").count(), closed);
    assert!(!sheet.contains("showErrorMessage=\"0\""), "what is in no list is not taken");
    let sheets = read_bytes("x", &bytes).expect("a workbook");
    let guide = sheets.iter().find(|grid| grid.name == GUIDE).expect("instructions");
    let said: String = guide.rows.iter().flatten().map(String::as_str).collect();
    for wanted in ["甲公司（91350100M000100Y43）", "晴川产业园", "不掌握的留空，不要填0", "没有取得"]
    {
        assert!(said.contains(wanted), "{wanted}: {said}");
    }
}

/// A tag with its attributes.
fn tag<'a>(part: &'a str, start: &str) -> Option<&'a str> {
    let from = part.find(&format!("<{start}"))?;
    part[from..].split('>').next()
}

/// `B12" s="3"…`: the letters of the column and the format.
fn column_and_style(cell: &str) -> (&str, usize) {
    let letters = cell.find(|c: char| c.is_ascii_digit()).expect("a row");
    let style = cell.split('>').next().and_then(|tag| tag.split_once(" s=\""));
    let style = style.and_then(|(_, rest)| rest.split('"').next()?.parse().ok()).unwrap_or(0);
    (&cell[..letters], style)
}

fn part_of(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    std::io::read_to_string(zip.by_name(name).expect("the part")).expect("text")
}
