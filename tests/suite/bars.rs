//! The bars that every book must clear, over every kind of book: cases × bars. A bar that is added holds for all cases, and
//! a case that is added is held against all bars.

mod case;
mod scan;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use parkgauge_core::report::Report;
use parkgauge_dossier::font::GETA;
use parkgauge_dossier::{Attachment, Book, FontSet, Layout, Relationship, Template, lay_out, make_pdf};
use parkgauge_tests::{output_of, program, root, squeezed};

use crate::archive::archive_faults;
use crate::objects::Objects;

static FONTS: LazyLock<FontSet> = LazyLock::new(|| FontSet::load(&root().join("assets/fonts")).unwrap());
static TEMPLATE: LazyLock<Template> = LazyLock::new(|| {
    let text = std::fs::read_to_string(root().join("assets/dossier/gbt9704.toml")).unwrap();
    Template::read("gbt9704.toml", &text).unwrap()
});

/// A book with all that a bar may look at.
struct Made {
    report: Report,
    layout: Layout,
    book: Book,
    /// Characters that no font has, as the case expects them.
    missing: &'static str,
    file: String,
    objects: Objects,
    /// What poppler reads, of some pages where there are many.
    poppler: String,
    /// What mupdf reads.
    mupdf: String,
    _place: tempfile::TempDir,
}

impl Made {
    fn of(report: Report, missing: &'static str) -> Self {
        let layout = lay_out(&report, &FONTS, &TEMPLATE).unwrap();
        let book = make(&report);
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("申报书.pdf").display().to_string();
        std::fs::write(&file, &book.bytes).unwrap();
        let objects = Objects::of(&file);
        let read = |first: u32, last: u32| {
            let pages = [first.to_string(), last.to_string()];
            let from = ["-enc", "UTF-8", "-raw", "-f", &pages[0], "-l", &pages[1], &file, "-"];
            output_of("pdftotext", &from)
        };
        let poppler = sampled(book.pages).into_iter().map(|(first, last)| read(first, last)).collect();
        let mupdf = output_of("mutool", &["draw", "-q", "-F", "text", &file]);
        Self { report, layout, book, missing, file, objects, poppler, mupdf, _place: place }
    }
}

/// Pages that a slow reader reads: all of them, or some at the beginning, in the middle and at the end.
fn sampled(pages: u32) -> Vec<(u32, u32)> {
    const SAMPLE: u32 = 40;
    match pages {
        ..=150 => vec![(1, pages)],
        _ => [1, pages / 2, pages - SAMPLE + 1].map(|first| (first, first + SAMPLE - 1)).to_vec(),
    }
}

fn make(report: &Report) -> Book {
    let data = Attachment {
        name: "assessment.json".into(),
        mime: "application/json".into(),
        description: "自评估数据".into(),
        relationship: Relationship::Source,
        bytes: b"{}".to_vec(),
    };
    make_pdf(report, &FONTS, &TEMPLATE, &[data]).unwrap()
}

/// What is wrong, a line each; empty when the bar is cleared.
type Bar = fn(&Made) -> Vec<String>;

const BARS: [(&str, Bar); 12] = [
    ("every text comes out of mupdf as it was put in", |made| {
        scan::texts(&made.report, &made.mupdf, made.missing)
    }),
    ("every text comes out of poppler as it was put in", poppler),
    ("no line breaks a rule", |made| scan::lines(&made.layout)),
    ("no paragraph leaves one line alone", |made| scan::alone(&made.layout)),
    ("a header stands above every part of its table", |made| scan::headers(&made.layout)),
    ("every character has a shape, and what has none is named", glyphs),
    ("every link leads to a page", |made| made.objects.link_faults()),
    ("everything that is read is tagged", |made| made.objects.tree_faults()),
    ("no array is longer than an archive holds", |made| made.objects.array_faults()),
    ("qpdf has nothing to say", qpdf),
    ("the same report gives the same bytes", |made| {
        Vec::from_iter((make(&made.report).bytes != made.book.bytes).then(|| "other bytes".to_owned()))
    }),
    ("a checker of archive copies accepts it", archive),
];

/// Faults of one bar that are shown.
const SHOWN: usize = 5;

#[track_caller]
fn assert_clears(made: &Made) {
    let mut failed = String::new();
    for (name, bar) in BARS {
        let faults = bar(made);
        if !faults.is_empty() {
            let shown: Vec<&str> = faults.iter().take(SHOWN).map(String::as_str).collect();
            failed += &format!("\n{name}: {} faults\n  {}", faults.len(), shown.join("\n  "));
        }
    }
    assert!(failed.is_empty(), "{} pages:{failed}", made.book.pages);
}

/// Where poppler reads all pages, against what was put in; where it reads some, against what mupdf reads on them, which is
/// compared with all that was put in.
fn poppler(made: &Made) -> Vec<String> {
    let pages = sampled(made.book.pages);
    if let [_] = pages.as_slice() {
        return scan::texts(&made.report, &made.poppler, made.missing);
    }
    let sorted = |page: &str| {
        let mut letters: Vec<char> = squeezed(page).chars().collect();
        letters.sort_unstable();
        letters
    };
    let other: Vec<&str> = made.mupdf.split('\u{c}').collect();
    let numbers = pages.into_iter().flat_map(|(first, last)| first..=last);
    let read = numbers.zip(made.poppler.split('\u{c}'));
    read.filter(|(number, page)| sorted(page) != sorted(other[*number as usize - 1]))
        .map(|(number, _)| format!("page {number} is read otherwise"))
        .collect()
}

/// The checker takes minutes for a thousand pages; what differs in long books are only lengths.
fn archive(made: &Made) -> Vec<String> {
    const MOST: u32 = 150;
    if made.book.pages > MOST { Vec::new() } else { archive_faults(&made.report, &FONTS, &TEMPLATE) }
}

fn glyphs(made: &Made) -> Vec<String> {
    let mut faults = scan::shapes(&made.layout, &FONTS);
    let named: BTreeSet<char> = made.book.findings.iter().map(|finding| finding.character).collect();
    let wanted: BTreeSet<char> = made.missing.chars().collect();
    if named != wanted {
        faults.push(format!("named {named:?}, and missing are {wanted:?}"));
    }
    let odd = |letter: &char| ('\u{e000}'..='\u{f8ff}').contains(letter) || *letter == '\u{fffd}';
    faults.extend(made.poppler.chars().filter(odd).map(|letter| format!("{letter:?} comes out")));
    if wanted.is_empty() && squeezed(&made.mupdf).contains(GETA) {
        faults.push("〓 stands for something".to_owned());
    }
    faults
}

fn qpdf(made: &Made) -> Vec<String> {
    let told = program("qpdf", &["--check", &made.file]);
    let said = String::from_utf8_lossy(&told.stdout) + String::from_utf8_lossy(&told.stderr);
    let is_well = told.status.success() && !said.to_lowercase().contains("warning");
    Vec::from_iter((!is_well).then(|| said.into_owned()))
}

#[test]
fn the_demo_clears_every_bar() {
    assert_clears(&Made::of(parkgauge_tests::demo_report(), ""));
}

#[test]
fn an_empty_assessment_clears_every_bar() {
    assert_clears(&Made::of(case::empty(), ""));
}

#[test]
fn a_thousand_indicators_and_five_thousand_firms_clear_every_bar() {
    assert_clears(&Made::of(case::huge(), ""));
}

#[test]
fn whatever_is_pasted_clears_every_bar_and_is_read_as_what_it_stands_for() {
    let made = Made::of(case::hostile(), case::WITHOUT_SHAPE);
    assert_clears(&made);
    let text = squeezed(&made.poppler);
    for (typed, read) in case::READ_AS {
        assert!(text.contains(read), "{typed:?} is not read as {read}");
    }
}

#[test]
fn a_hundred_thousand_characters_without_a_break_clear_every_bar() {
    assert_clears(&Made::of(case::unbroken(), ""));
}

#[test]
fn two_thousand_rows_of_forty_lines_clear_every_bar() {
    assert_clears(&Made::of(case::tall_rows(), ""));
}
