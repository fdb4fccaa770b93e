//! One function a command. Same noun, same file as in every other layer.

pub mod answer;
pub mod assessment;
pub mod authoring;
pub mod base_data;
pub(crate) mod beside;
pub mod book_look;
pub mod check;
pub mod coverage;
pub mod demo;
pub mod dossier;
pub mod duplicate;
pub mod evidence;
pub mod evidence_binding;
pub mod evidence_files;
pub mod evidence_look;
pub(crate) mod evidence_volume;
pub mod framework;
pub mod package_history;
pub mod prefill;
pub mod profile;
pub mod questionnaire;
mod questionnaire_read;
mod questionnaire_sheet;
pub mod reject;
pub mod roster;
pub mod roster_column;
mod roster_edit;
pub(crate) mod roster_import;
pub mod score;
pub mod update;
pub mod workspace;

use chrono::{Local, SecondsFormat};
use parkgauge_core::problem::{Place, Problem, Said, Severity};
use parkgauge_core::standing::Standing;
use parkgauge_store::record::Moment;

use crate::contract::SaidView;
use crate::contract::framework::StandingView;
use crate::contract::problem::{FindingView, PlaceView, SeverityView};

/// Who makes changes until several people work on one park.
pub(crate) const ACTOR: &str = "office";

pub(crate) fn said(said: &Said) -> SaidView {
    SaidView { zh: said.zh.clone(), en: said.en.clone() }
}

pub(crate) fn finding(problem: &Problem) -> FindingView {
    FindingView {
        code: problem.code.to_owned(),
        severity: match problem.severity {
            Severity::Blocks => SeverityView::Blocks,
            Severity::Warns => SeverityView::Warns,
            Severity::Notes => SeverityView::Notes,
        },
        place: place(&problem.place),
        say: said(&problem.say),
        next: said(&problem.next),
    }
}

fn place(place: &Place) -> PlaceView {
    match place.clone() {
        Place::Assessment => PlaceView::Assessment,
        Place::Indicator(indicator) => PlaceView::Indicator { indicator },
        Place::Profile(key) => PlaceView::Profile { key },
        Place::BaseData { key, period } => PlaceView::BaseData { key, period },
        Place::Firm { firm, column } => PlaceView::Firm { firm, column },
        Place::Roster => PlaceView::Roster,
        Place::Evidence(evidence) => PlaceView::Evidence { evidence },
        Place::Cell { sheet, row, column } => PlaceView::Cell { sheet, row, column },
        Place::Line { line, column } => PlaceView::Line { line, column },
    }
}

pub(crate) fn standing(standing: Standing) -> StandingView {
    match standing {
        Standing::Official => StandingView::Official,
        Standing::Interpretation => StandingView::Interpretation,
        Standing::Derived => StandingView::Derived,
        Standing::House => StandingView::House,
    }
}

/// A stored time as people of the office read it, with the computer's offset.
pub(crate) fn local_time(moment: Moment) -> String {
    moment.utc().with_timezone(&Local).to_rfc3339_opts(SecondsFormat::Millis, false)
}

/// A stamp's revision on the wire. Sequences stay far below 2^32.
pub(crate) fn revision(revision: i64) -> u32 {
    u32::try_from(revision).unwrap_or(u32::MAX)
}
