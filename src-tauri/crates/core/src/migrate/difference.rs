//! What is different about an indicator from one edition to the next.

use crate::framework::{CellKind, Framework, Indicator, Question};
use crate::number::Places;
use crate::problem::Said;
use crate::score::target_text;

/// One thing that is different.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// Another id.
    Id(String),
    /// Another number: before and now.
    Number(String, String),
    /// Another area: names before and now.
    Area(String, String),
    /// Another name: before and now.
    Name(String, String),
    /// Other words of the question.
    Ask,
    /// Another kind of question.
    Kind,
    /// Another unit: before and now.
    Unit(String, String),
    /// Options, levels or items: labels that are gone, and those that are new.
    Options(Vec<String>, Vec<String>),
    /// Columns of a table: labels that are gone, and those that are new.
    Columns(Vec<String>, Vec<String>),
    /// A shorter text, fewer rows or other years are asked.
    Limit,
    /// Counted or computed in another way.
    Rule,
    /// Applies to other parks.
    Applies,
    /// Another target: before and now, nothing where there is none.
    Target(Option<String>, Option<String>),
    /// Other points or another rule by which they come about.
    Points,
    /// Another text is asked beside the value.
    Narrative,
    /// Answered for an edition before the last, and now asked again.
    Returned,
}

impl Difference {
    /// Whether an answer that was given before may mean something else now.
    pub fn asks_to_look(&self) -> bool {
        match self {
            Self::Ask
            | Self::Kind
            | Self::Unit(..)
            | Self::Options(..)
            | Self::Columns(..)
            | Self::Limit
            | Self::Applies
            | Self::Narrative
            | Self::Returned => true,
            Self::Id(_)
            | Self::Number(..)
            | Self::Area(..)
            | Self::Name(..)
            | Self::Rule
            | Self::Target(..)
            | Self::Points => false,
        }
    }

    /// Whether it stands at another place.
    pub fn moves(&self) -> bool {
        matches!(self, Self::Id(_) | Self::Number(..) | Self::Area(..))
    }

    /// In words.
    pub fn say(&self) -> Said {
        let pair = |what: (&str, &str), before: &str, now: &str| {
            Said::new(
                format!("{}由“{before}”改为“{now}”", what.0),
                format!("{} changed from `{before}` to `{now}`", what.1),
            )
        };
        let lists = |what: (&str, &str), gone: &[String], added: &[String]| {
            let (mut zh, mut en) = (Vec::new(), Vec::new());
            if !gone.is_empty() {
                zh.push(format!("不再有“{}”", gone.join("、")));
                en.push(format!("without `{}`", gone.join("`, `")));
            }
            if !added.is_empty() {
                zh.push(format!("新增“{}”", added.join("、")));
                en.push(format!("with `{}`", added.join("`, `")));
            }
            if zh.is_empty() {
                zh.push("顺序或编号不同".to_owned());
                en.push("in another order or with other ids".to_owned());
            }
            Said::new(format!("{}变了：{}", what.0, zh.join("，")), format!("{}: {}", what.1, en.join(", ")))
        };
        match self {
            Self::Id(before) => Said::new(format!("原编号 {before}"), format!("formerly {before}")),
            Self::Number(before, now) => pair(("序号", "number"), before, now),
            Self::Area(before, now) => pair(("所属领域", "area"), before, now),
            Self::Name(before, now) => pair(("名称", "name"), before, now),
            Self::Ask => Said::new("问题的文字变了", "the question is worded differently"),
            Self::Kind => Said::new("题型变了", "another kind of question"),
            Self::Unit(before, now) => pair(("单位", "unit"), before, now),
            Self::Options(gone, added) => lists(("选项", "other options"), gone, added),
            Self::Columns(gone, added) => lists(("表格的列", "other columns"), gone, added),
            Self::Limit => Said::new("字数、行数或年份的要求变了", "other limits of length, rows or years"),
            Self::Rule => Said::new("统计或计算的方法变了", "counted or computed differently"),
            Self::Applies => Said::new("适用条件变了", "applies to other parks"),
            Self::Target(before, now) => {
                let (before, now) = (before.as_deref(), now.as_deref());
                let said = pair(("目标", "target"), before.unwrap_or("无"), now.unwrap_or("无"));
                Said::new(said.zh, said.en.replace('无', "none"))
            }
            Self::Points => Said::new("分值或计分方法变了", "scored differently"),
            Self::Narrative => Said::new("文字说明的要求变了", "another text is asked"),
            Self::Returned => Said::new(
                "这是更早版本的填报，现在又问到了",
                "answered for an earlier edition and asked again",
            ),
        }
    }
}

/// An indicator with the edition that it stands in.
type Standing<'f> = (&'f Framework, &'f Indicator);

/// Everything that is different, in the order in which people read an indicator.
pub(super) fn between((old, was): Standing<'_>, (new, is): Standing<'_>) -> Vec<Difference> {
    let mut found = Vec::new();
    if was.id != is.id {
        found.push(Difference::Id(was.id.to_string()));
    }
    if was.number != is.number {
        found.push(Difference::Number(was.number.clone(), is.number.clone()));
    }
    let place = |framework: &Framework, indicator: &Indicator| {
        let mut names: Vec<String> =
            framework.lineage(&indicator.area).into_iter().map(|area| area.name.clone()).collect();
        names.reverse();
        names.join(" › ")
    };
    let (before, now) = (place(old, was), place(new, is));
    if was.area != is.area || before != now {
        found.push(Difference::Area(before, now));
    }
    if was.name != is.name {
        found.push(Difference::Name(was.name.clone(), is.name.clone()));
    }
    if was.ask != is.ask {
        found.push(Difference::Ask);
    }
    question(&was.question, &is.question, &mut found);
    if was.period != is.period {
        found.push(Difference::Limit);
    }
    if was.applies.as_ref().map(|one| &one.when) != is.applies.as_ref().map(|one| &one.when) {
        found.push(Difference::Applies);
    }
    let tests =
        |one: &Indicator| one.target.as_ref().map(|target| (target.test.clone(), target.special.clone()));
    if tests(was) != tests(is) {
        found.push(Difference::Target(target_text(was), target_text(is)));
    }
    let points = |one: &Indicator| {
        one.score.as_ref().map(|score| (score.full.clone(), score.rule.clone(), score.is_bonus))
    };
    if points(was) != points(is) {
        found.push(Difference::Points);
    }
    if was.narrative != is.narrative {
        found.push(Difference::Narrative);
    }
    found
}

fn question(was: &Question, is: &Question, found: &mut Vec<Difference>) {
    if std::mem::discriminant(was) != std::mem::discriminant(is) {
        found.push(Difference::Kind);
        return;
    }
    match (was, is) {
        (Question::Counted(before), Question::Counted(now)) if before != now => found.push(Difference::Rule),
        (Question::Computed(before), Question::Computed(now)) if before != now => {
            found.push(Difference::Rule)
        }
        (
            Question::Number(before) | Question::Money(before),
            Question::Number(now) | Question::Money(now),
        ) if before != now => {
            found.push(Difference::Unit(before.symbol().to_owned(), now.symbol().to_owned()));
        }
        (Question::Table(before), Question::Table(now)) => {
            let columns = |table: &crate::framework::TableQuestion| -> Vec<(String, String)> {
                let kind = |kind: &CellKind| format!("{kind:?}");
                table
                    .columns
                    .iter()
                    .map(|one| (format!("{} {}", one.key, kind(&one.kind)), one.label.clone()))
                    .collect()
            };
            let (gone, added) = lists(&columns(before), &columns(now));
            if columns(before) != columns(now) {
                found.push(Difference::Columns(gone, added));
            }
            if before.max_rows > now.max_rows || before.min_rows < now.min_rows {
                found.push(Difference::Limit);
            }
        }
        (Question::Text(before), Question::Text(now))
            if now.is_some_and(|now| before.is_none_or(|before| now < before)) =>
        {
            found.push(Difference::Limit);
        }
        _ => {}
    }
    let (before, now) = (options(was), options(is));
    if before != now {
        let (gone, added) = lists(&before, &now);
        found.push(Difference::Options(gone, added));
    }
}

/// Ids with what they say, of everything that can be chosen.
fn options(question: &Question) -> Vec<(String, String)> {
    match question {
        Question::Level(levels) => {
            let level = |one: &crate::framework::Level| {
                let value = one.value.show(Places::UpTo(6));
                (format!("{} {value} {}", one.id, one.sentence), one.label.clone())
            };
            levels.levels.iter().map(level).collect()
        }
        _ => question.options().iter().map(|one| (one.id.to_string(), one.label.clone())).collect(),
    }
}

/// Labels that are gone, and those that are new.
fn lists(before: &[(String, String)], now: &[(String, String)]) -> (Vec<String>, Vec<String>) {
    let without = |some: &[(String, String)], others: &[(String, String)]| {
        some.iter().filter(|one| !others.contains(one)).map(|(_, label)| label.clone()).collect()
    };
    (without(before, now), without(now, before))
}
