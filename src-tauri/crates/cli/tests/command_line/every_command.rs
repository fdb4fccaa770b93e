//! Each command of the manual: the shape of its answer and its exit status.

use serde_json::{Value, json};

use super::{AT, Office, assert_failure, assert_keys, command, demo, demo_roster, is_chinese, run, told};

const STATES: [&str; 5] = ["met", "short", "missing_data", "not_applicable", "not_judged"];

fn first<'a>(value: &'a Value, key: &str) -> &'a Value {
    &value[key].as_array().unwrap_or_else(|| panic!("{key} in {value}"))[0]
}

fn is_sha256(value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

#[test]
fn the_demo_does_the_main_job() {
    let (made, _) = demo();
    assert_keys(made, &["workspace", "package", "verified", "score"]);
    assert_eq!(made["verified"]["ok"], true);
}

#[test]
fn frameworks_are_listed_shown_and_checked() {
    let list = run(&["--json", "framework", "list"]);
    assert_eq!((list.status, &first(&list.json(), "frameworks")["id"]), (0, &json!("hsdp")));
    let shown = run(&["--json", "framework", "show", "hsdp@2025"]).json();
    assert_keys(&shown, &["summary", "areas"]);
    let file = super::assets().join("frameworks/hsdp/2025/framework.toml").display().to_string();
    let sound = run(&["--json", "framework", "check", &file]);
    let sound_json = sound.json();
    assert_eq!((sound.status, &sound_json["findings"]), (0, &json!([])));
    assert_keys(&sound_json["summary"], &["id", "edition", "title", "standing", "digest", "indicators"]);
    let office = Office::new();
    std::fs::write(office.beside("f.toml"), "format = 1\nid = 7\n").unwrap();
    let broken = run(&["--json", "framework", "check", &office.beside("f.toml")]);
    assert_eq!(broken.status, 1, "{broken:?}");
    let told = broken.json();
    let told = told["findings"].as_array().unwrap().iter().find(|finding| finding["value"] == "7").unwrap();
    assert_keys(told, &["code", "severity", "place", "value", "say", "next"]);
    assert_eq!(told["place"], json!({ "kind": "line", "line": 2, "column": 6 }));
}

#[test]
fn a_framework_goes_from_the_template_through_a_workbook_to_a_published_edition_that_stays() {
    let office = Office::with_assessment();
    let file = office.beside("t.xlsx");
    run(&["framework", "template", "--out", &file]);
    let added = office.done(&["framework", "add", &file]);
    assert_eq!((&added["taken"], &added["findings"]), (&json!("added"), &json!([])));
    assert_eq!(office.done(&["framework", "add", &file])["taken"], "unchanged");
    // Each call is a new start of the program.
    let listed = office.done(&["framework", "list"]);
    let mine = |listed: &Value| {
        let all = listed["frameworks"].as_array().unwrap().clone();
        all.into_iter().find(|one| one["id"] == "my-framework").unwrap()
    };
    assert_eq!(mine(&listed)["status"], "draft");
    let published = office.done(&["framework", "publish", "my-framework"]);
    assert_eq!(
        (&published["status"], published["digest"].as_str().unwrap().len()),
        (&json!("published"), 64)
    );
    assert_eq!(mine(&office.done(&["framework", "list"])), published);

    // What is exported says the same, and its text has the digest that was printed.
    let (workbook, text) = (office.beside("p.xlsx"), office.beside("p.toml"));
    office.done(&["framework", "export", "my-framework@2026", "--out", &workbook]);
    office.done(&["framework", "export", "my-framework@2026", "--out", &text]);
    assert_eq!(office.done(&["framework", "check", &workbook])["summary"]["digest"], published["digest"]);
    assert_eq!(office.done(&["framework", "add", &workbook])["taken"], "unchanged");

    let before = std::fs::read_to_string(&text).unwrap();
    std::fs::write(&text, before.replace("\"coverage\"", "\"covered\"")).unwrap();
    let refused = office.ended(1, &["framework", "add", &text]);
    assert_eq!((&refused["taken"], &refused["summary"]), (&json!("refused"), &Value::Null));
    let codes: Vec<_> =
        refused["findings"].as_array().unwrap().iter().map(|finding| finding["code"].clone()).collect();
    assert_eq!(codes, ["framework.published", "framework.id_changed"]);
    std::fs::write(&text, before.replace("\"coverage\"", "\"covered\"").replace("\"2026\"", "\"2027\""))
        .unwrap();
    let later = office.ended(1, &["framework", "add", &text]);
    assert_eq!(
        (&later["taken"], &first(&later, "findings")["code"]),
        (&json!("added"), &json!("framework.id_changed"))
    );
}

#[test]
fn assessments_are_started_listed_and_opened() {
    let office = Office::with_assessment();
    let list = office.done(&["assessment", "list"]);
    let id = first(&list, "assessments")["id"].as_str().unwrap().to_owned();
    assert_eq!(office.done(&["assessment", "open", &id])["id"], json!(id));
    assert_keys(&office.done(&["assessment", "reading", "transformed=dx-l2"]), &["overall", "indicators"]);
}

#[test]
fn the_profile_is_filled_from_words_and_from_a_file() {
    let office = Office::with_assessment();
    office.done(&["profile", "set", "name=晴川", "area_planned_ha=１，２３４"]);
    let odd = office.ended(1, &["profile", "set", "area_planned_ha=很大"]);
    assert!(!first(&odd, "values")["problems"].as_array().unwrap().is_empty());
    let file = super::assets().join("demo/profile.toml").display().to_string();
    office.done(&["profile", "import", &file]);
    assert_keys(&office.done(&["profile", "show"]), &["groups", "values"]);
    assert_eq!(office.done(&["eligibility"])["state"], "met");
}

#[test]
fn a_roster_is_imported_listed_and_exported() {
    let office = Office::with_assessment();
    let preview = office.run(&["roster", "import", "--preview", &demo_roster()]).json();
    let imported = office.run(&["roster", "import", &demo_roster()]);
    assert!([0, 1].contains(&imported.status), "{imported:?}");
    let imported = imported.json();
    assert_eq!(imported["added"], preview["added"], "the preview says what is done");
    assert_keys(&imported, &["read", "added", "changed", "unchanged", "problems"]);
    assert_eq!((&imported["read"], &imported["added"]), (&json!(186), &json!(186)));
    for problem in imported["problems"].as_array().unwrap() {
        assert_keys(problem, &["row", "column", "code", "say", "next"]);
        assert!(problem["row"].is_u64() && is_chinese(problem["say"].as_str().unwrap()), "{problem}");
    }
    let again = office.run(&["roster", "import", &demo_roster()]).json();
    assert_eq!(
        (&again["unchanged"], &again["added"], &again["changed"]),
        (&json!(186), &json!(0), &json!(0))
    );
    assert_eq!(office.done(&["roster", "list"])["firms"].as_array().unwrap().len(), 186);
    let missing = office.done(&["roster", "list", "--missing", "h1-2"]);
    assert_eq!(missing["missing"].as_array().unwrap().len(), 6);
    let by_size = office.done(&["roster", "count", "h1-2", "--by", "size"]);
    let done: u64 =
        by_size["groups"].as_array().unwrap().iter().map(|group| group["done"].as_u64().unwrap()).sum();
    assert_eq!(done, 112);
    let firm = missing["missing"][0]["id"].as_str().unwrap();
    let would = office.done(&["roster", "count", "h1-2", "--if-done", firm, "--if-unknown"]);
    assert!(would["result"]["value"].as_str().unwrap().contains("115 / 120"), "{would}");
    let out = office.beside("名单.xlsx");
    assert_eq!(office.done(&["roster", "export", "--out", &out])["rows"], 186);
    let back = office.run(&["roster", "import", &out]).json();
    assert_eq!(
        (&back["unchanged"], &back["changed"]),
        (&json!(186), &json!(0)),
        "what is exported is what is there"
    );
}

#[test]
fn a_roster_is_mended_merged_and_given_own_columns() {
    let office = Office::with_assessment();
    let file = office.beside("名单.csv");
    std::fs::write(&file, "单位,从业人数\n晴川机械有限公司,10\n浙江晴川机械有限公司,\n,5\n").unwrap();
    let words = ["roster", "import", &file, "--match", "A=name", "--match", "B="];
    // Without a header that names firms there is nothing to correct.
    assert_ne!(office.run(&words).status, 0);
    std::fs::write(&file, "企业名称,从业人数\n晴川机械有限公司,10\n浙江晴川机械有限公司,\n,5\n").unwrap();
    let left_out = office.run(&["roster", "import", &file, "--preview", "--match", "B="]).json();
    assert_eq!(left_out["matches"][1]["key"], Value::Null);
    office.run(&["roster", "import", &file]);
    let rejects = office.ended(1, &["roster", "reject", "list"]);
    let row = first(&rejects, "rows")["id"].as_str().unwrap().to_owned();
    assert_eq!(office.ended(1, &["roster", "reject", "mend", &row])["left"], json!([row]));
    assert_eq!(office.done(&["roster", "reject", "mend", &row, "name=乙公司"])["added"], 1);
    let group = office.ended(1, &["roster", "duplicates"]);
    let firms = first(&group, "groups")["firms"].as_array().unwrap().clone();
    let id = |at: usize| firms[at]["id"].as_str().unwrap();
    assert_eq!(office.done(&["roster", "merge", id(1), id(0)])["firm"]["cells"]["employees"], "10");
    let added = office.ended(1, &["roster", "add", "name=丙公司", "employees=7"]);
    assert_eq!(first(&added["firm"], "problems")["code"], "roster.credit_code_missing");
    let sorted = office.done(&["roster", "list", "--sort", "-employees"]);
    assert_eq!(first(&sorted, "firms")["cells"]["employees"], "10");
    let key = first(&office.done(&["roster", "column", "add", "街道"]), "columns")["key"].clone();
    let key = key.as_str().unwrap();
    office.done(&["roster", "column", "rename", key, "所在街道"]);
    office.done(&["roster", "column", "retire", key]);
    assert_eq!(first(&office.done(&["roster", "column", "restore", key]), "columns")["label"], "所在街道");
    assert_eq!(office.ended(2, &["roster", "column", "add", "企业名称"])["failure"]["code"], "call");
    let out = office.beside("模板.xlsx");
    assert_eq!(office.done(&["roster", "template", "--out", &out])["rows"], 0);
}

#[test]
fn questionnaires_are_made_read_and_shown() {
    let office = Office::with_assessment();
    office.run(&["roster", "import", &demo_roster()]);
    let folder = office.beside("问卷");
    let made = office.done(&["questionnaire", "make", "--out", &folder, "--above-scale"]);
    assert_eq!(made["files"], 120);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 120);
    let blank = office.ended(1, &["questionnaire", "read", &folder, "--preview"]);
    assert_keys(&blank, &["files", "added", "changed", "unchanged", "refused", "problems"]);
    assert_eq!((&blank["added"], &blank["refused"]), (&json!(0), &json!(120)));
    assert_keys(first(&blank, "problems"), &["file", "sheet", "row", "column", "code", "say", "next"]);
    assert_eq!(office.ended(1, &["questionnaire", "read", &folder])["added"], 0);
    let shown = office.done(&["questionnaire", "show"]);
    assert_eq!((&shown["framework"], &shown["firms"]), (&json!("sme-digital-2024"), &json!(186)));
    assert_eq!((&shown["returned"], &shown["outstanding_total"]), (&json!([]), &json!(186)));
    assert_eq!(office.done(&["questionnaire", "take", "--preview"])["filled"], 0);
    let out = office.beside("结果.xlsx");
    assert_eq!(office.done(&["questionnaire", "export", "--out", &out])["rows"], 0);
    let of_the_park = ["questionnaire", "make", "--out", &folder, "--framework", "hsdp"];
    assert_failure(&office.run(&of_the_park), 2, "call");
}

#[test]
fn base_data_is_filled_with_unit_period_and_source() {
    let office = Office::with_assessment();
    let words =
        ["base", "set", "gross_output=4921500", "--unit", "万元", "--period", "2025", "--source", "统计年报"];
    let saved = office.done(&words);
    assert!(saved["understood"].as_str().unwrap().contains("492.15"), "{saved}");
    assert_eq!(first(&office.done(&["base", "show"]), "values")["source"], "统计年报");
}

#[test]
fn answers_are_set_shown_remembered_and_taken_back() {
    let office = Office::with_assessment();
    office.done(&["answer", "set", "h3-1", "asset,economy"]);
    office.done(&["answer", "set", "h3-1", "asset,economy,green,safety", "--note", "已核对"]);
    assert_eq!(office.done(&["answer", "show", "h3-1"])["answers"].as_array().unwrap().len(), 2);
    assert_eq!(office.done(&["answer", "history", "h3-1"])["entries"].as_array().unwrap().len(), 2);
    let undone = office.done(&["answer", "undo"]);
    assert!(undone["undone"]["label"].as_str().unwrap().contains("备注"), "{undone}");
    assert_eq!(
        office.ended(1, &["answer", "set", "t1", "moon"])["answer"]["raw"]["options"],
        json!(["moon"])
    );
    assert_failure(&office.run(&["answer", "show", "z9"]), 2, "call");
    assert_failure(&office.run(&["answer", "set", "h1-2", "100%"]), 2, "call");
}

#[test]
fn three_years_and_a_table_are_answered_line_by_line() {
    let office = Office::new();
    let framework = ["--framework", "new-industry-standards", "--park", "晴川产业园", "--year", "2026"];
    office.done(&[&["assessment", "new"][..], &framework].concat());
    let years = office.done(&["answer", "set", "emerging-group", "6\n4\n1"]);
    assert_eq!(years["answer"]["raw"], json!({ "kind": "years", "years": ["6", "4", "1"] }));
    let table = "工业网关通则|GB/T 1|national|new_it||lead|published|2025-06-01|\n传动接口||group|new_materials||drafter|review||";
    let rows = office.run(&["answer", "set", "standards", table]).json();
    assert_eq!(rows["answer"]["raw"]["rows"][1][2], "group", "{rows}");
    let score = office.done(&["score"]);
    let found = |id: &str| {
        let all = score["indicators"].as_array().unwrap().iter();
        all.clone().find(|one| one["id"] == id).unwrap()["value"].to_string()
    };
    assert!(found("emerging-group").contains("以前年度：4、1"), "{}", found("emerging-group"));
}

#[test]
fn evidence_is_added_for_indicators_and_checked() {
    let office = Office::with_assessment();
    std::fs::write(office.beside("批复.txt"), "同意设立。").unwrap();
    let file = office.beside("批复.txt");
    let added = office.done(&["evidence", "add", &file, "--for", "t1", "--for", "t2:1-2"]);
    assert_eq!(added["board"]["items"][0]["links"].as_array().unwrap().len(), 2);
    assert_eq!(office.done(&["evidence", "list"])["items"].as_array().unwrap().len(), 1);
    let told = office.run(&["evidence", "check"]);
    assert_eq!(told.status, i32::from(!told.json()["findings"].as_array().unwrap().is_empty()));
    let refused = office.ended(1, &["evidence", "add", &office.beside("没有.pdf")]);
    assert_keys(first(&refused, "refused"), &["say", "next"]);
}

#[test]
fn pages_that_cannot_be_read_are_a_finding_when_evidence_is_added() {
    for pages in ["abc", "5-2"] {
        let office = Office::with_assessment();
        std::fs::write(office.beside("批复.txt"), "同意设立。").unwrap();
        let added = office
            .ended(1, &["evidence", "add", &office.beside("批复.txt"), "--for", &format!("h1-1:{pages}")]);
        assert!(added["board"].to_string().contains("evidence.pages"), "{added}");
    }
}

#[test]
fn an_empty_folder_or_a_folder_as_a_roster_is_said_without_words_of_the_system() {
    let office = Office::with_assessment();
    std::fs::create_dir(office.beside("夹")).unwrap();
    for words in [["evidence", "add"], ["roster", "import"]] {
        let told = office.run(&[&words[..], &[&office.beside("夹")]].concat());
        assert_failure(&told, 3, "bad_file");
        let failure = &told.json()["failure"];
        let (say, next) = (&failure["say"], &failure["next"]);
        assert!(say.to_string().contains("文件夹") && !say.to_string().contains("os error"), "{say}");
        assert!(!next.to_string().contains("磁盘"), "{next}");
    }
}

#[test]
fn a_folder_gives_every_file_in_it_and_those_of_one_name_stay_apart() {
    let office = Office::with_assessment();
    for (folder, content) in [("夹/一", "甲"), ("夹/二", "乙")] {
        std::fs::create_dir_all(office.beside(folder)).unwrap();
        std::fs::write(office.beside(&format!("{folder}/说明.txt")), content).unwrap();
    }
    std::fs::write(office.beside("夹/~$打开中.docx"), "锁").unwrap();
    let added = office.done(&["evidence", "add", &office.beside("夹")]);
    assert_eq!(added["added"].as_array().unwrap().len(), 2, "{added}");
    let again = office.done(&["evidence", "add", &office.beside("夹")]);
    assert_eq!(again["known"].as_array().unwrap().len(), 2, "{again}");
    let items = office.done(&["evidence", "list"]);
    assert_eq!(items["items"].as_array().unwrap().len(), 2, "{items}");
}

#[test]
fn a_year_of_five_digits_is_a_plain_sentence() {
    let office = Office::new();
    let words = ["assessment", "new", "--framework", "hsdp", "--park", "晴川", "--year", "99999"];
    let told = office.run(&words);
    assert_failure(&told, 2, "call");
    let failure = &told.json()["failure"];
    assert!(
        failure["say"].to_string().contains("99999") && failure["next"].to_string().contains("年度"),
        "{told:?}"
    );
}

#[test]
fn what_is_odd_in_an_imported_list_is_said_in_the_language_asked_for() {
    let office = Office::with_assessment();
    let file = office.beside("名单.csv");
    std::fs::write(&file, "统一社会信用代码,企业名称,从业人数\n91350100M000100Y44,Fir Ltd,很多\n合计,,9\n")
        .unwrap();
    let words = ["roster", "import", "--preview", &file];
    let told = |language: &str| office.ended(1, &[&words[..], &["--lang", language]].concat());
    let (chinese, english) = (told("zh"), told("en"));
    for (document, expected) in [(&chinese, true), (&english, false)] {
        let problems = document["problems"].as_array().unwrap();
        assert_eq!(problems.len(), 2, "{document}");
        for problem in problems {
            // What was typed is quoted as it was typed.
            let say = problem["say"].as_str().unwrap().replace("很多", "");
            assert_eq!(is_chinese(&say), expected, "{problem}");
            assert_eq!(is_chinese(problem["next"].as_str().unwrap()), expected, "{problem}");
        }
    }
    assert_eq!(chinese["skipped"], json!(["第 3 行：合计行（合计）"]));
    assert_eq!(english["skipped"], json!(["Row 3: a total (合计)"]));
}

#[test]
fn the_score_has_the_shape_of_the_manual() {
    let office = Office::with_assessment();
    office.run(&["roster", "import", &demo_roster()]);
    let score = office.done(&["score"]);
    assert_keys(&score, &["overall", "standing", "areas", "indicators"]);
    assert_keys(first(&score, "areas"), &["id", "result", "standing"]);
    for indicator in score["indicators"].as_array().unwrap() {
        assert_keys(
            indicator,
            &["id", "state", "value", "target", "shortfall", "points", "standing", "trace"],
        );
        assert!(STATES.contains(&indicator["state"].as_str().unwrap()), "{indicator}");
        assert!(!indicator["value"].is_number() && !indicator["points"].is_number(), "decimals are text");
    }
    assert_keys(&office.done(&["gap"]), &["rows", "radar"]);
}

#[test]
fn the_check_list_speaks_the_language_asked_for() {
    let office = Office::with_assessment();
    let found = office.ended(1, &["check"]);
    assert_eq!(super::keys(&found), ["findings"]);
    assert_keys(first(&found, "findings"), &["code", "severity", "place", "say", "next"]);
    assert!(is_chinese(first(&found, "findings")["say"].as_str().unwrap()));
    let english = office.ended(1, &["check", "--lang", "en"]);
    assert!(!is_chinese(first(&english, "findings")["next"].as_str().unwrap()), "{english}");
}

#[test]
fn a_set_is_made_verified_and_unpacked() {
    let office = Office::with_assessment();
    let (a, b, out) = (office.beside("a.zip"), office.beside("b.zip"), office.beside("unpacked"));
    let made = office.ended(1, &["dossier", "make", "--out", &a, "--at", AT]);
    assert_keys(&made, &["file", "sha256", "fingerprint", "pages", "files", "findings"]);
    assert!(is_sha256(&made["sha256"]) && made["pages"].as_u64() > Some(5), "{made}");
    assert!(!made["findings"].as_array().unwrap().is_empty(), "exit status 1 says that there are findings");
    let again = office.ended(1, &["dossier", "make", "--out", &b, "--at", AT]);
    assert_eq!(made["sha256"], again["sha256"], "another process, the same bytes");
    assert!(std::fs::read(&a).unwrap() == std::fs::read(&b).unwrap());
    let verified = office.done(&["dossier", "verify", &a]);
    assert_eq!(verified["ok"], true);
    for key in ["missing", "extra", "changed"] {
        assert_eq!(verified[key], json!([]));
    }
    office.done(&["dossier", "unpack", &a, "--out", &out]);
    assert!(std::path::Path::new(&out).join("申报书.pdf").is_file());
    assert_failure(&office.run(&["dossier", "make", "--out", &a, "--at", "gestern"]), 2, "call");
}

#[test]
fn a_set_of_before_is_made_again_and_compared_with_its_receipt() {
    let office = Office::with_assessment();
    let (a, b) = (office.beside("a.zip"), office.beside("b.zip"));
    let made = office.ended(1, &["dossier", "make", "--out", &a, "--at", AT]);
    office.done(&["profile", "set", "postcode=310099"]);
    let fingerprint = made["fingerprint"].as_str().unwrap();
    let rebuilt = office.done(&["dossier", "rebuild", fingerprint, "--out", &b]);
    assert_keys(
        &rebuilt,
        &["package", "file", "sha256", "identical", "differing", "made_with", "app_version"],
    );
    assert_eq!((&rebuilt["identical"], &rebuilt["sha256"]), (&json!(true), &made["sha256"]));
    assert!(std::fs::read(&a).unwrap() == std::fs::read(&b).unwrap());
    assert_failure(&office.run(&["dossier", "rebuild", fingerprint, "--out", &b]), 3, "bad_file");
    assert_failure(&office.run(&["dossier", "rebuild", "none", "--out", &office.beside("c.zip")]), 2, "call");
    let listed = office.done(&["dossier", "history"]);
    assert_eq!((&listed[0]["fingerprint"], &listed[0]["is_final"]), (&made["fingerprint"], &json!(false)));
    let (folder, d) = (office.folder().display().to_string(), office.beside("d.zip"));
    let told = run(&["-w", &folder, "dossier", "rebuild", fingerprint, "--out", &d]);
    assert!(told.status == 0 && told.out.contains("与当时逐字节相同"), "{told:?}");
}

#[test]
fn the_workspace_may_stand_in_the_environment() {
    let office = Office::with_assessment();
    let mut list = command(&["assessment", "list"]);
    let told = told(list.env("PARKGAUGE_WORKSPACE", office.folder()));
    assert_eq!(told.status, 0, "{told:?}");
    assert!(told.out.contains("晴川产业园"), "text without --json");
    assert_failure(&run(&["--json", "score"]), 2, "call");
}

/// What is said in English about a wrong call: what is wrong, what to do, and nothing in Chinese but
/// what was typed.
fn check_wrong_call(words: &[&str], sentence: &str) {
    let told = run(&[&["--lang", "en"], words].concat());
    assert_eq!((told.status, told.out.as_str()), (2, ""), "{told:?}");
    let ours = told.err.lines().take_while(|line| !line.starts_with('(')).collect::<Vec<_>>().join("\n");
    assert!(ours.contains(sentence), "{words:?}: {told:?}");
    assert!(ours.ends_with("Compare it with parkgauge --help."), "{words:?}: {told:?}");
    assert!(!is_chinese(&told.err), "{words:?}: {told:?}");
}

#[test]
fn a_wrong_call_is_said_in_english_where_that_is_asked_for() {
    check_wrong_call(&["fly"], "There is no command `fly`.");
    check_wrong_call(&["backup", "list"], "There is no command `backup`.");
    check_wrong_call(&["roster", "import"], "Missing: <FILE>.");
    check_wrong_call(&["score", "--colour"], "The argument `--colour` is not known.");
    check_wrong_call(&["--workspace"], "A value is missing after `--workspace <DIR>`.");
    check_wrong_call(&["--lang", "en", "score"], "is given twice or does not go with another one.");
    check_wrong_call(&["roster"], "The command is not finished; a word is missing.");
    check_wrong_call(&[], "The command is not finished; a word is missing.");
}

#[test]
fn a_wrong_call_is_a_plain_sentence_and_status_2() {
    for words in [&["backup", "list"][..], &["fly"], &["roster", "import"], &["score", "--colour"], &[]] {
        let told = run(&[&["--json"], words].concat());
        assert_failure(&told, 2, "call");
        let plain = run(words);
        assert_eq!((plain.status, plain.out.as_str()), (2, ""), "{plain:?}");
        assert!(is_chinese(&plain.err) && !plain.err.contains("panicked"), "{plain:?}");
    }
    let say = |words: &[&str]| run(&[&["--json"], words].concat()).json()["failure"]["say"].to_string();
    assert!(say(&["bogus"]).contains("没有“bogus”这个命令"), "{}", say(&["bogus"]));
    assert!(say(&["answer", "set"]).contains("缺少参数"), "{}", say(&["answer", "set"]));
    assert_eq!(run(&["--help"]).status, 0);
    assert_eq!(run(&["--version"]).status, 0);
}
