//! Charts of the book: drawn where the workspace has the values, and nowhere else.

use chrono::DateTime;
use parkgauge_app::draft_report;
use parkgauge_core::report::{Block, Figure, FigureKind, Report};
use parkgauge_tests::{AT, Firm, Story, demo_report};
use serde_json::json;

fn report(story: &Story) -> Report {
    draft_report(story.workbench(), DateTime::parse_from_rfc3339(AT).unwrap()).unwrap()
}

fn figures(report: &Report) -> Vec<&Figure> {
    let blocks = report.parts.iter().flat_map(|part| &part.blocks);
    blocks
        .filter_map(|block| match block {
            Block::Figure(figure) => Some(figure),
            _ => None,
        })
        .collect()
}

fn radar(report: &Report) -> &Figure {
    let is_radar = |figure: &&&Figure| matches!(figure.kind, FigureKind::Radar { .. });
    figures(report).iter().find(is_radar).copied().unwrap()
}

fn series(report: &Report) -> Vec<&str> {
    let FigureKind::Radar { series, .. } = &radar(report).kind else { unreachable!() };
    series.iter().map(|one| one.name.as_str()).collect()
}

#[test]
fn the_year_before_is_a_third_line_only_where_it_was_assessed() {
    let mut story = Story::before_anything();
    let start =
        |year: u16| json!({ "framework": "hsdp", "edition": null, "park": "晴川产业园", "year": year });
    story.call("new_assessment", start(2025));
    let mut story = story.roster(&[Firm::number(1), Firm::number(2).with("是否已开展数字化改造", "否")]);
    assert_eq!(series(&report(&story)), ["目标", "2025年度自评"], "nothing is known of 2024");

    story.call("new_assessment", start(2026));
    let mut story = story.roster(&Firm::many(2));
    let book = report(&story);
    assert_eq!(series(&book), ["目标", "2026年度自评", "2025年度自评"]);
    assert!(radar(&book).alternative.contains("2025年度"), "{}", radar(&book).alternative);
    let said = format!("{:?}", book.parts);
    assert!(said.contains("2025年度的值取自本园区2025年度自评估"), "it says what the line rests on");

    let (zip, _) = story.make_set("set.zip");
    let folder = story.beside("set");
    story.call("unpack_package", json!({ "file": zip, "out": folder }));
    let data = std::fs::read_to_string(folder.join("data/assessment.json")).unwrap();
    let data: serde_json::Value = serde_json::from_str(&data).unwrap();
    assert_eq!(data["last_year"]["year"], 2025, "what the chart shows is in the data");
    assert!(data["last_year"]["reached"].as_object().is_some_and(|areas| areas.len() >= 3), "{data}");

    story.call("new_assessment", start(2028));
    assert_eq!(series(&report(&story)), ["目标", "2028年度自评"], "2026 is not the year before 2028");
}

#[test]
fn an_empty_assessment_has_no_chart_without_data() {
    let book = report(&Story::new("hsdp"));
    let kinds = figures(&book);
    assert!(
        kinds.iter().all(|figure| matches!(figure.kind, FigureKind::Radar { .. } | FigureKind::Bars(_))),
        "{kinds:?}"
    );
    assert!(book.parts.iter().all(|part| part.anchor.0 != "plan"), "no plan was written");
}

#[test]
fn the_demo_book_shows_levels_years_and_the_plan_and_numbers_its_figures() {
    let book = demo_report();
    let captions: Vec<&str> = figures(&book).iter().map(|figure| figure.caption.as_str()).collect();
    for (index, caption) in captions.iter().enumerate() {
        assert!(caption.starts_with(&format!("图{}　", index + 1)), "{captions:?}");
    }
    for wanted in ["年度变化", "数字化转型评估等级分布", "建设方案进度安排"] {
        assert!(captions.iter().any(|caption| caption.contains(wanted)), "{wanted} in {captions:?}");
    }
    let levels = figures(&book).into_iter().find(|figure| figure.caption.contains("转型评估等级")).unwrap();
    let FigureKind::Spread(rows) = &levels.kind else { panic!("{levels:?}") };
    let unknown = rows.iter().filter(|row| row.is_unknown).map(|row| row.shown.as_str());
    assert_eq!(unknown.collect::<Vec<_>>(), ["2 家"], "blank cells are no level");
}
