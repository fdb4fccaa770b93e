//! A checked copy of the database each day the workspace is opened.

use chrono::{DateTime, FixedOffset};
use parkgauge_store::Store;

use crate::contract::Failure;

/// Copies that are kept; older ones go when a new one was checked.
const KEPT: usize = 30;

/// Makes the copy of the day if there is none yet and there is something to copy.
///
/// # Errors
/// When the copy cannot be written or does not prove whole. A workspace that cannot be backed up
/// is not opened in silence: most often its disk is full, and saving would fail next.
pub(crate) fn daily(store: &Store, now: DateTime<FixedOffset>) -> Result<(), Failure> {
    let day = now.to_utc().format("%Y%m%d").to_string();
    let copies = store.backups()?;
    if store.report().created || copies.iter().any(|copy| copy.name.contains(&day)) {
        return Ok(());
    }
    store.backup_now(now)?;
    // Names end with the time they were made at; those of one label stand in order of time.
    let mut old: Vec<_> =
        store.backups()?.into_iter().filter(|copy| copy.name.starts_with("backup-")).collect();
    old.sort_by(|a, b| a.name.cmp(&b.name));
    let surplus = old.len().saturating_sub(KEPT);
    for copy in old.into_iter().take(surplus) {
        std::fs::remove_file(&copy.path)
            .map_err(|error| parkgauge_store::StoreError::io("remove", &copy.path, error))?;
    }
    Ok(())
}
