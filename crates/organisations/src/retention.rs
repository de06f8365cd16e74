//! How long the rows of this crate's tables are kept.

use chrono::TimeDelta;
use store::{Class, Holder, Retention, Term};

use crate::acts::LOGO;
use crate::acts::documents::DOCUMENT;
use crate::acts::recover::RECOVERY;
use crate::acts::request_change::CHANGE_REQUEST;
use crate::rules::{INVITATION_FORGOTTEN, UNCLAIMED_KEPT};

/// Nobody with a confirmed account stands behind it.
const UNCLAIMED: &str = "state = 'unconfirmed' AND NOT EXISTS (SELECT 1 FROM memberships m \
     JOIN persons p ON p.id = m.person_id WHERE m.organisation_id = organisations.id AND p.state <> 'unconfirmed')";

/// Those that ended, were declined, or were merged into another.
const ENDED: Class = Class {
    only: Some("state = 'ended'"),
    least: Some((Term::Days(90), "since a merge can be undone for 30 days")),
    ..Class::ended("ended_at", Term::Keep)
};

/// What staff have answered. It is kept: it shows on what grants were given and money was paid.
const DECIDED: Class = Class {
    only: Some("state <> 'waiting'"),
    ..Class::ended("decided_at", Term::Keep)
};

/// The tables of this crate.
pub(crate) fn retention() -> Vec<Retention> {
    vec![
        Retention::some_after("organisations", UNCLAIMED, "created_at", UNCLAIMED_KEPT),
        Retention::class("organisations", ENDED),
        Retention::with("memberships", "organisations"),
        Retention::with("membership_roles", "memberships"),
        Retention::class("access_requests", Class::ended("answered_at", Term::Years(1))),
        Retention::with("mail_filters", "memberships"),
        Retention::with("heads", "organisations"),
        Retention::after("invitations", "expires_at", INVITATION_FORGOTTEN),
        Retention::class("recoveries", Class::ended("ended_at", Term::Years(2))),
        Retention::with("recovery_signatures", "recoveries"),
        Retention::class("board_seats", Class::ended("ended_at", Term::Years(2))),
        Retention::class("documents", DECIDED),
        Retention::with("verifications", "organisations"),
        Retention::with("billing", "organisations"),
        Retention::with("logos", "organisations"),
        Retention::with("giros", "organisations"),
        Retention::class("change_requests", DECIDED),
        Retention::with("agents", "organisations"),
        Retention::class("assignments", Class::ended("ended_at", Term::Years(2))),
        Retention::with("member_counts", "organisations"),
        Retention::always("organisation_categories", "a list that staff keep"),
        Retention::with("organisations_in_categories", "organisations"),
        Retention::after("organisation_imports", "created_at", TimeDelta::days(1)),
        Retention::with("organisation_import_rows", "organisation_imports"),
        Retention::class("mailings", Class::ended("created_at", Term::Years(2))),
        Retention::with("mailing_letters", "mailings"),
        // What a program wrote names its key for as long.
        Retention::with("api_keys", "organisations"),
        Retention::with("webhooks", "organisations"),
        Retention::after("webhook_deliveries", "made_at", TimeDelta::days(30)),
    ]
}

/// What files of this crate hang on.
pub(crate) fn holders() -> Vec<Holder> {
    vec![
        Holder::rows(DOCUMENT, "documents"),
        Holder::rows(RECOVERY, "recoveries"),
        Holder::rows(CHANGE_REQUEST, "change_requests"),
        Holder {
            kind: LOGO,
            table: "logos",
            id: "organisation_id",
        },
    ]
}
