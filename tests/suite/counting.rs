//! The coverages that are counted from the roster, firm by firm.

use parkgauge_tests::{Expected, Firm, Story};
use proptest::prelude::*;
use serde_json::{Value, json};

use Expected::{Met, MissingData, Short};

const DX: &str = "是否已开展数字化改造";

fn check(firms: &[Firm], indicator: &str, wanted: Expected<'_>, reason: &str) {
    let _ = Story::new("hsdp").roster(firms).expect(indicator, wanted).because(reason);
}

#[test]
fn one_missing_enterprise_of_thirty_thousand_is_not_one_hundred_percent() {
    let mut firms = Firm::many(30_000);
    firms[17_000] = Firm::number(17_001).with(DX, "否");
    let mut story = Story::new("hsdp")
        .roster(&firms)
        .expect("h1-2", Short("差 1 家"))
        .because("rounding must not hide the last enterprise");
    let result = story.result("h1-2");
    let value = result["value"].as_str().unwrap();
    assert!(value.contains("29999 / 30000") && !value.contains("100"), "{value}");
    let missing = story.call("missing_firms", serde_json::json!({ "indicator": "h1-2" }));
    assert_eq!(missing["missing"].as_array().unwrap().len(), 1);
    assert_eq!(missing["missing"][0]["name"], "第17001号机械有限公司");
}

#[test]
fn a_park_without_firms_has_no_coverage_at_all() {
    check(&[], "h1-2", MissingData, "nothing of nothing is not everything");
    let _ = Story::new("hsdp").expect("h1-2", MissingData).because("no roster was imported");
}

#[test]
fn one_firm_that_has_done_it_is_one_hundred_percent() {
    for indicator in ["h1-1", "h1-2", "h2-1", "h4-1"] {
        check(&Firm::many(1), indicator, Met, "one of one");
    }
}

#[test]
fn one_firm_that_has_not_done_it_is_short_by_one() {
    check(&[Firm::number(1).with(DX, "否")], "h1-2", Short("差 1 家"), "none of one");
}

#[test]
fn a_blank_is_missing_data_and_neither_yes_nor_no() {
    let mut firms = Firm::many(5);
    firms[2] = Firm::number(3).with(DX, "");
    check(&firms, "h1-2", MissingData, "nobody has said whether the third firm has done it");
    firms[4] = Firm::number(5).with(DX, "否");
    check(&firms, "h1-2", Short(""), "one no is enough to know that it is not everyone");
}

#[test]
fn a_firm_whose_industry_is_blank_may_count_and_so_keeps_the_result_open() {
    let mut firms = Firm::many(3);
    firms[1] = Firm::number(2).with("行业代码", "").with(DX, "否");
    check(&firms, "h1-2", MissingData, "it may or may not be of an industrial division");
}

#[test]
fn trade_and_software_firms_above_scale_do_not_count() {
    let mut firms = Firm::many(2);
    firms.push(Firm::number(3).with("行业代码", "51").with(DX, "否"));
    firms.push(Firm::number(4).with("行业代码", "65").with(DX, "否"));
    let mut story = Story::new("hsdp").roster(&firms).expect("h1-2", Met).because("06 to 46 are industrial");
    assert!(story.result("h1-2")["value"].as_str().unwrap().contains("2 / 2"));
}

#[test]
fn a_firm_below_scale_does_not_count() {
    let firms = [Firm::number(1), Firm::number(2).with("是否规上企业", "否").with(DX, "否")];
    check(&firms, "h1-2", Met, "only firms above scale are asked");
}

#[test]
fn the_edges_of_the_industrial_divisions_are_06_and_46() {
    for (industry, wanted) in [("05", Met), ("06", Short("")), ("46", Short("")), ("47", Met)] {
        let firms = [Firm::number(1), Firm::number(2).with("行业代码", industry).with(DX, "否")];
        check(&firms, "h1-2", wanted, industry);
    }
}

#[test]
fn dual_gigabit_needs_both() {
    let fibre_only = [Firm::number(1).with("5G覆盖", "否")];
    check(&fibre_only, "h4-1", Short("差 1 家"), "fibre alone is not dual");
    let unknown = [Firm::number(1).with("5G覆盖", "")];
    check(&unknown, "h4-1", MissingData, "nobody has said whether there is 5G");
    let neither_known = [Firm::number(1).with("5G覆盖", "").with("千兆光纤接入", "否")];
    check(&neither_known, "h4-1", Short("差 1 家"), "without fibre it is not dual, whatever 5G is");
}

#[test]
fn one_firm_of_a_division_is_enough_for_its_industry() {
    let iiot = "是否应用工业互联网";
    let mut firms = vec![Firm::number(1), Firm::number(2).with(iiot, "否"), Firm::number(3).with(iiot, "")];
    check(&firms, "h1-1", Met, "division 34 is covered by the first firm");
    firms.push(Firm::number(4).with("行业代码", "13").with(iiot, ""));
    check(&firms, "h1-1", MissingData, "nobody has said anything about division 13");
    firms.push(Firm::number(5).with("行业代码", "17").with(iiot, "否"));
    check(
        &firms,
        "h1-1",
        Short("差 1 个行业大类，另有 1 个行业大类待补数据"),
        "division 17 has no firm that uses it",
    );
}

#[test]
fn choosing_a_reading_changes_the_count() {
    let firms = [Firm::number(1), Firm::number(2).with("数字化转型评估等级", "L1")];
    let story = Story::new("hsdp").roster(&firms).expect("h1-2", Met).because("both declare it");
    let story = story.reading("transformed", "dx-l2");
    let story = story.expect("h1-2", Short("差 1 家")).because("the second firm is below level 2");
    let mut story = story.restart().expect("h1-2", Short("差 1 家")).because("the reading is remembered");
    assert_eq!(story.undo().as_deref().map(|label| label.contains("L2")), Some(true));
    let _ = story.expect("h1-2", Met).because("undo gives the former reading back");
}

#[test]
fn importing_the_same_roster_again_changes_nothing() {
    let firms = Firm::many(8);
    let mut story = Story::new("hsdp").roster(&firms);
    let before = story.everything();
    let mut story = story.roster(&firms);
    assert_eq!(story.everything(), before);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    /// The order in which somebody typed the rows says nothing about the park.
    #[test]
    fn the_order_of_rows_does_not_matter(order in Just((0..9).collect::<Vec<usize>>()).prop_shuffle()) {
        let columns = [DX, "是否应用工业互联网", "行业代码", "是否规上企业"];
        let texts = ["否", "", "43", "否"];
        let firms: Vec<Firm> = (0..9)
            .map(|number| match columns.get(number) {
                Some(column) => Firm::number(number + 1).with(column, texts[number]),
                None => Firm::number(number + 1),
            })
            .collect();
        let shuffled: Vec<Firm> = order.iter().map(|at| firms[*at].clone()).collect();
        let result = |firms: &[Firm]| {
            let mut story = Story::new("hsdp").roster(firms);
            ["h1-1", "h1-2", "h2-1", "h4-1"].map(|indicator| {
                let found = story.result(indicator);
                ["state", "value", "shortfall", "missing_firms", "unknown_firms"].map(|key| found[key].clone())
            })
        };
        prop_assert_eq!(result(&firms), result(&shuffled));
    }
}

#[test]
fn a_firm_that_stands_twice_is_told_before_it_is_imported_and_blocks_a_final_set() {
    let mut story = Story::new("hsdp");
    let file = story.beside("重复.csv");
    std::fs::write(&file, Firm::csv(&[Firm::number(1), Firm::number(2), Firm::number(1)])).unwrap();
    let request = json!({ "file": file, "sheet": null, "matches": [] });
    let preview = story.call("preview_roster_import", request.clone());
    let twice = |found: &&Value| found["code"] == "roster.credit_code_twice";
    let problems = preview["problems"].as_array().unwrap();
    assert_eq!(problems.iter().find(twice).map(|found| found["row"].clone()), Some(json!(4)), "{preview}");
    story.call("import_roster", request);
    let checked = story.call("check", json!({}));
    let blocking = checked["findings"].as_array().unwrap().iter().find(twice).unwrap();
    assert_eq!(blocking["severity"], "blocks");
    let firm = blocking["place"]["firm"].clone();
    story.call("remove_firm", json!({ "firm": firm }));
    let checked = story.call("check", json!({}));
    assert!(!checked["findings"].as_array().unwrap().iter().any(|found| twice(&found)), "{checked}");
    let _ = story.expect("h1-2", Expected::Met).because("the firm now counts once");
}

/// (label, done, total, undetermined) of each group.
fn groups(story: &mut Story, indicator: &str, by: &str) -> Vec<(String, u64, u64, u64)> {
    let view = story.call("coverage", json!({ "indicator": indicator, "by": by }));
    let number = |group: &Value, key: &str| group[key].as_u64().unwrap();
    let groups = view["groups"].as_array().unwrap().iter();
    groups
        .map(|group| {
            let label = group["label"].as_str().unwrap().to_owned();
            (label, number(group, "done"), number(group, "total"), number(group, "undetermined"))
        })
        .collect()
}

/// Gives each firm its staff and its revenue.
fn sized<'a>(story: &mut Story, of: impl Fn(usize) -> (&'a str, &'a str)) {
    let query = json!({ "offset": 0, "limit": 1000, "search": "", "only": { "kind": "all" } });
    let roster = story.call("roster", query);
    let firms = roster["firms"].as_array().unwrap().iter().enumerate();
    let cells: Vec<Value> = firms
        .flat_map(|(at, firm)| {
            let (people, revenue) = of(at);
            let cell = |column: &str, raw: &str| json!({ "firm": firm["id"], "column": column, "raw": raw });
            [cell("employees", people), cell("revenue_wan", revenue)]
        })
        .collect();
    story.call("save_firm_cells", json!({ "cells": cells }));
}

#[test]
fn every_way_of_grouping_holds_every_firm_of_the_count_once() {
    let mut firms = Firm::many(40);
    for (at, firm) in firms.iter_mut().enumerate() {
        *firm = Firm::number(at + 1)
            .with(DX, ["是", "否", ""][at % 3])
            .with("行业代码", ["13", "36", "65", ""][at % 4]);
    }
    let mut story = Story::new("hsdp").roster(&firms);
    sized(&mut story, |at| (["1000", "999", "300", "19", ""][at % 5], ["40000", "2000", "299"][at % 3]));
    let missing = story.call("missing_firms", json!({ "indicator": "h1-2" }));
    let listed = |key: &str| missing[key].as_array().unwrap().len() as u64;
    let whole = story.result("h1-2")["value"].as_str().unwrap().to_owned();
    for by in ["division", "leading_industry", "new_industry", "size"] {
        let groups = groups(&mut story, "h1-2", by);
        let sum = |of: fn(&(String, u64, u64, u64)) -> u64| groups.iter().map(of).sum::<u64>();
        let (done, total, undetermined) = (sum(|g| g.1), sum(|g| g.2), sum(|g| g.3));
        assert!(whole.contains(&format!("{done} / {total}")), "{by}: {done} / {total} of {whole}");
        assert_eq!(total - done, listed("missing") + listed("unknown"), "{by}");
        assert_eq!(undetermined, listed("undetermined"), "{by}");
    }
}

#[test]
fn the_size_of_a_firm_needs_both_its_staff_and_its_revenue() {
    let mut story = Story::new("hsdp").roster(&Firm::many(1));
    let mut sized = |people: &str, revenue: &str| {
        sized(&mut story, |_| (people, revenue));
        groups(&mut story, "h1-2", "size").remove(0).0
    };
    assert_eq!(sized("1000", "40000"), "大型");
    assert_eq!(sized("999", "40000"), "中型");
    assert_eq!(sized("1000", "39999.99"), "中型");
    assert_eq!(sized("300", "2000"), "中型");
    assert_eq!(sized("299", "2000"), "小型");
    assert_eq!(sized("20", "300"), "小型");
    assert_eq!(sized("19", "50000"), "微型");
    assert_eq!(sized("20", "299.99"), "微型");
    assert!(sized("", "300").starts_with("规模不详"), "missing is not small");
}

#[test]
fn an_industry_without_a_firm_that_uses_it_is_named_and_one_firm_would_cover_it() {
    let iiot = "是否应用工业互联网";
    let firms = [
        Firm::number(1),
        Firm::number(2).with("行业代码", "13").with(iiot, "否"),
        Firm::number(3).with("行业代码", "13").with(iiot, "否"),
        Firm::number(4).with("行业代码", "17").with(iiot, ""),
    ];
    let mut story = Story::new("hsdp").roster(&firms);
    let view = story.call("coverage", json!({ "indicator": "h1-1", "by": "division" }));
    assert_eq!(view["counts_industries"], true);
    let covered: Vec<Value> =
        view["groups"].as_array().unwrap().iter().map(|group| group["covered"].clone()).collect();
    assert_eq!(covered, [json!(false), Value::Null, json!(true)], "13, 17 and 34");

    let before = story.everything();
    let listed = story.call("missing_firms", json!({ "indicator": "h1-1" }));
    let one = &listed["missing"][0]["id"];
    let if_one = story.call("what_if", json!({ "indicator": "h1-1", "firms": [one], "unknown": true }));
    assert_eq!((&if_one["result"]["state"], &if_one["firms"]), (&json!("met"), &json!(2)));
    let only_unknown = story.call("what_if", json!({ "indicator": "h1-1", "firms": [], "unknown": true }));
    assert_eq!(only_unknown["result"]["state"], "short");
    assert_eq!(story.everything(), before, "asking stores nothing");
}

#[test]
fn what_would_be_is_what_is_once_the_cells_say_so() {
    let firms = [Firm::number(1), Firm::number(2).with(DX, "否"), Firm::number(3).with(DX, "")];
    let mut story = Story::new("hsdp").roster(&firms);
    let listed = story.call("missing_firms", json!({ "indicator": "h1-2" }));
    let ids = [&listed["missing"][0]["id"], &listed["unknown"][0]["id"]];
    let foreseen = story.call("what_if", json!({ "indicator": "h1-2", "firms": ids }))["result"].clone();
    let mut done = Story::new("hsdp").roster(&Firm::many(3));
    assert_eq!(foreseen["value"], done.result("h1-2")["value"]);
    assert_eq!(foreseen["state"], "met");
}

#[test]
fn the_firms_that_are_missing_are_written_as_a_list_that_can_be_filled_in_and_taken_back() {
    let mut firms = Firm::many(6);
    firms[1] = Firm::number(2).with(DX, "否");
    firms[4] = Firm::number(5).with(DX, "");
    let mut story = Story::new("hsdp").roster(&firms);
    let out = story.beside("尚缺.xlsx");
    let written = story.call("export_roster", json!({ "out": out, "missing_for": "h1-2" }));
    assert_eq!(written["rows"], 2);
    let mut grid = parkgauge_tables::read_workbook(&out).unwrap().remove(0);
    let at = |grid: &parkgauge_core::roster::sheet::SheetGrid, header: &str| {
        grid.rows[0].iter().position(|cell| cell == header).unwrap()
    };
    let (name, done) = (at(&grid, "企业名称"), at(&grid, DX));
    assert_eq!([grid.cell(1, name), grid.cell(2, name)], ["第2号机械有限公司", "第5号机械有限公司"]);
    for row in &mut grid.rows[1..] {
        row.resize(row.len().max(done + 1), String::new());
        row[done] = "是".to_owned();
    }
    let text: Vec<String> = grid.rows.iter().map(|row| row.join("\t")).collect();
    let request = json!({ "file": "", "sheet": null, "matches": [], "text": text.join("\n") });
    assert_eq!(story.call("import_roster", request)["changed"], 2);
    let _ = story.expect("h1-2", Met).because("the two that were asked answered");
}
