//! Frameworks as workbooks: nothing is lost on the way, and what is wrong is said where it stands.

#![expect(clippy::disallowed_methods, reason = "tests read files; the crate itself does no I/O")]
#![allow(clippy::panic, reason = "a test that cannot go on says why")]

use std::fs;
use std::path::{Path, PathBuf};

use parkgauge_core::framework::{self, OddCell, Oddity, Workbook, canonical, examine_workbook, sheets};
use parkgauge_core::problem::Place;
use parkgauge_core::roster::sheet::SheetGrid;
use toml::{Table, Value};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every framework that ships, the template, and every example of the guide.
fn texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let folders = |path: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut paths: Vec<_> =
            entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect();
        paths.sort();
        paths
    };
    for framework in folders(&root().join("assets/frameworks")) {
        for edition in folders(&framework) {
            texts.push((edition.display().to_string(), read(&edition.join("framework.toml"))));
        }
    }
    texts.push(("template".to_owned(), read(&root().join("assets/frameworks/template.toml"))));
    texts.extend(examples());
    texts
}

/// The examples of the guide: whole frameworks, and parts that are added to the first of them.
fn examples() -> Vec<(String, String)> {
    let guide = read(&root().join("assets/help/frameworks.zh.md"));
    let blocks: Vec<&str> =
        guide.split("```toml\n").skip(1).filter_map(|rest| rest.split("\n```").next()).collect();
    let first = blocks.first().copied().unwrap_or_default().to_owned();
    let whole = |block: &&&str| block.starts_with("format");
    let parts: Vec<&str> = blocks.iter().filter(|block| !whole(block)).copied().collect();
    let mut examples: Vec<(String, String)> = blocks
        .iter()
        .filter(whole)
        .enumerate()
        .map(|(index, block)| (format!("example {index}"), format!("{block}\n")))
        .collect();
    examples.push(("all parts".to_owned(), format!("{first}\n\n{}\n", parts.join("\n\n"))));
    examples
}

fn grids(text: &str) -> Vec<SheetGrid> {
    sheets(text, "说明\n照着填").into_iter().map(SheetGrid::from).collect()
}

/// Values without what means the same: whole numbers in quotes, empty lists.
fn plain(value: Value) -> Value {
    match value {
        Value::Integer(number) => Value::String(number.to_string()),
        Value::Array(items) => Value::Array(items.into_iter().map(plain).collect()),
        Value::Table(table) => {
            let is_kept = |value: &Value| !matches!(value, Value::Array(items) if items.is_empty());
            let kept = table.into_iter().filter(|(_, value)| is_kept(value));
            Value::Table(kept.map(|(key, value)| (key, plain(value))).collect::<Table>())
        }
        other => other,
    }
}

fn tree(text: &str) -> Value {
    plain(Value::Table(text.parse::<Table>().unwrap_or_else(|error| panic!("{error}\n{text}"))))
}

#[test]
fn a_framework_that_goes_through_a_workbook_loses_nothing() {
    for (name, text) in texts() {
        let Workbook { text: back, examined } = examine_workbook(&grids(&text), &[], None);
        assert_eq!(tree(&back), tree(&text), "{name}");
        let before = framework::parse(&text).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
        assert_eq!(examined.framework.as_ref(), Some(&before), "{name}: {:#?}", examined.problems);
        assert_eq!(back, canonical(&text), "{name}");
        assert_eq!(canonical(&back), back, "{name}: the same again");
    }
}

#[test]
fn every_example_of_the_guide_and_the_template_have_no_problem() {
    for (name, text) in examples() {
        assert_eq!(framework::examine(&text, None).problems, [], "{name}");
    }
    let template = read(&root().join("assets/frameworks/template.toml"));
    assert_eq!(framework::examine(&template, None).problems, []);
}

/// The grids of the template.
fn template() -> Vec<SheetGrid> {
    grids(&read(&root().join("assets/frameworks/template.toml")))
}

/// The place of the first cell of a sheet below this heading.
fn cell(grids: &[SheetGrid], sheet: &str, heading: &str, row: usize) -> (usize, usize, usize) {
    let index = grids.iter().position(|grid| grid.name == sheet).unwrap_or_else(|| panic!("no {sheet}"));
    let column = (0..grids[index].width()).find(|column| grids[index].cell(0, *column).starts_with(heading));
    (index, row, column.unwrap_or_else(|| panic!("no {heading}")))
}

/// What is said after one cell was changed: the code with sheet, row and column.
fn changed(sheet: &str, heading: &str, row: usize, text: &str) -> Vec<String> {
    let mut grids = template();
    let (index, row, column) = cell(&grids, sheet, heading, row);
    let cells = &mut grids[index].rows;
    if cells.len() <= row {
        cells.resize_with(row + 1, Vec::new);
    }
    if cells[row].len() <= column {
        cells[row].resize_with(column + 1, String::new);
    }
    cells[row][column] = text.to_owned();
    said(&grids, &[])
}

fn said(grids: &[SheetGrid], odd: &[OddCell]) -> Vec<String> {
    let problems = examine_workbook(grids, odd, None).examined.problems;
    let said = problems.iter().map(|problem| match &problem.place {
        Place::Cell { sheet, row, column } => format!("{} {sheet}!{column}{row}", problem.code),
        other => format!("{} {other:?}", problem.code),
    });
    said.collect()
}

#[test]
fn what_is_wrong_is_said_at_its_cell() {
    assert_eq!(said(&template(), &[]), Vec::<String>::new());
    assert_eq!(changed("指标", "题型", 1, "猜一猜"), ["framework.wrong_type 指标!F2"]);
    assert_eq!(changed("指标", "领域", 2, "nowhere"), ["framework.unknown_reference 指标!B3"]);
    let renamed = changed("指标", "编号", 2, "产值");
    for said in [
        "framework.bad_id 指标!A3",
        "framework.unknown_reference 分档!A2",
        "framework.unknown_reference 填报提示!A2",
    ] {
        assert!(renamed.contains(&said.to_owned()), "{said} in {renamed:?}");
    }
    assert_eq!(changed("分档", "自（不含）", 2, "30"), ["framework.band_gap 分档!C3"]);
    assert_eq!(changed("分档", "得分", 2, "三十"), ["framework.wrong_type 分档!G3"]);
    assert_eq!(changed("领域", "效力", 1, ""), ["framework.no_standing 领域!A2"]);
    assert!(changed("依据", "编号", 1, "").contains(&"framework.missing_key 依据!B2".to_owned()));
}

#[test]
fn words_are_named_in_the_language_of_the_workbook() {
    let mut grids = template();
    let (sheet, row, column) = cell(&grids, "指标", "题型", 1);
    grids[sheet].rows[row][column] = "数字".to_owned();
    let problems = examine_workbook(&grids, &[], None).examined.problems;
    let said = problems.iter().map(|problem| problem.say.zh.as_str()).collect::<Vec<_>>().join("");
    assert!(said.contains("“数字”不在可填的值中：名册计数、公式计算、数值"), "{said}");
}

#[test]
fn headings_and_sheets_that_nobody_knows_lose_nothing_silently() {
    let mut grids = template();
    let (sheet, _, column) = cell(&grids, "指标", "名称", 0);
    grids[sheet].rows[0][column] = "指标的名字".to_owned();
    assert!(said(&grids, &[]).iter().any(|said| said.starts_with("framework.unknown_key 指标!D1")));
    let mut grids = template();
    grids.push(SheetGrid {
        name: "附表".to_owned(), rows: vec![vec!["甲".to_owned()]], merged: Vec::new()
    });
    assert_eq!(said(&grids, &[]), ["framework.unknown_sheet 附表!A1"]);
    let mut grids = template();
    grids.retain(|grid| grid.name != "指标");
    assert_eq!(said(&grids, &[])[..1], ["framework.no_sheet 指标!A1"]);
}

#[test]
fn formulas_merged_cells_and_errors_are_named() {
    let odd = |oddity| OddCell { sheet: "指标".to_owned(), row: 2, column: 3, oddity };
    assert_eq!(said(&template(), &[odd(Oddity::Formula)]), ["framework.cell_formula 指标!D3"]);
    assert_eq!(said(&template(), &[odd(Oddity::Merged)]), ["framework.merged_cells 指标!D3"]);
    assert!(changed("指标", "名称", 1, "#REF!").contains(&"framework.cell_error 指标!D2".to_owned()));
}

#[test]
fn columns_may_stand_in_any_order_and_be_headed_by_their_words_alone() {
    let text = read(&root().join("assets/frameworks/template.toml"));
    let mut grids = template();
    for grid in &mut grids {
        if !["说明", "体系"].contains(&grid.name.as_str()) {
            let width = grid.width();
            for row in &mut grid.rows {
                row.resize(width, String::new());
                row.reverse();
            }
        }
    }
    assert_eq!(examine_workbook(&grids, &[], None).text, canonical(&text));
}
