//! The open park: the store, what was read from it, and the result as of now.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Datelike, FixedOffset};
use parkgauge_core::assessment::Assessment;
use parkgauge_core::benchmark::Benchmarks;
use parkgauge_core::crosswalk::Crosswalk;
use parkgauge_core::fields::{BaseDataForm, ProfileForm};
use parkgauge_core::id::FirmId;
use parkgauge_core::park::Park;
use parkgauge_core::roster::{Industries, Roster, RosterColumns, Vocabulary};
use parkgauge_core::score::{ScoreCard, score};
use parkgauge_store::record::{self, Slot};
use parkgauge_store::{OpenOptions, Store};

use crate::assets::{Assets, broken};
use crate::backup;
use crate::contract::Failure;
use crate::library::{Edition, Library};
use crate::load;
use crate::ports::{Clock, NewId, StoppedClock, TimedIds};
use crate::recent;
use crate::takes::Takes;
use crate::use_case::evidence_look::Looked;
use crate::use_case::roster_import::Previewed;

/// Version of the program.
pub const APP_VERSION: &str = env!("CARGO_PKG_VERSION");
/// Setting that names the assessment that was open last.
pub(crate) const CURRENT: &str = "current_assessment";

/// What a workbench needs from outside.
pub struct Setup {
    /// The shipped files.
    pub assets: Assets,
    /// Where a new workspace is offered.
    pub default_folder: PathBuf,
    /// The time.
    pub clock: Box<dyn Clock>,
    /// New ids.
    pub ids: Box<dyn NewId>,
}

/// Everything a host works with: shipped data and at most one open workspace.
pub struct Workbench {
    pub(crate) assets: Assets,
    pub(crate) library: Library,
    pub(crate) vocabulary: Arc<Vocabulary>,
    pub(crate) profile_form: Arc<ProfileForm>,
    pub(crate) base_data_form: Arc<BaseDataForm>,
    pub(crate) benchmarks: Benchmarks,
    pub(crate) crosswalk: Crosswalk,
    pub(crate) takes: Takes,
    pub(crate) default_folder: PathBuf,
    pub(crate) clock: Box<dyn Clock>,
    pub(crate) ids: Box<dyn NewId>,
    /// What was looked at of the evidence.
    pub(crate) looked: Looked,
    /// The list of firms that was previewed last.
    pub(crate) previewed: Option<Previewed>,
    open: Option<OpenPark>,
}

/// An open workspace with what was read from it.
pub(crate) struct OpenPark {
    pub store: Store,
    pub profile: BTreeMap<String, record::Profile>,
    pub base_data: BTreeMap<(String, String), record::BaseData>,
    /// The places of the firms in their stored list, which may have holes.
    pub positions: BTreeMap<FirmId, i64>,
    pub park: Park,
    /// Frameworks that the office brought itself.
    pub brought: Library,
    /// Year of the roster.
    pub year: u16,
    pub current: Option<Current>,
}

/// The open assessment.
pub(crate) struct Current {
    pub row: record::Assessment,
    pub assessment: Assessment,
    pub answers: BTreeMap<(String, Slot), record::Answer>,
    pub card: ScoreCard,
}

impl Current {
    /// Judges again after something changed.
    pub fn rescore(&mut self, park: &Park) {
        self.card = score(&self.assessment, park);
    }
}

impl Workbench {
    /// Reads what ships.
    ///
    /// # Errors
    /// Names the shipped file that cannot be used.
    pub fn new(setup: Setup) -> Result<Self, Failure> {
        let Setup { assets, default_folder, clock, ids } = setup;
        let columns = read(&assets, "vocabulary/roster.toml", RosterColumns::parse)?;
        let industries = read(&assets, "vocabulary/gbt4754-2017.toml", Industries::parse)?;
        Ok(Self {
            library: Library::load(&assets)?,
            vocabulary: Vocabulary::new(columns, industries),
            profile_form: Arc::new(read(&assets, "vocabulary/profile.toml", ProfileForm::parse)?),
            crosswalk: read(&assets, "crosswalk/house.toml", Crosswalk::parse)?,
            benchmarks: read(&assets, "benchmarks/national.toml", Benchmarks::parse)?,
            base_data_form: Arc::new(read(&assets, "vocabulary/base_data.toml", BaseDataForm::parse)?),
            takes: read(&assets, "vocabulary/questionnaire.toml", Takes::parse)?,
            assets,
            default_folder,
            clock,
            ids,
            looked: Looked::default(),
            previewed: None,
            open: None,
        })
    }

    /// Opens the workspace in a folder and makes it the open one.
    pub(crate) fn open_folder(&mut self, folder: &Path) -> Result<(), Failure> {
        // Closed first, so that the same folder can be opened again.
        self.open = None;
        self.previewed = None;
        // The program's own folder may be made with those above it; of a folder that a person
        // named, a missing parent is most often a drive that is not plugged in.
        let own = self.default_folder.parent().filter(|own| folder.starts_with(own));
        if let Some(above) = own.and(folder.parent()) {
            std::fs::create_dir_all(above)
                .map_err(|error| parkgauge_store::StoreError::io("create", above, error))?;
        }
        let now = self.clock.now();
        let options = OpenOptions { app_version: APP_VERSION.to_owned(), now: now.into() };
        let store = Store::open(folder, &options)?;
        backup::daily(&store, now)?;
        recent::remember(&self.default_folder, store.folder());
        self.open = Some(load::park(self, store, None)?);
        Ok(())
    }

    /// Reads everything again from the store, opening `assessment` or the one that was open.
    pub(crate) fn reload(&mut self, assessment: Option<String>) -> Result<(), Failure> {
        let open = self.open.take().ok_or_else(no_workspace)?;
        let wanted = assessment.or_else(|| open.current.as_ref().map(|current| current.row.id.clone()));
        self.open = Some(load::park(self, open.store, wanted)?);
        Ok(())
    }

    /// A workbench of its own on a state of before, at the time at which it was looked at then. What is done there does
    /// not last.
    pub(crate) fn on_past(
        &self,
        store: Store,
        assessment: &str,
        at: DateTime<FixedOffset>,
    ) -> Result<Self, Failure> {
        let mut past = Self::new(Setup {
            assets: self.assets.clone(),
            default_folder: self.default_folder.clone(),
            clock: Box::new(StoppedClock(at)),
            ids: Box::new(TimedIds),
        })?;
        past.open = Some(load::park(&past, store, Some(assessment.to_owned()))?);
        Ok(past)
    }

    pub(crate) fn close(&mut self) -> Result<(), Failure> {
        self.previewed = None;
        match self.open.take() {
            Some(open) => open.store.close().map_err(Failure::from),
            None => Ok(()),
        }
    }

    pub(crate) fn now(&self) -> DateTime<FixedOffset> {
        self.clock.now()
    }

    pub(crate) fn this_year(&self) -> u16 {
        u16::try_from(self.now().year()).unwrap_or(u16::MAX)
    }

    /// Every edition that can be chosen: those that ship, then those that the office brought.
    pub(crate) fn editions(&self) -> impl Iterator<Item = &Edition> {
        let brought = self.open.iter().flat_map(|open| open.brought.editions());
        self.library.editions().iter().chain(brought)
    }

    /// The edition asked for, or the newest of the framework.
    pub(crate) fn edition(&self, id: &str, edition: Option<&str>) -> Result<&Edition, Failure> {
        let found = self.editions().filter(|found| {
            found.framework.id.as_str() == id
                && edition.is_none_or(|edition| found.framework.edition == edition)
        });
        // Of two with one edition the one that ships.
        let newest = found.reduce(
            |best, next| {
                if next.framework.edition > best.framework.edition { next } else { best }
            },
        );
        newest.ok_or_else(|| Failure::unknown(["指标体系", "framework"], id))
    }

    /// The open workspace, if any.
    pub(crate) fn opened(&self) -> Option<&OpenPark> {
        self.open.as_ref()
    }

    pub(crate) fn park(&self) -> Result<&OpenPark, Failure> {
        self.open.as_ref().ok_or_else(no_workspace)
    }

    pub(crate) fn park_mut(&mut self) -> Result<&mut OpenPark, Failure> {
        self.open.as_mut().ok_or_else(no_workspace)
    }

    pub(crate) fn current(&self) -> Result<&Current, Failure> {
        self.park()?.current.as_ref().ok_or_else(no_assessment)
    }
}

impl OpenPark {
    /// The open assessment.
    pub fn current_mut(&mut self) -> Result<&mut Current, Failure> {
        self.current.as_mut().ok_or_else(no_assessment)
    }

    /// Where a new firm is put: behind the others.
    pub fn next_position(&self) -> i64 {
        self.positions.values().max().map_or(0, |last| last + 1)
    }

    /// Goes on with a roster that was stored, and judges it.
    pub fn take_roster(&mut self, roster: Roster, positions: impl IntoIterator<Item = (FirmId, i64)>) {
        self.positions.extend(positions);
        self.park.roster = roster;
        self.rescore();
    }

    /// Judges the open assessment again after the park's data changed.
    pub fn rescore(&mut self) {
        if let Some(current) = &mut self.current {
            current.rescore(&self.park);
        }
    }
}

pub(crate) fn read<T, E: std::fmt::Display>(
    assets: &Assets,
    name: &str,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Result<T, Failure> {
    parse(&assets.text(name)?).map_err(|error| broken(&assets.path(name), error))
}

fn no_workspace() -> Failure {
    Failure::nothing_open(["园区文件夹", "workspace"])
}

fn no_assessment() -> Failure {
    Failure::nothing_open(["自评估", "assessment"])
}
