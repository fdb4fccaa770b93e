//! Answers of other assessments that can be taken over.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::framework::StandingView;
use super::update::IndicatorName;

/// What the open assessment could take over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrefillView {
    /// In the order of the framework.
    pub offers: Vec<OfferView>,
}

/// One answer that can be taken over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfferView {
    /// Where it would stand.
    pub to: IndicatorName,
    /// Where it is.
    pub from: IndicatorName,
    /// Title and edition of the framework in which it is.
    pub framework: String,
    /// What was answered there, in words.
    pub given: String,
    /// What would stand here, in words.
    pub value: String,
    /// Whose correspondence it is.
    pub standing: StandingView,
    /// Why they correspond, and where not quite.
    pub reason: String,
}

/// Takes answers over; each is marked until a person has confirmed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AcceptPrefill {
    /// Indicators of the open assessment; all that are offered if empty.
    pub indicators: Vec<String>,
}
