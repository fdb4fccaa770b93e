//! Evidence between the answers and the set: what contradicts itself, and scans that are bound lighter than they came.

use std::io::Read;
use std::path::Path;

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, RgbImage};
use parkgauge_tests::{Story, Typed, output_of};
use serde_json::{Value, json};

/// A sheet of A4 scanned at 200 dots to the inch, noisy as paper is.
fn scan(file: &Path) {
    let (width, height) = (1_654, 2_339);
    let dots = RgbImage::from_fn(width, height, |x, y| {
        let grain = (x.wrapping_mul(2_654_435_761).wrapping_add(y.wrapping_mul(40_503)) >> 7) % 24;
        let ink = if (y / 40) % 2 == 0 && (x / 9) % 3 == 0 { 40 } else { 215 };
        image::Rgb([ink + grain as u8; 3])
    });
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 92)
        .encode(dots.as_raw(), width, height, ExtendedColorType::Rgb8)
        .unwrap();
    std::fs::write(file, jpeg).unwrap();
}

fn added(story: &mut Story, name: &str, indicator: &str, pages: &str) -> String {
    let link = json!({ "indicator": indicator, "pages": pages, "reason": "" });
    let file = story.beside(name);
    story.call("add_evidence", json!({ "files": [file], "link": link }))["added"][0]
        .as_str()
        .unwrap()
        .to_owned()
}

fn codes(story: &mut Story) -> Vec<String> {
    let findings = story.call("check", json!({}))["findings"].take();
    let code = |finding: &Value| finding["code"].as_str().unwrap().to_owned();
    findings.as_array().unwrap().iter().map(code).collect()
}

#[test]
fn a_page_that_proves_a_yes_and_a_no_is_named() {
    let mut story = Story::new("new-industrialization-base")
        .answer("no-safety-accident", Typed::Chosen(&["no"]))
        .answer("no-environment-event", Typed::Chosen(&["yes"]));
    std::fs::copy(
        parkgauge_tests::root()
            .join("assets/demo/evidence")
            .read_dir()
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path(),
        story.beside("证明.pdf"),
    )
    .unwrap();
    let id = added(&mut story, "证明.pdf", "no-safety-accident", "1");
    let link = |pages: &str| {
        let link = json!({ "indicator": "no-environment-event", "pages": pages, "reason": "" });
        json!({ "evidence": id, "link": link })
    };
    assert!(
        !codes(&mut story).contains(&"evidence.contradiction".to_owned()),
        "one claim contradicts nothing"
    );
    story.call("link_evidence", link("2"));
    assert!(!codes(&mut story).contains(&"evidence.contradiction".to_owned()), "other pages, other claims");
    story.call("link_evidence", link("1-2"));
    assert!(codes(&mut story).contains(&"evidence.contradiction".to_owned()));
}

#[test]
fn a_kind_of_paper_that_is_asked_for_and_not_there_is_named() {
    let mut story = Story::new("park-operation");
    std::fs::write(story.beside("表.txt"), "统计").unwrap();
    let id = added(&mut story, "表.txt", "productivity", "");
    let is_named = |story: &mut Story| codes(story).contains(&"evidence.kind".to_owned());
    assert!(is_named(&mut story), "statistics are asked for, and nobody says that this is some");
    let facts = json!({
        "evidence": id, "title": "表", "kind": "统计报表", "issuer": "", "document_number": "", "document_date": "", "note": "",
    });
    story.call("describe_evidence", facts);
    assert!(!is_named(&mut story), "its kind is said");
}

#[test]
fn lighter_scans_are_shown_before_said_on_their_cover_and_the_original_is_in_the_set() {
    let mut story = Story::new("hsdp");
    let file = story.beside("扫描件.jpg");
    scan(&file);
    let id = added(&mut story, "扫描件.jpg", "t1", "");

    let tried = story.call("try_scans", json!({ "evidence": id, "page": 1, "scan_dpi": 100 }));
    let (before, after) = (tried["before_bytes"].as_u64().unwrap(), tried["after_bytes"].as_u64().unwrap());
    assert!(after * 2 < before, "{before} bytes become {after}");
    assert_eq!(tried["before"]["width"], tried["after"]["width"], "one can be laid on the other");
    assert_ne!(tried["before"]["picture"], tried["after"]["picture"], "the loss is seen before it is chosen");

    let (_, whole) = story.make_set("原样.zip");
    let refused =
        story.refused("choose_binding", json!({ "max_bytes": null, "certified": false, "scan_dpi": 20 }));
    assert!(format!("{refused:?}").contains("72"), "{refused:?}");
    story.call("choose_binding", json!({ "max_bytes": null, "certified": false, "scan_dpi": 100 }));
    let (zip, lighter) = story.make_set("压缩.zip");
    let spared = whole["size"].as_u64().unwrap() - lighter["size"].as_u64().unwrap();
    assert!(spared > (before - after) / 2, "{spared} bytes less");

    let mut set = zip::ZipArchive::new(std::fs::File::open(zip).unwrap()).unwrap();
    let names: Vec<String> = set.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut part = |ending: &str| {
        let name = names.iter().find(|name| name.ends_with(ending)).unwrap_or_else(|| panic!("{names:?}"));
        let mut bytes = Vec::new();
        set.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    };
    assert!(part("扫描件.jpg") == std::fs::read(&file).unwrap(), "the original is as it came");
    let volume = story.beside("佐证材料.pdf");
    std::fs::write(&volume, part("佐证材料.pdf")).unwrap();
    let text = output_of("pdftotext", &["-enc", "UTF-8", &volume.display().to_string(), "-"]);
    assert!(text.replace(' ', "").contains("扫描图片不高于100dpi"), "{text}");
}
