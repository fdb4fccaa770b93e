//! The book as an archive keeps it: PDF/A-3b with its data, and tagged for those who listen to it.

use parkgauge_core::report::Report;
use parkgauge_dossier::{FontSet, Template, make_archive_variant};
use parkgauge_tests::{demo_report, demo_set, output_of, program, root};
use serde_json::Value;

use crate::objects::Objects;

/// Where Debian keeps the checker and what it stands on (see `program.rs` for the line that installs them).
const CHECKER: [&str; 7] =
    ["preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api"];

fn of_the_demo() -> Objects {
    Objects::of(&demo_set().book())
}

/// What an independent checker of archive copies has against a book; empty when it has nothing.
pub fn archive_faults(report: &Report, fonts: &FontSet, template: &Template) -> Vec<String> {
    let book = make_archive_variant(report, fonts, template).unwrap();
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("book.pdf");
    std::fs::write(&file, book.bytes).unwrap();
    let jars = CHECKER.map(|name| format!("/usr/share/java/{name}.jar"));
    let checker = "org.apache.pdfbox.preflight.Validator_A1b";
    let told = program("java", &["-cp", &jars.join(":"), checker, &file.display().to_string()]);
    let said = String::from_utf8_lossy(&told.stdout) + String::from_utf8_lossy(&told.stderr);
    if told.status.success() && said.contains("is a valid PDF/A-1b file") {
        return Vec::new();
    }
    let install =
        "sudo apt-get install -y default-jre-headless libpdfbox2-java libactivation-java libjaxb-api-java";
    vec![format!("{said}\n{install}")]
}

#[test]
fn an_independent_checker_finds_the_pages_fit_for_an_archive() {
    let assets = root().join("assets");
    let fonts = FontSet::load(&assets.join("fonts")).unwrap();
    let template = std::fs::read_to_string(assets.join("dossier/gbt9704.toml")).unwrap();
    let template = Template::read("gbt9704.toml", &template).unwrap();
    assert_eq!(archive_faults(&demo_report(), &fonts, &template), [""; 0]);
}

#[test]
fn the_book_says_that_it_is_an_archive_copy_and_in_which_colours() {
    let objects = of_the_demo();
    let intent = objects.get(&objects.catalog()["/OutputIntents"][0]);
    assert_eq!(intent["/S"], "/GTS_PDFA1");
    assert_eq!(objects.get(&intent["/DestOutputProfile"])["/N"], 3);
    let packet = output_of("pdfinfo", &["-meta", &demo_set().book()]);
    for said in ["<pdfaid:part>3</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>"] {
        assert!(packet.contains(said), "{packet}");
    }
    for font in objects.dictionaries().filter(|dictionary| dictionary["/Type"] == "/FontDescriptor") {
        assert!(font.get("/FontFile2").or(font.get("/FontFile3")).is_some(), "not embedded: {font}");
    }
    assert!(!objects.0["trailer"]["value"]["/ID"].is_null());
}

#[test]
fn the_data_are_named_as_the_source_of_the_book() {
    let objects = of_the_demo();
    let file = objects.get(&objects.catalog()["/AF"][0]);
    assert_eq!(file["/AFRelationship"], "/Source");
    assert_eq!(file["/UF"], "u:assessment.json");
    assert_eq!(objects.get(&file["/EF"]["/F"])["/Subtype"], "/application/json");
}

#[test]
fn everything_that_is_read_hangs_on_the_tree_and_nothing_twice() {
    assert_eq!(of_the_demo().tree_faults(), [""; 0]);
}

#[test]
fn tables_have_heads_figures_have_words_headings_have_levels() {
    let objects = of_the_demo();
    let of = |role: &str| -> Vec<&Value> {
        objects.elements().into_iter().filter(|element| element["/S"] == role).collect()
    };
    for figure in of("/Figure") {
        let words = figure["/Alt"].as_str().unwrap();
        assert!(words.chars().count() > 20, "{words}");
    }
    for head in of("/TH") {
        assert!(!objects.get(&head["/A"])["/Scope"].is_null(), "{head}");
    }
    for row in of("/TR") {
        let kids = row["/K"].as_array().unwrap();
        let is_cell = |kid: &Value| objects.get(kid)["/S"] == "/TD" || objects.get(kid)["/S"] == "/TH";
        assert!(!kids.is_empty() && kids.iter().all(is_cell), "{row}");
    }
    for (role, at_least) in [("/H1", 8), ("/H2", 5), ("/Table", 8), ("/TH", 40), ("/Figure", 2), ("/P", 60)] {
        assert!(of(role).len() >= at_least, "{} {role}", of(role).len());
    }
}

#[test]
fn pages_are_labelled_as_they_are_printed() {
    let told =
        output_of("qpdf", &["--json=2", "--json-key=pages", "--json-key=pagelabels", &demo_set().book()]);
    let told: Value = serde_json::from_str(&told).unwrap();
    let labels = told["pagelabels"].as_array().unwrap();
    let styles: Vec<&Value> = labels.iter().map(|label| &label["label"]["/S"]).collect();
    assert!(styles.contains(&&Value::from("/r")) && styles.contains(&&Value::from("/D")), "{styles:?}");
    let starts: Vec<u64> = labels.iter().map(|label| label["index"].as_u64().unwrap()).collect();
    assert!(starts[0] == 0 && starts.is_sorted(), "{starts:?}");
}
