//! The sample of each framework is judged as an independent computation with exact fractions says
//! (`tests/fixtures/frameworks/recompute.py` wrote the golden results).

mod shipped;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use parkgauge_core::answer::{Answers, RawAnswer, Slot};
use parkgauge_core::assessment::Assessment;
use parkgauge_core::base_data::BaseData;
use parkgauge_core::evidence::EvidenceSet;
use parkgauge_core::fields::{BaseDataForm, ProfileForm};
use parkgauge_core::formula::Tally;
use parkgauge_core::framework::{CellKind, Framework, Question, TableQuestion};
use parkgauge_core::id::{AssessmentId, FieldKey, FirmId, IndicatorId, OptionId};
use parkgauge_core::number::Number;
use parkgauge_core::park::Park;
use parkgauge_core::profile::Profile;
use parkgauge_core::roster::{Industries, Roster, RosterColumns, Vocabulary};
use parkgauge_core::score::{Figure, Measures, ScoreCard, State, Total, judge};
use parkgauge_core::standing::Standing;
use parkgauge_core::unit::Unit;
use toml::{Table, Value};

use shipped::{assets, every_framework, read};

fn sure<T, E: std::fmt::Debug>(result: Result<T, E>) -> T {
    result.unwrap_or_else(|error| panic!("{error:?}"))
}

fn text<'t>(table: &'t Table, key: &str) -> &'t str {
    table.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn rows<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = &'t Table> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

fn exact(text: &str) -> Number {
    Number::authored(text).unwrap_or_else(|| panic!("`{text}` is no number"))
}

/// A sample as the office would have given it.
struct Sample<'a> {
    framework: &'a Framework,
    answers: Answers,
    measures: Measures,
}

impl<'a> Sample<'a> {
    fn read(framework: &'a Framework, sample: &Table) -> Self {
        let mut read = Self { framework, answers: Answers::default(), measures: Measures::default() };
        for answer in rows(sample, "answer") {
            read.take(answer);
        }
        read
    }

    fn take(&mut self, answer: &Table) {
        let id = sure(IndicatorId::new(text(answer, "indicator")));
        let found = self.framework.indicators.iter().find(|indicator| indicator.id == id);
        let question = &found.unwrap_or_else(|| panic!("no indicator {id}")).question;
        if let Some(reason) = answer.get("not_applicable").and_then(Value::as_str) {
            self.answers.set(id, Slot::Value, RawAnswer::NotApplicable(reason.to_owned()));
            return;
        }
        if let Some(base) = answer.get("base").and_then(Value::as_str) {
            self.measures.bases.insert(id.clone(), figure(base, question));
        }
        if let Some(tallied) = answer.get("tally").and_then(Value::as_table) {
            self.measures.tallies.insert(id, tally(tallied));
        } else if let Some(computed) = answer.get("computed").and_then(Value::as_str) {
            self.measures.computed.insert(id, figure(computed, question));
        } else {
            self.answers.set(id, Slot::Value, typed(answer, question));
        }
    }
}

/// A figure in the unit of its question; shares are written as shares in a sample.
fn figure(written: &str, question: &Question) -> Figure {
    let mut value = exact(written);
    if question.unit() == Some(Unit::percent()) {
        value = &value * &Number::whole(100);
    }
    Figure { value: Ok(value), inputs: Vec::new(), standing: Standing::Official }
}

fn tally(table: &Table) -> Tally {
    let count = |key| table.get(key).and_then(Value::as_integer).unwrap_or_default();
    let (done, total, unknown) = (count("done"), count("total"), count("unknown"));
    let number = |count: i64| sure(u32::try_from(count));
    let firms = |count: i64| (0..count).map(|at| sure(FirmId::new(format!("firm-{at}")))).collect();
    Tally {
        done: number(done),
        missing: number(total - done - unknown),
        unknown: number(unknown),
        missing_firms: firms(total - done - unknown),
        unknown_firms: firms(unknown),
        undetermined_firms: Vec::new(),
        missing_divisions: Vec::new(),
        unknown_divisions: Vec::new(),
    }
}

fn typed(answer: &Table, question: &Question) -> RawAnswer {
    match (answer.get("chosen"), answer.get("rows"), question) {
        (Some(chosen), ..) => {
            let chosen = chosen.as_array().into_iter().flatten().filter_map(Value::as_str);
            RawAnswer::Chosen(chosen.map(str::to_owned).collect())
        }
        (_, Some(Value::Array(given)), _) => {
            let cells = given.iter().map(|row| row.as_array().into_iter().flatten());
            let cells = cells.map(|row| row.filter_map(Value::as_str).map(str::to_owned).collect());
            RawAnswer::Rows(cells.collect())
        }
        (_, Some(Value::Integer(count)), Question::Table(table)) => {
            RawAnswer::Rows((0..*count).map(|_| complete_row(table)).collect())
        }
        (_, _, Question::Choice(_) | Question::Level(_) | Question::YesNo) => {
            RawAnswer::Chosen(vec![text(answer, "value").to_owned()])
        }
        _ => RawAnswer::Text(text(answer, "value").to_owned()),
    }
}

/// A row in which nothing is missing.
fn complete_row(table: &TableQuestion) -> Vec<String> {
    let cell = |kind: &CellKind| match kind {
        CellKind::Text | CellKind::Firm => "虚构".to_owned(),
        CellKind::Number(_) | CellKind::Money(_) => "1".to_owned(),
        CellKind::Date => "2026-01-01".to_owned(),
        CellKind::Flag => "是".to_owned(),
        CellKind::Choice(options) => options.first().map(|(id, _)| id.to_string()).unwrap_or_default(),
    };
    table.columns.iter().map(|column| cell(&column.kind)).collect()
}

/// A park of which nothing is known but the sample's profile.
fn park(sample: &Table) -> Park {
    let vocabulary = |name: &str| read(&assets().join("vocabulary").join(name));
    let form = Arc::new(sure(ProfileForm::parse(&vocabulary("profile.toml"))));
    let given = sample.get("profile").and_then(Value::as_table).into_iter().flatten();
    let given = given.map(|(key, value)| {
        let value = value.as_str().unwrap_or_else(|| panic!("{key} is no text"));
        (sure(FieldKey::new(key)), value.to_owned())
    });
    let columns = sure(RosterColumns::parse(&vocabulary("roster.toml")));
    let industries = sure(Industries::parse(&vocabulary("gbt4754-2017.toml")));
    Park {
        profile: Profile::new(form, given.collect()),
        base_data: BaseData::new(
            Arc::new(sure(BaseDataForm::parse(&vocabulary("base_data.toml")))),
            BTreeMap::new(),
        ),
        roster: Roster::empty(&Vocabulary::new(columns, industries)),
    }
}

/// What the program finds, written as the golden file says it: one line a fact.
fn found(card: &ScoreCard) -> String {
    let mut said = String::new();
    let end = |grade: &Option<OptionId>| grade.as_ref().map(ToString::to_string).unwrap_or_default();
    if let Some(Total { span, full, .. }) = &card.total {
        sure(writeln!(said, "total {:?} {:?} {:?}", span.low, span.high, full));
    }
    if let Some(grade) = &card.grade {
        sure(writeln!(said, "grade {:?} {:?}", end(&grade.low), end(&grade.high)));
    }
    for area in &card.areas {
        if let Some(Total { span, .. }) = &area.points {
            sure(writeln!(said, "{} {:?} {:?}", area.area, span.low, span.high));
        }
    }
    for choice in card.areas.iter().filter_map(|area| area.choice.as_ref()) {
        sure(writeln!(said, "{} chosen {}", choice.area, word(choice.state)));
    }
    for one in &card.indicators {
        let none = || (Number::zero(), Number::zero());
        let (got, open) = one.points.as_ref().map_or_else(none, |p| (p.got.clone(), p.open.clone()));
        sure(writeln!(said, "{} {} {got:?} {open:?}", one.indicator, word(one.state)));
    }
    said
}

/// What the golden file says, in the same form.
fn golden(golden: &Table, has_grades: bool) -> String {
    let mut said = String::new();
    if let Some(total) = golden.get("total").and_then(Value::as_table) {
        let [low, high, full] = ["low", "high", "full"].map(|key| exact(text(total, key)));
        sure(writeln!(said, "total {low:?} {high:?} {full:?}"));
    }
    if let Some(grade) = golden.get("grade").and_then(Value::as_table).filter(|_| has_grades) {
        sure(writeln!(said, "grade {:?} {:?}", text(grade, "low"), text(grade, "high")));
    }
    for area in rows(golden, "area") {
        let id = text(area, "id");
        sure(writeln!(said, "{id} {:?} {:?}", exact(text(area, "low")), exact(text(area, "high"))));
    }
    for choice in rows(golden, "choose") {
        sure(writeln!(said, "{} chosen {}", text(choice, "area"), text(choice, "state")));
    }
    for one in rows(golden, "indicator") {
        let [got, open] = ["got", "open"].map(|key| exact(text(one, key)));
        sure(writeln!(said, "{} {} {got:?} {open:?}", text(one, "id"), text(one, "state")));
    }
    said
}

fn word(state: State) -> &'static str {
    match state {
        State::Met => "met",
        State::Short => "short",
        State::MissingData => "missing_data",
        State::NotApplicable => "not_applicable",
        State::NotJudged => "not_judged",
        State::Scored => "scored",
    }
}

#[test]
fn every_sample_is_judged_as_an_independent_computation_says() {
    let mut compared = 0;
    for shipped in every_framework() {
        let (id, edition) = (shipped.framework.id.clone(), shipped.framework.edition.clone());
        let folder = assets().join("frameworks").join(id.as_str()).join(edition.as_str());
        if !folder.join("sample.toml").exists() {
            continue;
        }
        let table = |name: &str| -> Table { sure(read(&folder.join(name)).parse()) };
        let (sample, expected) = (table("sample.toml"), table("golden.toml"));
        let park = park(&sample);
        let Sample { answers, measures, .. } = Sample::read(&shipped.framework, &sample);
        let has_grades = !shipped.framework.scheme.grades.is_empty();
        let assessment = Assessment {
            id: sure(AssessmentId::new("sample")),
            framework: Arc::new(shipped.framework),
            year: 2026,
            round: 1,
            chosen: BTreeMap::new(),
            answers,
            evidence: EvidenceSet::default(),
            to_confirm: BTreeMap::new(),
            earlier: Vec::new(),
        };
        let card = judge(&assessment, &park, &measures);
        let (expected, found) = (golden(&expected, has_grades), found(&card));
        let differs = |(golden, program): &(&str, &str)| golden != program;
        let different: Vec<_> = expected.lines().zip(found.lines()).filter(differs).collect();
        assert!(different.is_empty(), "{id} {edition}, golden and program:\n{different:#?}");
        assert_eq!(expected.lines().count(), found.lines().count(), "{id} {edition}");
        compared += 1;
    }
    assert!(compared >= 8, "only {compared} samples were compared");
}
