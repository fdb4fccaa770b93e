use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::*;
use crate::framework::{Framework, parse};
use crate::number::Number;
use crate::roster::sheet::SheetGrid;
use crate::score::{Span, Total};

fn framework() -> Arc<Framework> {
    let text = include_str!("../../../../../assets/frameworks/sme-digital-2024/2024/framework.toml");
    Arc::new(parse(text).expect("it ships"))
}

fn fields() -> Vec<Field> {
    let lines = form(&framework(), 2026);
    lines
        .into_iter()
        .filter_map(|line| match line {
            FormLine::Field(field) => Some(field),
            FormLine::Area { .. } => None,
        })
        .collect()
}

fn cells(of: &[(&str, &str)]) -> BTreeMap<String, String> {
    of.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn every_question_is_asked_once_and_nothing_that_is_computed() {
    let framework = framework();
    let fields = fields();
    let keys: BTreeSet<&str> = fields.iter().map(|field| field.key.as_str()).collect();
    assert_eq!(keys.len(), fields.len(), "a key names one cell");
    for indicator in &framework.indicators {
        let asked = fields.iter().filter(|field| field.reason == Some(format!("{}!", indicator.id))).count();
        assert_eq!(asked, usize::from(!indicator.question.is_derived()), "{}", indicator.id);
    }
}

#[test]
fn choosing_any_label_of_a_drop_down_is_understood() {
    let framework = framework();
    for field in fields() {
        let Entry::OneOf(options) = &field.entry else { continue };
        for (_, label) in options {
            let (answers, problems) = answers(&framework, &cells(&[(&field.key, label)]));
            assert_eq!(problems, [], "{} {label}", field.key);
            assert_eq!(answers.iter().count(), 1, "{} {label}", field.key);
        }
    }
}

#[test]
fn what_is_no_option_is_named_with_its_cell_and_kept() {
    let (answers, problems) =
        answers(&framework(), &cells(&[("sc-after-sales", "五级"), ("raw-equipment", "一百多")]));
    let named: Vec<(&str, &str)> =
        problems.iter().map(|(key, problem)| (key.as_str(), problem.code)).collect();
    assert_eq!(named.len(), 2, "{problems:?}");
    assert!(named.contains(&("sc-after-sales", "questionnaire.option")));
    assert!(named.iter().any(|(key, _)| *key == "raw-equipment"));
    assert_eq!(answers.iter().count(), 2, "nothing that came is dropped");
}

#[test]
fn a_blank_is_no_answer_and_a_reason_is_one() {
    let framework = framework();
    assert_eq!(answers(&framework, &BTreeMap::new()).0.iter().count(), 0);
    let (answers, problems) = answers(&framework, &cells(&[("sc-after-sales!", "没有售后业务")]));
    assert_eq!((answers.iter().count(), problems.len()), (1, 0));
}

#[test]
fn a_form_that_comes_back_is_read_by_its_keys_wherever_its_rows_stand() {
    let marks = Marks {
        framework: "sme-digital-2024".into(),
        edition: "2024".into(),
        digest: "d".into(),
        year: 2026,
        firm: "f1".into(),
        credit_code: String::new(),
        name: "甲公司".into(),
    };
    let grid = |name: &str, rows: Vec<Vec<&str>>| SheetGrid {
        name: name.into(),
        rows: rows.into_iter().map(|row| row.into_iter().map(str::to_owned).collect()).collect(),
        merged: Vec::new(),
    };
    let hidden = marks.rows();
    let hidden = grid(MARKS, hidden.iter().map(|(key, value)| vec![key.as_str(), value.as_str()]).collect());
    let rows = vec![
        vec!["题号"],
        vec![],
        vec!["0.2", "其中", " 45 ", "台", "", "", "raw-equipment-digital"],
        vec!["0.1", "一共", "120", "台", "", "没有", "raw-equipment"],
    ];
    let read = returned(&[hidden.clone(), grid(SHEET, rows)]).expect("a form");
    assert_eq!(read.marks, marks);
    assert_eq!(
        read.cells,
        cells(&[("raw-equipment", "120"), ("raw-equipment!", "没有"), ("raw-equipment-digital", "45")])
    );
    assert_eq!(
        read.place("raw-equipment"),
        crate::problem::Place::Cell { sheet: SHEET.into(), row: 4, column: "C".into() }
    );
    assert_eq!(returned(&[hidden]).expect_err("no sheet").code, "questionnaire.no_form");
    let later = grid(MARKS, vec![vec!["parkgauge_questionnaire", "2"]]);
    assert_eq!(returned(&[later, grid(SHEET, vec![])]).expect_err("later").code, "questionnaire.later_form");
}

#[test]
fn open_points_stand_beside_the_mean_and_not_in_it() {
    let totals: Vec<Total> = [("60", "60"), ("61", "61"), ("0", "100")]
        .iter()
        .map(|(low, high)| Total {
            span: Span { low: Number::decimal(low).unwrap(), high: Number::decimal(high).unwrap() },
            full: Number::whole(100),
            unjudged: Number::zero(),
        })
        .collect();
    let mean = super::rollup::mean(None, "总分", totals.iter()).expect("points");
    assert_eq!((mean.certain, mean.open), (2, 1));
    assert_eq!(mean.mean, Number::decimal("60.5"));
    let parts: Vec<Option<usize>> = totals.iter().map(super::rollup::part).collect();
    assert_eq!(parts, [Some(3), Some(3), None], "60 of 100 begins the fourth fifth");
}
