//! When the details of an organisation are to be said right again. Facts in, decision out.

use chrono::{DateTime, TimeDelta, Utc};

use crate::tables::verification::Model;

/// The details count as right for so long.
pub(crate) const YEAR: TimeDelta = TimeDelta::days(365);

/// Whether somebody should look through the details: a year has gone by since staff confirmed the
/// organisation, or a manager last said that they are right.
pub(crate) fn is_to_be_verified(confirmed_at: Option<DateTime<Utc>>, last: Option<&Model>, now: DateTime<Utc>) -> bool {
    let last = last.and_then(|last| last.verified_at).or(confirmed_at);
    last.is_some_and(|last| last + YEAR <= now)
}

/// Whether the managers are to be reminded: once a year as long as nobody looks.
pub(crate) fn is_to_be_reminded(confirmed_at: Option<DateTime<Utc>>, last: Option<&Model>, now: DateTime<Utc>) -> bool {
    let reminded = last.and_then(|last| last.reminded_at);
    is_to_be_verified(confirmed_at, last, now) && reminded.is_none_or(|reminded| reminded + YEAR <= now)
}

#[cfg(test)]
mod tests {
    use base::{Id, Random};

    use super::*;

    #[test]
    fn a_reminder_comes_a_year_after_the_last_word_and_each_year_after() {
        let now: DateTime<Utc> = "2026-11-27T09:00:00Z".parse().unwrap();
        let ago = |days| Some(now - TimeDelta::days(days));
        let last = |verified_at, reminded_at| Model {
            organisation_id: Id::new(now, &Random::seeded(1)),
            verified_at,
            verified_by: None,
            reminded_at,
        };
        assert!(!is_to_be_reminded(None, None, now));
        assert!(!is_to_be_reminded(ago(364), None, now));
        assert!(is_to_be_reminded(ago(365), None, now));
        assert!(!is_to_be_reminded(ago(900), Some(&last(ago(10), None)), now));
        assert!(is_to_be_reminded(ago(900), Some(&last(ago(400), None)), now));
        assert!(!is_to_be_reminded(ago(900), Some(&last(ago(400), ago(30))), now));
        assert!(is_to_be_reminded(ago(900), Some(&last(None, ago(365))), now));
        assert!(is_to_be_verified(ago(900), Some(&last(ago(400), ago(30))), now));
    }
}
