//! What was asked of every firm, remembered from one count to the next.
//!
//! A count over fifty thousand firms spends its time on fetching their cells from memory. The answers are small and lie
//! together; when one firm changes, one answer in each list changes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::{DivisionCode, FieldValue, Firm};
use crate::formula::{Condition, Readings};
use crate::truth::Truth;

/// Answers of all firms in their order. They follow from the firms and are no part of what a roster says.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// By condition on a single field.
    truths: Mutex<BTreeMap<Condition, Arc<Vec<Truth>>>>,
    divisions: OnceLock<Arc<Vec<Option<DivisionCode>>>>,
    above_scale_industrial: OnceLock<Arc<Vec<bool>>>,
}

impl Clone for Known {
    fn clone(&self) -> Self {
        Self {
            truths: Mutex::new(self.lock().clone()),
            divisions: self.divisions.clone(),
            above_scale_industrial: self.above_scale_industrial.clone(),
        }
    }
}

impl Known {
    /// Whether a condition that uses no definition holds for each firm.
    pub fn truths(&self, condition: &Condition, firms: &[Firm]) -> Arc<Vec<Truth>> {
        if let Some(found) = self.lock().get(condition) {
            return Arc::clone(found);
        }
        let truths = Arc::new(firms.iter().map(|firm| asked(condition, firm)).collect::<Vec<_>>());
        self.lock().insert(condition.clone(), Arc::clone(&truths));
        truths
    }

    /// The division that each firm says it belongs to.
    pub fn divisions(&self, firms: &[Firm]) -> Arc<Vec<Option<DivisionCode>>> {
        let divisions = || Arc::new(firms.iter().map(division).collect());
        Arc::clone(self.divisions.get_or_init(divisions))
    }

    /// Which firms are 规上工业企业.
    pub fn above_scale_industrial(&self, firms: &[Firm]) -> &[bool] {
        let all = || Arc::new(firms.iter().map(Firm::is_above_scale_industrial).collect());
        self.above_scale_industrial.get_or_init(all)
    }

    /// Another firm stands at this place.
    pub fn learn(&mut self, at: usize, firm: &Firm) {
        let truths = self.truths.get_mut().unwrap_or_else(PoisonError::into_inner);
        for (condition, truths) in truths {
            Arc::make_mut(truths)[at] = asked(condition, firm);
        }
        if let Some(divisions) = self.divisions.get_mut() {
            Arc::make_mut(divisions)[at] = division(firm);
        }
        if let Some(all) = self.above_scale_industrial.get_mut() {
            Arc::make_mut(all)[at] = firm.is_above_scale_industrial();
        }
    }

    /// A list is put in whole or not at all, so a panic elsewhere leaves nothing half done.
    fn lock(&self) -> MutexGuard<'_, BTreeMap<Condition, Arc<Vec<Truth>>>> {
        self.truths.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn asked(condition: &Condition, firm: &Firm) -> Truth {
    condition.holds(firm, &Readings::new())
}

fn division(firm: &Firm) -> Option<DivisionCode> {
    // A roster without that column has no divisions.
    match firm.vocabulary().columns().industry().map(|column| firm.at(column)) {
        Some(FieldValue::Industry(code)) => Some(code.division()),
        _ => None,
    }
}
