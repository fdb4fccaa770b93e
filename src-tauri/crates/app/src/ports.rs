//! What the program needs from outside and tests replace: the time and new ids.

use chrono::{DateTime, FixedOffset, Local};

/// Tells the time.
pub trait Clock: Send {
    /// Now, with the office's offset from UTC.
    fn now(&self) -> DateTime<FixedOffset>;
}

/// Makes ids that were never used.
pub trait NewId: Send {
    /// A new id of lower-case letters, digits and hyphens.
    fn next(&mut self) -> String;
}

/// The clock of the computer.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<FixedOffset> {
        Local::now().fixed_offset()
    }
}

/// A clock that always tells the same time.
pub(crate) struct StoppedClock(pub DateTime<FixedOffset>);

impl Clock for StoppedClock {
    fn now(&self) -> DateTime<FixedOffset> {
        self.0
    }
}

/// Ids that rise with time and never repeat.
pub struct TimedIds;

impl NewId for TimedIds {
    fn next(&mut self) -> String {
        uuid::Uuid::now_v7().to_string()
    }
}
