//! The figures to compare with, and the groups of new industries, agree with what uses them.

#![expect(clippy::disallowed_methods, reason = "tests read the shipped files; the crate itself does no I/O")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets")
}

fn table(path: &str) -> Table {
    let text = fs::read_to_string(assets().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    text.parse().unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn rows<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = &'t Table> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

/// The text at `key`, or "" where there is none.
fn text<'t>(table: &'t Table, key: &str) -> &'t str {
    table.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn names(value: Option<&Value>) -> Vec<&str> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Every `framework.toml` below `assets/frameworks/`.
fn frameworks() -> Vec<(String, Table)> {
    let folders = |path: &Path| {
        let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let paths = entries.map(|entry| entry.unwrap_or_else(|error| panic!("{error}")).path());
        paths.filter(|path| path.is_dir()).collect::<Vec<_>>()
    };
    let editions = folders(&assets().join("frameworks")).into_iter().flat_map(|path| folders(&path));
    let files = editions.map(|path| path.join("framework.toml").display().to_string());
    files.map(|path| (path.clone(), table(&path))).collect()
}

#[test]
fn every_figure_says_when_it_was_whose_it_is_and_where_it_was_seen() {
    let national = table("benchmarks/national.toml");
    let sources: BTreeSet<_> = rows(&national, "source").map(|source| text(source, "id")).collect();
    let mut keys = BTreeSet::new();
    for benchmark in rows(&national, "benchmark") {
        let key = text(benchmark, "key");
        assert!(keys.insert(key), "{key} stands twice");
        assert!(!text(benchmark, "name").is_empty() && !text(benchmark, "unit").is_empty(), "{key}");
        assert!(rows(benchmark, "values").count() > 0, "{key} has no figure");
        for value in rows(benchmark, "values") {
            assert!(!text(value, "date").is_empty() && !text(value, "scope").is_empty(), "{key}: {value}");
            let is_figure = |c: char| c.is_ascii_digit() || c == '.';
            assert!(
                !text(value, "value").is_empty() && text(value, "value").chars().all(is_figure),
                "{key}: {value}"
            );
            assert!(sources.contains(text(value, "source")), "{key}: {value}");
            let is_bound = matches!(text(value, "bound"), "at_least" | "more_than");
            assert_eq!(
                is_bound,
                !text(value, "text").is_empty(),
                "{key}: a bound is shown in words: {value}"
            );
        }
    }
}

#[test]
fn a_figure_is_official_exactly_when_an_authority_published_it() {
    let national = table("benchmarks/national.toml");
    let official: BTreeSet<_> = rows(&national, "source")
        .filter(|source| source.get("official").and_then(Value::as_bool) == Some(true))
        .map(|source| text(source, "id"))
        .collect();
    for benchmark in rows(&national, "benchmark") {
        for value in rows(benchmark, "values") {
            let is_official = text(value, "standing") == "official";
            assert_eq!(
                is_official,
                official.contains(text(value, "source")),
                "{}: {value}",
                text(benchmark, "key")
            );
        }
    }
}

#[test]
fn figures_that_disagree_stand_side_by_side_with_their_scopes() {
    let national = table("benchmarks/national.toml");
    let rate =
        rows(&national, "benchmark").find(|benchmark| text(benchmark, "key") == "cnc_key_process_rate");
    let values = rate.into_iter().flat_map(|benchmark| rows(benchmark, "values"));
    let at_the_end_of_2021: Vec<_> = values.filter(|value| text(value, "date") == "2021-12").collect();
    let shown: Vec<_> =
        at_the_end_of_2021.iter().map(|value| (text(value, "value"), text(value, "scope"))).collect();
    assert_eq!(shown, [("51.3", "全国工业企业"), ("55.3", "规模以上工业企业")]);
}

#[test]
fn every_benchmark_that_an_indicator_names_exists() {
    let national = table("benchmarks/national.toml");
    let keys: BTreeSet<_> = rows(&national, "benchmark").map(|benchmark| text(benchmark, "key")).collect();
    let mut named = 0;
    for (path, framework) in frameworks() {
        for indicator in rows(&framework, "indicator") {
            for key in names(indicator.get("benchmarks")) {
                assert!(keys.contains(key), "{path}: {} names {key}", text(indicator, "id"));
                named += 1;
            }
        }
    }
    assert!(named > 0, "no framework shows a benchmark");
}

#[test]
fn every_new_industry_of_the_roster_is_either_emerging_or_future() {
    let (roster, groups) = (table("vocabulary/roster.toml"), table("vocabulary/new_industries.toml"));
    let column = rows(&roster, "column").find(|column| text(column, "key") == text(&groups, "column"));
    let choices: Vec<_> = column.into_iter().flat_map(|column| rows(column, "choices")).collect();
    let ids: Vec<_> = choices.iter().map(|choice| text(choice, "id")).collect();
    let members: Vec<_> = rows(&groups, "group").map(|group| names(group.get("members"))).collect();
    assert_eq!(members.iter().map(Vec::len).collect::<Vec<_>>(), [8, 9]);
    assert_eq!(members.concat(), ids);
    // The plan's own words name the members in this order.
    for group in rows(&groups, "group") {
        let labels: Vec<_> = names(group.get("members"))
            .into_iter()
            .filter_map(|id| choices.iter().find(|choice| text(choice, "id") == id))
            .map(|choice| text(choice, "label"))
            .collect();
        assert!(text(group, "quote").contains(&labels.join("、")), "{labels:?}");
    }
}

#[test]
fn the_register_of_standards_and_the_profile_offer_the_new_industries_of_the_roster() {
    let roster = table("vocabulary/roster.toml");
    let framework = table("frameworks/new-industry-standards/2023/framework.toml");
    let column = rows(&roster, "column").find(|column| text(column, "key") == "new_industry");
    let register = rows(&framework, "indicator").find(|indicator| text(indicator, "id") == "standards");
    let question = register.and_then(|indicator| indicator.get("question")).and_then(Value::as_table);
    let field = question
        .into_iter()
        .flat_map(|question| rows(question, "columns"))
        .find(|column| text(column, "key") == "field");
    let pairs = |table: Option<&Table>, key: &str| -> Vec<(String, String)> {
        let options = table.into_iter().flat_map(|table| rows(table, key));
        options.map(|option| (text(option, "id").to_owned(), text(option, "label").to_owned())).collect()
    };
    assert_eq!(pairs(field, "options"), pairs(column, "choices"));
    let profile = table("vocabulary/profile.toml");
    let main = rows(&profile, "field").find(|field| text(field, "key") == "main_new_industry");
    assert_eq!(pairs(main, "choices"), pairs(column, "choices"), "the park's main one is one of the same");
}
