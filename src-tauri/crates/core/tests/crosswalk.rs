//! The correspondences that ship name indicators and options that exist.

#![expect(clippy::disallowed_methods, reason = "tests read the shipped files; the crate itself does no I/O")]
#![expect(clippy::expect_used, reason = "a broken test should stop where it breaks")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use parkgauge_core::answer::{Answer, AnswerState, Answers, RawAnswer, Slot, understand};
use parkgauge_core::crosswalk::Crosswalk;
use parkgauge_core::framework::{self, Framework};
use parkgauge_core::id::IndicatorId;

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn shipped() -> Crosswalk {
    Crosswalk::parse(&read(&assets().join("crosswalk/house.toml"))).expect("the correspondences that ship")
}

/// Every framework that ships; of several editions the last.
fn frameworks() -> BTreeMap<String, Framework> {
    let folders = |path: &Path| {
        let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let paths = entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir());
        let mut paths: Vec<_> = paths.collect();
        paths.sort();
        paths
    };
    let editions = folders(&assets().join("frameworks")).into_iter().flat_map(|path| folders(&path));
    let read = |path: PathBuf| framework::parse(&read(&path.join("framework.toml"))).expect("a framework");
    editions.map(read).map(|framework| (framework.id.to_string(), framework)).collect()
}

fn answered(indicator: &IndicatorId, option: &str) -> Answers {
    let mut answers = Answers::default();
    answers.set(indicator.clone(), Slot::Value, RawAnswer::Chosen(vec![option.to_owned()]));
    answers
}

#[test]
fn every_option_that_corresponds_can_be_chosen_on_both_sides() {
    let (crosswalk, frameworks) = (shipped(), frameworks());
    assert!(!crosswalk.pairs.is_empty());
    for pair in &crosswalk.pairs {
        let [from, to] = [&pair.from, &pair.to].map(|spot| {
            let framework = frameworks.get(spot.framework.as_str()).unwrap_or_else(|| panic!("{spot:?}"));
            framework.indicator(&spot.indicator).unwrap_or_else(|| panic!("{spot:?}"))
        });
        assert!(!pair.reason.is_empty(), "{pair:?}");
        let Some(options) = &pair.options else {
            assert_eq!(from.question, to.question, "{pair:?}");
            continue;
        };
        for (indicator, option) in options.iter().flat_map(|(one, other)| [(from, one), (to, other)]) {
            let raw = RawAnswer::Chosen(vec![option.clone()]);
            let state = understand(indicator, &raw);
            let is_good = matches!(state, AnswerState::Complete { answer: Answer::Choice(_), .. });
            assert!(is_good, "{} {option}: {state:?}", indicator.id);
        }
    }
}

#[test]
fn an_answer_is_offered_where_it_corresponds_and_nothing_is_written_over() {
    let (crosswalk, frameworks) = (shipped(), frameworks());
    let (hsdp, operation) = (&frameworks["hsdp"], &frameworks["park-operation"]);
    let monitoring = IndicatorId::new("monitoring").expect("an id");
    let t8 = IndicatorId::new("t8").expect("an id");
    let offers = |mine: &Answers, option: &str| {
        let given = answered(&monitoring, option);
        let offers = crosswalk.offers((hsdp, mine), (operation, &given));
        offers.into_iter().map(|offer| (offer.pair.to.indicator.clone(), offer.raw)).collect::<Vec<_>>()
    };
    let built = (t8.clone(), RawAnswer::Chosen(vec!["built".to_owned()]));
    assert_eq!(offers(&Answers::default(), "l4"), [built]);
    assert!(offers(&Answers::default(), "l1").is_empty(), "the first level says nothing about a system");
    assert!(offers(&answered(&t8, "planned"), "l4").is_empty(), "it is answered");
}
