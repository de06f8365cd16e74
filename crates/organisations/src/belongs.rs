//! What becomes of this crate's rows when two people or two organisations are merged. Where both have a
//! membership of the same, one is left with the roles of both.

use store::{AtLoss, Belongs};

const WHO_ACTED: &str = "it tells who did something, under the name of then";

/// The columns of this crate that say whom a row belongs to.
pub(crate) fn belongs() -> Vec<Belongs> {
    [of_persons(), of_organisations(), of_memberships()].concat()
}

fn of_persons() -> Vec<Belongs> {
    let moves = |table, column| Belongs::moves("persons", table, column);
    let acted = |table, column| Belongs::stays("persons", table, column, WHO_ACTED);
    vec![
        moves("organisations", "contact_person_id"),
        moves("organisations", "offered_to"),
        acted("organisations", "confirmed_by"),
        moves("memberships", "person_id")
            .unless(&["organisation_id"])
            .at_loss(AtLoss::Goes)
            .told("organisations-merge-memberships"),
        acted("membership_roles", "given_by").key(&["membership_id", "role"]),
        moves("access_requests", "person_id").unless_while("state = 'open'", &["organisation_id"]),
        acted("access_requests", "answered_by"),
        acted("invitations", "invited_by"),
        moves("recoveries", "person_id"),
        acted("recoveries", "decided_by"),
        moves("recovery_signatures", "person_id")
            .unless(&["recovery_id"])
            .key(&["recovery_id"]),
        moves("board_seats", "person_id").told("organisations-merge-seats"),
        acted("documents", "sent_by"),
        acted("documents", "decided_by"),
        acted("verifications", "verified_by").key(&["organisation_id"]),
        acted("organisation_imports", "made_by"),
        acted("mailings", "made_by"),
        moves("mailing_letters", "person_id"),
        acted("agents", "marked_by").key(&["organisation_id"]),
        acted("assignments", "asked_by"),
        acted("assignments", "answered_by"),
        acted("assignments", "ended_by"),
        acted("change_requests", "asked_by"),
        acted("change_requests", "decided_by"),
        acted("api_keys", "made_by"),
        acted("webhooks", "made_by"),
    ]
}

fn of_organisations() -> Vec<Belongs> {
    let moves = |table| Belongs::moves("organisations", table, "organisation_id");
    let stays = |table, why| Belongs::stays("organisations", table, "organisation_id", why);
    vec![
        moves("memberships")
            .unless(&["person_id"])
            .at_loss(AtLoss::Goes)
            .told("organisations-merge-users"),
        moves("access_requests").unless_while("state = 'open'", &["person_id"]),
        moves("invitations").unless(&["email_key"]).at_loss(AtLoss::Goes),
        moves("recoveries")
            .unless_while("state IN ('asked', 'waiting')", &[])
            .at_loss(AtLoss::Becomes("state = 'stopped', ended_at = $4")),
        moves("board_seats").told("organisations-merge-board"),
        moves("agents").unless(&[]).key(&[]),
        Belongs::moves("organisations", "assignments", "agent_id")
            .unless_while("state IN ('asked', 'active')", &["number_hash", "service"])
            .at_loss(AtLoss::Becomes("state = 'ended', ended_at = $4")),
        Belongs::moves("organisations", "assignments", "customer_id"),
        moves("change_requests").unless_while("state = 'waiting'", &["field"]),
        moves("giros").unless(&["kind"]).key(&["kind"]),
        moves("documents")
            .unless_while("kind <> 'annat'", &["year", "kind"])
            .told("organisations-merge-documents"),
        Belongs::stays(
            "organisations",
            "verifications",
            "organisation_id",
            "each is asked for itself",
        )
        .key(&[]),
        Belongs::stays(
            "organisations",
            "heads",
            "organisation_id",
            "it tells of each for itself",
        )
        .key(&[]),
        Belongs::stays("organisations", "logos", "organisation_id", "each is drawn for itself").key(&[]),
        moves("billing").unless(&[]).key(&[]),
        moves("organisations_in_categories")
            .unless(&["category_id"])
            .key(&["category_id"]),
        stays(
            "organisation_import_rows",
            "a preview is of the organisation that was there",
        ),
        stays("api_keys", "what is in a program's hands opens no other organisation"),
        stays("webhooks", "where a program is told of one is no place for another"),
        stays("mailing_letters", "it tells for which one somebody was written to"),
        // Those of one organisation are one answer: they go together or stay.
        moves("member_counts").unless(&[]).key(&["age"]),
    ]
}

fn of_memberships() -> Vec<Belongs> {
    let moves = |table| Belongs::moves("memberships", table, "membership_id");
    vec![
        moves("membership_roles")
            .unless(&["role"])
            .key(&["role"])
            .at_loss(AtLoss::Goes),
        moves("mail_filters").unless(&["about"]).key(&["about"]),
    ]
}
