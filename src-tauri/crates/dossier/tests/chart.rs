//! Charts of levels, of years and of a plan: what is missing leaves a gap, and what is drawn is said in words too.

#![allow(clippy::unwrap_used)]

mod sample;

use parkgauge_core::report::{
    Anchor, Block, Figure, FigureKind, Finality, Month, Part, PartKind, Report, SpreadRow, Timeline,
    TimelineRow, TrendPanel, TrendPoint,
};
use parkgauge_dossier::layout::Layout;
use parkgauge_dossier::page::Placed;
use parkgauge_dossier::{lay_out, make_docx};
use sample::{fonts, template};

fn laid_out(kind: FigureKind) -> Layout {
    lay_out(&book(kind), &fonts(), &template()).unwrap()
}

fn book(kind: FigureKind) -> Report {
    let figure = Figure {
        anchor: Anchor::new("chart"),
        caption: "图1　示例".into(),
        alternative: "图中的话。".into(),
        kind,
    };
    let blocks = vec![Block::Figure(figure)];
    let part = Part { anchor: Anchor::new("part"), kind: PartKind::Body, title: "图".into(), blocks };
    Report { parts: vec![part], finality: Finality::Final, ..sample::one_page("") }
}

/// Filled rectangles and dashed frames of the only page.
fn bars(layout: &Layout) -> (usize, usize) {
    let items = &layout.pages[0].items;
    let fills = items.iter().filter(|item| matches!(item, Placed::Fill { .. })).count();
    let frames = items.iter().filter(|item| {
        matches!(item, Placed::Shape { fill: None, stroke: Some(stroke), .. } if stroke.dash.is_some())
    });
    (fills, frames.count())
}

fn words(layout: &Layout) -> String {
    let runs = layout.pages[0].items.iter().filter_map(|item| match item {
        Placed::Text(run) => Some(run.text.as_str()),
        _ => None,
    });
    runs.collect()
}

fn spread() -> FigureKind {
    let row = |label: &str, count: u16, is_unknown| SpreadRow {
        label: label.into(),
        shown: format!("{count} 家"),
        share: count * 200,
        is_unknown,
    };
    FigureKind::Spread(vec![row("L1", 50, false), row("L2", 0, false), row("没有填写", 7, true)])
}

fn trend() -> FigureKind {
    let point =
        |label: &str, shown: &str, height| TrendPoint { label: label.into(), shown: shown.into(), height };
    FigureKind::Trend(vec![TrendPanel {
        title: "利润总额（亿元）".into(),
        points: vec![
            point("2023", "-1.2", Some(-5_000)),
            point("2024", "", None),
            point("2025", "2.4", Some(10_000)),
        ],
    }])
}

fn timeline() -> FigureKind {
    let month = |year, month| Month { year, month };
    let row = |label: &str, span| TimelineRow { label: label.into(), span };
    FigureKind::Timeline(Timeline {
        from: month(2026, 3),
        to: month(2027, 12),
        rows: vec![row("平台二期", Some((month(2026, 6), month(2027, 12)))), row("人才实训基地", None)],
    })
}

#[test]
fn firms_of_unknown_level_are_an_empty_frame_and_none_is_no_bar() {
    let layout = laid_out(spread());
    assert_eq!(bars(&layout), (1, 1));
    assert!(words(&layout).contains("没有填写7 家"), "{}", words(&layout));
}

#[test]
fn a_missing_year_is_a_gap_and_a_loss_hangs_below_nought() {
    let layout = laid_out(trend());
    assert_eq!(bars(&layout), (2, 0));
    assert!(words(&layout).contains("无数据"), "{}", words(&layout));
    let columns: Vec<(i64, i64)> = layout.pages[0]
        .items
        .iter()
        .filter_map(|item| match item {
            Placed::Fill { at, extent, .. } => Some((at.y, extent.1)),
            _ => None,
        })
        .collect();
    let [(loss, deep), (gain, high)] = columns[..] else { panic!("{columns:?}") };
    assert_eq!((gain + high, high), (loss, 2 * deep), "both stand on nought, on one scale");
}

#[test]
fn a_measure_without_times_has_no_bar_and_says_so() {
    let layout = laid_out(timeline());
    assert_eq!(bars(&layout), (1, 0));
    assert!(words(&layout).contains("未写明时间"), "{}", words(&layout));
}

#[test]
fn every_chart_says_in_words_what_it_shows_in_both_documents() {
    for kind in [spread(), trend(), timeline()] {
        let layout = laid_out(kind.clone());
        assert!(layout.structure.iter().any(|(_, element)| element.alternative == "图中的话。"));
        let document = make_docx(&book(kind), &layout, &fonts(), &template()).unwrap();
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(document)).unwrap();
        let mut xml = String::new();
        std::io::Read::read_to_string(&mut zip.by_name("word/document.xml").unwrap(), &mut xml).unwrap();
        assert!(xml.contains("descr=\"图中的话。\""));
        assert!(zip.by_name("word/media/image1.png").is_ok_and(|picture| picture.size() > 1_000));
    }
}
