//! Whether a key holds, and how many an organisation may have.

use chrono::{DateTime, TimeDelta, Utc};

use crate::model::State;
use crate::tables::api_key;

/// Keys that hold at once, of one organisation.
const MOST_KEYS: usize = 20;
/// How often it is noted that a key is used.
const USE_NOTED_EVERY: TimeDelta = TimeDelta::hours(1);

/// Why a key is not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyRefusal {
    /// There are as many as an organisation may have.
    #[error("there are too many keys")]
    TooMany,
    /// Another key that holds has this name.
    #[error("another key has this name")]
    NameTaken,
    /// Staff have not confirmed the right to represent the organisation.
    #[error("the organisation is not confirmed")]
    Unconfirmed,
}

/// Whether a key may be made beside those that are there.
pub(crate) fn may_make(name: &str, there: &[api_key::Model], of: State, now: DateTime<Utc>) -> Result<(), KeyRefusal> {
    let mut holding = there.iter().filter(|key| key_holds(key, of, now));
    if of == State::Unconfirmed {
        Err(KeyRefusal::Unconfirmed)
    } else if holding.clone().count() >= MOST_KEYS {
        Err(KeyRefusal::TooMany)
    } else if holding.any(|key| key.name.to_lowercase() == name.to_lowercase()) {
        Err(KeyRefusal::NameTaken)
    } else {
        Ok(())
    }
}

/// Whether a key holds: nobody revoked it, it has not ended, and its organisation is there.
pub(crate) fn key_holds(key: &api_key::Model, of: State, now: DateTime<Utc>) -> bool {
    key.revoked_at.is_none() && key.expires_at.is_none_or(|end| now < end) && of != State::Ended
}

/// Whether the use of a key is to be noted now.
pub(crate) fn is_use_noted(last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    last.is_none_or(|last| now - last >= USE_NOTED_EVERY)
}

#[cfg(test)]
mod tests {
    use base::{Id, Random};

    use super::*;

    #[test]
    fn a_key_holds_until_the_first_of_its_ends() {
        let made: DateTime<Utc> = "2026-11-23T09:00:00Z".parse().unwrap();
        let random = Random::seeded(1);
        let key = api_key::Model {
            id: Id::new(made, &random),
            organisation_id: Id::new(made, &random),
            name: "Ärendesystemet".to_owned(),
            key_hash: String::new(),
            tail: String::new(),
            made_by: None,
            made_at: made,
            expires_at: Some(made + TimeDelta::days(1)),
            last_used_at: None,
            revoked_at: None,
        };
        let end = made + TimeDelta::days(1);
        assert!(key_holds(&key, State::Active, end - TimeDelta::seconds(1)));
        assert!(!key_holds(&key, State::Active, end));
        assert!(!key_holds(&key, State::Ended, made));
        let for_ever = api_key::Model {
            expires_at: None,
            ..key.clone()
        };
        assert!(key_holds(&for_ever, State::Unconfirmed, end));
        let revoked = api_key::Model {
            revoked_at: Some(made),
            ..for_ever
        };
        assert!(!key_holds(&revoked, State::Active, made));
    }

    #[test]
    fn its_use_is_noted_once_an_hour() {
        let now: DateTime<Utc> = "2026-11-23T09:00:00Z".parse().unwrap();
        assert!(is_use_noted(None, now));
        assert!(!is_use_noted(Some(now - TimeDelta::minutes(59)), now));
        assert!(is_use_noted(Some(now - TimeDelta::hours(1)), now));
    }
}
