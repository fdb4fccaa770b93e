//! Targets and rules of scoring that fit their question.

use super::super::file::Path;
use super::super::{Indicator, Question, Score, ScoreRule, TargetTest, Whole};
use super::Checker;
use crate::number::Number;

impl Checker<'_> {
    pub(super) fn targets(&mut self) {
        for (path, indicator) in self.each_indicator() {
            if !indicator.is_judged() && indicator.not_judged.trim().is_empty() {
                self.say(
                    "framework.no_reason",
                    &path,
                    format!("指标“{}”没有目标值和得分，也没有写明为什么不判定。", indicator.id),
                    format!(
                        "Indicator `{}` has neither target nor points and does not say why.",
                        indicator.id
                    ),
                );
            }
            if indicator.veto.is_some() && indicator.target.is_none() {
                self.say(
                    "framework.target_kind",
                    &path.key("veto"),
                    format!("指标“{}”一票否决，却没有目标值。", indicator.id),
                    format!("Indicator `{}` vetoes without a target.", indicator.id),
                );
            }
            let Some(target) = &indicator.target else { continue };
            let path = path.key("target");
            self.fits(&path.key("test"), indicator, &target.test);
            for (at, special) in target.special.iter().enumerate() {
                self.fits(&path.key("value_for").item(at).key("test"), indicator, &special.test);
            }
        }
    }

    fn fits(&mut self, path: &Path, indicator: &Indicator, test: &TargetTest) {
        let question = &indicator.question;
        let fits = match test {
            TargetTest::All => matches!(question, Question::Counted(_) | Question::Checklist(_)),
            TargetTest::AtLeast(_)
            | TargetTest::AtMost(_)
            | TargetTest::Over(_)
            | TargetTest::Below(_)
            | TargetTest::Between(_) => question.unit().is_some(),
            TargetTest::OneOf(_) => {
                matches!(question, Question::Choice(_) | Question::Choices(_) | Question::YesNo)
            }
            TargetTest::Level(_) => matches!(question, Question::Level(_)),
            TargetTest::Rows(_) => matches!(question, Question::Table(_)),
            TargetTest::Filled => {
                matches!(question, Question::Text(_) | Question::Date | Question::Table(_))
            }
            TargetTest::Ranked(_) => true,
        };
        if !fits {
            self.say(
                "framework.target_kind",
                path,
                format!("指标“{}”的目标与题型不相符。", indicator.id),
                format!("The target of `{}` does not fit its question.", indicator.id),
            );
        }
        if fits {
            self.within_reach(path, indicator, test);
        }
        if let TargetTest::Between(range) = test {
            let is_open = range.low.is_none() || range.high.is_none();
            if is_open || range.is_empty() {
                self.say(
                    "framework.band_contradiction",
                    path,
                    format!("指标“{}”的区间没有两端，或下限大于上限。", indicator.id),
                    format!(
                        "The range of `{}` lacks an end, or its lower end is above its upper.",
                        indicator.id
                    ),
                );
            }
        }
    }

    /// A target that no answer reaches.
    fn within_reach(&mut self, path: &Path, indicator: &Indicator, test: &TargetTest) {
        let hundred = Number::whole(100);
        let (wanted, most) = match (test, &indicator.question) {
            (TargetTest::AtLeast(value), Question::Percent(Whole::Parts)) if *value > hundred => {
                (value.exact(), 100)
            }
            (TargetTest::Over(value), Question::Percent(Whole::Parts)) if *value >= hundred => {
                (value.exact(), 100)
            }
            (TargetTest::Rows(rows), Question::Table(table)) if *rows > table.max_rows => {
                (rows.to_string(), table.max_rows)
            }
            _ => return,
        };
        self.say(
            "framework.unreachable_level",
            path,
            format!("指标“{}”的目标 {wanted} 超过最多 {most}，永远达不到。", indicator.id),
            format!("The target of `{}`, {wanted}, is beyond the most, {most}.", indicator.id),
        );
    }

    pub(super) fn scores(&mut self) {
        for (path, indicator) in self.each_indicator() {
            let Some(score) = &indicator.score else { continue };
            let path = path.key("score");
            if score.full <= Number::zero() {
                self.say(
                    "framework.weight_negative",
                    &path.key("full"),
                    format!("指标“{}”的满分 {} 不大于 0。", indicator.id, score.full.exact()),
                    format!("The points of `{}`, {}, are not above zero.", indicator.id, score.full.exact()),
                );
            }
            if let Some(why) = misfit(indicator, score) {
                self.say(
                    "framework.score_kind",
                    &path.key("rule"),
                    format!("指标“{}”的得分规则与题型不相符：{}。", indicator.id, why.0),
                    format!(
                        "The rule of scoring of `{}` does not fit its question: {}.",
                        indicator.id, why.1
                    ),
                );
            } else {
                self.rule(&path.key("rule"), indicator, score);
            }
        }
    }
}

/// Why a rule does not fit its question.
fn misfit(indicator: &Indicator, score: &Score) -> Option<(&'static str, &'static str)> {
    let question = &indicator.question;
    let is_figure = question.unit().is_some();
    let has_shares = question.options().iter().any(|option| option.share.is_some());
    match &score.rule {
        ScoreRule::Target if indicator.target.is_none() => Some(("没有目标值", "there is no target")),
        ScoreRule::Bands(_)
        | ScoreRule::Linear { .. }
        | ScoreRule::PerUnit { .. }
        | ScoreRule::Index { .. }
            if !is_figure =>
        {
            Some(("这种规则要一个数值", "the rule needs a figure"))
        }
        ScoreRule::Options => match question {
            Question::Checklist(_) => None,
            Question::Choice(_) | Question::Choices(_) if has_shares => None,
            Question::Choice(_) | Question::Choices(_) => {
                Some(("选项都没有比例 share", "no option has a share"))
            }
            _ => Some(("这种规则要选项", "the rule needs options")),
        },
        ScoreRule::Level if !matches!(question, Question::Level(_)) => {
            Some(("这种规则要等级题", "the rule needs a question about a level"))
        }
        _ => None,
    }
}
