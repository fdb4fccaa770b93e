//! Evidence at the command line: a kill at any moment, and names that no system likes.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

use serde_json::Value;

use crate::{AT, Office, command};

fn items(office: &Office) -> Vec<Value> {
    office.done(&["evidence", "list"])["items"].as_array().unwrap().clone()
}

/// Where the store keeps a content.
fn stored(office: &Office) -> BTreeSet<String> {
    fn below(folder: PathBuf, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.path() {
                path if path.is_dir() => below(path, found),
                path => drop(found.insert(path.file_name().unwrap().to_string_lossy().into_owned())),
            }
        }
    }
    let mut found = BTreeSet::new();
    below(office.folder().join("evidence"), &mut found);
    found
}

#[test]
fn killed_at_any_moment_of_adding_nothing_listed_is_missing_and_a_second_try_goes_on() {
    const FILES: usize = 90;
    let office = Office::with_assessment();
    let source = office.beside("扫描件");
    fs::create_dir(&source).unwrap();
    for index in 0..FILES {
        let content = format!("第 {index} 份").repeat(40_000);
        fs::write(format!("{source}/{index}.txt"), content).unwrap();
    }
    let folder = office.folder().display().to_string();
    // Killed as soon as so many files are in the store, which is always in the middle of something.
    for kill_at in [1, 20, 45] {
        let mut adding = command(&["-w", &folder, "--json", "evidence", "add", &source]);
        let mut adding = adding.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while stored(&office).len() < kill_at && adding.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        adding.kill().unwrap();
        adding.wait().unwrap();
        let listed = items(&office);
        let there = stored(&office);
        for item in &listed {
            assert!(there.iter().any(|name| item["sha256"] == **name), "{item}");
        }
        // Reads every file that is listed and compares its content.
        let checked = office.run(&["evidence", "check"]).json();
        let findings = checked["findings"].as_array().unwrap();
        assert!(findings.iter().all(|finding| finding["code"] != "evidence.damaged"), "{findings:?}");
    }
    let again = office.done(&["evidence", "add", &source]);
    assert_eq!(again["added"].as_array().unwrap().len(), FILES);
    assert_eq!(items(&office).len(), FILES, "nothing is there twice");
}

#[test]
fn names_that_no_system_likes_are_kept_shown_and_packed_safely() {
    let office = Office::with_assessment();
    let long = format!("{}.txt", "证".repeat(83));
    let names = [
        "关于同意设立云澜经开区的批复（虚构）.txt",
        long.as_str(),
        "CON.txt",
        "nul",
        "结尾是点.",
        "结尾是空格 ",
        "表情👍🏽证书.txt",
        "\u{202E}txt.exe.txt",
        "שלום.txt",
        "a:b*c?d\"e<f>g|h.txt",
        "反斜杠\\..\\..\\上级.txt",
        "换行\n名.txt",
        "-rf.txt",
    ];
    let source = office.beside("难名");
    for (index, name) in names.iter().enumerate() {
        // Every name twice, in different folders and with different content.
        for folder in ["甲", "乙"] {
            let folder = PathBuf::from(&source).join(folder);
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join(name), format!("{index} {}", folder.display())).unwrap();
        }
    }
    let added = office.done(&["evidence", "add", &source, "--for", "t1"]);
    assert_eq!(added["added"].as_array().unwrap().len(), 2 * names.len(), "{added}");
    let listed = items(&office);
    for name in names {
        let same = listed.iter().filter(|item| item["original_name"] == name).count();
        assert_eq!(same, 2, "{name:?}");
    }
    let zip = office.beside("材料包.zip");
    office.run(&["dossier", "make", "--out", &zip, "--at", AT]);
    let out = office.beside("拆开");
    office.done(&["dossier", "unpack", &zip, "--out", &out]);
    let originals: Vec<String> = fs::read_dir(PathBuf::from(&out).join("佐证原件"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(originals.len(), 2 * names.len(), "{originals:?}");
    let bad = ['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\n', '\u{202E}'];
    for name in &originals {
        assert!(name.starts_with("佐证") && !name.contains(bad) && !name.ends_with(['.', ' ']), "{name:?}");
        assert!(name.len() <= 255, "{name:?}");
    }
    // Nothing was written beside the folder that was asked for.
    let beside: Vec<_> =
        fs::read_dir(office.place.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!beside.iter().any(|name| name.to_string_lossy().contains("上级")), "{beside:?}");
}
