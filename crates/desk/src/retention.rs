//! How long the rows of this crate's tables are kept.

use store::{Class, Holder, Retention, Term};

use crate::model::{CASE, INCOMING_MAIL};
use crate::rules::DRAFT_KEPT;

/// Public records: the owner decides what is destroyed, and when.
const CASES: Class = Class {
    only: Some("state IN ('closed', 'merged')"),
    least: Some((Term::Days(90), "so long private links lead to it")),
    parts: &[
        ("case_messages", "case_id"),
        ("case_readers", "case_id"),
        ("case_recusals", "case_id"),
        ("case_drafts", "case_id"),
        ("case_ratings", "case_id"),
        ("case_links", "case_id"),
        ("case_links", "other_id"),
        ("case_appeals", "case_id"),
        ("case_decisions", "case_id"),
    ],
    pointers: &[
        ("cases", "follows_id"),
        ("cases", "merged_into_id"),
        ("incoming_mails", "case_id"),
    ],
    ..Class::ended("closed_at", Term::Keep)
};
/// What machines wrote and what staff laid aside is of little meaning; the mails of cases are kept as cases are.
const MAILS: Class = Class {
    only: Some("state IN ('automatic', 'aside')"),
    ..Class::ended("settled_at", Term::Years(2))
};

/// The tables of this crate.
pub(crate) fn retention() -> Vec<Retention> {
    vec![
        Retention::class("cases", CASES),
        Retention::with("case_messages", "cases"),
        Retention::with("case_readers", "cases"),
        Retention::with("case_recusals", "cases"),
        Retention::with("case_search", "cases"),
        Retention::always("topics", "old cases name them"),
        Retention::with("case_links", "cases"),
        Retention::always("canned_answers", "a list that staff keep"),
        Retention::with("case_ratings", "cases"),
        Retention::after("case_drafts", "saved_at", DRAFT_KEPT),
        Retention::with("case_decisions", "cases"),
        Retention::with("case_appeals", "cases"),
        Retention::always("decision_types", "old decisions name them"),
        Retention::always("teams", "staff take away those that are not used"),
        Retention::always("team_members", "staff say who is in a team"),
        Retention::class("incoming_mails", MAILS),
        Retention::always(
            "saved_selections",
            "officers take away their own, and it goes with the account",
        ),
        Retention::always(
            "officer_settings",
            "how an officer wants it, and it goes with the account",
        ),
    ]
}

/// What files and answers of this crate hang on.
pub(crate) fn holders() -> Vec<Holder> {
    vec![
        Holder::rows(CASE, "cases"),
        Holder::rows(INCOMING_MAIL, "incoming_mails"),
    ]
}
