//! How long the rows of this crate's tables are kept.

use store::{Class, Holder, Retention, Term};

use crate::model::CASE;

/// Public records: the owner decides what is destroyed, and when.
const CASES: Class = Class {
    only: Some("state = 'closed'"),
    least: Some((Term::Days(90), "so long private links lead to it")),
    parts: &[("case_messages", "case_id")],
    pointers: &[("cases", "follows_id")],
    ..Class::ended("closed_at", Term::Keep)
};

/// The tables of this crate.
pub(crate) fn retention() -> Vec<Retention> {
    vec![
        Retention::class("cases", CASES),
        Retention::with("case_messages", "cases"),
    ]
}

/// What files and answers of this crate hang on.
pub(crate) fn holders() -> Vec<Holder> {
    vec![Holder::rows(CASE, "cases")]
}
