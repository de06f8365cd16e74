//! What becomes of this crate's rows when two people or two organisations are merged.

use store::Belongs;

/// The columns of this crate that say whom a row belongs to.
pub(crate) fn belongs() -> Vec<Belongs> {
    vec![
        Belongs::moves("persons", "cases", "person_id").told("desk-merge-cases"),
        Belongs::moves("persons", "cases", "officer_id"),
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
    ]
}
