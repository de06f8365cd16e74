//! The counts of the queue, kept for a moment: every page of staff shows them. Whoever changes a case
//! on this node sees it at once, other nodes within two seconds.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use base::{Id, Person};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::DbErr;
use web::Portal;

use super::queue::{Counts, counts};

const KEPT_FOR: TimeDelta = TimeDelta::seconds(2);

/// Counts and when they were counted, by officer.
type ByOfficer = HashMap<Id<Person>, (DateTime<Utc>, Counts)>;

/// What this process remembers.
#[derive(Default)]
pub(crate) struct KeptCounts(Mutex<ByOfficer>);

impl KeptCounts {
    /// Forgets all counts, because a case was changed.
    pub(crate) fn forget(&self) {
        self.lock().clear();
    }

    fn find(&self, officer: Id<Person>, now: DateTime<Utc>) -> Option<Counts> {
        self.lock()
            .get(&officer)
            .filter(|(at, _)| now - *at < KEPT_FOR)
            .map(|(_, counts)| *counts)
    }

    fn keep(&self, officer: Id<Person>, now: DateTime<Utc>, counts: Counts) {
        let mut kept = self.lock();
        kept.retain(|_, (at, _)| now - *at < KEPT_FOR);
        kept.insert(officer, (now, counts));
    }

    fn lock(&self) -> MutexGuard<'_, ByOfficer> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How many cases each selection holds for an officer, in the order of `Selection::ALL`.
pub(crate) async fn counts_for(portal: &Portal, officer: Id<Person>) -> Result<Counts, DbErr> {
    let (kept, now) = (portal.shared::<KeptCounts>(), portal.now());
    if let Some(counts) = kept.find(officer, now) {
        return Ok(counts);
    }
    let counts = counts(portal.store.db(), officer, now).await?;
    kept.keep(officer, now, counts);
    Ok(counts)
}

#[cfg(test)]
mod tests {
    use base::Random;

    use super::*;

    #[test]
    fn counts_are_kept_for_two_seconds_or_until_a_case_is_changed() {
        let now: DateTime<Utc> = "2026-11-23T09:00:00Z".parse().unwrap();
        let (officer, kept) = (Id::new(now, &Random::seeded(1)), KeptCounts::default());
        kept.keep(officer, now, [1, 2, 3, 4, 5]);
        assert_eq!(
            kept.find(officer, now + TimeDelta::milliseconds(1_999)),
            Some([1, 2, 3, 4, 5])
        );
        assert_eq!(kept.find(officer, now + KEPT_FOR), None);
        kept.forget();
        assert_eq!(kept.find(officer, now), None);
    }
}
