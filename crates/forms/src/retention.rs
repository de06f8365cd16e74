//! How long the rows of this crate's tables are kept.

use store::Retention;

/// The tables of this crate.
pub(crate) fn retention() -> Vec<Retention> {
    vec![
        Retention::always("forms", "staff take their questions away"),
        Retention::always("form_versions", "what was answered tells what was asked"),
        Retention::always(
            "form_answers",
            "each goes with the object that it belongs to, a day after it",
        ),
    ]
}
