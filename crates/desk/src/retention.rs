//! How long the rows of this crate's tables are kept.

use store::Retention;

const WHY: &str = "public records: the owner decides what is destroyed, and when";

/// The tables of this crate.
pub(crate) fn retention() -> Vec<Retention> {
    vec![Retention::always("cases", WHY), Retention::always("case_messages", WHY)]
}
