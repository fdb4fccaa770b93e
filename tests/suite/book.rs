//! The book: three golden levels, and what other programs read in it.

use std::collections::BTreeSet;
use std::fmt::Write;

use parkgauge_core::report::{Block, FigureKind, Report};
use parkgauge_dossier::{FontSet, Template, lay_out};
use parkgauge_tests::{Story, assert_golden, demo_report, demo_set, output_of, program, root, squeezed};
use serde_json::{Value, json};

/// Pages whose every item is compared: cover, pledge, chart, a page of the roster.
const LISTED: usize = 4;

/// Parts, headings, captions with their rows: the book at a glance.
fn outline(report: &Report) -> String {
    let mut text = format!("{}\n{}\n", report.title, report.author);
    for part in &report.parts {
        let _ = writeln!(text, "\n{} [{:?}]", part.title, part.kind);
        let mut paragraphs = 0;
        for block in &part.blocks {
            match block {
                Block::Heading(heading) => {
                    let _ = writeln!(text, "{}{}", "  ".repeat(heading.level.into()), heading.text);
                }
                Block::Table(table) => {
                    let _ = writeln!(text, "      表 {}（{} 行）", table.caption, table.rows.len());
                }
                Block::Figure(figure) => {
                    let kind = match &figure.kind {
                        FigureKind::Radar { .. } => "雷达图",
                        FigureKind::Bars { .. } => "条形图",
                        FigureKind::Spread { .. } => "分布图",
                        FigureKind::Trend { .. } => "柱形图",
                        FigureKind::Timeline { .. } => "进度图",
                        FigureKind::Photo(_) => "照片",
                    };
                    let _ = writeln!(text, "      {kind} {}", figure.caption);
                }
                Block::Paragraph(_) => paragraphs += 1,
                Block::Signature(places) => {
                    let _ = writeln!(text, "      签章 {} 处", places.len());
                }
                Block::Fields(pairs) => {
                    let _ = writeln!(text, "      栏目 {} 项", pairs.len());
                }
                Block::PageBreak => {}
            }
        }
        let _ = writeln!(text, "      （正文 {paragraphs} 段）");
    }
    text
}

#[test]
fn the_outline_of_the_demo_book_is_as_it_was() {
    assert_golden("demo-outline.txt", &outline(&demo_report()));
}

#[test]
fn some_pages_of_the_demo_book_are_as_they_were() {
    let assets = root().join("assets");
    let fonts = FontSet::load(&assets.join("fonts")).unwrap();
    let template = std::fs::read_to_string(assets.join("dossier/gbt9704.toml")).unwrap();
    let mut report = demo_report();
    // The fingerprint changes with every byte of the data; these pages are about positions.
    report.stamp.fingerprint = "0123456789ab".to_owned();
    let layout = lay_out(&report, &fonts, &Template::read("gbt9704.toml", &template).unwrap()).unwrap();
    let wanted = ["cover", "pledge", "gap", "roster"];
    let anchors = layout.anchors.iter().filter(|(anchor, _)| wanted.contains(&anchor.0.as_str()));
    let pages: BTreeSet<usize> = anchors.map(|(_, target)| target.page).collect();
    assert_eq!(
        pages.len(),
        LISTED,
        "parts: {:?}",
        report.parts.iter().map(|part| &part.anchor.0).collect::<Vec<_>>()
    );
    let listing: Vec<String> = pages.iter().map(|page| layout.pages[*page].listing()).collect();
    assert_golden("demo-pages.txt", &listing.join("\n"));
}

#[test]
fn the_text_of_the_demo_book_is_as_it_was() {
    let made = &demo_set().made;
    // The fingerprint and what it covers are compared elsewhere.
    let text = demo_set().text.replace(made["fingerprint"].as_str().unwrap(), "‹fingerprint›");
    assert_golden("demo-text.txt", &text.replace('\u{c}', "\n—— page ——\n"));
}

/// The text of the book without the lines that stand at the edge of each page.
fn running_text() -> String {
    squeezed(&demo_set().text)
}

#[test]
fn every_paragraph_of_the_narrative_comes_out_exactly() {
    let narrative = std::fs::read_to_string(root().join("assets/demo/narrative.toml")).unwrap();
    let narrative: toml::Table = narrative.parse().unwrap();
    let text = without_edges();
    let mut paragraphs = 0;
    for (indicator, entry) in &narrative {
        let Some(words) = entry.get("narrative").and_then(toml::Value::as_str) else { continue };
        for paragraph in words.lines().filter(|line| !line.trim().is_empty() && !line.starts_with("![")) {
            assert!(text.contains(&squeezed(paragraph)), "{indicator}: {paragraph}");
            paragraphs += 1;
        }
    }
    assert!(paragraphs >= 15, "{paragraphs}");
}

/// Page by page, without the notes and the running head and foot, so that a sentence may go over the page.
fn without_edges() -> String {
    let pages = demo_set().text.split('\u{c}');
    let edge = demo_set().made["fingerprint"].as_str().unwrap();
    let is_edge = |line: &str| {
        line.contains(edge) || {
            let number = line.trim().trim_matches(['—', ' ', '-']);
            !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || "ivxIVX".contains(c))
        }
    };
    let above_notes = |page: &'static str| page.lines().take_while(|line| !begins_a_note(line));
    pages.flat_map(above_notes).filter(|line| !is_edge(line)).map(squeezed).collect()
}

/// Whether the notes at the foot of a page begin here: behind its number, the word of a standing.
fn begins_a_note(line: &str) -> bool {
    let words = line.trim_start_matches(|letter: char| letter == ' ' || letter.is_ascii_digit());
    words.len() < line.len() && ["解读：", "推算：", "自拟："].iter().any(|word| words.starts_with(word))
}

#[test]
fn every_firm_of_the_roster_comes_out_exactly() {
    let mut story = Story::demo();
    let all = serde_json::json!({ "offset": 0, "limit": 1000, "search": "", "only": { "kind": "all" } });
    let roster = story.call("roster", all);
    let text = running_text();
    for firm in roster["firms"].as_array().unwrap() {
        for column in ["name", "credit_code"] {
            let words = firm["cells"][column].as_str().unwrap();
            // As the register writes it: half width, without the space of a careless typist.
            let plain: String = words.trim().chars().map(half_width).collect();
            assert!(text.contains(&squeezed(&plain)), "{column}: {words}");
        }
    }
}

fn half_width(letter: char) -> char {
    match u32::from(letter) {
        code @ 0xFF10..=0xFF5A => char::from_u32(code - 0xFEE0).unwrap(),
        _ => letter,
    }
}

#[test]
fn no_glyph_is_missing_and_no_private_code_comes_out() {
    let text = &demo_set().text;
    assert!(!text.contains('〓') && !text.contains('\u{fffd}'));
    let odd: BTreeSet<char> =
        text.chars().filter(|letter| ('\u{e000}'..='\u{f8ff}').contains(letter)).collect();
    assert!(odd.is_empty(), "{odd:?}");
    // Radicals look like the ideographs of words and are found by no search.
    let radicals: BTreeSet<char> =
        text.chars().filter(|letter| ('\u{2e80}'..='\u{2fdf}').contains(letter)).collect();
    assert!(radicals.is_empty(), "{radicals:?}");
}

#[test]
fn qpdf_finds_nothing_to_say() {
    let told = program("qpdf", &["--check", &demo_set().book()]);
    let said = String::from_utf8_lossy(&told.stdout) + String::from_utf8_lossy(&told.stderr);
    assert!(told.status.success(), "{said}");
    assert!(!said.to_lowercase().contains("warning"), "{said}");
}

fn structure() -> Value {
    let keys = ["--json=2", "--json-key=qpdf", "--json-key=pages", "--json-key=outlines"];
    let book = demo_set().book();
    let arguments: Vec<&str> = keys.into_iter().chain([book.as_str()]).collect();
    serde_json::from_str(&output_of("qpdf", &arguments)).unwrap()
}

fn page_objects(structure: &Value) -> BTreeSet<&str> {
    structure["pages"].as_array().unwrap().iter().map(|page| page["object"].as_str().unwrap()).collect()
}

#[test]
fn every_link_goes_to_a_page_of_the_book_or_of_the_volume() {
    let structure = structure();
    let pages = page_objects(&structure);
    let objects = structure["qpdf"][1].as_object().unwrap();
    let volume = demo_set().volume();
    let sheets: u64 = output_of("qpdf", &["--show-npages", &volume]).trim().parse().unwrap();
    let (mut links, mut proofs) = (0, 0);
    for (name, object) in objects {
        let dictionary = &object["value"];
        if dictionary["/Subtype"] != "/Link" {
            continue;
        }
        if let Some(target) = dictionary["/Dest"][0].as_str() {
            assert!(pages.contains(target), "{name} goes to {target}");
            links += 1;
            continue;
        }
        let action = &dictionary["/A"];
        let (file, page) = (action["/F"]["/UF"].as_str(), action["/D"][0].as_u64());
        assert_eq!((&action["/S"], file), (&json!("/GoToR"), Some("u:佐证材料.pdf")), "{name}: {dictionary}");
        // Pages of another file are counted from 0.
        assert!(page.is_some_and(|page| page < sheets), "{name} goes to {page:?} of {sheets}");
        proofs += 1;
    }
    assert!(links > 30 && proofs > 30, "{links} and {proofs}");
}

#[test]
fn the_outline_is_nested_and_goes_to_pages() {
    let structure = structure();
    let pages = page_objects(&structure).len();
    fn depth(entries: &Value, pages: usize, titles: &mut Vec<String>) -> usize {
        let entries = entries.as_array().unwrap();
        let below = entries.iter().map(|entry| {
            titles.push(entry["title"].as_str().unwrap().to_owned());
            let page = entry["destpageposfrom1"].as_u64().unwrap_or_else(|| panic!("{entry}"));
            assert!((1..=pages as u64).contains(&page), "{entry}");
            1 + depth(&entry["kids"], pages, titles)
        });
        below.max().unwrap_or(0)
    }
    let mut titles = Vec::new();
    assert!(depth(&structure["outlines"], pages, &mut titles) >= 3);
    for part in demo_report().parts.iter().filter(|part| !part.title.is_empty()).skip(1) {
        let found = titles.iter().any(|title| squeezed(title).contains(&squeezed(&part.title)));
        assert!(found, "{} in {titles:?}", part.title);
    }
}

#[test]
fn the_book_says_its_language_its_pages_and_its_title() {
    let structure = structure();
    assert_eq!(page_objects(&structure).len() as u64, demo_set().made["pages"].as_u64().unwrap());
    let objects = &structure["qpdf"][1];
    let root = objects["trailer"]["value"]["/Root"].as_str().unwrap();
    assert_eq!(objects[format!("obj:{root}")]["value"]["/Lang"], "u:zh-CN");
    let facts = output_of("pdfinfo", &[&demo_set().book()]);
    assert!(
        facts.lines().any(|line| line.starts_with("Title:") && line.contains("高标准数字园区")),
        "{facts}"
    );
    assert!(facts.lines().any(|line| line.starts_with("Page size:") && line.contains("A4")), "{facts}");
}

#[test]
fn the_data_lies_in_the_book_and_beside_it() {
    let told = program("qpdf", &["--show-attachment=assessment.json", &demo_set().book()]);
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let beside = std::fs::read(demo_set().unpacked().join("data/assessment.json")).unwrap();
    assert!(told.stdout == beside, "the attachment is the file data/assessment.json");
}

#[test]
fn every_page_says_that_it_is_a_draft() {
    let fingerprint = demo_set().made["fingerprint"].as_str().unwrap();
    let mut pages: Vec<&str> = demo_set().text.split('\u{c}').collect();
    assert_eq!(pages.pop(), Some(""), "every page ends with a form feed");
    for (number, page) in pages.iter().enumerate() {
        assert!(squeezed(page).contains(&squeezed(fingerprint)), "page {}: {page}", number + 1);
    }
}
