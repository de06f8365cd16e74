//! How long the rows of this crate's tables are kept.

use chrono::TimeDelta;
use store::Retention;

use crate::{posted, session};

/// The tables of this crate.
pub fn retention() -> Vec<Retention> {
    vec![
        // For a while after its end it tells whose kept form it was.
        Retention::after("sessions", "last_used_at", session::KEPT_AFTER_LAST_USE),
        Retention::after("kept_forms", "at", posted::KEPT_FOR),
        // The longest window of a throttle.
        Retention::after("throttles", "since", TimeDelta::days(1)),
    ]
}
