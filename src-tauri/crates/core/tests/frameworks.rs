//! The frameworks that ship are whole, and their ledgers account for all of them.

mod shipped;

use std::collections::BTreeSet;

use parkgauge_core::fields::{BaseDataForm, ProfileForm};
use parkgauge_core::framework::{self, Examined, Force, Framework, TargetTest, Words};
use parkgauge_core::id::AreaId;
use parkgauge_core::problem::Problem;
use parkgauge_core::roster::RosterColumns;
use parkgauge_core::standing::{Source, Standing};

use shipped::{Shipped, assets, every_framework, load, read};

fn hsdp() -> Framework {
    load("hsdp", "2025").framework
}

/// Every problem of a text, compared with what ships.
fn examined(text: &str) -> Vec<Problem> {
    let columns = RosterColumns::parse(&read(&assets().join("vocabulary/roster.toml")));
    let profile = ProfileForm::parse(&read(&assets().join("vocabulary/profile.toml")));
    let base_data = BaseDataForm::parse(&read(&assets().join("vocabulary/base_data.toml")));
    let columns = columns.unwrap_or_else(|error| panic!("{error}"));
    let profile = profile.unwrap_or_else(|error| panic!("{error}"));
    let base_data = base_data.unwrap_or_else(|error| panic!("{error}"));
    let words = Words { columns: &columns, profile: &profile, base_data: &base_data };
    let Examined { problems, .. } = framework::examine(text, Some(&words));
    problems
}

/// How many indicators each area directly below `area` has.
fn indicators_below(framework: &Framework, area: &str) -> Vec<usize> {
    let area = AreaId::new(area).unwrap_or_else(|error| panic!("{error}"));
    framework.areas_in(Some(&area)).map(|area| framework.indicators_in(&area.id).count()).collect()
}

/// The ids of what a ledger must account for.
fn judged(framework: &Framework) -> BTreeSet<&str> {
    let areas = framework.areas.iter().map(|item| item.id.as_str());
    let requirements = framework.requirements.iter().map(|item| item.id.as_str());
    let indicators = framework.indicators.iter().map(|item| item.id.as_str());
    areas.chain(requirements).chain(indicators).collect()
}

/// Every citation, with the id of what cites.
fn citations(framework: &Framework) -> impl Iterator<Item = (&str, &Source)> {
    let areas = framework.areas.iter();
    let areas = areas.filter_map(|item| item.source.as_ref().map(|source| (item.id.as_str(), source)));
    let requirements = framework.requirements.iter();
    let requirements =
        requirements.filter_map(|item| item.source.as_ref().map(|source| (item.id.as_str(), source)));
    let indicators = framework.indicators.iter();
    let indicators =
        indicators.filter_map(|item| item.source.as_ref().map(|source| (item.id.as_str(), source)));
    areas.chain(requirements).chain(indicators)
}

/// The rows of the ledger's tables: number, words, treatment, where or why.
fn rows(ledger: &str) -> Vec<[&str; 4]> {
    let rows = ledger.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| 序"));
    let cells = rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>());
    cells.map(|row| row.try_into().unwrap_or_else(|row| panic!("four cells expected: {row:?}"))).collect()
}

/// What stands between backticks.
fn named(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn the_guide_has_nine_indicators_in_four_standards_and_thirteen_tasks_in_four_parts() {
    let framework = hsdp();
    assert_eq!(indicators_below(&framework, "standards"), [2, 2, 2, 3]);
    assert_eq!(indicators_below(&framework, "tasks"), [3, 3, 4, 3]);
    assert_eq!(framework.indicators.len(), 22);
}

#[test]
fn only_what_the_guide_measures_is_judged_and_everything_judged_is_official_and_hard() {
    let framework = hsdp();
    let with_target = framework.indicators.iter().filter(|indicator| indicator.target.is_some());
    let with_target: Vec<_> = with_target.map(|indicator| indicator.id.as_str()).collect();
    assert_eq!(with_target, ["h1-1", "h1-2", "h2-1", "h3-1", "h4-1"]);
    for target in framework.indicators.iter().filter_map(|indicator| indicator.target.as_ref()) {
        assert_eq!(
            (&target.test, target.standing(), target.force),
            (&TargetTest::All, Standing::Official, Force::Hard)
        );
    }
}

#[test]
fn a_count_that_the_guide_does_not_define_says_whose_reading_it_is() {
    let framework = hsdp();
    for indicator in framework.indicators.iter().filter(|indicator| indicator.target.is_some()) {
        let reading = indicator.reading.as_ref().unwrap_or_else(|| panic!("{} has no reading", indicator.id));
        assert_ne!(reading.standing, Standing::Official, "{}", indicator.id);
    }
    assert_eq!(framework.standing(), Standing::House, "the park's dual gigabit coverage is a house count");
}

#[test]
fn every_quotation_stands_in_the_ledger_word_for_word() {
    for Shipped { framework, ledger, .. } in every_framework() {
        let words: Vec<_> = rows(&ledger).into_iter().map(|[_, words, _, _]| words).collect();
        for (owner, source) in citations(&framework) {
            let quote = &source.quote;
            assert!(words.iter().any(|row| row.contains(quote)), "{} {owner}: {quote}", framework.id);
        }
    }
}

#[test]
fn every_row_of_a_ledger_is_treated_and_every_encoded_one_says_where() {
    for Shipped { framework, ledger, .. } in every_framework() {
        for [number, _, treatment, place] in rows(&ledger) {
            let id = &framework.id;
            match treatment {
                "已编入" => assert!(place.contains('`'), "{id} {number} does not say where"),
                "不适用" | "不清楚" => assert!(!place.is_empty(), "{id} {number} gives no reason"),
                other => panic!("{id} {number}: `{other}` is no treatment"),
            }
        }
    }
}

#[test]
fn a_ledger_names_everything_that_judges_and_nothing_that_does_not_exist() {
    for Shipped { framework, ledger, .. } in every_framework() {
        let judged = judged(&framework);
        let rows = rows(&ledger);
        let in_rows: BTreeSet<_> = rows.iter().flat_map(|[_, _, _, place]| named(place)).collect();
        assert_eq!(judged.difference(&in_rows).collect::<Vec<_>>(), Vec::<&&str>::new(), "{}", framework.id);

        let definitions = framework.definitions.iter().map(|item| item.id.as_str());
        let sources = framework.sources.iter().map(|item| item.id.as_str());
        let known: BTreeSet<_> = judged.into_iter().chain(definitions).chain(sources).collect();
        let unknown = named(&ledger).filter(|name| *name != "not_published" && !known.contains(name));
        assert_eq!(unknown.collect::<Vec<_>>(), Vec::<&str>::new(), "{}", framework.id);
    }
}

#[test]
fn every_column_and_field_that_a_framework_asks_for_exists() {
    for Shipped { framework, text, .. } in every_framework() {
        assert_eq!(examined(&text), [], "{}", framework.id);
    }
}

#[test]
fn a_column_field_or_option_that_does_not_exist_is_named() {
    let changed = load("hsdp", "2025")
        .text
        .replace("\"iiot\"", "\"iot\"")
        .replace("dx_level in (l1,", "dx_level in (l0,")
        .replace("\"park_service\"", "\"park_services\"")
        .replace("\"approved_by\"", "\"approval\"")
        .replace("\"is_sub_park\"", "\"level\"")
        .replace("\"both\"]", "\"all\"]");
    let problems = examined(&changed);
    let said: Vec<_> = problems.iter().map(|problem| (problem.code, problem.say.zh.as_str())).collect();
    assert_eq!(
        said,
        [
            ("framework.unknown_option", "“transformed”：栏目“dx_level”没有选项“l0”。"),
            ("framework.unknown_field", "“approval”：园区概况没有栏目“approval”。"),
            ("framework.unknown_option", "“leading-industries”：栏目“leading_kinds”没有选项“all”。"),
            ("framework.field_kind", "“sub-park”：栏目“level”的类型不适合这样判断。"),
            ("framework.unknown_field", "“h1-1”：企业名册没有栏目“iot”。"),
            ("framework.field_kind", "“h2-1”：栏目“park_services”的类型不适合这样判断。"),
        ]
    );
}
