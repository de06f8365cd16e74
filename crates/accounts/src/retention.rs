//! How long the rows of this crate's tables are kept.

use chrono::TimeDelta;
use store::Retention;

use crate::mandates::rules::KEPT;
use crate::{links, rules};

/// Who looked at whom, and what became of a closed account, is kept this long (law.md: read logs have
/// short defaults).
pub(crate) const YEAR: TimeDelta = TimeDelta::days(365);

/// The tables of this crate.
pub(crate) fn retention() -> Vec<Retention> {
    vec![
        // Imported accounts have no password yet and are kept; others stay until they are closed.
        Retention::some_after(
            "persons",
            "state = 'unconfirmed' AND password_hash IS NOT NULL",
            "created_at",
            rules::UNCONFIRMED_KEPT,
        ),
        Retention::after("held_usernames", "held_at", rules::UNCONFIRMED_KEPT),
        Retention::with("staff_roles", "persons"),
        Retention::after("single_use_links", "expires_at", links::KEPT_AFTER_END),
        Retention::always("terms", "what somebody accepted can be read again"),
        Retention::with("terms_acceptances", "persons"),
        Retention::some_after(
            "history_entries",
            "person_id IN (SELECT id FROM persons WHERE state = 'closed')",
            "at",
            YEAR,
        ),
        Retention::with("totp_secrets", "persons"),
        Retention::with("recovery_codes", "persons"),
        Retention::after("known_devices", "last_seen_at", rules::DEVICE_KNOWN_FOR),
        Retention::after("email_changes", "requested_at", rules::EMAIL_CHANGE_KEPT),
        Retention::with("channel_choices", "persons"),
        Retention::with("closings", "persons"),
        // Seven days, by a cron: its file goes with it.
        Retention::with("personal_exports", "persons"),
        Retention::after("person_views", "at", YEAR),
        // Declined, taken back, given up or over; offers and those that count have no end yet.
        Retention::after("mandates", "ended_at", KEPT),
    ]
}
