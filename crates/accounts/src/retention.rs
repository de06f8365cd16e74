//! How long the rows of this crate's tables are kept.

use store::{Class, Holder, Retention, Term};

use crate::acts::mandates::MANDATE;
use crate::acts::take_out;
use crate::{links, rules};

/// What an account that is closed leaves behind.
const HISTORY: Class = Class {
    only: Some("person_id IN (SELECT id FROM persons WHERE state = 'closed')"),
    ..Class::ended("at", Term::Years(1))
};

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
        Retention::class("history_entries", HISTORY),
        Retention::with("totp_secrets", "persons"),
        Retention::with("recovery_codes", "persons"),
        Retention::after("known_devices", "last_seen_at", rules::DEVICE_KNOWN_FOR),
        Retention::after("email_changes", "requested_at", rules::EMAIL_CHANGE_KEPT),
        Retention::with("channel_choices", "persons"),
        Retention::with("person_addresses", "persons"),
        Retention::with("closings", "persons"),
        // Seven days, by a cron: its file goes with it.
        Retention::with("personal_exports", "persons"),
        // Read logs have short defaults (law.md).
        Retention::class("person_views", Class::ended("at", Term::Years(1))),
        // Declined, taken back, given up or over; offers and those that count have no end yet. So long, since
        // cases tell who acted by it.
        Retention::class("mandates", Class::ended("ended_at", Term::Years(2))),
    ]
}

/// What files of this crate hang on.
pub(crate) fn holders() -> Vec<Holder> {
    vec![
        Holder::rows(MANDATE, "mandates"),
        Holder {
            kind: take_out::KIND,
            table: "personal_exports",
            id: "person_id",
        },
    ]
}
