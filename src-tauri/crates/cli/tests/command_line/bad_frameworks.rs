//! Framework files that nobody should make: a code and a sentence, within 512 MB, never a crash or a hang.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::{Told, assets, told};

/// `framework check` in a process that gets 512 MB of memory and no more.
fn check(file: &Path) -> Told {
    let program = env!("CARGO_BIN_EXE_parkgauge");
    let mut command = match cfg!(target_os = "linux") {
        true => {
            let mut shell = Command::new("sh");
            shell.args(["-c", "ulimit -v 524288 && exec \"$0\" \"$@\"", program]);
            shell
        }
        false => Command::new(program),
    };
    command.args(["--json", "framework", "check"]).arg(file).env("PARKGAUGE_ASSETS", assets());
    told(&mut command)
}

/// The codes that are said of such a file, in order, each once.
fn codes(name: &str, content: &[u8]) -> Vec<String> {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join(name);
    std::fs::write(&file, content).unwrap();
    let began = Instant::now();
    let told = check(&file);
    // Generous: what is looked for is a hang.
    assert!(began.elapsed() < Duration::from_secs(60), "{name}: {:?}", began.elapsed());
    assert_eq!(told.status, 1, "{name}: {}", told.err);
    let reply = told.json();
    assert!(reply["summary"].is_null(), "{name}: what is bad is not used");
    let findings = reply["findings"].as_array().unwrap();
    for finding in findings {
        assert!(!finding["say"].as_str().unwrap().is_empty(), "{finding}");
        assert!(!finding["next"].as_str().unwrap().is_empty(), "{finding}");
    }
    let code = |finding: &Value| finding["code"].as_str().unwrap().to_owned();
    let mut codes: Vec<String> = findings.iter().map(code).collect();
    codes.dedup();
    codes
}

fn shipped() -> Vec<u8> {
    std::fs::read(assets().join("frameworks/hsdp/2025/framework.toml")).unwrap()
}

fn head() -> String {
    "format = 1\nid = \"x\"\nedition = \"1\"\ntitle = \"甲\"\nissuer = \"乙\"\nabout = \"丙\"\nscheme = { kind = \"thresholds\" }\n"
        .to_owned()
}

/// A text of about four megabytes.
fn large(line: impl Fn(usize) -> String) -> Vec<u8> {
    let mut text = head();
    let mut number = 0;
    loop {
        let line = line(number);
        if text.len() + line.len() > 4 << 20 {
            return text.into_bytes();
        }
        text.push_str(&line);
        number += 1;
    }
}

#[test]
fn a_hundred_megabytes_are_refused_without_being_read() {
    assert_eq!(codes("big.toml", &vec![b'a'; 100 << 20]), ["framework.too_large"]);
}

#[test]
fn a_truncated_file_says_where_it_ends() {
    let whole = shipped();
    for size in [1, 10, 1_000, whole.len() / 2, whole.len() - 2] {
        let found = codes("half.toml", &whole[..size]);
        assert!(
            !found.is_empty() && found.iter().all(|code| code.starts_with("framework.")),
            "{size}: {found:?}"
        );
    }
}

#[test]
fn other_encodings_and_files_that_are_no_text_are_named() {
    let text = String::from_utf8(shipped()).unwrap();
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(codes("utf16.toml", &[&[0xFF, 0xFE], &utf16[..]].concat()), ["framework.encoding"]);
    assert_eq!(codes("gbk.toml", b"title = \"\xB8\xDF\xB1\xEA\xD7\xBC\""), ["framework.encoding"]);
    assert_eq!(codes("picture.toml", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), ["framework.encoding"]);
}

#[test]
fn two_hundred_levels_of_nesting_are_too_deep() {
    for (open, close) in [("[", "]"), ("{ a = ", " }")] {
        let value = format!("{}1{}", open.repeat(200), close.repeat(200));
        assert!(
            codes("deep.toml", format!("x = {value}\n").as_bytes())
                .contains(&"framework.too_deep".to_owned())
        );
    }
    let parents: String = (0..200)
        .map(|at| {
            let parent = if at > 0 { format!("parent = \"a{}\"\n", at - 1) } else { String::new() };
            format!("[[area]]\nid = \"a{at}\"\n{parent}name = \"甲\"\nstanding = \"house\"\n")
        })
        .collect();
    let found = codes("areas.toml", (head() + &parents).as_bytes());
    assert!(found.contains(&"framework.too_deep".to_owned()), "{found:?}");
    let formula = format!("{}1{}", "(".repeat(200), ")".repeat(200));
    let indicator = format!(
        "[[area]]\nid = \"a\"\nname = \"甲\"\nstanding = \"house\"\n[[indicator]]\nid = \"i\"\narea = \"a\"\nnumber = \"1\"\n\
         name = \"乙\"\nask = \"？\"\nnot_judged = \"试\"\nstanding = \"house\"\n\
         question = {{ kind = \"computed\", unit = \"\", text = \"丙\", formula = \"{formula}\" }}\n"
    );
    assert_eq!(codes("formula.toml", (head() + &indicator).as_bytes()), ["framework.formula_syntax"]);
}

/// A workbook of parts that are given as they are.
fn workbook(parts: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let fixed = [
        (
            "[Content_Types].xml",
            r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>"#,
        ),
        (
            "_rels/.rels",
            r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="指标" sheetId="1" r:id="r1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#,
        ),
    ];
    for (name, content) in fixed.iter().chain(parts) {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn sheet(rows: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    )
}

#[test]
fn a_zip_bomb_is_refused() {
    // Sixty megabytes of one letter pack into less than one.
    let bomb = sheet(&format!(
        r#"<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>"#,
        "甲".repeat(20 << 20)
    ));
    let file = workbook(&[("xl/worksheets/sheet1.xml", &bomb)]);
    assert!(file.len() < 4 << 20, "{}", file.len());
    assert_eq!(codes("bomb.xlsx", &file), ["tables.unpacks_too_large"]);
}

#[test]
fn one_long_text_shared_by_every_cell_does_not_fill_the_memory() {
    let long = "甲".repeat(30_000);
    let strings = format!(
        r#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1"><si><t>{long}</t></si></sst>"#
    );
    let row = |row: usize| {
        let cells: String = (0..26u8)
            .map(|at| format!(r#"<c r="{}{row}" t="s"><v>0</v></c>"#, char::from(b'A' + at)))
            .collect();
        format!(r#"<row r="{row}">{cells}</row>"#)
    };
    let rows: String = (1..=20_000).map(row).collect();
    let file = workbook(&[("xl/sharedStrings.xml", &strings), ("xl/worksheets/sheet1.xml", &sheet(&rows))]);
    assert_eq!(codes("shared.xlsx", &file), ["tables.sheet_too_large"]);
}

#[test]
fn formulas_that_go_in_a_circle_and_have_no_value_are_named() {
    let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>编号 id</t></is></c></row><row r="2"><c r="A2"><f>B2</f><v>0</v></c><c r="B2"><f>A2</f><v>0</v></c></row>"#;
    let found = codes("circle.xlsx", &workbook(&[("xl/worksheets/sheet1.xml", &sheet(rows))]));
    assert!(found.contains(&"framework.cell_formula".to_owned()), "{found:?}");
}

#[test]
fn workbooks_that_are_cut_off_or_something_else_are_named() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("t.xlsx");
    let made = super::run(&["framework", "template", "--out", &out.display().to_string()]);
    assert_eq!(made.status, 0, "{made:?}");
    let whole = std::fs::read(&out).unwrap();
    for size in [4, 100, whole.len() / 2, whole.len() - 1] {
        let found = codes("half.xlsx", &whole[..size]);
        assert!(found[0].starts_with("tables."), "{size}: {found:?}");
    }
    assert_eq!(codes("big.xlsx", &[&whole[..], &vec![0; 100 << 20]].concat()), ["framework.too_large"]);
    let empty = [b"PK\x05\x06".to_vec(), vec![0; 18]].concat();
    assert!(codes("empty.xlsx", &empty)[0].starts_with("tables."));
    let roster = std::fs::read(super::demo_roster()).unwrap();
    assert!(codes("roster.xlsx", &roster).contains(&"framework.no_sheet".to_owned()));
}

#[test]
fn formulas_in_a_circle_are_named() {
    let indicator = |at: usize, other: usize| {
        format!(
            "[[indicator]]\nid = \"i{at}\"\narea = \"a\"\nnumber = \"{at}\"\nname = \"乙\"\nask = \"？\"\n\
             not_judged = \"试\"\nstanding = \"house\"\n\
             question = {{ kind = \"computed\", unit = \"\", text = \"丙\", formula = \"indicator(i{other}) + 1\" }}\n"
        )
    };
    let area = "[[area]]\nid = \"a\"\nname = \"甲\"\nstanding = \"house\"\n";
    let circle: String = (0..500).map(|at| indicator(at, (at + 1) % 500)).collect();
    assert_eq!(codes("circle.toml", (head() + area + &circle).as_bytes()), ["framework.formula_cycle"]);
}

#[test]
fn megabytes_of_faults_are_said_up_to_a_thousand() {
    let last = |content: Vec<u8>| codes("many.toml", &content).pop();
    for line in ["=\n", "[[area]]\n", "[[indicator]]\n", "[", "a.", "[[source]]\nid = \"一\"\n"] {
        let found = last(large(|_| line.to_owned()));
        assert!(found.is_some(), "{line:?}");
    }
    assert_eq!(last(large(|at| format!("key{at} = 1\n"))).as_deref(), Some("framework.too_many"));
    assert_eq!(
        last(large(|at| format!(
            "[[area]]\nid = \"a{at}\"\nname = \"甲\"\nstanding = \"official\"\nweight = 1\n"
        )))
        .as_deref(),
        Some("framework.too_many")
    );
}
