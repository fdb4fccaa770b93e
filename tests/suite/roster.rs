//! Firm lists as offices bring them: several sheets, pasted rows, own columns, rows to mend, firms that stand twice.

use parkgauge_tests::{Firm, Story};
use serde_json::{Value, json};

const A: &str = "91350100M000100Y43";

fn all() -> Value {
    json!({ "offset": 0, "limit": 1000, "search": "", "only": { "kind": "all" } })
}

fn pasted(text: &str) -> Value {
    json!({ "file": "", "sheet": null, "matches": [], "text": text })
}

fn names(story: &mut Story, query: Value) -> Vec<String> {
    let view = story.call("roster", query);
    let firms = view["firms"].as_array().unwrap().iter();
    firms.map(|firm| firm["cells"]["name"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn rows_pasted_from_a_spreadsheet_are_previewed_and_taken_as_one_step() {
    let mut story = Story::new("hsdp");
    let text = "企业名称\t营业收入（亿元）\t备注\n甲公司\t1.2\t\"一\n二\"\n乙公司\t3\t\n合计\t4.2\t\n";
    let preview = story.call("preview_roster_import", pasted(text));
    assert_eq!((&preview["added"], &preview["skipped"].as_array().unwrap().len()), (&json!(2), &1));
    assert_eq!(preview["matches"][0]["by"], "label");
    assert_eq!(names(&mut story, all()), [""; 0], "a preview changes nothing");
    story.call("import_roster", pasted(text));
    let firms = story.call("roster", all());
    assert_eq!(firms["firms"][0]["cells"]["revenue_wan"], "1.2亿元", "kept as it came, read in 万元");
    assert_eq!(story.undo().as_deref(), Some("导入企业名单 · 剪贴板（新增 2，更新 0）"));
    assert_eq!(names(&mut story, all()), [""; 0]);
}

/// One list as a spreadsheet program saved it in every kind of file: a title, a header over two rows with a unit, dates,
/// a formula in the row of totals. `.et` is what WPS calls an `.xls`.
const KINDS: [&str; 6] = ["list.xlsx", "list.xls", "list.et", "list.ods", "list.csv", "list-gbk.csv"];

#[test]
fn one_list_is_the_same_list_in_every_kind_of_file() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/rosters");
    for kind in KINDS {
        let mut story = Story::new("hsdp");
        let request = |kind: &str| json!({ "file": folder.join(kind), "sheet": null, "matches": [] });
        let taken = story.call("import_roster", request(kind));
        assert_eq!((&taken["added"], &taken["rejected"]), (&json!(5), &json!(0)), "{kind}");
        assert!(taken["skipped"].to_string().contains("合计"), "{kind}: {}", taken["skipped"]);
        let codes: Vec<&Value> =
            taken["problems"].as_array().unwrap().iter().map(|one| &one["code"]).collect();
        assert!(codes.contains(&&json!("flag.unclear")), "{kind}: 改造中 is neither yes nor no; {codes:?}");
        let firms = story.call("roster", all());
        let cells = &firms["firms"][3]["cells"];
        assert_eq!(
            (&cells["name"], &cells["revenue_wan"]),
            (&json!("临江新材料有限公司"), &json!("3.5亿")),
            "{kind}"
        );
        assert_eq!(firms["above_scale_industrial"], 4, "{kind}: all but the software house");
        for other in KINDS {
            let again = story.call("preview_roster_import", request(other));
            assert_eq!((&again["unchanged"], &again["kept"]), (&json!(5), &json!(0)), "{kind}, then {other}");
        }
    }
}

#[test]
fn a_file_that_was_saved_again_after_its_preview_is_imported_as_it_is_now() {
    let mut story = Story::new("hsdp");
    let file = story.beside("名单.csv");
    std::fs::write(&file, "企业名称,规上\n甲公司,是\n").unwrap();
    let request = json!({ "file": file, "sheet": null, "matches": [] });
    assert_eq!(story.call("preview_roster_import", request.clone())["added"], 1);
    std::fs::write(&file, "企业名称,规上\n乙公司,是\n丙公司,否\n").unwrap();
    assert_eq!(story.call("import_roster", request.clone())["added"], 2);
    assert_eq!(names(&mut story, all()), ["乙公司", "丙公司"]);
    // Looked at and taken without a change in between; then once more without a look.
    story.call("preview_roster_import", request.clone());
    assert_eq!(story.call("import_roster", request.clone())["unchanged"], 2);
    assert_eq!(story.call("import_roster", request)["unchanged"], 2);
}

#[test]
fn what_was_imported_edited_merged_and_removed_is_there_when_the_folder_is_opened_again() {
    let mut story = Story::new("hsdp");
    let text = "企业名称\t规上\t营业收入（万元）\n甲公司\t是\t1\n乙公司\t\t2\n丙公司\t否\t3\n丁公司\t否\t4\n";
    story.call("import_roster", pasted(text));
    let firms = story.call("roster", all());
    let id = |at: usize| firms["firms"][at]["id"].clone();
    story.call("remove_firm", json!({ "firm": id(1) }));
    let merge = json!({ "keep": id(0), "others": [id(2)], "take": [], "preview": false });
    story.call("merge_firms", merge);
    story.call("add_firm", json!({ "cells": { "name": "戊公司" } }));
    story.call("save_firm_cell", json!({ "firm": id(3), "column": "revenue_wan", "raw": "44" }));
    story.call("import_roster", pasted("企业名称\t规上\n丁公司\t是\n己公司\t是\n"));
    let before = story.call("roster", all());
    assert_eq!(names(&mut story, all()), ["甲公司", "丁公司", "戊公司", "己公司"]);
    assert_eq!(story.restart().call("roster", all()), before);
}

#[test]
fn a_column_that_somebody_corrected_is_remembered_for_the_same_headers() {
    let mut story = Story::new("hsdp");
    let text = "企业名称\t数改进度\n甲公司\t是\n";
    let mut request = pasted(text);
    assert_eq!(story.call("preview_roster_import", request.clone())["matches"][1]["key"], Value::Null);
    request["matches"] = json!([{ "position": 1, "key": "dx_done" }]);
    story.call("import_roster", request);
    let again = story.call("preview_roster_import", pasted("企业名称\t数改进度\n乙公司\t否\n"));
    assert_eq!(
        (&again["matches"][1]["key"], &again["matches"][1]["by"]),
        (&json!("dx_done"), &json!("remembered"))
    );
    let other = story.call("preview_roster_import", pasted("名称\t数改进度\n乙公司\t否\n"));
    assert_eq!(other["matches"][1]["key"], Value::Null, "other headers are another file");
}

#[test]
fn every_sheet_of_a_workbook_can_be_taken_and_those_without_firms_are_named() {
    use parkgauge_core::roster::sheet::{CellOut, ColumnFormat, ColumnOut, SheetOut};
    let sheet = |name: &str, header: [&str; 2], rows: &[[&str; 2]]| SheetOut {
        name: name.to_owned(),
        columns: header
            .map(|header| ColumnOut {
                header: header.to_owned(),
                width: 20,
                format: ColumnFormat::Text,
                choices: Vec::new(),
                help: String::new(),
            })
            .to_vec(),
        rows: rows.iter().map(|row| row.map(|text| CellOut::Text(text.to_owned())).to_vec()).collect(),
    };
    let sheets = [
        sheet("一期", ["企业名称", "从业人数"], &[["甲公司", "10"], ["乙公司", "20"]]),
        sheet("说明", ["填表须知", "版本"], &[["请如实填写", "1"]]),
        sheet("二期", ["企业名称", "营业收入"], &[["乙公司", "300"], ["丙公司", "400"], ["", "5"]]),
    ];
    let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 5).unwrap();
    let mut story = Story::new("hsdp");
    let file = story.beside("分期.xlsx");
    std::fs::write(&file, parkgauge_tables::write_workbook(&sheets, day).unwrap()).unwrap();
    let request = json!({ "file": file, "sheet": null, "matches": [], "all_sheets": true });
    let done = story.call("import_roster", request);
    assert_eq!(
        ["added", "changed", "rejected", "read"].map(|key| done[key].clone()),
        [json!(3), json!(1), json!(1), json!(5)]
    );
    assert_eq!(done["left_out_sheets"], json!(["说明"]));
    assert_eq!(names(&mut story, all()), ["甲公司", "乙公司", "丙公司"]);
    let second = &story.call("roster", all())["firms"][1]["cells"];
    assert_eq!((&second["employees"], &second["revenue_wan"]), (&json!("20"), &json!("300")));
    let _ = story.undo();
    assert_eq!(names(&mut story, all()), [""; 0], "all sheets are one step");
}

#[test]
fn a_row_that_says_no_firm_waits_until_it_is_mended() {
    let mut story = Story::new("hsdp");
    story.call(
        "import_roster",
        pasted("企业名称\t营业收入（亿元）\t街道\n甲公司\t1\t东街\n\t2\t西街\n\t3\t\n"),
    );
    let list = story.call("roster_rejects", json!({}));
    let row = &list["rows"][0];
    assert_eq!((&row["cells"]["revenue_wan"], &row["other"]["街道"]), (&json!("2亿元"), &json!("西街")));
    assert!(row["say"]["zh"].as_str().unwrap().contains("企业名称"));
    let (first, second) = (row["id"].clone(), list["rows"][1]["id"].clone());
    let mended = story.call(
        "mend_rejects",
        json!({ "rows": [{ "id": first, "cells": { "name": "乙公司" } }, { "id": second, "cells": { "employees": "7" } }] }),
    );
    assert_eq!((&mended["added"], &mended["left"]), (&json!(1), &json!([second])));
    assert_eq!(names(&mut story, all()), ["甲公司", "乙公司"]);
    assert_eq!(story.call("roster", all())["firms"][1]["cells"]["revenue_wan"], "2亿元");
    // A name that is there already updates that firm.
    let row = json!({ "rows": [{ "id": second, "cells": { "name": "甲公司" } }] });
    assert_eq!(story.call("mend_rejects", row)["changed"], 1);
    assert_eq!(story.call("roster_rejects", json!({}))["rows"], json!([]));
    let _ = story.undo();
    assert_eq!(
        story.call("roster_rejects", json!({}))["rows"].as_array().unwrap().len(),
        1,
        "undo brings it back"
    );
    story.call("discard_rejects", json!({ "rows": [second] }));
    assert_eq!(story.call("roster", all())["rejects"], 0);
    story.refused("discard_rejects", json!({ "rows": [second] }));
}

#[test]
fn a_column_of_the_office_is_added_filled_renamed_put_away_and_never_leaves_in_a_set() {
    let mut story = Story::new("hsdp").roster(&Firm::many(2));
    let add = |label: &str, kind: &str| json!({ "label": label, "kind": kind, "choices": ["甲类", "乙类"] });
    let list = story.call("add_own_column", add("安全分类", "choice"));
    let key = list["columns"][0]["key"].as_str().unwrap().to_owned();
    let firm = story.call("roster", all())["firms"][0]["id"].clone();
    let saved = story.call("save_firm_cell", json!({ "firm": firm, "column": key, "raw": "丙类" }));
    assert_eq!(saved["firm"]["problems"][0]["code"], "choice.unknown", "kinds are checked as in any column");
    story.call("save_firm_cell", json!({ "firm": firm, "column": key, "raw": "乙类" }));
    story.call("change_own_column", json!({ "key": key, "label": "安全等级" }));
    let out = story.beside("名单.xlsx");
    story.call("export_roster", json!({ "out": out, "missing_for": null }));
    let back = story.call("import_roster", json!({ "file": out, "sheet": null, "matches": [] }));
    assert_eq!((&back["unchanged"], &back["changed"]), (&json!(2), &json!(0)));
    let former = story.call("preview_roster_import", pasted("企业名称\t安全分类\n第2号机械有限公司\t甲类\n"));
    assert_eq!(former["changes"][0]["column"], "安全等级", "the former header is still recognised");
    let (set, _) = story.make_set("带自建栏目.zip");
    let unpacked = story.beside("解包");
    story.call("unpack_package", json!({ "file": set, "out": unpacked }));
    let frozen = std::fs::read_to_string(unpacked.join("data/assessment.json")).unwrap();
    assert!(frozen.contains("第1号机械有限公司") && !frozen.contains("乙类"));
    story.call("change_own_column", json!({ "key": key, "retired": true }));
    let view = story.call("roster", all());
    assert!(!view["columns"].as_array().unwrap().iter().any(|column| column["key"] == json!(key)));
    let list = story.call("change_own_column", json!({ "key": key, "retired": false }));
    assert_eq!(list["columns"][0]["filled"], 1, "what was filled in is still there");
    for (label, kind) in [("企业名称", "text"), ("营收", "number"), ("", "text"), ("安全等级", "text")]
    {
        story.refused("add_own_column", add(label, kind));
    }
}

#[test]
fn firms_that_stand_twice_are_found_and_become_one() {
    let mut story = Story::new("hsdp");
    let rows = format!(
        "企业名称\t统一社会信用代码\t从业人数\t5G覆盖\n晴川机械有限公司\t{A}\t10\t\n浙江晴川机械有限公司\t\t12\t是\n丙公司\t\t1\t\n"
    );
    story.call("import_roster", pasted(&rows));
    let groups = story.call("duplicate_firms", json!({}));
    assert_eq!(groups["total"], 1);
    let ids: Vec<Value> =
        groups["groups"][0]["firms"].as_array().unwrap().iter().map(|firm| firm["id"].clone()).collect();
    let mut request = json!({ "keep": ids[0], "others": [ids[1]], "take": [], "preview": true });
    let preview = story.call("merge_firms", request.clone());
    let asked: Vec<&Value> =
        preview["contested"].as_array().unwrap().iter().map(|column| &column["column"]).collect();
    assert_eq!(asked, [&json!("name"), &json!("employees")]);
    assert_eq!(names(&mut story, all()).len(), 3, "a preview changes nothing");
    request["preview"] = json!(false);
    request["take"] = json!([{ "column": "employees", "firm": ids[1] }]);
    let merged = story.call("merge_firms", request.clone());
    let cells = &merged["firm"]["cells"];
    assert_eq!(
        (&cells["employees"], &cells["covered_5g"], &cells["credit_code"]),
        (&json!("12"), &json!("是"), &json!(A))
    );
    assert_eq!(names(&mut story, all()), ["晴川机械有限公司", "丙公司"]);
    let _ = story.undo();
    assert_eq!(names(&mut story, all()).len(), 3, "one step back and all are there");
    request["others"] = json!([ids[0]]);
    story.refused("merge_firms", request);
}

#[test]
fn a_column_filled_down_is_one_step_and_counts_at_once() {
    let firms: Vec<Firm> =
        Firm::many(3).into_iter().map(|firm| firm.with("是否已开展数字化改造", "")).collect();
    let mut story = Story::new("hsdp").roster(&firms);
    let view = story.call("roster", all());
    let ids: Vec<Value> = view["firms"].as_array().unwrap().iter().map(|firm| firm["id"].clone()).collect();
    let cells: Vec<Value> =
        ids.iter().map(|id| json!({ "firm": id, "column": "dx_done", "raw": "是" })).collect();
    let saved = story.call("save_firm_cells", json!({ "cells": cells }));
    assert_eq!(saved["firms"].as_array().unwrap().len(), 3);
    assert_eq!(story.result("h1-2")["state"], "met");
    assert_eq!(story.undo().as_deref(), Some("企业名单 · 修改 3 家企业的 3 格"));
    assert_eq!(story.result("h1-2")["state"], "missing_data");
}

#[test]
fn rows_are_sorted_and_filtered_by_any_column() {
    let mut story = Story::new("hsdp");
    story.call(
        "import_roster",
        pasted("企业名称\t从业人数\t是否上云\n甲公司\t9\t是\n乙公司\t100\t否\n丙公司\t\t√\n"),
    );
    let mut query = all();
    query["sort"] = json!({ "column": "employees", "descending": true });
    assert_eq!(names(&mut story, query), ["乙公司", "甲公司", "丙公司"]);
    let mut query = all();
    query["only"] = json!({ "kind": "equals", "column": "cloud", "text": "有" });
    assert_eq!(names(&mut story, query), ["甲公司", "丙公司"], "√ and 有 both say yes");
    let mut query = all();
    query["only"] = json!({ "kind": "blank", "column": "employees" });
    assert_eq!(names(&mut story, query), ["丙公司"]);
}

#[test]
fn a_template_and_a_new_firm_are_made_in_the_columns_of_the_office() {
    let mut story = Story::new("hsdp");
    story.call("add_own_column", json!({ "label": "街道", "kind": "text" }));
    let out = story.beside("模板.xlsx");
    story.call("roster_template", json!({ "out": out }));
    let sheets = parkgauge_tables::read_workbook(&out).unwrap();
    assert!(sheets[0].rows[0].contains(&"街道".to_owned()));
    assert_eq!(sheets[1].name, "栏目说明");
    let added = story.call("add_firm", json!({ "cells": { "name": "甲公司", "own-1": "东街" } }));
    assert_eq!(added["firm"]["cells"]["own-1"], "东街");
    story.refused("add_firm", json!({ "cells": { "own-1": "东街" } }));
    assert_eq!(story.undo().as_deref(), Some("企业名单 · 新增 甲公司"));
}
