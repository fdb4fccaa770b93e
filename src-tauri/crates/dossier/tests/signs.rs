//! Signs that offices need: each is drawn by a face, stays with its number, and is seen on a page.

#![allow(clippy::unwrap_used)]

mod sample;

use parkgauge_core::report::{Block, Paragraph, ParagraphRole, Report, Span};
use parkgauge_dossier::layout::Layout;
use parkgauge_dossier::page::Placed;
use parkgauge_dossier::{lay_out, make_pdf};
use sample::{fonts, template};

fn page(spans: Vec<Span>) -> (Report, Layout) {
    let mut report = sample::one_page("");
    report.parts[0].blocks = vec![Block::Paragraph(Paragraph { role: ParagraphRole::Body, spans })];
    let layout = lay_out(&report, &fonts(), &template()).unwrap();
    (report, layout)
}

/// The lines of the page from the top: what stands on one baseline, raised runs with the line below them.
fn lines(layout: &Layout) -> Vec<String> {
    let mut lines: Vec<(i64, String)> = Vec::new();
    for item in &layout.pages[0].items {
        let Placed::Text(run) = item else { continue };
        match lines.last_mut().filter(|(base, _)| (run.at.y - base).abs() < 4_000) {
            Some((_, text)) => text.push_str(&run.text),
            None => lines.push((run.at.y, run.text.clone())),
        }
    }
    lines.into_iter().map(|(_, text)| text).collect()
}

#[test]
fn every_sign_of_an_office_has_a_face_and_comes_out_again() {
    let signs = "二〇二六年 ㎡ ㎥ ㎏ ℃ ‰ ≥ ≤ ± × ÷ ① ⑳ ☐ ☑ № 〔2026〕 m² m³ CO₂";
    let (report, layout) = page(vec![Span::text(signs)]);
    assert_eq!(layout.findings, []);
    let made = make_pdf(&report, &fonts(), &template(), &[]).unwrap();
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &made.bytes).unwrap();
    let text = parkgauge_dossier::page_texts(file.path()).concat();
    for sign in signs.chars().filter(|sign| !sign.is_whitespace()) {
        assert!(text.contains(sign), "{sign} in {text}");
    }
}

#[test]
fn rare_characters_of_names_are_drawn() {
    let (_, layout) = page(vec![Span::text("喆堃镕翀甪暠䶮𬭎𫍣珺彧")]);
    let named: Vec<char> = layout.findings.iter().map(|finding| finding.character).collect();
    let drawn = lines(&layout).concat();
    // What the faces have is drawn; what none of them has is named and never dropped.
    for letter in "喆堃镕翀甪暠珺彧".chars() {
        assert!(drawn.contains(letter) && !named.contains(&letter), "{letter}: {named:?}");
    }
    assert_eq!(drawn.matches('〓').count(), named.len(), "{named:?}");
}

#[test]
fn a_number_is_never_parted_from_its_unit_wherever_the_line_ends() {
    let units = ["㎡", "亿元", "%", "家", "万元/人", "℃", "km²", "PFLOPS"];
    for unit in units {
        for filled in 18..30 {
            let words = format!("{}42.6{unit}，其余见表。", "数".repeat(filled));
            let (_, layout) = page(vec![Span::text(words)]);
            let ends = lines(&layout).into_iter().filter(|line| line.ends_with("42.6"));
            assert_eq!(ends.count(), 0, "{unit} after {filled}: {:?}", lines(&layout));
        }
    }
}

#[test]
fn a_raised_figure_with_a_minus_stands_higher_smaller_and_on_its_line() {
    let (_, layout) = page(vec![Span::text("排放强度10"), Span::Superscript("−3".into()), Span::text("吨")]);
    let runs: Vec<_> = layout.pages[0]
        .items
        .iter()
        .filter_map(|item| match item {
            Placed::Text(run) => Some(run),
            _ => None,
        })
        .collect();
    let raised = runs.iter().find(|run| run.text.contains('3')).unwrap();
    let base = runs.iter().find(|run| run.text.contains('吨')).unwrap();
    assert!(raised.at.y < base.at.y && raised.size < base.size);
    assert_eq!(lines(&layout)[1], "排放强度10-3吨");
}
