//! The counts of the queue and what an officer saved, kept for a moment: every page of staff shows them. Whoever
//! changes a case on this node sees it at once, other nodes within two seconds.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base::{Id, Person};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::DbErr;
use web::Portal;

use super::mail::mails_held;
use super::queue::{Counts, counts};
use super::saved::{saved_for, settings_of};
use crate::tables::{officer_setting, saved_selection};
use crate::teams;

const KEPT_FOR: TimeDelta = TimeDelta::seconds(2);

/// That, and when it was read, by officer.
type ByOfficer = HashMap<Id<Person>, (DateTime<Utc>, Arc<Kept>)>;

/// What is remembered for an officer.
#[derive(Debug)]
pub(crate) struct Kept {
    /// How many cases each selection and each team of the officer holds.
    pub(crate) counts: Counts,
    /// How many mails wait for staff.
    pub(crate) mails: u64,
    /// The selections that the officer sees beside those that everybody has.
    pub(crate) saved: Vec<saved_selection::Model>,
    /// How the pages behave.
    pub(crate) settings: officer_setting::Model,
}

/// What this process remembers.
#[derive(Default)]
pub(crate) struct KeptCounts(Mutex<ByOfficer>);

impl KeptCounts {
    /// Forgets all of it, because a case was changed, or what an officer saved.
    pub(crate) fn forget(&self) {
        self.lock().clear();
    }

    fn find(&self, officer: Id<Person>, now: DateTime<Utc>) -> Option<Arc<Kept>> {
        self.lock()
            .get(&officer)
            .filter(|(at, _)| now - *at < KEPT_FOR)
            .map(|(_, found)| Arc::clone(found))
    }

    fn keep(&self, officer: Id<Person>, now: DateTime<Utc>, read: Arc<Kept>) {
        let mut kept = self.lock();
        kept.retain(|_, (at, _)| now - *at < KEPT_FOR);
        kept.insert(officer, (now, read));
    }

    fn lock(&self) -> MutexGuard<'_, ByOfficer> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the pages of the queue show an officer beside the cases.
pub(crate) async fn kept_for(portal: &Portal, officer: Id<Person>) -> Result<Arc<Kept>, DbErr> {
    let (kept, now) = (portal.shared::<KeptCounts>(), portal.now());
    if let Some(found) = kept.find(officer, now) {
        return Ok(found);
    }
    let (db, teams) = (portal.store.db(), teams::of(portal).await?);
    let teams: Vec<_> = teams.with(officer).map(|team| team.id).collect();
    let counted = Arc::new(Kept {
        counts: counts(db, (officer, teams.as_slice()), now).await?,
        mails: mails_held(db).await?,
        saved: saved_for(db, officer, &teams).await?,
        settings: settings_of(db, officer).await?,
    });
    kept.keep(officer, now, Arc::clone(&counted));
    Ok(counted)
}

#[cfg(test)]
mod tests {
    use base::Random;

    use super::*;

    #[test]
    fn counts_are_kept_for_two_seconds_or_until_a_case_is_changed() {
        let now: DateTime<Utc> = "2026-11-23T09:00:00Z".parse().unwrap();
        let (officer, kept) = (Id::new(now, &Random::seeded(1)), KeptCounts::default());
        let counts = Counts {
            selections: [1, 2, 3, 4, 5, 6],
            teams: vec![7],
        };
        let settings = officer_setting::Model {
            person_id: officer,
            has_keys: true,
            is_live: true,
        };
        let read = Kept {
            counts: counts.clone(),
            mails: 8,
            saved: Vec::new(),
            settings,
        };
        kept.keep(officer, now, Arc::new(read));
        let found = kept.find(officer, now + TimeDelta::milliseconds(1_999));
        assert_eq!(found.map(|found| found.counts.clone()), Some(counts));
        assert!(kept.find(officer, now + KEPT_FOR).is_none());
        kept.forget();
        assert!(kept.find(officer, now).is_none());
    }
}
