//! Files as offices have them, read by content.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says why")]

use std::io::{Cursor, Write};

use parkgauge_tables::{Looks, TablesError, read_bytes, read_pasted, read_workbook};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::write::SimpleFileOptions;

/// The rows of the first sheet, cells between strokes.
fn check(content: &[u8], expected: &[&str]) {
    let sheets = read_bytes("名单", content).expect("a spreadsheet");
    let shown: Vec<String> = sheets[0].rows.iter().map(|row| row.join("|")).collect();
    assert_eq!(shown, expected);
}

fn check_error(content: &[u8], code: &str) -> TablesError {
    let error = read_bytes("名单", content).expect_err("not readable");
    assert_eq!(error.code(), code, "{error}");
    assert!(!error.say().zh.is_empty() && !error.next().en.is_empty());
    error
}

/// An archive with these parts.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(content).expect("written");
    }
    zip.finish().expect("an archive").into_inner()
}

/// A workbook with cells of every kind.
fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let date = Format::new().set_num_format("yyyy年m月d日");
    sheet.merge_range(0, 0, 0, 3, "企业名单", &Format::new()).expect("merged");
    sheet.write_string(1, 0, "企业名称").expect("text");
    sheet.write_number(1, 1, 0.1 + 0.2).expect("number");
    sheet.write_number(1, 2, 123_456_789_012_345.0).expect("number");
    let day = ExcelDateTime::from_ymd(2024, 3, 5).expect("a day");
    sheet.write_datetime_with_format(1, 3, &day, &date).expect("date");
    sheet.write_boolean(2, 0, true).expect("truth");
    sheet.write_formula(2, 1, Formula::new("=1+1").set_result("2")).expect("formula");
    sheet.write_formula(2, 2, Formula::new("=A99").set_result("#REF!")).expect("formula");
    sheet.write_string(4, 1, "隔一行").expect("text");
    workbook.add_worksheet().set_name("空表").expect("named");
    workbook.save_to_buffer().expect("a workbook")
}

#[test]
fn cells_of_every_kind_come_as_they_are_seen() {
    check(
        &workbook(),
        &["企业名单", "企业名称|0.3|123456789012345|2024-03-05", "TRUE|2|#REF!", "", "|隔一行"],
    );
    let sheets = read_bytes("x", &workbook()).expect("a workbook");
    assert_eq!(sheets.len(), 1, "an empty sheet is left out");
    assert_eq!((sheets[0].merged[0].right, sheets[0].merged[0].bottom), (3, 0));
}

#[test]
fn text_files_are_read_in_the_encodings_of_offices() {
    let text = "企业名称,备注\n甲公司,\"一,二\"\n\n乙公司,=\"00123\"\n";
    let expected = ["企业名称|备注", "甲公司|一,二", "", "乙公司|00123"];
    check(text.as_bytes(), &expected);
    check(&[b"\xEF\xBB\xBF", text.as_bytes()].concat(), &expected);
    check(&encoding_rs::GBK.encode(text).0, &expected);
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(&[b"\xFF\xFE".as_slice(), &wide].concat(), &expected);
    let tabs = "企业名称\t规上\n甲公司\t是\n";
    check(&encoding_rs::GBK.encode(tabs).0, &["企业名称|规上", "甲公司|是"]);
}

#[test]
fn what_is_copied_from_a_spreadsheet_is_read_with_its_quoted_cells() {
    let rows = |text: &str| read_pasted("剪贴板", text).expect("rows").remove(0).rows;
    assert_eq!(
        rows("企业名称\t地址\r\n甲公司\t\"东路\n\"\"一\"\"号, 二号, 三号\"\r\n"),
        [["企业名称", "地址"], ["甲公司", "东路\n\"一\"号, 二号, 三号"]]
    );
    assert_eq!(rows("企业名称,规上\n甲公司,是\n"), [["企业名称", "规上"], ["甲公司", "是"]]);
    assert_eq!(read_pasted("剪贴板", " \n").map(|sheets| sheets.len()).ok(), Some(1));
    assert_eq!(read_pasted("剪贴板", "").expect_err("nothing").code(), "tables.empty");
}

#[test]
fn an_open_document_is_read_and_its_repeats_are_counted_first() {
    let ods = |rows: &str| {
        let content = format!(
            r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="名单">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
        );
        archive(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("META-INF/manifest.xml", br#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>"#),
            ("content.xml", content.as_bytes()),
        ])
    };
    let text = |text: &str| {
        format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
    };
    let good = format!(
        r#"<table:table-row>{}{}</table:table-row><table:table-row>{}<table:table-cell office:value-type="date" office:date-value="2024-03-05"><text:p>24/3/5</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>"#,
        text("企业名称"),
        text("改造时间"),
        text("甲公司"),
    );
    check(&ods(&good), &["企业名称|改造时间", "甲公司|2024-03-05"]);
    let bomb = format!(
        r#"<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16000"/>{}</table:table-row>"#,
        text("x"),
    );
    check_error(&ods(&bomb), "tables.sheet_too_large");
}

#[test]
fn what_is_no_spreadsheet_is_said() {
    check_error(b"", "tables.empty");
    check_error(b"\n\n", "tables.empty");
    check_error(&Workbook::new().save_to_buffer().expect("a workbook"), "tables.empty");
    let looks = |content: &[u8], expected| match check_error(content, "tables.not_a_spreadsheet") {
        TablesError::NotASpreadsheet(looks) => assert_eq!(looks, expected),
        other => panic!("{other}"),
    };
    looks(b"%PDF-1.7 ...", Looks::Pdf);
    looks(b"<html><table><tr><td>1</td></tr></table></html>", Looks::WebPage);
    looks(b"<?xml version=\"1.0\"?><Workbook/>", Looks::XmlSpreadsheet);
    looks(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Looks::Other);
    looks(&archive(&[("word/document.xml", b"<a/>")]), Looks::OtherOffice);
    looks(&archive(&[("xl/workbook.bin", b"x")]), Looks::BinaryWorkbook);
    looks(&archive(&[("photo.jpg", b"x")]), Looks::Archive);
}

#[test]
fn a_file_cut_short_is_damaged() {
    let whole = workbook();
    check_error(&whole[..whole.len() / 2], "tables.damaged");
    check_error(&archive(&[("xl/workbook.xml", b"<workbook>")]), "tables.damaged");
    check_error(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and nothing more", "tables.damaged");
}

#[test]
fn an_encrypted_workbook_asks_for_its_password_to_be_removed() {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a compound file");
    file.create_stream("/EncryptedPackage")
        .and_then(|mut stream| stream.write_all(b"secret"))
        .expect("written");
    check_error(&file.into_inner().into_inner(), "tables.encrypted");
}

/// An .xls of these records in a compound file.
fn xls(records: &[(u16, &[u8])]) -> Vec<u8> {
    let bytes: Vec<u8> = records
        .iter()
        .flat_map(|(kind, data)| [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat())
        .collect();
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))
        .expect("a compound file");
    file.create_stream("/Workbook").and_then(|mut stream| stream.write_all(&bytes)).expect("written");
    file.into_inner().into_inner()
}

/// The records of an .xls with one sheet that holds these cells.
fn old_workbook(cells: &[(u16, &[u8])]) -> Vec<u8> {
    let begin = |kind: u16| [&0x0600_u16.to_le_bytes()[..], &kind.to_le_bytes(), &[0; 12]].concat();
    let (globals, sheet) = (begin(0x0005), begin(0x0010));
    // The sheet begins behind the globals: two records of 20 and 4 bytes, and this one of 18.
    let mut bound = 42_u32.to_le_bytes().to_vec();
    bound.extend([0, 0, 6, 0, b'S', b'h', b'e', b'e', b't', b'1']);
    let mut records: Vec<(u16, &[u8])> = vec![(0x0809, &globals), (0x0085, &bound), (0x000A, &[])];
    records.push((0x0809, &sheet));
    records.extend(cells);
    records.push((0x000A, &[]));
    xls(&records)
}

/// A number record.
fn number(row: u16, column: u16, value: f64) -> Vec<u8> {
    [&row.to_le_bytes()[..], &column.to_le_bytes(), &[0, 0], &value.to_le_bytes()].concat()
}

#[test]
fn an_old_workbook_is_read() {
    check(&old_workbook(&[(0x0203, &number(0, 0, 3500.0)), (0x0203, &number(1, 1, 0.5))]), &["3500", "|0.5"]);
}

#[test]
fn far_corners_and_mad_dimensions_make_no_rectangle() {
    let corners = [number(0, 0, 1.0), number(65_535, 16_000, 1.0)];
    let cells: Vec<(u16, &[u8])> = corners.iter().map(|cell| (0x0203, cell.as_slice())).collect();
    check_error(&old_workbook(&cells), "tables.sheet_too_large");
    let mut dimensions = [0_u8; 14];
    dimensions[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
    dimensions[10..12].copy_from_slice(&200_u16.to_le_bytes());
    check_error(&old_workbook(&[(0x0200, &dimensions)]), "tables.damaged");

    let mut workbook = Workbook::new();
    workbook.add_worksheet().write_string(1_048_575, 16_383, "角").expect("text");
    check_error(&workbook.save_to_buffer().expect("a workbook"), "tables.sheet_too_large");
}

#[test]
fn a_zip_bomb_is_refused() {
    let zeros = vec![b' '; 64 << 20];
    let parts: Vec<(String, &[u8])> = (0..13).map(|at| (format!("xl/{at}.xml"), zeros.as_slice())).collect();
    let mut named: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, content)| (name.as_str(), *content)).collect();
    named.push(("xl/workbook.xml", b"<workbook/>"));
    let bomb = archive(&named);
    assert!(bomb.len() < 2 << 20);
    check_error(&bomb, "tables.unpacks_too_large");
}

#[test]
fn a_table_of_strings_that_declares_too_many_is_refused() {
    let bomb = archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/sharedStrings.xml", br#"<sst uniqueCount="99999999999"></sst>"#),
    ]);
    check_error(&bomb, "tables.unpacks_too_large");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("没有.xlsx");
    let error = read_workbook(&path).expect_err("no file");
    assert_eq!(error.code(), "tables.io");
    assert!(error.say().zh.contains("没有.xlsx"));
    std::fs::write(&path, "企业名称\n甲公司\n").expect("written");
    let sheets = read_workbook(&path).expect("text under another name");
    assert_eq!(sheets[0].name, "没有");
}

/// Inputs of each kind: some for every run, `PROPTEST_CASES=35000` for more than a hundred thousand together.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(1500)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn any_bytes_are_answered(head in 0_usize..5, bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let heads: [&[u8]; 5] = [b"", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\xFF\xFE", b"\xEF\xBB\xBF"];
        let _ = read_bytes("x", &[heads[head], &bytes].concat());
    }

    #[test]
    fn a_workbook_with_changed_bytes_is_answered(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), old in any::<bool>()) {
        thread_local! {
            static FILES: (Vec<u8>, Vec<u8>) = (workbook(), old_workbook(&[(0x0203, &number(0, 0, 1.0)), (0x0203, &number(3, 2, 0.5))]));
        }
        let mut bytes = FILES.with(|(new, xls)| if old { xls.clone() } else { new.clone() });
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read_bytes("x", &bytes);
    }

    #[test]
    fn changed_parts_of_a_workbook_are_answered(part in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), new in "[ -~]{0,6}") {
        thread_local! {
            static PARTS: Vec<(String, Vec<u8>)> = unpacked(&workbook());
        }
        let mut parts = PARTS.with(Clone::clone);
        let at_part = part.index(parts.len());
        let content = &mut parts[at_part].1;
        let start = at.index(content.len());
        let end = (start + new.len()).min(content.len());
        content.splice(start..end, new.bytes());
        let named: Vec<(&str, &[u8])> = parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
        let _ = read_bytes("x", &archive(&named));
    }
}

/// The parts of an archive.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    (0..zip.len())
        .map(|index| {
            let mut part = zip.by_index(index).expect("a part");
            let mut content = Vec::new();
            std::io::copy(&mut part, &mut content).expect("read");
            (part.name().expect("a name").into_owned(), content)
        })
        .collect()
}

#[test]
fn a_questionnaire_comes_back_as_it_was_made_and_filled() {
    use parkgauge_core::framework::parse;
    use parkgauge_core::questionnaire::{FormLine, Marks, book, returned};

    let text = include_str!("../../../../assets/frameworks/sme-digital-2024/2024/framework.toml");
    let framework = parse(text).expect("it ships");
    let marks = Marks {
        framework: framework.id.to_string(),
        edition: framework.edition.clone(),
        digest: "abc".into(),
        year: 2026,
        firm: "91990001yl0000012q".into(),
        credit_code: "91990001YL0000012Q".into(),
        name: "甲公司".into(),
    };
    let book = book(&framework, marks.clone(), "云澜园区");
    let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 5).expect("a day");
    let bytes = parkgauge_tables::write_form(&book, day).expect("a workbook");
    assert_eq!(
        bytes,
        parkgauge_tables::write_form(&book, day).expect("again"),
        "the same form, the same bytes"
    );
    let read = returned(&read_bytes("问卷", &bytes).expect("readable")).expect("a form");
    assert_eq!(read.marks, marks);
    assert!(read.cells.is_empty(), "nobody has filled it in: {:?}", read.cells);
    let asked = book.lines.iter().filter_map(|line| match line {
        FormLine::Field(field) => Some(field.key.as_str()),
        FormLine::Area { .. } => None,
    });
    for key in asked {
        assert!(read.rows.contains_key(key), "{key}");
    }
}
