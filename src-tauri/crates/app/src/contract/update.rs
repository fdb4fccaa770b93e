//! Updating an assessment to another edition; what is asked no more; what is to be confirmed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SaidView;
use super::answer::SlotView;
use super::framework::FrameworkSummary;
use super::score::{OverallView, ResultState};

/// Names an edition: of the library by id and edition, or a framework file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditionRef {
    /// Framework id; that of the open assessment if absent.
    pub id: Option<String>,
    /// Edition; the newest if absent.
    pub edition: Option<String>,
    /// A framework file instead.
    pub file: Option<String>,
}

/// Asks what differs between two editions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CompareFrameworks {
    /// Before.
    pub old: EditionRef,
    /// From now on.
    pub new: EditionRef,
}

/// Updates the open assessment, or asks what that would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UpdateAssessment {
    /// To which edition.
    pub to: EditionRef,
}

/// What becomes of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FateView {
    /// 保留.
    Kept,
    /// 待复核.
    Recheck,
    /// 移动.
    Moved,
    /// 停用.
    Retired,
    /// 新增.
    New,
}

/// How many indicators meet which fate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct FatesView {
    /// 保留.
    pub kept: u32,
    /// 待复核.
    pub recheck: u32,
    /// 移动.
    pub moved: u32,
    /// 停用.
    pub retired: u32,
    /// 新增.
    pub new: u32,
}

/// What differs between two editions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComparisonView {
    /// Before.
    pub old: FrameworkSummary,
    /// From now on.
    pub new: FrameworkSummary,
    /// How many of each.
    pub fates: FatesView,
    /// Every indicator of the new edition in its order, then those that retire.
    pub lines: Vec<ComparisonLine>,
}

/// What becomes of one indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComparisonLine {
    /// What becomes of it.
    pub fate: FateView,
    /// Before; absent for a new one.
    pub from: Option<IndicatorName>,
    /// From now on; absent for a retired one.
    pub to: Option<IndicatorName>,
    /// What is different, in words.
    pub differences: Vec<SaidView>,
    /// Whether anything was typed for it or linked to it.
    pub holds: bool,
    /// Its result before, when an assessment is updated.
    pub before: Option<ResultState>,
    /// Its result afterwards.
    pub after: Option<ResultState>,
}

/// An indicator by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IndicatorName {
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
}

/// An update with its effect. What is done is exactly what was foreseen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UpdateView {
    /// What differs.
    pub comparison: ComparisonView,
    /// The result before.
    pub before: OverallView,
    /// The result afterwards.
    pub after: OverallView,
}

/// Confirms the answer to an indicator as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConfirmAnswer {
    /// Indicator id.
    pub indicator: String,
}

/// What put an answer where it stands, other than a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OriginView {
    /// An update to another edition.
    Update,
    /// An answer of another framework.
    Crosswalk,
}

/// An answer that no person has confirmed yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ToConfirmView {
    /// Indicator id.
    pub indicator: String,
    /// What put it there.
    pub origin: OriginView,
    /// Why it has to be looked at.
    pub why: SaidView,
}

/// Something that was answered for an edition before and is asked no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RetiredView {
    /// Its id.
    pub indicator: String,
    /// Its number; empty when no edition names it.
    pub number: String,
    /// Its name.
    pub name: String,
    /// The edition that asked for it last.
    pub edition: String,
    /// What was typed, in words.
    pub fields: Vec<RetiredField>,
    /// Titles of what was linked to it.
    pub evidence: Vec<String>,
}

/// One field of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RetiredField {
    /// Which field.
    pub slot: SlotView,
    /// What was typed, in words.
    pub text: String,
}
