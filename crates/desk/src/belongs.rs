//! What becomes of this crate's rows when two people or two organisations are merged.

use store::{AtLoss, Belongs};

/// The columns of this crate that say whom a row belongs to.
pub(crate) fn belongs() -> Vec<Belongs> {
    vec![
        Belongs::moves("persons", "cases", "person_id").told("desk-merge-cases"),
        Belongs::moves("persons", "cases", "officer_id"),
        Belongs::moves("persons", "team_members", "person_id")
            .unless(&["team_id"])
            .key(&["team_id"]),
        Belongs::moves("persons", "case_recusals", "person_id")
            .unless(&["case_id"])
            .key(&["case_id"]),
        Belongs::moves("persons", "saved_selections", "person_id").unless(&["name_key"]),
        Belongs::moves("persons", "officer_settings", "person_id")
            .unless(&[])
            .key(&[]),
        Belongs::moves("persons", "incoming_mails", "person_id"),
        Belongs::moves("persons", "incoming_mails", "settled_by"),
        Belongs::moves("organisations", "cases", "organisation_id").told("desk-merge-cases"),
        Belongs::stays(
            "persons",
            "case_messages",
            "author_id",
            "a public record tells who wrote it",
        )
        .key(&["case_id", "number"]),
        Belongs::stays(
            "organisations",
            "case_messages",
            "agent_id",
            "a public record tells for whom it was written",
        )
        .key(&["case_id", "number"]),
        Belongs::stays(
            "persons",
            "case_ratings",
            "rated_by",
            "it tells who rated, under the name of then",
        )
        .key(&["case_id"]),
        Belongs::stays(
            "persons",
            "case_decisions",
            "decided_by",
            "a public record tells who decided",
        ),
        Belongs::stays(
            "persons",
            "case_appeals",
            "registered_by",
            "a public record tells who registered it",
        ),
        Belongs::moves("persons", "case_drafts", "person_id").unless(&["case_id"]),
        Belongs::moves("persons", "case_readers", "person_id")
            .unless(&["case_id"])
            .at_loss(AtLoss::Goes),
        Belongs::stays(
            "persons",
            "case_readers",
            "given_by",
            "it tells who let them, under the name of then",
        ),
        Belongs::moves("organisations", "case_readers", "organisation_id")
            .unless(&["case_id"])
            .at_loss(AtLoss::Goes),
        Belongs::moves("organisations", "case_readers", "within_id"),
    ]
}
