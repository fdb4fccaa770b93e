//! Questionnaires: written for firms, filled in without the program, read from a folder, judged and put together.

use std::path::{Path, PathBuf};

use parkgauge_core::questionnaire::{SHEET, column};
use parkgauge_tests::{Firm, Story, age, fill};
use serde_json::{Value, json};

const FRAMEWORK: &str = "sme-digital-2024";

/// A park of some firms with a folder of their questionnaires.
fn park(firms: &[Firm]) -> (Story, PathBuf) {
    let mut story = Story::new("hsdp").roster(firms);
    let folder = story.beside("问卷");
    let made = story.call("make_questionnaires", json!({ "framework": FRAMEWORK, "out": folder }));
    assert_eq!(made["files"], firms.len());
    (story, folder)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn read(story: &mut Story, folder: &Path) -> Value {
    story.call("read_questionnaires", json!({ "folder": folder, "preview": false }))
}

fn shown(story: &mut Story) -> Value {
    story.call("questionnaires", json!({ "framework": FRAMEWORK }))
}

#[test]
fn what_firms_send_back_is_read_judged_and_undone_as_one_step() {
    let (mut story, folder) = park(&Firm::many(3));
    let files = files(&folder);
    fill(&files[0], &[("raw-equipment", "120"), ("raw-equipment-digital", "45"), ("sc-after-sales", "二级")]);
    fill(&files[1], &[("sc-after-sales", "未达最低一级")]);
    let preview = story.call("read_questionnaires", json!({ "folder": folder, "preview": true }));
    assert_eq!(shown(&mut story)["returned"], json!([]), "a preview keeps nothing");
    let done = read(&mut story, &folder);
    assert_eq!((&done["files"], &done["added"], &done["refused"]), (&json!(3), &json!(2), &json!(1)));
    assert_eq!(done, preview, "the preview says what is done");
    assert_eq!(done["problems"][0]["code"], "questionnaire.blank", "the third firm filled in nothing");

    let view = shown(&mut story);
    assert_eq!(view["returned"].as_array().unwrap().len(), 2);
    assert_eq!((&view["outstanding_total"], &view["firms"]), (&json!(1), &json!(3)));
    let levels = view["levels"].as_array().unwrap();
    let after_sales = levels.iter().find(|one| one["indicator"] == "sc-after-sales").unwrap();
    let spread: Vec<u64> =
        after_sales["levels"].as_array().unwrap().iter().map(|one| one["firms"].as_u64().unwrap()).collect();
    assert_eq!(spread, [1, 0, 1, 0, 0]);
    let blank: Vec<&Value> = levels.iter().filter(|one| one["blank"] == 2).collect();
    assert_eq!(blank.len(), levels.len() - 1, "nobody said anything about the other scenarios");

    let again = read(&mut story, &folder);
    assert_eq!((&again["unchanged"], &again["added"], &again["changed"]), (&json!(2), &json!(0), &json!(0)));
    fill(&files[1], &[("sc-after-sales", "三级")]);
    assert_eq!(read(&mut story, &folder)["changed"], 1);
    assert_eq!(story.undo().as_deref(), Some("读取企业问卷（新增 0，更新 1）"));
    assert_eq!(story.undo().as_deref(), Some("读取企业问卷（新增 2，更新 0）"));
    assert_eq!(shown(&mut story)["returned"], json!([]));
}

#[test]
fn a_mean_is_of_firms_whose_points_are_certain_and_open_ones_stand_beside_it() {
    let (mut story, folder) = park(&Firm::many(2));
    fill(
        &files(&folder)[0],
        &[("raw-equipment", "100"), ("raw-equipment-digital", "50"), ("raw-equipment-networked", "50")],
    );
    read(&mut story, &folder);
    let view = shown(&mut story);
    let of =
        |id: &str| view["means"].as_array().unwrap().iter().find(|one| one["area"] == id).unwrap().clone();
    let whole = &view["means"][0];
    assert_eq!((&whole["area"], &whole["mean"], &whole["open"]), (&Value::Null, &Value::Null, &json!(1)));
    assert_eq!(of("f-security")["mean"], Value::Null, "a blank is not zero points");
    let points = view["points"].as_array().unwrap();
    assert_eq!(points.last().unwrap()["firms"], 1, "points that are open are in no part");
    assert_eq!(points.iter().map(|one| one["firms"].as_u64().unwrap()).sum::<u64>(), 1);
}

#[test]
fn what_is_wrong_is_named_by_file_and_cell() {
    let (mut story, folder) = park(&Firm::many(2));
    let files = files(&folder);
    fill(&files[0], &[("sc-after-sales", "五级"), ("raw-equipment", "一百多台")]);
    std::fs::write(&files[1], b"PK\x03\x04 torn").unwrap();
    std::fs::write(
        folder.join("别的表.xlsx"),
        std::fs::read(parkgauge_tests::root().join("assets/demo/roster.xlsx")).unwrap(),
    )
    .unwrap();
    std::fs::write(folder.join("~$打开着.xlsx"), b"lock").unwrap();
    let done = read(&mut story, &folder);
    assert_eq!((&done["files"], &done["added"], &done["refused"]), (&json!(3), &json!(1), &json!(2)));
    let problems = done["problems"].as_array().unwrap();
    let of = |code: &str| {
        problems.iter().find(|one| one["code"] == code).unwrap_or_else(|| panic!("{code}: {done}"))
    };
    let option = of("questionnaire.option");
    assert_eq!((&option["sheet"], &option["column"]), (&json!(SHEET), &json!("C")));
    let grids = parkgauge_tables::read_workbook(&files[0]).unwrap();
    let form = grids.iter().find(|grid| grid.name == SHEET).unwrap();
    let row = option["row"].as_u64().unwrap() as usize;
    assert_eq!(form.cell(row - 1, column::VALUE), "五级", "the cell that is named is the cell");
    assert!(problems.iter().any(
        |one| form.cell(one["row"].as_u64().unwrap().max(1) as usize - 1, column::KEY) == "raw-equipment"
    ));
    assert_eq!(of("questionnaire.no_form")["file"], "别的表.xlsx");
    assert_eq!(shown(&mut story)["returned"].as_array().unwrap().len(), 1, "what can be read is kept");
}

#[test]
fn the_form_of_another_parks_firm_is_refused_and_an_old_edition_is_read_with_a_word() {
    let (mut story, folder) = park(&Firm::many(2));
    let (_elsewhere, theirs) = park(&[Firm::number(801)]);
    let stranger = files(&theirs).remove(0);
    fill(&stranger, &[("raw-equipment", "7")]);
    std::fs::copy(&stranger, folder.join("外来.xlsx")).unwrap();
    let ours = files(&folder);
    fill(&ours[0], &[("sc-after-sales", "二级")]);
    age(&ours[0], "raw-formerly", "35");
    let done = read(&mut story, &folder);
    assert_eq!((&done["files"], &done["added"], &done["refused"]), (&json!(3), &json!(1), &json!(2)));
    let named = |code: &str| {
        let found = done["problems"].as_array().unwrap().iter().find(|one| one["code"] == code);
        found.unwrap_or_else(|| panic!("{code}: {done}")).clone()
    };
    let foreign = named("questionnaire.firm");
    assert_eq!(foreign["file"], "外来.xlsx");
    assert!(foreign["say"]["zh"].as_str().unwrap().contains("第801号机械有限公司"), "whose it is is said");
    assert!(named("questionnaire.other_text")["say"]["zh"].as_str().unwrap().contains("另一版"));
    let left = named("questionnaire.not_asked");
    assert_eq!((&left["sheet"], &left["column"]), (&json!(SHEET), &json!("C")));
    assert!(left["say"]["zh"].as_str().unwrap().contains("raw-formerly"), "nothing is dropped in silence");
    assert_eq!(shown(&mut story)["returned"][0]["filled"], 1, "what is still asked is judged");
}

#[test]
fn points_and_means_are_those_of_a_hand_count() {
    let (mut story, folder) = park(&Firm::many(3));
    let files = files(&folder);
    // 8 × ¼ × 2 + 4.5 + 1.5: exactly 20 % lies in the lower band.
    let first = [
        ("raw-equipment", "50"),
        ("raw-equipment-digital", "30"),
        ("raw-equipment-networked", "10"),
        ("network#shop-floor", "是"),
        ("network#connected", "是"),
        ("network#full", "否"),
    ];
    // 0 + 6 + 6.
    let second = [
        ("raw-equipment", "100"),
        ("raw-equipment-digital", "100"),
        ("raw-equipment-networked", "61"),
        ("network#none", "是"),
    ];
    fill(&files[0], &first);
    fill(&files[1], &second);
    // Its equipment is known and its network is not.
    fill(&files[2], &second[..3]);
    read(&mut story, &folder);
    let view = shown(&mut story);
    let area = view["means"].as_array().unwrap().iter().find(|one| one["area"] == "f-equipment").unwrap();
    assert_eq!(
        ["mean", "full", "certain", "open"].map(|key| area[key].clone()),
        [json!("11"), json!("20"), json!(2), json!(1)],
        "(10 + 12) ÷ 2; the third is open and is not zero"
    );
}

#[test]
fn figures_that_firms_sent_back_move_the_indicators_of_the_park() {
    let mut story = Story::new("lianghua").roster(&Firm::many(2));
    let folder = story.beside("问卷");
    story.call("make_questionnaires", json!({ "framework": FRAMEWORK, "out": folder }));
    assert_eq!(story.result("equipment-digital")["state"], "missing_data");
    let files = files(&folder);
    fill(&files[0], &[("raw-equipment", "120"), ("raw-equipment-digital", "30")]);
    fill(&files[1], &[("raw-equipment", "80"), ("raw-equipment-digital", "70")]);
    read(&mut story, &folder);
    assert_eq!(
        story.result("equipment-digital")["state"],
        "missing_data",
        "nothing moves before it is taken"
    );
    story.call("take_answers", json!({ "framework": FRAMEWORK, "overwrite": false, "preview": false }));
    let result = story.result("equipment-digital");
    assert!(result["value"].as_str().unwrap().contains("50 %"), "100 of 200: {result}");
    let _ = story.undo();
    assert_eq!(story.result("equipment-digital")["state"], "missing_data", "one step back");
}

#[test]
fn of_two_files_of_one_firm_the_other_is_named() {
    let (mut story, folder) = park(&Firm::many(1));
    let file = files(&folder).remove(0);
    fill(&file, &[("raw-equipment", "1")]);
    std::fs::create_dir(folder.join("补交")).unwrap();
    std::fs::copy(&file, folder.join("补交/后来的.xlsx")).unwrap();
    fill(&folder.join("补交/后来的.xlsx"), &[("raw-equipment", "2")]);
    let done = read(&mut story, &folder);
    assert_eq!((&done["added"], &done["refused"]), (&json!(1), &json!(1)));
    assert_eq!(done["problems"][0]["code"], "questionnaire.twice");
}

#[test]
fn figures_of_questionnaires_fill_blank_cells_of_the_roster_and_change_others_only_when_asked() {
    let (mut story, folder) = park(&Firm::many(2));
    let files = files(&folder);
    fill(&files[0], &[("raw-equipment", "120"), ("raw-revenue", "1.2亿元"), ("raw-staff", "80")]);
    fill(&files[1], &[("raw-equipment", "不清楚")]);
    read(&mut story, &folder);
    let query = json!({ "offset": 0, "limit": 9, "search": "", "only": { "kind": "all" } });
    let first = story.call("roster", query.clone())["firms"][0]["id"].clone();
    story.call("save_firm_cell", json!({ "firm": first, "column": "employees", "raw": "75" }));
    let take =
        |overwrite, preview| json!({ "framework": FRAMEWORK, "overwrite": overwrite, "preview": preview });
    let would = story.call("take_answers", take(false, true));
    assert_eq!((&would["filled"], &would["different"]), (&json!(2), &json!(1)));
    story.call("take_answers", take(false, false));
    let cells = story.call("roster", query.clone())["firms"][0]["cells"].clone();
    assert_eq!((&cells["equip_total"], &cells["employees"]), (&json!("120台"), &json!("75")));
    story.call("take_answers", take(true, false));
    assert_eq!(story.call("roster", query)["firms"][0]["cells"]["employees"], "80人");
    let none = story.call("take_answers", take(true, true));
    assert_eq!((&none["filled"], &none["different"]), (&json!(0), &json!(0)), "all of it is taken");
}

#[test]
fn a_framework_of_the_park_makes_no_questionnaires() {
    let mut story = Story::new("hsdp").roster(&Firm::many(1));
    let out = story.beside("问卷");
    let refused = story.refused("make_questionnaires", json!({ "framework": "hsdp", "out": out }));
    assert!(refused.say.zh.contains("由园区填报"), "{refused:?}");
    assert!(!out.exists(), "nothing is written");
}

#[test]
fn the_results_travel_in_the_set_and_questionnaires_that_nobody_answered_do_not() {
    let (mut story, folder) = park(&Firm::many(2));
    let entries = |story: &mut Story, name: &str| {
        let (file, _) = story.make_set(name);
        let zip = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
        let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
        names.into_iter().filter(|name| name.contains("企业问卷结果")).count()
    };
    assert_eq!(entries(&mut story, "空.zip"), 0);
    fill(&files(&folder)[0], &[("raw-equipment", "120")]);
    read(&mut story, &folder);
    assert_eq!(entries(&mut story, "有.zip"), 1);
}
