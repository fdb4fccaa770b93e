//! What is counted from the roster and computed by formulas, before anything is judged.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::answer::{AnswerState, Slot, understand};
use crate::assessment::Assessment;
use crate::fields::FieldKind;
use crate::formula::{Condition, Formula, Inputs, Outcome, Quantity, Readings, Tallier, Tally, Year};
use crate::framework::{Computed, Framework, Indicator, Over, Question, ScoreRule};
use crate::id::{FieldKey, FirmId, IndicatorId};
use crate::number::{Number, Places};
use crate::park::Park;
use crate::profile::ProfileValue;
use crate::roster::{FieldValue, Firm};
use crate::standing::Standing;
use crate::truth::Truth;
use crate::unit::Unit;

use super::trace::{NAMED, some_of};

/// A figure that a formula gives, with its inputs in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// In the unit of its question, or the names of what is missing.
    pub value: Result<Number, Vec<String>>,
    /// "工业总产值（2025年）120 亿元", one an input.
    pub inputs: Vec<String>,
    /// Weakest standing of the indicators that it looks at.
    pub standing: Standing,
}

/// Everything counted and computed, by indicator.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measures {
    /// Counts over the roster; none while there is no roster.
    pub tallies: BTreeMap<IndicatorId, Tally>,
    /// Computed figures.
    pub computed: BTreeMap<IndicatorId, Figure>,
    /// Bases of indices.
    pub bases: BTreeMap<IndicatorId, Figure>,
}

/// Counts and computes. Every condition is asked of every firm at most once, every formula evaluated once.
pub fn measure(assessment: &Assessment, park: &Park) -> Measures {
    measure_if(assessment, park, None)
}

/// The same as if these firms were done by the rule of an indicator.
pub(super) fn measure_if(
    assessment: &Assessment,
    park: &Park,
    assumed: Option<(&IndicatorId, &BTreeSet<FirmId>)>,
) -> Measures {
    let readings = assessment.readings();
    let framework = &assessment.framework;
    let mut measurer = Measurer {
        assessment,
        park,
        tallier: Tallier::new(&park.roster, &readings),
        by_id: framework.indicators.iter().map(|indicator| (&indicator.id, indicator)).collect(),
        measures: Measures::default(),
        inputs: Vec::new(),
        standing: Standing::Official,
    };
    if let Some((id, firms)) = assumed
        && let Some(Question::Counted(counted)) = framework.indicator(id).map(|found| &found.question)
    {
        measurer.tallier.assume(&counted.done, firms);
    }
    if !park.roster.firms().is_empty() {
        for indicator in &framework.indicators {
            if let Question::Counted(counted) = &indicator.question {
                let tally = match counted.over {
                    Over::Firms => measurer.tallier.firms(&counted.among, &counted.done),
                    Over::Industries => measurer.tallier.divisions(&counted.among, &counted.done),
                };
                measurer.measures.tallies.insert(indicator.id.clone(), tally);
            }
        }
    }
    for (indicator, computed) in in_order(framework) {
        let figure = measurer.figure(&computed.formula, &computed.unit);
        measurer.measures.computed.insert(indicator.id.clone(), figure);
    }
    for indicator in &framework.indicators {
        let base = indicator.score.as_ref().and_then(|score| match &score.rule {
            ScoreRule::Index { base, .. } => Some(base),
            _ => None,
        });
        if let (Some(base), Some(unit)) = (base, indicator.question.unit()) {
            let figure = measurer.figure(base, &unit);
            measurer.measures.bases.insert(indicator.id.clone(), figure);
        }
    }
    measurer.measures
}

/// Computed indicators, each after those that it looks at; what goes round in circles is left out.
fn in_order(framework: &Framework) -> Vec<(&Indicator, &Computed)> {
    let computed: BTreeMap<&IndicatorId, (&Indicator, &Computed)> = framework
        .indicators
        .iter()
        .filter_map(|indicator| match &indicator.question {
            Question::Computed(computed) => Some((&indicator.id, (indicator, computed))),
            _ => None,
        })
        .collect();
    let mut waits: BTreeMap<&IndicatorId, usize> = BTreeMap::new();
    let mut users: BTreeMap<&IndicatorId, Vec<&IndicatorId>> = BTreeMap::new();
    for (id, (_, one)) in &computed {
        let looks = one.formula.dependencies().indicators;
        let on: BTreeSet<&IndicatorId> = looks.into_iter().filter(|id| computed.contains_key(id)).collect();
        waits.insert(id, on.len());
        for other in on {
            users.entry(other).or_default().push(id);
        }
    }
    let mut free: Vec<&IndicatorId> =
        waits.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id).collect();
    let mut order = Vec::new();
    while let Some(id) = free.pop() {
        order.extend(computed.get(id).copied());
        for user in users.get(id).into_iter().flatten() {
            if let Some(count) = waits.get_mut(user) {
                *count -= 1;
                if *count == 0 {
                    free.push(user);
                }
            }
        }
    }
    order
}

struct Measurer<'a> {
    assessment: &'a Assessment,
    park: &'a Park,
    tallier: Tallier<'a>,
    by_id: BTreeMap<&'a IndicatorId, &'a Indicator>,
    measures: Measures,
    /// Inputs of the formula that is evaluated, in words.
    inputs: Vec<String>,
    standing: Standing,
}

impl Measurer<'_> {
    fn figure(&mut self, formula: &Formula, unit: &Unit) -> Figure {
        self.inputs.clear();
        self.standing = self.readings_of(formula);
        let value = match formula.evaluate(self) {
            Ok(quantity) => quantity.in_unit(unit).ok_or_else(|| vec!["公式的单位与题目不符".to_owned()]),
            Err(names) => Err(names.into_iter().collect()),
        };
        Figure { value, inputs: std::mem::take(&mut self.inputs), standing: self.standing }
    }

    /// Weakest standing of the readings that its counts use.
    fn readings_of(&self, formula: &Formula) -> Standing {
        let conditions = formula.dependencies().conditions;
        let definitions = conditions.into_iter().flat_map(Condition::definitions);
        let framework = &self.assessment.framework;
        let options = definitions.filter_map(|id| {
            framework.definition(id)?.option(self.assessment.chosen.get(id)).map(|option| option.standing)
        });
        options.fold(Standing::Official, Standing::weakest)
    }

    /// Remembers an input in words and gives it back.
    fn told(&mut self, label: &str, value: &Number, unit: &Unit) -> Outcome {
        let shown = format!("{} {}", value.show(Places::UpTo(6)), unit.symbol());
        let step = format!("{label} {}", shown.trim_end());
        if !self.inputs.contains(&step) {
            self.inputs.push(step);
        }
        Ok(Quantity::of(value, unit))
    }

    /// Names firms that keep a count open.
    fn open(&self, firms: &[&Firm]) -> BTreeSet<String> {
        let names = firms.iter().take(NAMED + 1).map(|firm| firm_name(firm));
        let names = some_of(names, firms.len(), "家");
        BTreeSet::from([format!("企业名单中 {} 家企业缺少所需内容（{names}）", firms.len())])
    }

    fn no_roster() -> BTreeSet<String> {
        BTreeSet::from(["企业名单".to_owned()])
    }

    /// The firms of which it is not known, with whether the others hold.
    fn known(&mut self, condition: &Condition) -> Result<Rc<[Truth]>, BTreeSet<String>> {
        let firms = self.park.roster.firms();
        if firms.is_empty() {
            return Err(Self::no_roster());
        }
        let truths = self.tallier.truths(condition);
        let open: Vec<&Firm> = firms
            .iter()
            .zip(truths.iter())
            .filter(|(_, truth)| **truth == Truth::Unknown)
            .map(|(firm, _)| firm)
            .collect();
        if open.is_empty() { Ok(truths) } else { Err(self.open(&open)) }
    }
}

impl Inputs for Measurer<'_> {
    fn base(&mut self, key: &FieldKey, year: Year) -> Outcome {
        let year = match year {
            Year::Back(back) => self.assessment.data_year().saturating_sub(back),
            Year::Of(year) => year,
        };
        let figure = self.park.base_data.form().figure(key);
        let label = figure.map_or_else(|| key.to_string(), |figure| figure.label.clone());
        let label = format!("{label}（{year}年）");
        match (figure, self.park.base_data.value(key, &year.to_string())) {
            (Some(figure), Some(value)) => {
                let unit = figure.unit.clone();
                self.told(&label, &value, &unit)
            }
            _ => Err(BTreeSet::from([format!("基础数据“{label}”")])),
        }
    }

    fn profile(&mut self, key: &FieldKey) -> Outcome {
        let field = self.park.profile.form().field(key);
        let label = field.map_or_else(|| key.to_string(), |field| field.label.clone());
        match (field.map(|field| field.kind.clone()), self.park.profile.value(key)) {
            (Some(FieldKind::Number(unit)), ProfileValue::Number { value, .. }) => {
                self.told(&label, &value, &unit)
            }
            _ => Err(BTreeSet::from([format!("园区概况“{label}”")])),
        }
    }

    fn count(&mut self, condition: &Condition) -> Result<u32, BTreeSet<String>> {
        let truths = self.known(condition)?;
        let count = truths.iter().filter(|truth| **truth == Truth::Yes).count();
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        self.inputs.push(format!("名单中符合条件的企业 {count} 家"));
        Ok(count)
    }

    fn share(&mut self, among: &Condition, done: &Condition) -> Result<(u32, u32), BTreeSet<String>> {
        if self.park.roster.firms().is_empty() {
            return Err(Self::no_roster());
        }
        let tally = self.tallier.firms(among, done);
        let open: Vec<&FirmId> = tally.unknown_firms.iter().chain(&tally.undetermined_firms).collect();
        if !open.is_empty() {
            let firms: Vec<&Firm> = open.iter().filter_map(|id| self.park.roster.firm(id)).collect();
            return Err(self.open(&firms));
        }
        self.inputs.push(format!("名单中 {} / {} 家", tally.done, tally.total()));
        Ok((tally.done, tally.total()))
    }

    fn total(&mut self, field: &FieldKey, when: &Condition) -> Outcome {
        let truths = self.known(when)?;
        let columns = self.park.roster.vocabulary().columns();
        let column = columns.get(field);
        let label = column.map_or_else(|| field.to_string(), |column| column.label.clone());
        let unit = column.and_then(|column| column.unit.clone()).unwrap_or_else(|| Unit::named(""));
        let mut sum = Number::zero();
        let mut open = Vec::new();
        for (firm, _) in
            self.park.roster.firms().iter().zip(truths.iter()).filter(|(_, truth)| **truth == Truth::Yes)
        {
            match firm.field(field) {
                FieldValue::Number(value) => sum = &sum + value,
                _ => open.push(firm),
            }
        }
        if open.is_empty() {
            self.told(&format!("名单中“{label}”合计"), &sum, &unit)
        } else {
            Err(self.open(&open))
        }
    }

    fn indicator(&mut self, id: &IndicatorId) -> Outcome {
        let Some(indicator) = self.by_id.get(id).copied() else {
            return Err(BTreeSet::from([format!("指标“{id}”")]));
        };
        let label = format!("{} {}", indicator.number, indicator.name);
        self.standing = self.standing.weakest(indicator.standing);
        let missing = || Err(BTreeSet::from([format!("指标“{label}”")]));
        let Some(unit) = indicator.question.unit() else { return missing() };
        let value = match &indicator.question {
            Question::Computed(_) => match self.measures.computed.get(id) {
                Some(Figure { value: Ok(value), standing, .. }) => {
                    self.standing = self.standing.weakest(*standing);
                    Some(value.clone())
                }
                Some(Figure { value: Err(names), .. }) => return Err(names.iter().cloned().collect()),
                None => None,
            },
            Question::Counted(_) => {
                let reading = self.assessment.reading_of(indicator);
                self.standing =
                    self.standing.weakest(reading.map_or(Standing::Official, |(standing, _)| standing));
                let tally = self.measures.tallies.get(id);
                let known = tally.filter(|tally| tally.unknown == 0 && tally.undetermined_firms.is_empty());
                known.and_then(|tally| Number::ratio(u64::from(tally.done) * 100, tally.total()))
            }
            _ => match understand(indicator, self.assessment.answers.get(id, Slot::Value)) {
                AnswerState::Complete { answer, .. } => answer.figure().cloned(),
                AnswerState::Empty | AnswerState::Unfinished(_) => None,
            },
        };
        match value {
            Some(value) => self.told(&label, &value, &unit),
            None => missing(),
        }
    }
}

fn firm_name(firm: &Firm) -> String {
    firm.name().map_or_else(|| firm.id().to_string(), str::to_owned)
}

/// The condition in use for each definition, empty where a profile is asked.
pub(super) fn no_readings() -> Readings<'static> {
    Readings::new()
}
