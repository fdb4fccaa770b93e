//! Judges one indicator: does it apply, what is its value, is its target met, what are its points.

use crate::answer::{Answer, AnswerState, Slot, understand};
use crate::assessment::Assessment;
use crate::formula::{Condition, Tally};
use crate::framework::{Computed, Counted, Indicator, Question, ScoreRule, Special, Subject, TargetTest};
use crate::number::{Number, Places};
use crate::park::Park;
use crate::standing::Standing;
use crate::truth::Truth;

use super::measure::{Figure, Measures, no_readings};
use super::points::{Points, Span};
use super::rule::{self, Case};
use super::target::{Verdict, reached, special_text, test, text_of};
use super::trace::{count, coverage, unit_of};
use super::value::{Value, figure, shown, with_unit};
use super::{IndicatorResult, State};

/// What indicators are judged by.
pub(super) struct Judge<'a> {
    pub assessment: &'a Assessment,
    pub park: &'a Park,
    pub measures: &'a Measures,
}

impl Judge<'_> {
    /// Judges one indicator.
    pub fn judge(&self, indicator: &Indicator) -> IndicatorResult {
        let special = self.special(indicator);
        let usual = indicator.target.as_ref().map(|target| &target.test);
        let wanted = special.map(|special| &special.test).or(usual);
        let mut result = IndicatorResult {
            indicator: indicator.id.clone(),
            state: State::MissingData,
            value: None,
            target: match special {
                Some(special) => Some(special_text(indicator, special)),
                None => wanted.map(|test| text_of(indicator, test)),
            },
            shortfall: None,
            reached: None,
            points: None,
            level: None,
            standing: self.standing(indicator),
            trace: Vec::new(),
            tally: None,
        };
        let mut value = Value::Missing;
        match self.applies(indicator, &mut result) {
            Truth::No => return self.not_applicable(indicator, result),
            Truth::Unknown => {}
            Truth::Yes => {
                let raw = self.assessment.answers.get(&indicator.id, Slot::Value);
                let state = understand(indicator, raw);
                if let AnswerState::Complete { answer: Answer::NotApplicable(reason), .. } = state {
                    result.trace.push(format!("不适用，理由：{reason}"));
                    return self.not_applicable(indicator, result);
                }
                value = match &indicator.question {
                    Question::Counted(counted) => self.counted(indicator, counted, wanted, &mut result),
                    Question::Computed(computed) => self.computed(indicator, computed, wanted, &mut result),
                    _ => answered(indicator, state, wanted, &mut result),
                };
            }
        }
        let verdict = wanted.map(|wanted| verdict(indicator, wanted, &value, &mut result));
        self.score(indicator, &value, verdict.as_ref(), &mut result);
        result
    }

    /// The weakest of indicator, threshold, options, points, our reading and the chosen reading. An official
    /// indicator answered by options of ours is only as official as the options.
    fn standing(&self, indicator: &Indicator) -> Standing {
        let options = indicator.question.options().iter().map(|option| option.standing);
        let options = options.fold(Standing::Official, Standing::weakest);
        let levels = match &indicator.question {
            Question::Level(question) => question.levels.iter().map(|level| level.standing).max(),
            _ => None,
        };
        let figure = [self.measures.computed.get(&indicator.id), self.measures.bases.get(&indicator.id)];
        let parts = [
            indicator.target.as_ref().map(|target| target.standing()),
            indicator.score.as_ref().map(|score| score.standing()),
            indicator.applies.as_ref().map(|applies| applies.basis.standing),
            indicator.reading.as_ref().map(|reading| reading.standing),
            self.assessment.reading_of(indicator).map(|(standing, _)| standing),
            levels,
        ];
        let figures = figure.into_iter().flatten().map(|figure| figure.standing);
        parts
            .into_iter()
            .flatten()
            .chain(figures)
            .fold(indicator.standing.weakest(options), Standing::weakest)
    }

    /// Whether a condition holds for whom the framework asks: the park, or the one firm that answered.
    fn holds(&self, condition: &Condition) -> Truth {
        match self.assessment.framework.subject {
            Subject::Park => condition.holds(&self.park.profile, &no_readings()),
            Subject::Firm => match self.park.roster.firms() {
                [firm] => condition.holds(firm, &no_readings()),
                _ => Truth::Unknown,
            },
        }
    }

    /// Whether it applies to this park, with the reason when it does not or nobody knows.
    fn applies(&self, indicator: &Indicator, result: &mut IndicatorResult) -> Truth {
        let Some(applies) = &indicator.applies else { return Truth::Yes };
        let holds = self.holds(&applies.when);
        match holds {
            Truth::Yes => {}
            Truth::No => {
                result.trace.push(format!("不适用：{}（{}）。", applies.text, applies.basis.standing.zh()))
            }
            Truth::Unknown => {
                let labels = applies.when.fields().into_iter().map(|field| {
                    let found = self.park.profile.form().field(field);
                    found.map_or_else(|| field.to_string(), |field| field.label.clone())
                });
                let labels = labels.collect::<Vec<_>>().join("、");
                result
                    .trace
                    .push(format!("{}；园区概况没有填写“{labels}”，还不能确定是否适用。", applies.text));
            }
        }
        holds
    }

    fn not_applicable(&self, indicator: &Indicator, mut result: IndicatorResult) -> IndicatorResult {
        result.state = State::NotApplicable;
        result.points = indicator.score.as_ref().map(|score| Points {
            got: Number::zero(),
            open: Number::zero(),
            full: score.full.clone(),
            is_bonus: score.is_bonus,
            is_ranked: false,
        });
        result
    }

    /// The first special threshold that is known to apply.
    fn special<'i>(&self, indicator: &'i Indicator) -> Option<&'i Special> {
        let target = indicator.target.as_ref()?;
        target.special.iter().find(|one| self.holds(&one.when) == Truth::Yes)
    }

    fn counted(
        &self,
        indicator: &Indicator,
        counted: &Counted,
        wanted: Option<&TargetTest>,
        result: &mut IndicatorResult,
    ) -> Value {
        let Some(tally) = self.measures.tallies.get(&indicator.id) else {
            result.trace.push("还没有企业名单，不能统计。".to_owned());
            return Value::Missing;
        };
        result.trace = count(indicator, counted, tally, self.assessment, &self.park.roster);
        result.value = Some(coverage(counted, tally));
        result.reached = match wanted {
            Some(TargetTest::All) | None => Number::ratio(tally.done, tally.total()),
            Some(_) => None,
        };
        result.tally = Some(tally.clone());
        Value::of_tally(tally)
    }

    fn computed(
        &self,
        indicator: &Indicator,
        computed: &Computed,
        wanted: Option<&TargetTest>,
        result: &mut IndicatorResult,
    ) -> Value {
        let Some(Figure { value, inputs, .. }) = self.measures.computed.get(&indicator.id) else {
            result.trace.push("公式绕回到自己，不能计算。".to_owned());
            return Value::Missing;
        };
        if !inputs.is_empty() {
            result.trace.push(format!("取数：{}。", inputs.join("；")));
        }
        match value {
            Ok(value) => {
                let places = Places::UpTo(computed.places);
                let is_marked = wanted.and_then(TargetTest::range).is_some();
                let shown = if is_marked { figure(value, wanted) } else { value.show(places) };
                let shown = with_unit(shown, &indicator.question);
                result.trace.push(format!("计算：{} = {shown}。", computed.text));
                result.value = Some(shown);
                Value::Figure(Span::exactly(value.clone()))
            }
            Err(names) => {
                result.trace.push(format!("计算：{}；缺 {}，不能计算。", computed.text, names.join("、")));
                Value::Missing
            }
        }
    }

    fn score(
        &self,
        indicator: &Indicator,
        value: &Value,
        verdict: Option<&Verdict>,
        result: &mut IndicatorResult,
    ) {
        if let (Question::Level(question), Value::Choice(chosen)) = (&indicator.question, value) {
            result.level = Some(question.value(chosen));
        }
        let Some(score) = &indicator.score else {
            if verdict.is_none_or(|verdict| *verdict == Verdict::NotJudged) {
                result.state = State::NotJudged;
                result.shortfall = None;
                if indicator.target.is_none() {
                    result.trace.push(format!("不判定：{}", indicator.not_judged));
                }
            }
            return;
        };
        let base = self.measures.bases.get(&indicator.id);
        if let Some(Figure { value: Err(names), .. }) = base {
            result.trace.push(format!("基期值缺 {}。", names.join("、")));
        }
        let scored = rule::points(&Case { indicator, score, value, verdict, base });
        let bonus = if score.is_bonus { "加分项，" } else { "" };
        let full = score.full.show(Places::UpTo(4));
        let standing = score.standing().zh();
        result.trace.push(format!("得分：{}（{bonus}满分 {full} 分；{standing}）。", scored.why));
        let is_ranked = matches!(score.rule, ScoreRule::Ranked { .. });
        if verdict.is_none_or(|verdict| *verdict == Verdict::NotJudged) {
            result.state = match (is_ranked, scored.span.is_exact()) {
                (true, _) => State::NotJudged,
                (false, true) => State::Scored,
                (false, false) => State::MissingData,
            };
        }
        result.points = Some(Points {
            open: &scored.span.high - &scored.span.low,
            got: scored.span.low,
            full: score.full.clone(),
            is_bonus: score.is_bonus,
            is_ranked,
        });
    }
}

fn answered(
    indicator: &Indicator,
    state: AnswerState,
    wanted: Option<&TargetTest>,
    result: &mut IndicatorResult,
) -> Value {
    match state {
        AnswerState::Empty => {
            result.trace.push("还没有填写。".to_owned());
            Value::Missing
        }
        AnswerState::Unfinished(problems) => {
            result.trace.extend(problems.into_iter().map(|problem| problem.say.zh));
            Value::Missing
        }
        AnswerState::Complete { answer, understood } => {
            let shown = shown(indicator, &answer, wanted);
            result.trace.push(format!("填报：{shown}。"));
            result.trace.extend(understood.map(|text| format!("{text}。")));
            result.value = Some(shown);
            Value::of(&answer)
        }
    }
}

/// Tests the target and says what came of it.
fn verdict(
    indicator: &Indicator,
    wanted: &TargetTest,
    value: &Value,
    result: &mut IndicatorResult,
) -> Verdict {
    if let (TargetTest::All, Some(tally)) = (wanted, &result.tally) {
        let (verdict, sentence) = all_done(tally, &indicator.question);
        result.trace.push(sentence);
        (result.state, result.shortfall) = match &verdict {
            Verdict::Met => (State::Met, None),
            Verdict::Short(gap) => (State::Short, Some(gap.clone())),
            Verdict::Open => {
                let open = tally.unknown_firms.len() + tally.undetermined_firms.len();
                (State::MissingData, Some(format!("待补 {open} 家企业的数据")))
            }
            Verdict::NotJudged => (State::NotJudged, None),
        };
        return verdict;
    }
    let verdict = test(indicator, wanted, value);
    let text = result.target.clone().unwrap_or_default();
    if result.reached.is_none() {
        result.reached = reached(indicator, wanted, value);
    }
    match &verdict {
        Verdict::Met => {
            result.state = State::Met;
            result.trace.push(format!("要求 {text}：已达到，达标。"));
        }
        Verdict::Short(gap) => {
            result.state = State::Short;
            result.trace.push(format!("要求 {text}：{gap}，未达标。"));
            result.shortfall = Some(gap.clone());
        }
        Verdict::Open => {
            result.state = State::MissingData;
            if *value != Value::Missing {
                result.trace.push(format!("要求 {text}：数据未齐，不能判定。"));
            }
        }
        Verdict::NotJudged => {
            result.state = State::NotJudged;
            if let TargetTest::Ranked(text) = wanted {
                result.trace.push(format!("不判定：{text}，要与其他园区比较，本园区无从知道。"));
            } else {
                result.trace.push("目标与题型不相符，不能判定。".to_owned());
            }
        }
    }
    verdict
}

/// One known "no" decides; otherwise one that has not said keeps the question open.
fn all_done(tally: &Tally, question: &Question) -> (Verdict, String) {
    let Question::Counted(counted) = question else {
        return (Verdict::NotJudged, "目标与题型不相符，不能判定。".to_owned());
    };
    if tally.missing > 0 {
        let unit = unit_of(counted.over);
        let gap = match tally.unknown {
            0 => format!("差 {} {unit}", tally.missing),
            unknown => format!("差 {} {unit}，另有 {unknown} {unit}待补数据", tally.missing),
        };
        let sentence = format!("要求全部完成：{gap}，未达标。");
        (Verdict::Short(gap), sentence)
    } else if tally.is_full() {
        (Verdict::Met, "要求全部完成：已全部完成，达标。".to_owned())
    } else if tally.unknown > 0 || !tally.undetermined_firms.is_empty() {
        (Verdict::Open, "已填写的都已完成，但还有企业没有填写，不能判定。".to_owned())
    } else {
        (Verdict::NotJudged, "名单中没有统计范围内的企业，不作判定。".to_owned())
    }
}
