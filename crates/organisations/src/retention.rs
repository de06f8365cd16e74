//! How long the rows of this crate's tables are kept.

use chrono::TimeDelta;
use store::Retention;

use crate::rules::{INVITATION_FORGOTTEN, UNCLAIMED_KEPT};

/// Nobody with a confirmed account stands behind it.
const UNCLAIMED: &str = "state = 'unconfirmed' AND NOT EXISTS (SELECT 1 FROM memberships m \
     JOIN persons p ON p.id = m.person_id WHERE m.organisation_id = organisations.id AND p.state <> 'unconfirmed')";

/// The tables of this crate.
pub(crate) fn retention() -> Vec<Retention> {
    vec![
        Retention::some_after("organisations", UNCLAIMED, "created_at", UNCLAIMED_KEPT),
        Retention::with("memberships", "organisations"),
        Retention::with("membership_roles", "memberships"),
        Retention::after("access_requests", "answered_at", TimeDelta::days(365)),
        Retention::with("mail_filters", "memberships"),
        Retention::after("invitations", "expires_at", INVITATION_FORGOTTEN),
        Retention::after("recoveries", "ended_at", TimeDelta::days(730)),
        Retention::with("recovery_signatures", "recoveries"),
        Retention::after("board_seats", "ended_at", TimeDelta::days(730)),
        Retention::with("documents", "organisations"),
        Retention::with("verifications", "organisations"),
        Retention::with("billing", "organisations"),
        Retention::with("giros", "organisations"),
        Retention::with("change_requests", "organisations"),
        Retention::with("agents", "organisations"),
        Retention::after("assignments", "ended_at", TimeDelta::days(730)),
        Retention::with("member_counts", "organisations"),
        Retention::always("organisation_categories", "a list that staff keep"),
        Retention::with("organisations_in_categories", "organisations"),
        Retention::after("organisation_imports", "created_at", TimeDelta::days(1)),
        Retention::with("organisation_import_rows", "organisation_imports"),
        Retention::after("mailings", "created_at", TimeDelta::days(730)),
        Retention::with("mailing_letters", "mailings"),
    ]
}
