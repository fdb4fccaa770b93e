//! A counted indicator seen closer: by group of firms, and as it would be.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::score::IndicatorResultView;

/// By what firms are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GroupingView {
    /// Division of GB/T 4754.
    Division,
    /// Whether of the leading industry.
    LeadingIndustry,
    /// The 8 + 9 new industries.
    NewIndustry,
    /// 大型, 中型, 小型, 微型 for industrial firms.
    Size,
}

/// Asks for a count by group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CoverageQuery {
    /// A counted indicator.
    pub indicator: String,
    /// By what.
    pub by: GroupingView,
}

/// A count by group. The groups together hold every firm of the count once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CoverageView {
    /// Whose: 规上工业企业.
    pub among_text: String,
    /// What counts as done.
    pub done_text: String,
    /// The reading that is used, in words.
    pub reading: Option<String>,
    /// Industries are counted, not firms: one firm covers its division.
    pub counts_industries: bool,
    /// The groups in order.
    pub groups: Vec<CoverageGroup>,
}

/// A count within one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CoverageGroup {
    /// "36 汽车制造业", 主导产业, 大型.
    pub label: String,
    /// Firms known to be looked at.
    pub total: u32,
    /// Firms that are done.
    pub done: u32,
    /// Firms known not to be.
    pub missing: u32,
    /// Firms that have not said.
    pub unknown: u32,
    /// Firms of which it is not known whether they are looked at at all.
    pub undetermined: u32,
    /// Whether at least one is done; absent while nobody can say.
    pub covered: Option<bool>,
}

/// Asks what a count would be. Nothing is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WhatIf {
    /// A counted indicator.
    pub indicator: String,
    /// These firms would be done.
    pub firms: Vec<String>,
    /// And every firm that has not said.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub unknown: bool,
}

/// What would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WhatIfView {
    /// The indicator as it would be.
    pub result: IndicatorResultView,
    /// Of how many firms that was assumed.
    pub firms: u32,
    /// Other indicators that would have another state, as they would be.
    pub others: Vec<IndicatorResultView>,
    /// The overall statement as it would be.
    pub overall: String,
}
