//! Bad input gets a plain sentence and loses nothing.

use std::fs::File;

use super::{Office, assert_failure, demo_roster, run};

/// A failing call that leaves the park as it was.
fn check(office: &Office, words: &[&str], code: &str, status: i32) {
    let before = office.done(&["score"]);
    assert_failure(&office.run(words), status, code);
    let english = office.run(&[words, &["--lang", "en"]].concat());
    let say = english.json()["failure"]["say"].as_str().unwrap().to_owned();
    assert!(say.is_ascii() || say.chars().filter(char::is_ascii_alphabetic).count() > 8, "{say}");
    assert_eq!(office.done(&["score"]), before);
}

fn office_with_roster() -> Office {
    let office = Office::with_assessment();
    office.run(&["roster", "import", &demo_roster()]);
    office
}

#[test]
fn spreadsheets_that_are_none() {
    let office = office_with_roster();
    let contents: [(&str, &[u8]); 4] = [
        ("坏.xlsx", b"PK\x03\x04 not a workbook"),
        ("空.xlsx", b""),
        ("无表头.csv", "甲,34,是\n乙,35,否\n".as_bytes()),
        ("空.csv", b""),
    ];
    for (name, content) in contents {
        std::fs::write(office.beside(name), content).unwrap();
        check(&office, &["roster", "import", &office.beside(name)], "bad_file", 3);
    }
    std::fs::create_dir(office.beside("夹.xlsx")).unwrap();
    check(&office, &["roster", "import", &office.beside("夹.xlsx")], "bad_file", 3);
    check(&office, &["roster", "import", &office.beside("没有.xlsx")], "bad_file", 3);
}

#[test]
fn ids_that_name_nothing() {
    let office = Office::with_assessment();
    let new = ["assessment", "new", "--framework", "nope", "--park", "晴川", "--year", "2026"];
    check(&office, &new, "call", 2);
    check(&office, &["framework", "show", "nope"], "call", 2);
    check(&office, &["assessment", "open", "nope"], "call", 2);
    check(&office, &["profile", "set", "nope=1"], "call", 2);
    check(&office, &["profile", "set", "name"], "call", 2);
    check(&office, &["roster", "list", "--missing", "z9"], "call", 2);
    check(&office, &["roster", "list", "--missing", "t1"], "call", 2);
    check(&office, &["roster", "export", "--out", &office.beside("缺.xlsx"), "--missing", "t1"], "call", 2);
}

#[test]
fn a_second_copy_of_the_program() {
    let office = office_with_roster();
    let lock = File::options().write(true).open(office.folder().join("workspace.lock")).unwrap();
    lock.lock().unwrap();
    assert_failure(&office.run(&["score"]), 3, "in_use");
    drop(lock);
    office.done(&["score"]);
}

#[test]
fn a_damaged_database_is_left_as_it_is() {
    let office = office_with_roster();
    let database = office.folder().join("workspace.db");
    let sound = std::fs::read(&database).unwrap();
    let mut damaged = sound.clone();
    for page in damaged.chunks_mut(4096).skip(2) {
        page[..2000].fill(0xAB);
    }
    std::fs::write(&database, &damaged).unwrap();
    assert_failure(&office.run(&["score"]), 3, "damaged");
    assert!(std::fs::read(&database).unwrap() == damaged, "a rescuer finds what was there");
    std::fs::write(&database, "这不是数据库").unwrap();
    let told = office.run(&["score"]);
    assert_eq!(told.status, 3, "{told:?}");
    std::fs::write(&database, &sound).unwrap();
    office.done(&["score"]);
}

#[test]
fn a_workspace_where_none_can_be() {
    let office = Office::new();
    std::fs::write(office.folder(), "a file").unwrap();
    let told = office.run(&["profile", "show"]);
    assert_failure(&told, 3, "bad_file");
    let under = office.folder().join("below").display().to_string();
    let told = run(&["--json", "-w", &under, "profile", "show"]);
    assert_eq!(told.status, 3, "{told:?}");
    let told = run(&["--json", "demo", "--out", &under]);
    assert_eq!(told.status, 3, "{told:?}");
}

#[test]
fn a_set_that_is_none() {
    let office = Office::new();
    std::fs::write(office.beside("空.zip"), b"").unwrap();
    std::fs::create_dir(office.beside("夹.zip")).unwrap();
    std::fs::write(office.beside("说明.txt"), "这不是材料包。").unwrap();
    for name in ["空.zip", "说明.txt", "夹.zip", "没有.zip"] {
        assert_failure(&run(&["--json", "dossier", "verify", &office.beside(name)]), 3, "bad_file");
    }
}

#[test]
fn a_set_where_nothing_can_be_written() {
    let office = Office::with_assessment();
    std::fs::write(office.beside("file"), "x").unwrap();
    let told = office.run(&["dossier", "make", "--out", &office.beside("file/set.zip")]);
    assert_eq!(told.status, 3, "{told:?}");
    office.done(&["score"]);
}
