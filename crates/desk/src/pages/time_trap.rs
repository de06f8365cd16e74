//! Keeps machines out of the open forms without puzzles: a form that comes back within three seconds
//! was not filled in by a person. The stamp in the form is sealed, so it cannot be made up.

use chrono::{DateTime, TimeDelta, Utc};
use web::Portal;

const DOMAIN: &str = "desk.form_opened";
const FASTEST: TimeDelta = TimeDelta::seconds(3);
const OLDEST: TimeDelta = TimeDelta::days(2);

/// A stamp for a form that is shown now.
pub(crate) fn stamp(portal: &Portal) -> String {
    let now = portal.now().timestamp_millis().to_string();
    portal.store.keys().seal(portal.random(), DOMAIN, now.as_bytes())
}

/// What a stamp that came back says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trap {
    /// A person could have done it.
    Passed,
    /// Too fast; the same stamp is good in a moment.
    TooFast,
    /// Not a stamp of ours, or one that is too old.
    NoStamp,
}

/// Judges the stamp of a form that came back now.
pub(crate) fn judge(portal: &Portal, stamp: &str) -> Trap {
    match opened_at(portal, stamp) {
        Some(opened) => age(portal.now() - opened),
        None => Trap::NoStamp,
    }
}

fn opened_at(portal: &Portal, stamp: &str) -> Option<DateTime<Utc>> {
    let millis = portal.store.keys().open(DOMAIN, stamp).ok()?;
    DateTime::from_timestamp_millis(std::str::from_utf8(&millis).ok()?.parse().ok()?)
}

fn age(age: TimeDelta) -> Trap {
    if age > OLDEST {
        Trap::NoStamp
    } else if age < FASTEST {
        Trap::TooFast
    } else {
        Trap::Passed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_seconds_are_enough_and_two_days_too_many() {
        assert_eq!(age(TimeDelta::milliseconds(2_999)), Trap::TooFast);
        assert_eq!(age(TimeDelta::seconds(3)), Trap::Passed);
        assert_eq!(age(TimeDelta::days(2)), Trap::Passed);
        assert_eq!(age(TimeDelta::days(2) + TimeDelta::milliseconds(1)), Trap::NoStamp);
        // A stamp from the future: another node's clock is ahead.
        assert_eq!(age(TimeDelta::seconds(-1)), Trap::TooFast);
    }
}
