//! Time and ids that are the same in every run.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use chrono::{DateTime, FixedOffset, TimeDelta};
use parkgauge_app::{Clock, NewId};

/// The day of a story: 5 March 2026, 09:30 in Beijing. Each look at the clock is a second later, and
/// a restart of the program does not turn it back.
#[derive(Debug, Clone, Default)]
pub struct Day {
    seconds: Arc<AtomicI64>,
    ids: Arc<AtomicU64>,
}

impl Day {
    /// The same moment, passing on its own from here on.
    #[must_use]
    pub fn copy(&self) -> Self {
        Self {
            seconds: Arc::new(AtomicI64::new(self.seconds.load(Ordering::SeqCst))),
            ids: Arc::new(AtomicU64::new(self.ids.load(Ordering::SeqCst))),
        }
    }
}

impl Clock for Day {
    fn now(&self) -> DateTime<FixedOffset> {
        let start = DateTime::parse_from_rfc3339(crate::AT).unwrap();
        start + TimeDelta::seconds(self.seconds.fetch_add(1, Ordering::SeqCst))
    }
}

impl NewId for Day {
    fn next(&mut self) -> String {
        format!("id-{:06}", self.ids.fetch_add(1, Ordering::SeqCst))
    }
}
