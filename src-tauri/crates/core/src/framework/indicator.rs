//! Indicators (指标).

use super::area::Weight;
use super::question::Question;
use super::score_rule::Score;
use super::target::Target;
use crate::formula::Condition;
use crate::id::{AreaId, FieldKey, IndicatorId};
use crate::standing::{Basis, Source, Standing};

/// An indicator (指标).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Permanent id.
    pub id: IndicatorId,
    /// Ids that it had in earlier editions or drafts.
    pub previous: Vec<IndicatorId>,
    /// The area it belongs to.
    pub area: AreaId,
    /// Number shown to people; numbers of evidence begin with it.
    pub number: String,
    /// Name.
    pub name: String,
    /// The plain question.
    pub ask: String,
    /// When it applies; always without a condition.
    pub applies: Option<Applies>,
    /// What is asked.
    pub question: Question,
    /// Of which years it is asked.
    pub period: Period,
    /// What must be reached.
    pub target: Option<Target>,
    /// Its weight among the indicators directly in its area.
    pub weight: Option<Weight>,
    /// Its points.
    pub score: Option<Score>,
    /// What is lost when it is short.
    pub veto: Option<Veto>,
    /// Standing of the indicator as such.
    pub standing: Standing,
    /// Where it comes from; always said unless the indicator is ours.
    pub source: Option<Source>,
    /// How it is counted or read, when the source does not say.
    pub reading: Option<Advice>,
    /// Why it is not judged, when it has neither target nor points.
    pub not_judged: String,
    /// What to think of when filling it in.
    pub guidance: Vec<Advice>,
    /// A good example, or empty.
    pub example: String,
    /// What counts as proof.
    pub evidence: Vec<EvidenceHint>,
    /// How it is checked.
    pub check_methods: Vec<CheckMethod>,
    /// Keys of figures shown beside the gap; never a pass mark.
    pub benchmarks: Vec<FieldKey>,
    /// The descriptive text asked beside the value.
    pub narrative: Option<Narrative>,
}

impl Indicator {
    /// Whether anything is judged: a target that can be tested, or points.
    pub fn is_judged(&self) -> bool {
        self.target.is_some() || self.score.is_some()
    }

    /// Weakest standing of what judges here; official where nothing does.
    pub fn judging_standing(&self) -> Standing {
        if !self.is_judged() {
            return Standing::Official;
        }
        let parts = [
            self.target.as_ref().map(Target::standing),
            self.score.as_ref().map(Score::standing),
            self.weight.as_ref().map(|weight| weight.basis.standing),
            self.veto.as_ref().map(|veto| veto.basis.standing),
            self.reading.as_ref().map(|reading| reading.standing),
        ];
        parts.into_iter().flatten().fold(self.standing, Standing::weakest)
    }
}

/// When an indicator applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applies {
    /// The condition over the profile.
    pub when: Condition,
    /// The condition in words.
    pub text: String,
    /// Whose condition it is.
    pub basis: Basis,
}

/// Of which years a figure is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Period {
    /// The year assessed.
    #[default]
    Year,
    /// The year assessed and the two before it; the year assessed is judged.
    ThreeYears,
}

/// What is lost when an indicator is short (一票否决).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Veto {
    /// Whose points are none; of everything without an area.
    pub area: Option<AreaId>,
    /// Whose rule it is.
    pub basis: Basis,
}

/// How a reviewer checks an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckMethod {
    /// 查阅资料.
    Documents,
    /// 技术复核.
    Technical,
    /// 现场核查.
    OnSite,
}

impl CheckMethod {
    /// The word shown to people.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Documents => "查阅资料",
            Self::Technical => "技术复核",
            Self::OnSite => "现场核查",
        }
    }
}

/// A piece of advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The text.
    pub text: String,
    /// Whose advice it is.
    pub standing: Standing,
}

/// What counts as proof of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceHint {
    /// The text.
    pub text: String,
    /// How many pieces at least.
    pub minimum: u32,
    /// Of which kind, where the framework says it.
    pub kind: Option<EvidenceKind>,
    /// Whose advice it is.
    pub standing: Standing,
}

/// Kind of a piece of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EvidenceKind {
    /// 批文.
    Approval,
    /// 证书.
    Certificate,
    /// 审计报告.
    AuditReport,
    /// 合同.
    Contract,
    /// 截图.
    Screenshot,
    /// 照片.
    Photo,
    /// 检测报告.
    TestReport,
    /// 清单.
    List,
    /// 等保备案.
    ProtectionFiling,
    /// 统计报表.
    Statistics,
    /// 方案.
    Plan,
    /// 其他.
    Other,
}

impl EvidenceKind {
    /// The word shown to people.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Approval => "批文",
            Self::Certificate => "证书",
            Self::AuditReport => "审计报告",
            Self::Contract => "合同",
            Self::Screenshot => "截图",
            Self::Photo => "照片",
            Self::TestReport => "检测报告",
            Self::List => "清单",
            Self::ProtectionFiling => "等保备案",
            Self::Statistics => "统计报表",
            Self::Plan => "方案",
            Self::Other => "其他",
        }
    }

    /// Whether a kind as an office types it is this one: "现场照片" is a photo. Anything will do for 其他.
    pub fn is_called(self, typed: &str) -> bool {
        let words: &[&str] = match self {
            Self::Approval => &["批文", "批复", "同意"],
            Self::Certificate => &["证书", "证明", "认定"],
            Self::AuditReport => &["审计"],
            Self::Contract => &["合同", "协议"],
            Self::Screenshot => &["截图", "截屏"],
            Self::Photo => &["照片", "图片"],
            Self::TestReport => &["检测", "测试", "检验"],
            Self::List => &["清单", "名单", "名册", "台账", "目录"],
            Self::ProtectionFiling => &["等保", "等级保护"],
            Self::Statistics => &["统计", "报表", "数据"],
            Self::Plan => &["方案", "规划", "计划", "制度", "办法"],
            Self::Other => return true,
        };
        words.iter().any(|word| typed.contains(word))
    }
}

/// The descriptive text of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrative {
    /// What to describe.
    pub ask: String,
    /// Longest text in characters.
    pub max: Option<u32>,
}
